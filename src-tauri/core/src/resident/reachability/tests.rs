use chrono::{TimeZone, Utc};

use super::*;
use crate::problem::{Action, Fact, FactName};

#[test]
fn a_vault_of_which_nothing_shows_is_touched_again_after_a_wait_that_grows() {
    for (trouble, waits) in [
        (VaultTrouble::Locked, [6 * 60, 12 * 60, 24 * 60, 24 * 60]),
        (VaultTrouble::Missing, [1, 2, 4, 8]),
        (VaultTrouble::Denied, [1, 2, 4, 8]),
        (VaultTrouble::NoneOfOurs, [1, 2, 4, 8]),
    ] {
        let mut reachability = Reachability::default();
        for minutes in waits.map(TimeDelta::minutes) {
            touched(&mut reachability, &trouble);
            assert!(!reachability.vault_may_be_touched(now() + minutes - TimeDelta::seconds(1)));
            assert!(reachability.vault_may_be_touched(now() + minutes), "{trouble:?} {minutes}");
        }
        (0..20).for_each(|_| touched(&mut reachability, &trouble));
        assert!(reachability.vault_may_be_touched(now() + TimeDelta::hours(24)), "{trouble:?}");

        reachability.learn(&evidence(None), now());
        touched(&mut reachability, &trouble);
        assert!(reachability.vault_may_be_touched(now() + TimeDelta::minutes(waits[0])));
    }
}

#[test]
fn a_vault_that_shows_that_it_is_locked_is_touched_by_itself_only_once_it_shows_that_it_is_open() {
    for trouble in [VaultTrouble::Locked, VaultTrouble::Asking] {
        let mut reachability = Reachability::default();
        touched(&mut reachability, &trouble);
        reachability.learn_of_look(Ok(Sight::Locked));
        assert_eq!(reachability.vault, VaultState::Locked);
        assert!(!reachability.vault_may_be_touched(now() + TimeDelta::days(90)));

        reachability.learn_of_look(Ok(Sight::Open));
        assert_eq!(reachability.vault, VaultState::Open);
        assert!(reachability.vault_may_be_touched(now()) && !reachability.vault_is_sure);
    }
}

#[test]
fn a_vault_that_looked_open_while_it_refused_is_not_opened_by_that_look() {
    let mut reachability = Reachability::default();
    touched(&mut reachability, &VaultTrouble::Locked);
    for _ in 0..3 {
        reachability.learn_of_look(Ok(Sight::Open));
        assert_eq!(reachability.vault, VaultState::Locked, "it would ask again and again");
    }
}

#[test]
fn a_question_that_is_answered_late_opens_the_vault_and_a_no_leaves_it_locked() {
    let asking = || {
        let mut reachability = Reachability::default();
        touched(&mut reachability, &VaultTrouble::Asking);
        reachability.learn_of_look(Ok(Sight::Asking));
        assert_eq!(reachability.vault, VaultState::Asking);
        reachability
    };
    let mut yes = asking();
    yes.learn_of_look(Ok(Sight::Open));
    assert!(yes.vault == VaultState::Open && yes.vault_may_be_touched(now()));
    for sight in [Sight::Locked, Sight::Unsure] {
        let mut no = asking();
        no.learn_of_look(Ok(sight));
        assert!(no.vault == VaultState::Locked && !no.vault_may_be_touched(now()), "{sight:?}");
    }
}

#[test]
fn a_vault_that_went_and_came_back_locked_is_asked_for_unless_it_was_asked_for_already() {
    for (first, is_asked_for) in [(VaultTrouble::Missing, true), (VaultTrouble::Locked, false)] {
        let mut reachability = Reachability::default();
        touched(&mut reachability, &first);
        reachability.learn_of_look(Err(VaultTrouble::Missing));
        assert_eq!(reachability.vault, VaultState::Missing);
        reachability.learn_of_look(Ok(Sight::Locked));
        assert_eq!(reachability.vault_may_be_touched(now()), is_asked_for, "{first:?}");
    }
}

