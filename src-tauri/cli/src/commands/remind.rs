//! Says once what needs a person: as a notification, and on stderr.

use std::io::IsTerminal;
use std::time::Duration;

use serde::Serialize;
use sixty_core::account::{Account, Names};
use sixty_core::journeys::extend::{Ask, Extended};
use sixty_core::journeys::remind::{self, Facts};
use sixty_core::journeys::{decide, recover};
use sixty_core::ports::{Answer, NotShown, Ports, Shown};
use sixty_core::problem::Problem;
use sixty_core::reminders::Digest;
use sixty_core::reminders::wording::{Button, NoticeText, Wording};
use sixty_core::settings::Settings;
use sixty_core::text::Value;
use tokio::time::Instant;

use super::extend::{self, extend};
use crate::args;
use crate::exit::Exit;
use crate::session::{Ended, Session};

/// How often the ledger is read to see whether the reminder is still true: a person who reconnects elsewhere sees the
/// notification disappear within this time.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// How long the outcome of a pressed button is left on the screen before the command ends: time to read one sentence.
const LINGER: Duration = Duration::from_secs(5);

/// The longest wait that is taken at its word. A larger `--wait` could pass the end of the clock's range.
const LONGEST_WAIT: Duration = Duration::from_secs(366 * 24 * 3600);

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
    if command.dry_run {
        let ports = session.ports_to_read().await?;
        if let Some(exit) = session.lacks_list(&ports)? {
            return Ok(exit);
        }
        let digest = remind::due(&ports, &Facts::read(&ports)?, 0)?;
        say(session, &ports, digest.as_ref());
        return Ok(answer(session, &ports, digest.as_ref(), false));
    }
    let ports = session.ports().await?;
    if let Some(exit) = session.lacks_list(&ports)? {
        return Ok(exit);
    }
    // A locked vault keeps these two from their work, and is itself no reason to say nothing.
    drop(recover::complete_arrivals(&ports).await);
    drop(session.purge(&ports).await);
    let held = remind::alone(&ports).await?;
    let facts = Facts::read(&ports)?;
    let digest = remind::due(&ports, &facts, 0)?;
    remind::tidy(&ports, &facts)?;
    say(session, &ports, digest.as_ref());
    let Some(digest) = digest else { return Ok(answer(session, &ports, None, false)) };

    let wording = Wording { needing: facts.needing(&ports), ..shown_wording(session, &ports) };
    let (mut notification, buttons) = wording.notification(&digest);
    if command.wait == 0 {
        notification.buttons.clear();
    }
    let shown = ports.notifier.show(&notification).await;
    // Noted after it was shown: a program that is cut off here says the reminder twice rather than never.
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

/// Says the reminders on stderr, each account by its name.
fn say(session: &Session<'_>, ports: &Ports, digest: Option<&Digest>) {
    let Some(digest) = digest else {
        // A daily job that finds nothing writes nothing, so that its mail stays empty; a person at a terminal is told.
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

/// Answers a program on stdout with each step and its accounts, and gives the command's exit.
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

/// Waits until the notification is answered or closed, until its reasons are gone, or until the wait is over.
async fn attend(
    session: &Session<'_>,
    ports: &Ports,
    digest: &Digest,
    buttons: &[Button],
    mut shown: Box<dyn Shown>,
    wait: u64,
) {
    let end = Instant::now() + Duration::from_secs(wait).min(LONGEST_WAIT);
    loop {
        let look = Instant::now() + LOOK_AGAIN;
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
                if has_no_reason_left(ports, digest) {
                    return shown.take_back().await;
                }
                if Instant::now() >= end {
                    return shown.let_be().await;
                }
            }
        }
    }
}

/// Takes the reminder off the screen, extends its accounts, and shows how that ended.
async fn extend_now(session: &Session<'_>, ports: &Ports, digest: &Digest, shown: Box<dyn Shown>) {
    // What it says is about to be over, and not every desktop closes it for a pressed button.
    shown.take_back().await;
    let accounts: Vec<Account> = digest.0.iter().map(|due| due.account.clone()).collect();
    let tell = |extended: &Extended| extend::say(session, extended, false, ports.clock.now());
    let results = extend(ports, accounts, Ask::default(), tell).await;

    let results: Vec<_> = results.into_iter().map(Ok).collect();
    let outcome = remind::outcome(&shown_wording(session, ports), &results);
    if let Ok(mut shown) = ports.notifier.show(&outcome).await {
        drop(tokio::time::timeout(LINGER, shown.answer()).await);
    }
}

/// The wording of the sentences on stderr and in the answer.
fn wording<'a>(session: &'a Session<'_>, ports: &Ports) -> Wording<'a> {
    let practice = session.profile.is_practice();
    let names = ports.ledger.accounts().map(|accounts| Names::of(&accounts)).unwrap_or_default();
    let (texts, now) = (&session.voice.texts, ports.clock.now());
    Wording { texts, now, practice, hide_names: false, needing: 0, back: None, names }
}

/// The wording of a notification. Others may see the screen, so it names no account where the settings say so.
fn shown_wording<'a>(session: &'a Session<'_>, ports: &Ports) -> Wording<'a> {
    let hide_names =
        Settings::read(|key| ports.ledger.setting(key)).is_ok_and(|settings| settings.hide_names);
    Wording { hide_names, ..wording(session, ports) }
}

/// Whether nothing that the reminder said is true any more. A ledger that cannot be read leaves the notification as it is.
fn has_no_reason_left(ports: &Ports, digest: &Digest) -> bool {
    Facts::read(ports).is_ok_and(|facts| facts.still_open(ports, digest).is_empty())
}

fn ids(digest: &Digest) -> Vec<String> {
    digest.0.iter().map(|due| due.account.id.clone()).collect()
}

/// Tells on stderr how putting off ended: the answer on stdout was given before.
fn report(session: &Session<'_>, ended: Result<(), Problem>) {
    match ended {
        Ok(()) => session.voice.hint("cli-remind-tomorrow", &[]),
        Err(problem) => session.voice.explain(&problem),
    }
}
