//! The words of the log-in page, in the language that the browser asks for. What Meta says itself stays in Meta's words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A language of the log-in page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// The default, where the browser asks for no language of ours.
    #[default]
    English,
    /// `ru`.
    Russian,
}

/// The words in one language, as `data/words.json` has them. `{brand}` is the network's name.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// The stripe above and below the page.
    pub practice: String,
    /// The headline.
    pub title: String,
    /// The sentence which says that nothing is real.
    pub pretend: String,
    /// Who asks, where `{app}` is the name of the Meta app.
    pub asks: String,
    /// Above the list of people.
    pub account: String,
    /// Beside a person who is not a tester of the app.
    pub not_invited: String,
    /// Above the list of permissions.
    pub may: String,
    /// Beside the permission that cannot be unticked.
    pub always: String,
    /// The button that lets the app in.
    pub allow: String,
    /// The button that does not.
    pub cancel: String,
    /// What each permission lets the app do, by Meta's name for it.
    pub permissions: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
struct All {
    en: Words,
    ru: Words,
}

/// Parsed once. A test holds that the file can be read and is complete.
static ALL: LazyLock<All> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/words.json")).unwrap_or_default());

impl Language {
    /// The one of our languages that an `Accept-Language` header likes best (RFC 9110, section 12.5.4).
    pub fn asked_for(header: &str) -> Self {
        let mut best = (0.0, Self::English);
        for wish in header.split(',') {
            let (tag, quality) = wish.split_once(';').unwrap_or((wish, "q=1"));
            let quality = quality.trim().strip_prefix("q=").and_then(|quality| quality.trim().parse().ok());
            let quality: f32 = quality.unwrap_or(0.0);
            let language = match tag.trim().split('-').next() {
                Some(tag) if tag.eq_ignore_ascii_case("ru") => Self::Russian,
                Some(tag) if tag.eq_ignore_ascii_case("en") => Self::English,
                _ => continue,
            };
            if quality > best.0 {
                best = (quality, language);
            }
        }
        best.1
    }

    /// The language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    /// The words in this language.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &ALL.en,
            Self::Russian => &ALL.ru,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Network;

    #[test]
    fn every_permission_has_plain_words_in_every_language() {
        for language in [Language::English, Language::Russian] {
            for network in [Network::Threads, Network::Instagram, Network::Facebook] {
                for name in network.permissions() {
                    let said = language.words().permissions.get(*name);
                    assert!(said.is_some_and(|said| !said.contains('_') && said.contains(' ')), "{name}");
                }
            }
        }
    }

    #[test]
    fn the_browser_says_which_language() {
        for (header, language) in [
            ("", Language::English),
            ("de-DE,de;q=0.9", Language::English),
            ("ru", Language::Russian),
            ("ru-RU,ru;q=0.9,en-US;q=0.8", Language::Russian),
            ("en-US,en;q=0.9,ru;q=0.8", Language::English),
            ("de, ru;q=0.5, en;q=0.3", Language::Russian),
            ("en;q=0.1, RU;q=0.2", Language::Russian),
            ("ru;q=0", Language::English),
            ("ru;q=much", Language::English),
        ] {
            assert_eq!(Language::asked_for(header), language, "{header}");
        }
    }
}
