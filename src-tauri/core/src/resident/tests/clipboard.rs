//! The clipboard, which is looked at while a log-in waits for the browser's address.

use super::bench::*;
use crate::face::{AttemptStage, Box as PasteBox, Intent, Setting};
use crate::network::Network;
use crate::resident::HostFacts;
use crate::secret::Secret;

#[tokio::test(start_paused = true)]
async fn the_address_of_the_log_in_is_found_on_the_clipboard_and_ends_the_wait() {
    let running = waiting().await;
    running.bench.meta.log_in_as("17841400000000077", "corner.bakery");
    running.bench.clipboard.put(&running.comes_back_with(MARKER));

    comes_to_front(&running).await;

    assert!(is_found(&running));
    let whole = serde_json::to_string(&running.handle.snapshot()).unwrap();
    assert!(!whole.contains(MARKER));
    running.ask(Intent::Paste { into: PasteBox::Address });
    running.quiet().await;
    assert_eq!(running.stage(), Some(AttemptStage::IsThisRight { name: "@corner.bakery".into() }));
    assert!(!is_found(&running));
}

#[tokio::test(start_paused = true)]
async fn a_text_that_is_not_the_address_of_this_log_in_is_not_found() {
    let running = waiting().await;
    let own = running.comes_back_with("code");
    let (before_state, _) = own.split_once("&state=").unwrap();
    for other in [
        "",
        "https://example.com/",
        &format!("THAA{MARKER}{}", "z".repeat(160)),
        before_state,
        &format!("{before_state}&state=another"),
        &"c".repeat(60),
    ] {
        running.bench.clipboard.put(other);
        comes_to_front(&running).await;
        assert!(!is_found(&running), "{other}");
    }

    running.bench.clipboard.put(&format!("It says: {own} and nothing else."));
    comes_to_front(&running).await;
    assert!(is_found(&running));
    running.bench.clipboard.put("something else");
    comes_to_front(&running).await;
    assert!(!is_found(&running));
}

#[tokio::test(start_paused = true)]
async fn the_clipboard_is_read_only_while_a_log_in_waits_and_the_person_comes_to_the_window() {
    let running = Bench::new().with_app().await.run().await;
    comes_to_front(&running).await;
    assert_eq!(running.bench.clipboard.reads(), 0);

    connect(&running).await;
    assert_eq!(running.bench.clipboard.reads(), 0);
    comes_to_front(&running).await;
    assert_eq!(running.bench.clipboard.reads(), 1);
    running.handle.host(HostFacts { in_front: true, window_open: true, ..facts() });
    running.quiet().await;
    assert_eq!(running.bench.clipboard.reads(), 1);

    running.ask(Intent::CloseAttempt);
    comes_to_front(&running).await;
    assert_eq!(running.bench.clipboard.reads(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_clipboard_is_left_alone_once_that_is_turned_off() {
    let running = waiting().await;
    running.bench.clipboard.put(&running.comes_back_with("code"));
    running.ask(Intent::Set { setting: Setting::LookAtClipboard(false) });

    comes_to_front(&running).await;

    assert_eq!(running.bench.clipboard.reads(), 0);
    assert!(!is_found(&running));
}

#[tokio::test(start_paused = true)]
async fn a_link_that_is_dropped_on_the_window_ends_the_wait_and_is_not_shown() {
    let running = waiting().await;
    let mut changes = running.handle.changes();
    running.bench.meta.log_in_as("17841400000000077", "corner.bakery");

    running.handle.file(running.comes_back_with(MARKER).into(), None);
    running.quiet().await;

    assert_eq!(running.stage(), Some(AttemptStage::IsThisRight { name: "@corner.bakery".into() }));
    let seen = sent(&mut changes);
    seen.iter().for_each(|change| assert!(!serde_json::to_string(change.as_ref()).unwrap().contains(MARKER)));
}

#[tokio::test(start_paused = true)]
async fn a_link_with_a_token_in_it_that_is_dropped_on_the_window_becomes_an_account() {
    let bench = Bench::new();
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    bench.meta.belongs(&Secret::new(&*token), "17841400000000055", "jam.and.toast");
    let running = bench.run().await;
    running.handle.file(format!("https://graph.threads.net/me?access_token={token}").into(), None);
    running.until(|snapshot| snapshot.accounts.iter().any(|one| one.name == "jam.and.toast")).await;
}

async fn waiting() -> Running {
    let running = Bench::new().with_app().await.run().await;
    connect(&running).await;
    running
}

async fn connect(running: &Running) {
    running.ask(Intent::Connect { network: Network::Threads, expect: None, account: None, pages: false });
    running.quiet().await;
}

/// The person was elsewhere, and comes to the window.
async fn comes_to_front(running: &Running) {
    for in_front in [false, true] {
        running.handle.host(HostFacts { in_front, window_open: true, ..facts() });
        running.quiet().await;
    }
}

fn is_found(running: &Running) -> bool {
    running.handle.snapshot().head.attempt.is_some_and(|attempt| attempt.on_clipboard)
}
