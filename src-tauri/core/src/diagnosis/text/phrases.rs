//! What people paste without a code: words of Meta's pages, of browsers, programs and this computer. Lower case.

use super::super::{
    APP_ID, CHECKPOINT, Class, Finding, META_DOWN, PERMISSION, REMOVED, RETURN_ADDRESS, SLOW_DOWN, TESTER,
    TURNED_OFF, USE_CASE, finding,
};
use crate::network::Network;
use crate::problem::{Action, Code};

const OLD_KIND: Finding = finding(Class::Dead, Code::OldKind, Action::Reconnect);
const APP_OFF: Finding = finding(Class::SetUp, Code::AppOff, Action::OpenMeta);
const PAGE_GONE: Finding = finding(Class::SetUp, Code::PageGone, Action::FixSetup);
const NO_LINE: Finding = finding(Class::Paste, Code::ImportNone, Action::CheckPaste);
const BROWSER_STOPPED: Finding = finding(Class::Paste, Code::BrowserStopped, Action::CheckPaste);
const PORT_BUSY: Finding = finding(Class::Paste, Code::PortBusy, Action::CheckPaste);
const NO_VAULT: Finding = finding(Class::Unknown, Code::VaultMissing, Action::RetryLater);
const OFFLINE: Finding = finding(Class::Offline, Code::Offline, Action::RetryLater);

const PHRASES: [(&str, Finding); 44] = [
    ("session has been invalidated", TURNED_OFF),
    ("has not authorized application", REMOVED),
    ("follow the instructions given", CHECKPOINT),
    ("checkpoint", CHECKPOINT),
    ("not confirmed", CHECKPOINT),
    ("not a confirmed user", CHECKPOINT),
    ("access token is invalid", TURNED_OFF),
    ("user logged out", TURNED_OFF),
    ("invalid oauth 2.0 access token", TURNED_OFF),
    ("401 unauthorized", TURNED_OFF),
    ("method type: get", OLD_KIND),
    ("not have permission", PERMISSION),
    ("request limit reached", SLOW_DOWN),
    ("an unknown error", META_DOWN),
    ("1349026", APP_ID),
    ("no application data was given", APP_ID),
    ("4476002", APP_ID),
    ("no app id was provided", APP_ID),
    ("th__application", APP_ID),
    ("1349245", TESTER),
    ("not accepted the invite", TESTER),
    ("1349168", RETURN_ADDRESS),
    ("1349187", RETURN_ADDRESS),
    ("url blocked", RETURN_ADDRESS),
    ("redirect uri is not whitelisted", RETURN_ADDRESS),
    ("can't load url", RETURN_ADDRESS),
    ("domain of this url isn't included", RETURN_ADDRESS),
    ("insecure login blocked", RETURN_ADDRESS),
    ("invalid scopes", USE_CASE),
    ("app not active", APP_OFF),
    ("app is not accessible right now", APP_OFF),
    ("facebook login is currently unavailable", APP_OFF),
    ("page isn't available", PAGE_GONE),
    ("could not load current token", NO_LINE),
    ("err_cert_", BROWSER_STOPPED),
    ("sec_error_unknown_issuer", BROWSER_STOPPED),
    ("not private", BROWSER_STOPPED),
    ("connection_refused", BROWSER_STOPPED),
    ("can't connect to the server", BROWSER_STOPPED),
    ("eaddrinuse", PORT_BUSY),
    ("address already in use", PORT_BUSY),
    ("org.freedesktop.secrets", NO_VAULT),
    ("secret service", NO_VAULT),
    ("the name is not activatable", NO_VAULT),
];

/// Less certain than all others: a line of a log may have them beside its cause.
const LAST: [(&str, Finding); 5] = [
    ("no result found", NO_VAULT),
    ("enotfound", OFFLINE),
    ("could not resolve host", OFFLINE),
    ("etimedout", OFFLINE),
    ("timed out", OFFLINE),
];

/// What only one network says, and where only one answers.
const OF_ONE_NETWORK: [(&str, Network); 17] = [
    ("graph.threads.", Network::Threads),
    ("threads.net/", Network::Threads),
    ("threads.com/", Network::Threads),
    ("thapiexception", Network::Threads),
    ("th__application", Network::Threads),
    ("1349026", Network::Threads),
    ("1349168", Network::Threads),
    ("1349187", Network::Threads),
    ("1349245", Network::Threads),
    ("4476002", Network::Threads),
    ("graph.instagram.com", Network::Instagram),
    ("api.instagram.com", Network::Instagram),
    ("igapiexception", Network::Instagram),
    ("invalid platform app", Network::Instagram),
    ("graph.facebook.com", Network::Facebook),
    ("facebook login is currently", Network::Facebook),
    ("fb_exchange_token", Network::Facebook),
];

/// The cause that the words tell.
pub fn cause(text: &str) -> Option<Finding> {
    let text = plain(text);
    PHRASES.iter().chain(&LAST).find(|(words, _)| text.contains(words)).map(|(_, found)| *found)
}

/// The network that a text is about, unless it speaks of two.
pub fn network(text: &str) -> Option<Network> {
    let text = plain(text);
    let mut named =
        OF_ONE_NETWORK.iter().filter(|(words, _)| text.contains(words)).map(|(_, network)| *network);
    let first = named.next()?;
    named.all(|network| network == first).then_some(first)
}

/// Browsers write a curly apostrophe.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}
