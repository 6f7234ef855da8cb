//! Extends now, whatever the schedule says.

pub mod pages;

use std::collections::BTreeMap;

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::extend::{self, Ask, Extended, Outcome};
use sixty_core::moment::Moment;
use sixty_core::places::Place;
use sixty_core::policy::{self, Standing};
use sixty_core::ports::Ports;
use sixty_core::schedule;
use sixty_core::text::Value;

use crate::args;
use crate::contract::{self, ExtendedView};
use crate::exit::Exit;
use crate::four_at_a_time::{self, Order};
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Extends {
    results: Vec<ExtendedView>,
}

pub async fn run(session: &Session<'_>, command: args::Extend) -> Ended {
    let (ports, accounts) = if command.dry_run {
        let ports = session.ports_to_read().await?;
        let accounts = session.accounts_to_read(&ports).await?;
        (ports, accounts)
    } else {
        let ports = session.ports().await?;
        let accounts = session.accounts(&ports).await?;
        (ports, accounts)
    };
    if let Some(exit) = session.lacks_list(&ports)? {
        return Ok(exit);
    }
    let accounts = match session.chosen(accounts, &command.account) {
        Ok(accounts) => accounts,
        Err(exit) => return Ok(exit),
    };
    if accounts.is_empty() && !session.voice.is_json() {
        session.voice.say("cli-status-none", &[]);
    }
    let ask = Ask { within: command.within, dry_run: command.dry_run };
    let tell = |extended: &Extended| {
        if !session.voice.is_json() {
            say(session, extended, command.dry_run, ports.clock.now());
        }
    };
    let ended = extend(&ports, accounts, ask, tell).await;
    if !command.dry_run {
        session.purge_after_asking(&ports).await;
    }

    let exit = ended.iter().map(Exit::of_extend).max().unwrap_or(Exit::Done);
    let (now, texts) = (ports.clock.now(), &session.voice.texts);
    let view = |extended| contract::extended(extended, now, texts);
    session.voice.answer(&Extends { results: ended.iter().map(view).collect() });
    Ok(exit)
}

/// Extends the accounts, four at a time and the earliest end first, and tells of each as it ends. Pages come after the
/// accounts that their tokens come from: they are read anew where that account has another token now. The answer is in
/// the order of `accounts`.
pub async fn extend(
    ports: &Ports,
    mut accounts: Vec<Account>,
    ask: Ask,
    mut tell: impl FnMut(&Extended),
) -> Vec<Extended> {
    let order = Order::of_all(&accounts);
    let ids: Vec<String> = accounts.iter().map(|account| account.id.clone()).collect();
    accounts.sort_by_key(schedule::turn);
    let is_after = |account: &Account| account.parent.as_ref().is_some_and(|parent| ids.contains(parent));
    let (pages, accounts): (Vec<Account>, Vec<Account>) = accounts.into_iter().partition(is_after);
    let errand = |account| async move { extend::extend(ports, &account, ask).await };
    let broken = |account, problem| Extended::stopped(ports, account, Outcome::of(&problem), problem);
    let mut ended = four_at_a_time::run(accounts, errand, broken, &mut tell).await;
    let mut read = if ask.dry_run { BTreeMap::new() } else { pages::read_anew(ports, &ids).await };
    for extended in &mut ended {
        if let Some(read) = read.remove(&extended.account.id) {
            *extended = read;
            tell(extended);
        }
    }
    let (read_now, others): (Vec<Account>, Vec<Account>) =
        pages.into_iter().partition(|page| read.contains_key(&page.id));
    for read in read_now.iter().filter_map(|page| read.remove(&page.id)) {
        tell(&read);
        ended.push(read);
    }
    // Pages that were not asked for and got a token all the same, or did not.
    read.values().for_each(&mut tell);
    ended.extend(four_at_a_time::run(others, errand, broken, &mut tell).await);
    ended.sort_by_key(|extended| order.of(&extended.account));
    ended
}

/// Says how one account's extend ended: a sentence, how many places have the new token, and the problem if any.
pub fn say(session: &Session<'_>, extended: &Extended, dry_run: bool, now: Moment) {
    let (voice, account) = (session.voice, &extended.account);
    let name = account.network.handle(&account.name);
    let mut values = vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
    values.extend(account.token.expires_at.map(|end| ("date", Value::Date(end))));
    let from = policy::extendable_from(account);
    let next = if extended.outcome == Outcome::RetryLater { account.retry_at } else { from };
    values.extend(next.filter(|next| *next > now).map(|next| ("time", Value::Time(next))));
    voice.say(sentence(extended, dry_run), &values);
    let sent = i64::try_from(count_of_current(extended)).unwrap_or(i64::MAX);
    if has_new_token(extended) && !dry_run && sent > 0 {
        voice.say("cli-extend-sent", &[("count", Value::Number(sent))]);
    }
    if let Some(problem) = extended.problem.as_ref().filter(|_| extended.outcome != Outcome::TooNew) {
        voice.explain(problem);
    }
}

fn sentence(extended: &Extended, dry_run: bool) -> &'static str {
    match extended.outcome {
        Outcome::Extended if dry_run => "cli-extend-would",
        Outcome::Extended if has_new_token(extended) => "cli-extend-extended",
        Outcome::Extended => "cli-extend-same",
        Outcome::Unchanged => "cli-extend-unchanged",
        Outcome::TooNew => "cli-extend-too_new",
        Outcome::NotDue if has_new_token(extended) => "cli-page-read",
        Outcome::NotDue => "cli-extend-not_due",
        Outcome::Reconnect => "cli-extend-reconnect",
        Outcome::RetryLater => "cli-extend-retry_later",
        Outcome::Failed => "cli-extend-failed",
    }
}

/// Whether it ended with another token. An end date can also be later while the token stays the same, and a Page without
/// an end gets another token with the account that it belongs to.
fn has_new_token(extended: &Extended) -> bool {
    match extended.outcome {
        Outcome::Extended => extended.token_changed != Some(false),
        Outcome::NotDue => extended.token_changed == Some(true),
        _ => false,
    }
}

fn count_of_current(extended: &Extended) -> usize {
    let is_current = |place: &&Place| policy::standing(place, &extended.account) == Standing::Current;
    extended.places.iter().filter(is_current).count()
}
