//! What both halves of the resident use: the ports, the ledger's records, the line of errands and the started effects.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::asked_vault::{AskedVault, UnderWay};
use super::believed_clock::BelievedClock;
use super::errand::{Errand, Task};
use super::happening::Happening;
use super::message::Message;
use super::outside::{HostFacts, MayTouch, Outside, PortsOfCheckUp, Wish};
use super::reachability::Reachability;
use super::records::{OpenHistory, Records};
use super::turns::Turns;
use super::vault_looks::VaultLooks;
use crate::account::{Account, Names};
use crate::face::Setting;
use crate::journeys::handover;
use crate::moment::Moment;
use crate::ports::{Clipboard, Clock, LedgerTrouble, Ports, Practice};
use crate::problem::{Action, Code, Problem};
use crate::reminders::wording::Wording;
use crate::settings;
use crate::text::{Language, Texts};

/// The state and the ports that [`super::person::Person`] and [`super::unasked::Keeper`] share.
pub struct Base {
    pub ports: Ports,
    pub clock: Arc<BelievedClock>,
    pub clipboard: Arc<dyn Clipboard>,
    /// The clock of practice; None in the real profile.
    pub practice: Option<Arc<dyn Practice>>,
    pub may_touch: MayTouch,
    pub check_up: PortsOfCheckUp,
    pub host: HostFacts,
    pub records: Records,
    /// How often [`Base::records`] was read, so that others notice when it is read again.
    pub records_read: u64,
    /// The parts of the history that are open; they are read with the records.
    pub open: OpenHistory,
    pub turns: Turns,
    pub reachability: Reachability,
    /// What the vault has been asked and has not answered yet.
    pub vault_calls: UnderWay,
    pub vault_looks: VaultLooks,
    /// The last problem that no card shows; the next intent clears it.
    pub problem: Option<Problem>,
    /// Whether a newer version of the program works with the ledger. Then nothing is begun unasked.
    pub is_outdated: bool,
    /// Whether the host was asked to start the newer version.
    gives_way: bool,
    /// The effects that run.
    pub jobs: JoinSet<()>,
    pub sender: mpsc::UnboundedSender<Message>,
    wishes: mpsc::UnboundedSender<Wish>,
    listener: Option<mpsc::UnboundedSender<Happening>>,
    last_number: u64,
}

impl Base {
    /// A base with nothing read and nothing started.
    pub fn new(
        outside: Outside,
        clock: Arc<BelievedClock>,
        sender: mpsc::UnboundedSender<Message>,
        wishes: mpsc::UnboundedSender<Wish>,
    ) -> Self {
        let Outside { mut ports, clipboard, practice, may_touch, check_up, facts, listener } = outside;
        let vault_calls = UnderWay::default();
        ports.vault = Arc::new(AskedVault::new(ports.vault, vault_calls.clone()));
        Self {
            ports,
            clock,
            clipboard,
            practice,
            may_touch,
            check_up,
            host: facts,
            records: Records::default(),
            records_read: 0,
            open: OpenHistory::default(),
            turns: Turns::default(),
            reachability: Reachability::default(),
            vault_calls,
            vault_looks: VaultLooks::default(),
            problem: None,
            is_outdated: false,
            gives_way: false,
            jobs: JoinSet::new(),
            sender,
            wishes,
            listener,
            last_number: 0,
        }
    }

    /// Starts an effect whose outcome arrives as a message. A mistake of ours in it is shown, and nothing waits for it.
    pub fn start(&mut self, effect: impl Future<Output = Message> + Send + 'static) {
        self.start_or(effect, Message::CouldNot);
    }

    /// The same for an effect that something waits for: `broken` makes the outcome of an effect that panicked, so that
    /// what waits for it goes on.
    pub fn start_or(
        &mut self,
        effect: impl Future<Output = Message> + Send + 'static,
        broken: impl FnOnce(Problem) -> Message + Send + 'static,
    ) {
        self.start_boxed(Box::pin(effect), Box::new(broken));
    }

    /// Compiled once and not for each effect: all that the runtime does for a task would be in the program that often.
    fn start_boxed(
        &mut self,
        effect: BoxFuture<'static, Message>,
        broken: Box<dyn FnOnce(Problem) -> Message + Send>,
    ) {
        let sender = self.sender.clone();
        self.jobs.spawn(async move {
            let ended = AssertUnwindSafe(effect).catch_unwind().await;
            let message = ended.unwrap_or_else(|_| broken(not_understood()));
            drop(sender.send(message));
        });
    }

    /// Writes a file whose name the person chose: the dialog of the system asks before it names one that is there. `saved`
    /// makes the outcome; a failure is shown.
    ///
    /// # Errors
    ///
    /// The file may not be touched.
    pub fn save(
        &mut self,
        file: PathBuf,
        content: String,
        saved: impl FnOnce(PathBuf) -> Message + Send + 'static,
    ) -> Result<(), Problem> {
        (self.may_touch)(&file)?;
        let files = self.ports.files.clone();
        self.start(async move {
            match handover::write(files.as_ref(), &file, content.as_bytes(), true) {
                Ok(()) => saved(file),
                Err(problem) => Message::CouldNot(problem),
            }
        });
        Ok(())
    }

    /// Starts an effect that has no outcome.
    pub fn start_quietly(&mut self, effect: impl Future<Output = ()> + Send + 'static) {
        let effect: BoxFuture<'static, ()> = Box::pin(effect);
        self.jobs.spawn(effect);
    }

    /// Starts every errand whose turn has come.
    pub fn start_errands(&mut self) {
        while let Some(errand) = self.turns.next() {
            let ports = self.ports.clone();
            self.start(async move { Message::Finished(errand.run(ports).await) });
        }
    }

