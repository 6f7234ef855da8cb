//! Lists of words that are sought in a text in one pass.

use std::collections::HashSet;
use std::ops::Range;

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, Match, MatchKind};

/// Words that are all found, also those that lie within others.
pub struct All(DoubleArrayAhoCorasick<usize>);

/// Words of which the longest is found where several begin. Capital letters of the Latin alphabet count as small ones.
pub struct Longest(DoubleArrayAhoCorasick<usize>);

/// A word in a text.
pub struct Found {
    /// Its place in the list: the first one, where the word is there twice.
    pub word: usize,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

impl All {
    /// None for a list that cannot be sought, as an empty one.
    pub fn of(words: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Self> {
        compiled(MatchKind::Standard, words).map(Self)
    }

    /// The words that are in the text.
    pub fn found(&self, text: &str) -> impl Iterator<Item = Found> {
        self.0.find_overlapping_iter(text).map(found)
    }
}

impl Longest {
    /// The same as for [`All`].
    pub fn of(words: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Self> {
        let words = words.into_iter().map(|word| word.as_ref().to_ascii_lowercase());
        compiled(MatchKind::LeftmostLongest, words).map(Self)
    }

    /// The words that are in the text, none of which overlap.
    pub fn found(&self, text: &str) -> impl Iterator<Item = Found> {
        self.0.leftmost_find_iter(text.to_ascii_lowercase()).map(found)
    }
}

fn compiled(
    kind: MatchKind,
    words: impl IntoIterator<Item = impl AsRef<str>>,
) -> Option<DoubleArrayAhoCorasick<usize>> {
    let mut known = HashSet::new();
    let words = words.into_iter().enumerate().map(|(place, word)| (word.as_ref().to_owned(), place));
    let words = words.filter(|(word, _)| known.insert(word.clone()));
    DoubleArrayAhoCorasickBuilder::new().match_kind(kind).build_with_values(words).ok()
}

fn found(found: Match<usize>) -> Found {
    Found { word: found.value(), range: found.start()..found.end() }
}
