//! What Meta's answers and pages say, and what browsers, programs and computers say on the way there. Each as its
//! source has it, in English: none is translated, because nobody has seen the translation.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::Finding;
use super::causes::{
    APP_BLOCKED, APP_ID, APP_ID_EMPTY, APP_ID_STRANGE, APP_OFF, BROWSER_STOPPED, BY_HAND, CHECKPOINT,
    CODE_OLD, CODE_USED, DENIED, EXPIRED, LIMITED, META_DOWN, NEEDS_PROOF, NEEDS_SECRET, NO_LINE, NO_PRODUCT,
    NO_VAULT, NOT_GOOD, OFFLINE, OLD_KIND, OTHER_APP, OUR_FAULT, PAGE_GONE, PAGE_ROLE, PASTE, PERMISSION,
    PORT_BUSY, REMOVED, RESTART, RETURN_ADDRESS, RETURN_DOMAIN, RETURN_HTTP, RETURN_OR_SECRET, SCOPE, SECRET,
    SECRET_OF_OTHER, SLOW_DOWN, TESTER, TURNED_OFF, UNUSED, USE_CASE, USER_ID,
};
use crate::network::Network;

/// Phrases of Meta's. The first phrase of the list that is found in a text decides.
const META: &[(&str, Finding)] = &[
    ("cannot parse access token", PASTE),
    ("malformed access token", PASTE),
    ("access token could not be decrypted", PASTE),
    ("invalid oauth access token signature", OTHER_APP),
    ("invalid oauth 2.0 access token", NOT_GOOD),
    ("invalid oauth access token", PASTE),
    ("session has expired", EXPIRED),
    ("has not authorized application", REMOVED),
    ("session has been invalidated", TURNED_OFF),
    ("session does not match current stored session", TURNED_OFF),
    ("follow the instructions given", CHECKPOINT),
    ("not a confirmed user", CHECKPOINT),
    ("to impersonate it", PAGE_ROLE),
    ("hasn't engaged the app", UNUSED),
    ("access token is invalid", NOT_GOOD),
    ("access_token provided is invalid", NOT_GOOD),
    ("user logged out", NOT_GOOD),
    ("session key invalid", NOT_GOOD),
    ("matching code was not found", CODE_USED),
    ("authorization code has been used", CODE_USED),
    ("invalid authorization code", CODE_USED),
    ("code has expired", CODE_OLD),
    ("error validating client secret", SECRET),
    ("error validating verification code", RETURN_OR_SECRET),
    ("insecure login blocked", RETURN_HTTP),
    ("can't load url", RETURN_DOMAIN),
    ("domain of this url isn't included", RETURN_DOMAIN),
    ("invalid redirect_uri", RETURN_ADDRESS),
    ("redirect uri is not whitelisted", RETURN_ADDRESS),
    ("url blocked", RETURN_ADDRESS),
    ("invalid platform app", APP_ID),
    ("th__application", APP_ID),
    ("no application data was given", APP_ID),
    ("no app id was provided", APP_ID_EMPTY),
    ("error validating application", APP_ID_STRANGE),
    ("insufficient developer role", TESTER),
    ("not accepted the invite", TESTER),
    ("require an appsecret_proof", NEEDS_PROOF),
    ("appsecret_proof", SECRET_OF_OTHER),
    ("incorrect signature", SECRET),
    ("must provide an app access token", NEEDS_SECRET),
    ("api access blocked", APP_BLOCKED),
    ("hasn't authorized the application to perform", PERMISSION),
    ("not have permission", PERMISSION),
    ("not have the capability", NO_PRODUCT),
    ("invalid scopes", USE_CASE),
    ("invalid scope", SCOPE),
    ("request limit reached", SLOW_DOWN),
    ("exceeded the rate limit", SLOW_DOWN),
    ("too many calls", SLOW_DOWN),
    ("deemed abusive", LIMITED),
    ("app not active", APP_OFF),
    ("app is not accessible right now", APP_OFF),
    ("facebook login is currently unavailable", APP_OFF),
    ("user denied", DENIED),
    ("parameter not specified", OUR_FAULT),
    ("unknown path components", OUR_FAULT),
    ("method type: post", OUR_FAULT),
    ("unsupported post request", OUR_FAULT),
    ("unsupported delete request", BY_HAND),
    ("retry your request later", META_DOWN),
    ("an unknown error", META_DOWN),
];

/// Phrases of other programs, and phrases of Meta's that mean something else while we ask for a token ourselves. The
/// last phrases are less certain: a line of a log may have them beside its real cause.
const ELSEWHERE: &[(&str, Finding)] = &[
    (UNSUPPORTED_GET, OLD_KIND),
    ("unsupported get request. object with id", USER_ID),
    ("invalid user id", USER_ID),
    ("changed their password", TURNED_OFF),
    ("checkpoint", CHECKPOINT),
    ("not confirmed", CHECKPOINT),
    ("401 unauthorized", NOT_GOOD),
    ("page isn't available", PAGE_GONE),
    ("could not load current token", NO_LINE),
    ("token refresh completed but", RESTART),
    ("err_cert_", BROWSER_STOPPED),
    ("sec_error_unknown_issuer", BROWSER_STOPPED),
    ("not private", BROWSER_STOPPED),
    ("connection_refused", BROWSER_STOPPED),
    ("can't connect to the server", BROWSER_STOPPED),
    ("localhost refused to connect", BROWSER_STOPPED),
    ("eaddrinuse", PORT_BUSY),
    ("address already in use", PORT_BUSY),
    ("org.freedesktop.secrets", NO_VAULT),
    ("secret service", NO_VAULT),
    ("the name is not activatable", NO_VAULT),
    ("no result found", NO_VAULT),
    ("enotfound", OFFLINE),
    ("eai_again", OFFLINE),
    ("could not resolve host", OFFLINE),
    ("name or service not known", OFFLINE),
    ("temporary failure in name resolution", OFFLINE),
    ("network is unreachable", OFFLINE),
    ("enetunreach", OFFLINE),
    ("err_internet_disconnected", OFFLINE),
    ("err_name_not_resolved", OFFLINE),
    ("econnreset", OFFLINE),
    ("connection reset by peer", OFFLINE),
    ("etimedout", OFFLINE),
    ("timed out", OFFLINE),
    ("ms exceeded", OFFLINE),
    ("too many requests", SLOW_DOWN),
    ("internal server error", META_DOWN),
    ("bad gateway", META_DOWN),
    ("service unavailable", META_DOWN),
    ("gateway timeout", META_DOWN),
    ("gateway time-out", META_DOWN),
];

