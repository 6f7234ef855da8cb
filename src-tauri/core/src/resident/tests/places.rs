//! Settings files as places where tokens are used.

use chrono::TimeDelta;

use super::bench::*;
use crate::account::Account;
use crate::face::{Import, Intent, Place};
use crate::network::Network;
use crate::places::Target;
use crate::problem::{Case, Fact};
use crate::resident::Wish;
use crate::secret::Secret;

const FILE: &str = "/practice/shop/.env";

#[tokio::test(start_paused = true)]
async fn a_person_chooses_the_file_of_a_place() {
    let mut running = Bench::with_days_left(&[50]).await.run().await;
    running.ask(Intent::ChooseFile { account: Some(id(0)) });
    running.quiet().await;
    assert_eq!(running.wishes.try_recv().unwrap(), Wish::ChooseFile { account: Some(id(0)) });
}

#[tokio::test(start_paused = true)]
async fn the_lines_of_a_chosen_file_are_shown_without_their_values() {
    let running = with_file(&format!("PORT=80\nIG_TOKEN=\nA=THAA{MARKER}{}\n", "z".repeat(80))).await;
    let mut changes = running.handle.changes();

    running.handle.file(FILE.into(), Some(id(0)));
    let snapshot = running.until(|snapshot| snapshot.head.new_place.is_some()).await;

    let shown = snapshot.head.new_place.as_ref().unwrap();
    assert_eq!((shown.account.as_str(), shown.file.as_str()), (id(0).as_str(), FILE));
    let lines: Vec<_> =
        shown.lines.iter().map(|line| (line.line, line.key.as_str(), line.masked.as_deref())).collect();
    assert_eq!(lines, [(2, "IG_TOKEN", None), (3, "A", Some("THAA••••zzzz"))]);
    assert_eq!(shown.lines[1].network, Some(Network::Threads));
    for change in sent(&mut changes) {
        assert!(!serde_json::to_string(change.as_ref()).unwrap().contains(MARKER));
    }
}

