//! Any trouble with Meta becomes one cause and one action. Meta's own word that a trouble passes outweighs everything
//! else; then subcode, words and code decide, in this order. An HTTP status alone says nothing about a token.

pub mod answer;
pub(crate) mod causes;
mod codes;
mod permissions;
mod phrases;
mod said;
pub mod setup;
mod sought;
mod subcodes;
pub mod text;

use serde::Serialize;

use crate::network::Network;
use crate::ports::{Cause, MetaError, Trouble};
use crate::problem::{Action, Case, Code, MetaFacts, Problem};
use causes::{META_DOWN, SLOW_DOWN};
pub(crate) use phrases::is_unsupported_get;

/// The meaning of a failed call for the token and the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// There was no connection to Meta.
    Offline,
    /// The trouble passes by itself.
    Transient,
    /// The token is no longer good; only a new log-in helps.
    Dead,
    /// The token works, but a permission is missing.
    Permission,
    /// The Meta app's settings are in the way.
    SetUp,
    /// Meta stopped the account or the app; a person must look there.
    Limited,
    /// The pasted text is wrong.
    Paste,
    /// The meaning is not known.
    Unknown,
}

impl Class {
    /// Whether the trouble ends by itself, so that it is enough to make the same call again later.
    pub fn passes(self) -> bool {
        matches!(self, Self::Offline | Self::Transient)
    }
}

/// The step of a log-in or of a token's life at which a call was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On Meta's log-in page, or on the way back from it.
    Authorize,
    /// Exchanging the code of a log-in for the first token.
    CodeExchange,
    /// Exchanging a token for a 60-day one.
    TokenExchange,
    /// Extending a 60-day token.
    Refresh,
    /// Inspecting a token with the app's own token, which is made of the app secret.
    Inspection,
    /// Any other call with a token.
    Call,
    /// No call of ours: the answer stands in a text that a person pasted, and another program asked for it.
    Elsewhere,
}

/// How far a refusal shows that a token has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The refusal says nothing against the token.
    No,
    /// Meta does not accept the token and names no cause of its end. It says the same of living tokens for a moment, so
    /// such a death is believed only when Meta is asked again later.
    Perhaps,
    /// Meta names the cause: expired, a new password, logged out, removed, unused, no role on the Page.
    Certainly,
}

/// The state of the token behind an error text, when nothing but the text is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenState {
    /// The token works, or will work again without a person.
    Alive,
    /// Only a new log-in helps.
    Dead,
    /// The text does not say.
    Unknown,
}

/// A cause, with what it means and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The meaning for the account.
    pub class: Class,
    /// The published code; it chooses the sentence.
    pub code: Code,
    /// What the person can do.
    pub action: Action,
    /// What the cause says about the token.
    pub token: TokenState,
    /// Which case of the sentence applies, where one card has several.
    pub case: Option<Case>,
}

impl Finding {
    /// How far the cause shows that the token has ended.
    pub fn ended(self) -> Ended {
        match (self.class, self.token) {
            (Class::Dead, TokenState::Dead) => Ended::Certainly,
            (Class::Dead | Class::Paste, _) => Ended::Perhaps,
            _ => Ended::No,
        }
    }

    /// The problem that a person is shown, with the page and the field of Meta's site where it can be fixed.
    pub fn problem(self, network: Option<Network>) -> Problem {
        let problem = Problem::new(self.code, self.action);
        let problem = match self.case {
            Some(case) => problem.because(case),
            None => problem,
        };
        match network {
            Some(network) => setup::with_field(problem.of_network(network), network),
            None => problem,
        }
    }
}

/// Finds the cause of a trouble that occurred at this step.
pub fn diagnose(trouble: &Trouble, step: Step) -> Finding {
    match trouble {
        Trouble::NoConnection(Cause::NoRoots) => causes::NO_ROOTS,
        Trouble::NoConnection(_) => causes::OFFLINE,
        Trouble::TimedOut => META_DOWN,
        Trouble::Refused(error) => diagnose_error(error, step),
        Trouble::Unreadable { http_status: 429 } => SLOW_DOWN,
        Trouble::Unreadable { http_status: 500.. } => META_DOWN,
        Trouble::Unreadable { .. } => causes::BLOCKED_NET,
        Trouble::Ours(_) => causes::OUR_FAULT,
    }
}

/// How far a trouble at this step shows that the token has ended.
pub fn ended(trouble: &Trouble, step: Step) -> Ended {
    diagnose(trouble, step).ended()
}

