//! Closing the window and quitting, and when they ask first.

use chrono::TimeDelta;

use super::bench::*;
use crate::face::{Desktop, Intent, Leave, Question, Setting};
use crate::ports::VaultTrouble;
use crate::resident::{HostFacts, Wish};
use crate::tray::Page;

const CLOSE: Intent = Intent::CloseWindow;

#[tokio::test(start_paused = true)]
async fn with_a_tray_the_window_closes_and_the_program_works_on() {
    let mut running = Bench::with_days_left(&[50]).await.run().await;

    running.ask(CLOSE);
    running.quiet().await;

    assert_eq!(wishes(&mut running), [Wish::CloseWindow]);
    assert_eq!(running.handle.snapshot().head.question, None);
}

#[tokio::test(start_paused = true)]
async fn without_a_tray_the_first_closing_asks_and_the_answer_holds() {
    for (how, wish, keep_running) in
        [(Leave::KeepWorking, Wish::CloseWindow, true), (Leave::Stop, Wish::Quit, false)]
    {
        let mut running = without_a_tray(Bench::with_days_left(&[50]).await).await;
        running.ask(CLOSE);
        running.quiet().await;
        assert_eq!(wishes(&mut running), []);
        assert_eq!(running.handle.snapshot().head.question, Some(Question::Close));

        running.ask(Intent::Leave { how });
        running.quiet().await;

        assert_eq!(wishes(&mut running), std::slice::from_ref(&wish));
        let head = running.handle.snapshot().head.clone();
        assert_eq!((head.settings.keep_running, head.question), (keep_running, None));
        running.ask(CLOSE);
        running.quiet().await;
        assert_eq!(wishes(&mut running), [wish], "nobody is asked twice");
    }
}

#[tokio::test(start_paused = true)]
async fn before_the_first_account_closing_ends_the_program_and_decides_nothing_for_later() {
    let bench = Bench { practice: false, ..Bench::with_days_left(&[]).await };
    let mut running = without_a_tray(bench).await;

    running.ask(CLOSE);
    running.quiet().await;

    assert_eq!(wishes(&mut running), [Wish::Quit]);
    let head = running.handle.snapshot().head.clone();
    assert_eq!((head.settings.keep_running, head.question), (true, None));
}

#[tokio::test(start_paused = true)]
async fn a_closing_that_is_taken_back_is_asked_about_again() {
    let mut running = without_a_tray(Bench::with_days_left(&[50]).await).await;
    running.ask(CLOSE);
    running.ask(Intent::Leave { how: Leave::Stay });
    running.quiet().await;
    assert_eq!(running.handle.snapshot().head.question, None);

    running.ask(CLOSE);
    running.quiet().await;

    assert_eq!(running.handle.snapshot().head.question, Some(Question::Close));
    assert_eq!(wishes(&mut running), []);
}

#[tokio::test(start_paused = true)]
async fn a_window_that_is_closed_twice_goes_whatever_it_shows() {
    let mut running = without_a_tray(Bench::with_days_left(&[50]).await).await;

    running.ask(CLOSE);
    running.ask(CLOSE);
    running.quiet().await;

    assert_eq!(wishes(&mut running), [Wish::CloseWindow]);
}

#[tokio::test(start_paused = true)]
async fn who_answered_the_start_up_questions_is_asked_all_the_same_as_they_say_nothing_of_closing() {
    for (keep_running, wished) in [(true, vec![]), (false, vec![Wish::Quit])] {
        let mut running = without_a_tray(Bench::with_days_left(&[50]).await).await;
        running.ask(Intent::Set { setting: Setting::KeepRunning(keep_running) });
        running.ask(Intent::Set { setting: Setting::Asked(true) });

        running.ask(CLOSE);
        running.quiet().await;

        assert_eq!(wishes(&mut running), wished);
        let question = running.handle.snapshot().head.question;
        assert_eq!(question, keep_running.then_some(Question::Close));
    }
}

