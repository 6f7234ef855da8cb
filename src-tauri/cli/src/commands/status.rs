//! Every account, its dates and what it needs.

use std::time::Duration;

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::api::{self, AccountView};
use sixty_core::journeys::{purge, recover};
use sixty_core::policy::Status;
use sixty_core::text::Value;

use super::{Ended, Session};
use crate::exit::Exit;
use crate::voice::Colour;

#[derive(Serialize)]
struct Answer {
    now: String,
    needs_you: usize,
    accounts: Vec<AccountView>,
}

/// An open vault answers sooner.
const VAULT_MAY_TAKE: Duration = Duration::from_secs(1);

pub async fn run(session: &Session<'_>) -> Ended {
    let ports = session.ports_for_looking().await?;
    // The vault is opened only when a run that was cut off left something to complete; a locked one is no reason to
    // show nothing, or to show it late.
    let put_in_order = async {
        recover::complete_arrivals(&ports).await?;
        purge::purge(&ports).await
    };
    drop(tokio::time::timeout(VAULT_MAY_TAKE, put_in_order).await);
    let now = ports.clock.now();
    let places = ports.ledger.places()?;
    let kept: Vec<Account> =
        ports.ledger.accounts()?.into_iter().filter(|account| account.disconnected_at.is_none()).collect();
    let texts = &session.voice.texts;
    let accounts: Vec<AccountView> =
        kept.iter().map(|account| api::account(account, &places, now, texts)).collect();
    let needs_you = accounts.iter().filter(|account| account.status.needs_a_person()).count();
    if !session.voice.is_json() {
        people(session, &kept, &accounts, needs_you);
    }
    session.voice.answer(&Answer { now: api::time(now), needs_you, accounts });
    Ok(Exit::Done)
}

fn people(session: &Session<'_>, kept: &[Account], views: &[AccountView], needs_you: usize) {
    let voice = session.voice;
    match (views.len(), needs_you) {
        (0, _) => return voice.say("cli-status-none", &[]),
        (_, 0) => match views.iter().filter(|view| view.status == Status::Soon).count() {
            0 => voice.say("cli-status-all-good", &[("count", number(views.len()))]),
            soon => voice.say("cli-status-some-soon", &[("count", number(soon))]),
        },
        _ => {
            voice.say("cli-status-need-you", &[("count", number(needs_you)), ("total", number(views.len()))])
        }
    }
    let mut rows: Vec<(&Account, &AccountView)> = kept.iter().zip(views).collect();
    rows.sort_by_key(|(account, view)| (view.status, account.token.expires_at));
    let width = |pick: fn(&Account, &AccountView) -> String| {
        rows.iter().map(|(a, v)| pick(a, v).chars().count()).max()
    };
    let names = width(|account, _| account.network.handle(&account.name)).unwrap_or(0);
    let networks = width(|account, _| account.network.brand().to_owned()).unwrap_or(0);
    let end =
        |account: &Account| account.token.expires_at.map(|end| voice.texts.date(end)).unwrap_or_default();
    let dates = rows.iter().map(|(account, _)| end(account).chars().count()).max().unwrap_or(0);
    for (account, view) in &rows {
        let word = voice.texts.say(&format!("cli-status-{}", status_key(view.status)), &[]);
        let name = account.network.handle(&account.name);
        let brand = account.network.brand();
        let date = end(account);
        let line = format!(
            "{name:names$}  {brand:networks$}  {date:dates$}  {}",
            voice.coloured(&word, colour(view.status))
        );
        voice.line(line.trim_end());
        if let Some(linked) = account.page.as_ref().and_then(|page| page.instagram.as_ref()) {
            let values = [("name", Value::Text(&linked.name))];
            voice.line(&format!("{:names$}  {}", "", voice.texts.say("cli-status-linked", &values)));
        }
    }
}

fn number(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::TurnedOff => "turned_off",
        Status::Expired => "expired",
        Status::MissingPermission => "missing_permission",
        Status::NotDelivered => "not_delivered",
        Status::Soon => "soon",
        Status::DateUnknown => "date_unknown",
        Status::NoEndDate => "no_end_date",
        Status::Good => "good",
    }
}

fn colour(status: Status) -> Colour {
    match status {
        Status::TurnedOff | Status::Expired | Status::MissingPermission | Status::NotDelivered => Colour::Red,
        Status::Soon => Colour::Yellow,
        Status::DateUnknown | Status::NoEndDate => Colour::Grey,
        Status::Good => Colour::Green,
    }
}
