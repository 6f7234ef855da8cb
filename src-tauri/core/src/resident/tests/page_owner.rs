//! The person behind a Page that was pasted, where Meta names the Page alone.

use super::bench::*;
use crate::account::{Account, Kind};
use crate::face::{Box as PasteBox, Import, Intent, Typed};
use crate::network::Network;

const PAGE: &str = "61550000000000001";

#[tokio::test(start_paused = true)]
async fn a_page_that_meta_names_alone_gets_the_person_who_manages_it() {
    let bench = with_page();
    bench.keep(person(0)).await;
    let running = bench.run().await;

    paste_page(&running).await;

    assert_eq!(person_and_parent(&running), (Some(person(0).user_id), Some(id(0))));
}

#[tokio::test(start_paused = true)]
async fn a_page_that_came_before_its_person_gets_the_person_when_they_come() {
    let running = with_page().run().await;
    paste_page(&running).await;
    assert_eq!(person_and_parent(&running), (None, None));

    let token = crate::secret::Secret::new(format!("EAA{MARKER}person{}", "z".repeat(140)));
    running.bench.meta.belongs(&token, &person(0).user_id, "Mara Lind");
    paste(&running, token.expose()).await;

    let parent = running
        .handle
        .snapshot()
        .accounts
        .iter()
        .find(|account| account.kind != Kind::Page)
        .unwrap()
        .id
        .clone();
    assert_eq!(person_and_parent(&running), (Some(person(0).user_id), Some(parent)));
}

#[tokio::test(start_paused = true)]
async fn a_page_of_several_people_gets_none_of_them() {
    let bench = with_page();
    bench.keep(person(0)).await;
    bench.keep(person(1)).await;
    let running = bench.run().await;

    paste_page(&running).await;

    assert_eq!(person_and_parent(&running), (None, None));
}

#[tokio::test(start_paused = true)]
async fn a_page_is_kept_without_a_person_where_nobody_can_be_asked() {
    let bench = with_page();
    let person = person(0);
    bench.keep(person.clone()).await;
    crate::tokens::Tokens::delete(bench.vault.as_ref(), &person.entry()).await.unwrap();
    let running = bench.run().await;

    paste_page(&running).await;

    assert_eq!(person_and_parent(&running), (None, None));
}

/// A Meta with one Page, whose token it inspects.
fn with_page() -> Bench {
    let bench = Bench::new();
    bench.meta.lists(&[(PAGE, "Corner Bakery")]);
    bench.meta.names_pages_alone();
    bench
}

fn person(number: usize) -> Account {
    Account { network: Network::Facebook, kind: Kind::Person, app_id: None, ..account(number, 50) }
}

async fn paste_page(running: &Running) {
    let token = running.bench.meta.token_of_page(PAGE);
    paste(running, token.expose()).await;
}

async fn paste(running: &Running, token: &str) {
    running.ask(Intent::Typed { into: PasteBox::Token, text: Typed(token.to_owned()) });
    running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;
    running.ask(Intent::CloseImport);
    running.until(|snapshot| snapshot.head.import.is_none()).await;
}

/// The person that the Page is known to come from, and the account of theirs.
fn person_and_parent(running: &Running) -> (Option<String>, Option<String>) {
    let find = |account: &&Account| account.user_id == PAGE;
    let page = running.bench.ledger.read(|inner| inner.accounts.iter().find(find).cloned()).unwrap();
    (page.page.and_then(|facts| facts.person), page.parent)
}
