//! A resident over ports in memory, with a clock that tests move and a Meta that gives scripted answers.

mod ledger;
mod meta;
mod no_world;
mod notifier;
mod onlookers;
mod surroundings;
mod system;
mod trust;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use tokio::sync::{broadcast, mpsc};

pub use crate::account::sample::now;
use crate::account::{Account, App, Kind, SecretKeeping, TokenKind, sample};
use crate::doctor::MetaMeant;
use crate::face::{self, Change, ChosenAccounts, Intent, Snapshot};
use crate::journeys::doctor::CheckUpPorts;
use crate::network::Network;
use crate::ports::{EntryName, LedgerState, Ports, Practice};
use crate::resident::{Handle, HostFacts, LOOK_EVERY, Outside, PortsOfCheckUp, Resident, Wish};
use crate::secret::Secret;
use crate::steady::Steady;
use crate::text::Language;
use crate::tokens::{Stored, Tokens};
pub use ledger::MemoryLedger;
pub use meta::ScriptedMeta;
pub use notifier::MemoryNotifier;
pub use onlookers::MemoryOnlookers;
pub use surroundings::MemorySurroundings;
pub use system::{MemoryBrowser, MemoryClipboard, MemoryFiles, MemoryVault, MovedClock, own};
pub use trust::MemoryTrust;

/// Every secret of these tests contains this text, so that a leaked one can be found.
pub const MARKER: &str = "mArKeRmArKeR";

/// The ports in memory that a resident is run over.
pub struct Bench {
    pub ledger: Arc<MemoryLedger>,
    pub vault: Arc<MemoryVault>,
    pub meta: Arc<ScriptedMeta>,
    pub clock: Arc<MovedClock>,
    pub browser: Arc<MemoryBrowser>,
    pub clipboard: Arc<MemoryClipboard>,
    pub notifier: Arc<MemoryNotifier>,
    pub files: Arc<MemoryFiles>,
    pub onlookers: Arc<MemoryOnlookers>,
    pub trust: Arc<MemoryTrust>,
    pub surroundings: Arc<MemorySurroundings>,
    /// The practice profile, where the resident runs it.
    pub rehearsal: Arc<system::MemoryPractice>,
    /// Whether the resident runs the practice profile.
    pub practice: bool,
}

/// A running resident, and what its host would hold of it.
pub struct Running {
    pub bench: Bench,
    pub handle: Handle,
    pub wishes: mpsc::UnboundedReceiver<Wish>,
}

impl Bench {
    pub fn new() -> Self {
        let clock = Arc::new(MovedClock::new(now()));
        let meta = Arc::new(ScriptedMeta::new(clock.clone()));
        let rehearsal = Arc::new(system::MemoryPractice::over(clock.clone()));
        Self {
            ledger: Arc::default(),
            vault: Arc::default(),
            meta,
            clock,
            browser: Arc::default(),
            clipboard: Arc::default(),
            notifier: Arc::default(),
            files: Arc::default(),
            onlookers: Arc::default(),
            trust: Arc::default(),
            surroundings: Arc::default(),
            rehearsal,
            practice: true,
        }
    }

    /// A bench with one Threads account for each of these numbers of days left.
    pub async fn with_days_left(days: &[i64]) -> Self {
        let bench = Self::new();
        for (number, days) in days.iter().enumerate() {
            bench.keep(account(number, *days)).await;
        }
        bench
    }

    /// Stores an account in ledger and vault, and makes its token known to Meta.
    pub async fn keep(&self, mut account: Account) {
        let token = Secret::new(format!("THAA{MARKER}{}first{}", account.id, "x".repeat(140)));
        account.token.fingerprint = token.fingerprint();
        self.meta.belongs(&token, &account.user_id, &account.name);
        let stored =
            Stored { token, obtained_at: account.token.obtained_at, expires_at: account.token.expires_at };
        Tokens::first(stored).write(self.vault.as_ref(), &account).await.unwrap();
        self.ledger.elsewhere(|inner| inner.accounts.push(account));
    }

