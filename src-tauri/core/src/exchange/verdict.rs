//! The one decision about a token: pure, from Meta's refusal, from what `me` says about the same token, and from the
//! token's age.

use serde::Serialize;

use super::second_look::{self, MeSays};
use crate::account::TokenKind;
use crate::diagnosis::{self, Class, Step};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::policy::{Age, DATE_TOLERANCE, Lifetime};
use crate::ports::Trouble;
use crate::problem::{Action, Case, Code, Fact, FactName, Problem};

/// How extending a token ended, in the contract's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ExtendEnd"))]
pub enum Outcome {
    /// The token has a later end.
    Extended,
    /// Meta answered with the same date.
    Unchanged,
    /// The token is younger than a day, or may be.
    TooNew,
    /// Enough days are left, or the token is endless.
    NotDue,
    /// Only a new log-in helps.
    Reconnect,
    /// Meta or the network is in trouble; a later try is made.
    RetryLater,
    /// Any other refusal, or a problem that a person must solve.
    Failed,
}

impl Outcome {
    /// The outcome that a problem means in the contract's words.
    pub fn of(problem: &Problem) -> Self {
        // A problem of another process that holds the account has the code `x.unknown`.
        let passes = problem.code.passes() || problem.code == Code::Unknown;
        match problem.action {
            Action::Reconnect | Action::ReconnectWithPermission => Self::Reconnect,
            Action::Wait | Action::RetryLater if passes => Self::RetryLater,
            _ => Self::Failed,
        }
    }
}

/// The decision about a token after a refusal. In no case is the token dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The trouble passes: the account stays as it is known, and a later try is made.
    Later(Problem, Class),
    /// The token works and may be too young to be extended: it is tried again once it is certainly old enough.
    PerhapsTooYoung(Problem),
    /// Meta's refusal counts, and a person is told.
    Said(Problem, Class),
}

impl Verdict {
    /// Waits for a trouble that passes; reports every other one.
    pub fn by_class(problem: Problem, class: Class) -> Self {
        if class.passes() { Self::Later(problem, class) } else { Self::Said(problem, class) }
    }

    /// The outcome in the contract's words.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Later(..) => Outcome::RetryLater,
            Self::PerhapsTooYoung(_) => Outcome::TooNew,
            Self::Said(problem, _) => Outcome::of(problem),
        }
    }

    /// The same about a token that no log-in gives: [`Problem::without_log_in`].
    #[must_use]
    pub fn without_log_in(self) -> Self {
        match self {
            Self::Said(problem, class) => Self::Said(problem.without_log_in(), class),
            later => later,
        }
    }

    /// The cause, for the person.
    pub fn into_problem(self) -> Problem {
        let (Self::Later(problem, _) | Self::PerhapsTooYoung(problem) | Self::Said(problem, _)) = self;
        problem
    }
}

/// Whether `me` has to confirm a refusal: every death, because no single answer ends a token that works; a refusal that
/// is odd; and an unknown refusal of a token that may be too young.
pub fn is_doubtful(refusal: &Trouble, age: Age) -> bool {
    match diagnosis::diagnose(refusal, Step::Refresh).class {
        class if class.passes() => false,
        _ if second_look::is_odd(refusal, Step::Refresh) => true,
        Class::Dead | Class::Paste => true,
        Class::Unknown => age == Age::PerhapsTooYoung,
        _ => false,
    }
}

/// The problem as it is for a token in use. Nobody copied it just now, so there is nothing to copy again where Meta cannot
/// read it: only a new log-in helps.
pub fn of_a_token_in_use(problem: Problem) -> Problem {
    match (problem.code, problem.action, problem.case()) {
        (Code::Paste, Action::CheckPaste, None) => {
            Problem { action: Action::Reconnect, ..problem.because(Case::Kept) }
        }
        _ => problem,
    }
}

