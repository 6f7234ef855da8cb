//! Waits for the person: at the listener, at the paste box, at a question.
//!
//! Ends in: `e.denied`, `e.timeout`, `e.wrongAccount`, and the problems of Meta's error page.

use std::time::Duration;

use chrono::TimeDelta;

use super::{Ask, Pages, Word, Words, named};
use crate::journeys::{Progress, Tell, trust};
use crate::moment::Moment;
use crate::plain;
use crate::ports::{Awaited, Door, DoorPages, DoorTrouble, Page, Ports};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;
use crate::sign_in::{Returned, SignIn};

/// The person who logs in, and how long the log-in waits for them.
pub(super) struct Person<'a> {
    /// The lines and choices of the person.
    pub words: &'a mut Words,
    /// The moment at which the wait ends.
    pub end: Moment,
    /// Receives the progress that the person is shown.
    pub tell: Tell<'a>,
    /// The listener that the browser returns to, if there is one.
    pub door: Option<Box<dyn Door>>,
    /// The page that the browser shows while the program asks a question.
    pub question: Page,
}

impl Person<'_> {
    /// Makes the browser page point to the question in the program.
    pub fn is_asked(&self) {
        if let Some(door) = &self.door {
            door.show(self.question.clone());
        }
    }
}

/// The code that the browser returned with, or that was in a pasted address.
pub(super) struct CameBack {
    /// The code; it works once.
    pub code: Secret,
    /// Where it came from.
    pub from: CodeFrom,
}

/// How a code came here, which decides whether the person has to confirm the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeFrom {
    /// The browser that began the log-in brought it to the listener.
    Browser,
    /// It was in a pasted address of this log-in, which any browser may have made.
    Pasted,
    /// It was pasted without `state`, so that nothing ties it to this log-in.
    Bare,
}

/// Opens the listener. If that fails, the log-in is finished by pasting.
pub(super) async fn open_door(
    ports: &Ports,
    ask: &Ask,
    sign_in: &SignIn,
    pages: &Pages,
    tell: Tell<'_>,
) -> Option<Box<dyn Door>> {
    if !ask.listen {
        return None;
    }
    // Where that fails the browser warns, and the address can be pasted.
    trust::keep(ports).await.unwrap_or_default();
    let log_in = ports.browser.as_opened(&sign_in.address);
    let awaited = Awaited { return_address: &sign_in.return_address, state: &sign_in.state, log_in: &log_in };
    let shown = DoorPages {
        waiting: pages.waiting.clone(),
        stale: pages.stale.clone(),
        strange: pages.strange.clone(),
    };
    match ports.doorway.open(awaited, shown).await {
        Ok(door) => return Some(door),
        Err(DoorTrouble::Busy(port)) => tell(Progress::PortBusy(port)),
        Err(DoorTrouble::Elsewhere) => {}
        Err(DoorTrouble::Failed(why)) => {
            tell(Progress::NoDoor(
                Problem::new(Code::PortBusy, Action::CheckPaste).with_text(FactName::Detail, why),
            ));
        }
    }
    None
}

/// Waits for the browser or a pasted address, whichever is first. An address of another log-in is reported, and the
/// wait continues.
pub(super) async fn wait(
    ports: &Ports,
    ask: &Ask,
    sign_in: &SignIn,
    person: &mut Person<'_>,
) -> Result<CameBack, Problem> {
    let mut listening = true;
    let mut heard = Heard::default();
    loop {
        let (text, from) = tokio::select! {
            // A browser that returned in the last moment still counts.
            biased;
            address = came_back(&mut person.door) => (address, CodeFrom::Browser),
            word = person.words.recv(), if listening => match word {
                Some(Word::Text(text)) => (text, CodeFrom::Pasted),
                Some(Word::WaitMore(wait)) => { person.end += span(wait); continue }
                Some(Word::Pages(_)) => continue,
                Some(Word::GiveUp) => return Err(named(Problem::new(Code::Denied, Action::RetryLogin), ask)),
                None => { listening = false; continue }
            },
            () = heard.settled() => { heard.tell(person.tell); continue }
            () = ports.clock.until(person.end) => {
                heard.tell(person.tell);
                return Err(Problem::new(Code::TimedOut, Action::RetryLogin));
            }
        };
        if text.expose().trim().is_empty() {
            continue;
        }
        match heard.read(sign_in, &text) {
            Returned::Code(code) => return Ok(CameBack { code, from }),
            // Without `state` only the expected account ties the code to this log-in.
            Returned::BareCode(code) if ask.expect.is_some() => {
                return Ok(CameBack { code, from: CodeFrom::Bare });
            }
            Returned::BareCode(_) => heard.hold(
                Problem::new(Code::NotAddress, Action::CheckPaste)
                    .with_text(FactName::ReturnAddress, sign_in.return_address.as_str()),
            ),
            Returned::Over(problem) => return Err(named(problem, ask)),
            Returned::NotThis(problem) => heard.hold(problem),
        }
    }
}

