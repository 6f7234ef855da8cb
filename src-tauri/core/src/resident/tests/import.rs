//! The tokens of a settings file, which the person is asked about line by line.

use super::bench::*;
use crate::face::{Import, Intent, Offered};
use crate::network::Network;
use crate::ports::EntryName;
use crate::secret::Secret;

const FILE: &str = "/practice/shop/.env";

#[tokio::test(start_paused = true)]
async fn nothing_of_a_file_is_kept_before_the_person_has_answered() {
    let running = with_three_lines().await;
    let before = running.bench.files.text(FILE);

    let lines = asked(&running).await;

    let seen: Vec<(&str, Option<&str>, bool)> =
        lines.iter().map(|line| (line.key.as_str(), line.name.as_deref(), line.waits)).collect();
    assert_eq!(
        seen,
        [("JAM", Some("@jam.and.toast"), false), ("SPA", Some("@harbor.spa"), false), ("OLD", None, true)]
    );
    let snapshot = running.handle.snapshot();
    assert!(snapshot.accounts.is_empty() && snapshot.head.waiting.is_empty());
    assert!(!running.bench.vault.has(&EntryName::account(Network::Threads, "55")));
    assert!(!serde_json::to_string(&snapshot).unwrap().contains(MARKER));

    running.ask(Intent::CloseImport);
    running.quiet().await;
    running.ask(Intent::AddLines { lines: vec![2] });
    running.quiet().await;
    assert!(running.handle.snapshot().accounts.is_empty());
    assert_eq!(running.bench.files.text(FILE), before);
}

#[tokio::test(start_paused = true)]
async fn the_lines_that_were_left_out_are_not_kept() {
    let running = with_three_lines().await;
    asked(&running).await;

    running.ask(Intent::AddLines { lines: vec![1, 3] });
    let snapshot = running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;

    let names: Vec<&str> = snapshot.accounts.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["harbor.spa"]);
    assert_eq!(snapshot.accounts[0].places.len(), 1);
    assert!(snapshot.head.waiting.is_empty());
    let Some(Import::Done { skipped, left_out, .. }) = &snapshot.head.import else {
        panic!("it is not done")
    };
    let out: Vec<&str> = left_out.iter().map(|line| line.key.as_str()).collect();
    assert_eq!((skipped.len(), out), (0, vec!["JAM", "OLD"]));
}

#[tokio::test(start_paused = true)]
async fn all_lines_are_kept_by_one_answer_and_a_dead_one_waits() {
    let running = with_three_lines().await;
    let lines = asked(&running).await;

    running.ask(Intent::AddLines { lines: lines.into_iter().map(|line| line.line).collect() });
    let snapshot = running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;

    assert_eq!(snapshot.accounts.len(), 2);
    assert_eq!(snapshot.head.waiting.len(), 1);
    let Some(Import::Done { skipped, .. }) = &snapshot.head.import else { panic!("it is not done") };
    assert_eq!(skipped.len(), 1);
    assert!(asked(&running).await.iter().all(|line| line.already == line.name.is_some()));
}

#[tokio::test(start_paused = true)]
async fn a_list_gives_each_account_its_client_and_no_row_takes_the_token_of_another() {
    let bench = Bench::new();
    let mut list = String::from("\u{feff}handle;client;token\r\n");
    for (handle, client, user_id, name) in [
        ("@Jam.and.Toast", "\"Jam & \"\"Toast\"\"; Ltd\"", "55", "jam.and.toast"),
        ("harbor.spa", "Harbor", "56", "somebody.else"),
        ("corner.bakery", "Corner", "", ""),
    ] {
        let token =
            format!("THAA{MARKER}{client}{}", "z".repeat(160)).replace(|c: char| !c.is_alphanumeric(), "");
        if !user_id.is_empty() {
            bench.meta.belongs(&Secret::new(&*token), user_id, name);
        }
        list.push_str(&format!("{handle};{client};{token}\r\n"));
    }
    bench.files.put("/practice/clients.csv", &list);
    let running = bench.run().await;

    let lines = asked_about(&running, "/practice/clients.csv").await;
    assert_eq!(lines[0].name.as_deref(), Some("@jam.and.toast"));
    assert_eq!(lines[0].client.as_deref(), Some("Jam & \"Toast\"; Ltd"));
    assert_eq!(
        (lines[1].name.as_deref(), lines[1].expected.as_deref()),
        (Some("@somebody.else"), Some("@harbor.spa"))
    );
    assert!(lines[2].problem.is_some() && !lines[2].waits);

    running.ask(Intent::AddLines { lines: vec![2, 3, 4] });
    let snapshot = running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;

    let [account] = snapshot.accounts.as_slice() else { panic!("{} accounts", snapshot.accounts.len()) };
    assert_eq!(
        (account.name.as_str(), account.client.as_deref(), account.label.as_deref()),
        ("jam.and.toast", Some("Jam & \"Toast\"; Ltd"), None)
    );
    assert!(account.places.is_empty() && snapshot.head.waiting.is_empty());
    assert_eq!(running.bench.files.text("/practice/clients.csv"), list);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_is_no_text_and_one_without_a_token_are_refused_with_their_reason() {
    let bench = Bench::new();
    bench.files.put("/practice/words.csv", "some,words\n");
    let running = bench.run().await;
    for (file, code) in [("/practice/words.csv", "imp.none"), ("/practice/gone.csv", "x.readOnly")] {
        running.handle.file(file.into(), None);
        let is_it = |import: &Option<Import>| matches!(import, Some(Import::Refused { problem }) if problem.code == code);
        running.until(|snapshot| is_it(&snapshot.head.import)).await;
    }
}

/// A resident and a file with the tokens of two accounts and a dead one.
async fn with_three_lines() -> Running {
    let bench = Bench::new();
    let mut lines = String::from("PORT=80\n");
    for (key, user_id, name) in [("JAM", "55", "jam.and.toast"), ("SPA", "56", "harbor.spa"), ("OLD", "", "")]
    {
        let token = format!("THAA{MARKER}{key}{}", "z".repeat(160));
        if !user_id.is_empty() {
            bench.meta.belongs(&Secret::new(&*token), user_id, name);
        }
        lines.push_str(&format!("{key}={token}\n"));
    }
    bench.files.put(FILE, &lines);
    bench.run().await
}

/// Drops the file on the window, and returns the lines that the person is asked about.
async fn asked(running: &Running) -> Vec<Offered> {
    asked_about(running, FILE).await
}

async fn asked_about(running: &Running, file: &str) -> Vec<Offered> {
    running.handle.file(file.into(), None);
    let asks = |import: &Option<Import>| matches!(import, Some(Import::Asks { .. }));
    let snapshot = running.until(|snapshot| asks(&snapshot.head.import)).await;
    match snapshot.head.import.clone() {
        Some(Import::Asks { lines, .. }) => lines,
        _ => Vec::new(),
    }
}
