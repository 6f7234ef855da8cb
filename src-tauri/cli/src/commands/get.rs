//! Prints a token, and nothing else.

use std::io::IsTerminal;
use std::time::Duration;

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::about::about;
use sixty_core::journeys::{by_hand, deliver, remember};
use sixty_core::policy::{self, State, Status};
use sixty_core::ports::Ports;
use sixty_core::problem::{Code, Problem};

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
    let State { status, problem } = policy::state(&account, &[], now);
    if let Some(problem) = problem.filter(|_| matches!(status, Status::TurnedOff | Status::Expired)) {
        return dead(session, &about(problem, &account, now));
    }
    let tokens = match deliver::read_own(&ports, &account).await {
        Ok(tokens) => tokens,
        Err(problem) if problem.code == Code::VaultLost => {
            remembered(&ports, &account, &problem).await;
            return dead(session, &about(problem, &account, now));
        }
        Err(problem) => return Err(problem),
    };
    let token = tokens.current.token.expose();
    if session.voice.is_json() {
        session.voice.answer(&Shown { id: &account.id, token });
    } else {
        session.voice.raw(token);
    }
    by_hand::note_copy(&ports, &account.id, &tokens.current.token);
    Ok(Exit::Done)
}

/// Keeps what was learned for the other faces. Where that is not possible now, the next errand does.
async fn remembered(ports: &Ports, account: &Account, problem: &Problem) {
    if let Ok(_held) = ports.locks.hold(&account.id, Duration::ZERO).await {
        remember::remember(ports, &account.id, problem).unwrap_or_default();
    }
}

fn dead(session: &Session<'_>, problem: &Problem) -> Ended {
    session.voice.fail(problem);
    Ok(Exit::Person)
}
