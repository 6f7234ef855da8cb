//! A Meta app handed over and taken in the window, and a sealed token that waits to be sent.

use std::path::PathBuf;

use super::bench::*;
use crate::account::SecretKeeping;
use crate::face::{Copied, Handover as Shown, Intent, Typed};
use crate::handover::Reply;
use crate::journeys::replies::{self, ReplyTo};
use crate::network::Network;
use crate::ports::{Files as _, Profile};
use crate::problem::Case;
use crate::resident::Wish;
use crate::sealed::Key;
use crate::secret::Secret;

const PHRASE: &str = "blue river seven";

fn phrase(text: &str) -> Typed {
    Typed(text.to_owned())
}

fn make(passphrase: &str) -> Intent {
    Intent::MakeHandover {
        network: Network::Threads,
        with_secret: true,
        reply: true,
        from: Some("Harbor\nAgency".into()),
        client: Some(" Corner Bakery / 2".into()),
        passphrase: phrase(passphrase),
    }
}

async fn until(running: &Running, wanted: impl Fn(&Shown) -> bool) -> Shown {
    let seen = running.until(|snapshot| snapshot.head.handover.as_ref().is_some_and(&wanted)).await;
    seen.head.handover.clone().unwrap()
}

/// A file with the app of an agency, made by a resident of its own.
async fn handed_over() -> Vec<u8> {
    let mut agency = Bench::new().with_app().await.run().await;
    agency.ask(make(PHRASE));
    let wish = agency.wishes.recv().await.unwrap();
    assert_eq!(wish, Wish::SaveFile { name: "corner-bakery-2-threads.sixty".into() });
    let file = own("threads.sixty");
    agency.bench.files.create(&file, b"an older one").unwrap();
    agency.handle.save_to(file.clone());
    let made = until(&agency, |shown| matches!(shown, Shown::Made { .. })).await;
    let Shown::Made { file: shown, network, secret, reply, message } = made else { panic!("{made:?}") };
    assert_eq!((shown, network, secret, reply), (file.display().to_string(), Network::Threads, true, true));
    assert!(message.contains("\n6. ") && !message.contains(PHRASE), "{message}");
    agency.bench.files.read(&file).unwrap()
}

/// A path that the resident of these tests may touch.
fn own(name: &str) -> PathBuf {
    PathBuf::from("/practice").join(name)
}

#[tokio::test(start_paused = true)]
async fn a_file_is_shown_before_anything_of_it_is_kept() {
    let content = handed_over().await;
    let client = Bench::new().run().await;
    let file = own("agency.sixty");
    client.bench.files.create(&file, &content).unwrap();

    client.handle.file(file, None);
    until(&client, |shown| matches!(shown, Shown::Locked { problem: None, .. })).await;
    client.ask(Intent::OpenHandover { passphrase: phrase("blue river eight") });
    let refused = until(&client, |shown| matches!(shown, Shown::Locked { problem: Some(_), .. })).await;
    client.ask(Intent::OpenHandover { passphrase: phrase(PHRASE) });
    let found = until(&client, |shown| matches!(shown, Shown::Found { .. })).await;
    let apps_before = client.handle.snapshot().head.apps.len();
    client.ask(Intent::TakeHandover);
    until(&client, |shown| matches!(shown, Shown::Taken { .. })).await;

    let Shown::Locked { problem: Some(problem), .. } = refused else { panic!("{refused:?}") };
    assert_eq!(problem.case, Some(Case::Passphrase));
    let Shown::Found { content } = found else { panic!("{found:?}") };
    assert_eq!((content.from.as_deref(), content.secret, content.reply), (Some("Harbor Agency"), true, true));
    assert_eq!(apps_before, 0);
    let head = client.handle.snapshot().head;
    assert_eq!(head.apps[0].secret, SecretKeeping::Kept);
    assert_eq!(head.for_others[0].from.as_deref(), Some("Harbor Agency"));
    assert!(!serde_json::to_string(&head).unwrap().contains("0123456789abcdef"));
}

#[tokio::test(start_paused = true)]
async fn cancel_keeps_nothing_of_a_file() {
    let content = handed_over().await;
    let client = Bench::new().run().await;
    let file = own("agency.sixty");
    client.bench.files.create(&file, &content).unwrap();
    client.handle.file(file, None);
    client.ask(Intent::OpenHandover { passphrase: phrase(PHRASE) });
    until(&client, |shown| matches!(shown, Shown::Found { .. })).await;

    client.ask(Intent::CloseHandover);
    client.ask(Intent::TakeHandover);
    client.quiet().await;

    let head = client.handle.snapshot().head;
    assert!(head.handover.is_none() && head.apps.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_passphrase_that_is_too_short_asks_for_no_file() {
    let mut running = Bench::new().with_app().await.run().await;

    running.ask(make("short"));
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;

    assert_eq!(snapshot.head.problem.as_ref().unwrap().case, Some(Case::PassphraseShort));
    assert!(running.wishes.try_recv().is_err());
}

#[tokio::test(start_paused = true)]
async fn a_sealed_token_is_copied_saved_and_forgotten() {
    let bench = Bench::new().with_app().await;
    let key = Key::fresh();
    let to = ReplyTo {
        network: Network::Threads,
        app_id: "1000000001".into(),
        key: key.public(),
        from: Some("Harbor Agency".into()),
    };
    let token = Secret::new(format!("THAA{MARKER}{}", "z".repeat(160)));
    let reply = Reply {
        network: Network::Threads,
        app_id: to.app_id.clone(),
        token: token.clone(),
        obtained_at: None,
        expires_at: None,
    };
    let whose = Profile { user_id: "17".into(), name: "corner.bakery".into() };
    replies::hold_back(&bench.ports(), &to, &reply, &whose).await.unwrap();
    let mut running = bench.run().await;
    let (network, user_id) = (Network::Threads, "17".to_owned());
    assert_eq!(running.handle.snapshot().head.to_send[0].from.as_deref(), Some("Harbor Agency"));

    running.ask(Intent::Copy { what: Copied::Reply { network, user_id: user_id.clone() } });
    running.quiet().await;
    running.ask(Intent::SaveReply { network, user_id: user_id.clone() });
    let wish = running.wishes.recv().await;
    // The dialog of the system has asked whether the file that is there is replaced.
    running.bench.files.create(&own("corner.bakery.sixty-token"), b"an older one").unwrap();
    running.handle.save_to(own("corner.bakery.sixty-token"));
    running.quiet().await;
    running.ask(Intent::ReplySent { network, user_id });
    running.until(|snapshot| snapshot.head.to_send.is_empty()).await;

    assert_eq!(wish, Some(Wish::SaveFile { name: "corner.bakery.sixty-token".into() }));
    let copied = running.bench.clipboard.text().unwrap();
    let saved = running.bench.files.read(&own("corner.bakery.sixty-token")).unwrap();
    assert_eq!(copied.as_bytes(), saved);
    let opened = key.open(&copied).unwrap();
    assert!(opened.expose().contains(token.expose()) && !copied.contains(MARKER));
}
