//! Finds the cause in a text that a person pasted: an error body, an address, a line of a log, two numbers.

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
use crate::ports::MetaError;
use crate::problem::{Action, Code, Fact, FactName, MetaFacts, Problem};

/// What a text tells.
pub struct Reading {
    /// The cause; None when nothing in it is known.
    pub found: Option<Finding>,
    /// The network it is about, where it says so or where its account is.
    pub network: Option<Network>,
    /// The id of the account it is about, where exactly one fits.
    pub account: Option<String>,
    /// Whether it had a token, a code or a secret in it.
    pub hid_secret: bool,
    /// The text itself without them.
    pub text: String,
    /// What Meta said, where the text has its answer.
    meta: Option<MetaFacts>,
    /// When the token ended, where the text tells.
    ended: Option<Moment>,
    /// The account's name, as people write it.
    name: Option<String>,
}

impl Reading {
    /// A key of the texts.
    pub fn code(&self) -> Code {
        self.found.map_or(Code::Unknown, |found| found.code)
    }

    /// The one thing to do.
    pub fn action(&self) -> Action {
        self.found.map_or(Action::Report, |found| found.action)
    }

    /// What the text says about its token.
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

/// Reads any text and finds its account among those that are kept.
pub fn read(text: &str, accounts: &[Account]) -> Reading {
    let text = &visible(text);
    let Told { found, meta } = told(text);
    let found = found.or_else(|| address::came_back(text));
    let ended = when::end_in(text);
    let network = shape::network(text).or_else(|| phrases::network(text));
    let account = whose::account(text, network, ended, accounts);
    let hidden = hide::hidden(text);
    Reading {
        found,
        meta,
        network: network.or(account.map(|account| account.network)),
        account: account.map(|account| account.id.clone()),
        name: account.map(|account| account.network.handle(&account.name)),
        hid_secret: hidden.is_some(),
        text: hidden.unwrap_or_else(|| text.clone()),
        ended,
    }
}

/// A cause that a text tells.
pub struct Cause {
    found: Finding,
    meta: Option<MetaFacts>,
}

impl Cause {
    /// The problem that is shown for the text.
    pub fn problem(self) -> Problem {
        Problem { meta: self.meta.map(Box::new), ..self.found.problem(None) }
    }

    /// Whether it is about the way of the text to us, and no answer of Meta's.
    pub fn is_our_side(&self) -> bool {
        matches!(self.found.class, Class::Paste | Class::Offline)
    }
}

/// The cause that a text tells, without looking for its account.
pub fn cause(text: &str) -> Option<Cause> {
    let Told { found, meta } = told(text);
    found.map(|found| Cause { found, meta })
}

struct Told {
    found: Option<Finding>,
    meta: Option<MetaFacts>,
}

/// Order: a code (in a body, an address, or said in words), a known phrase, the shape of the text.
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

/// Its numbers and names, as far as it has any. Whoever wrote the text may have put a secret there.
fn facts(error: &MetaError) -> Option<MetaFacts> {
    let shown = |name: Option<String>| name.map(|name| hide::hidden(&name).unwrap_or(name));
    let facts = meta_facts(error);
    let facts = MetaFacts { kind: shown(facts.kind), fbtrace_id: shown(facts.fbtrace_id), ..facts };
    (facts != MetaFacts::default()).then_some(facts)
}

/// Without the marks that come along when text is copied from a page.
fn visible(text: &str) -> String {
    text.chars().filter(|letter| !crate::token_shape::is_invisible(*letter)).collect()
}

#[cfg(test)]
mod tests;