#[test]
fn a_look_finds_a_vault_without_a_keyring_and_says_nothing_of_one_that_keeps_the_program_out() {
    let mut reachability = Reachability::default();
    reachability.learn_of_look(Err(VaultTrouble::NoKeyring));
    assert_eq!(reachability.vault, VaultState::NoKeyring);
    reachability.learn_of_look(Ok(Sight::Open));
    assert!(reachability.vault == VaultState::Open && !reachability.vault_is_sure);

    for trouble in [VaultTrouble::Denied, VaultTrouble::NoneOfOurs, VaultTrouble::Refused("no".into())] {
        touched(&mut reachability, &trouble);
        let shut = reachability.vault;
        for sight in [Sight::Locked, Sight::Open, Sight::Unsure] {
            reachability.learn_of_look(Ok(sight));
            assert_eq!(reachability.vault, shut);
        }
    }
}

#[test]
fn every_trouble_of_the_whole_vault_is_a_state_with_the_word_of_its_case_and_one_of_an_entry_is_none() {
    let word = |state: VaultState| serde_json::to_value(state).unwrap();
    for trouble in [
        VaultTrouble::Asking,
        VaultTrouble::NoKeyring,
        VaultTrouble::Denied,
        VaultTrouble::NoneOfOurs,
        VaultTrouble::WrongPassphrase,
        VaultTrouble::NoPassphrase("no".into()),
        VaultTrouble::Refused("no".into()),
    ] {
        let problem = Problem::from(trouble);
        let state = state_of(&problem).unwrap();
        assert_eq!(word(state), problem.case().unwrap().as_str());
    }
    assert_eq!(state_of(&VaultTrouble::Locked.into()), Some(VaultState::Locked));
    assert_eq!(state_of(&VaultTrouble::Missing.into()), Some(VaultState::Missing));
    for of_one in [VaultTrouble::Damaged, VaultTrouble::Unclear("two".into())] {
        let mut reachability = Reachability::default();
        touched(&mut reachability, &of_one);
        assert!(reachability.vault == VaultState::Open && reachability.vault_is_sure, "{of_one:?}");
    }
}

#[test]
fn offline_begins_with_the_first_miss_and_ends_when_meta_answers() {
    let mut reachability = Reachability::default();
    reachability.learn(&evidence(Some(&problem(Code::Offline))), now());
    reachability.learn(&evidence(Some(&problem(Code::Offline))), now() + TimeDelta::hours(1));
    assert_eq!(reachability.offline_since, Some(now()));

    reachability.learn(&evidence(Some(&problem(Code::VaultLocked))), now());
    assert_eq!(reachability.offline_since, Some(now()), "a locked vault says nothing about the internet");

    reachability.learn(&Evidence { problem: None, meta_answered: true }, now());
    assert_eq!(reachability.offline_since, None);
}

#[test]
fn a_journey_that_did_not_come_as_far_as_the_vault_says_nothing_about_it() {
    let mut reachability = Reachability::default();
    reachability.learn(&evidence(Some(&problem(Code::VaultMissing))), now());
    let busy = problem(Code::Unknown).with(FactName::Waited, Fact::Number(60));
    reachability.learn(&evidence(Some(&busy)), now());
    reachability.learn(&evidence(Some(&problem(Code::DiskFull))), now());
    assert_eq!(reachability.vault, VaultState::Missing);
}

fn evidence(problem: Option<&Problem>) -> Evidence<'_> {
    Evidence { problem, meta_answered: false }
}

fn touched(reachability: &mut Reachability, trouble: &VaultTrouble) {
    reachability.learn(&evidence(Some(&trouble.clone().into())), now());
}

fn problem(code: Code) -> Problem {
    Problem::new(code, Action::RetryLater)
}

fn now() -> Moment {
    Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
}
