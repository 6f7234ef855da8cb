//! The resident heart of the desktop program: owns all state; one inbox, one match. It never awaits an effect: it starts
//! it, and the outcome comes back through the inbox. Faces get immutable snapshots, and changes of what is different.

mod attempt;
mod days;
mod details;
mod errand;
mod handle;
mod intents;
mod leaving;
mod message;
mod outcomes;
mod paste;
mod places;
mod plan;
mod reading;
mod reminding;
mod schedule;
mod view;
mod world;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, broadcast, mpsc, oneshot, watch};
use tokio::task::JoinSet;

pub use handle::Handle;

use crate::face::{self, Change, Import, Snapshot};
use crate::moment::Moment;
use crate::network::Network;
use crate::ports::{Clipboard, Ports, Practice};
use crate::problem::Problem;
use crate::text::{Language, Texts, Zone};
use crate::tray::Page;
use crate::turns::Turns;
use attempt::Attempt;
use errand::Errand;
use message::Message;
use paste::{Brief, Taken};
use places::Chosen;
use plan::Plan;
use reminding::Reminding;
use view::Known;
use world::World;

/// What a host brings, for one profile.
pub struct Outside {
    /// Clock, vault, ledger and the rest. The [`crate::steady::Steady`] is this resident's own: it ends with it.
    pub ports: Ports,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// The pretend world of the practice profile; None in the real one.
    pub practice: Option<Arc<dyn Practice>>,
    /// Whether a file may be read and written at all: practice keeps to its own folder.
    pub may_touch: MayTouch,
    /// What the host knows now.
    pub facts: HostFacts,
}

/// Judges a file before it is looked at.
pub type MayTouch = Arc<dyn Fn(&Path) -> Result<(), Problem> + Send + Sync>;

/// What only the host knows. Given anew whenever it changes.
#[derive(Clone)]
pub struct HostFacts {
    /// The system's language.
    pub language: Language,
    /// The system's time zone.
    pub zone: Zone,
    /// Whether a window is open: then other programs' changes are seen within a second.
    pub window_open: bool,
    /// Whether it is before the person's eyes: then it says itself what a notification would say.
    pub in_front: bool,
    /// Whether a file is held over the window.
    pub file_over: bool,
    pub desktop: face::Desktop,
}

/// What only the host can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Run the practice profile in place of this one.
    EnterPractice,
    /// Run the real profile again, and delete the practice folder.
    LeavePractice,
    /// Let a person choose a settings file; answer with [`Handle::file`], for this account if there is one.
    ChooseFile { account: Option<String> },
    /// Open Meta's page of apps.
    OpenMetaApps,
    /// Open a network's own site.
    OpenNetwork(Network),
    /// Open the page where a network lets a Tester accept the invite.
    OpenInvites(Network),
    /// Show this file in its folder.
    OpenFolder(PathBuf),
    /// Bring the window forward with this page.
    Show(Page),
    /// Start the program at log-in, or not; answer with [`Handle::host`].
    StartAtLogin(bool),
    /// Close the window, if there is one; the program works on.
    CloseWindow,
    /// End the program.
    Quit,
}

/// How often it is looked at what has become due and what other programs wrote. Intervals, not moments: a clock that was
/// set back must not stop the looking.
const LOOK: Duration = Duration::from_secs(30);
const LOOK_WITH_A_WINDOW: Duration = Duration::from_secs(1);

/// A face that is so many changes behind asks for everything.
const CHANGES_KEPT: usize = 256;

/// Owns everything.
pub struct Resident {
    ports: Ports,
    clipboard: Arc<dyn Clipboard>,
    practice: Option<Arc<dyn Practice>>,
    host: HostFacts,
    inbox: mpsc::UnboundedReceiver<Message>,
    sender: mpsc::UnboundedSender<Message>,
    wishes: mpsc::UnboundedSender<Wish>,
    newest: watch::Sender<Arc<Snapshot>>,
    changes: broadcast::Sender<Arc<Change>>,
    jobs: JoinSet<()>,
    /// What the ledger holds.
    known: Known,
    turns: Turns<Errand>,
    plan: Plan,
    reminding: Reminding,
    world: World,
    /// How extends that a person asked for ended, each with the mark of its token.
    outcomes: BTreeMap<String, (String, face::Outcome)>,
    attempt: Option<Attempt>,
    /// Held by the log-in that uses the port.
    door: Arc<Mutex<()>>,
    import: Option<(u64, Import)>,
    /// What the error that was pasted last means.
    reading: Option<face::Reading>,
    /// The file that may become a place.
    chosen: Option<Chosen>,
    may_touch: MayTouch,
    /// Whose details are open.
    open_details: Option<String>,
    problem: Option<Problem>,
    question: Option<face::Question>,
    app_secret: Option<Taken>,
    on_clipboard: Option<Brief>,
    /// When what was cut off was last put in order; None while that runs for the first time.
    in_order_at: Option<Moment>,
    putting_in_order: bool,
    /// Days that are left to be lived through.
    skipping: Option<u32>,
    advancing: bool,
    last_number: u64,
}

