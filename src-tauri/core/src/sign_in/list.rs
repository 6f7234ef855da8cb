//! One list of parameters in a text: where it begins, where it ends, and what it says.

use url::{Url, form_urlencoded};

use super::returned::{self, Told, Where};
use crate::hide;
use crate::secret::Secret;

/// The parameters with which Meta leads back (RFC 6749, sections 4.1.2 and 4.1.2.1; Facebook's own errors).
const KEYS: [&str; 7] =
    ["code", "state", "error", "error_code", "error_message", "error_reason", "error_description"];

/// The longest list: Meta's codes have some hundred letters, its messages some hundred more.
const LONGEST: usize = 8 * 1024;

/// Meta's codes seen so far have more than a hundred letters.
const SHORTEST_CODE: usize = 20;

/// A list of parameters in a text.
pub struct List<'a> {
    text: &'a str,
    start: usize,
    /// The list up to the first letter that no address has, without white space.
    joined: String,
    /// Where white space was taken out of it: the number of letters before it, and whether a line ended there.
    gaps: Vec<Gap>,
    /// Where the text goes on behind the first white space.
    end: usize,
}

#[derive(Clone, Copy)]
struct Gap {
    at: usize,
    is_break: bool,
}

/// A parameter, with the place of its value in the joined list.
struct Pair<'a> {
    key: &'a str,
    value: &'a str,
    start: usize,
}

/// What the `state` of a list is.
#[derive(PartialEq, Eq)]
enum State {
    /// Ours, whole and once; the list goes on until here.
    Own {
        end: usize,
    },
    Missing,
    /// The beginning of ours.
    Cut,
    Another,
}

impl<'a> List<'a> {
    /// The next list from this place on that has one of the parameters.
    pub fn next(text: &'a str, from: usize) -> Option<Self> {
        let key = next_key(text, from)?;
        // Parameters of other names may stand before it.
        let before = &text[from..key];
        let is_of_list = |letter: char| is_of_address(letter) && !matches!(letter, '?' | '#');
        let start = from + before.trim_end_matches(is_of_list).len();
        let mut list = Self { text, start, joined: String::new(), gaps: Vec::new(), end: text.len() };
        list.join();
        list.end = list.end.max(key + 1);
        Some(list)
    }

    /// Takes up the letters of the list, without the white space between them.
    fn join(&mut self) {
        let text = &self.text[self.start..];
        let mut rest = text.char_indices().peekable();
        let mut first_end = None;
        while let Some((at, letter)) = rest.next() {
            // A line that goes on is marked by a backslash in commands.
            if letter.is_whitespace() || letter == '\\' && text[at + 1..].starts_with(['\n', '\r']) {
                first_end.get_or_insert(self.start + at);
                let mut is_break = letter == '\n';
                while let Some((_, next)) = rest.peek().copied() {
                    // A quoted mail begins each line with `>`.
                    if !(next.is_whitespace() || is_break && next == '>') {
                        break;
                    }
                    is_break |= next == '\n';
                    rest.next();
                }
                self.gaps.push(Gap { at: self.joined.len(), is_break });
            } else if is_of_address(letter) && letter != '#' && self.joined.len() < LONGEST {
                self.joined.push(letter);
            } else {
                first_end.get_or_insert(self.start + at);
                break;
            }
        }
        self.end = first_end.unwrap_or(self.text.len());
    }

    /// What the list says, and where to look for the next one.
    pub fn told(&self, address: &Url, state: &Secret) -> (Told, usize) {
        let before = &self.text[..self.start];
        let stands = match before.strip_suffix(['?', '#']) {
            Some(before) => returned::place(before, address),
            None => Where::Alone,
        };
        // Without an address and its question mark, parameters of these names stand in logs as well.
        let is_bare = !before.ends_with(['?', '#']) && !self.has_code();
        let told = match (stands, self.state(state.expose(), before)) {
            (Where::Elsewhere, _) => Told::Elsewhere,
            (_, State::Another | State::Missing | State::Cut) if is_bare => Told::Nothing,
            (_, State::Own { end }) => match (self.code(end), self.error(end)) {
                (Some(code), _) => Told::Code(code),
                (None, Some(query)) => Told::OwnError(query),
                (None, None) => Told::Cut,
            },
            (_, State::Another) => Told::Another,
            (_, State::Missing | State::Cut) => match self.error(self.first_gap()) {
                Some(query) => Told::Error(query),
                None if self.code(self.first_gap()).is_some() => Told::Cut,
                None => Told::Nothing,
            },
        };
        let end = if matches!(told, Told::Code(_)) { self.text.len() } else { self.end };
        (told, end)
    }

    /// Whether there is a code that can be one of Meta's; other programs number their errors.
    fn has_code(&self) -> bool {
        let code = self.code(self.first_gap());
        code.is_some_and(|code| code.len() >= SHORTEST_CODE && hide::is_random(&code))
    }

    fn first_gap(&self) -> usize {
        self.gaps.first().map_or(self.joined.len(), |gap| gap.at)
    }

    fn has_gap(&self, at: usize) -> bool {
        self.gaps.iter().any(|gap| gap.at == at)
    }

