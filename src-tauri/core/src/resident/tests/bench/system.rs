//! The rest of the computer in memory: clock, vault, clipboard, browser, locks and files.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{FixedOffset, Offset, TimeDelta, Utc};
use tokio::sync::watch;
use url::Url;

use crate::moment::Moment;
use crate::ports::{
    Awaited, Browser, Change, Clipboard, Clock, Door, DoorPages, DoorTrouble, Doorway, EntryName,
    FileTrouble, Files, Happening, Held, LockTrouble, Locks, Log, NewFile, Practice, PracticeEvent, Sight,
    Vault, VaultTrouble,
};
use crate::problem::{Action, Case, Code, Problem};
use crate::secret::Secret;

/// A clock that shows the same time until a test moves it.
pub struct MovedClock(watch::Sender<Moment>);

impl MovedClock {
    pub fn new(start: Moment) -> Self {
        Self(watch::Sender::new(start))
    }

    pub fn pass(&self, span: TimeDelta) {
        self.0.send_modify(|now| *now += span);
    }

    pub fn set(&self, now: Moment) {
        self.0.send_replace(now);
    }
}

#[async_trait]
impl Clock for MovedClock {
    fn now(&self) -> Moment {
        *self.0.borrow()
    }

    async fn until(&self, moment: Moment) {
        self.0.subscribe().wait_for(|now| *now >= moment).await.unwrap();
    }

    fn offset(&self, _: Moment) -> FixedOffset {
        Utc.fix()
    }
}

/// Practice over the same clock: it notes what it lets happen.
pub struct MemoryPractice {
    clock: Arc<MovedClock>,
    happened: Mutex<Vec<Happening>>,
    going_on: Mutex<Vec<PracticeEvent>>,
}

impl MemoryPractice {
    pub fn over(clock: Arc<MovedClock>) -> Self {
        Self { clock, happened: Mutex::default(), going_on: Mutex::default() }
    }

    pub fn happened(&self) -> Vec<Happening> {
        self.happened.lock().unwrap().clone()
    }
}

#[async_trait]
impl Practice for MemoryPractice {
    async fn advance(&self, seconds: u32) -> Result<(), Problem> {
        self.clock.pass(TimeDelta::seconds(seconds.into()));
        Ok(())
    }

    async fn happen(&self, what: Happening) -> Result<(), Problem> {
        let mut going_on = self.going_on.lock().unwrap();
        for (event, begins) in [
            (PracticeEvent::NoInternet, what == Happening::NoInternet(true)),
            (PracticeEvent::WrongAccount, what == Happening::WrongAccount(true)),
        ] {
            going_on.retain(|one| *one != event);
            if begins {
                going_on.push(event);
            }
        }
        self.happened.lock().unwrap().push(what);
        Ok(())
    }

    async fn going_on(&self) -> Result<Vec<PracticeEvent>, Problem> {
        Ok(self.going_on.lock().unwrap().clone())
    }

    async fn spare_token(&self) -> Result<Secret, Problem> {
        Ok(Secret::new("THAAspare"))
    }

    fn sample_file(&self) -> Option<PathBuf> {
        Some("/practice/samples/shop.env".into())
    }
}

#[derive(Default)]
pub struct MemoryVault {
    entries: Mutex<BTreeMap<EntryName, Secret>>,
    shut: Mutex<Option<VaultTrouble>>,
    spoilt: Mutex<Option<EntryName>>,
    asked: Mutex<usize>,
    slow: Mutex<Duration>,
}

impl MemoryVault {
    /// From now on the vault takes this long, as while a person types the password.
    pub fn takes(&self, time: Duration) {
        *self.slow.lock().unwrap() = time;
    }

    async fn wait(&self) {
        let time = *self.slow.lock().unwrap();
        if !time.is_zero() {
            tokio::time::sleep(time).await;
        }
    }

    pub fn shut(&self, trouble: Option<VaultTrouble>) {
        *self.shut.lock().unwrap() = trouble;
    }

