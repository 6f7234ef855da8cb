//! Finds the cause in a text that a person pasted: an error body, an address, a line of a log, two numbers.
//!
//! We read from what is sure to what is likely: answers in a form, then codes and Meta's sentences, then the words of
//! other programs, then the shape. A code decides in any language; sentences are kept in the program's two languages.
//! Of several answers the last about the token counts. The account is named only where exactly one fits, because a
//! guess would mend the wrong one. Held by `text/tests.rs` and `text/tests/`, above all
//! `every_known_answer_means_the_same_in_every_wrapping` and
//! `a_text_is_about_the_account_whose_id_name_end_or_app_it_has`.

mod address;
mod bodies;
mod events;
mod facts;
mod fields;
mod gathered;
mod hints;
mod me;
mod misread;
mod numbers;
mod prose;
mod retold;
mod shape;
mod signs;
mod strangers;
mod symptoms;
mod tables;
mod unwrapped;
mod when;
mod whose;

pub use address::{cause_at_return, query_error};

use super::{Class, Finding, TokenState, causes, phrases};
use crate::account::Account;
use crate::hide;
use crate::moment::Moment;
use crate::network::Network;
use crate::plain;
use crate::problem::{Action, Code, Fact, FactName, MetaFacts, Problem};
use crate::secret::Secret;
use events::Event;
use gathered::events;

pub use symptoms::Symptom;

/// Everything that was understood of a text.
pub struct Reading {
    /// The cause; None when the text has no known cause.
    pub found: Option<Finding>,
    /// What the person sees, where the text has no known cause.
    pub symptom: Option<Symptom>,
    /// The network that the text is about: named in the text, or the network of its account.
    pub network: Option<Network>,
    /// The id of the account that the text is about, where exactly one account fits.
    pub account: Option<String>,
    /// Whether the text had a token, a code or a secret in it.
    pub hid_secret: bool,
    /// The text with its secrets masked.
    pub text: String,
    /// Meta's numbers and ids, where the text contains an answer of Meta's.
    meta: Option<MetaFacts>,
    /// What else the text tells for the sentence: a permission, minutes, Meta's words for people.
    facts: Vec<(FactName, Fact)>,
    /// When the token ended, where the text says so.
    ended: Option<Moment>,
    /// The account's name, as people write it.
    name: Option<String>,
}

impl Reading {
    /// The same reading at this moment: an answer that called the token good is old where the end in it is over.
    #[must_use]
    pub fn at(self, now: Moment) -> Self {
        let is_over = |(name, fact): &(FactName, Fact)| {
            *name == FactName::Date && matches!(fact, Fact::Date(end) if *end <= now)
        };
        let is_old = self.found == Some(causes::WORKS) && self.facts.iter().any(is_over);
        Self { found: if is_old { Some(causes::WORKED_THEN) } else { self.found }, ..self }
    }

    /// The code of the cause, a key of the texts.
    pub fn code(&self) -> Code {
        self.found.map_or(Code::Unknown, |found| found.code)
    }

    /// The one thing that the person can do.
    pub fn action(&self) -> Action {
        self.found.map_or(Action::Report, |found| found.action)
    }

    /// The state of the token, as far as the text tells it.
    pub fn token_state(&self) -> TokenState {
        self.found.map_or(TokenState::Unknown, |found| found.token)
    }

    /// The problem that is shown for the text.
    pub fn problem(&self) -> Problem {
        let mut problem = self.found.unwrap_or(causes::UNKNOWN).problem(self.network);
        problem.meta = self.meta.clone().map(Box::new);
        if let Some(name) = &self.name {
            problem = problem.with_text(FactName::Name, name);
        }
        for (name, fact) in &self.facts {
            problem = problem.with(*name, fact.clone());
        }
        match self.ended {
            Some(ended) if self.code() == Code::Expired => problem.with(FactName::Date, Fact::Date(ended)),
            _ => problem,
        }
    }
}

/// Reads any text and looks for its account among `accounts`. Of a text that is too long its start and its end are
/// read.
pub fn read(text: &str, accounts: &[Account]) -> Reading {
    let written = &plain::visible(&plain::capped(text));
    let text = &*misread::mended(written);
    let Told { found, program, event, meta } = told(text);
    let found = found.or_else(|| address::came_back(text));
    let (found, asked) = asked_elsewhere(found, text);
    let found = found.map(|found| of_its_kind(found, text));
    let ended = when::end_in(text);
    let network = asked.or_else(|| phrases::network(text)).or_else(|| shape::network(text));
    let account = whose::account(text, network, ended, accounts);
    let hidden = hide::hidden(written);
    Reading {
        found,
        symptom: symptoms::symptom(written).filter(|_| found.is_none()),
        meta: meta.map(|meta| apart_from_secrets(meta, text)),
        network: network.or(account.map(|account| account.network)),
        account: account.map(|account| account.id.clone()),
        name: account.map(|account| account.network.handle(&account.name)),
        facts: facts::of(found.unwrap_or(causes::UNKNOWN), event.as_ref(), program, text),
        hid_secret: hidden.is_some(),
        text: hidden.unwrap_or_else(|| written.clone()),
        ended,
    }
}

