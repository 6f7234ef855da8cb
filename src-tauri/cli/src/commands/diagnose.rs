//! Explains an error text, the body of an answer, or an address that a person pastes.

use std::io::IsTerminal;

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::diagnosis::TokenState;
use sixty_core::diagnosis::text;
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::places::Place;
use sixty_core::problem::Action;

use crate::exit::Exit;
use crate::input;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Explanation {
    known: bool,
    code: &'static str,
    action: Action,
    title: String,
    body: String,
    token_state: TokenState,
    network: Option<Network>,
    account: Option<String>,
    hid_secret: bool,
}

pub async fn run(session: &Session<'_>) -> Ended {
    if std::io::stdin().is_terminal() {
        session.voice.hint("cli-ask-text", &[]);
    }
    let text = session.voice.asks(input::all()).await.unwrap_or_default();
    if text.trim().is_empty() {
        return Ok(session.voice.misused("cli-usage-empty-text", &[]));
    }
    let Kept { accounts, places, now } = kept(session).await;
    let reading = text::read(&text, &accounts);
    let reading = match now {
        Some(now) => reading.at(now),
        None => reading,
    };
    let own = places.iter().filter(|place| place.account.is_some() && place.account == reading.account);
    let problem = reading.problem().with_places(own.count());
    let card = session.voice.texts.card(&problem);
    if !session.voice.is_json() {
        session.voice.line(&card.title);
        session.voice.line(&card.body);
        session.voice.next(&problem);
        if reading.hid_secret {
            session.voice.hint("cli-diagnose-hid-secret", &[]);
        }
    }
    session.voice.answer(&Explanation {
        known: reading.found.is_some(),
        code: reading.code().key(),
        action: reading.action(),
        title: card.title,
        body: card.body,
        token_state: reading.token_state(),
        network: reading.network,
        account: reading.account,
        hid_secret: reading.hid_secret,
    });
    Ok(Exit::Done)
}

/// What a text may be about.
#[derive(Default)]
struct Kept {
    accounts: Vec<Account>,
    places: Vec<Place>,
    /// The clock's moment; None where there is no profile that has one.
    now: Option<Moment>,
}

/// The accounts that a text may be about, and all places; none where the ledger cannot be read. The text is explained
/// all the same: it may be about that very ledger.
async fn kept(session: &Session<'_>) -> Kept {
    let Ok(ports) = session.ports_as_they_are().await else { return Kept::default() };
    let accounts = ports.ledger.accounts().unwrap_or_default();
    let accounts = accounts.into_iter().filter(Account::is_kept).collect();
    let places = ports.ledger.places().unwrap_or_default();
    Kept { accounts, places, now: Some(ports.clock.now()) }
}
