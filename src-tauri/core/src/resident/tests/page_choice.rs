//! The choice of Facebook Pages, which a face offers in the middle of a log-in.

use std::sync::Mutex;

use tokio::sync::mpsc;

use super::bench::*;
use crate::account::{App, Kind, TokenKind};
use crate::face::{AttemptStage, Box as PasteBox, Intent, Typed};
use crate::journeys::Progress;
use crate::journeys::connect::{self, Ask, Connected, PageOffer, PageWish, Pages, Word};
use crate::network::Network;
use crate::ports::{EntryName, Vault};
use crate::problem::{Code, Problem};
use crate::secret::Secret;
use crate::text::{Language, Texts};

const PAGES: [(&str, &str); 2] =
    [("61550000000000001", "Corner Bakery"), ("61550000000000002", "Harbor Spa")];

#[tokio::test(start_paused = true)]
async fn the_person_chooses_from_what_came_back() {
    let bench = with_facebook(&PAGES).await;
    let offered = Mutex::new(Vec::new());

    let connected = log_in(&bench, &|pages| {
        offered.lock().unwrap().extend_from_slice(pages);
        vec![Word::Pages(vec![pages[1].id.clone()])]
    })
    .await
    .unwrap_or_else(|problem| panic!("{problem:?}"));

    let offered: Vec<String> = offered.into_inner().unwrap().into_iter().map(|page| page.name).collect();
    assert_eq!(offered, ["Corner Bakery", "Harbor Spa"]);
    assert!(connected.others.is_empty() && connected.left_out.is_empty());
    let account = connected.first.account;
    assert_eq!((account.name.as_str(), account.kind), ("Harbor Spa", Kind::Page));
    // This Meta refuses to inspect tokens, but the token of a Page that a log-in lists has no end.
    assert_eq!(account.token.kind, TokenKind::Endless);
    assert_eq!(account.page.and_then(|page| page.person).as_deref(), Some("10220000000000001"));
    assert_eq!(bench.ledger.read(|inner| inner.accounts.len()), 1);
}

#[tokio::test(start_paused = true)]
async fn a_choice_of_nothing_that_was_offered_is_no_choice() {
    let bench = with_facebook(&PAGES).await;

    let connected = log_in(&bench, &|_| {
        vec![
            Word::Pages(Vec::new()),
            Word::Pages(vec!["61550000000000009".to_owned()]),
            Word::Text(Secret::new("Corner Bakery")),
            Word::Pages(vec!["61550000000000001".to_owned()]),
        ]
    })
    .await;

    assert!(connected.is_ok_and(|connected| connected.first.account.name == "Corner Bakery"));
}

#[tokio::test(start_paused = true)]
async fn whoever_gives_up_or_is_cut_off_at_the_list_has_lost_nothing_and_starts_again() {
    let bench = with_facebook(&PAGES).await;

    let given_up = log_in(&bench, &|_| vec![Word::GiveUp]).await;

    assert!(given_up.is_err_and(|problem| problem.code == Code::Denied));
    assert_eq!(bench.ledger.read(|inner| inner.accounts.len()), 0);
    for (id, _) in PAGES {
        assert!(bench.vault.read(&EntryName::account(Network::Facebook, id)).await.unwrap().is_none());
    }
    let again = log_in(&bench, &|pages| vec![Word::Pages(vec![pages[0].id.clone()])]).await;
    assert!(again.is_ok());
}