#[tokio::test(start_paused = true)]
async fn quitting_asks_only_when_something_is_due_within_a_week() {
    for (days_left, asks) in [(50, false), (38, false), (36, true)] {
        let mut running = Bench::with_days_left(&[50, days_left]).await.run().await;

        running.ask(Intent::Quit);
        running.quiet().await;

        let question = running.handle.snapshot().head.question.clone();
        assert_eq!(question, asks.then(|| Question::Quit { account: id(1) }), "{days_left} days");
        let wish = if asks { Wish::Show(Page::Any) } else { Wish::Quit };
        assert_eq!(wishes(&mut running), [wish], "{days_left} days");
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_that_would_not_be_extended_anyway_keeps_anybody_from_quitting() {
    let mut running = Bench::with_days_left(&[36]).await.run().await;
    running.ask(Intent::Set { setting: Setting::AutoExtend(false) });

    running.ask(Intent::Quit);
    running.quiet().await;

    assert_eq!(wishes(&mut running), [Wish::Quit]);
}

#[tokio::test(start_paused = true)]
async fn beginning_again_asks_nothing_because_the_program_is_back_at_once() {
    let mut running = Bench::with_days_left(&[36]).await.run().await;

    running.ask(Intent::BeginAgain);
    running.quiet().await;

    assert_eq!(wishes(&mut running), [Wish::BeginAgain { hidden: false }]);
}

#[tokio::test(start_paused = true)]
async fn quitting_twice_or_saying_so_quits_and_staying_stays() {
    for (second, expected) in [
        (Intent::Quit, vec![Wish::Show(Page::Any), Wish::Quit]),
        (Intent::Leave { how: Leave::Stop }, vec![Wish::Show(Page::Any), Wish::Quit]),
        (Intent::Leave { how: Leave::Stay }, vec![Wish::Show(Page::Any)]),
    ] {
        let mut running = Bench::with_days_left(&[36]).await.run().await;
        running.ask(Intent::Quit);

        running.ask(second);
        running.quiet().await;

        assert_eq!(wishes(&mut running), expected);
        assert_eq!(running.handle.snapshot().head.question, None);
        assert!(running.handle.snapshot().head.settings.keep_running, "that was not asked");
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_to_nothing_does_nothing() {
    let mut running = Bench::with_days_left(&[36]).await.run().await;
    running.ask(Intent::Leave { how: Leave::Stop });
    running.pass(TimeDelta::minutes(1)).await;
    assert_eq!(wishes(&mut running), []);
}

#[tokio::test(start_paused = true)]
async fn everything_is_removed_once_the_vault_is_open_and_of_practice_by_leaving_it() {
    let bench = Bench { practice: false, ..Bench::with_days_left(&[36]).await };
    let mut running = bench.run().await;

    running.bench.vault.shut(Some(VaultTrouble::Locked));
    running.ask(Intent::RemoveEverything);
    running.quiet().await;
    assert_eq!(wishes(&mut running), []);
    assert!(running.handle.snapshot().head.problem.is_some());

    running.bench.vault.shut(None);
    running.ask(Intent::RemoveEverything);
    running.quiet().await;
    assert_eq!(wishes(&mut running), [Wish::RemoveEverything]);

    let mut practising = Bench::with_days_left(&[36]).await.run().await;
    practising.ask(Intent::RemoveEverything);
    practising.quiet().await;
    assert_eq!(wishes(&mut practising), [Wish::LeavePractice]);
}

async fn without_a_tray(bench: Bench) -> Running {
    let running = bench.run().await;
    let facts = facts();
    running.handle.host(HostFacts { desktop: Desktop { has_tray: false, ..facts.desktop.clone() }, ..facts });
    running
}

fn wishes(running: &mut Running) -> Vec<Wish> {
    std::iter::from_fn(|| running.wishes.try_recv().ok()).collect()
}
