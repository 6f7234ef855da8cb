//! One log-in as the window shows it, from the open browser to its end.
//!
//! Where another program has our port we open no browser unasked, because the code would be sent to that program; the
//! person may still open it and paste the address. Held by "opens no browser while a stranger has the port, and says
//! so" (`ui/tests/program/connecting.test.ts`).

use chrono::TimeDelta;
use tokio::sync::mpsc;
use url::Url;

use crate::face::{self, AttemptStage, build};
use crate::journeys::Progress;
use crate::journeys::connect::{Connected, PageOffer, Word};
use crate::moment::Moment;
use crate::problem::{Action, Code, Fact, FactName, Problem};
use crate::secret::Secret;
use crate::sign_in;

/// A log-in under way, or how it ended, until the person closes it.
pub struct Attempt {
    pub number: u64,
    until: Moment,
    shown: face::Attempt,
    /// The address of Meta's log-in page, once it is known.
    address: Option<Url>,
    /// The address with which a browser is started, where there is a listener.
    entrance: Option<Url>,
    /// Whether the wait is over while an address can still be pasted.
    is_late: bool,
    /// The channel of a person's input to the journey.
    words: mpsc::Sender<Word>,
}

/// The work for the owner of this log-in after a step of the journey.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    OpenBrowser,
    Nothing,
}

impl Attempt {
    /// A log-in that waits for a browser or a pasted address until this moment.
    pub fn new(number: u64, shown: face::Attempt, until: Moment, words: mpsc::Sender<Word>) -> Self {
        Self { number, until, shown, address: None, entrance: None, is_late: false, words }
    }

    /// The log-in as the window shows it.
    pub fn face(&self) -> face::Attempt {
        let on_clipboard = self.shown.on_clipboard && self.address().is_some();
        face::Attempt { until: self.until.into(), on_clipboard, ..self.shown.clone() }
    }

    /// The address for the browser, while the log-in waits for it.
    pub fn address(&self) -> Option<&Url> {
        self.address.as_ref().filter(|_| self.shown.stage == AttemptStage::Waiting)
    }

    /// The address with which a browser is started: through the listener, where there is one.
    pub fn entrance(&self) -> Option<&Url> {
        self.entrance.as_ref().filter(|_| self.address().is_some())
    }

    /// The account that is being reconnected; None for a new account and after the end.
    pub fn works_on(&self) -> Option<&str> {
        let is_over = matches!(
            self.shown.stage,
            AttemptStage::Done { .. } | AttemptStage::Sealed { .. } | AttemptStage::Over { .. }
        );
        self.shown.account.as_deref().filter(|_| !is_over)
    }

    /// Takes a step of the journey.
    pub fn progressed(&mut self, progress: Progress) -> Next {
        let shown = &mut self.shown;
        match progress {
            Progress::Open { address, entrance } => {
                (self.address, self.entrance) = (Some(address), entrance);
                // If another program listens on our port, it would receive the code, so only the person may open the
                // browser.
                if shown.notice.is_none() {
                    return Next::OpenBrowser;
                }
            }
            Progress::PortBusy(port) => {
                let busy = Problem::new(Code::PortBusy, Action::CheckPaste);
                shown.notice = Some(build::problem(&busy.with(FactName::Port, Fact::Number(port.into()))));
            }
            Progress::TimedOut => {
                self.is_late = true;
                let problem = Problem::new(Code::TimedOut, Action::RetryLogin);
                (shown.stage, shown.notice) = (over(&problem), None);
            }
            Progress::NotThis(problem) if self.is_late => shown.stage = over(&problem),
            Progress::NoDoor(problem) | Progress::NotThis(problem) => {
                shown.notice = Some(build::problem(&problem));
            }
            Progress::NoBrowser => self.no_browser(),
            Progress::CameBack => {
                self.is_late = false;
                (shown.stage, shown.notice) = (AttemptStage::Finishing, None);
            }
            Progress::IsThisRight(name) => shown.stage = AttemptStage::IsThisRight { name },
            Progress::PagesToChoose(pages) => {
                let pages = pages.into_iter().map(offered).collect();
                shown.stage = AttemptStage::WhichPages { pages };
            }
        }
        Next::Nothing
    }

