//! Lets this user's browsers accept our certificate, takes that back, or tells.

use serde::Serialize;
use sixty_core::journeys::trust;
use sixty_core::ports::StoreKind;
use sixty_core::problem::Action;
use sixty_core::text::Value;
use sixty_core::trust::{StoreState, Trusted};

use crate::args::TrustCommand;
use crate::contract::time;
use crate::exit::Exit;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Trust {
    trusted: bool,
    until: Option<String>,
    stores: Vec<StoreView>,
}

#[derive(Serialize)]
struct StoreView {
    kind: &'static str,
    #[serde(rename = "where")]
    place: String,
    trusted: bool,
}

pub async fn run(session: &Session<'_>, what: TrustCommand) -> Ended {
    let changes = !matches!(what, TrustCommand::Status);
    let trusted = match what {
        TrustCommand::On => trust::on(&session.ports_without_vault().await?).await?,
        TrustCommand::Off => trust::off(&session.ports_without_vault().await?).await?,
        TrustCommand::Status => trust::status(&session.ports_for_looking().await?).await?,
    };
    session.voice.answer(&view(&trusted));
    if !session.voice.is_json() {
        say(session, &trusted);
    }
    let hindrance = trusted.hindrance();
    if let Some(problem) = &hindrance {
        session.voice.explain(problem);
    } else if changes && trusted.stores.iter().any(|state| state.store.kind == StoreKind::Exceptions) {
        session.voice.hint("cli-trust-firefox", &[]);
    }
    Ok(match hindrance {
        Some(problem) if changes && problem.action == Action::FixSetup => Exit::Person,
        Some(_) if changes => Exit::Broken,
        _ => Exit::Done,
    })
}

fn say(session: &Session<'_>, trusted: &Trusted) {
    match trusted.until() {
        Some(until) if trusted.everywhere() => {
            session.voice.say("cli-trust-everywhere", &[("date", Value::Date(until))]);
        }
        Some(until) => session.voice.say("cli-trust-some", &[("date", Value::Date(until))]),
        None => session.voice.say("cli-trust-nowhere", &[]),
    }
    for state in &trusted.stores {
        let key = if state.trusted { "cli-trust-yes" } else { "cli-trust-no" };
        let said = session.voice.texts.say(key, &[]);
        let place = state.store.place.display();
        session.voice.line(&format!("  {:<8} {}  {place}", said, state.store.browsers.join(", ")));
    }
}

fn view(trusted: &Trusted) -> Trust {
    let store = |state: &StoreState| StoreView {
        kind: state.store.kind.key(),
        place: state.store.place.display().to_string(),
        trusted: state.trusted,
    };
    Trust {
        trusted: trusted.everywhere(),
        until: trusted.until().map(time),
        stores: trusted.stores.iter().map(store).collect(),
    }
}
