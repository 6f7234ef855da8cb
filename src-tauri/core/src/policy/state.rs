//! The one state of an account, which every face reads: `status`, the counts, reminders, the tray, the window and the
//! exit codes. What an errand learned stays the state until it is mended. Pure.

use super::{Standing, Status, first_missed, is_expired, is_soon, is_turned_off, problem_is, standing};
use crate::account::{Account, TokenKind};
use crate::moment::Moment;
use crate::places::Place;
use crate::problem::{Action, Case, Code, FactName, Problem};

/// The status of an account, with the problem that a person is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The first status that fits.
    pub status: Status,
    /// The cause and the remedy: what an errand learned, or what follows from the status itself. It does not name the
    /// account. None when all is well.
    pub problem: Option<Problem>,
}

/// The state of an account at `now`. `places` are those of the account.
pub fn state(account: &Account, places: &[&Place], now: Moment) -> State {
    let learned = || account.problem.clone();
    let learned_or = |code: Code, problem: fn(&Account) -> Problem| {
        learned().filter(|found| found.code == code).unwrap_or_else(|| problem(account))
    };
    let (status, problem) = if is_turned_off(account) {
        (Status::TurnedOff, learned())
    } else if is_expired(account, now) {
        (Status::Expired, Some(learned_or(Code::Expired, expired)))
    } else if problem_is(account, Code::Permission) || !account.permissions.missing().is_empty() {
        (Status::MissingPermission, Some(learned_or(Code::Permission, lacks_permission)))
    } else if let Some(place) = first_missed(places.iter().copied(), account) {
        (Status::NotDelivered, Some(not_delivered(account, place)))
    } else {
        (not_in_need(account, now), learned())
    };
    State { status, problem }
}

/// The status of an account that needs no person at once.
fn not_in_need(account: &Account, now: Moment) -> Status {
    if is_soon(account, now) {
        Status::Soon
    } else if account.token.kind == TokenKind::Endless {
        Status::NoEndDate
    } else if account.token.expires_at.is_none() {
        Status::DateUnknown
    } else {
        Status::Good
    }
}

fn expired(account: &Account) -> Problem {
    Problem::new(Code::Expired, Action::Reconnect).of_network(account.network)
}

fn lacks_permission(account: &Account) -> Problem {
    let problem = Problem::new(Code::Permission, Action::ReconnectWithPermission).of_network(account.network);
    match account.permissions.missing().into_iter().next() {
        Some(first) => problem.with_text(FactName::Permission, first),
        None => problem,
    }
}

/// The problem of a place that does not have the account's token, or whose programs have not read it yet.
pub fn not_delivered(account: &Account, place: &Place) -> Problem {
    let problem = Problem::new(Code::PlaceMissed, Action::None).of_network(account.network);
    let where_it_is = place.target.place();
    if place.target.is_by_hand() {
        return problem.because(Case::ByHand).with_text(FactName::Place, where_it_is);
    }
    let problem = match place.target.line() {
        Some(line) => problem
            .with_text(FactName::Place, line.path.display().to_string())
            .with_text(FactName::Line, line.key),
        None => problem.with_text(FactName::Place, where_it_is),
    };
    match standing(place, account) {
        Standing::Failed(reason) => problem.with_text(FactName::Detail, reason.key()),
        Standing::Current if place.waits_for_restart() => problem.because(Case::Restart),
        Standing::Current | Standing::Waiting(_) | Standing::Stale => problem,
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "the tests count with days that they name themselves")]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::account::sample::{self, now};
    use crate::places::Reason;
    use crate::places::sample::last_given;

    /// What an errand learned × how the token is → what every face says.
    #[test]
    fn what_an_errand_learned_is_the_state_until_it_is_mended() {
        use Action::{CheckPaste, FixSetup, OpenMeta, Reconnect, ReconnectWithPermission, Report};
        for (learned, days_left, status, needs_a_person) in [
            (None, 40, Status::Good, false),
            (Some(problem(Code::VaultLost, Reconnect)), 40, Status::TurnedOff, true),
            (Some(problem(Code::Password, Reconnect)), 40, Status::TurnedOff, true),
            (Some(problem(Code::Checkpoint, OpenMeta)), 40, Status::TurnedOff, true),
            (Some(problem(Code::NotYours, Report)), 40, Status::TurnedOff, true),
            (Some(problem(Code::Paste, CheckPaste)), 40, Status::TurnedOff, true),
            (Some(problem(Code::Expired, Reconnect)), 40, Status::Expired, true),
            (None, -1, Status::Expired, true),
            (Some(problem(Code::NeedsSecret, FixSetup).of_extending()), -1, Status::Expired, true),
            (Some(problem(Code::Permission, ReconnectWithPermission)), 40, Status::MissingPermission, true),
            (Some(problem(Code::NeedsSecret, FixSetup).of_extending()), 40, Status::Good, false),
            (Some(problem(Code::NeedsSecret, FixSetup).of_extending()), 13, Status::Soon, false),
            (Some(problem(Code::Hour, FixSetup).of_extending()), 0, Status::Soon, false),
            (Some(problem(Code::NotYours, Report).of_extending()), 40, Status::Good, false),
            (Some(problem(Code::Earlier, Report).of_extending()), 40, Status::Good, false),
            (Some(problem(Code::Unknown, Report).of_extending()), 40, Status::Good, false),
            (Some(problem(Code::Expired, Reconnect).of_extending()), 40, Status::Good, false),
        ] {
            let left = TimeDelta::days(days_left) + TimeDelta::minutes(30);
            let account = Account { problem: learned.clone(), ..sample::ends_in(left) };
            let state = state(&account, &[], now());
            assert_eq!(state.status, status, "{learned:?} with {days_left} days left");
            assert_eq!(state.status.needs_a_person(), needs_a_person, "{learned:?}");
            let is_told = learned.is_some() || needs_a_person;
            assert_eq!(state.problem.is_some(), is_told, "{learned:?} with {days_left} days left");
        }
    }

    #[test]
    fn every_status_that_needs_a_person_says_why() {
        let good = sample::ends_in(TimeDelta::days(40));
        let mut lacks = good.clone();
        lacks.permissions.granted = Some(Vec::new());
        lacks.permissions.wanted = vec!["threads_basic".to_owned()];
        for (account, places, code) in [
            (sample::ends_in(TimeDelta::days(-1)), vec![], Code::Expired),
            (lacks, vec![], Code::Permission),
            (good, vec![failed()], Code::PlaceMissed),
        ] {
            let places: Vec<&Place> = places.iter().collect();
            let state = state(&account, &places, now());
            assert!(state.status.needs_a_person());
            assert_eq!(state.problem.map(|problem| problem.code), Some(code));
        }
    }

    #[test]
    fn a_place_that_missed_the_token_is_told_before_what_only_concerns_the_next_extend() {
        let unknown = problem(Code::Unknown, Action::Report).of_extending();
        let account = Account { problem: Some(unknown), ..sample::ends_in(TimeDelta::days(40)) };
        let state = state(&account, &[&failed()], now());
        assert_eq!(state.problem.map(|problem| problem.code), Some(Code::PlaceMissed));
    }

    fn problem(code: Code, action: Action) -> Problem {
        Problem::new(code, action)
    }

    fn failed() -> Place {
        last_given("older", Some(Reason::Moved))
    }
}
