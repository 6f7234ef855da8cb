//! Secrets that were cut into pieces: by spaces, by line breaks, by the quotes and signs of a program's text.

use std::ops::Range;

use super::{BEGINNINGS, HASH, is_random, runs};

/// Tokens seen so far have some hundred letters; pieces that make less than this together are words.
const SHORTEST_WHOLE: usize = 20;

/// The widest gap between two pieces, e.g. of a list in a program: `",` and a line break with spaces.
const WIDEST_GAP: usize = 24;

/// The ranges of the pieces.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    let runs: Vec<Range<usize>> = runs(text).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < runs.len() {
        let line = Line { text, runs: &runs[at..] };
        match line.token().or_else(|| line.hash()).or_else(|| line.spelled()) {
            Some(count) => {
                found.extend(runs[at..at + count].iter().cloned());
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// The runs of a text from one of them on.
struct Line<'a> {
    text: &'a str,
    runs: &'a [Range<usize>],
}

impl Line<'_> {
    fn piece(&self, number: usize) -> Option<&str> {
        self.runs.get(number).map(|run| &self.text[run.clone()])
    }

    /// What stands between this piece and the next.
    fn gap(&self, number: usize) -> Option<&str> {
        let gap = self.runs.get(number)?.end..self.runs.get(number + 1)?.start;
        let is_joining = |letter: char| letter.is_whitespace() || "\"'+.,\\|/·".contains(letter);
        (gap.len() <= WIDEST_GAP).then(|| &self.text[gap]).filter(|gap| gap.chars().all(is_joining))
    }

    /// How many pieces make a token: the first begins like one, the others look drawn by lot or are as long as it.
    fn token(&self) -> Option<usize> {
        let first = self.piece(0).filter(|first| {
            BEGINNINGS.iter().any(|beginning| first.starts_with(beginning)) && !first.starts_with("AQ")
        })?;
        let gap = self.gap(0)?;
        let (mut count, mut length) = (1, first.len());
        while let (Some(own), Some(next)) = (self.gap(count - 1), self.piece(count)) {
            let is_even = own == gap && next.len() == first.len();
            if !(is_even || is_random(next) && next.len() >= 4) {
                break;
            }
            (count, length) = (count + 1, length + next.len());
        }
        let is_last =
            |next: &str| self.gap(count - 1) == Some(gap) && next.len() < first.len() && has_digit(next);
        if count > 2 && self.piece(count).is_some_and(is_last) {
            count += 1;
        }
        (count > 1 && length >= SHORTEST_WHOLE).then_some(count)
    }

    /// How many pieces make an app secret: hex digits in every one, 32 of them together, digits and letters both.
    fn hash(&self) -> Option<usize> {
        let gap = self.gap(0)?;
        let (mut count, mut length, mut letters, mut digits) = (0, 0, false, false);
        while let Some(piece) = self.piece(count) {
            if piece.len() < 4 || !piece.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return None;
            }
            letters |= piece.bytes().any(|byte| byte.is_ascii_alphabetic());
            digits |= has_digit(piece);
            (count, length) = (count + 1, length + piece.len());
            if length >= HASH {
                break;
            }
            if self.gap(count - 1) != Some(gap) {
                return None;
            }
        }
        (count > 1 && length == HASH && letters && digits).then_some(count)
    }

    /// How many pieces of one letter each make a token: `T H A A …`.
    fn spelled(&self) -> Option<usize> {
        let gap = self.gap(0)?;
        let mut beginning = String::new();
        let mut count = 0;
        while let Some(piece) = self.piece(count).filter(|piece| piece.len() == 1) {
            if beginning.len() < 4 {
                beginning.push_str(piece);
                if !BEGINNINGS
                    .iter()
                    .any(|known| known.starts_with(&beginning) || beginning.starts_with(known))
                {
                    return None;
                }
            }
            count += 1;
            if self.gap(count - 1) != Some(gap) {
                break;
            }
        }
        (count >= SHORTEST_WHOLE).then_some(count)
    }
}

fn has_digit(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_digit())
}
