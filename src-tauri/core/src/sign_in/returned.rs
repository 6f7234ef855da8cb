//! Finds the address that Meta led back to in whatever a person pasted around it.
//!
//! What stands around an address in a text is no part of it: quotes, brackets, the sentence and its full stop, white
//! space and line breaks inside (RFC 3986, appendix C); nor is a scanner's own address around ours. We know our `state`
//! letter by letter, so a text may be read in many ways: the only way that counts is one in which it is whole.

use url::Url;

use super::layers;
use super::list::List;
use crate::plain;
use crate::secret::Secret;

/// The one thing that a text says about this attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing of an address.
    Nothing,
    /// An address that leads elsewhere, with what ours would have.
    Elsewhere,
    /// Our address, or its query alone, without a whole `state`.
    Cut,
    /// An address with the whole `state` of another attempt.
    Another,
    /// An error of Meta's without a `state`: the query.
    Error(String),
    /// An error of Meta's with our `state`: the query.
    OwnError(String),
    /// The code of this attempt.
    Code(String),
}

impl Told {
    /// Of several things that a text says, the one of the highest rank counts.
    fn rank(&self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Elsewhere => 1,
            Self::Cut => 2,
            Self::Another => 3,
            Self::Error(_) => 4,
            Self::OwnError(_) => 5,
            Self::Code(_) => 6,
        }
    }
}

/// How many lists of parameters are looked at in one layer of a text: an address bar has one, a screenful a few.
const MOST: usize = 64;

/// Reads a text, whatever stands around the address.
pub fn read(pasted: &str, address: &Url, state: &Secret) -> Told {
    let mut best = Told::Nothing;
    for layer in layers::of(&plain::capped(pasted)) {
        let mut done = 0;
        for _ in 0..MOST {
            let Some(list) = List::next(&layer, done) else { break };
            let (told, end) = list.told(address, state);
            done = end;
            if told.rank() > best.rank() {
                best = told;
            }
        }
        if matches!(best, Told::Code(_)) {
            break;
        }
    }
    best
}

/// Whether a program that looks through mails has put an address of its own in the place of ours, and ours is not in it.
pub fn is_behind_scanner(text: &str) -> bool {
    const SCANNERS: [&str; 9] = [
        "mimecast",
        "safelinks.protection",
        "urldefense",
        "cudasvc.com",
        "protection.sophos",
        "clicktime.symantec",
        "secure-web.cisco",
        "trendmicro.com",
        "l.facebook.com/l.php",
    ];
    let text = plain::capped(text).to_ascii_lowercase();
    SCANNERS.iter().any(|scanner| text.contains(scanner))
}

/// Where a list of parameters stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Behind our return address.
    Ours,
    /// Alone, as if the rest of the address was not copied.
    Alone,
    /// Behind another address.
    Elsewhere,
}

/// Where a list stands whose question mark is at the end of this text.
pub fn place(before: &str, address: &Url) -> Where {
    let path = address.path().trim_end_matches('/');
    let before = before.trim_end_matches('/');
    let mut ours = hosts(address).into_iter().flat_map(|host| {
        let ports = ports(address).into_iter();
        ports.map(move |port| format!("{host}{port}{path}"))
    });
    if ours.any(|ours| ends_with(before, &ours)) {
        return Where::Ours;
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_matches(|letter: char| "\"'`<>()[]{}*_,;„“”«»‘’".contains(letter));
    let word = word.trim_end_matches([':', '.', '/']);
    if word == path {
        return Where::Alone;
    }
    if word.contains(['.', ':', '/']) || word.to_ascii_lowercase().ends_with("localhost") {
        return Where::Elsewhere;
    }
    Where::Alone
}

/// The names of the host: this computer has several, and a person may write another than Meta has.
fn hosts(address: &Url) -> Vec<&str> {
    const OF_THIS_COMPUTER: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
    let host = address.host_str().unwrap_or_default();
    if OF_THIS_COMPUTER.contains(&host) { OF_THIS_COMPUTER.to_vec() } else { vec![host] }
}

/// The port as it is written. People change `https` to `http` by hand to get past a warning, so the scheme does not
/// count.
fn ports(address: &Url) -> Vec<String> {
    match address.port() {
        Some(port) => vec![format!(":{port}")],
        None => vec![String::new(), ":443".to_owned(), ":80".to_owned()],
    }
}

/// Whether a text ends with this address, white space inside not counted, and the host is no part of a longer name.
fn ends_with(text: &str, address: &str) -> bool {
    let mut letters = text.chars().rev();
    let mut next = || letters.by_ref().find(|letter| !letter.is_whitespace());
    for wanted in address.chars().rev() {
        if !next().is_some_and(|letter| letter.eq_ignore_ascii_case(&wanted)) {
            return false;
        }
    }
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || "-._@%".contains(letter);
    !letters.next().is_some_and(is_of_name)
}