    /// Takes the end of the journey.
    pub fn ended(&mut self, outcome: &Result<Connected, Problem>) {
        (self.shown.notice, self.is_late) = (None, false);
        self.shown.stage = match outcome {
            Ok(connected) => done(connected),
            Err(problem) => over(problem),
        };
    }

    /// Shows that no browser could be opened; the address can still be copied.
    pub fn no_browser(&mut self) {
        let problem = Problem::new(Code::NoBrowser, Action::CheckPaste);
        self.shown.notice = Some(build::problem(&problem));
    }

    /// Extends the wait by this span, if the log-in still waits.
    pub fn wait_longer(&mut self, more: std::time::Duration) {
        if self.address().is_some() {
            self.say(Word::WaitMore(more));
            self.until += TimeDelta::from_std(more).unwrap_or_default();
        }
    }

    /// Passes a pasted address to the journey.
    ///
    /// # Errors
    ///
    /// `OldAttempt` if the log-in no longer waits for an address.
    pub fn paste(&mut self, text: Secret) -> Result<(), Problem> {
        if !self.is_late && self.shown.stage != AttemptStage::Waiting {
            return Err(old_attempt());
        }
        (self.shown.notice, self.shown.on_clipboard) = (None, false);
        self.say(Word::Text(text));
        Ok(())
    }

    /// Notes whether the text of the clipboard is the address that this log-in waits for. The text itself is not kept.
    pub fn clipboard_has(&mut self, text: Option<&Secret>) {
        let opened = self.address().zip(text);
        let is_ours = opened.is_some_and(|(opened, text)| sign_in::is_return_from(opened, text.expose()));
        self.shown.on_clipboard = is_ours;
    }

    /// Answers "Is this right?", if it is asked.
    pub fn is_right(&mut self, yes: bool) {
        if matches!(self.shown.stage, AttemptStage::IsThisRight { .. }) {
            self.say(Word::Text(Secret::new(if yes { "yes" } else { "no" })));
            self.shown.stage = AttemptStage::Finishing;
        }
    }

    /// Chooses the Pages to keep. If none of the ids was offered, the answer is ignored and the question remains.
    pub fn choose_pages(&mut self, ids: Vec<String>) {
        let AttemptStage::WhichPages { pages } = &self.shown.stage else { return };
        if pages.iter().any(|page| ids.contains(&page.id)) {
            self.say(Word::Pages(ids));
            self.shown.stage = AttemptStage::Finishing;
        }
    }

    /// Tells the journey to end. If Meta is already being asked, the journey ends unseen, because its code is used.
    pub fn give_up(&self) {
        self.say(Word::GiveUp);
    }

    fn say(&self, word: Word) {
        // A journey that has ended no longer listens.
        drop(self.words.try_send(word));
    }
}

/// The problem of an address that belongs to an ended log-in.
pub fn old_attempt() -> Problem {
    Problem::new(Code::OldAttempt, Action::RetryLogin)
}

fn offered(page: PageOffer) -> face::OfferedPage {
    face::OfferedPage { id: page.id, name: page.name, instagram: page.instagram }
}

fn over(problem: &Problem) -> AttemptStage {
    AttemptStage::Over { problem: build::problem(problem) }
}

fn done(connected: &Connected) -> AttemptStage {
    let left_out = connected.left_out.iter();
    let left_out = left_out
        .map(|left| face::LeftOut { name: left.name.clone(), problem: build::problem(&left.problem) })
        .collect();
    if !connected.to_send.is_empty() {
        return AttemptStage::Sealed { left_out };
    }
    let known = connected.all().filter(|kept| kept.was_here);
    AttemptStage::Done {
        account: connected.first.account.id.clone(),
        others: connected.others.iter().map(|kept| kept.account.id.clone()).collect(),
        known: known.map(|kept| kept.account.id.clone()).collect(),
        left_out,
    }
}
