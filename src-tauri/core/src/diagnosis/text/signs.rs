//! Signs that a number or a word in a text is Meta's. Every program counts its errors from 1, so a small number is a code
//! of Meta's only beside such a sign, and never where the name before it is that of another service.

use std::sync::LazyLock;

use super::strangers;
use crate::diagnosis::sought::Longest;
use crate::diagnosis::{permissions, phrases};

/// Where a text names Meta and other services, and whether it speaks of Meta at all.
pub struct Signs {
    metas: Vec<usize>,
    others: Vec<usize>,
    shows_meta: bool,
    speaks_of_meta: bool,
}

impl Signs {
    /// Looks for the signs of a text.
    pub fn of(text: &str) -> Self {
        let metas = places(text, &META, is_name_of_meta);
        let shows_meta = !metas.is_empty()
            || strangers::is_metas(&text.to_lowercase())
            || !permissions::named_in(text).is_empty();
        let speaks_of_meta = shows_meta || phrases::of_meta(text).is_some() || permissions::is_bare(text);
        Self { metas, others: strangers::places(text), shows_meta, speaks_of_meta }
    }

    /// Whether a small number at this place is Meta's.
    pub fn are_metas_at(&self, at: usize) -> bool {
        self.speaks_of_meta && !self.is_anothers_at(at)
    }

    /// Whether the text shows that it is about Meta by more than a sentence that others say too.
    pub fn show_meta(&self) -> bool {
        self.shows_meta
    }

    /// Whether the text has a name of Meta's.
    pub fn name_meta(&self) -> bool {
        !self.metas.is_empty()
    }

    /// Whether the nearest name before this place, or the first name after it where none is before, is that of another
    /// service.
    pub fn is_anothers_at(&self, at: usize) -> bool {
        let before =
            |names: &[usize]| names.partition_point(|name| *name < at).checked_sub(1).map(|last| names[last]);
        let after = |names: &[usize]| names.get(names.partition_point(|name| *name < at)).copied();
        match (before(&self.metas), before(&self.others)) {
            (None, None) => match (after(&self.metas), after(&self.others)) {
                (Some(meta), Some(other)) => other < meta,
                (meta, other) => meta.is_none() && other.is_some(),
            },
            (meta, other) => other > meta,
        }
    }
}

/// Whether a text names one of Meta's networks.
pub fn names_meta(text: &str) -> bool {
    !places(text, &META, is_name_of_meta).is_empty()
}

/// Whether `(#` at this place is Meta's notation: it begins a sentence or follows a word for an error. `Invoice (#200)`
/// is a number of something else.
pub fn is_notation(text: &str, at: usize) -> bool {
    let rest = &text[at + 2..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || !rest[digits..].starts_with(')') {
        return false;
    }
    let before = text[..at].trim_end_matches([' ', '\t']);
    const ERRORS: [&str; 9] =
        ["error", "code", "exception", "message", "said", "says", "ошибка", "пишет", "fehler"];
    let word =
        before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    is_number || ERRORS.iter().any(|error| word.ends_with(error))
}

/// The places where a text has one of these words by itself.
pub(super) fn places(text: &str, sought: &Option<Longest>, is_one: fn(&str) -> bool) -> Vec<usize> {
    let Some(sought) = sought else { return Vec::new() };
    let goes_on = |letter: char| letter.is_alphanumeric();
    let found = sought.found(text).filter(|found| {
        let (before, after) = (&text[..found.range.start], &text[found.range.end..]);
        let is_whole = !before.ends_with(goes_on) && !after.starts_with(goes_on);
        is_whole || is_one(&text[found.range.clone()])
    });
    found.map(|found| found.range.start).collect()
}

static META: LazyLock<Option<Longest>> = LazyLock::new(|| Longest::of(NAMES));

/// Names of Meta's networks and programs.
const NAMES: [&str; 26] = [
    "facebook",
    "instagram",
    "threads",
    "whatsapp",
    "graph",
    "graphapi",
    "meta",
    "fb",
    "ig",
    "insta",
    "fbtrace",
    "oauthexception",
    "graphmethodexception",
    "thapiexception",
    "igapiexception",
    "фейсбук",
    "Фейсбук",
    "ФЕЙСБУК",
    "инстаграм",
    "Инстаграм",
    "ИНСТАГРАМ",
    "инста",
    "Инста",
    "тредс",
    "Тредс",
    "Мета",
];

/// A name that is also known inside of a longer word: `FacebookException`, `инстаграма`.
fn is_name_of_meta(name: &str) -> bool {
    const INSIDE: [&str; 8] =
        ["facebook", "instagram", "fbtrace", "oauthexception", "фейсбук", "инстаграм", "тредс", "graphapi"];
    INSIDE.contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_metas_beside_a_sign_of_meta_and_not_behind_the_name_of_another_service() {
        for (text, is_metas) in [
            ("Instagram: error code ^10", true),
            ("FacebookApiError code ^10", true),
            ("в инстаграме ошибка ^10", true),
            ("needs pages_show_list, code ^10", true),
            ("code ^10", true),
            ("printer error code ^10", false),
            ("VK: code ^10", false),
            ("Instagram went well, TikTok has code ^10", false),
            ("TikTok went well, Instagram has code ^10", true),
            ("code ^10 from Pinterest, not from Instagram", false),
            ("a paragraph of metadata, code ^10", false),
        ] {
            let at = text.find('^').unwrap();
            assert_eq!(Signs::of(&text.replace('^', "")).are_metas_at(at), is_metas, "{text}");
        }
    }

    #[test]
    fn metas_notation_begins_a_sentence() {
        for (text, is_one) in [
            ("(#10) No", true),
            ("Graph said: (#10) No", true),
            ("returned \"(#10) No\"", true),
            ("Error (#10)", true),
            ("Invoice (#200) is overdue", false),
            ("Fix the feed (#190)", false),
            ("(#top)", false),
        ] {
            assert_eq!(is_notation(text, text.find("(#").unwrap()), is_one, "{text}");
        }
    }
}
