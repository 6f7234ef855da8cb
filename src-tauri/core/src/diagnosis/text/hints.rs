//! What is left where no sentence of Meta's is in a text: the words in which other tools retell one.

use crate::diagnosis::causes::{
    META_DOWN, NO_CAUSE, NOT_LINKED, NOT_REACHED, OTHER_PROGRAM, PERMISSION, PERSONAL, STATUS, WEBSITE,
    WORKS, WORKS_ENDLESS,
};
use crate::diagnosis::phrases::{self, plain};
use crate::diagnosis::{Finding, permissions};

use super::strangers;

/// The cause that a retold text means, with the name of the program whose answer it is.
pub fn cause(text: &str) -> Option<(Finding, Option<String>)> {
    if strangers::is_of_website(text) {
        return Some((WEBSITE, None));
    }
    let plain = plain(text);
    let connection = phrases::connection(text);
    if phrases::names_a_host(text) {
        if connection.is_some() || is_certificate(&plain) {
            return Some((NOT_REACHED, None));
        }
        if is_server_error(&plain) {
            return Some((META_DOWN, None));
        }
    }
    if let Some(found) = phrases::from_elsewhere(text) {
        return Some((found, None));
    }
    let of_site = connection.or_else(|| phrases::status(text)).or_else(|| refused_by_status(&plain));
    if let Some(found) = of_site {
        return Some(match strangers::host(text) {
            Some(host) => (OTHER_PROGRAM, Some(host)),
            None => (found, None),
        });
    }
    let retold = looked_at(&plain)
        .or_else(|| professional(&plain))
        .or_else(|| permission(text))
        .or_else(|| ended(&plain));
    retold.map(|found| (found, None))
}

/// A permission by its name, and that it is missing.
fn permission(text: &str) -> Option<Finding> {
    permissions::asked_for_in(text).then_some(PERMISSION)
}

/// A browser's warning at one of Meta's own hosts lies on the way there, not at our return address.
fn is_certificate(plain: &str) -> bool {
    ["err_cert_", "sec_error_unknown_issuer", "not private"].iter().any(|warning| plain.contains(warning))
}

/// A status from 500 to 599, as programs write it without its words: HTTP/2 sends none.
fn is_server_error(plain: &str) -> bool {
    let mut words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_status = |word: &str| word.len() == 3 && word.starts_with('5') && word.parse::<u16>().is_ok();
    words.any(is_status) && ["http", "status", "response"].iter().any(|word| plain.contains(word))
}

/// A token or a connection of one of Meta's networks that another tool calls ended, in its own words.
fn ended(plain: &str) -> Option<Finding> {
    const WHAT: [&str; 6] = ["token", "connection", "access", "токен", "подключени", "маркер"];
    const ENDED: [&str; 7] = [
        "has expired",
        "have expired",
        "token expired",
        "is expired",
        "token is no longer valid",
        "abgelaufen",
        "истек",
    ];
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let is_metas = has(&["instagram", "threads", "facebook", "инстаграм", "фейсбук"]);
    (is_metas && has(&WHAT) && has(&ENDED) && strangers::host(plain).is_none()).then_some(NO_CAUSE)
}

/// `401` or `403`, as programs and people write it.
fn refused_by_status(plain: &str) -> Option<Finding> {
    const WORDS: [&str; 9] = [
        "http",
        "status",
        "unauthorized",
        "unauthorised",
        "forbidden",
        "response",
        "denied",
        "error",
        "ошибка",
    ];
    let mut numbers = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_alone = matches!(plain.trim(), "401" | "403" | "unauthorized" | "forbidden");
    let mut is_status = || {
        numbers.any(|number| matches!(number, "401" | "403")) && WORDS.iter().any(|word| plain.contains(word))
    };
    (is_alone || is_status()).then_some(STATUS)
}

/// What Meta's page for looking at a token shows of one that works, as it is copied from there.
fn looked_at(plain: &str) -> Option<Finding> {
    let is_valid = ["valid true", "valid: true", "valid | true"].iter().any(|valid| plain.contains(valid));
    let is_of_page = ["app id", "app-scoped", "data access expires", "issued", "scopes"]
        .iter()
        .any(|name| plain.contains(name));
    let is_endless =
        ["expires never", "expires: never", "expires | never"].iter().any(|never| plain.contains(never));
    (is_valid && is_of_page).then_some(if is_endless { WORKS_ENDLESS } else { WORKS })
}

/// No professional account, or none that is linked to a Page: each tool says it in its own words, so it is recognised
/// by what it speaks of.
fn professional(plain: &str) -> Option<Finding> {
    const KINDS: [&str; 18] = [
        "business account",
        "creator account",
        "professional account",
        "business profile",
        "creator profile",
        "professional profile",
        "business or creator",
        "professional instagram",
        "instagram business",
        "personal account",
        "personal instagram",
        "professionelles",
        "unternehmenskonto",
        "cuenta profesional",
        "compte professionnel",
        "account professionale",
        "conta profissional",
        "профессиональн",
    ];
    const LINKS: [&str; 10] = [
        "linked to a facebook page",
        "connected to a facebook page",
        "link it to the page",
        "linked to a page",
        "connected to a page",
        "hangs on a facebook page",
        "facebook-seite verknüpf",
        "vinculada a una página",
        "связан со страницей",
        "привязан к странице",
    ];
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if !plain.contains("instagram") && !plain.contains("инстаграм") {
        return None;
    }
    let lacks = has(&[
        " no ",
        "not ",
        "n't",
        "only ",
        "must ",
        "need",
        "requires",
        "switch to",
        "convert",
        "kein",
        "nur ",
        "muss ",
        "debe",
        "necesita",
        "solo ",
        " pas ",
        "doit",
        "deve",
        " не ",
        "нужен",
        "нужна",
        "нужно",
        "только",
    ]);
    let is_linked = has(&LINKS);
    match (has(&KINDS), is_linked, lacks) {
        (true, _, true) => Some(PERSONAL),
        (false, true, true) => Some(NOT_LINKED),
        _ => None,
    }
}
