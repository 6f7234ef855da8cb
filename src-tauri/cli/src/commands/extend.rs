//! Extends now, whatever the schedule says.

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::api::{self, ExtendedView};
use sixty_core::controller::{Controller, Event, Intent};
use sixty_core::journeys::extend::{Ask, Extended, Outcome};
use sixty_core::moment::Moment;
use sixty_core::places::Place;
use sixty_core::policy::{self, Standing};
use sixty_core::ports::Ports;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::text::Value;

use super::{Ended, Session};
use crate::args;
use crate::exit::Exit;

#[derive(Serialize)]
struct Answer {
    results: Vec<ExtendedView>,
}

pub async fn run(session: &Session<'_>, command: args::Extend) -> Ended {
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let accounts = match session.chosen(accounts, &command.account) {
        Ok(accounts) => accounts,
        Err(exit) => return Ok(exit),
    };
    let clock = std::sync::Arc::clone(&ports.clock);
    let ask = Ask { within: command.within, dry_run: command.dry_run };
    let tell = |extended: &Extended| {
        if !session.voice.is_json() {
            say(session, extended, command.dry_run, clock.now());
        }
    };
    let count = accounts.len();
    let results = extend(ports, accounts, ask, tell).await;
    if results.len() < count {
        return Err(Problem::new(Code::OurFault, Action::Report));
    }

    let exit = results.iter().map(Exit::of_extend).max().unwrap_or(Exit::Done);
    let now = clock.now();
    let results = results.iter().map(|extended| api::extended(extended, now, &session.voice.texts)).collect();
    session.voice.answer(&Answer { results });
    Ok(exit)
}

/// Extends these, four at a time, and tells of each as it ends. The answer is in the order of the accounts.
pub async fn extend(
    ports: Ports,
    accounts: Vec<Account>,
    ask: Ask,
    tell: impl Fn(&Extended),
) -> Vec<Extended> {
    let order: Vec<String> = accounts.iter().map(|account| account.id.clone()).collect();
    let (controller, desk, mut events) = Controller::new(ports);
    let running = tokio::spawn(controller.run());
    desk.ask(Intent::Extend(accounts, ask));
    let mut results: Vec<Extended> = Vec::new();
    while let Some(event) = events.recv().await {
        match event {
            Event::Extended(extended) => {
                tell(&extended);
                results.push(*extended);
            }
            Event::Idle => break,
            Event::Checked(_) => {}
        }
    }
    running.abort();
    results.sort_by_key(|extended| order.iter().position(|id| *id == extended.account.id));
    results
}

/// One account's extend in a sentence.
pub fn say(session: &Session<'_>, extended: &Extended, dry_run: bool, now: Moment) {
    let account = &extended.account;
    let name = account.network.handle(&account.name);
    let key = match extended.outcome {
        Outcome::Extended if dry_run => "cli-extend-would",
        Outcome::Extended if extended.token_changed == Some(false) => "cli-extend-same",
        Outcome::Extended => "cli-extend-extended",
        Outcome::Unchanged => "cli-extend-unchanged",
        Outcome::TooNew => "cli-extend-too_new",
        Outcome::NotDue => "cli-extend-not_due",
        Outcome::Reconnect => "cli-extend-reconnect",
        Outcome::RetryLater => "cli-extend-retry_later",
        Outcome::Failed => "cli-extend-failed",
    };
    let mut values = vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
    values.extend(account.token.expires_at.map(|end| ("date", Value::Date(end))));
    let from = policy::extendable_from(account);
    let next = if extended.outcome == Outcome::RetryLater { account.retry_at } else { from };
    values.extend(next.filter(|next| *next > now).map(|next| ("time", Value::Time(next))));
    session.voice.say(key, &values);
    let has_it = |place: &&Place| policy::standing(place, account) == Standing::Current;
    let sent = i64::try_from(extended.places.iter().filter(has_it).count()).unwrap_or(i64::MAX);
    if key == "cli-extend-extended" && sent > 0 {
        session.voice.say("cli-extend-sent", &[("count", Value::Number(sent))]);
    }
    if let Some(problem) = extended.problem.as_ref().filter(|_| extended.outcome != Outcome::TooNew) {
        session.voice.explain(problem);
    }
}
