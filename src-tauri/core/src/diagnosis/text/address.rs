//! Addresses: the one that Meta leads back to, and the one that a log-in starts with.

use url::Url;

use super::super::causes::{
    APP_ID_EMPTY, APP_MAY_NOT, BROWSER_STOPPED, LOG_IN_PAGE, RETURN_HTTP, SCOPE, STRANGE_PERMISSION, UNKNOWN,
    USE_CASE,
};
use super::super::{Class, Finding, Step, TokenState, diagnose_error};
use crate::network::Network;
use crate::plain;
use crate::ports::MetaError;

/// The errors in return addresses anywhere in the text (RFC 6749 section 4.1.2.1, and Facebook's `error_code` with
/// `error_message`), each with its place in the text and its word; with or without the part before the query.
pub fn errors(text: &str) -> Vec<(usize, &str, MetaError)> {
    let is_query = |word: &str| word.contains(['?', '&', '#']) || word.starts_with("error=");
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words = words(text).filter(|word| word.contains("error") && is_query(word));
    words
        .map(|word| (place(word), word, query_error(word.split_once('?').map_or(word, |(_, query)| query))))
        .filter(|(_, _, error)| error.code.is_some() || !error.message.is_empty())
        .collect()
}

/// Reads the error from the parameters of a query.
pub fn query_error(query: &str) -> MetaError {
    let mut error = MetaError::default();
    let mut words = Vec::new();
    let query = query.split_once('#').map_or(
        query,
        |(query, fragment)| {
            if query.contains('=') { query } else { fragment }
        },
    );
    for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            "error_code" => error.code = value.parse().ok(),
            // The OAuth standard's word for a person who said no.
            "error" if value == "access_denied" => words.push("user denied".to_owned()),
            // What the server cannot do now (RFC 6749 section 4.1.2.1).
            "error" if matches!(&*value, "server_error" | "temporarily_unavailable") => {
                error.transient = true;
                words.push(plain::message(&value));
            }
            "error" if value == UNAUTHORIZED => {
                error.kind = Some(UNAUTHORIZED.to_owned());
                words.push(plain::message(&value));
            }
            "error" => words.push(plain::message(&value.replace('_', " "))),
            "error_reason" | "error_description" | "error_message" => {
                words.push(plain::message(&value.replace("user_denied", "user denied")));
            }
            _ => {}
        }
    }
    error.message = words.join(" ");
    error.transient &= error.code.is_none();
    // Facebook gives a cancelled log-in the number of a missing permission.
    if error.message.contains("user denied") {
        error.code = None;
    }
    error
}

/// The cause of an error at the return address, found at this step. There is no token yet, so it says nothing of one.
pub fn cause_at_return(error: &MetaError, step: Step) -> Finding {
    let found = diagnose_error(error, step);
    let is_client = error.kind.as_deref() == Some(UNAUTHORIZED);
    match found.class {
        Class::Unknown if is_client && found == UNKNOWN => APP_MAY_NOT,
        // Which permissions are asked for is a setting of the app, so its use case is what helps.
        _ if matches!(found, SCOPE | STRANGE_PERMISSION) => USE_CASE,
        // Facebook's bare "Permissions error" on its own log-in page is about the app or the person.
        Class::Permission => LOG_IN_PAGE,
        _ if found.token == TokenState::Alive => found.unsure(),
        _ => found,
    }
}

/// OAuth's name for an app that may not ask for a code.
const UNAUTHORIZED: &str = "unauthorized_client";

/// A return address of a successful log-in, which has to be pasted where the log-in was started.
pub fn came_back(text: &str) -> Option<Finding> {
    let has = |url: &Url, key: &str| url.query_pairs().any(|(name, value)| name == key && !value.is_empty());
    words(text)
        .filter_map(|word| Url::parse(word).ok())
        .any(|url| has(&url, "code") && has(&url, "state"))
        .then_some(BROWSER_STOPPED)
}

/// The mistake in an address of Meta's log-in page.
pub fn cause(text: &str) -> Option<Finding> {
    words(text).find_map(|word| {
        let url = Url::parse(word).ok().filter(is_log_in)?;
        let value = |key: &str| url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value);
        if value("client_id").is_none_or(|id| id.trim().is_empty()) {
            return Some(APP_ID_EMPTY);
        }
        let is_insecure = |address: &str| address.starts_with("http://");
        let wants_https = network_of(&url) != Some(Network::Facebook);
        value("redirect_uri").filter(|address| wants_https && is_insecure(address)).map(|_| RETURN_HTTP)
    })
}

/// The return address that a program sent to Meta's log-in page.
pub fn redirect_uri(text: &str) -> Option<String> {
    let told = words(text).find_map(|word| {
        let query = word.split_once('?').map_or(word, |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == "redirect_uri")
            .map(|(_, value)| value.into_owned())
    });
    told.filter(|address| Url::parse(address).is_ok()).map(|address| plain::name(&address))
}

fn is_log_in(url: &Url) -> bool {
    network_of(url).is_some()
        && (url.path().ends_with("/oauth/authorize") || url.path().ends_with("/dialog/oauth"))
}

fn network_of(url: &Url) -> Option<Network> {
    let host = url.host_str()?;
    let is =
        |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    match () {
        () if is("threads.net") || is("threads.com") => Some(Network::Threads),
        () if is("instagram.com") => Some(Network::Instagram),
        () if is("facebook.com") => Some(Network::Facebook),
        () => None,
    }
}

/// The words of a text that may be an address or a query: those with a value in them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '<' | '>' | '`');
    text.split(ends)
        .map(|word| word.trim_matches(['(', ')', ',', '.', ';']))
        .filter(|word| word.contains('='))
}