    fn pairs(&self) -> impl Iterator<Item = Pair<'_>> {
        let mut at = 0;
        self.joined.split('&').map(move |pair| {
            let start = at;
            at += pair.len() + 1;
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Pair { key, value, start: start + key.len() + 1 }
        })
    }

    fn state(&self, own: &str, before: &str) -> State {
        let mut found = State::Missing;
        for pair in self.pairs().filter(|pair| pair.key == "state") {
            if found != State::Missing {
                // Given twice it contradicts itself.
                return State::Another;
            }
            found = self.one_state(&pair, own, before);
            if matches!(found, State::Own { end } if self.has_gap(end)) && !self.goes_on(&pair, own) {
                break;
            }
        }
        found
    }

    /// Whether the list goes on behind the `state` although white space follows it.
    fn goes_on(&self, pair: &Pair<'_>, own: &str) -> bool {
        self.joined[pair.start + own.len()..].starts_with('&')
    }

    fn one_state(&self, pair: &Pair<'_>, own: &str, before: &str) -> State {
        let is_of_state = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        let end = pair.start + own.len();
        if let Some(rest) = pair.value.strip_prefix(own) {
            let is_whole = self.has_gap(end) || !first_letter(rest).is_some_and(is_of_state);
            // `_…_` around an address is a mark of the text, as in Markdown.
            let is_marked = || rest.trim_start_matches('_').is_empty() && is_marked(before);
            return if is_whole || is_marked() { State::Own { end } } else { State::Another };
        }
        let gap = self.gaps.iter().map(|gap| gap.at).find(|at| *at >= pair.start);
        let first = gap.and_then(|gap| pair.value.get(..gap - pair.start)).unwrap_or(pair.value);
        let is_beginning = |value: &str| own.starts_with(value.trim_end_matches(['.', ',', ';']));
        if is_beginning(pair.value) || is_beginning(first) { State::Cut } else { State::Another }
    }

    /// The code, given once, of a list that goes on at least until here.
    fn code(&self, end: usize) -> Option<String> {
        let mut codes = self.pairs().filter(|pair| pair.key == "code");
        let pair = codes.next()?;
        let is_last = pair.start >= end;
        if codes.any(|other| is_last || other.start < end) {
            return None;
        }
        let value = if is_last { self.last_value(&pair) } else { pair.value };
        let value = value.trim_end_matches(['.', ',', '!', ':', '?', '~']);
        let decoded = form_urlencoded::parse(format!("code={value}").as_bytes()).next()?.1.into_owned();
        (!decoded.is_empty()).then_some(decoded)
    }

    /// A value at the end of the list: it goes on over a line break only where the next piece looks like more of it.
    fn last_value(&self, pair: &Pair<'_>) -> &str {
        let end = pair.start + pair.value.len();
        let gaps: Vec<Gap> =
            self.gaps.iter().copied().filter(|gap| gap.at > pair.start && gap.at < end).collect();
        let is_of_code = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        for (number, gap) in gaps.iter().enumerate() {
            let piece = &self.joined[gap.at..gaps.get(number + 1).map_or(end, |next| next.at)];
            if !(gap.is_break && piece.bytes().all(is_of_code) && hide::is_random(piece)) {
                return &self.joined[pair.start..gap.at];
            }
        }
        &self.joined[pair.start..end]
    }

    /// The query of an error, up to here.
    fn error(&self, end: usize) -> Option<String> {
        let is_error = |pair: &Pair<'_>| {
            matches!(pair.key, "error") && !pair.value.is_empty()
                || pair.key == "error_code" && pair.value.starts_with(|letter: char| letter.is_ascii_digit())
        };
        self.pairs().any(|pair| is_error(&pair)).then(|| {
            // A message may have been copied with its spaces; the number stands before it or behind it.
            let end = if self.pairs().any(|pair| is_error(&pair) && pair.start >= end) {
                self.joined.len()
            } else {
                end.max(self.first_gap())
            };
            self.joined[..end].trim_end_matches(['.', ',']).to_owned()
        })
    }
}

/// The first letter of a part of an address, which may be percent-encoded.
fn first_letter(part: &str) -> Option<char> {
    let encoded = part.strip_prefix('%').and_then(|digits| digits.get(..2));
    let letter = encoded.and_then(|digits| u8::from_str_radix(digits, 16).ok()).map(char::from);
    letter.or_else(|| part.chars().next())
}

/// Whether the text before an address ends in the `_` with which it is marked.
fn is_marked(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.rfind("://").is_some_and(|at| word[..at].contains('_'))
}

/// Whether a letter may stand in an address that Meta leads back to, brackets and quotes left out.
fn is_of_address(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-_.~%&=+?/:#!$@,".contains(letter)
}

/// The next place at which one of the keys begins, as a whole word with its sign behind it.
fn next_key(text: &str, from: usize) -> Option<usize> {
    let is_of_key = |letter: char| letter.is_ascii_alphanumeric() || "-_%".contains(letter);
    text[from..].match_indices('=').find_map(|(sign, _)| {
        let before = &text[from..from + sign];
        let name = before.trim_end();
        let start = name.trim_end_matches(is_of_key).len();
        let key: &str = &name[start..];
        KEYS.contains(&key).then_some(from + start)
    })
}