    /// Opens the vault, and returns what it was shut for.
    pub fn open_for_a_look(&self) -> Option<VaultTrouble> {
        self.shut.lock().unwrap().take()
    }

    /// How often the vault was read or written.
    pub fn asked(&self) -> usize {
        *self.asked.lock().unwrap()
    }

    pub fn has(&self, name: &EntryName) -> bool {
        self.entries.lock().unwrap().contains_key(name)
    }

    /// Takes an entry away, as another program may.
    pub fn lose(&self, name: &EntryName) -> Secret {
        self.entries.lock().unwrap().remove(name).unwrap()
    }

    /// Leaves this entry where it is, so that nothing can be made of it.
    pub fn spoil(&self, name: &EntryName) {
        *self.spoilt.lock().unwrap() = Some(name.clone());
    }

    /// Puts an entry there, as another program may.
    pub fn put(&self, name: &EntryName, content: Secret) {
        self.entries.lock().unwrap().insert(name.clone(), content);
    }

    fn touch(&self) -> Result<(), VaultTrouble> {
        *self.asked.lock().unwrap() += 1;
        self.shut.lock().unwrap().clone().map_or(Ok(()), Err)
    }
}

#[async_trait]
impl Vault for MemoryVault {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        self.wait().await;
        self.touch()?;
        if self.spoilt.lock().unwrap().as_ref() == Some(name) {
            return Err(VaultTrouble::Unclear("two entries have the same name".to_owned()));
        }
        Ok(self.entries.lock().unwrap().get(name).cloned())
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        self.touch()?;
        self.entries.lock().unwrap().insert(name.clone(), content.clone());
        Ok(())
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        self.touch()?;
        self.entries.lock().unwrap().remove(name);
        Ok(())
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        self.touch()?;
        Ok(Some(self.entries.lock().unwrap().keys().cloned().collect()))
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        Ok(false)
    }

    async fn look(&self) -> Result<Sight, VaultTrouble> {
        match self.shut.lock().unwrap().clone() {
            None => Ok(Sight::Open),
            Some(VaultTrouble::Locked) => Ok(Sight::Locked),
            Some(VaultTrouble::Asking) => Ok(Sight::Asking),
            Some(trouble @ (VaultTrouble::Missing | VaultTrouble::NoKeyring)) => Err(trouble),
            Some(_) => Ok(Sight::Unsure),
        }
    }
}

#[derive(Default)]
pub struct MemoryClipboard {
    text: Mutex<Option<Secret>>,
    reads: AtomicUsize,
}

impl MemoryClipboard {
    pub fn put(&self, text: &str) {
        *self.text.lock().unwrap() = Some(Secret::new(text));
    }

    pub fn text(&self) -> Option<String> {
        self.text.lock().unwrap().as_ref().map(|text| text.expose().to_owned())
    }

    /// How often the program has read it.
    pub fn reads(&self) -> usize {
        self.reads.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Clipboard for MemoryClipboard {
    async fn read(&self) -> Option<Secret> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.text.lock().unwrap().clone()
    }

    async fn write(&self, text: &Secret) -> bool {
        *self.text.lock().unwrap() = Some(text.clone());
        true
    }

    async fn clear(&self, ours: &Secret) {
        drop(self.text.lock().unwrap().take_if(|text| text.same_as(ours)));
    }
}

#[derive(Default)]
pub struct MemoryBrowser {
    opened: Mutex<Vec<Url>>,
    is_missing: AtomicBool,
}

impl MemoryBrowser {
    pub fn opened(&self) -> Vec<Url> {
        self.opened.lock().unwrap().clone()
    }

    /// Whether no program can be started for an address.
    pub fn set_missing(&self, is_missing: bool) {
        self.is_missing.store(is_missing, Ordering::Relaxed);
    }
}

#[async_trait]
impl Browser for MemoryBrowser {
    async fn open(&self, address: &Url) -> bool {
        if self.is_missing.load(Ordering::Relaxed) {
            return false;
        }
        self.opened.lock().unwrap().push(address.clone());
        true
    }

