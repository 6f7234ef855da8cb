//! Pasted tokens, secrets and errors, and what is copied to the clipboard.

use chrono::TimeDelta;

use super::bench::*;
use crate::account::SecretKeeping;
use crate::face::{Box as PasteBox, Copied, Import, Intent, Pasted, Shown, Typed, Verdict};
use crate::network::Network;
use crate::ports::EntryName;
use crate::problem::{Action, Code, FactName, MetaFacts, Problem};
use crate::secret::Secret;

#[tokio::test(start_paused = true)]
async fn no_secret_that_was_pasted_appears_in_a_snapshot() {
    let bench = Bench::with_days_left(&[20]).await.with_app().await;
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    bench.meta.belongs(&Secret::new(&*token), "17841400000000055", "jam.and.toast");
    let running = bench.run().await;
    let mut changes = running.handle.changes();
    running.ask(Intent::Connect { network: Network::Threads, expect: None, account: None, pages: false });
    running.quiet().await;

    for text in [
        token.clone(),
        format!("https://localhost:16060/?code={MARKER}{MARKER}&state={MARKER}{MARKER}"),
        MARKER.into(),
    ] {
        let threads = Network::Threads;
        let boxes = [PasteBox::MadeToken(threads), PasteBox::AppPage(threads), PasteBox::Address];
        let others = [PasteBox::AppId(threads), PasteBox::Secret, PasteBox::Token, PasteBox::Error];
        for into in boxes.into_iter().chain(others) {
            if into == PasteBox::Error && text == MARKER {
                // A word that looks like no secret is the person's own error.
                continue;
            }
            running.bench.clipboard.put(&text);
            running.ask(Intent::Paste { into });
            running.quiet().await;
            let typed = Intent::Typed { into, text: Typed(text.clone()) };
            assert!(!format!("{typed:?}").contains(MARKER));
            running.ask(typed);
            running.quiet().await;
        }
    }
    running.ask(Intent::ShowHistory { account: Some(id(0)) });
    running.quiet().await;

    let seen = sent(&mut changes);
    assert!(running.handle.snapshot().accounts.len() == 2 && seen.len() > 10);
    let whole = serde_json::to_string(&running.handle.snapshot()).unwrap();
    assert!(!whole.contains(MARKER));
    seen.iter().for_each(|change| assert!(!serde_json::to_string(change.as_ref()).unwrap().contains(MARKER)));
}

#[tokio::test(start_paused = true)]
async fn a_secret_that_was_pasted_for_the_id_goes_where_it_belongs() {
    let into = PasteBox::AppId(Network::Threads);
    let running = Bench::new().run().await;
    running.bench.clipboard.put("1029384756");
    running.ask(Intent::Paste { into });
    running.quiet().await;
    let taken = running.handle.snapshot().head.taken.clone().unwrap();
    assert_eq!((taken.into, taken.text.as_str()), (into, "1029384756"));

    running.bench.clipboard.put("0123456789abcdef0123456789abcdef");
    running.ask(Intent::Paste { into });
    running.quiet().await;
    let snapshot = running.handle.snapshot();
    assert!(snapshot.head.taken.is_none());
    assert_eq!(snapshot.head.pasted.as_ref().map(|pasted| pasted.is), Some(Verdict::Secret));
}

#[tokio::test(start_paused = true)]
async fn a_pasted_token_becomes_an_account() {
    let bench = Bench::new();
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    bench.meta.belongs(&Secret::new(&*token), "17841400000000055", "jam.and.toast");
    let running = bench.run().await;
    running.bench.clipboard.put(&format!("THREADS_TOKEN=\"{token}\""));

    running.ask(Intent::Paste { into: PasteBox::Token });
    let snapshot = running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;

    assert_eq!(snapshot.accounts[0].name, "jam.and.toast");
    running.ask(Intent::CloseImport);
    running.until(|snapshot| snapshot.head.import.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn an_empty_clipboard_is_said() {
    let running = Bench::new().run().await;
    running.ask(Intent::Paste { into: PasteBox::Token });
    running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Refused { .. }))).await;
}

