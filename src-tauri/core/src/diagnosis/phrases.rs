//! What Meta's answers and pages say, and what browsers, programs and computers say on the way there. A phrase is looked
//! for in a text that [`plain`] made: in lower case, with single spaces and plain apostrophes.

mod abroad;
mod elsewhere;
mod meta;
mod networks;
mod pages;

use std::sync::LazyLock;

use super::Finding;
use super::causes::NOT_REACHED;
use super::sought::All;
use crate::network::Network;
use elsewhere::{CONNECTION, ELSEWHERE, HOSTS, STATUSES};
use networks::OF_ONE_NETWORK;

/// Meta's refusal of a GET at an address where a GET is right.
const UNSUPPORTED_GET: &str = "method type: get";

/// Whether a message is that sentence.
pub fn is_unsupported_get(message: &str) -> bool {
    message.to_ascii_lowercase().contains(UNSUPPORTED_GET)
}

/// The cause that a message of Meta's names.
pub fn of_meta(message: &str) -> Option<Finding> {
    static SOUGHT: LazyLock<Option<All>> = LazyLock::new(|| All::of(names(&META[..])));
    first(SOUGHT.as_ref()?, &META[..], message)
}

/// All phrases of Meta's.
pub fn all_of_meta() -> impl Iterator<Item = &'static str> {
    names(&META[..])
}

/// Meta's phrases in the order of what they decide.
static META: LazyLock<Vec<(&'static str, Finding)>> =
    LazyLock::new(|| [meta::TOKENS, abroad::TOKENS, pages::PAGES, abroad::PAGES, meta::CALLS].concat());

/// The cause that a text of another program names.
pub fn from_elsewhere(text: &str) -> Option<Finding> {
    static SOUGHT: LazyLock<Option<All>> = LazyLock::new(|| All::of(names(ELSEWHERE)));
    first(SOUGHT.as_ref()?, ELSEWHERE, text)
}

/// A failed connection in a text of another program.
pub fn connection(text: &str) -> Option<Finding> {
    static SOUGHT: LazyLock<Option<All>> = LazyLock::new(|| All::of(CONNECTION.iter().copied()));
    SOUGHT.as_ref()?.found(&plain(text)).next().map(|_| NOT_REACHED)
}

/// An HTTP status in words.
pub fn status(text: &str) -> Option<Finding> {
    static SOUGHT: LazyLock<Option<All>> = LazyLock::new(|| All::of(names(STATUSES)));
    first(SOUGHT.as_ref()?, STATUSES, text)
}

/// Whether a text names one of Meta's hosts.
pub fn names_a_host(text: &str) -> bool {
    static SOUGHT: LazyLock<Option<All>> = LazyLock::new(|| All::of(HOSTS.iter().copied()));
    SOUGHT.as_ref().is_some_and(|hosts| hosts.found(&text.to_ascii_lowercase()).next().is_some())
}

/// The network that a text is about: by its host, by the type of its error, by codes and names that one network alone
/// has. None where the first of these that is there names two.
pub fn network(text: &str) -> Option<Network> {
    named_in(text, OF_ONE_NETWORK.len())
}

/// The network that answered: by the host and the type of the error alone.
pub fn asked(text: &str) -> Option<Network> {
    named_in(text, OF_ONE_NETWORK.len() - 1)
}

fn named_in(text: &str, lists: usize) -> Option<Network> {
    static SOUGHT: LazyLock<Vec<Option<All>>> =
        LazyLock::new(|| OF_ONE_NETWORK.iter().map(|list| All::of(names(list))).collect());
    let text = text.to_lowercase();
    for (list, sought) in OF_ONE_NETWORK.iter().zip(SOUGHT.iter()).take(lists) {
        let mut named = sought.as_ref()?.found(&text).filter_map(|found| Some(list.get(found.word)?.1));
        if let Some(first) = named.next() {
            return named.all(|network| network == first).then_some(first);
        }
    }
    None
}

/// The text in lower case, with single spaces, with plain apostrophes for those of browsers, word processors and the
/// source of web pages, and without the dots of the Russian ё, which many leave out.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            _ if letter.is_whitespace() && plain.ends_with(' ') => {}
            _ if letter.is_whitespace() => plain.push(' '),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => plain.push('\''),
            'ё' => plain.push('е'),
            _ => plain.push(letter),
        }
    }
    IN_WEB_PAGES.iter().fold(
        plain,
        |plain, other| {
            if plain.contains(other) { plain.replace(other, "'") } else { plain }
        },
    )
}

const IN_WEB_PAGES: [&str; 6] = ["&#039;", "&#39;", "&#x27;", "&rsquo;", "&apos;", "\\'"];

fn names<T>(table: &[(&'static str, T)]) -> impl Iterator<Item = &'static str> {
    table.iter().map(|(phrase, _)| *phrase)
}

fn first<T: Copy>(sought: &All, table: &[(&str, T)], text: &str) -> Option<T> {
    let earliest = sought.found(&plain(text)).map(|found| found.word).min()?;
    table.get(earliest).map(|(_, found)| *found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_written_as_they_are_sought() {
        let all =
            names(&META[..]).chain(names(ELSEWHERE)).chain(names(STATUSES)).chain(CONNECTION.iter().copied());
        for phrase in
            all.chain(OF_ONE_NETWORK.iter().flat_map(|list| names(list))).chain(HOSTS.iter().copied())
        {
            assert_eq!(plain(phrase), *phrase);
        }
    }

    #[test]
    fn no_phrase_is_hidden_by_one_before_it() {
        for table in [&META[..], ELSEWHERE, STATUSES] {
            for (phrase, found) in table {
                let sought = All::of(names(table)).unwrap();
                assert_eq!(first(&sought, table, phrase), Some(*found), "{phrase}");
            }
        }
    }

    #[test]
    fn who_answered_stands_in_the_host_then_in_the_type_then_in_what_one_network_alone_has() {
        for (text, network) in [
            ("IGApiException at https://graph.facebook.com/v25.0/me", Some(Network::Facebook)),
            ("THApiException: instagram_business_basic", Some(Network::Threads)),
            ("error 1349245", Some(Network::Threads)),
            ("graph.threads.net, then graph.facebook.com", None),
            ("see https://developers.facebook.com/docs", None),
        ] {
            assert_eq!(super::network(text), network, "{text}");
        }
    }
}