    fn as_opened(&self, address: &Url) -> Url {
        address.clone()
    }
}

#[derive(Default)]
pub struct MemoryLocks(Mutex<BTreeMap<String, Arc<tokio::sync::Mutex<()>>>>);

#[async_trait]
impl Locks for MemoryLocks {
    async fn hold(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble> {
        let lock = Arc::clone(self.0.lock().unwrap().entry(account.to_owned()).or_default());
        // A free lock is given even to a caller with no time to wait.
        if let Ok(guard) = Arc::clone(&lock).try_lock_owned() {
            return Ok(Held::new(guard));
        }
        let guard = tokio::time::timeout(wait, lock.lock_owned()).await;
        guard.map(Held::new).map_err(|_| LockTrouble::Busy { waited: wait })
    }
}

/// A doorway that can listen at no address, so that every address has to be pasted.
pub struct NoDoorway;

#[async_trait]
impl Doorway for NoDoorway {
    async fn open(&self, _: Awaited<'_>, _: DoorPages) -> Result<Box<dyn Door>, DoorTrouble> {
        Err(DoorTrouble::Elsewhere)
    }
}

/// Settings files by their paths.
#[derive(Default)]
pub struct MemoryFiles(Mutex<BTreeMap<PathBuf, Vec<u8>>>);

impl MemoryFiles {
    pub fn put(&self, path: &str, content: &str) {
        self.0.lock().unwrap().insert(path.into(), content.into());
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.read(Path::new(path)).unwrap()).unwrap()
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble> {
        self.0.lock().unwrap().get(path).cloned().ok_or(FileTrouble::Gone)
    }

    fn read_long(&self, path: &Path, most: usize) -> Result<Vec<u8>, FileTrouble> {
        self.read(path).and_then(|content| match content.len() > most {
            true => Err(FileTrouble::TooLarge),
            false => Ok(content),
        })
    }

    fn replace(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble> {
        self.0.lock().unwrap().insert(path.to_owned(), content.to_owned());
        Ok(())
    }

    fn edit(&self, path: &Path, change: &mut Change<'_>) -> Result<(), FileTrouble> {
        if let Some(new) = change(&self.read(path)?) {
            self.0.lock().unwrap().insert(path.to_owned(), new);
        }
        Ok(())
    }

    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble> {
        let mut files = self.0.lock().unwrap();
        match files.entry(path.to_owned()) {
            Entry::Occupied(_) => Err(FileTrouble::Changed),
            Entry::Vacant(free) => {
                free.insert(content.to_owned());
                Ok(())
            }
        }
    }

    fn may_write(&self, path: &Path) -> Result<(), FileTrouble> {
        self.read(path).map(|_| ())
    }

    fn close(&self, path: &Path) -> Result<(), FileTrouble> {
        self.read(path).map(drop)
    }

    fn open_beside(&self, _: &Path, _: Duration) -> Result<Box<dyn NewFile>, FileTrouble> {
        Err(FileTrouble::NotWritable)
    }
}

/// A file in the folder of practice.
pub fn own(name: &str) -> PathBuf {
    PathBuf::from(if cfg!(windows) { r"C:\practice" } else { "/practice" }).join(name)
}

/// Judges paths as practice does: only its own folder may be touched.
pub fn own_folder(file: &Path) -> Result<(), Problem> {
    if file.starts_with("/practice") || file.starts_with(r"C:\practice") {
        return Ok(());
    }
    Err(Problem::new(Code::ReadOnly, Action::CheckPaste).because(Case::Practice))
}

/// A log that knows of one lost connection of every account.
pub struct OneLine;

impl Log for OneLine {
    fn about(&self, _account: &str, _mark: &str) -> Vec<String> {
        self.newest(1)
    }

    fn newest(&self, _most: usize) -> Vec<String> {
        vec!["area=meta what=refresh kind=tls".to_owned()]
    }
}