#[tokio::test(start_paused = true)]
async fn an_app_is_kept_with_the_secret_that_was_pasted() {
    let running = Bench::new().run().await;
    paste_secret(&running).await;

    running.ask(set_app(" 1000000001 "));
    let snapshot = running.until(|snapshot| !snapshot.head.apps.is_empty()).await;

    assert_eq!(snapshot.head.apps[0].secret, SecretKeeping::Kept);
    assert!(snapshot.head.pasted.is_none());
    assert!(running.bench.vault.has(&EntryName::app(Network::Threads, "1000000001")));
}

#[tokio::test(start_paused = true)]
async fn a_pasted_secret_is_forgotten_after_ten_minutes() {
    let running = Bench::new().run().await;
    paste_secret(&running).await;
    running.pass(TimeDelta::minutes(10)).await;
    assert!(running.handle.snapshot().head.pasted.is_none());

    running.ask(set_app("1000000001"));
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;
    assert_eq!(snapshot.head.problem.as_ref().unwrap().code, "x.needsSecret");
    assert!(snapshot.head.apps.is_empty());
}

#[tokio::test(start_paused = true)]
async fn what_was_pasted_as_a_secret_is_judged_and_only_a_secret_is_kept() {
    let running = Bench::new().run().await;
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    for (pasted, is, length) in [
        ("0123456789abcdef", Verdict::Short, 16),
        ("1000000001", Verdict::AppId, 10),
        ("", Verdict::Nothing, 0),
        (token.as_str(), Verdict::Token, 176),
        ("TH|1000000001|abc", Verdict::AppToken, 17),
        ("an app secret has no spaces and no such words", Verdict::Other, 45),
    ] {
        running.bench.clipboard.put(pasted);
        running.ask(Intent::Paste { into: PasteBox::Secret });
        let seen = |pasted: &Pasted| (pasted.is, pasted.length) == (is, length);
        running.until(|snapshot| snapshot.head.pasted.as_ref().is_some_and(seen)).await;
        running.ask(set_app("1000000001"));
        let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;
        assert!(snapshot.head.apps.is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn the_return_address_is_known_and_copied_before_there_is_an_app() {
    let running = Bench::new().run().await;
    let shown = running.handle.snapshot().head.return_addresses.instagram.clone();
    running.ask(Intent::Copy { what: Copied::ReturnAddress(Network::Instagram) });
    running.quiet().await;
    assert!(shown.starts_with("https://localhost:"));
    assert_eq!(running.bench.clipboard.text(), Some(shown));
}

#[tokio::test(start_paused = true)]
async fn the_details_of_a_problem_name_its_cause_and_nobody() {
    let mut account = account(0, 20);
    let meta = MetaFacts { code: Some(190), fbtrace_id: Some("AbCd1234".into()), ..MetaFacts::default() };
    account.problem = Some(Problem {
        meta: Some(Box::new(meta)),
        ..Problem::new(Code::Password, Action::Reconnect)
            .with_text(FactName::Name, "@name0")
            .with_text(FactName::Detail, "see /home/jam/.env")
    });
    let bench = Bench::new();
    bench.keep(account).await;
    let running = bench.run().await;

    running.ask(Intent::Copy { what: Copied::Details(Shown::Account(id(0))) });
    running.quiet().await;

    let text = running.bench.clipboard.text().unwrap();
    for part in ["x.password", "190", "AbCd1234", "threads", "1.0.0"] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    for part in ["name0", "jam", MARKER, "17841400000000000"] {
        assert!(!text.contains(part), "{part} is told: {text}");
    }
}

#[tokio::test(start_paused = true)]
async fn details_of_what_is_not_shown_copy_nothing() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.clipboard.put("mine");
    for shown in [
        Shown::Intent,
        Shown::Account(id(0)),
        Shown::Attempt,
        Shown::Import(None),
        Shown::Import(Some(1)),
        Shown::NewPlace,
    ] {
        running.ask(Intent::Copy { what: Copied::Details(shown) });
        running.quiet().await;
    }
    assert_eq!(running.bench.clipboard.text().as_deref(), Some("mine"));
}

#[tokio::test(start_paused = true)]
async fn an_app_that_an_account_needs_is_not_removed() {
    let running = Bench::with_days_left(&[50]).await.with_app().await.run().await;
    running.ask(Intent::RemoveApp { network: Network::Threads, id: app().id });
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;
    assert_eq!(snapshot.head.problem.as_ref().unwrap().code, "e.appNeeded");
    assert_eq!(snapshot.head.apps.len(), 1);
    assert!(running.bench.vault.has(&EntryName::app(Network::Threads, &app().id)));
}

#[tokio::test(start_paused = true)]
async fn a_copied_token_is_cleared_after_a_minute_if_it_is_still_there() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let token = running.bench.token(0).await;
    running.ask(Intent::Copy { what: Copied::Token(id(0)) });
    running.quiet().await;
    assert_eq!(running.bench.clipboard.text().as_deref(), Some(token.expose()));
    running.pass(TimeDelta::seconds(61)).await;
    assert_eq!(running.bench.clipboard.text(), None);

    running.ask(Intent::Copy { what: Copied::Token(id(0)) });
    running.quiet().await;
    running.bench.clipboard.put("something else");
    running.pass(TimeDelta::seconds(61)).await;
    assert_eq!(running.bench.clipboard.text().as_deref(), Some("something else"));
}

#[tokio::test(start_paused = true)]
async fn a_copied_token_does_not_outlive_the_program() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.ask(Intent::Copy { what: Copied::Token(id(0)) });
    running.quiet().await;
    running.handle.stop().await;
    assert_eq!(running.bench.clipboard.text(), None);
}

