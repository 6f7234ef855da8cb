//! Says what needs a person: once, as a notification and on stderr.

use std::io::IsTerminal;
use std::time::Duration;

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::decide;
use sixty_core::journeys::extend::{Ask, Extended};
use sixty_core::journeys::remind::{self, Facts};
use sixty_core::journeys::{overdue, settle};
use sixty_core::ports::{Answer, NotShown, Ports, Shown};
use sixty_core::problem::Problem;
use sixty_core::reminders::Digest;
use sixty_core::reminders::wording::{Button, NoticeText, Wording};
use sixty_core::settings::Settings;
use sixty_core::text::Value;
use tokio::time::Instant;

use super::extend::{self, extend};
use super::{Ended, Session};
use crate::args;
use crate::exit::Exit;

/// How often it is looked whether somebody has mended it meanwhile.
const LOOK: Duration = Duration::from_secs(2);

/// What came of a button stays to be read for so long.
const LINGER: Duration = Duration::from_secs(5);

/// Nobody waits longer, and no clock runs over.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 3600);

#[derive(Serialize)]
struct Reminders {
    reminders: Vec<Reminder>,
    shown: bool,
}

#[derive(Serialize)]
struct Reminder {
    step: String,
    accounts: Vec<String>,
    title: String,
    body: String,
}

pub async fn run(session: &Session<'_>, command: args::Remind) -> Ended {
    let ports = session.ports().await?;
    if command.dry_run {
        let digest = remind::due(&ports, &Facts::read(&ports)?, 0)?;
        say(session, &ports, digest.as_ref());
        return Ok(answer(session, &ports, digest.as_ref(), false));
    }
    // A locked vault is no reason to say nothing.
    drop(settle::complete_arrivals(&ports).await);
    drop(overdue::delete(&ports).await);
    let held = remind::alone(&ports).await?;
    let facts = Facts::read(&ports)?;
    let digest = remind::due(&ports, &facts, 0)?;
    remind::tidy(&ports, &facts)?;
    say(session, &ports, digest.as_ref());
    let Some(digest) = digest else { return Ok(answer(session, &ports, None, false)) };

    let (mut notification, buttons) = shown_wording(session, &ports).notification(&digest);
    if command.wait == 0 {
        notification.buttons.clear();
    }
    let shown = ports.notifier.show(&notification).await;
    // Noted last: a reminder that is cut off here is said twice rather than never.
    remind::note(&ports, &digest)?;
    drop(held);
    let exit = answer(session, &ports, Some(&digest), shown.is_ok());
    match shown {
        Ok(shown) => attend(session, &ports, &digest, &buttons, shown, command.wait).await,
        Err(NotShown::NoDesktop) => session.voice.hint("cli-remind-no-desktop", &[]),
        Err(NotShown::Refused(detail)) => {
            session.voice.hint("cli-remind-not-shown", &[("detail", Value::Text(&detail))]);
        }
    }
    Ok(exit)
}

/// In words on stderr: every account by its name.
fn say(session: &Session<'_>, ports: &Ports, digest: Option<&Digest>) {
    let Some(digest) = digest else {
        // A daily job hears nothing while all is well; a person who asks does.
        if std::io::stderr().is_terminal() {
            session.voice.hint("cli-remind-none", &[]);
        }
        return;
    };
    let wording = wording(session, ports);
    if digest.0.len() > 1 {
        session.voice.aside(&format!("{}:", wording.of(digest).title));
    }
    for NoticeText { title, body } in digest.one_by_one().map(|one| wording.of(&one)) {
        session.voice.aside(&format!("{title}. {body}"));
    }
}

/// For a program on stdout: each step with its accounts.
fn answer(session: &Session<'_>, ports: &Ports, digest: Option<&Digest>, shown: bool) -> Exit {
    let wording = wording(session, ports);
    let reminder = |same: Digest| {
        let NoticeText { title, body } = wording.of(&same);
        let step = same.0.first().map(|due| due.step.to_string()).unwrap_or_default();
        Reminder { step, accounts: ids(&same), title, body }
    };
    let reminders = digest.iter().flat_map(|digest| digest.by_step()).map(reminder).collect();
    session.voice.answer(&Reminders { reminders, shown });
    if digest.is_some() { Exit::Person } else { Exit::Done }
}

/// Stays with a notification until it is answered, closed or mended, or the time is over.
async fn attend(
    session: &Session<'_>,
    ports: &Ports,
    digest: &Digest,
    buttons: &[Button],
    mut shown: Box<dyn Shown>,
    wait: u64,
) {
    let end = Instant::now() + Duration::from_secs(wait).min(LONGEST);
    loop {
        let look = Instant::now() + LOOK;
        tokio::select! {
            answer = shown.answer() => {
                let button = match answer {
                    Answer::Pressed(number) => buttons.get(number),
                    Answer::Opened | Answer::Closed => None,
                };
                return match button {
                    Some(Button::Extend) => extend_now(session, ports, digest, shown).await,
                    Some(Button::Tomorrow) => {
                        let put_off = decide::put_off(ports, &ids(digest), remind::tomorrow(ports.clock.as_ref())).await;
                        report(session, put_off);
                    }
                    None => {}
                };
            }
            () = tokio::time::sleep_until(end.min(look)) => {
                if is_mended(ports, digest) {
                    return shown.take_back().await;
                }
                if Instant::now() >= end {
                    return shown.let_be().await;
                }
            }
        }
    }
}

/// The button was pressed: extends, and says in the notification's place what came of it.
async fn extend_now(session: &Session<'_>, ports: &Ports, digest: &Digest, mut shown: Box<dyn Shown>) {
    let accounts: Vec<Account> = digest.0.iter().map(|due| due.account.clone()).collect();
    let tell = |extended: &Extended| extend::say(session, extended, false, ports.clock.now());
    let results = extend(ports.clone(), accounts, Ask::default(), tell).await;

    let results: Vec<_> = results.into_iter().map(Ok).collect();
    let outcome = remind::outcome(&shown_wording(session, ports), &results);
    if shown.change(&outcome).await.is_ok() {
        drop(tokio::time::timeout(LINGER, shown.answer()).await);
    }
}

fn wording<'a>(session: &'a Session<'_>, ports: &Ports) -> Wording<'a> {
    let practice = session.setting.is_practice();
    Wording { texts: &session.voice.texts, now: ports.clock.now(), practice, hide_names: false }
}

/// A notification is seen by others too.
fn shown_wording<'a>(session: &'a Session<'_>, ports: &Ports) -> Wording<'a> {
    let hide_names = Settings::read(ports.ledger.as_ref()).is_ok_and(|settings| settings.hide_names);
    Wording { hide_names, ..wording(session, ports) }
}

/// A ledger that cannot be read says nothing.
fn is_mended(ports: &Ports, digest: &Digest) -> bool {
    Facts::read(ports).is_ok_and(|facts| facts.still_open(ports, digest).is_empty())
}

fn ids(digest: &Digest) -> Vec<String> {
    digest.0.iter().map(|due| due.account.id.clone()).collect()
}

/// The answer is on stdout already.
fn report(session: &Session<'_>, ended: Result<(), Problem>) {
    match ended {
        Ok(()) => session.voice.hint("cli-remind-tomorrow", &[]),
        Err(problem) => session.voice.explain(&problem),
    }
}
