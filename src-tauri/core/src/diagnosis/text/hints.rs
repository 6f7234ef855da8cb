//! What is left where no sentence of Meta's is in a text: failed connections, statuses of HTTP, what a page of Meta's
//! shows, and the words in which other tools retell an answer.

use super::{retold, strangers};
use crate::diagnosis::Finding;
use crate::diagnosis::causes::{
    META_DOWN, NOT_REACHED, OTHER_PROGRAM, STATUS, WEBSITE, WORKS, WORKS_ENDLESS,
};
use crate::diagnosis::phrases::{self, plain};

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
    if let Some(found) = connection {
        return Some(of_program(strangers::not_reached(text), found));
    }
    if let Some(found) = phrases::status(text).or_else(|| refused_by_status(&plain)) {
        return Some(of_program(strangers::host(text).or_else(|| strangers::mentioned(text)), found));
    }
    looked_at(&plain).or_else(|| retold::cause(text, &plain)).map(|found| (found, None))
}

/// The answer of a program that is known, or else the cause.
fn of_program(program: Option<String>, found: Finding) -> (Finding, Option<String>) {
    if program.is_some() { (OTHER_PROGRAM, program) } else { (found, None) }
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
