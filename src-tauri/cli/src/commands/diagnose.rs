//! Explains an error text, body or address.

use std::io::IsTerminal;

use serde::Serialize;
use sixty_core::diagnosis::text;
use sixty_core::network::Network;
use sixty_core::problem::{Action, Code, Problem};

use super::{Ended, Session};
use crate::exit::Exit;
use crate::input;

#[derive(Serialize)]
struct Answer {
    known: bool,
    code: &'static str,
    action: Action,
    title: String,
    body: String,
    token_state: &'static str,
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
    let reading = text::read(&text);
    let (code, action) =
        reading.found.map_or((Code::Unknown, Action::Report), |found| (found.code, found.action));
    let mut problem = Problem::new(code, action);
    if let Some(network) = reading.network {
        problem = problem.with_text("network", network.brand());
    }
    let card = session.voice.texts.card(&problem);
    if !session.voice.is_json() {
        session.voice.line(&card.title);
        session.voice.line(&card.body);
        if reading.had_secret {
            session.voice.hint("cli-diagnose-hid-secret", &[]);
        }
    }
    session.voice.answer(&Answer {
        known: reading.found.is_some(),
        code: code.key(),
        action,
        title: card.title,
        body: card.body,
        token_state: text::token_state(reading.found),
        network: reading.network,
        account: None,
        hid_secret: reading.had_secret,
    });
    Ok(Exit::Done)
}
