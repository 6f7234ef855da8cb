//! The walk to a Meta app: kept after each step, over restarts, and never with a secret.

use chrono::TimeDelta;

use super::bench::*;
use crate::account::{Account, App, Way};
use crate::face::{Box as PasteBox, Copied, Import, Intent, Opened, SetupChange, SetupWalk, Snapshot, Typed};
use crate::network::Network;
use crate::resident::Wish;
use crate::secret::Secret;
use crate::setup::{AppPage, Stage};

const NUMBER: &str = "1029384756102938";

fn change(network: Network, change: SetupChange) -> Intent {
    Intent::SetUp { network, change }
}

fn walk(snapshot: &Snapshot, network: Network) -> SetupWalk {
    snapshot.head.setup.walks.iter().find(|walk| walk.network == network).cloned().unwrap()
}

#[tokio::test(start_paused = true)]
async fn what_was_entered_is_there_after_a_restart() {
    let running = Bench::new().run().await;
    running.ask(change(Network::Threads, SetupChange::Open));
    running.ask(change(Network::Threads, SetupChange::Way(Way::Full)));
    running.ask(change(Network::Threads, SetupChange::Name(Some("@corner.bakery".to_owned()))));
    running.ask(change(Network::Threads, SetupChange::Done(Stage::Before)));
    running.quiet().await;

    let (resident, handle, _wishes) = running.bench.resident();
    drop(resident);
    let snapshot = handle.snapshot();

    let walk = walk(&snapshot, Network::Threads);
    assert_eq!(snapshot.head.setup.network, Some(Network::Threads));
    assert_eq!((walk.way, walk.name.as_deref()), (Way::Full, Some("corner.bakery")));
    assert_eq!((walk.done, walk.next), (vec![Stage::Before], Some(Stage::App)));
    assert!(snapshot.head.setup.saved_at.is_some());
}

#[tokio::test(start_paused = true)]
async fn a_progress_that_another_program_wrote_and_this_one_does_not_understand_stops_no_walk() {
    let bench = Bench::new();
    bench
        .ledger
        .elsewhere(|inner| drop(inner.settings.insert("setup".to_owned(), "{\"walks\":7".to_owned())));
    let running = bench.run().await;
    assert!(running.handle.snapshot().head.setup.walks.iter().all(|walk| walk.is_new));
    running.ask(change(Network::Threads, SetupChange::Done(Stage::Before)));
    running.until(|snapshot| walk(snapshot, Network::Threads).next == Some(Stage::App)).await;
}

#[tokio::test(start_paused = true)]
async fn the_number_is_picked_out_of_the_address_and_the_next_page_opens_exactly() {
    let running = Bench::new().run().await;
    let into = PasteBox::AppPage(Network::Threads);
    let typed = |text: String| Intent::Typed { into, text: Typed(text) };

    running.ask(typed("https://developers.facebook.com/apps/".to_owned()));
    let refused = Some((Network::Threads, AppPage::NoNumber));
    running.until(|snapshot| snapshot.head.setup.app_page == refused).await;
    running.ask(typed(format!("https://developers.facebook.com/apps/{NUMBER}/dashboard/")));
    running.until(|snapshot| walk(snapshot, Network::Threads).app_number.as_deref() == Some(NUMBER)).await;
    let page = Opened::MetaPage { network: Network::Threads, page: "roles".to_owned() };
    running.ask(Intent::Open { what: page });
    running.quiet().await;

    let opened = running.bench.browser.opened().pop().unwrap();
    assert_eq!(opened.path(), format!("/apps/{NUMBER}/roles/roles/"));
}