/// Decides about a token in use of this kind and age after Meta refused to extend it. `me` is the answer of `me`, where it
/// was asked.
pub fn verdict(
    network: Network,
    kind: TokenKind,
    refusal: &Trouble,
    me: Option<&MeSays>,
    age: Age,
) -> Verdict {
    let class = diagnosis::diagnose(refusal, Step::Refresh).class;
    let problem = diagnosis::problem(refusal, Step::Refresh, network);
    if class.passes() {
        return Verdict::Later(problem, class);
    }
    match me {
        None => Verdict::Said(problem, class),
        Some(MeSays::Works) if may_be_of_an_hour(network, kind, refusal, age) => {
            // Tomorrow would be too late, and only the app secret helps.
            let hour = Problem { code: Code::Hour, action: Action::FixSetup, ..problem };
            Verdict::Said(hour.because(Case::MayBe), Class::SetUp)
        }
        Some(MeSays::Works) => of_a_living_token(problem, class, refusal, age),
        Some(MeSays::Dead(_)) if class == Class::Dead => Verdict::Said(problem, class),
        // The answer of `me` is a known one, or says more than the refusal.
        Some(MeSays::Dead(trouble)) => {
            let class = diagnosis::diagnose(trouble, Step::Call).class;
            Verdict::Said(of_a_token_in_use(diagnosis::problem(trouble, Step::Call, network)), class)
        }
        Some(MeSays::Unclear(trouble)) => {
            let class = second_look::class_of(trouble, Step::Call);
            Verdict::by_class(diagnosis::problem(trouble, Step::Call, network), class)
        }
    }
}

/// The problem of a token that Meta will not extend before `from`.
pub fn too_new(lifetime: Lifetime, from: Moment, now: Moment) -> Problem {
    Problem::new(Code::Young, Action::Wait)
        .with(FactName::Hours, Fact::Number(lifetime.hours(now)))
        .with(FactName::Time, Fact::Time(from))
}

/// Whether a token works, after `me` failed with this class; None where Meta did not say. Only a `me` that was answered
/// shows that it works.
pub fn works(class: Class) -> Option<bool> {
    match class {
        Class::Dead | Class::Paste => Some(false),
        Class::Offline
        | Class::Transient
        | Class::Unknown
        | Class::Permission
        | Class::SetUp
        // A limited account is refused until its owner looks at it on Meta's page; its token may live.
        | Class::Limited => None,
    }
}

/// Whether Meta kept the date: both ends are known, and the new one is later by no more than two answers of Meta may
/// differ.
pub fn unchanged(old_end: Option<Moment>, new_end: Option<Moment>) -> bool {
    old_end.is_some_and(|old| new_end.is_some_and(|new| moment::span(old, new) <= DATE_TOLERANCE))
}

/// Whether a token that works may be a 1-hour token: its kind and age are not known, and Meta calls it no good for a
/// refresh without a reason. Facebook exchanges such a token.
fn may_be_of_an_hour(network: Network, kind: TokenKind, refusal: &Trouble, age: Age) -> bool {
    kind == TokenKind::Unknown
        && age == Age::PerhapsTooYoung
        && !network.extends_with_secret()
        && diagnosis::diagnose(refusal, Step::Refresh).class == Class::Dead
        && !second_look::is_odd(refusal, Step::Refresh)
        && !diagnosis::names_a_cause(refusal, Step::Refresh)
}

fn of_a_living_token(problem: Problem, class: Class, refusal: &Trouble, age: Age) -> Verdict {
    let contradicts =
        matches!(class, Class::Dead | Class::Paste) || second_look::is_odd(refusal, Step::Refresh);
    let is_vague =
        matches!(class, Class::Dead | Class::Unknown) && !diagnosis::names_a_cause(refusal, Step::Refresh);
    match problem.code {
        // A mistake of ours is reported as such, and does not make the token dead.
        Code::OurFault => Verdict::Said(problem, class),
        _ if is_vague && age == Age::PerhapsTooYoung => {
            let problem = Problem { code: Code::YoungMaybe, action: Action::Wait, ..problem };
            Verdict::PerhapsTooYoung(problem)
        }
        _ if contradicts => {
            let problem = Problem { code: Code::MetaDown, action: Action::RetryLater, ..problem };
            Verdict::Later(problem, Class::Transient)
        }
        _ => Verdict::Said(problem, class),
    }
}

#[cfg(test)]
mod tests;
