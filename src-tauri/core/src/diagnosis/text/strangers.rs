//! Answers of other programs. Every site on the web answers 401 and 403 (RFC 9110 sections 15.5.2 and 15.5.4), and many
//! count errors as Meta does, so their own marks are looked for before Meta's numbers.

mod table;

use std::net::Ipv4Addr;
use std::sync::LazyLock;

use super::signs;
use crate::diagnosis::phrases;
use crate::diagnosis::sought::Longest;
use table::{PORTS, PROGRAMS, Program};

/// The program whose answer a text is, by marks that only its answers have, or by its name where nothing speaks of
/// Meta. None where the text has marks of Meta's.
pub fn program(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if is_metas(&lower) {
        return None;
    }
    let marked = PROGRAMS.iter().find(|program| program.marks.iter().any(|mark| lower.contains(mark)));
    let named = || named(text, |program| program.is_subject).filter(|_| !signs::names_meta(text));
    marked.or_else(named).map(|program| program.name.to_owned())
}

/// The program that a text names, where nothing of Meta's was found in it.
pub fn mentioned(text: &str) -> Option<String> {
    if is_metas(&text.to_lowercase()) || signs::names_meta(text) {
        return None;
    }
    named(text, |_| true).map(|program| program.name.to_owned())
}

/// The places where a text names a program of which it then speaks.
pub fn places(text: &str) -> Vec<usize> {
    static SOUGHT: LazyLock<Option<Longest>> = LazyLock::new(|| {
        let subjects = PROGRAMS.iter().filter(|program| program.is_subject);
        Longest::of(subjects.flat_map(|program| program.names.iter().copied()))
    });
    signs::places(text, &SOUGHT, |_| false)
}

/// The first program of the table that a text names, where it tells of trouble: a name alone is no answer.
fn named(text: &str, is_meant: fn(&Program) -> bool) -> Option<&'static Program> {
    let lower = text.to_lowercase();
    if !TROUBLE.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let goes_on = |letter: char| letter.is_alphanumeric();
    let has = |name: &str| {
        lower.match_indices(&name.to_lowercase()).any(|(at, name)| {
            !lower[..at].ends_with(goes_on) && !lower[at + name.len()..].starts_with(goes_on)
        })
    };
    PROGRAMS
        .iter()
        .filter(|program| is_meant(program))
        .find(|program| program.names.iter().any(|name| has(name)))
}

/// Words of refusals and failures.
const TROUBLE: [&str; 32] = [
    "error",
    "fail",
    "invalid",
    "expire",
    "revoke",
    "unauthor",
    "denied",
    "forbidden",
    "refused",
    "exception",
    "required",
    "reconnect",
    "disconnected",
    "timed out",
    "blocked",
    "permission",
    "token",
    "code",
    "quota",
    "limit",
    "401",
    "403",
    "fehler",
    "ошибк",
    "истек",
    "истёк",
    "недейств",
    "не удалось",
    "отказ",
    "код",
    "токен",
    "доступ",
];

/// The host of an address in a text of another program, where it is not Meta's.
pub fn host(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if is_metas(&lower) {
        return None;
    }
    hosts(&lower).find(|host| !is_of_meta(host)).map(str::to_owned)
}

/// The host that a text names beside an answer, where nothing in the text is Meta's.
pub fn answering_host(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if is_metas(&lower) || signs::names_meta(text) {
        return None;
    }
    let named = hosts(&lower).find(|host| !is_near(host)).map(str::to_owned);
    named.or_else(|| lower.split_whitespace().find_map(host_of_path).map(str::to_owned))
}

/// The host of an address without `https://`, like `shop.example/api`. A path of files has names of files in it.
fn host_of_path(word: &str) -> Option<&str> {
    const FILES: [&str; 12] = ["py", "js", "ts", "php", "rb", "go", "sh", "log", "json", "java", "cs", "env"];
    let (host, _) = word.split_once('/')?;
    let is_of_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let is_file = FILES.iter().any(|end| host.rsplit('.').next() == Some(end));
    (host.bytes().all(is_of_host) && is_name(host) && !is_file).then_some(host)
}

/// The program or the host that a failed connection was for, where it was not for Meta.
pub fn not_reached(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if phrases::names_a_host(&lower) {
        return None;
    }
    let by_port = ports(&lower).find_map(|port| PORTS.iter().find(|(known, _)| *known == port));
    by_port
        .map(|(_, name)| (*name).to_owned())
        .or_else(|| host(text))
        .or_else(|| sought_host(&lower).map(str::to_owned))
        .or_else(|| mentioned(text))
}

/// Whether a tool asked the website as a visitor, with no token of Meta's.
pub fn is_of_website(text: &str) -> bool {
    const MARKS: [&str; 13] = [
        "www.instagram.com/api/v1",
        "i.instagram.com/api",
        "web_profile_info",
        "\"require_login\":true",
        "\"require_login\": true",
        "'require_login': true",
        "login_required",
        "instagram.com/graphql/query",
        "?__a=1",
        "instaloader",
        "instagrapi",
        "instagram_private_api",
        "threads.net/api/graphql",
    ];
    let lower = text.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark)) && !has_own_words(&lower) && !lower.contains("//graph.")
}