#[tokio::test(start_paused = true)]
async fn a_page_that_the_walk_does_not_have_opens_nothing() {
    let running = Bench::new().run().await;
    let page = Opened::MetaPage { network: Network::Threads, page: "https://example.com/".to_owned() };
    running.ask(Intent::Open { what: page });
    running.until(|snapshot| snapshot.head.problem.is_some()).await;
    assert!(running.bench.browser.opened().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_page_of_the_program_itself_is_opened() {
    let running = Bench::new().run().await;

    running.ask(Intent::Open { what: Opened::Project });
    running.quiet().await;

    let opened = running.bench.browser.opened().pop().unwrap();
    assert_eq!(opened.as_str(), "https://github.com/sixty-app/sixty");
}

#[tokio::test(start_paused = true)]
async fn a_token_that_metas_page_made_marks_the_account_and_ends_the_quick_way() {
    let bench = Bench::new();
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    bench.meta.belongs(&Secret::new(&*token), "17841400000000055", "jam.and.toast");
    let running = bench.run().await;

    let into = PasteBox::MadeToken(Network::Threads);
    running.ask(Intent::Typed { into, text: Typed(token) });
    let snapshot = running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;

    let account = &snapshot.accounts[0];
    assert_eq!(account.way, Some(Way::Quick));
    let tomorrow = snapshot.head.now.moment() + TimeDelta::days(1);
    assert_eq!(account.extend_from, Some(tomorrow.into()), "it was made just now");
    assert!(walk(&snapshot, Network::Threads).done.contains(&Stage::Token));
}

#[tokio::test(start_paused = true)]
async fn a_token_of_another_network_is_refused_on_the_quick_way() {
    let bench = Bench::new();
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    bench.meta.belongs(&Secret::new(&*token), "17841400000000055", "jam.and.toast");
    let running = bench.run().await;

    let into = PasteBox::MadeToken(Network::Instagram);
    running.ask(Intent::Typed { into, text: Typed(token) });
    let snapshot =
        running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Refused { .. }))).await;

    assert!(snapshot.accounts.is_empty());
    assert!(walk(&snapshot, Network::Instagram).done.is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_app_that_is_kept_ends_its_stage() {
    let running = Bench::new().run().await;
    running.ask(change(Network::Threads, SetupChange::Way(Way::Full)));
    let secret = Typed("0123456789abcdef0123456789abcdef".to_owned());
    running.ask(Intent::Typed { into: PasteBox::Secret, text: secret });
    running.ask(Intent::SetApp {
        network: Network::Threads,
        id: "1000000001".to_owned(),
        forget_secret: false,
    });
    running.until(|snapshot| walk(snapshot, Network::Threads).done.contains(&Stage::Keys)).await;
}

#[tokio::test(start_paused = true)]
async fn who_publishes_nothing_is_asked_for_no_permission_to_publish() {
    let running = Bench::new().run().await;
    let wanted = |snapshot: &Snapshot| walk(snapshot, Network::Threads).permissions.clone();
    assert_eq!(wanted(&running.handle.snapshot()), ["threads_basic", "threads_content_publish"]);
    running.ask(change(Network::Threads, SetupChange::Publishes(false)));
    running.until(|snapshot| wanted(snapshot) == ["threads_basic"]).await;

    let secret = Typed("0123456789abcdef0123456789abcdef".to_owned());
    running.ask(Intent::Typed { into: PasteBox::Secret, text: secret });
    let id = "1000000001".to_owned();
    running.ask(Intent::SetApp { network: Network::Threads, id, forget_secret: false });
    let snapshot = running.until(|snapshot| !snapshot.head.apps.is_empty()).await;
    assert_eq!(snapshot.head.apps[0].permissions, ["threads_basic"]);
}

#[tokio::test(start_paused = true)]
async fn the_page_for_someone_else_is_shown_copied_and_saved_while_it_is_open() {
    let mut running = Bench::new().run().await;
    running.ask(change(Network::Instagram, SetupChange::Way(Way::Full)));
    running.ask(Intent::ShowSteps { network: Some(Network::Instagram), from: Some("Dana".into()) });
    let snapshot = running.until(|snapshot| snapshot.head.setup.handout.is_some()).await;
    let text = snapshot.head.setup.handout.clone().unwrap();

    running.ask(Intent::Copy { what: Copied::Steps });
    running.ask(Intent::SaveSteps);
    running.quiet().await;

    assert!(text.contains("Dana"), "{text}");
    assert!(text.contains("https://localhost:16060/") && text.contains("instagram_business_basic"), "{text}");
    assert_eq!(running.bench.clipboard.text(), Some(text.clone()));
    let name = "meta-app-instagram.txt".to_owned();
    assert_eq!(running.wishes.try_recv().unwrap(), Wish::SaveText { name, text });
    running.handle.text_saved("/home/dana/steps.txt".into());
    let saved = running.until(|snapshot| snapshot.head.setup.handout_file.is_some()).await;
    assert_eq!(saved.head.setup.handout_file.as_deref(), Some("/home/dana/steps.txt"));
    running.ask(Intent::ShowSteps { network: None, from: None });
    running.until(|snapshot| snapshot.head.setup.handout.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn only_permissions_of_metas_are_copied() {
    let running = Bench::new().run().await;
    running.ask(Intent::Copy { what: Copied::Permission("rm -rf /".to_owned()) });
    running.quiet().await;
    assert_eq!(running.bench.clipboard.text(), None);
    running.ask(Intent::Copy { what: Copied::Permission("threads_basic".to_owned()) });
    running.quiet().await;
    assert_eq!(running.bench.clipboard.text().as_deref(), Some("threads_basic"));
}

#[tokio::test(start_paused = true)]
async fn who_connects_by_name_gets_the_app_that_the_page_names_and_a_reconnect_keeps_the_account_s_own() {
    let connect = |name: Option<&str>, account: Option<String>| Intent::Connect {
        network: Network::Threads,
        expect: name.map(str::to_owned),
        account,
        pages: false,
    };
    let kept = account(0, 50);
    let own = app();
    for (intent, expected) in [
        (connect(Some(&kept.name), None), "https://localhost:16061/"),
        (connect(None, Some(kept.id.clone())), own.return_address.as_str()),
    ] {
        let bench = Bench::new().with_app().await;
        bench.keep(Account { app_id: Some(own.id.clone()), ..kept.clone() }).await;
        bench.ledger.elsewhere(|inner| {
            inner.apps.iter_mut().for_each(|app| app.default = false);
            let return_address = "https://localhost:16061/".parse().unwrap();
            inner.apps.push(App { id: "2000000002".to_owned(), return_address, ..app() });
        });
        let running = bench.run().await;

        running.ask(intent);

        let snapshot = running.until(|snapshot| snapshot.head.attempt.is_some()).await;
        assert_eq!(snapshot.head.attempt.as_ref().unwrap().return_address.as_str(), expected);
    }
}
