//! Prints a token, and nothing else.

use std::io::IsTerminal;

use serde::Serialize;
use sixty_core::journeys::about::about;
use sixty_core::policy;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::tokens::Tokens;

use crate::args;
use crate::exit::Exit;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    token: &'a str,
}

pub async fn run(session: &Session<'_>, command: args::Get) -> Ended {
    if std::io::stdout().is_terminal() && !command.reveal {
        return Ok(session.voice.misused("cli-get-reveal", &[]));
    }
    let ports = session.ports_to_read().await?;
    let accounts = session.accounts_to_read(&ports).await?;
    let account = match session.one(&accounts, &command.account) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let now = ports.clock.now();
    let is_expired = account.token.expires_at.is_some_and(|end| end <= now);
    let told_before = account
        .problem
        .clone()
        .filter(|problem| policy::is_turned_off(&account) || problem.code == Code::Expired);
    if let Some(problem) =
        told_before.or_else(|| is_expired.then(|| Problem::new(Code::Expired, Action::Reconnect)))
    {
        return dead(session, &about(problem, &account, now));
    }
    let Some(tokens) = Tokens::read(ports.vault.as_ref(), &account.entry()).await? else {
        let lost = Problem::new(Code::VaultLost, Action::Reconnect);
        return dead(session, &about(lost, &account, now));
    };
    let token = tokens.current.token.expose();
    if session.voice.is_json() {
        session.voice.answer(&Shown { id: &account.id, token });
    } else {
        session.voice.raw(token);
    }
    Ok(Exit::Done)
}

fn dead(session: &Session<'_>, problem: &Problem) -> Ended {
    session.voice.fail(problem);
    Ok(Exit::Person)
}
