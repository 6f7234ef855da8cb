//! Asks Meta whether tokens still work.

use serde::Serialize;
use sixty_core::api::{self, CheckedView};
use sixty_core::controller::{Controller, Event, Intent};
use sixty_core::journeys::check::Checked;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::text::Value;

use super::{Ended, Session};
use crate::exit::Exit;

#[derive(Serialize)]
struct Answer {
    results: Vec<CheckedView>,
}

pub async fn run(session: &Session<'_>, names: &[String]) -> Ended {
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let accounts = match session.chosen(accounts, names) {
        Ok(accounts) => accounts,
        Err(exit) => return Ok(exit),
    };
    let order: Vec<String> = accounts.iter().map(|account| account.id.clone()).collect();

    let (controller, desk, mut events) = Controller::new(ports.clone());
    let running = tokio::spawn(controller.run());
    desk.ask(Intent::Check(accounts));
    let mut results: Vec<Checked> = Vec::new();
    while let Some(event) = events.recv().await {
        match event {
            Event::Checked(checked) => {
                if !session.voice.is_json() {
                    say(session, &checked);
                }
                results.push(*checked);
            }
            Event::Idle => break,
            Event::Extended(_) => {}
        }
    }
    running.abort();
    if results.len() < order.len() {
        return Err(Problem::new(Code::OurFault, Action::Report));
    }

    results.sort_by_key(|checked| order.iter().position(|id| *id == checked.account.id));
    let exit = results.iter().map(exit_of).max().unwrap_or(Exit::Done);
    let (now, places) = (ports.clock.now(), ports.ledger.places()?);
    let results =
        results.iter().map(|checked| api::checked(checked, &places, now, &session.voice.texts)).collect();
    session.voice.answer(&Answer { results });
    Ok(exit)
}

fn exit_of(checked: &Checked) -> Exit {
    match (checked.works, &checked.problem) {
        (Some(true), None) => Exit::Done,
        (Some(_), _) => Exit::Person,
        (None, Some(problem)) => Exit::of(problem),
        (None, None) => Exit::Later,
    }
}

fn say(session: &Session<'_>, checked: &Checked) {
    let name = checked.account.network.handle(&checked.account.name);
    let key = match checked.works {
        Some(true) => "cli-check-works",
        Some(false) => "cli-check-dead",
        None => "cli-check-unknown",
    };
    session.voice.say(key, &[("name", Value::Text(&name))]);
    if let Some(problem) = &checked.problem {
        session.voice.explain(problem);
    }
}