/// Meta's refusal of a GET at an address where a GET is right.
const UNSUPPORTED_GET: &str = "method type: get";

/// Whether a message is that sentence.
pub fn is_unsupported_get(message: &str) -> bool {
    message.to_ascii_lowercase().contains(UNSUPPORTED_GET)
}

/// Phrases that belong to one network, among them the hosts that serve only that network.
const OF_ONE_NETWORK: &[(&str, Network)] = &[
    ("graph.threads.", Network::Threads),
    ("threads.net/", Network::Threads),
    ("threads.com/", Network::Threads),
    ("thapiexception", Network::Threads),
    ("th__application", Network::Threads),
    ("th_exchange_token", Network::Threads),
    ("th_refresh_token", Network::Threads),
    ("threads_basic", Network::Threads),
    ("not accepted the invite to test", Network::Threads),
    ("1349026", Network::Threads),
    ("1349168", Network::Threads),
    ("1349187", Network::Threads),
    ("1349245", Network::Threads),
    ("4476002", Network::Threads),
    ("graph.instagram.com", Network::Instagram),
    ("api.instagram.com", Network::Instagram),
    ("instagram.com/oauth", Network::Instagram),
    ("igapiexception", Network::Instagram),
    ("invalid platform app", Network::Instagram),
    ("insufficient developer role", Network::Instagram),
    ("ig_exchange_token", Network::Instagram),
    ("ig_refresh_token", Network::Instagram),
    ("instagram_business_", Network::Instagram),
    ("calls to this instagram account", Network::Instagram),
    ("graph.facebook.com", Network::Facebook),
    ("dialog/oauth", Network::Facebook),
    ("facebook login is currently", Network::Facebook),
    ("log in to www.facebook.com", Network::Facebook),
    ("fb_exchange_token", Network::Facebook),
    ("calls to this page account", Network::Facebook),
];

/// The cause that a message of Meta's names.
pub fn of_meta(message: &str) -> Option<Finding> {
    static SOUGHT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| sought(META));
    first(SOUGHT.as_ref()?, META, message)
}

/// The cause that a text of another program names.
pub fn from_elsewhere(text: &str) -> Option<Finding> {
    static SOUGHT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| sought(ELSEWHERE));
    first(SOUGHT.as_ref()?, ELSEWHERE, text)
}

/// The network that a text is about; None when it mentions two.
pub fn network(text: &str) -> Option<Network> {
    static SOUGHT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| sought(OF_ONE_NETWORK));
    let found = SOUGHT.as_ref()?.find_overlapping_iter(text);
    let mut named = found.filter_map(|found| Some(OF_ONE_NETWORK.get(found.pattern().as_usize())?.1));
    let first = named.next()?;
    named.all(|network| network == first).then_some(first)
}

/// Compiles the phrases, so that one pass over the text finds them all.
fn sought<T>(table: &[(&str, T)]) -> Option<AhoCorasick> {
    let phrases = table.iter().map(|(phrase, _)| phrase);
    AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok()
}

fn first<T: Copy>(sought: &AhoCorasick, table: &[(&str, T)], text: &str) -> Option<T> {
    let plain = with_plain_apostrophes(text);
    let earliest = sought.find_overlapping_iter(&*plain).map(|found| found.pattern().as_usize()).min()?;
    table.get(earliest).map(|(_, found)| *found)
}

/// Browsers and word processors write a curly apostrophe, and the source of a web page writes it as a number.
fn with_plain_apostrophes(text: &str) -> Cow<'_, str> {
    OTHER_APOSTROPHES.iter().fold(Cow::Borrowed(text), |text, other| {
        if text.contains(other) { Cow::Owned(text.replace(other, "'")) } else { text }
    })
}

const OTHER_APOSTROPHES: [&str; 6] = ["\u{2019}", "&#039;", "&#39;", "&#x27;", "&rsquo;", "&apos;"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_written_as_they_are_sought() {
        let all = META.iter().chain(ELSEWHERE).map(|(phrase, _)| phrase);
        for phrase in all.chain(OF_ONE_NETWORK.iter().map(|(phrase, _)| phrase)) {
            assert_eq!(**phrase, phrase.to_lowercase().replace('\u{2019}', "'"));
        }
    }

    #[test]
    fn no_phrase_is_hidden_by_one_before_it() {
        for table in [META, ELSEWHERE] {
            for (phrase, found) in table {
                let sought = sought(table).unwrap();
                assert_eq!(first(&sought, table, phrase), Some(*found), "{phrase}");
            }
        }
    }
}
