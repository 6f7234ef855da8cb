//! Stops keeping an account; it can be taken back for 30 days.

use serde::Serialize;
use serde_json::json;
use sixty_core::account::Account;
use sixty_core::api::{self, AccountView};
use sixty_core::journeys::{line, overdue};
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
    let account = Account { disconnected_at: Some(ports.clock.now()), ..account };
    keep(session, &ports, account, "disconnected", "cli-disconnect-done")
}

pub async fn undo(session: &Session<'_>, name: &str) -> Ended {
    let ports = session.ports().await?;
    overdue::delete(&ports).await?;
    let gone: Vec<Account> =
        ports.ledger.accounts()?.into_iter().filter(|account| account.disconnected_at.is_some()).collect();
    let account = match session.one(&gone, name) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    keep(
        session,
        &ports,
        Account { disconnected_at: None, ..account },
        "disconnect_undone",
        "cli-disconnect-undone",
    )
}

fn keep(session: &Session<'_>, ports: &Ports, account: Account, event: &str, key: &str) -> Ended {
    ports.ledger.keep(&account, &[line(&account, ports.clock.now(), event, json!({}))], None)?;
    let name = account.network.handle(&account.name);
    let view = api::account(&account, &ports.ledger.places()?, ports.clock.now(), &session.voice.texts);
    session.voice.answer(&Answer { account: view });
    if !session.voice.is_json() {
        session.voice.say(key, &[("name", Value::Text(&name))]);
    }
    Ok(Exit::Done)
}
