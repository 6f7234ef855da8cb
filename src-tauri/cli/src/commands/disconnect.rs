//! Stops keeping an account; it can be taken back for 30 days.

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::places::Place;
use sixty_core::ports::Ports;
use sixty_core::text::Value;

use crate::contract::{self, AccountView};
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

#[derive(Serialize)]
struct Decided {
    account: AccountView,
}

pub async fn run(session: &Session<'_>, name: &str) -> Ended {
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let account = match session.one(&accounts, name) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let account = decide::decide(&ports, &account.id, &Decision::Disconnect).await?;
    tell(session, &ports, &account, "cli-disconnect-done")
}

pub async fn undo(session: &Session<'_>, name: &str) -> Ended {
    let ports = session.ports().await?;
    session.purge(&ports).await?;
    let disconnected: Vec<Account> =
        ports.ledger.accounts()?.into_iter().filter(|account| !account.is_kept()).collect();
    if disconnected.is_empty() {
        return Ok(session
            .voice
            .misused("cli-disconnect-none", &[("name", Value::Text(&without_secret(name)))]));
    }
    let account = match session.one(&disconnected, name) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let account = decide::decide(&ports, &account.id, &Decision::UndoDisconnect).await?;
    tell(session, &ports, &account, "cli-disconnect-undone")
}

fn tell(session: &Session<'_>, ports: &Ports, account: &Account, sentence: &str) -> Ended {
    let name = account.network.handle(&account.name);
    let places = ports.ledger.places_of(&account.id)?;
    let places = Place::by_account(&places);
    let view = contract::account(account, &places, ports.clock.now(), &session.voice.texts);
    session.voice.answer(&Decided { account: view });
    if !session.voice.is_json() {
        session.voice.say(sentence, &[("name", Value::Text(&name)), ("account", Value::Text(&account.id))]);
    }
    Ok(Exit::Done)
}
