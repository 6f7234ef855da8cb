//! The table of cases: kind × age × what Meta answered × what `me` said → verdict. Two journeys used to decide this,
//! each by itself; where they differed, the row says which was right and why.

mod cases;

use Age::{Enough, PerhapsTooYoung};
use Network::{Facebook, Instagram, Threads};

use super::*;
use crate::ports::Cause;
use cases::{
    cannot_parse, dead, each_case, expired, logged_out, no_connection, no_permission, no_token, not_good,
    odd_death, odd_path, our_fault, permission, short, slow_down, unknown, works,
};

/// What a verdict comes to, without its facts.
type Short = (Outcome, Code);

/// One decision: refusal, age, the word of `me`, what follows, and why where the two copies differed.
struct Row {
    name: &'static str,
    refusal: fn() -> Trouble,
    age: Age,
    me: Option<fn() -> MeSays>,
    verdict: Short,
    why: &'static str,
}

const SAME: &str = "both copies said this";

const TABLE: &[Row] = &[
    Row {
        name: "a named death that `me` confirms",
        refusal: expired,
        age: Enough,
        me: Some(dead),
        verdict: (Outcome::Reconnect, Code::Expired),
        why: "no single answer ends a token, so `me` is asked about every death",
    },
    Row {
        name: "a named death of a token that is old enough and works",
        refusal: expired,
        age: Enough,
        me: Some(works),
        verdict: (Outcome::RetryLater, Code::MetaDown),
        why: "both believed the one answer, so that a living token was not handed out any more",
    },
    Row {
        name: "a log-out without an own cause, of a token that works",
        refusal: logged_out,
        age: Enough,
        me: Some(works),
        verdict: (Outcome::RetryLater, Code::MetaDown),
        why: "the same",
    },
    Row {
        name: "a text that Meta cannot read as a token, of a token that works",
        refusal: cannot_parse,
        age: Enough,
        me: Some(works),
        verdict: (Outcome::RetryLater, Code::MetaDown),
        why: "both said that it has to be copied again, to somebody who copied nothing",
    },
    Row {
        name: "a named death of a token that works",
        refusal: expired,
        age: PerhapsTooYoung,
        me: Some(works),
        verdict: (Outcome::RetryLater, Code::MetaDown),
        why: "both said too_new, env with exit 0 each day anew: a death that Meta names is not explained by an age that \
              is not known, so that was a false comfort. Meta contradicts itself, and `me` wins.",
    },
    Row {
        name: "a death without a reason, of a token that works and may be too young",
        refusal: not_good,
        age: PerhapsTooYoung,
        me: Some(works),
        verdict: (Outcome::TooNew, Code::YoungMaybe),
        why: "of a long-lived token; the same of a token of unknown kind is in a test of its own",
    },
    Row {
        name: "a death without a reason, of a pasted token that works and is old enough",
        refusal: not_good,
        age: Enough,
        me: Some(works),
        verdict: (Outcome::RetryLater, Code::MetaDown),
        why: "extend: a pasted token may be a 1-hour token that is not refreshed. env asked nobody and said reconnect: \
              it called a living token dead.",
    },
    Row {
        name: "an unknown refusal of a token that works and may be too young",
        refusal: unknown,
        age: PerhapsTooYoung,
        me: Some(works),
        verdict: (Outcome::TooNew, Code::YoungMaybe),
        why: "extend also counts an age within an hour of the minimum as perhaps too young, env only one that is not \
              known. extend is right: two clocks may differ by that hour.",
    },
    Row {
        name: "an unknown refusal of a token that is old enough",
        refusal: unknown,
        age: Enough,
        me: None,
        verdict: (Outcome::Failed, Code::Unknown),
        why: SAME,
    },
    Row {
        name: "our own mistake with a token that works",
        refusal: our_fault,
        age: Enough,
        me: Some(works),
        verdict: (Outcome::Failed, Code::OurFault),
        why: SAME,
    },
    Row {
        name: "our own mistake with a token that works and may be too young",
        refusal: our_fault,
        age: PerhapsTooYoung,
        me: Some(works),
        verdict: (Outcome::Failed, Code::OurFault),
        why: "both said too_new: a mistake of ours does not pass by waiting for tomorrow.",
    },
    Row {
        name: "an odd death of a token that works",
        refusal: odd_death,
        age: Enough,
        me: Some(works),
        verdict: (Outcome::RetryLater, Code::MetaDown),
        why: SAME,
    },
    Row {
        name: "an odd death that `me` confirms",
        refusal: odd_death,
        age: Enough,
        me: Some(dead),
        verdict: (Outcome::Reconnect, Code::Password),
        why: SAME,
    },
    Row {
        name: "an unknown refusal of a token that `me` calls dead",
        refusal: unknown,
        age: PerhapsTooYoung,
        me: Some(dead),
        verdict: (Outcome::Reconnect, Code::Expired),
        why: SAME,
    },
    Row {
        name: "an unknown refusal of a text that `me` calls no token",
        refusal: unknown,
        age: PerhapsTooYoung,
        me: Some(no_token),
        verdict: (Outcome::Failed, Code::Paste),
        why: "env said reconnect, extend failed. The outcome follows the action, which is to look at what was pasted.",
    },
    Row {
        name: "a death while `me` cannot be reached",
        refusal: not_good,
        age: PerhapsTooYoung,
        me: Some(no_connection),
        verdict: (Outcome::RetryLater, Code::Offline),
        why: SAME,
    },
    Row {
        name: "a death while `me` refuses for a reason that is none against the token",
        refusal: not_good,
        age: PerhapsTooYoung,
        me: Some(no_permission),
        verdict: (Outcome::Reconnect, Code::Permission),
        why: "both said failed; the contract has a word for what only a new log-in mends.",
    },
    Row {
        name: "a death while `me` answers oddly",
        refusal: not_good,
        age: PerhapsTooYoung,
        me: Some(odd_path),
        verdict: (Outcome::RetryLater, Code::OurFault),
        why: "extend said failed, env retry_later. env is right: what is odd was seen to come and go, and a \
              proof waits for it as well.",
    },
    Row {
        name: "a refusal by Meta's limits",
        refusal: slow_down,
        age: Enough,
        me: None,
        verdict: (Outcome::RetryLater, Code::SlowDown),
        why: SAME,
    },
    Row {
        name: "a lost permission",
        refusal: permission,
        age: PerhapsTooYoung,
        me: None,
        verdict: (Outcome::Reconnect, Code::Permission),
        why: "both said failed; the contract has a word for what only a new log-in mends.",
    },
];

