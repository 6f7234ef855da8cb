//! The page of what happened, and what is told after days in which the program did not run.

use chrono::TimeDelta;
use serde_json::json;

use super::bench::*;
use crate::absence::{ABSENCE, RAN_AT};
use crate::account::{Account, HistoryLine};
use crate::face::{Copied, Intent, Kind, Wanted};
use crate::history::KEPT_FOR;
use crate::journeys::happened::PAGE;
use crate::moment::{Moment, time};
use crate::resident::Wish;

#[tokio::test(start_paused = true)]
async fn what_happened_is_in_the_snapshot_while_its_page_is_open_and_not_before_or_after() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    assert_eq!(running.handle.snapshot().head.activity, None);

    running.ask(Intent::ShowActivity { wanted: Some(Wanted::default()) });
    let shown = running.until(|snapshot| snapshot.head.activity.is_some()).await;
    let line = shown.head.activity.as_ref().unwrap().lines[0].clone();
    assert_eq!((line.event.as_str(), line.kind), ("extended", Kind::Extended));
    assert_eq!((line.account, line.name.as_deref()), (Some(id(0)), Some("name0")));
    assert!(line.facts.get("mark").is_none(), "a fingerprint says nothing to a person");

    running.ask(Intent::Disconnect { account: id(0) });
    running
        .until(|snapshot| {
            snapshot.head.activity.as_ref().is_some_and(|page| page.lines[0].event == "disconnected")
        })
        .await;

    running.ask(Intent::ShowActivity { wanted: None });
    running.until(|snapshot| snapshot.head.activity.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn a_page_reads_on_where_the_one_before_it_ended() {
    let bench = Bench::with_days_left(&[50]).await;
    let most = i64::try_from(PAGE).unwrap() + 3;
    (0..most).for_each(|number| note(&bench, number, "delivered", json!({ "where": "/srv/.env#K" })));
    let running = bench.run().await;

    running.ask(Intent::ShowActivity { wanted: Some(Wanted::default()) });
    let shown = running.until(|snapshot| snapshot.head.activity.is_some()).await;
    let page = shown.head.activity.clone().unwrap();
    assert_eq!(page.lines.len(), PAGE);

    let wanted = Wanted { older_than: page.older, ..Wanted::default() };
    running.ask(Intent::ShowActivity { wanted: Some(wanted.clone()) });
    let shown = running
        .until(|snapshot| snapshot.head.activity.as_ref().is_some_and(|page| page.wanted == wanted))
        .await;
    let page = shown.head.activity.clone().unwrap();
    assert_eq!((page.lines.len(), page.older), (3, None));
}

#[tokio::test(start_paused = true)]
async fn the_checks_of_a_day_are_one_line() {
    let bench = Bench::new();
    for number in 0..43 {
        bench.keep(Account { checked_at: None, ..account(number, 50) }).await;
    }
    let running = bench.run().await;
    running.ask(Intent::ShowActivity { wanted: Some(Wanted::default()) });
    let shown = running
        .until(|snapshot| {
            snapshot
                .head
                .activity
                .as_ref()
                .is_some_and(|page| page.lines.iter().any(|line| line.count == Some(43)))
        })
        .await;
    let lines = &shown.head.activity.as_ref().unwrap().lines;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!((lines[0].event.as_str(), lines[0].account.clone()), ("checked", None));
}

#[tokio::test(start_paused = true)]
async fn what_is_wanted_is_of_one_account_of_one_client_or_of_one_kind() {
    let bench = Bench::new();
    bench.keep(Account { client: Some("Corner Bakery".into()), ..account(0, 50) }).await;
    bench.keep(account(1, 50)).await;
    for number in 0..2 {
        let facts = json!({});
        let line = HistoryLine { at: now(), account: Some(id(number)), event: "extended".into(), facts };
        bench.ledger.elsewhere(|inner| inner.history.push(line));
    }
    note(&bench, 1000, "disconnected", json!({}));
    let running = bench.run().await;
    for (wanted, events) in [
        (
            Wanted { client: Some("Corner Bakery".into()), ..Wanted::default() },
            vec!["disconnected", "extended"],
        ),
        (Wanted { account: Some(id(1)), ..Wanted::default() }, vec!["extended"]),
        (Wanted { kind: Some(Kind::You), ..Wanted::default() }, vec!["disconnected"]),
        (Wanted { client: Some("Nobody".into()), ..Wanted::default() }, vec![]),
    ] {
        running.ask(Intent::ShowActivity { wanted: Some(wanted.clone()) });
        let shown = running
            .until(|snapshot| snapshot.head.activity.as_ref().is_some_and(|page| page.wanted == wanted))
            .await;
        let lines = &shown.head.activity.as_ref().unwrap().lines;
        let said: Vec<&str> = lines.iter().map(|line| line.event.as_str()).collect();
        assert_eq!(said, events, "{wanted:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_table_goes_where_the_person_says_and_holds_all_pages() {
    let bench = Bench::with_days_left(&[50]).await;
    let most = i64::try_from(PAGE).unwrap() + 3;
    (0..most).for_each(|number| note(&bench, number, "delivered", json!({ "where": "=1+1" })));
    let mut running = bench.run().await;
    running.ask(Intent::ShowActivity { wanted: Some(Wanted::default()) });
    running.ask(Intent::SaveActivity { wanted: Wanted::default() });
    running.quiet().await;

    let Some(Wish::SaveText { name, text }) = running.wishes.recv().await else { panic!("no file") };
    assert_eq!((name.as_str(), text.lines().count()), ("sixty-activity.csv", PAGE + 4));
    assert!(text.contains("\"'=1+1\""), "a formula would be counted: {}", text.lines().nth(1).unwrap());

    running.handle.text_saved("/home/mara/activity.csv".into());
    let shown = running
        .until(|snapshot| snapshot.head.activity.as_ref().is_some_and(|page| page.saved.is_some()))
        .await;
    let page = shown.head.activity.as_ref().unwrap();
    assert_eq!(page.saved.as_deref(), Some("/home/mara/activity.csv"));
}

#[tokio::test(start_paused = true)]
async fn what_is_copied_for_support_names_account_file_and_trace_and_no_token() {
    let bench = Bench::with_days_left(&[50]).await;
    let meta = json!({ "code": 190, "subcode": 460, "type": "OAuthException", "fbtrace_id": "A1b2C3", "http_status": 400 });
    note(&bench, 2, "refused", json!({ "code": "x.password", "meta": meta }));
    let leaked = format!("/srv/THAA{MARKER}{}/.env#K", "x".repeat(150));
    note(&bench, 1, "delivered", json!({ "where": "/srv/shop/.env#THREADS_ACCESS_TOKEN" }));
    note(&bench, 0, "delivered", json!({ "where": leaked }));
    let running = bench.run().await;
    running.ask(Intent::ShowActivity { wanted: Some(Wanted::default()) });
    running.ask(Intent::Copy { what: Copied::Activity });
    running.quiet().await;

    let copied = running.bench.clipboard.text().unwrap();
    for part in ["threads name0", "/srv/shop/.env#THREADS_ACCESS_TOKEN", "x.password", "A1b2C3", "460"] {
        assert!(copied.contains(part), "{part} is missing in {copied}");
    }
    assert!(!copied.contains(MARKER), "{copied}");
}

#[tokio::test(start_paused = true)]
async fn days_without_the_program_are_told_until_that_is_closed_and_then_never_again() {
    let bench = real(ran(Bench::with_days_left(&[10]).await, 18));
    bench.keep(account(1, -2)).await;
    bench.keep(account(2, -30)).await;
    let running = bench.run().await;
    let told = running
        .until(|snapshot| snapshot.head.catch_up.as_ref().is_some_and(|told| told.extended == 1))
        .await;
    let told = told.head.catch_up.clone().unwrap();
    assert_eq!((told.days, told.expired), (18, vec![id(1)]), "the other one had expired before");

    running.ask(Intent::CloseCatchUp);
    running.until(|snapshot| snapshot.head.catch_up.is_none()).await;
    let bench = running.bench;
    running.handle.stop().await;
    let running = bench.run().await;
    assert_eq!(running.handle.snapshot().head.catch_up, None);
}

#[tokio::test(start_paused = true)]
async fn less_than_a_week_and_the_first_start_are_not_told() {
    for bench in [real(ran(Bench::new(), 6)), real(Bench::new())] {
        let running = bench.run().await;
        assert_eq!(running.handle.snapshot().head.catch_up, None);
        assert!(running.bench.ledger.read(|inner| inner.settings.contains_key(RAN_AT)));
    }
}

#[tokio::test(start_paused = true)]
async fn a_computer_that_slept_for_weeks_was_away_too() {
    let running = real(Bench::with_days_left(&[50]).await).run().await;
    running.pass(TimeDelta::days(12)).await;
    let told = running.until(|snapshot| snapshot.head.catch_up.is_some()).await;
    assert_eq!(told.head.catch_up.as_ref().unwrap().days, 12);
}

#[tokio::test(start_paused = true)]
async fn that_it_runs_is_noted_once_an_hour() {
    let running = real(Bench::with_days_left(&[50]).await).run().await;
    let noted = || running.bench.ledger.read(|inner| inner.settings[RAN_AT].clone());
    let first = noted();
    running.pass(TimeDelta::minutes(50)).await;
    assert_eq!(noted(), first);
    running.pass(TimeDelta::minutes(20)).await;
    assert_ne!(noted(), first);
}

#[tokio::test(start_paused = true)]
async fn the_first_reminder_after_an_absence_says_that_we_are_back_and_nothing_says_the_same_twice() {
    let bench = real(ran(Bench::with_days_left(&[10]).await, 18));
    bench.keep(account(1, -2)).await;
    let running = bench.run().await;
    assert_eq!(running.bench.notifier.titles(), ["We're back after 18 days"]);
    let said = running.bench.notifier.last().body.clone();
    assert_eq!(said, "1 token extended. @name1 expired while this computer was off.");
    assert!(running.bench.ledger.read(|inner| inner.settings[ABSENCE].contains("\"notified\":true")));
    running.pass(TimeDelta::days(1)).await;
    assert_eq!(running.bench.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn where_nothing_expired_meanwhile_no_notification_says_that_we_are_back() {
    let running = real(ran(Bench::with_days_left(&[10]).await, 18)).run().await;
    assert_eq!(running.bench.notifier.titles(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_reminder_that_was_shown_is_in_the_history() {
    let bench = real(Bench::new());
    bench.keep(Account { auto_extend: false, ..account(0, 3) }).await;
    let running = bench.run().await;
    let shown = running.bench.ledger.read(|inner| {
        let shown = inner.history.iter().filter(|line| line.event == "reminded");
        shown.map(|line| (line.account.clone(), line.facts["days"].clone())).collect::<Vec<_>>()
    });
    assert_eq!(shown, [(Some(id(0)), json!(3))]);
}

#[tokio::test(start_paused = true)]
async fn history_is_kept_for_400_days() {
    let bench = Bench::with_days_left(&[50]).await;
    let line = |at: Moment| HistoryLine { at, account: None, event: "place_waits".into(), facts: json!({}) };
    let (old, young) = (now() - KEPT_FOR - TimeDelta::hours(1), now() - KEPT_FOR + TimeDelta::days(1));
    bench.ledger.elsewhere(|inner| inner.history.extend([line(old), line(young)]));
    let running = bench.run().await;
    let left = running.bench.ledger.read(|inner| {
        inner
            .history
            .iter()
            .filter(|line| line.event == "place_waits")
            .map(|line| line.at)
            .collect::<Vec<_>>()
    });
    assert_eq!(left, [young]);
}

fn real(bench: Bench) -> Bench {
    Bench { practice: false, ..bench }
}

/// A bench whose program ran last so many days ago.
fn ran(bench: Bench, days: i64) -> Bench {
    let at = time(now() - TimeDelta::days(days));
    bench.ledger.elsewhere(|inner| inner.settings.insert(RAN_AT.into(), at));
    bench
}

/// A line about the first account, so many minutes before now.
fn note(bench: &Bench, minutes: i64, event: &str, facts: serde_json::Value) {
    let at = now() - TimeDelta::minutes(1000 - minutes);
    let line = HistoryLine { at, account: Some(id(0)), event: event.into(), facts };
    bench.ledger.elsewhere(|inner| inner.history.push(line));
}
