use chrono::{TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::account::{Kind, Permissions, TokenFacts, TokenKind};
use crate::places::{Receipt, Target};
use crate::problem::{Action, Problem};

#[test]
fn one_that_is_switched_off_is_spoken_of_at_14_7_3_1_and_0_days_and_once_each() {
    let mut desk = Desk::with([switched_off(days(20) + TimeDelta::hours(5))]);
    assert_eq!(desk.live(20), [(6, "14"), (13, "7"), (17, "3"), (19, "1"), (20, "0")]);
}

#[test]
fn after_the_end_it_is_said_at_once_then_weekly_three_times_then_never() {
    let mut desk = Desk::with([switched_off(-TimeDelta::hours(1))]);
    assert_eq!(desk.live(100), [(0, "expired"), (7, "expired"), (14, "expired"), (21, "expired")]);
}

#[test]
fn a_missed_step_is_not_replayed() {
    let mut desk = Desk::with([switched_off(days(20))]);
    desk.pass(days(18));
    assert_eq!(desk.tick(), ["3"]);
    assert_eq!(desk.tick(), Vec::<String>::new());
}

#[test]
fn days_are_those_of_the_calendar_of_this_computer() {
    // 23:30 of November 20 in Greenwich is 09:30 of the 21st in the far east.
    let mut account = switched_off(TimeDelta::zero());
    account.token.expires_at = Some(Utc.with_ymd_and_hms(2026, 12, 4, 23, 30, 0).unwrap());
    let desk = Desk::with([account]);
    let left = |hours: i64| {
        let local = move |moment: Moment| moment.naive_utc() + TimeDelta::hours(hours);
        let view = View { local: &local, ..desk.view() };
        due(&view).map(|digest| digest.0[0].days_left.unwrap())
    };
    assert_eq!(left(0), Some(14));
    assert_eq!(left(10), None, "it is the 5th of December there: 15 days");
}

#[test]
fn one_that_extends_by_itself_is_not_spoken_of() {
    let mut account = switched_off(days(30) + TimeDelta::hours(1));
    account.auto_extend = true;
    let desk = Desk::with([account]);
    assert_eq!(due(&desk.view()), None);
}

#[test]
fn one_that_was_turned_off_is_spoken_of_whatever_the_date_and_again_when_it_comes_back() {
    let mut desk = Desk::with([switched_off(days(50))]);
    desk.accounts[0].problem = Some(Problem::new(Code::Password, Action::Reconnect));
    assert_eq!(desk.live(30), [(0, "turned_off")]);
    let problem = desk.accounts[0].problem.take();
    assert_eq!(desk.tick(), Vec::<String>::new());
    desk.accounts[0].problem = problem;
    assert_eq!(desk.tick(), ["turned_off"]);
}

#[test]
fn hiccups_are_no_news_until_they_last_three_days_and_20_days_are_left() {
    let mut account = switched_off(days(22));
    account.auto_extend = true;
    account.failing_since = Some(start());
    account.failures = 3;
    let mut desk = Desk::with([account]);
    assert_eq!(desk.live(9), [(3, "stuck"), (8, "14")]);
}

#[test]
fn facebooks_90_days_are_said_once_and_only_of_facebook() {
    let mut account = switched_off(days(59));
    account.token.login_required_by = Some(start() + days(20));
    let nothing: [(i64, &str); 0] = [];
    assert_eq!(Desk::with([account.clone()]).live(22), nothing);
    account.network = Network::Facebook;
    assert_eq!(Desk::with([account]).live(22), [(6, "login")]);
}

#[test]
fn a_place_that_missed_the_token_is_said_once_for_that_token() {
    let mut desk = Desk::with([switched_off(days(55))]);
    desk.places = vec![missed_place("00000001")];
    assert_eq!(desk.live(10), [(0, "place")]);
    let token = &mut desk.accounts[0].token;
    token.obtained_at = Some(desk.now);
    assert_eq!(desk.tick(), ["place"]);
}

#[test]
fn a_longer_life_begins_the_count_anew() {
    let mut desk = Desk::with([switched_off(days(10))]);
    assert_eq!(desk.tick(), ["14"]);
    desk.extend();
    assert_eq!(desk.live(50), [(46, "14")]);
}

#[test]
fn a_date_that_differs_by_a_second_in_metas_next_answer_is_no_new_date() {
    let mut desk = Desk::with([switched_off(days(14))]);
    assert_eq!(desk.tick(), ["14"]);
    desk.accounts[0].token.expires_at = Some(start() + days(15));
    desk.pass(days(1));
    assert_eq!(desk.tick(), Vec::<String>::new());
}

#[test]
fn a_snooze_is_silent_and_says_it_again_when_it_is_over() {
    let mut desk = Desk::with([switched_off(days(12))]);
    assert_eq!(desk.tick(), ["14"]);
    desk.accounts[0].snoozed_until = Some(start() + days(2));
    assert_eq!(desk.live(4), [(2, "14")]);
}

#[test]
fn a_snooze_ends_early_when_the_account_gets_worse_but_not_for_what_was_known() {
    let mut desk = Desk::with([switched_off(days(2))]);
    desk.accounts[0].snoozed_until = Some(start() + days(30));
    assert_eq!(desk.live(5), [(2, "expired")]);

    let mut desk = Desk::with([switched_off(-days(1))]);
    let known = known(&desk.view(), &desk.accounts[0]);
    desk.given.extend(known);
    desk.accounts[0].snoozed_until = Some(start() + days(30));
    let nothing: [(i64, &str); 0] = [];
    assert_eq!(desk.live(29), nothing);
}

#[test]
fn several_are_one_digest_the_worst_first() {
    let mut turned_off = other(3, days(40));
    turned_off.problem = Some(Problem::new(Code::Removed, Action::Reconnect));
    let desk = Desk::with([switched_off(days(7)), other(2, days(1)), turned_off, other(4, -days(1))]);
    assert_eq!(desk.said(), ["turned_off", "expired", "1", "7"]);
}

#[test]
fn one_account_may_have_days_of_its_own() {
    let mut desk = Desk::with([switched_off(days(20))]);
    desk.rules.own_remind_at.insert("00000001".into(), vec![10, 2]);
    assert_eq!(desk.live(19), [(10, "10"), (18, "2")]);
}

#[test]
fn days_are_read_as_they_are_typed() {
    assert_eq!(days_in("14, 7,3,1,0"), Some(vec![14, 7, 3, 1, 0]));
    for wrong in ["", "x", "61", "7,", "-1"] {
        assert_eq!(days_in(wrong), None, "{wrong}");
    }
}

#[test]
fn a_step_is_read_back_as_it_is_written() {
    for step in [Step::TurnedOff, Step::Expired, Step::Days(14), Step::Stuck, Step::Login, Step::Place] {
        assert_eq!(step.to_string().parse(), Ok(step));
    }
    assert_eq!("soon".parse::<Step>(), Err(()));
}

proptest! {
    /// Whatever happens to accounts, days are said once for a date, and only ever more urgent ones.
    #[test]
    fn no_step_is_said_twice_and_they_only_get_more_urgent(
        left in -3_i64..70,
        offset in -12_i64..=14,
        ticks in proptest::collection::vec(0_i64..60, 1..80),
    ) {
        let mut desk = Desk::with([switched_off(days(left))]);
        desk.local = Box::new(move |moment| moment.naive_utc() + TimeDelta::hours(offset));
        let mut said = Vec::new();
        for hours in ticks {
            desk.pass(TimeDelta::hours(hours));
            said.extend(desk.tick().iter().map(|step| step.parse::<Step>().unwrap()));
        }
        let (expired, before): (Vec<Step>, Vec<Step>) = said.iter().partition(|step| **step == Step::Expired);
        prop_assert!(before.windows(2).all(|pair| pair[1] < pair[0]), "{:?}", said);
        prop_assert!(expired.len() <= 4);
        prop_assert!(said.iter().rev().take(expired.len()).all(|step| *step == Step::Expired));
    }

    #[test]
    fn one_that_is_extended_in_time_is_never_spoken_of(ticks in proptest::collection::vec(0_i64..24, 1..200)) {
        let mut account = switched_off(days(60));
        account.auto_extend = true;
        let mut desk = Desk::with([account]);
        for hours in ticks {
            desk.pass(TimeDelta::hours(hours));
            prop_assert_eq!(desk.tick(), Vec::<String>::new());
            if policy::next_attempt(&desk.accounts[0], desk.now).is_some_and(|at| at <= desk.now) {
                desk.extend();
            }
        }
    }

    /// Nobody is forgotten: a token that nobody extends is spoken of before its end, if the computer was on.
    #[test]
    fn a_token_that_will_end_is_spoken_of_before(ticks in proptest::collection::vec(1_i64..48, 60..120)) {
        let mut desk = Desk::with([switched_off(days(30))]);
        let mut said = Vec::new();
        for hours in ticks {
            desk.pass(TimeDelta::hours(hours));
            said.extend(desk.tick());
        }
        if desk.now > start() + days(30) {
            prop_assert_eq!(said.first().map(String::as_str), Some("14"));
            prop_assert!(said.contains(&"expired".to_owned()));
        }
    }
}

/// A computer that is on: what is due is given, what is over is forgotten.
struct Desk {
    now: Moment,
    local: Box<dyn Fn(Moment) -> NaiveDateTime>,
    accounts: Vec<Account>,
    places: Vec<Place>,
    given: Vec<Notice>,
    rules: Rules,
}

impl Desk {
    fn with(accounts: impl IntoIterator<Item = Account>) -> Self {
        Self {
            now: start(),
            local: Box::new(|moment| moment.naive_utc()),
            accounts: accounts.into_iter().collect(),
            places: Vec::new(),
            given: Vec::new(),
            rules: Rules::default(),
        }
    }

    fn view(&self) -> View<'_> {
        View {
            now: self.now,
            local: &self.local,
            accounts: &self.accounts,
            places: &self.places,
            given: &self.given,
            rules: &self.rules,
        }
    }

    fn said(&self) -> Vec<String> {
        let digest = due(&self.view());
        digest.into_iter().flat_map(|digest| digest.0).map(|due| due.step.to_string()).collect()
    }

    fn tick(&mut self) -> Vec<String> {
        let said = self.said();
        let over = over(&self.view());
        let given = due(&self.view()).into_iter().flat_map(|digest| digest.0).map(|due| Notice {
            account: due.account.id,
            step: due.step,
            given_at: self.now,
        });
        let given: Vec<Notice> = given.collect();
        self.given.retain(|notice| !over.contains(notice));
        self.given.extend(given);
        said
    }

    /// Ticks now and after each of so many days: on which of them something was said.
    fn live(&mut self, count: i64) -> Vec<(i64, &'static str)> {
        let begin = self.now;
        let mut said = Vec::new();
        for day in 0..=count {
            self.now = begin + days(day);
            // Leaked, so that a promise reads as a list of days and steps.
            said.extend(self.tick().into_iter().map(|step| (day, &*step.leak())));
        }
        said
    }

    fn pass(&mut self, time: TimeDelta) {
        self.now += time;
    }

    fn extend(&mut self) {
        let token = &mut self.accounts[0].token;
        token.obtained_at = Some(self.now);
        token.expires_at = Some(self.now + days(60));
    }
}

