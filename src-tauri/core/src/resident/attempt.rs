//! The log-in that is under way, or how it ended.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::mpsc;
use url::Url;

use super::Resident;
use super::message::Message;
use super::world::Seen;
use crate::account::Account;
use crate::face::{self, AttemptStage, build};
use crate::journeys::connect::{self, Ask, Connected, Expect, PageOffer, PageWish, Pages, Word};
use crate::journeys::{Progress, settle};
use crate::network::Network;
use crate::ports::Moment;
use crate::problem::{Action, Code, Fact, Problem};
use crate::secret::Secret;

/// How long a person is waited for, and by how much that is lengthened.
const WAIT: Duration = Duration::from_secs(20 * 60);

/// Words that may wait to be read; more are typed by nobody.
const WORDS: usize = 16;

/// A log-in.
pub(super) struct Attempt {
    number: u64,
    until: Moment,
    shown: face::Attempt,
    address: Option<Url>,
    /// The wait is over, and an address may still be pasted.
    is_late: bool,
    words: mpsc::Sender<Word>,
}

impl Attempt {
    /// What the window shows.
    pub fn face(&self) -> face::Attempt {
        face::Attempt { until: self.until.into(), ..self.shown.clone() }
    }

    /// The address that a browser opens, while one is waited for.
    pub fn address(&self) -> Option<&Url> {
        self.address.as_ref().filter(|_| self.shown.stage == AttemptStage::Waiting)
    }

    /// The account that is reconnected, while that goes on.
    pub fn works_on(&self) -> Option<&str> {
        let is_over = matches!(self.shown.stage, AttemptStage::Done { .. } | AttemptStage::Over { .. });
        self.shown.account.as_deref().filter(|_| !is_over)
    }

    fn say(&self, word: Word) {
        // One that is over listens no more.
        drop(self.words.try_send(word));
    }
}

impl Resident {
    /// Starts a log-in in place of the one before.
    pub(super) fn connect(
        &mut self,
        network: Network,
        name: Option<&str>,
        account: Option<&str>,
        pages: bool,
    ) -> Result<(), Problem> {
        self.close_attempt();
        let expect = whom(&self.known.accounts, network, name, account)?;
        let app = connect::app_for(&self.known.apps, network, expect.as_ref())?;
        let (words, mut heard) = mpsc::channel(WORDS);
        let number = self.next_number();
        // Whoever reconnects wants that account and no other.
        let wish = (pages && account.is_none()).then_some(PageWish::Asked);
        let (expected, account) = match &expect {
            Some(Expect::Account(account)) => (Some(account.name.clone()), Some(account.id.clone())),
            Some(Expect::Name(name)) => (Some(name.clone()), None),
            None => (None, None),
        };
        let until = self.now() + TimeDelta::from_std(WAIT).unwrap_or_default();
        let shown = face::Attempt {
            network,
            expected,
            account,
            pages,
            return_address: app.return_address.clone(),
            until: until.into(),
            stage: AttemptStage::Waiting,
            notice: None,
        };
        self.attempt = Some(Attempt { number, until, shown, address: None, is_late: false, words });

        // The browser is opened here, so that a log-in that nobody waits for any more opens none.
        let ask =
            Ask { app, expect, pages: wish, listen: true, open_browser: false, wait: WAIT, paste_late: true };
        let pages = Pages::new(&self.texts());
        let (ports, sender, door) = (self.ports.clone(), self.sender.clone(), self.door.clone());
        self.start(async move {
            // The one before may still have its page fetched at the same port.
            let _door = door.lock_owned().await;
            let tell = |progress| drop(sender.send(Message::Progress(number, progress)));
            let outcome = connect::connect(&ports, ask, pages, &mut heard, &tell).await;
            Message::AttemptOver(number, Box::new(outcome))
        });
        Ok(())
    }

    /// Word from a log-in.
    pub(super) fn progressed(&mut self, number: u64, progress: Progress) {
        let Some(attempt) = self.attempt.as_mut().filter(|attempt| attempt.number == number) else { return };
        let shown = &mut attempt.shown;
        match progress {
            Progress::Open(address) => {
                attempt.address = Some(address);
                // With a stranger at our port the code would go to him; a person may still decide to.
                if shown.notice.is_none() {
                    self.open_browser();
                }
            }
            Progress::PortBusy(port) => {
                let busy = Problem::new(Code::PortBusy, Action::CheckPaste);
                shown.notice = Some(build::problem(&busy.with("port", Fact::Number(port.into()))));
            }
            Progress::TimedOut => {
                attempt.is_late = true;
                let problem = Problem::new(Code::TimedOut, Action::RetryLogin);
                (shown.stage, shown.notice) = (over(&problem), None);
            }
            Progress::NotThis(problem) if attempt.is_late => shown.stage = over(&problem),
            Progress::NoDoor(problem) | Progress::NotThis(problem) => {
                shown.notice = Some(build::problem(&problem));
            }
            Progress::NoBrowser => shown.notice = Some(no_browser()),
            Progress::CameBack => {
                attempt.is_late = false;
                (shown.stage, shown.notice) = (AttemptStage::Finishing, None);
            }
            Progress::IsThisRight(name) => shown.stage = AttemptStage::IsThisRight { name },
            Progress::PagesToChoose(pages) => {
                let pages = pages.into_iter().map(offered).collect();
                shown.stage = AttemptStage::WhichPages { pages };
            }
            Progress::Working(_) => {}
        }
    }

