use super::*;
use crate::account::Permissions;
use crate::account::sample::{self, now};
use crate::places::sample::{last_given, pasted};
use crate::problem::{Action, Problem};

#[test]
fn a_token_younger_than_a_day_is_left_alone() {
    let account = account(|account| account.token.obtained_at = Some(now() - TimeDelta::hours(23)));
    assert_eq!(readiness(&account, None, now()), Readiness::TooNew(now() + TimeDelta::hours(1)));
}

#[test]
fn facebook_has_no_minimum_age() {
    let account = account(|account| {
        account.network = Network::Facebook;
        account.token.obtained_at = Some(now());
    });
    assert_eq!(readiness(&account, None, now()), Readiness::Ask);
}

#[test]
fn our_own_schedule_asks_once_a_day_at_most_on_every_network() {
    for network in [Network::Threads, Network::Instagram, Network::Facebook] {
        let account = account(|account| {
            account.network = network;
            account.token.obtained_at = Some(now() - TimeDelta::hours(1));
            account.token.expires_at = Some(now() + TimeDelta::days(10));
        });
        assert_eq!(next_attempt(&account, now()), Some(now() + TimeDelta::hours(23)), "{network}");
    }
}

#[test]
fn a_next_try_that_a_wrong_clock_wrote_stops_no_account() {
    let a_year_on = Some(now() + TimeDelta::days(365));
    let account = account(|account| {
        account.token.expires_at = Some(now() + TimeDelta::days(10));
        account.retry_at = a_year_on;
    });
    assert_eq!(next_attempt(&account, now()), Some(now()));
}

#[test]
fn an_endless_token_is_never_exchanged() {
    let account = account(|account| {
        account.token.kind = TokenKind::Endless;
        account.token.expires_at = None;
    });
    assert_eq!(readiness(&account, None, now()), Readiness::NotDue);
    assert_eq!(next_attempt(&account, now()), None);
    assert_eq!(status(&account, &[], now()), Status::NoEndDate);
}

#[test]
fn after_a_fresh_token_a_person_who_pastes_has_nothing_to_do_for_46_days() {
    let ends = |expires_at| {
        account(|account| {
            account.by_hand = true;
            account.token.obtained_at = Some(now());
            account.token.expires_at = expires_at;
        })
    };
    let told = ends(Some(now() + TimeDelta::days(60)));
    let untold = ends(None);
    let due = Some(now() + TimeDelta::days(46));
    for day in 0..=46 {
        let at = now() + TimeDelta::days(day);
        assert_eq!((next_attempt(&told, at), next_attempt(&untold, at)), (due, due), "day {day}");
        assert_eq!(status(&told, &[], at), Status::Good, "day {day}");
        assert_eq!(status(&untold, &[], at), Status::DateUnknown, "day {day}");
    }
}

#[test]
fn within_leaves_alone_what_has_more_days() {
    let account = days_left(29);
    assert_eq!(readiness(&account, Some(29), now()), Readiness::NotDue);
    assert_eq!(readiness(&account, Some(30), now()), Readiness::Ask);
    assert_eq!(readiness(&account, None, now()), Readiness::Ask);
}

#[test]
fn an_unknown_date_is_due() {
    let account = account(|account| {
        account.token.expires_at = None;
        account.token.obtained_at = None;
    });
    assert_eq!(readiness(&account, Some(1), now()), Readiness::Ask);
    assert_eq!(status(&account, &[], now()), Status::DateUnknown);
}

#[test]
fn the_schedule_asks_at_thirty_days_left_and_overdue_means_now() {
    assert_eq!(next_attempt(&days_left(40), now()), Some(now() + TimeDelta::days(10)));
    assert_eq!(next_attempt(&days_left(3), now()), Some(now()));
}

#[test]
fn a_token_that_a_person_pastes_is_extended_at_fourteen_days_left_and_nothing_is_wrong_before() {
    let by_hand = |days: i64| Account { by_hand: true, ..days_left(days) };
    assert_eq!(next_attempt(&by_hand(40), now()), Some(now() + TimeDelta::days(26)));
    assert_eq!(next_attempt(&by_hand(14), now()), Some(now()));
    assert_eq!(status(&by_hand(14), &[], now()), Status::Good);
    assert_eq!(status(&by_hand(12), &[], now()), Status::Soon);
}

