//! Of several answers in one text the last about the token counts. An end is not undone by a hiccup after it, and a
//! cause is not undone by words that name none.

use super::fields::Answer;
use crate::diagnosis::{Finding, Step, TokenState, causes, diagnose_error};
use crate::moment::Moment;
use crate::ports::MetaError;

/// One answer in a text: what it means, and what it says beside that.
#[derive(Debug, Clone)]
pub struct Event {
    /// Where in the text it begins.
    pub at: usize,
    /// Its cause.
    pub found: Finding,
    /// The answer; without a message where its words are not Meta's alone.
    pub error: MetaError,
    /// The words in which a permission may be named.
    pub words: String,
    /// When the token ends, in the answer of an inspection.
    pub ends: Option<Moment>,
    /// The permissions of the token, in the answer of an inspection.
    pub scopes: Vec<String>,
}

impl Event {
    /// A cause that stands in words.
    pub fn in_words(at: usize, found: Finding, words: &str) -> Self {
        let (error, ends, scopes) = (MetaError::default(), None, Vec::new());
        Self { at, found, error, words: words.to_owned(), ends, scopes }
    }

    /// An answer of Meta's; [`causes::UNKNOWN`] where its cause is not known.
    pub fn of(answer: Answer) -> Self {
        let found = match answer.is_valid {
            Some(true) if answer.expires_at == Some(0) => causes::WORKS_ENDLESS,
            Some(true) => causes::WORKS,
            Some(false) if answer.error == MetaError::default() => causes::NO_CAUSE,
            _ => diagnose_error(&answer.error, Step::Elsewhere),
        };
        let ends = answer.expires_at.filter(|end| *end > 0).and_then(|end| Moment::from_timestamp(end, 0));
        let words = crate::diagnosis::said::words_of(&answer.error);
        Self { at: answer.range.start, found, error: answer.error, words, ends, scopes: answer.scopes }
    }

    /// The error of a return address.
    pub fn of_address((at, error): (usize, MetaError)) -> Self {
        let found = super::address::cause_at_return(&error, Step::Elsewhere);
        let words = error.message.clone();
        Self { error, ..Self::in_words(at, found, &words) }
    }

    fn is_known(&self) -> bool {
        self.found != causes::UNKNOWN
    }

    /// Whether it says nothing that lasts: a limit, trouble at Meta, no connection.
    fn is_hiccup(&self) -> bool {
        self.found.class.passes()
    }

    /// Whether it says that something is wrong, and not what.
    fn is_vague(&self) -> bool {
        self.found == causes::NO_CAUSE || self.found == causes::REFUSED
    }
}

/// The event that counts; None where none is known.
pub fn decisive(mut events: Vec<Event>) -> Option<Event> {
    events.retain(Event::is_known);
    events.sort_by_key(|event| event.at);
    let lasting = events.iter().rposition(|event| !event.is_hiccup());
    let Some(last) = lasting else { return events.pop() };
    let has_ended = |event: &Event| event.found.token == TokenState::Dead;
    let works = |event: &Event| matches!(event.found, causes::WORKS | causes::WORKS_ENDLESS);
    // A limit after an answer is what stands in the way now; no connection would say less than the answer.
    let is_newer = |event: &Event| event.found.token == TokenState::Alive;
    if works(&events[last]) && events.last().is_some_and(is_newer) {
        return events.pop();
    }
    // A token that worked in between is another one than the token that had ended.
    let nearest = events[..last].iter().rposition(|event| has_ended(event) || works(event));
    let named = nearest.filter(|at| events[last].is_vague() && has_ended(&events[*at]));
    Some(events.swap_remove(named.unwrap_or(last)))
}
