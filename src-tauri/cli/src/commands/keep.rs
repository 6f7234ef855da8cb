//! Stays, and does what the desktop program does in the background: no window, no tray.

mod installed;

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use sixty_adapters::clipboard::NoClipboard;
use sixty_adapters::residents::Kind;
use sixty_adapters::service_status::ServiceStatus;
use sixty_core::face;
use sixty_core::journeys::extend::Outcome;
use sixty_core::moment::Moment;
use sixty_core::places::Place;
use sixty_core::policy;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::resident::{Handle, Happening, HostFacts, Outside, Resident};
use sixty_core::text::Value;
use sixty_profile::language;
use sixty_profile::staying::asked_to_end;
use sixty_profile::stop::asked_to_stop;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::extend;
use crate::contract::{self, ProblemView};
use crate::exit::Exit;
use crate::session::{Ended, Session};

/// How long the account that is under way may take once the program is asked to end; the contract gives five seconds in
/// all. What Meta hands out later is found by the next run.
const FINISHES_WITHIN: Duration = Duration::from_millis(4_500);

/// A line for a program.
#[derive(Serialize)]
struct Line<'a> {
    at: String,
    event: Event,
    account: Option<&'a str>,
    outcome: Option<Told>,
    problem: Option<ProblemView>,
}

#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Event {
    Started,
    Checked,
    Extended,
    Delivered,
    Problem,
    Reminded,
    Stopped,
}

/// How something ended, in the words of the contract.
#[derive(Serialize)]
#[serde(untagged)]
enum Told {
    Extend(Outcome),
    Check(policy::Status),
    Place(&'static str),
}

pub use installed::{end, install, remove};

pub async fn run(session: &Session<'_>) -> Ended {
    let ports = session.ports_without_vault().await?;
    let residence = session.profile.stay(Kind::Keep)?;
    session.profile.set_built_in_apps(&ports).await.or_else(unless_the_vault_is_shut)?;
    let clock = Arc::clone(&ports.clock);
    let (listener, mut happenings) = mpsc::unbounded_channel();
    let outside = Outside {
        ports,
        clipboard: Arc::new(NoClipboard),
        practice: session.profile.practice().await?,
        may_touch: session.profile.touch_check()?,
        check_up: session.profile.ports_of_check_up().await?,
        facts: facts(),
        listener: Some(listener),
    };
    let (resident, handle) = Resident::unseen(outside);
    let mut running = tokio::spawn(resident.run());
    let status = ServiceStatus::default();
    let say = |event, account: Option<&str>, outcome, problem| {
        line(session, clock.now(), event, account, outcome, problem)
    };

    say(Event::Started, None, None, None);
    status.ready();
    let mut alive = status.alive_every().map(tokio::time::interval);
    let stop = async {
        tokio::select! {
            _ = asked_to_stop() => {}
            () = asked_to_end(residence.as_ref()) => {}
        }
    };
    tokio::pin!(stop);
    let ended = loop {
        let tick = async {
            match &mut alive {
                Some(alive) => drop(alive.tick().await),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = &mut stop => break Ok(Exit::Done),
            // It ends by itself only where a mistake of ours ended it.
            _ = &mut running => break Err(Problem::new(Code::OurFault, Action::Report)),
            Some(happening) = happenings.recv() => match happening {
                // The system begins the new program, because this one ended with a failure.
                Happening::Outdated(problem) => break Err(problem),
                happening => tell(session, clock.now(), &happening),
            },
            () = tick => if handle.is_alive().await { status.alive() },
        }
    };
    status.stopping();
    finish(&handle).await;
    if ended.is_ok() {
        while let Ok(happening) = happenings.try_recv() {
            tell(session, clock.now(), &happening);
        }
        say(Event::Stopped, None, None, None);
    }
    ended
}

/// Ends the resident within its time; a second request to stop does not wait.
async fn finish(handle: &Handle) {
    tokio::select! {
        biased;
        _ = asked_to_stop() => {}
        _ = timeout(FINISHES_WITHIN, handle.stop()) => {}
    }
}

/// A vault that opens later is no reason not to begin: what needs it waits.
fn unless_the_vault_is_shut(problem: Problem) -> Result<(), Problem> {
    if matches!(problem.code, Code::VaultLocked | Code::VaultMissing) { Ok(()) } else { Err(problem) }
}

fn facts() -> HostFacts {
    HostFacts {
        language: language::language(),
        zone: language::zone(),
        window_open: false,
        in_front: false,
        file_over: false,
        desktop: face::Desktop {
            start_at_login: false,
            has_tray: false,
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
        },
    }
}

/// Tells a happening to a program as a line an event, and to a person in sentences.
fn tell(session: &Session<'_>, now: Moment, happening: &Happening) {
    let say = |event, account: &str, outcome, problem: Option<&Problem>| {
        line(session, now, event, Some(account), outcome, problem);
    };
    match happening {
        Happening::Extended(extended) => {
            let account = &extended.account.id;
            say(Event::Extended, account, Some(Told::Extend(extended.outcome)), extended.problem.as_ref());
            if extended.outcome == Outcome::Extended {
                tell_places(
                    session,
                    now,
                    account,
                    extended
                        .places
                        .iter()
                        .map(|place| contract::standing(place, Some(&extended.account)).key()),
                );
            }
            if !session.voice.is_json() {
                extend::say(session, extended, false, now);
            }
        }
        Happening::Checked(checked) => {
            let status = checked.works.map(|_| Told::Check(policy::status(&checked.account, &[], now)));
            say(Event::Checked, &checked.account.id, status, checked.problem.as_ref());
            if let Some(problem) = checked.problem.as_ref().filter(|_| !session.voice.is_json()) {
                session.voice.explain(problem);
            }
        }
        Happening::Delivered { account, places } => {
            tell_places(session, now, account, places.iter().filter_map(received));
        }
        Happening::Problem { account, problem } => {
            line(session, now, Event::Problem, account.as_deref(), None, Some(problem));
            if !session.voice.is_json() {
                session.voice.explain(problem);
            }
        }
        // It ends the program.
        Happening::Outdated(_) => {}
        Happening::Reminded(accounts) => {
            accounts.iter().for_each(|account| say(Event::Reminded, account, None, None))
        }
    }
}

fn tell_places(
    session: &Session<'_>,
    now: Moment,
    account: &str,
    states: impl Iterator<Item = &'static str>,
) {
    for state in states {
        line(session, now, Event::Delivered, Some(account), Some(Told::Place(state)), None);
    }
}

fn line(
    session: &Session<'_>,
    now: Moment,
    event: Event,
    account: Option<&str>,
    outcome: Option<Told>,
    problem: Option<&Problem>,
) {
    let problem = problem.map(|problem| contract::problem(problem, &session.voice.texts));
    session.voice.answer(&Line { at: contract::time(now), event, account, outcome, problem });
    if let (Event::Started, false) = (event, session.voice.is_json()) {
        session.voice.hint("cli-keep-started", &[("key", Value::Text("Ctrl-C"))]);
    }
}

/// How the last token was received at a place, in the words of the contract; None where none was sent there.
fn received(place: &Place) -> Option<&'static str> {
    place.last.as_ref().map(|last| if last.reason.is_none() { "current" } else { "failed" })
}