    /// The same bench with the Threads app in ledger and vault.
    pub async fn with_app(self) -> Self {
        let app = app();
        let secret = Secret::new("0123456789abcdef0123456789abcdef");
        crate::ports::Vault::write(self.vault.as_ref(), &EntryName::app(app.network, &app.id), &secret)
            .await
            .unwrap();
        self.ledger.elsewhere(|inner| inner.apps.push(app));
        self
    }

    /// The same bench with a Facebook app in ledger and vault.
    pub async fn with_facebook_app(self) -> Self {
        let app = App::usual(Network::Facebook, "1000000003", true, now());
        let secret = Secret::new("0123456789abcdef0123456789abcdef");
        let entry = EntryName::app(app.network, &app.id);
        crate::ports::Vault::write(self.vault.as_ref(), &entry, &secret).await.unwrap();
        self.ledger.elsewhere(|inner| inner.apps.push(app));
        self
    }

    pub fn ports(&self) -> Ports {
        Ports {
            clock: self.clock.clone(),
            vault: self.vault.clone(),
            ledger: self.ledger.clone(),
            locks: Arc::new(system::MemoryLocks::default()),
            meta: self.meta.clone(),
            doorway: Arc::new(system::NoDoorway),
            files: self.files.clone(),
            folders: Arc::new(no_world::NoWorld),
            programs: Arc::new(no_world::NoWorld),
            processes: Arc::new(no_world::NoWorld),
            web: Arc::new(no_world::NoWorld),
            onlookers: self.onlookers.clone(),
            browser: self.browser.clone(),
            trust: self.trust.clone(),
            log: Arc::new(system::OneLine),
            notifier: self.notifier.clone(),
            steady: Steady::default(),
        }
    }

    pub fn check_up(&self) -> PortsOfCheckUp {
        let (ports, surroundings) = (self.ports(), self.surroundings.clone());
        Arc::new(move || CheckUpPorts {
            clock: ports.clock.clone(),
            meta_meant: MetaMeant::Real,
            meta: Some(ports.meta.clone()),
            vault: ports.vault.clone(),
            ledger_state: LedgerState::Whole,
            ledger: Some(ports.ledger.clone()),
            files: ports.files.clone(),
            log: ports.log.clone(),
            surroundings: surroundings.clone(),
        })
    }

    pub fn resident(&self) -> (Resident, Handle, mpsc::UnboundedReceiver<Wish>) {
        let practice: Arc<dyn Practice> = self.rehearsal.clone();
        Resident::new(Outside {
            ports: self.ports(),
            clipboard: self.clipboard.clone(),
            practice: self.practice.then_some(practice),
            may_touch: Arc::new(system::own_folder),
            check_up: self.check_up(),
            facts: facts(),
            listener: None,
        })
    }

    /// Runs the resident, past the minute over which the first errands are spread.
    pub async fn run(self) -> Running {
        let (resident, handle, wishes) = self.resident();
        tokio::spawn(resident.run());
        let running = Running { bench: self, handle, wishes };
        running.pass(TimeDelta::minutes(1)).await;
        running
    }

    pub fn account(&self, number: usize) -> Account {
        self.ledger
            .read(|inner| inner.accounts.iter().find(|account| account.id == id(number)).cloned())
            .unwrap()
    }

    pub async fn token(&self, number: usize) -> Secret {
        let account = self.account(number);
        let name = EntryName::account(account.network, &account.user_id);
        Tokens::read(self.vault.as_ref(), &name).await.unwrap().unwrap().current.token
    }
}

impl Running {
    pub fn ask(&self, intent: Intent) {
        self.handle.ask(intent);
    }

    pub fn extend(&self, number: usize) {
        self.ask(Intent::Extend { who: ChosenAccounts::These(vec![id(number)]) });
    }