async fn paste_secret(running: &Running) {
    running.bench.clipboard.put(" 0123456789abcdef0123456789abcdef\n");
    running.ask(Intent::Paste { into: PasteBox::Secret });
    let snapshot = running.until(|snapshot| snapshot.head.pasted.is_some()).await;
    assert!(!snapshot.head.pasted.as_ref().unwrap().masked.contains("0123456789abcdef"));
}

fn set_app(id: &str) -> Intent {
    Intent::SetApp { network: Network::Threads, id: id.to_owned(), forget_secret: false }
}

#[tokio::test(start_paused = true)]
async fn a_pasted_error_says_what_it_means_and_whose_it_is_and_is_shown_without_its_token() {
    let bench = Bench::with_days_left(&[20, -2]).await;
    let token = bench.token(1).await;
    let running = bench.run().await;
    let text = format!("feed of jam: code 190, subcode 463 for {}", token.expose());
    running.bench.clipboard.put(&text);

    running.ask(Intent::Paste { into: PasteBox::Error });
    let snapshot = running.until(|snapshot| snapshot.head.reading.is_some()).await;

    let reading = snapshot.head.reading.as_ref().unwrap();
    assert!(reading.known && reading.hid_secret && reading.network == Some(Network::Threads));
    assert_eq!(reading.problem.code, Code::Expired.key());
    assert_eq!(reading.account, Some(id(1)));
    assert!(!serde_json::to_string(snapshot.as_ref()).unwrap().contains(MARKER));
    let taken = snapshot.head.taken.as_ref().unwrap();
    assert_eq!(
        (taken.into, taken.text.as_str()),
        (PasteBox::Error, "feed of jam: code 190, subcode 463 for ••••")
    );

    running.ask(Intent::Copy { what: Copied::Details(Shown::Reading) });
    running.quiet().await;
    let copied = running.bench.clipboard.text().unwrap();
    assert!(copied.contains("x.expired") && !copied.contains(MARKER) && !copied.contains("name1"));

    running.ask(Intent::CloseReading);
    running.until(|snapshot| snapshot.head.reading.is_none() && snapshot.head.taken.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn an_error_that_nobody_knows_is_said_to_be_unknown_and_an_empty_one_is_none() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    running.ask(Intent::Typed { into: PasteBox::Error, text: Typed("the kettle is cold".into()) });
    let snapshot = running.until(|snapshot| snapshot.head.reading.is_some()).await;
    assert!(!snapshot.head.reading.as_ref().unwrap().known);

    running.ask(Intent::Typed { into: PasteBox::Error, text: Typed("  ".into()) });
    running.until(|snapshot| snapshot.head.reading.is_none()).await;
}