#[tokio::test(start_paused = true)]
async fn all_pages_of_a_pasted_address_are_kept_only_after_a_yes() {
    for (answer, kept) in [("yes", 2), ("no", 0)] {
        let bench = with_facebook(&PAGES).await;

        let words = |_: &[PageOffer]| vec![Word::Text(Secret::new(answer))];
        let outcome = log_in_for(&bench, PageWish::All, &words).await;

        assert_eq!(outcome.is_ok(), kept > 0);
        assert_eq!(bench.ledger.read(|inner| inner.accounts.len()), kept);
        if kept > 0 {
            let again = log_in_for(&bench, PageWish::All, &|_| panic!("their Pages are kept")).await;
            assert!(again.is_ok());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn where_there_is_nothing_to_choose_it_is_said() {
    let bench = with_facebook(&[]).await;

    let problem = log_in(&bench, &|_| panic!("an empty list")).await;

    assert!(problem.is_err_and(|problem| problem.code == Code::NoPages));
}

async fn with_facebook(pages: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    let app = facebook();
    let secret = Secret::new("0123456789abcdef0123456789abcdef");
    bench.vault.write(&EntryName::app(app.network, &app.id), &secret).await.unwrap();
    bench.ledger.elsewhere(|inner| inner.apps.push(app));
    bench.meta.log_in_as("10220000000000001", "Mara Lind");
    bench.meta.lists(pages);
    bench
}

fn facebook() -> App {
    App {
        network: Network::Facebook,
        id: "1000000003".to_owned(),
        return_address: "http://localhost:16060/".to_owned(),
        ..app()
    }
}

#[tokio::test(start_paused = true)]
async fn the_window_shows_the_list_and_what_was_chosen_is_kept() {
    let running = with_facebook(&PAGES).await.run().await;
    running.ask(Intent::Connect { network: Network::Facebook, expect: None, account: None, pages: true });
    running.quiet().await;
    let back = running.comes_back_with("a-code");
    running.ask(Intent::Typed { into: PasteBox::Address, text: Typed(back) });

    let which = |stage: &Option<AttemptStage>| matches!(stage, Some(AttemptStage::WhichPages { .. }));
    running.until(|snapshot| which(&snapshot.head.attempt.as_ref().map(|a| a.stage.clone()))).await;
    let Some(AttemptStage::WhichPages { pages }) = running.stage() else { unreachable!() };
    assert_eq!(
        pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>(),
        ["Corner Bakery", "Harbor Spa"]
    );

    running.ask(Intent::ChoosePages { ids: Vec::new() });
    running.quiet().await;
    assert!(which(&running.stage()), "nothing is no answer");

    running.ask(Intent::ChoosePages { ids: pages.into_iter().map(|page| page.id).collect() });
    let snapshot = running.until(|snapshot| snapshot.accounts.len() == 2).await;
    running.quiet().await;
    let Some(AttemptStage::Done { others, left_out, .. }) = running.stage() else { panic!("not done") };
    assert!(others.len() == 1 && left_out.is_empty());
    assert!(snapshot.accounts.iter().all(|account| account.kind == Kind::Page));
}

/// Logs in, pastes the address at once, and answers the list of Pages with these words.
async fn log_in(
    bench: &Bench,
    answer: &(dyn Fn(&[PageOffer]) -> Vec<Word> + Sync),
) -> Result<Connected, Problem> {
    log_in_for(bench, PageWish::Asked, answer).await
}

/// The same for these Pages; the question whether it is the right person gets the words for an empty list.
async fn log_in_for(
    bench: &Bench,
    pages: PageWish,
    answer: &(dyn Fn(&[PageOffer]) -> Vec<Word> + Sync),
) -> Result<Connected, Problem> {
    let (said, mut words) = mpsc::channel(8);
    let tell = |progress| match progress {
        Progress::Open { address, .. } => {
            let state = address.query_pairs().find(|(key, _)| key == "state").unwrap().1.into_owned();
            let back = format!("http://localhost:16060/?code=a-code&state={state}#_=_");
            said.try_send(Word::Text(Secret::new(back))).unwrap();
        }
        Progress::PagesToChoose(pages) => {
            for word in answer(&pages) {
                said.try_send(word).unwrap();
            }
        }
        Progress::IsThisRight(_) => {
            for word in answer(&[]) {
                said.try_send(word).unwrap();
            }
        }
        _ => {}
    };
    let ask = Ask {
        app: facebook(),
        expect: None,
        pages: Some(pages),
        listen: false,
        open_browser: false,
        wait: std::time::Duration::from_secs(1200),
        paste_late: false,
        asks_whose: true,
    };
    let texts = Texts::new(Language::English, facts().zone);
    connect::connect(&bench.ports(), ask, Pages::new(&texts), &mut words, &tell).await
}
