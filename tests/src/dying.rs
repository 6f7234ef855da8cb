//! Ports that end the program, as a power cut does, after a chosen call: every arrow of a journey is such a call.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::account::{Account, App, HistoryLine, Linked, Notice, Pending};
use sixty_core::history::{Day, Event, Query};
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::places::{Place, Receipt};
use sixty_core::ports::{
    Address, AppKeys, Awaited, Certificate, Change, CodeAnswer, Door, DoorPages, DoorTrouble, Doorway,
    EntryName, FileTrouble, Files, Former, FormerContents, Held, Inspection, Ledger, LedgerTrouble,
    LockTrouble, Locks, Meta, NewFile, OwnPage, Page, Ports, Profile, ProgramTrouble, Programs, Sight, Store,
    TokenAnswer, Trouble, Trust, TrustTrouble, Unanswered, Vault, VaultTrouble, Web, WebAnswer, WebRequest,
};
use sixty_core::secret::Secret;
use url::Url;

/// Names the call after which the program ends: 1 is the first. Without it the program runs to its end.
pub const DIE_AFTER: &str = "SIXTY_DIE_AFTER";

/// Puts the count between core and adapters. What a clock or a browser does changes nothing that could be lost.
pub fn wrap(ports: Ports) -> Ports {
    let die_after = std::env::var(DIE_AFTER).ok().and_then(|number| number.parse().ok());
    let fate = Fate(Arc::new(AtomicU64::new(0)), die_after);
    Ports {
        vault: Arc::new(Mortal(ports.vault, fate.clone())),
        ledger: Arc::new(Mortal(ports.ledger, fate.clone())),
        locks: Arc::new(Mortal(ports.locks, fate.clone())),
        meta: Arc::new(Mortal(ports.meta, fate.clone())),
        doorway: Arc::new(Mortal(ports.doorway, fate.clone())),
        files: Arc::new(Mortal(ports.files, fate.clone())),
        programs: Arc::new(Mortal(ports.programs, fate.clone())),
        web: Arc::new(Mortal(ports.web, fate.clone())),
        trust: Arc::new(Mortal(ports.trust, fate)),
        ..ports
    }
}

/// Counts the calls of all ports together: how many came back, and after which one the program ends.
#[derive(Clone)]
struct Fate(Arc<AtomicU64>, Option<u64>);

impl Fate {
    /// Passes on the answer of a call, unless the program ends with it.
    fn after<T>(&self, answer: T) -> T {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        if self.1 == Some(number) {
            end_at_once();
        }
        answer
    }
}

/// No destructor, no flush: nothing that a power cut would not run either.
#[cfg(unix)]
fn end_at_once() {
    use rustix::process::{Signal, getpid, kill_process};
    kill_process(getpid(), Signal::KILL).ok();
}

#[cfg(windows)]
fn end_at_once() {
    std::process::abort();
}

struct Mortal<P: ?Sized>(Arc<P>, Fate);

#[async_trait]
impl Vault for Mortal<dyn Vault> {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        self.1.after(self.0.read(name).await)
    }
    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        self.1.after(self.0.write(name, content).await)
    }
    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        self.1.after(self.0.delete(name).await)
    }
    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        self.1.after(self.0.names().await)
    }
    async fn look(&self) -> Result<Sight, VaultTrouble> {
        self.1.after(self.0.look().await)
    }
    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        self.1.after(self.0.take_over().await)
    }
}

#[async_trait]
impl Programs for Mortal<dyn Programs> {
    async fn run(&self, words: &[String], input: Option<&Secret>) -> Result<(), ProgramTrouble> {
        self.1.after(self.0.run(words, input).await)
    }
}

#[async_trait]
impl Web for Mortal<dyn Web> {
    async fn send(&self, request: &WebRequest<'_>) -> Result<WebAnswer, Unanswered> {
        self.1.after(self.0.send(request).await)
    }
}

