//! Shows every account, its dates and what it needs.

use std::time::Duration;

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::recover;
use sixty_core::places::Place;
use sixty_core::plain;
use sixty_core::policy::Status;
use sixty_core::settings::Settings;
use sixty_core::text::Value;

use crate::contract::{self, AccountView};
use crate::exit::Exit;
use crate::session::{self, Ended, Session};
use crate::table;
use crate::voice::{Colour, Voice};

#[derive(Serialize)]
struct Accounts {
    now: String,
    needs_you: usize,
    accounts: Vec<AccountView>,
}

/// How long a run that was cut off may take to be completed before the accounts are shown as they are. A vault that is
/// open answers within milliseconds; a locked one may wait for a person.
const VAULT_MAY_TAKE: Duration = Duration::from_secs(1);

pub async fn run(session: &Session<'_>) -> Ended {
    let ports = session.ports_for_looking().await?;
    // The vault is opened only when a run that was cut off left something to complete; a locked one is no reason to
    // show nothing, or to show it late.
    let put_in_order = async {
        recover::complete_arrivals(&ports).await?;
        session.purge(&ports).await
    };
    drop(tokio::time::timeout(VAULT_MAY_TAKE, put_in_order).await);
    let now = ports.clock.now();
    let places = ports.ledger.places()?;
    let places = Place::by_account(&places);
    let mut kept = session::kept(&ports)?;
    // The setting for all accounts overrides the setting of each, as in the window.
    let settings = Settings::read(|key| ports.ledger.setting(key))?;
    kept.iter_mut().for_each(|account| account.auto_extend &= settings.auto_extend);
    let texts = &session.voice.texts;
    let accounts: Vec<AccountView> =
        kept.iter().map(|account| contract::account(account, &places, now, texts)).collect();
    let needs_you = accounts.iter().filter(|account| account.status.needs_a_person()).count();
    if !session.voice.is_json() {
        tell_people(session, &kept, &accounts, needs_you);
    }
    session.voice.answer(&Accounts { now: contract::time(now), needs_you, accounts });
    Ok(Exit::Done)
}

fn tell_people(session: &Session<'_>, kept: &[Account], views: &[AccountView], needs_you: usize) {
    let voice = session.voice;
    say_how_many(voice, views, needs_you);
    if views.is_empty() {
        return;
    }
    let mut rows: Vec<(&Account, Status)> =
        kept.iter().zip(views).map(|(account, view)| (account, view.status)).collect();
    rows.sort_by_key(|(account, status)| (*status, account.token.expires_at));
    let cells = |account: &Account| {
        let handle = plain::escaped(&account.network.handle(&account.name)).into_owned();
        let end = account.token.expires_at.map(|end| voice.texts.date(end)).unwrap_or_default();
        [handle, account.network.brand().to_owned(), end]
    };
    let rows_of_words: Vec<[String; 3]> = rows.iter().map(|(account, _)| cells(account)).collect();
    let names = rows_of_words.iter().map(|[name, ..]| name.chars().count()).max().unwrap_or(0);
    for ((account, status), line) in rows.iter().zip(table::lines(&rows_of_words)) {
        let word = voice.texts.say(status.word(), &[]);
        voice.line_with_word(&format!("{line}  "), &word, colour(*status));
        if let Some(linked) = account.page.as_ref().and_then(|page| page.instagram.as_ref()) {
            let values = [("name", Value::Text(&linked.name))];
            voice.line(&format!("{:names$}  {}", "", voice.texts.say("cli-status-linked", &values)));
        }
    }
}

/// The sentence above the rows: how many accounts need a person or end soon, or that all is well.
fn say_how_many(voice: &Voice, views: &[AccountView], needs_you: usize) {
    let soon = views.iter().filter(|view| view.status == Status::Soon).count();
    match (views.len(), needs_you, soon) {
        (0, _, _) => voice.say("cli-status-none", &[]),
        (all, 0, 0) => voice.say("cli-status-all-good", &[("count", number(all))]),
        (_, 0, soon) => voice.say("cli-status-some-soon", &[("count", number(soon))]),
        (all, needs, _) => {
            voice.say("cli-status-need-you", &[("count", number(needs)), ("total", number(all))]);
        }
    }
}

fn number(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn colour(status: Status) -> Colour {
    match status {
        Status::TurnedOff | Status::Expired | Status::MissingPermission | Status::NotDelivered => Colour::Red,
        Status::Soon => Colour::Yellow,
        Status::DateUnknown | Status::NoEndDate => Colour::Grey,
        Status::Good => Colour::Green,
    }
}
