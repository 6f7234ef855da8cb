//! Tells what expires if this computer stays off until a day.

use serde::Serialize;
use sixty_core::forecast::{self, Expiring, Forecast, Over, Why};
use sixty_core::moment::{self, Moment};
use sixty_core::plain;
use sixty_core::text::Value;

use crate::args;
use crate::contract;
use crate::day::Day;
use crate::exit::Exit;
use crate::session::{self, Ended, Session};
use crate::table;
use crate::voice::{Colour, without_secret};

#[derive(Serialize)]
struct Answer<'a> {
    now: String,
    until: String,
    expiring: Vec<Row<'a>>,
    safe: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    network: &'static str,
    at: String,
    why: Why,
    can_extend_now: bool,
}

pub async fn run(session: &Session<'_>, command: args::Forecast) -> Ended {
    let typed = command.until.as_deref();
    let shown = typed.map(without_secret).unwrap_or_default();
    let values = [("key", Value::Text("--until")), ("value", Value::Text(&shown))];
    let day = typed.map(Day::typed);
    if day.is_some_and(|day| day.is_none()) {
        return Ok(session.voice.misused("cli-usage-day", &values));
    }
    let ports = session.ports_for_looking().await?;
    if let Some(exit) = session.lacks_list(&ports)? {
        return Ok(exit);
    }
    let now = ports.clock.now();
    let until = day
        .flatten()
        .map_or(moment::after(now, forecast::LOOKS_AHEAD), |day| day.moment(ports.clock.as_ref()));
    if until <= now {
        return Ok(session.voice.misused("cli-usage-day-past", &values));
    }
    let accounts = session::kept(&ports)?;
    let forecast = forecast::forecast(&accounts, now, until);
    if !session.voice.is_json() {
        tell_people(session, &forecast, accounts.is_empty(), until);
    }
    session.voice.answer(&answer(&forecast, now, until));
    Ok(Exit::Done)
}

fn answer(forecast: &Forecast, now: Moment, until: Moment) -> Answer<'_> {
    let expiring = forecast.expiring.iter().map(row).collect();
    Answer { now: contract::time(now), until: contract::time(until), expiring, safe: forecast.safe }
}

fn row(Expiring { account, at, why, can_extend_now, .. }: &Expiring) -> Row<'_> {
    Row {
        id: &account.id,
        name: &account.name,
        network: account.network.key(),
        at: contract::time(*at),
        why: *why,
        can_extend_now: *can_extend_now,
    }
}

fn tell_people(session: &Session<'_>, forecast: &Forecast, has_none: bool, until: Moment) {
    let voice = session.voice;
    if has_none {
        return voice.say("cli-status-none", &[]);
    }
    let date = voice.texts.date(until);
    let count = forecast.expiring.iter().filter(|expiring| expiring.over.is_none()).count();
    let count = Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    voice.say("cli-forecast", &[("date", Value::Text(&date)), ("count", count)]);
    let rows: Vec<[String; 3]> = forecast
        .expiring
        .iter()
        .map(|Expiring { account, at, .. }| {
            let handle = plain::escaped(&account.network.handle(&account.name)).into_owned();
            [handle, account.network.brand().to_owned(), voice.texts.date(*at)]
        })
        .collect();
    for (line, expiring) in table::lines(&rows).into_iter().zip(&forecast.expiring) {
        let (word, colour) = match (expiring.over, expiring.can_extend_now, expiring.why) {
            (Some(Over::Expired), ..) => ("cli-forecast-expired", Colour::Red),
            (Some(Over::TurnedOff), ..) => ("cli-forecast-turned-off", Colour::Red),
            (None, true, _) => ("cli-forecast-extend", Colour::Yellow),
            (None, false, Why::Login) => ("cli-forecast-login", Colour::Red),
            (None, false, Why::Expires) => ("cli-forecast-expires", Colour::Red),
        };
        voice.line_with_word(&format!("{line}  "), &voice.texts.say(word, &[]), colour);
    }
    if forecast.expiring.iter().any(|expiring| expiring.can_extend_now) {
        voice.suggest("extend --all");
    }
}