pub fn missed_place(account: &str) -> Place {
    Place {
        id: "0000000a".into(),
        account: Some(account.into()),
        waits_for: None,
        target: Target::EnvFile { path: "/srv/.env".into(), key: "K".into(), user_id_key: None },
        added_at: start(),
        last: Some(Receipt {
            place: "0000000a".into(),
            at: start(),
            mark: Some("older".into()),
            reason: Some(Reason::Moved),
        }),
    }
}

pub fn switched_off(left: TimeDelta) -> Account {
    let end = start() + left;
    Account {
        id: "00000001".into(),
        network: Network::Threads,
        user_id: "17841405793187218".into(),
        name: "corner.bakery".into(),
        label: None,
        kind: Kind::Profile,
        parent: None,
        page: None,
        app_id: None,
        auto_extend: false,
        token: TokenFacts {
            kind: TokenKind::Long,
            obtained_at: Some(end - days(60)),
            expires_at: Some(end),
            login_required_by: None,
            mark: "mark".into(),
        },
        permissions: Permissions::default(),
        connected_at: end - days(60),
        disconnected_at: None,
        snoozed_until: None,
        retry_at: None,
        failing_since: None,
        failures: 0,
        problem: None,
        checked_at: None,
        version: 1,
    }
}

fn other(number: u8, left: TimeDelta) -> Account {
    Account { id: format!("0000000{number}"), name: format!("shop.{number}"), ..switched_off(left) }
}

fn days(count: i64) -> TimeDelta {
    TimeDelta::days(count)
}

pub fn start() -> Moment {
    Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
}