/// Finds the cause of an error that Meta sent: by Meta's word that it passes, by its numbers and words, then by the HTTP
/// status.
pub fn diagnose_error(error: &MetaError, step: Step) -> Finding {
    let found = cause(error, step);
    match error.http_status {
        _ if error.transient => found.filter(|found| found.action == Action::Wait).unwrap_or(META_DOWN),
        Some(429) => found.unwrap_or(SLOW_DOWN),
        Some(500..) => found.unwrap_or(META_DOWN),
        _ => found.unwrap_or(causes::UNKNOWN),
    }
}

fn cause(error: &MetaError, step: Step) -> Option<Finding> {
    let words = said::words_of(error);
    let by_code = error.code.and_then(|code| codes::cause(code, error.subcode, &words, step));
    // A table or a log may have the subcode alone.
    let by_subcode = || {
        let subcode = error.subcode.filter(|_| error.code.is_none())?;
        let of_190 =
            codes::SUBCODES.contains(&subcode).then(|| codes::cause(190, Some(subcode), &words, step));
        of_190.flatten().or_else(|| subcodes::cause(subcode))
    };
    let found = by_code
        .or_else(by_subcode)
        .or_else(|| unsupported_get(error, step))
        .or_else(|| phrases::of_meta(&words))?;
    Some(if step == Step::Elsewhere { asked_by_another(found, &words) } else { found })
}

/// What is our mistake while we ask is another program's where it asked.
fn asked_by_another(found: Finding, words: &str) -> Finding {
    match found {
        causes::OUR_FAULT => causes::ASKED_WRONGLY,
        causes::SCOPE | causes::USE_CASE if permissions::retired_in(words).is_some() => {
            causes::RETIRED_PERMISSION
        }
        causes::SCOPE => causes::STRANGE_PERMISSION,
        causes::NEEDS_SECRET => causes::TOKEN_OF_APP,
        causes::SLOW_DOWN => causes::SLOW_DOWN_ELSEWHERE,
        found => found,
    }
}

/// Whether a refusal names the cause of what it says. Without one, Meta only says "not good", which it also says of
/// working tokens.
pub fn names_a_cause(trouble: &Trouble, step: Step) -> bool {
    let Trouble::Refused(error) = trouble else { return true };
    let found = diagnose_error(error, step);
    found != causes::NO_CAUSE && found.code != Code::Unknown
}

/// Instagram's sentence for a token that it does not accept: right after a log-in, the token of a person who is no
/// tester or has a personal account; else perhaps one from before 2025. In the answer to a refresh it may be about the
/// address, so it names no cause there.
fn unsupported_get(error: &MetaError, step: Step) -> Option<Finding> {
    match step {
        _ if !phrases::is_unsupported_get(&error.message) => None,
        Step::Call | Step::Elsewhere => Some(causes::NOT_TAKEN),
        Step::CodeExchange | Step::TokenExchange | Step::Inspection => Some(causes::TESTER),
        Step::Authorize | Step::Refresh => None,
    }
}

/// The problem that a trouble with an account is shown as.
pub fn problem(trouble: &Trouble, step: Step, network: Network) -> Problem {
    let found = diagnose(trouble, step);
    let problem = found.problem(Some(network));
    let Trouble::Refused(error) = trouble else { return problem };
    let problem = said::with_words(problem, error, found);
    Problem { meta: Some(Box::new(meta_facts(error))), ..problem }
}

/// Meta's numbers and ids of an error, for "Show details".
pub fn meta_facts(error: &MetaError) -> MetaFacts {
    let facts = MetaFacts {
        code: error.code,
        subcode: error.subcode,
        kind: error.kind.clone(),
        fbtrace_id: error.trace.clone(),
        http_status: error.http_status,
    };
    facts.in_shape()
}

/// Whether asking again at once may help: a hiccup, not a limit and not a known refusal.
pub fn is_hiccup(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::NoConnection(_) | Trouble::TimedOut => true,
        Trouble::Ours(_) => false,
        Trouble::Unreadable { http_status } => *http_status >= 500,
        Trouble::Refused(error) => {
            diagnose_error(error, Step::Call) == META_DOWN
                && (error.transient
                    || error.code == Some(2)
                    || error.http_status.is_some_and(|status| status >= 500))
        }
    }
}

#[cfg(test)]
mod tests;
