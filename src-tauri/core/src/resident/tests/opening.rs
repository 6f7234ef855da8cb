//! Pages that open outside of the window, and what is said where none opens.

use super::by_hand::{FORM, with_a_form};
use crate::face::{Copied, Intent, Opened, Snapshot};
use crate::network::Network;
use crate::problem::{Case, Fact};

#[tokio::test(start_paused = true)]
async fn every_page_that_does_not_open_is_named_with_its_address_which_can_be_copied() {
    let running = with_a_form().await;
    running.bench.browser.set_missing(true);
    let form = running.handle.snapshot().accounts[0].places[0].id.clone();
    let page = |page: &str| Opened::MetaPage { network: Network::Threads, page: page.to_owned() };
    for (what, site) in [
        (Opened::MetaApps, "https://developers.facebook.com/apps"),
        (Opened::Network(Network::Instagram), "https://www.instagram.com/"),
        (Opened::Invites(Network::Threads), "https://www.threads."),
        (page("apps"), "https://developers.facebook.com/apps"),
        (Opened::Place(form), FORM),
    ] {
        running.ask(Intent::Open { what: what.clone() });
        let said = running.until(|snapshot| address(snapshot).is_some()).await;
        let said = address(&said).unwrap();
        assert!(said.starts_with(site), "{what:?}: {said}");

        running.ask(Intent::Copy { what: Copied::NotOpened });
        running.quiet().await;
        assert_eq!(running.bench.clipboard.text(), Some(said));
        assert!(address(&running.handle.snapshot()).is_some(), "copying leaves it where it is");

        running.ask(Intent::CloseProblem);
        running.until(|snapshot| address(snapshot).is_none()).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_opens_at_the_next_try_takes_that_sentence_away() {
    let running = with_a_form().await;
    running.bench.browser.set_missing(true);
    running.ask(Intent::Open { what: Opened::MetaApps });
    running.until(|snapshot| address(snapshot).is_some()).await;

    running.bench.browser.set_missing(false);
    running.ask(Intent::Open { what: Opened::MetaApps });
    running.until(|snapshot| snapshot.head.problem.is_none()).await;

    assert_eq!(running.bench.browser.opened().len(), 1);
}

/// The address that the window shows, because its page did not open.
fn address(snapshot: &Snapshot) -> Option<String> {
    let problem = snapshot.head.problem.as_ref().filter(|problem| problem.case == Some(Case::Page))?;
    match problem.facts.get("address")? {
        Fact::Text(address) => Some(address.clone()),
        _ => None,
    }
}
