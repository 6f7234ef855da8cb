//! Prints a token, and nothing else.

use std::io::IsTerminal;

use serde::Serialize;
use sixty_core::journeys::by_hand;

use crate::args;
use crate::exit::Exit;
use crate::living_token;
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
    let tokens = living_token::read(&ports, &account).await?;
    let token = tokens.current.token.expose();
    if session.voice.is_json() {
        session.voice.answer(&Shown { id: &account.id, token });
    } else {
        session.voice.raw(token);
    }
    by_hand::note_copy(&ports, &account.id, &tokens.current.token);
    Ok(Exit::Done)
}
