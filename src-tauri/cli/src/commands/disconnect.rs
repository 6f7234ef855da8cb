//! Stops keeping an account; it can be taken back for 30 days.

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::api::{self, AccountView};
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::journeys::purge;
use sixty_core::ports::Ports;
use sixty_core::text::Value;

use super::{Ended, Session};
use crate::exit::Exit;

#[derive(Serialize)]
struct Answer {
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
    purge::purge(&ports).await?;
    let gone: Vec<Account> =
        ports.ledger.accounts()?.into_iter().filter(|account| account.disconnected_at.is_some()).collect();
    if gone.is_empty() {
        return Ok(session.voice.misused("cli-disconnect-none", &[("name", Value::Text(name))]));
    }
    let account = match session.one(&gone, name) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let account = decide::decide(&ports, &account.id, &Decision::UndoDisconnect).await?;
    tell(session, &ports, &account, "cli-disconnect-undone")
}

fn tell(session: &Session<'_>, ports: &Ports, account: &Account, key: &str) -> Ended {
    let name = account.network.handle(&account.name);
    let view = api::account(account, &ports.ledger.places()?, ports.clock.now(), &session.voice.texts);
    session.voice.answer(&Answer { account: view });
    if !session.voice.is_json() {
        session.voice.say(key, &[("name", Value::Text(&name)), ("account", Value::Text(&account.id))]);
    }
    Ok(Exit::Done)
}