/// The lines of a paste that were not understood yet. A terminal gives a long address line by line, so the last lines
/// are also read together, and a line is complained of only when no other follows at once.
#[derive(Default)]
struct Heard {
    lines: String,
    complaint: Option<Problem>,
}

impl Heard {
    /// How long the lines of one paste take to come at most.
    const SETTLE: Duration = Duration::from_millis(250);

    /// Reads a text alone, then with the lines before it.
    fn read(&mut self, sign_in: &SignIn, text: &Secret) -> Returned {
        let alone = sign_in.read(text.expose());
        if !matches!(alone, Returned::NotThis(_)) || self.lines.len() > plain::LONGEST_TEXT {
            return alone;
        }
        let is_first = self.lines.is_empty();
        self.lines.push_str(text.expose());
        self.lines.push('\n');
        if is_first {
            return alone;
        }
        match sign_in.read(&self.lines) {
            // A code in lines of its own cannot be told from any other lines.
            Returned::NotThis(_) | Returned::BareCode(_) => alone,
            together => together,
        }
    }

    fn hold(&mut self, problem: Problem) {
        self.complaint = Some(problem);
    }

    /// Returns when there is something to complain of and no further line came.
    async fn settled(&self) {
        match self.complaint {
            Some(_) => tokio::time::sleep(Self::SETTLE).await,
            None => std::future::pending().await,
        }
    }

    fn tell(&mut self, tell: Tell<'_>) {
        if let Some(problem) = self.complaint.take() {
            tell(Progress::NotThis(problem));
        }
    }
}

impl Drop for Heard {
    /// The lines may hold a code.
    fn drop(&mut self) {
        drop(Secret::new(std::mem::take(&mut self.lines)));
    }
}

async fn came_back(door: &mut Option<Box<dyn Door>>) -> Secret {
    match door {
        Some(door) => door.came_back().await,
        None => std::future::pending().await,
    }
}

/// The same span as a difference of moments.
pub(super) fn span(wait: Duration) -> TimeDelta {
    TimeDelta::from_std(wait).unwrap_or(TimeDelta::minutes(20))
}

/// Asks the person whether this is the account. No answer counts as no. From the question on there is as much time as
/// for the browser.
pub(super) async fn is_right(
    ports: &Ports,
    ask: &Ask,
    name: String,
    person: &mut Person<'_>,
) -> Result<(), Problem> {
    const YES: [&str; 4] = ["y", "yes", "д", "да"];
    (person.tell)(Progress::IsThisRight(name.clone()));
    person.end = person.end.max(ports.clock.now() + span(ask.wait));
    let (code, why) = loop {
        let word = tokio::select! {
            word = person.words.recv() => word,
            () = ports.clock.until(person.end) => None,
        };
        match word {
            Some(Word::Text(answer)) if YES.contains(&answer.expose().trim().to_lowercase().as_str()) => {
                return Ok(());
            }
            Some(Word::Pages(_)) => {}
            Some(Word::Text(_) | Word::GiveUp) => break (Code::WrongAccount, Case::SaidNo),
            Some(Word::WaitMore(wait)) => person.end += span(wait),
            None => break (Code::TimedOut, Case::NoAnswer),
        }
    };
    Err(Problem::new(code, Action::RetryLogin).with_text(FactName::Name, name).because(why))
}