    /// Moves the clock, and returns when everything that follows has happened.
    pub async fn pass(&self, span: TimeDelta) {
        self.bench.clock.pass(span);
        self.quiet().await;
    }

    /// Returns when nothing more happens before the next look.
    pub async fn quiet(&self) {
        // Tokio's paused time moves only when every task waits.
        tokio::time::sleep(LOOK_EVERY * 3).await;
    }

    pub async fn until(&self, seen: impl FnMut(&Arc<Snapshot>) -> bool) -> Arc<Snapshot> {
        let mut snapshots = self.handle.snapshots();
        let found = tokio::time::timeout(LOOK_EVERY * 100, snapshots.wait_for(seen)).await;
        Arc::clone(&found.expect("this is never seen").unwrap())
    }

    pub fn face(&self, number: usize) -> face::Account {
        let snapshot = self.handle.snapshot();
        snapshot.accounts.iter().find(|account| account.id == id(number)).cloned().unwrap()
    }

    pub fn stage(&self) -> Option<face::AttemptStage> {
        self.handle.snapshot().head.attempt.as_ref().map(|attempt| attempt.stage.clone())
    }

    /// The address to which the browser would come back with this code, from the log-in that was opened last.
    pub fn comes_back_with(&self, code: &str) -> String {
        let opened = self.bench.browser.opened().pop().unwrap();
        let pairs: BTreeMap<String, String> = opened.query_pairs().into_owned().collect();
        format!("{}?code={code}&state={}#_", pairs["redirect_uri"], pairs["state"])
    }
}

/// All changes that were sent since the receiver was made.
pub fn sent(changes: &mut broadcast::Receiver<Arc<Change>>) -> Vec<Arc<Change>> {
    let next = || match changes.try_recv() {
        Err(broadcast::error::TryRecvError::Lagged(missed)) => panic!("{missed} changes were missed"),
        received => received.ok(),
    };
    std::iter::from_fn(next).collect()
}

pub fn facts() -> HostFacts {
    HostFacts {
        language: Language::English,
        zone: Arc::new(|_| chrono::FixedOffset::east_opt(0).unwrap()),
        window_open: false,
        in_front: false,
        file_over: false,
        desktop: face::Desktop { start_at_login: false, has_tray: true, program_version: "1.0.0".to_owned() },
    }
}

/// The id of this number. Ids this small delay the first errand by no more than a few seconds.
pub fn id(number: usize) -> String {
    format!("{number:08x}")
}

/// The account of this number, which Meta was asked about just now.
pub fn account(number: usize, days_left: i64) -> Account {
    Account {
        id: id(number),
        user_id: format!("1784140000000000{number}"),
        name: format!("name{number}"),
        app_id: Some(app().id),
        checked_at: Some(now()),
        ..sample::ends_in(TimeDelta::days(days_left))
    }
}

/// The system user of this number, whose token is pasted.
pub fn system_user(number: usize, days_left: i64) -> Account {
    let (network, kind) = (Network::Facebook, Kind::System);
    Account { network, kind, app_id: None, ..account(number, days_left) }
}

/// The Page of this number, whose endless token was read with that of its parent.
pub fn page_of(parent: &Account, number: usize) -> Account {
    let mut page =
        Account { network: Network::Facebook, kind: Kind::Page, app_id: None, ..account(number, 50) };
    page.token.kind = TokenKind::Endless;
    page.token.expires_at = None;
    page.adopt_by(Some(parent));
    page
}

/// The Threads app that the accounts come from.
pub fn app() -> App {
    let facts = Network::Threads.facts();
    App {
        network: Network::Threads,
        id: "1000000001".to_owned(),
        return_address: facts.return_address.clone(),
        permissions: facts.permissions.usual.clone(),
        config_id: None,
        secret: SecretKeeping::Kept,
        default: true,
        set_at: now(),
    }
}