#[test]
fn a_form_has_the_token_that_the_person_pasted_last_and_waits_for_them_at_every_other() {
    let account = days_left(40);
    let held = pasted(&account.token.fingerprint);
    assert_eq!(standing(&held, &account), Standing::Current);
    assert_eq!(status(&account, &[&held], now()), Status::Good);
    let older = pasted("older");
    let never = Place { last: None, ..older.clone() };
    let noted = Place { last: last_given("older", Some(Reason::ByHand)).last, ..older.clone() };
    for place in [older, never, noted] {
        assert_eq!(standing(&place, &account), Standing::Waiting(Reason::ByHand));
        assert_eq!(status(&account, &[&place], now()), Status::NotDelivered);
    }
}

#[test]
fn a_file_that_missed_the_token_is_spoken_of_before_a_form_that_waits() {
    let account = days_left(40);
    let (form, file) = (pasted("older"), last_given("older", Some(Reason::Moved)));
    assert_eq!(first_missed([&form, &file], &account), Some(&file));
    assert_eq!(first_missed([&form], &account), Some(&form));
}

#[test]
fn nothing_is_extended_because_a_clock_went_backwards() {
    let account = days_left(60);
    let year_ago = now() - TimeDelta::days(365);
    assert!(matches!(readiness(&account, None, year_ago), Readiness::TooNew(_)));
    assert!(next_attempt(&account, year_ago) > Some(now()));
}

#[test]
fn good_until_fourteen_days_when_it_does_not_extend_by_itself() {
    let by_hand = |days: i64| Account { auto_extend: false, ..days_left(days) };
    assert_eq!(status(&by_hand(15), &[], now()), Status::Good);
    assert_eq!(status(&by_hand(14), &[], now()), Status::Soon);
    assert_eq!(status(&by_hand(0), &[], now()), Status::Expired);
}

#[test]
fn an_account_that_extends_by_itself_is_soon_only_when_it_is_stuck() {
    assert_eq!(status(&days_left(20), &[], now()), Status::Good);
    assert_eq!(status(&days_left(14), &[], now()), Status::Soon);
}

#[test]
fn extending_does_not_move_facebooks_log_in_date() {
    let account = account(|account| {
        account.network = Network::Facebook;
        account.token.login_required_by = Some(now() + TimeDelta::days(10));
    });
    assert_eq!(status(&account, &[], now()), Status::Soon);
}

#[test]
fn the_first_status_that_fits_wins() {
    let mut account = days_left(-1);
    account.permissions = Permissions { granted: Some(vec![]), wanted: vec!["threads_basic".into()] };
    let place = last_given("old", None);
    assert_eq!(status(&account, &[&place], now()), Status::Expired);

    account.problem = Some(Problem::new(Code::Password, Action::Reconnect));
    assert_eq!(status(&account, &[&place], now()), Status::TurnedOff);

    account.problem = None;
    account.token.expires_at = Some(now() + TimeDelta::days(40));
    assert_eq!(status(&account, &[&place], now()), Status::MissingPermission);

    account.permissions.granted = None;
    assert_eq!(
        status(&account, &[&place], now()),
        Status::NotDelivered,
        "Meta never told, so nothing is missing"
    );
    assert_eq!(status(&account, &[], now()), Status::Good);
}

#[test]
fn a_place_that_was_never_sent_to_waits_and_is_not_missed() {
    let account = days_left(40);
    let new = Place { last: None, ..last_given("x", None) };
    assert_eq!(standing(&new, &account), Standing::Waiting(Reason::NotYet));
    assert_eq!(status(&account, &[&new], now()), Status::Good);
}

#[test]
fn a_place_is_current_stale_or_failed_by_its_last_receipt() {
    let account = days_left(40);
    assert_eq!(standing(&last_given("mark", None), &account), Standing::Current);
    assert_eq!(standing(&last_given("older", None), &account), Standing::Stale);
    assert_eq!(
        standing(&last_given("older", Some(Reason::Moved)), &account),
        Standing::Failed(Reason::Moved)
    );
}

fn readiness(account: &Account, within: Option<i64>, now: Moment) -> Readiness {
    Lifetime::of(account).readiness(within, now)
}

fn days_left(days: i64) -> Account {
    sample::ends_in(TimeDelta::days(days))
}

fn account(change: impl Fn(&mut Account)) -> Account {
    let mut account = sample::ends_in(TimeDelta::days(40));
    change(&mut account);
    account
}