/// Whether a text in lower case has marks that only Meta's answers have: its fields, its types of errors, its hosts.
pub fn is_metas(lower: &str) -> bool {
    has_own_words(lower) || phrases::names_a_host(lower)
}

fn has_own_words(lower: &str) -> bool {
    const OWN: [&str; 15] = [
        "fbtrace",
        "oauthexception",
        "igapiexception",
        "thapiexception",
        "graphmethodexception",
        "facebookapiexception",
        "error_subcode",
        "error_user_msg",
        "is_transient",
        "facebook platform",
        "error validating access token",
        "invalid oauth access token",
        "session has been invalidated",
        "has not authorized application",
        "session has expired on ",
    ];
    let has_numbered = || lower.match_indices("(#").any(|(at, _)| signs::is_notation(lower, at));
    OWN.iter().any(|own| lower.contains(own)) || has_numbered()
}

/// The hosts of a text: of its addresses, and those that begin as hosts of programs and sites do.
fn hosts(lower: &str) -> impl Iterator<Item = &str> {
    let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
    lower.split(move |letter: char| !is_of_host(letter)).filter_map(move |word| {
        let word = word.trim_matches('.');
        let start = word.as_ptr() as usize - lower.as_ptr() as usize;
        let is_named = lower[..start].ends_with("://") || BEGINNINGS.iter().any(|own| word.starts_with(own));
        (is_named && word.contains('.')).then_some(word)
    })
}

/// How names of hosts begin.
const BEGINNINGS: [&str; 9] = ["api.", "www.", "smtp.", "imap.", "mail.", "db.", "ftp.", "redis.", "mysql."];

/// The host that a program says it looked for or called: the word behind what it did. An address of the world's network
/// may be one of Meta's, so only an address of this computer or of an office counts.
fn sought_host(lower: &str) -> Option<&str> {
    const BEFORE: [&str; 23] = [
        "enotfound ",
        "eai_again ",
        "econnrefused ",
        "econnreset ",
        "etimedout ",
        "ehostunreach ",
        "could not resolve host: ",
        "couldn't resolve host '",
        "unable to resolve host address ",
        "unable to resolve host ",
        "failed to connect to ",
        "cannot connect to host ",
        "host='",
        "host=",
        "on host \"",
        "dial tcp ",
        "dial tcp: lookup ",
        "unknownhostexception: ",
        "failed to resolve '",
        "hostname: '",
        "connect to ",
        "connection to ",
        "address: ",
    ];
    let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | ':');
    BEFORE.iter().flat_map(|before| lower.match_indices(before)).find_map(|(at, before)| {
        let rest = lower[at + before.len()..].trim_start_matches(['"', '\'', '`', '‘', '“', '[', '(']);
        let word = rest.split(|letter| !is_of_host(letter)).next().unwrap_or_default();
        let word = word.trim_end_matches(['.', ':', '-']);
        let is_sought = || SOUGHT.contains(&before) && is_label(word, &rest[word.len()..]);
        (is_name(word) || is_near(word) || is_sought()).then_some(word)
    })
}

/// Behind these words stands a name even where it has no dot.
const SOUGHT: [&str; 5] =
    ["enotfound ", "eai_again ", "could not resolve host: ", "dial tcp: lookup ", "unknownhostexception: "];

/// A name like `minio`, as containers and offices have them: no sentence goes on behind it.
fn is_label(word: &str, behind: &str) -> bool {
    let ends = behind.starts_with(" on ") || !behind.starts_with([' ', '\t']);
    ends && word.len() > 1 && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A name like `db.local`, with a port or without.
fn is_name(word: &str) -> bool {
    let host = word.split(':').next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// An address of this computer, or of a network of its own (RFC 1918; RFC 4193).
fn is_near(word: &str) -> bool {
    if word == "localhost" || word.starts_with("localhost:") || word.starts_with("::1") {
        return true;
    }
    let host = word.split(':').next().unwrap_or_default();
    host.parse::<Ipv4Addr>()
        .is_ok_and(|address| address.is_loopback() || address.is_private() || address.is_link_local())
}

/// The numbers behind a colon or the word `port`.
fn ports(lower: &str) -> impl Iterator<Item = u16> {
    let behind = [":", "port ", "port=", "port: "];
    behind.into_iter().flat_map(move |before| {
        lower.match_indices(before).filter_map(move |(at, before)| {
            let rest = &lower[at + before.len()..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let is_time =
                before == ":" && lower[..at].ends_with(|digit: char| digit.is_ascii_digit()) && digits == 2;
            if is_time { None } else { rest[..digits].parse().ok() }
        })
    })
}

fn is_of_meta(host: &str) -> bool {
    const DOMAINS: [&str; 9] = [
        "facebook.com",
        "facebook.net",
        "fbcdn.net",
        "instagram.com",
        "cdninstagram.com",
        "threads.net",
        "threads.com",
        "meta.com",
        "metastatus.com",
    ];
    DOMAINS
        .iter()
        .any(|domain| host == *domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))
}