/// A cause that was found in a text.
pub struct Cause {
    found: Finding,
    meta: Option<MetaFacts>,
}

impl Cause {
    /// The problem that is shown for the text.
    pub fn problem(self) -> Problem {
        Problem { meta: self.meta.map(Box::new), ..self.found.problem(None) }
    }

    /// Whether the cause lies between the browser and us, and is no answer of Meta's.
    pub fn is_our_side(&self) -> bool {
        matches!(self.found.class, Class::Paste | Class::Offline)
            || matches!(self.found, causes::OTHER_PROGRAM | causes::WEBSITE | causes::STATUS)
    }
}

/// The cause that a text names, without looking for its account.
pub fn cause(text: &str) -> Option<Cause> {
    let text = &misread::mended(&plain::capped(text)).into_owned();
    let Told { found, meta, .. } = told(text);
    found.map(|found| Cause { found, meta: meta.map(|meta| apart_from_secrets(meta, text)) })
}

#[derive(Default)]
struct Told {
    found: Option<Finding>,
    /// The program whose answer it is, where it is not Meta's.
    program: Option<String>,
    /// The answer that decided.
    event: Option<Event>,
    meta: Option<MetaFacts>,
}

/// Tries, in this order: the marks of another program, Meta's answers and sentences, the words of other tools, the
/// shape of the text.
fn told(text: &str) -> Told {
    let decoded = unwrapped::decoded(text);
    if let Some(program) = strangers::program(text).filter(|_| !has_number_of_metas(text, &decoded)) {
        return Told { found: Some(causes::OTHER_PROGRAM), program: Some(program), ..Told::default() };
    }
    if strangers::is_of_website(text) {
        return Told { found: Some(causes::WEBSITE), ..Told::default() };
    }
    if let Some(host) = strangers::answering_host(text).filter(|_| bodies::lack_signs(&decoded)) {
        return Told { found: Some(causes::OTHER_PROGRAM), program: Some(host), ..Told::default() };
    }
    let answers = events(text, &decoded);
    let any = answers.first().cloned();
    let decisive = events::decisive(answers).or_else(|| {
        let lines: Vec<&str> = decoded.lines().filter(|line| !prose::is_anothers(line)).collect();
        let broken = |gap: &str| events::decisive(events(text, &unwrapped::joined(&lines, gap)));
        decoded.trim().contains('\n').then(|| broken(" ").or_else(|| broken("")))?
    });
    if let Some(event) = decisive {
        return Told {
            found: Some(event.found),
            meta: facts::of_meta(&event.error),
            event: Some(event),
            program: None,
        };
    }
    let meta = any.as_ref().and_then(|event| facts::of_meta(&event.error));
    if let Some((found, program)) = hints::cause(&decoded) {
        return Told { found: Some(found), program, meta, event: any };
    }
    let found = shape::cause(text);
    let program = strangers::mentioned(&decoded).filter(|_| found.is_none());
    let found = found.or_else(|| program.as_ref().map(|_| causes::OTHER_PROGRAM));
    Told { found, meta, event: any, program }
}

/// Whether a text that names Meta has a number that only Meta counts with: then another program's mark stands beside the
/// answer.
fn has_number_of_metas(text: &str, view: &str) -> bool {
    let is_own = |event: Event| event.error.code.is_some_and(numbers::is_its_own_sign);
    signs::names_meta(text) && events(text, view).into_iter().any(is_own)
}

/// The facts without a name that has a piece of a secret which the text holds elsewhere: the author of the text may
/// have put one there.
fn apart_from_secrets(facts: MetaFacts, text: &str) -> MetaFacts {
    let secrets: Vec<Secret> =
        hide::secrets(text).into_iter().map(|range| Secret::new(&text[range])).collect();
    facts.apart_from(&secrets.iter().collect::<Vec<_>>())
}

/// Where one network was asked with the token of another, the refusal says nothing about the token; the network is that
/// which answered.
fn asked_elsewhere(found: Option<Finding>, text: &str) -> (Option<Finding>, Option<Network>) {
    let (Some(asked), Some(of_token)) = (phrases::asked(text), shape::network(text)) else {
        return (found, None);
    };
    let is_of_token = found.is_none_or(|found| {
        matches!(
            found,
            causes::PASTE | causes::NO_CAUSE | causes::NOT_TAKEN | causes::STATUS | causes::OTHER_APP
        )
    });
    if asked == of_token || !is_of_token {
        return (found, None);
    }
    (Some(causes::ASKED_ELSEWHERE), Some(asked))
}

/// "Method type: get" speaks of an old token only where the token itself shows it.
fn of_its_kind(found: Finding, text: &str) -> Finding {
    if found == causes::NOT_TAKEN && shape::has_old_kind(text) { causes::OLD_KIND } else { found }
}

#[cfg(test)]
mod tests;