    /// A log-in is over.
    pub(super) fn attempt_over(&mut self, number: u64, outcome: &Result<Connected, Problem>) {
        if let Ok(connected) = outcome {
            for kept in connected.others.iter().chain([&connected.first]) {
                self.plan.forget(&kept.account.id);
            }
        }
        if let Some(attempt) = self.attempt.as_mut().filter(|attempt| attempt.number == number) {
            (attempt.shown.notice, attempt.is_late) = (None, false);
            attempt.shown.stage = match outcome {
                Ok(connected) => done(connected),
                Err(problem) => over(problem),
            };
        }
        let now = self.now();
        self.world.learn(&Seen { problem: outcome.as_ref().err(), met: outcome.is_ok() }, now);
        self.refresh();
    }

    /// No browser opened.
    pub(super) fn no_browser(&mut self, number: u64) {
        if let Some(attempt) = self.attempt.as_mut().filter(|attempt| attempt.number == number) {
            attempt.shown.notice = Some(no_browser());
        }
    }

    /// Opens the log-in's address in a browser.
    pub(super) fn open_browser(&mut self) {
        let Some(attempt) = &self.attempt else { return };
        let (Some(address), number) = (attempt.address().cloned(), attempt.number) else { return };
        let (desk, sender) = (self.ports.desk.clone(), self.sender.clone());
        self.start_quietly(async move {
            if !desk.open_address(&address).await {
                drop(sender.send(Message::NoBrowser(number)));
            }
        });
    }

    /// Waits longer.
    pub(super) fn keep_waiting(&mut self) {
        if let Some(attempt) = self.attempt.as_mut().filter(|attempt| attempt.address().is_some()) {
            attempt.say(Word::WaitMore(WAIT));
            attempt.until += TimeDelta::from_std(WAIT).unwrap_or_default();
        }
    }

    /// Hands over what was pasted.
    pub(super) fn pasted_address(&mut self, text: Secret) {
        let listens =
            |attempt: &&mut Attempt| attempt.is_late || attempt.shown.stage == AttemptStage::Waiting;
        match self.attempt.as_mut().filter(listens) {
            Some(attempt) => {
                attempt.shown.notice = None;
                attempt.say(Word::Text(text));
            }
            None => self.problem = Some(Problem::new(Code::OldAttempt, Action::RetryLogin)),
        }
    }

    /// Answers "Is this right?".
    pub(super) fn is_right(&mut self, yes: bool) {
        let asked = |attempt: &&mut Attempt| matches!(attempt.shown.stage, AttemptStage::IsThisRight { .. });
        if let Some(attempt) = self.attempt.as_mut().filter(asked) {
            attempt.say(Word::Text(Secret::new(if yes { "yes" } else { "no" })));
            attempt.shown.stage = AttemptStage::Finishing;
        }
    }

    /// Answers which Pages are wanted; none of those that were offered is no answer.
    pub(super) fn choose_pages(&mut self, ids: Vec<String>) {
        let Some(attempt) = &mut self.attempt else { return };
        let AttemptStage::WhichPages { pages } = &attempt.shown.stage else { return };
        if pages.iter().any(|page| ids.contains(&page.id)) {
            attempt.say(Word::Pages(ids));
            attempt.shown.stage = AttemptStage::Finishing;
        }
    }

    /// Ends the log-in. One that Meta is asked about already runs to its end unseen: its code is spent.
    pub(super) fn close_attempt(&mut self) {
        if let Some(attempt) = self.attempt.take() {
            attempt.say(Word::GiveUp);
        }
    }
}

/// Who must come back: an account, the account of a name, or a name that is not kept yet.
fn whom(
    accounts: &[Account],
    network: Network,
    name: Option<&str>,
    account: Option<&str>,
) -> Result<Option<Expect>, Problem> {
    let expect = |account: &Account| Some(Expect::Account(Box::new(account.clone())));
    if let Some(id) = account {
        let known = accounts.iter().find(|known| known.id == id && known.network == network);
        return known.map(expect).ok_or_else(|| settle::gone(id));
    }
    let name = name.map(|name| name.trim().trim_start_matches('@')).filter(|name| !name.is_empty());
    let Some(name) = name else { return Ok(None) };
    let same =
        |known: &&Account| known.network == network && known.name.to_lowercase() == name.to_lowercase();
    let mut of_name = accounts.iter().filter(same);
    // Facebook names are no handles: two people may have one.
    match (of_name.next(), of_name.next()) {
        (Some(known), None) => Ok(expect(known)),
        _ => Ok(Some(Expect::Name(name.to_owned()))),
    }
}

fn offered(page: PageOffer) -> face::OfferedPage {
    face::OfferedPage { id: page.id, name: page.name, instagram: page.instagram }
}

fn over(problem: &Problem) -> AttemptStage {
    AttemptStage::Over { problem: build::problem(problem) }
}

fn done(connected: &Connected) -> AttemptStage {
    let left_out = connected.left_out.iter();
    AttemptStage::Done {
        account: connected.first.account.id.clone(),
        others: connected.others.iter().map(|kept| kept.account.id.clone()).collect(),
        left_out: left_out
            .map(|left| face::LeftOut { name: left.name.clone(), problem: build::problem(&left.problem) })
            .collect(),
    }
}

fn no_browser() -> face::Problem {
    build::problem(&Problem::new(Code::NoBrowser, Action::CheckPaste))
}