    /// Queues that the tokens of this account's Pages are read anew, unless that is in line already.
    pub fn read_pages(&mut self, account: &str, by_hand: bool) {
        let is_queued =
            self.turns.all().any(|errand| errand.account == account && errand.task == Task::ReadPages);
        if !is_queued {
            let (account, task) = (account.to_owned(), Task::ReadPages);
            self.turns.add(Errand { account, task, by_hand, after: None });
        }
    }

    /// The same for an account that a person has just given a token, where it has Pages that wait for that.
    pub fn read_pages_of(&mut self, account: &Account) {
        let known = self.records.accounts.iter().find(|known| known.id == account.id).cloned();
        if let Some(known) = known.filter(|known| self.records.has_outdated_pages(known, self.now())) {
            self.read_pages(&known.id, true);
        }
    }

    /// Tells the host what happened, if it listens.
    pub fn tell(&self, happening: impl FnOnce() -> Vec<Happening>) {
        if let Some(listener) = &self.listener {
            // An error means that the host has ended.
            happening().into_iter().for_each(|happening| drop(listener.send(happening)));
        }
    }

    /// Keeps a problem to be shown, and tells the host.
    pub fn could_not(&mut self, problem: Problem) {
        self.tell(|| vec![Happening::Problem { account: None, problem: problem.clone() }]);
        self.problem = Some(problem);
    }

    /// Asks the host for something. It is lost if the host has ended.
    pub fn wish(&self, wish: Wish) {
        drop(self.wishes.send(wish));
    }

    /// Reads the ledger anew. If it cannot be read, the records stay as they were and the problem is shown.
    pub fn refresh(&mut self) {
        match Records::read(self.ports.ledger.as_ref(), self.clock.as_ref(), &self.open) {
            Ok(records) => self.records = records,
            Err(trouble) => self.ledger_failed(trouble),
        }
        self.records_read += 1;
    }

    /// Reads the ledger anew if any program has written to it since it was last read.
    pub fn refresh_if_changed(&mut self) {
        match self.ports.ledger.changes() {
            Ok(changes) if self.records.changes == Some(changes) => {}
            Ok(_) => self.refresh(),
            Err(trouble) => self.ledger_failed(trouble),
        }
    }

    /// Shows the trouble of a ledger that cannot be read. The host is told once that this program is outdated.
    fn ledger_failed(&mut self, trouble: LedgerTrouble) {
        if trouble == LedgerTrouble::Outdated && !self.is_outdated {
            self.is_outdated = true;
            self.tell(|| vec![Happening::Outdated(trouble.clone().into())]);
        }
        self.problem = Some(trouble.into());
    }

    /// Lets the newer version take over, as soon as no window would close by it: a person who sees none would learn too late
    /// that nothing is extended any more.
    pub fn give_way(&mut self) {
        if !self.host.window_open && !self.gives_way {
            self.gives_way = true;
            self.wish(Wish::BeginAgain { hidden: true });
        }
    }

    /// Stores a setting, or asks the host where the host keeps it.
    ///
    /// # Errors
    ///
    /// `OurFault` for a value that makes no sense; the ledger's problem if it cannot be written.
    pub fn set(&mut self, setting: &Setting) -> Result<(), Problem> {
        if let Setting::StartAtLogin(on) = setting {
            self.wish(Wish::StartAtLogin(*on));
            return Ok(());
        }
        let (key, value) = settings::entry(setting).ok_or_else(not_understood)?;
        self.ports.ledger.set_setting(key, &value)?;
        self.refresh();
        Ok(())
    }

    /// The ports with the time that is believed: for what is told to a person. What is kept has the time of this computer.
    pub fn believing_ports(&self) -> Ports {
        Ports { clock: self.clock.clone(), ..self.ports.clone() }
    }

    /// The time that is believed.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Whether accounts are extended by themselves now. While this computer shows another day than Meta, nothing that Meta
    /// tells about an end is believed.
    pub fn extends_unasked(&self) -> bool {
        self.records.settings.auto_extend && !self.clock.is_another_day()
    }

    /// Learns from Meta's last answer whether this computer's clock is off. In practice time is moved by hand.
    pub fn learn_the_time(&self) {
        if let Some(ahead) = self.ports.meta.clock_ahead().filter(|_| self.practice.is_none()) {
            self.clock.learn(ahead);
        }
    }

    /// The language that the person has set, or that of the system.
    pub fn language(&self) -> Language {
        self.records.settings.language.unwrap_or(self.host.language)
    }

    /// The texts in that language, with dates in this computer's time zone.
    pub fn texts(&self) -> Texts {
        Texts::to_be_laid_out(self.language(), self.host.zone.clone())
    }

    /// The texts for a file that another program reads, where a space is a space.
    pub fn texts_of_a_file(&self) -> Texts {
        Texts::new(self.language(), self.host.zone.clone())
    }

    /// The wording of notifications by the present settings.
    pub fn wording<'a>(&self, texts: &'a Texts) -> Wording<'a> {
        let hide_names = self.records.settings.hide_names;
        let names = Names::of(&self.records.accounts);
        Wording {
            texts,
            now: self.now(),
            practice: self.practice.is_some(),
            hide_names,
            needing: 0,
            back: None,
            names,
        }
    }

    /// A number that no other log-in, import, file or notification of this resident has.
    pub fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }
}

/// The problem of a mistake of ours: an intent that the window's own pages never send, or an effect that panicked.
pub fn not_understood() -> Problem {
    Problem::new(Code::OurFault, Action::Report)
}