#[tokio::test(start_paused = true)]
async fn the_line_that_was_picked_gets_the_token_and_stays_a_place() {
    let running = with_file("PORT=80\nTOKEN=old # mine\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;

    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    let place = delivered(&running).await;

    let token = running.bench.token(0).await;
    assert_eq!(running.bench.files.text(FILE), format!("PORT=80\nTOKEN={} # mine\n", token.expose()));
    assert_eq!((place.file.as_str(), place.key.as_str(), place.state.as_str()), (FILE, "TOKEN", "current"));
    assert!(running.handle.snapshot().head.new_place.is_none());

    running.extend(0);
    running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;
    let newer = running.bench.token(0).await;
    assert!(!newer.same_as(&token));
    assert!(running.bench.files.text(FILE).contains(newer.expose()), "an extend writes it as well");
}

#[tokio::test(start_paused = true)]
async fn a_place_that_missed_its_token_gets_it_with_the_next_daily_look() {
    let running = with_file("TOKEN=old\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    delivered(&running).await;
    let before = running.bench.files.text(FILE);
    running.bench.files.put(FILE, "# moved\n");
    running.extend(0);
    let missed = |state: &str| state == "failed";
    running.until(|snapshot| snapshot.accounts[0].places.iter().any(|place| missed(&place.state))).await;

    running.bench.files.put(FILE, &before);
    running.pass(TimeDelta::hours(25)).await;
    running.until(|snapshot| snapshot.accounts[0].places.iter().all(|place| !missed(&place.state))).await;

    let token = running.bench.token(0).await;
    assert_eq!(running.bench.files.text(FILE), format!("TOKEN={}\n", token.expose()));
}

#[tokio::test(start_paused = true)]
async fn a_line_that_is_named_anew_comes_to_the_end_of_the_file() {
    let running = with_file("PORT=80").await;
    running.handle.file(FILE.into(), Some(id(0)));
    let snapshot = running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    assert!(snapshot.head.new_place.as_ref().unwrap().lines.is_empty());

    running.ask(Intent::AddPlace { key: " THREADS_ACCESS_TOKEN ".into() });
    delivered(&running).await;

    let token = running.bench.token(0).await;
    let expected = format!("PORT=80\nTHREADS_ACCESS_TOKEN={}\n", token.expose());
    assert_eq!(running.bench.files.text(FILE), expected);
}

#[tokio::test(start_paused = true)]
async fn a_name_that_no_program_takes_changes_nothing_and_is_said() {
    let running = with_file("PORT=80\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;

    running.ask(Intent::AddPlace { key: "MY TOKEN".into() });
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;

    assert_eq!(snapshot.head.problem.as_ref().unwrap().code, "x.readOnly");
    assert_eq!(running.bench.files.text(FILE), "PORT=80\n");
    assert!(snapshot.accounts[0].places.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_line_with_something_else_in_it_is_never_written_over() {
    let running = with_file("DATABASE_URL=postgres://here\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;

    running.ask(Intent::AddPlace { key: "DATABASE_URL".into() });
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;

    assert_eq!(snapshot.head.problem.as_ref().unwrap().code, "x.readOnly");
    assert_eq!(running.bench.files.text(FILE), "DATABASE_URL=postgres://here\n");
    assert!(snapshot.accounts[0].places.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_line_that_is_another_accounts_place_says_whose_it_is() {
    let bench = Bench::with_days_left(&[50, 55]).await;
    bench.files.put(FILE, "TOKEN=old\n");
    let running = bench.run().await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    running.quiet().await;

    running.handle.file(FILE.into(), Some(id(1)));
    let snapshot = running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    assert_eq!(snapshot.head.new_place.as_ref().unwrap().lines[0].account, Some(id(0)));
}

#[tokio::test(start_paused = true)]
async fn a_file_that_cannot_be_read_is_said_and_can_be_closed() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let gone = if cfg!(windows) { r"C:\practice\gone\.env" } else { "/practice/gone/.env" };
    running.ask(Intent::NameFile { path: format!("\"{gone}\""), account: Some(id(0)) });
    let snapshot = running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    let problem = snapshot.head.new_place.as_ref().unwrap().problem.clone().unwrap();
    assert_eq!(problem.code, "x.readOnly");

    running.ask(Intent::CloseNewPlace);
    running.until(|snapshot| snapshot.head.new_place.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn a_file_of_another_language_is_named_and_gets_no_line() {
    for (file, content, form) in [
        ("/practice/shop/wp-config.php", "<?php\ndefine('A', 'b');\n?>\n", "php"),
        ("/practice/shop/config.json", "{\"token\": \"\"}\n", "json"),
        ("/practice/shop/index.html", "<html></html>\n", "html"),
        ("/practice/shop/app.yml", "a: 1\n", "yaml"),
    ] {
        let bench = Bench::with_days_left(&[50]).await;
        bench.files.put(file, content);
        let running = bench.run().await;
        running.handle.file(file.into(), Some(id(0)));
        let snapshot = running.until(|snapshot| snapshot.head.new_place.is_some()).await;
        let problem = snapshot.head.new_place.as_ref().unwrap().problem.clone().unwrap();
        assert_eq!((problem.code.as_str(), problem.case), ("imp.none", Some(Case::Form)));
        assert_eq!(problem.facts["form"], Fact::Text(form.into()));

        running.ask(Intent::AddPlace { key: "THREADS_ACCESS_TOKEN".into() });
        running.quiet().await;
        assert_eq!(running.bench.files.text(file), content);
        assert!(running.handle.snapshot().accounts[0].places.is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn a_place_that_cannot_take_the_token_says_why_when_it_is_sent() {
    let running = with_file("TOKEN=old\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    let place = delivered(&running).await;
    running.bench.files.put(FILE, "OTHER=1\n");

    running.ask(Intent::SendPlace { place: place.id });
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;

    let problem = snapshot.head.problem.as_ref().unwrap();
    assert_eq!((problem.code.as_str(), problem.case), ("x.place", Some(Case::NotSent)));
    assert_eq!(problem.facts["reason"], Fact::Text("key_missing".into()));
}

#[tokio::test(start_paused = true)]
async fn a_part_of_a_path_is_not_guessed_at() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.ask(Intent::NameFile { path: "shop/.env".into(), account: None });
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;
    assert_eq!(snapshot.head.problem.as_ref().unwrap().code, "x.readOnly");
    assert!(snapshot.head.import.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_file_that_may_not_be_touched_is_not_even_read() {
    let bench = Bench::with_days_left(&[50]).await;
    bench.files.put("/home/jam/.env", "TOKEN=old\n");
    let running = bench.run().await;
    for account in [None, Some(id(0))] {
        running.handle.file("/home/jam/.env".into(), account);
        let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;
        assert!(snapshot.head.new_place.is_none() && snapshot.head.import.is_none());
        running.ask(Intent::CloseNewPlace);
        running.until(|snapshot| snapshot.head.problem.is_none()).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_line_that_waits_is_shown_and_filled_for_the_account_that_takes_it() {
    let running = with_file(&format!("TOKEN=THAAdead{}\n", "x".repeat(80))).await;
    let dead = Secret::new(format!("THAAdead{}", "x".repeat(80)));
    import_the_line(&running).await;
    running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;
    let waiting = running.handle.snapshot().head.waiting.clone();
    assert_eq!((waiting.len(), waiting[0].network, waiting[0].key.as_str()), (1, Network::Threads, "TOKEN"));
    assert!(running.bench.files.text(FILE).contains(dead.expose()), "an import writes nothing");

    running.ask(Intent::AdoptPlace { place: waiting[0].id.clone(), account: id(0) });
    let place = delivered(&running).await;

    assert_eq!(place.id, waiting[0].id);
    assert!(running.bench.files.text(FILE).contains(running.bench.token(0).await.expose()));
    assert!(running.handle.snapshot().head.waiting.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_removed_place_keeps_what_stands_in_it_and_is_written_no_more() {
    let running = with_file("TOKEN=old\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    let place = delivered(&running).await;
    let before = running.bench.files.text(FILE);

    running.ask(Intent::RemovePlace { place: place.id });
    running.until(|snapshot| snapshot.accounts[0].places.is_empty()).await;
    running.extend(0);
    running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;

    assert_eq!(running.bench.files.text(FILE), before);
    let Account { id, .. } = running.bench.account(0);
    running.ask(Intent::ShowHistory { account: Some(id) });
    let is_told =
        |events: &[crate::face::HistoryLine]| events.iter().any(|line| line.event == "place_removed");
    running.until(|snapshot| snapshot.head.history.as_ref().is_some_and(|(_, lines)| is_told(lines))).await;
}

#[tokio::test(start_paused = true)]
async fn a_place_whose_file_has_moved_is_found_again_and_the_old_one_given_up() {
    const MOVED: &str = "/practice/new-shop/.env";
    let mut running = with_file("TOKEN=old\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    let place = delivered(&running).await;
    running.bench.files.put(MOVED, "PORT=80\nTOKEN=old\n");

    running.ask(Intent::FindFile { place: place.id.clone() });
    running.quiet().await;
    assert_eq!(running.wishes.try_recv().unwrap(), Wish::ChooseFile { account: Some(id(0)) });
    running.handle.file(MOVED.into(), Some(id(0)));
    let snapshot = running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    assert_eq!(snapshot.head.new_place.as_ref().unwrap().key.as_deref(), Some("TOKEN"));
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    running.until(|snapshot| snapshot.accounts[0].places.iter().all(|one| one.file == MOVED)).await;

    assert_eq!(running.face(0).places.len(), 1);
    assert!(running.bench.files.text(MOVED).contains(running.bench.token(0).await.expose()));
}

#[tokio::test(start_paused = true)]
async fn a_place_that_is_added_after_a_search_was_given_up_replaces_none() {
    let running = with_file("TOKEN=old\nOTHER=\n").await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    let place = delivered(&running).await;

    running.ask(Intent::FindFile { place: place.id });
    running.ask(Intent::ChooseFile { account: Some(id(0)) });
    running.quiet().await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "OTHER".into() });

    running.until(|snapshot| snapshot.accounts[0].places.len() == 2).await;
}

#[tokio::test(start_paused = true)]
async fn a_place_that_waits_can_be_removed_as_well() {
    let running = with_file(&format!("TOKEN=THAAdead{}\n", "x".repeat(80))).await;
    import_the_line(&running).await;
    let snapshot = running.until(|snapshot| !snapshot.head.waiting.is_empty()).await;
    running.ask(Intent::RemovePlace { place: snapshot.head.waiting[0].id.clone() });
    running.until(|snapshot| snapshot.head.waiting.is_empty()).await;
    let is_there = |target: &Target| matches!(target, Target::EnvFile { key, .. } if key == "TOKEN");
    assert!(!running.bench.ledger.read(|inner| inner.places.iter().any(|place| is_there(&place.target))));
}

/// A resident with one account and a settings file.
async fn with_file(content: &str) -> Running {
    let bench = Bench::with_days_left(&[50]).await;
    bench.files.put(FILE, content);
    bench.run().await
}

/// Chooses the file, and says yes to its line.
async fn import_the_line(running: &Running) {
    running.handle.file(FILE.into(), None);
    running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Asks { .. }))).await;
    running.ask(Intent::AddLines { lines: vec![1] });
}

/// The one place of the first account, once its token was written.
async fn delivered(running: &Running) -> Place {
    let has_it = |place: &Place| place.state == "current";
    let snapshot = running.until(|snapshot| snapshot.accounts[0].places.iter().any(has_it)).await;
    snapshot.accounts[0].places[0].clone()
}
