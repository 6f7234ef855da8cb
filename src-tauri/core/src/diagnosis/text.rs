//! Finds the cause in a text that a person pasted: an error body, an address, a line of a log, two numbers.
//!
//! We read from what is sure to what is likely: a code, then a phrase, then the shape. A code decides in any
//! language; phrases are kept as their source has them and none is translated, because we have seen no translation.
//! The account is named only where exactly one fits, because a guess would mend the wrong one. Held by
//! `text/tests.rs`, above all `a_code_decides_in_any_language` and
//! `a_text_is_about_the_account_whose_id_name_end_or_app_it_has`.

mod address;
mod bodies;
mod numbers;
mod shape;
mod when;
mod whose;

pub use address::query_error;

use super::{Class, Finding, Step, TokenState, causes, diagnose_error, meta_facts, phrases};
use crate::account::Account;
use crate::hide;
use crate::moment::Moment;
use crate::network::Network;
use crate::plain;
use crate::ports::MetaError;
use crate::problem::{Action, Code, Fact, FactName, MetaFacts, Problem};
use crate::secret::Secret;

/// Everything that was understood of a text.
pub struct Reading {
    /// The cause; None when the text has no known cause.
    pub found: Option<Finding>,
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
    /// When the token ended, where the text says so.
    ended: Option<Moment>,
    /// The account's name, as people write it.
    name: Option<String>,
}

impl Reading {
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
        match self.ended {
            Some(ended) if self.code() == Code::Expired => problem.with(FactName::Date, Fact::Date(ended)),
            _ => problem,
        }
    }
}

/// Reads any text and looks for its account among `accounts`.
pub fn read(text: &str, accounts: &[Account]) -> Reading {
    let text = &visible(&plain::capped(text));
    let Told { found, meta } = told(text);
    let found = found.or_else(|| address::came_back(text));
    let ended = when::end_in(text);
    let network = shape::network(text).or_else(|| phrases::network(text));
    let account = whose::account(text, network, ended, accounts);
    let hidden = hide::hidden(text);
    Reading {
        found,
        meta: meta.map(|meta| apart_from_secrets(meta, text)),
        network: network.or(account.map(|account| account.network)),
        account: account.map(|account| account.id.clone()),
        name: account.map(|account| account.network.handle(&account.name)),
        hid_secret: hidden.is_some(),
        text: hidden.unwrap_or_else(|| text.clone()),
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
    }
}

/// The cause that a text names, without looking for its account.
pub fn cause(text: &str) -> Option<Cause> {
    let Told { found, meta } = told(text);
    found.map(|found| Cause { found, meta: meta.map(|meta| apart_from_secrets(meta, text)) })
}

struct Told {
    found: Option<Finding>,
    meta: Option<MetaFacts>,
}

/// Tries, in this order: a code (in a body, an address, or in words), a known phrase, the shape of the text.
fn told(text: &str) -> Told {
    let bodies = bodies::errors(text);
    let of_known = |error: &MetaError| Some(Told { found: Some(known(error)?), meta: facts(error) });
    if let Some(told) = bodies.iter().find_map(of_known) {
        return told;
    }
    if let Some(told) = address::error(text).as_ref().and_then(of_known) {
        return told;
    }
    let numbered = numbers::error(text);
    let found = numbered.as_ref().and_then(known);
    let found = found
        .or_else(|| phrases::of_meta(text))
        .or_else(|| phrases::from_elsewhere(text))
        .or_else(|| shape::cause(text));
    Told { found, meta: bodies.first().and_then(facts) }
}

fn known(error: &MetaError) -> Option<Finding> {
    Some(diagnose_error(error, Step::Call)).filter(|found| *found != causes::UNKNOWN)
}

/// The numbers and names of an error; None where it has none.
fn facts(error: &MetaError) -> Option<MetaFacts> {
    Some(meta_facts(error)).filter(|facts| *facts != MetaFacts::default())
}

/// The facts without a name that has a piece of a secret which the text holds elsewhere: the author of the text may
/// have put one there.
fn apart_from_secrets(facts: MetaFacts, text: &str) -> MetaFacts {
    let secrets: Vec<Secret> =
        hide::secrets(text).into_iter().map(|range| Secret::new(&text[range])).collect();
    facts.apart_from(&secrets.iter().collect::<Vec<_>>())
}

/// The text without the invisible marks that are copied along with text from a web page.
fn visible(text: &str) -> String {
    text.chars().filter(|letter| !crate::token_shape::is_invisible(*letter)).collect()
}

#[cfg(test)]
mod tests;