impl Resident {
    /// A resident over a profile, the way to talk to it, and what it wants of the host.
    pub fn new(outside: Outside) -> (Self, Handle, mpsc::UnboundedReceiver<Wish>) {
        let Outside { ports, clipboard, practice, may_touch, facts } = outside;
        let (sender, inbox) = mpsc::unbounded_channel();
        let (wishes, wished) = mpsc::unbounded_channel();
        let (changes, _) = broadcast::channel(CHANGES_KEPT);
        let now = ports.clock.now();
        let empty = view::empty(now, practice.is_some(), &facts);
        let (newest, seen) = watch::channel(Arc::new(empty));
        let handle = Handle::new(sender.clone(), seen, changes.clone(), Arc::clone(&ports.clock));
        let mut resident = Self {
            ports,
            clipboard,
            practice,
            host: facts,
            inbox,
            sender,
            wishes,
            newest,
            changes,
            jobs: JoinSet::new(),
            known: Known::default(),
            turns: Turns::default(),
            plan: Plan::new(now),
            reminding: Reminding::default(),
            world: World::default(),
            outcomes: BTreeMap::new(),
            attempt: None,
            door: Arc::default(),
            import: None,
            reading: None,
            chosen: None,
            may_touch,
            open_details: None,
            problem: None,
            question: None,
            app_secret: None,
            on_clipboard: None,
            in_order_at: None,
            putting_in_order: false,
            skipping: None,
            advancing: false,
            last_number: 0,
        };
        resident.refresh();
        resident.publish();
        (resident, handle, wished)
    }

    /// Runs until [`Handle::stop`].
    pub async fn run(mut self) {
        self.put_in_order();
        loop {
            let look = if self.host.window_open { LOOK_WITH_A_WINDOW } else { LOOK };
            let message = tokio::select! {
                message = self.inbox.recv() => message,
                Some(_) = self.jobs.join_next() => continue,
                () = tokio::time::sleep(look) => None,
            };
            match message {
                Some(Message::Stop(stopped)) => return self.stop(stopped).await,
                Some(message) => self.hear(message),
                None => {}
            }
            self.go_on();
        }
    }

    /// What follows from whatever has happened.
    fn go_on(&mut self) {
        self.look();
        self.start_errands();
        self.live_on();
        self.remind();
        self.publish();
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Intent(intent) => self.intend(intent),
            Message::Host(facts) => self.host = facts,
            Message::CouldNot(problem) => self.problem = Some(problem),
            Message::File { path, account } => self.file(path, account),
            Message::Looked(number, outcome) => self.looked(number, outcome),
            Message::InOrder(outcome) => self.in_order(outcome),
            Message::Ended { errand, version, ended } => self.ended(errand, version, &ended),
            Message::Progress(number, progress) => self.progressed(number, progress),
            Message::AttemptOver(number, outcome) => self.attempt_over(number, &outcome),
            Message::NoBrowser(number) => self.no_browser(number),
            Message::Clipboard(into, text) => self.take(into, text),
            Message::Imported(number, outcome) => self.imported(number, &outcome),
            Message::AppDone(outcome) => self.app_done(outcome),
            Message::Vault(asked) => self.vault_asked(asked),
            Message::Copied(token) => self.copied(token),
            Message::DayPassed(outcome) => self.day_passed(outcome),
            Message::Reminded(outcome) => self.reminded(outcome),
            Message::Answered(number, answer) => self.answered(number, answer),
            Message::Told(shown) => self.told(shown),
            Message::Stop(_) => {}
        }
    }

    /// Finishes what must not be cut, takes a copied token back and drops the rest.
    async fn stop(mut self, stopped: oneshot::Sender<()>) {
        // First, as a log-in that waits for a person would keep us.
        self.close_attempt();
        self.stop_reminding().await;
        self.ports.steady.close().await;
        if let Some(copied) = self.on_clipboard.take() {
            self.clipboard.clear(&copied.secret).await;
        }
        self.jobs.shutdown().await;
        // The host may delete what the ledger stands in.
        drop(self);
        // The host may have gone already.
        stopped.send(()).unwrap_or_default();
    }

    /// Starts an effect whose outcome comes back.
    fn start(&mut self, effect: impl Future<Output = Message> + Send + 'static) {
        let sender = self.sender.clone();
        self.jobs.spawn(async move { drop(sender.send(effect.await)) });
    }

    /// Starts an effect of which nothing comes back.
    fn start_quietly(&mut self, effect: impl Future<Output = ()> + Send + 'static) {
        self.jobs.spawn(effect);
    }

    fn wish(&self, wish: Wish) {
        drop(self.wishes.send(wish));
    }

    fn now(&self) -> Moment {
        self.ports.clock.now()
    }

    fn language(&self) -> Language {
        self.known.settings.language.unwrap_or(self.host.language)
    }

    fn texts(&self) -> Texts {
        Texts::new(self.language(), self.host.zone.clone())
    }

    fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }
}

#[cfg(test)]
mod tests;