/// Forwards calls that have no more to them than their arguments.
macro_rules! mortal {
    ($port:ident { $(fn $call:ident(&self $(, $name:ident: $kind:ty)*) -> $answer:ty;)* }) => {
        impl $port for Mortal<dyn $port> {
            $(fn $call(&self $(, $name: $kind)*) -> $answer {
                self.1.after(self.0.$call($($name),*))
            })*
        }
    };
}

impl FormerContents for Mortal<dyn Ledger> {
    fn keep_former(&self, former: &Former) -> Result<i64, LedgerTrouble> {
        self.1.after(self.0.keep_former(former))
    }
    fn drop_former(&self, number: i64) -> Result<(), LedgerTrouble> {
        self.1.after(self.0.drop_former(number))
    }
    fn formers(&self, place: &str) -> Result<Vec<(i64, Former)>, LedgerTrouble> {
        self.1.after(self.0.formers(place))
    }
}

mortal!(Ledger {
    fn accounts(&self) -> Result<Vec<Account>, LedgerTrouble>;
    fn account(&self, id: &str) -> Result<Option<Account>, LedgerTrouble>;
    fn account_of(&self, network: Network, user_id: &str) -> Result<Option<Account>, LedgerTrouble>;
    fn begin(&self, attempt: &Pending) -> Result<i64, LedgerTrouble>;
    fn unfinished(&self) -> Result<Vec<Pending>, LedgerTrouble>;
    fn abandon(&self, attempt: i64) -> Result<(), LedgerTrouble>;
    fn keep(&self, account: &Account, place: Option<&Place>, history: &[HistoryLine], attempt: Option<i64>) -> Result<(), LedgerTrouble>;
    fn forget(&self, id: &str, history: &[HistoryLine]) -> Result<(), LedgerTrouble>;
    fn history(&self, account: &str, limit: usize) -> Result<Vec<HistoryLine>, LedgerTrouble>;
    fn events(&self, query: &Query<'_>) -> Result<Vec<Event>, LedgerTrouble>;
    fn days(&self, query: &Query<'_>, until: Moment, ahead_of_utc: i32) -> Result<Vec<Day>, LedgerTrouble>;
    fn forget_history(&self, before: Moment) -> Result<(), LedgerTrouble>;
    fn apps(&self) -> Result<Vec<App>, LedgerTrouble>;
    fn keep_app(&self, app: &App) -> Result<(), LedgerTrouble>;
    fn remove_app(&self, network: Network, id: &str) -> Result<(), LedgerTrouble>;
    fn places(&self) -> Result<Vec<Place>, LedgerTrouble>;
    fn places_of(&self, account: &str) -> Result<Vec<Place>, LedgerTrouble>;
    fn place_at(&self, address: &str) -> Result<Option<Place>, LedgerTrouble>;
    fn keep_place(&self, place: &Place) -> Result<(), LedgerTrouble>;
    fn keep_waiting(&self, place: &Place, history: &HistoryLine) -> Result<(), LedgerTrouble>;
    fn remove_place(&self, id: &str) -> Result<(), LedgerTrouble>;
    fn receive(&self, receipt: &Receipt, history: &HistoryLine) -> Result<(), LedgerTrouble>;
    fn changes(&self) -> Result<i64, LedgerTrouble>;
    fn notices(&self) -> Result<Vec<Notice>, LedgerTrouble>;
    fn give(&self, notices: &[Notice], history: &[HistoryLine]) -> Result<(), LedgerTrouble>;
    fn take_back(&self, notices: &[Notice]) -> Result<(), LedgerTrouble>;
    fn setting(&self, key: &str) -> Result<Option<String>, LedgerTrouble>;
    fn set_setting(&self, key: &str, value: &str) -> Result<(), LedgerTrouble>;
});

mortal!(Files {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble>;
    fn read_long(&self, path: &Path, most: usize) -> Result<Vec<u8>, FileTrouble>;
    fn edit(&self, path: &Path, change: &mut Change<'_>) -> Result<(), FileTrouble>;
    fn replace(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    fn may_write(&self, path: &Path) -> Result<(), FileTrouble>;
    fn close(&self, path: &Path) -> Result<(), FileTrouble>;
    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble>;
});

#[async_trait]
impl Locks for Mortal<dyn Locks> {
    async fn hold(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble> {
        self.1.after(self.0.hold(account, wait).await)
    }
}

#[async_trait]
impl Meta for Mortal<dyn Meta> {
    async fn exchange_code(&self, app: &AppKeys, code: &Secret, to: &str) -> Result<CodeAnswer, Trouble> {
        self.1.after(self.0.exchange_code(app, code, to).await)
    }
    async fn exchange_token(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        self.1.after(self.0.exchange_token(app, token).await)
    }
    async fn extend_system_user(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        self.1.after(self.0.extend_system_user(app, token).await)
    }
    async fn revoke(&self, app: &AppKeys, old: &Secret, with: &Secret) -> Result<(), Trouble> {
        self.1.after(self.0.revoke(app, old, with).await)
    }
    async fn refresh(&self, network: Network, token: &Secret) -> Result<TokenAnswer, Trouble> {
        self.1.after(self.0.refresh(network, token).await)
    }
    async fn me(&self, network: Network, token: &Secret, keys: Option<&AppKeys>) -> Result<Profile, Trouble> {
        self.1.after(self.0.me(network, token, keys).await)
    }
    async fn permissions(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<String>, Trouble> {
        self.1.after(self.0.permissions(token, keys).await)
    }
    async fn pages(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
        self.1.after(self.0.pages(token, keys).await)
    }
    async fn linked_instagram(
        &self,
        token: &Secret,
        keys: Option<&AppKeys>,
    ) -> Result<Option<Linked>, Trouble> {
        self.1.after(self.0.linked_instagram(token, keys).await)
    }
    async fn inspect(&self, network: Network, token: &Secret, by: &Secret) -> Result<Inspection, Trouble> {
        self.1.after(self.0.inspect(network, token, by).await)
    }
}

#[async_trait]
impl Doorway for Mortal<dyn Doorway> {
    async fn open(&self, awaited: Awaited<'_>, pages: DoorPages) -> Result<Box<dyn Door>, DoorTrouble> {
        let door = self.1.after(self.0.open(awaited, pages).await)?;
        Ok(Box::new(MortalDoor(door, self.1.clone())))
    }
}

struct MortalDoor(Box<dyn Door>, Fate);

#[async_trait]
impl Door for MortalDoor {
    fn entrance(&self) -> Url {
        self.0.entrance()
    }
    async fn came_back(&mut self) -> Secret {
        let address = self.0.came_back().await;
        self.1.after(address)
    }
    fn show(&self, page: Page) {
        self.0.show(page);
        self.1.after(());
    }
    async fn close(self: Box<Self>, linger: Duration) {
        self.0.close(linger).await;
        self.1.after(());
    }
}

#[async_trait]
impl Trust for Mortal<dyn Trust> {
    async fn certificate(&self) -> Option<Certificate> {
        self.1.after(self.0.certificate().await)
    }
    async fn renewed(&self) -> Result<Certificate, TrustTrouble> {
        self.1.after(self.0.renewed().await)
    }
    async fn stores(&self) -> Vec<Store> {
        self.1.after(self.0.stores().await)
    }
    async fn trusts(
        &self,
        store: &Store,
        certificate: &Certificate,
        at: &[Address],
    ) -> Result<bool, TrustTrouble> {
        self.1.after(self.0.trusts(store, certificate, at).await)
    }
    async fn trust(
        &self,
        store: &Store,
        certificate: &Certificate,
        at: &[Address],
    ) -> Result<(), TrustTrouble> {
        self.1.after(self.0.trust(store, certificate, at).await)
    }
    async fn take_back(&self, store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble> {
        self.1.after(self.0.take_back(store, fingerprints).await)
    }
}
