//! Which of Meta's dates are believed. Pure.
//!
//! One answer alone must not decide for years, nor end a living token: a broken server, a proxy or a wrong clock may
//! have written it. So an end has bounds, and a short life is believed only where a second answer agrees; of two ends
//! that differ the more careful one counts. What is not believed is not known, and a token of unknown end is due.

use chrono::TimeDelta;

use crate::moment::{self, Moment};
use crate::network::Network;
use crate::policy::{DATE_TOLERANCE, LONGEST_LIFE};
use crate::ports::Inspection;

/// An end sooner than this is worth a second question, because only first tokens live so shortly.
const SHORT: TimeDelta = TimeDelta::hours(24);

/// What Meta said about the end of one token.
#[derive(Debug, Clone, Copy)]
pub struct EndTold<'a> {
    pub network: Network,
    /// The end by the answer that brought the token.
    pub by_answer: Option<Moment>,
    /// The answer of `debug_token`, where Meta gave one.
    pub inspection: Option<&'a Inspection>,
    /// The end that was known before; None for a token that is new here.
    pub known: Option<Moment>,
}

/// The end that is believed; None where the token has no end or where its end is not known.
pub fn believed(told: EndTold<'_>, now: Moment) -> Option<Moment> {
    if told.inspection.is_some_and(|inspection| inspection.endless) {
        return None;
    }
    let by_inspection = told.inspection.and_then(|inspection| inspection.expires_at);
    match (within_bounds(told.by_answer, now), within_bounds(by_inspection, now)) {
        // Facebook may return a new string with the old end.
        (Some(_), Some(inspected)) if told.network == Network::Facebook => Some(inspected),
        (Some(answered), Some(inspected)) if moment::is_near(answered, inspected, DATE_TOLERANCE) => {
            Some(answered)
        }
        (Some(answered), Some(inspected)) => Some(answered.min(inspected)),
        (Some(answered), None) => Some(answered).filter(|end| is_full_life(told, *end, now)),
        (None, inspected) => inspected,
    }
}

/// The date, where a token or a log-in that works now may end then.
pub fn within_bounds(end: Option<Moment>, now: Moment) -> Option<Moment> {
    end.filter(|end| *end > now && moment::span(now, *end) <= LONGEST_LIFE)
}

/// The date by which Meta wants the next log-in: it may have passed.
pub fn login_within_bounds(by: Option<Moment>, now: Moment) -> Option<Moment> {
    by.filter(|by| moment::span(now, *by) <= LONGEST_LIFE)
}

/// Whether an end of a token that works is so near that Meta is asked again.
pub fn is_surprising(told: &Inspection, now: Moment) -> bool {
    told.expires_at.is_some_and(|end| moment::span(now, end) < SHORT)
}

/// The first answer, with its end only where the second one agrees.
pub fn agreed(first: Inspection, second: Option<&Inspection>) -> Inspection {
    let again = second.and_then(|second| second.expires_at);
    let is_agreed = first
        .expires_at
        .is_some_and(|end| again.is_some_and(|again| moment::is_near(end, again, DATE_TOLERANCE)));
    Inspection { expires_at: first.expires_at.filter(|_| is_agreed), ..first }
}

/// Whether one answer is enough: the life is as long as Meta's always are, or the end is the one that was known.
fn is_full_life(told: EndTold<'_>, end: Moment, now: Moment) -> bool {
    let full = moment::days(told.network.facts().lives.long_days.saturating_sub(1));
    moment::span(now, end) >= full
        || told.known.is_some_and(|known| moment::is_near(known, end, DATE_TOLERANCE))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::account::sample::now;

    #[test]
    fn an_end_is_believed_within_bounds_or_where_two_answers_agree() {
        use Network::{Facebook, Threads};
        for (network, answered, inspected, known, believed_days) in [
            (Threads, Some(60), None, None, Some(60)),
            (Threads, Some(90), None, None, Some(90)),
            (Threads, Some(60), Some(60), None, Some(60)),
            // One answer that is out of bounds.
            (Threads, Some(4_000), None, None, None),
            (Threads, Some(4_000), Some(60), None, Some(60)),
            (Threads, Some(60), Some(4_000), None, Some(60)),
            (Threads, Some(-3), None, None, None),
            // One short life, and two answers that agree about it.
            (Threads, Some(10), None, None, None),
            (Threads, Some(10), Some(10), None, Some(10)),
            // The more careful of two that differ.
            (Threads, Some(60), Some(20), None, Some(20)),
            // Facebook keeps the old end.
            (Facebook, Some(60), Some(12), Some(12), Some(12)),
            (Facebook, Some(12), None, Some(12), Some(12)),
            (Facebook, Some(12), None, None, None),
            // A token that was pasted: the inspection alone.
            (Threads, None, Some(45), None, Some(45)),
            (Facebook, None, Some(-1), None, None),
            (Facebook, None, None, None, None),
        ] {
            let inspection = inspected.map(|days| ends(in_days(days)));
            let told = EndTold {
                network,
                by_answer: answered.map(in_days),
                inspection: inspection.as_ref(),
                known: known.map(in_days),
            };
            let found = believed(told, now());
            assert_eq!(found, believed_days.map(in_days), "{network} {answered:?} {inspected:?} {known:?}");
        }
    }

    #[test]
    fn an_end_that_is_near_is_believed_when_it_is_said_twice() {
        let soon = ends(in_days(0) + TimeDelta::minutes(50));
        assert!(is_surprising(&soon, now()) && !is_surprising(&ends(in_days(30)), now()));
        assert!(agreed(soon.clone(), Some(&soon)).expires_at.is_some());
        for second in [None, Some(ends(in_days(60)))] {
            assert_eq!(agreed(soon.clone(), second.as_ref()).expires_at, None);
        }
    }

    proptest! {
        #[test]
        fn no_single_answer_ends_a_token_now_or_lets_it_live_for_years(
            answered in prop::option::of(any::<i64>()),
            inspected in prop::option::of(any::<i64>()),
        ) {
            let moment = |seconds: i64| Moment::from_timestamp(seconds, 0).unwrap_or(Moment::MAX_UTC);
            let inspection = inspected.map(|seconds| ends(moment(seconds)));
            for network in Network::ALL {
                let told = EndTold {
                    network,
                    by_answer: answered.map(moment),
                    inspection: inspection.as_ref(),
                    known: None,
                };
                if let Some(end) = believed(told, now()) {
                    prop_assert!(end > now() && end <= now() + LONGEST_LIFE, "{}", end);
                }
            }
        }
    }

    fn in_days(days: i64) -> Moment {
        now() + TimeDelta::days(days)
    }

    fn ends(at: Moment) -> Inspection {
        Inspection {
            valid: true,
            kind: None,
            person: None,
            expires_at: Some(at),
            endless: false,
            login_required_by: None,
            login_never: false,
            issued_at: None,
            permissions: None,
            error: None,
        }
    }
}
