//! Asks Meta whether tokens still work.

use serde::Serialize;
use sixty_core::journeys::check::{self, Checked};
use sixty_core::places::Place;
use sixty_core::text::Value;

use crate::contract::{self, CheckedView};
use crate::exit::Exit;
use crate::four_at_a_time::{self, Order};
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Checks {
    results: Vec<CheckedView>,
}

pub async fn run(session: &Session<'_>, names: &[String]) -> Ended {
    let ports = session.ports_to_read().await?;
    let accounts = session.accounts_to_read(&ports).await?;
    if let Some(exit) = session.lacks_list(&ports)? {
        return Ok(exit);
    }
    let accounts = match session.chosen(accounts, names) {
        Ok(accounts) => accounts,
        Err(exit) => return Ok(exit),
    };
    if accounts.is_empty() && !session.voice.is_json() {
        session.voice.say("cli-status-none", &[]);
    }
    let order = Order::of_all(&accounts);
    let ports = &ports;
    let errand = |account| async move { check::check(ports, &account).await };
    let tell = |checked: &Checked| {
        if !session.voice.is_json() {
            say(session, checked);
        }
    };
    let broken = |account, problem| Checked { account, works: None, problem: Some(problem) };
    let mut ended = four_at_a_time::run(accounts, errand, broken, tell).await;
    ended.sort_by_key(|checked| order.of(&checked.account));
    session.purge_after_asking(ports).await;

    let exit = ended.iter().map(exit_of).max().unwrap_or(Exit::Done);
    let (now, places, texts) = (ports.clock.now(), ports.ledger.places()?, &session.voice.texts);
    let places = Place::by_account(&places);
    let view = |checked| contract::checked(checked, &places, now, texts);
    session.voice.answer(&Checks { results: ended.iter().map(view).collect() });
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
