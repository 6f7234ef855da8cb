//! Prints a token, and nothing else.

use std::io::IsTerminal;

use serde::Serialize;
use sixty_core::policy;
use sixty_core::ports::EntryName;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::tokens::Tokens;

use super::{Ended, Session};
use crate::args;
use crate::exit::Exit;

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    token: &'a str,
}

pub async fn run(session: &Session<'_>, command: args::Get) -> Ended {
    if std::io::stdout().is_terminal() && !command.reveal {
        return Ok(session.voice.misused("cli-get-reveal", &[]));
    }
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let account = match session.one(&accounts, &command.account) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let now = ports.clock.now();
    let is_expired = account.token.expires_at.is_some_and(|end| end <= now);
    let known = account
        .problem
        .clone()
        .filter(|problem| policy::is_turned_off(&account) || problem.code == Code::Expired);
    if let Some(problem) =
        known.or_else(|| is_expired.then(|| Problem::new(Code::Expired, Action::Reconnect)))
    {
        return dead(session, &sixty_core::journeys::about::about(problem, &account, now));
    }
    let name = EntryName::account(account.network, &account.user_id);
    let Some(tokens) = Tokens::read(ports.vault.as_ref(), &name).await? else {
        let lost = Problem::new(Code::VaultLost, Action::Reconnect);
        return dead(session, &sixty_core::journeys::about::about(lost, &account, now));
    };
    let token = tokens.current.token.expose();
    if session.voice.is_json() {
        session.voice.answer(&Answer { id: &account.id, token });
    } else {
        session.voice.raw(token);
    }
    Ok(Exit::Done)
}

fn dead(session: &Session<'_>, problem: &Problem) -> Ended {
    session.voice.fail(problem);
    Ok(Exit::Person)
}