#[test]
fn every_decision_of_the_table_holds() {
    for row in TABLE {
        let me = row.me.map(|me| me());
        for network in [Threads, Instagram] {
            let verdict = verdict(network, TokenKind::Long, &(row.refusal)(), me.as_ref(), row.age);
            assert_eq!(short(&verdict), row.verdict, "{}: {}", row.name, row.why);
        }
    }
}

#[test]
fn me_is_asked_for_every_row_that_needs_its_word_and_for_no_other() {
    for row in TABLE {
        assert_eq!(is_doubtful(&(row.refusal)(), row.age), row.me.is_some(), "{}", row.name);
    }
}

#[test]
fn every_death_is_confirmed_whatever_the_token_is() {
    each_case(|refusal, _, age, _| {
        let class = diagnosis::diagnose(refusal, Step::Refresh).class;
        if matches!(class, Class::Dead | Class::Paste) {
            assert!(is_doubtful(refusal, age), "{refusal:?}");
        }
    });
    assert!(!is_doubtful(&Trouble::NoConnection(Cause::Other), Enough));
}

#[test]
fn a_token_of_unknown_kind_and_age_that_is_no_good_without_a_reason_may_be_of_one_hour() {
    for (network, kind, age, verdict_is) in [
        (Threads, TokenKind::Unknown, PerhapsTooYoung, (Outcome::Failed, Code::Hour)),
        (Instagram, TokenKind::Unknown, PerhapsTooYoung, (Outcome::Failed, Code::Hour)),
        (Instagram, TokenKind::Unknown, Enough, (Outcome::RetryLater, Code::MetaDown)),
        (Instagram, TokenKind::Long, PerhapsTooYoung, (Outcome::TooNew, Code::YoungMaybe)),
        (Facebook, TokenKind::Unknown, PerhapsTooYoung, (Outcome::TooNew, Code::YoungMaybe)),
    ] {
        let verdict = verdict(network, kind, &not_good(), Some(&works()), age);
        assert_eq!(short(&verdict), verdict_is, "{network} {kind:?} {age:?}");
    }
}

#[test]
fn no_verdict_calls_a_token_dead_that_me_says_is_alive() {
    each_case(|refusal, me, age, verdict| {
        let is_dead = matches!(verdict, Verdict::Said(_, Class::Dead | Class::Paste));
        if matches!(me, Some(MeSays::Works)) {
            // A permission that is missing is given by a new log-in too; nothing is said against the token.
            let is_permission = matches!(verdict, Verdict::Said(_, Class::Permission));
            let is_reconnect = verdict.outcome() == Outcome::Reconnect && !is_permission;
            assert!(!is_dead && !is_reconnect, "{refusal:?} {age:?}: {verdict:?}");
        }
    });
}

#[test]
fn a_trouble_that_passes_is_only_waited_for_whatever_me_says() {
    each_case(|refusal, _, age, verdict| {
        if diagnosis::diagnose(refusal, Step::Refresh).class.passes() {
            assert!(matches!(verdict, Verdict::Later(_, class) if class.passes()), "{refusal:?} {age:?}");
        }
    });
}

#[test]
fn silence_of_me_is_no_death() {
    each_case(|refusal, me, age, verdict| {
        if let Some(MeSays::Unclear(trouble)) = me
            && second_look::class_of(trouble, Step::Call).passes()
        {
            assert!(matches!(verdict, Verdict::Later(..)), "{refusal:?} {trouble:?} {age:?}: {verdict:?}");
        }
    });
}

#[test]
fn too_young_is_said_only_of_a_token_that_works_and_may_be_that() {
    each_case(|refusal, me, age, verdict| {
        if matches!(verdict, Verdict::PerhapsTooYoung(_)) {
            assert_eq!(age, PerhapsTooYoung);
            assert!(matches!(me, Some(MeSays::Works)), "{refusal:?}");
            assert!(!diagnosis::names_a_cause(refusal, Step::Refresh), "{refusal:?}");
        }
    });
}

#[test]
fn the_date_is_kept_where_the_new_end_is_at_most_an_hour_later() {
    let end = Moment::from_timestamp(1_800_000_000, 0).unwrap();
    assert!(unchanged(Some(end), Some(end + DATE_TOLERANCE)));
    assert!(!unchanged(Some(end), Some(end + DATE_TOLERANCE + chrono::TimeDelta::seconds(1))));
    assert!(!unchanged(None, Some(end)) && !unchanged(Some(end), None));
}
