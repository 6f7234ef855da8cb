//! One connection to the keychain of the operating system: the calls on it, and the meaning of its answers.

use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::sync::Arc;
use std::time::{Duration, Instant};

use keyring::{Entry, Error};
use keyring_core::CredentialStore;
use sixty_core::ports::{EntryName, VaultTrouble};
use sixty_core::secret::Secret;

use super::cause::Cause;
use super::os;

/// How long a sign of health is trusted: long enough for a burst of calls to need one probe, too short for a person to
/// lock their password manager in the meantime, which makes entries disappear without an error (KeePassXC).
const TRUST: Duration = Duration::from_secs(10);

/// The beginning of the names of probes.
const PROBES: &str = "probe/";

/// The content that a probe stores for a moment; it is no secret.
const PROBE: &[u8] = b"Sixty looks whether this vault keeps what it is given.";

/// Opens the store of this platform.
pub(super) type OpenStore = Arc<dyn Fn() -> keyring::Result<Arc<CredentialStore>> + Send + Sync>;

/// A call about one entry.
pub(super) enum Order {
    /// Looks the entry up.
    Read(EntryName),
    /// Makes the entry, or replaces its content.
    Write(EntryName, Secret),
    /// Removes the entry; an absent one is removed already.
    Delete(EntryName),
    /// Lists the names of this installation's entries, one a line; no answer where the keychain cannot list.
    List,
    /// Copies the entries of the one other installation that has accounts, and lists them; no answer where there is none,
    /// or where there are several.
    TakeOver,
}

/// A store that is opened when it is first needed and again after it was lost.
pub(super) struct Session {
    service: String,
    install: String,
    open: OpenStore,
    store: Option<Arc<CredentialStore>>,
    healthy_at: Option<Instant>,
}

impl Session {
    pub(super) fn new(service: &str, install: &str, open: OpenStore) -> Self {
        Self { service: service.to_owned(), install: install.to_owned(), open, store: None, healthy_at: None }
    }

    /// One that has opened no store yet.
    pub(super) fn anew(&self) -> Self {
        Self::new(&self.service, &self.install, Arc::clone(&self.open))
    }

    /// Makes a call, and makes it again over a new connection if the first was lost. A read returns the content. It may
    /// block for as long as a prompt is open; once `is_wanted` is false it changes nothing and opens no other prompt.
    ///
    /// # Errors
    ///
    /// The keychain is locked or missing, or it refused the call twice.
    pub(super) fn carry_out(
        &mut self,
        order: &Order,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Option<Secret>, VaultTrouble> {
        let outcome = match self.attempt(order, is_wanted) {
            Err(Failure::Lost(_)) if is_wanted() => {
                self.forget();
                self.attempt(order, is_wanted)
            }
            outcome => outcome,
        };
        outcome.map_err(|failure| {
            self.healthy_at = None;
            match failure {
                Failure::Known(trouble) => trouble,
                Failure::Lost(reason) => {
                    self.forget();
                    VaultTrouble::Refused(reason)
                }
            }
        })
    }

    /// Closes the connection; the next call makes a new one.
    pub(super) fn forget(&mut self) {
        self.store = None;
        self.healthy_at = None;
    }

    fn attempt(&mut self, order: &Order, is_wanted: &dyn Fn() -> bool) -> Result<Option<Secret>, Failure> {
        match order {
            Order::Read(name) => {
                let found = on_each_copy(&self.entry(name.as_str())?, Entry::get_secret)?;
                self.believe(found)?.map(text).transpose()
            }
            Order::Write(name, content) => {
                let (entry, content) = (self.entry(name.as_str())?, content.expose().as_bytes());
                self.unlock(&entry, is_wanted)?;
                let written = on_each_copy(&entry, |entry| entry.set_secret(content))?;
                // Another program removed it between the store's search and its write.
                written
                    .map(|()| None)
                    .ok_or_else(|| Failure::Lost("the entry vanished while it was written".to_owned()))
            }
            Order::Delete(name) => {
                let entry = self.entry(name.as_str())?;
                self.unlock(&entry, is_wanted)?;
                on_each_copy(&entry, Entry::delete_credential).map(|_| None)
            }
            Order::List => self.list(),
            Order::TakeOver => self.take_over(),
        }
    }

    /// The names of this installation's entries, one a line. None where the keychain cannot list its entries, which is
    /// not the same as having none.
    fn list(&mut self) -> Result<Option<Secret>, Failure> {
        let Some(entries) = self.entries()? else { return Ok(None) };
        let is_ours = |(install, _): &(String, String)| *install == self.install;
        let names: Vec<String> = entries.into_iter().filter(is_ours).map(|(_, name)| name).collect();
        Ok(Some(Secret::new(names.join("\n"))))
    }

    fn take_over(&mut self) -> Result<Option<Secret>, Failure> {
        let Some(entries) = self.entries()? else { return Ok(None) };
        let has_account = |(install, name): &(String, String)| {
            (*install != self.install && EntryName::listed(name).account_of().is_some())
                .then(|| install.clone())
        };
        let others: BTreeSet<String> = entries.iter().filter_map(has_account).collect();
        let mut others = others.into_iter();
        let (Some(other), None) = (others.next(), others.next()) else { return Ok(None) };
        let mut taken = Vec::new();
        for (install, name) in entries {
            if install != other || name.starts_with(PROBES) {
                continue;
            }
            let found = on_each_copy(&self.entry_of(&install, &name)?, Entry::get_secret)?;
            let Some(content) = found else { continue };
            on_each_copy(&self.entry(&name)?, |entry| entry.set_secret(&content))?;
            taken.push(name);
        }
        Ok(Some(Secret::new(taken.join("\n"))))
    }

    /// All entries of the service, each as its installation and its name there; None where the keychain cannot list.
    fn entries(&mut self) -> Result<Option<Vec<(String, String)>>, Failure> {
        let attributes = os::search(&self.service);
        let wanted = attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let entries = match self.store()?.search(&wanted) {
            Err(Error::NotSupportedByStore(_)) => return Ok(None),
            entries => entries?,
        };
        // A keychain that is locked or not ready may hide its entries.
        self.believe((!entries.is_empty()).then_some(()))?;
        let name = |entry: &keyring_core::Entry| {
            let (service, user) = entry.get_specifiers()?;
            let (install, name) = user.split_once('/').filter(|_| service == self.service)?;
            Some((install.to_owned(), name.to_owned()))
        };
        let names: BTreeSet<(String, String)> = entries.iter().filter_map(name).collect();
        Ok(Some(names.into_iter().collect()))
    }

    /// Unlocks the keychain before a change and not during it: a change that was reported as failed must not happen
    /// when its prompt is answered an hour later. Looking an entry up unlocks it; if there is no entry, the probe
    /// unlocks the collection.
    fn unlock(&mut self, entry: &Entry, is_wanted: &dyn Fn() -> bool) -> Result<(), Failure> {
        let found = match entry.inner.get_credential() {
            Ok(_) | Err(Error::Ambiguous(_)) => Some(()),
            Err(Error::NoEntry) => None,
            Err(error) => return Err(error.into()),
        };
        self.believe(found)?;
        if is_wanted() { Ok(()) } else { Err(Failure::Known(VaultTrouble::Asking)) }
    }

    /// Judges an answer: an entry that was found proves a healthy keychain; a missing one needs a probe.
    fn believe<T>(&mut self, found: Option<T>) -> Result<Option<T>, Failure> {
        if found.is_none() {
            self.believe_absence()?;
        }
        self.healthy_at = Some(Instant::now());
        Ok(found)
    }

    /// Probes the keychain. A keychain without a collection also says "no such entry", and so does a locked one that
    /// hides its entries; only a keychain that stores the probe and returns it is trusted.
    fn believe_absence(&mut self) -> Result<(), Failure> {
        if self.healthy_at.is_some_and(|moment| moment.elapsed() < TRUST) {
            return Ok(());
        }
        // Each process has its own probe, so that two processes do not remove each other's.
        let probe = self.entry(&format!("{PROBES}{}", std::process::id()))?;
        on_each_copy(&probe, |entry| entry.set_secret(PROBE))?;
        let kept = on_each_copy(&probe, Entry::get_secret)?;
        on_each_copy(&probe, Entry::delete_credential)?;
        if kept.as_deref() == Some(PROBE) { Ok(()) } else { Err(Failure::Known(VaultTrouble::Missing)) }
    }

    fn entry(&mut self, name: &str) -> Result<Entry, Failure> {
        let install = self.install.clone();
        self.entry_of(&install, name)
    }

    fn entry_of(&mut self, install: &str, name: &str) -> Result<Entry, Failure> {
        let user = format!("{install}/{name}");
        let label = format!("Sixty: {name}");
        let inner = self.store()?.build(&self.service, &user, Some(&os::modifiers(&label)))?;
        // `Entry::new` would open one store for the whole process and remember its failure for ever.
        Ok(Entry { inner })
    }

    fn store(&mut self) -> Result<Arc<CredentialStore>, Failure> {
        if let Some(store) = &self.store {
            return Ok(Arc::clone(store));
        }
        let store = (self.open)().map_err(|error| match Failure::from(error) {
            Failure::Known(VaultTrouble::Denied) => Failure::Known(VaultTrouble::Denied),
            // Without a session bus, or without a program on it that keeps secrets, there is no vault.
            _ => Failure::Known(VaultTrouble::Missing),
        })?;
        self.store = Some(Arc::clone(&store));
        Ok(store)
    }
}

enum Failure {
    Known(VaultTrouble),
    Lost(String),
}

impl Failure {
    fn new(cause: Cause, reason: &str) -> Self {
        match cause {
            Cause::Locked => Self::Known(VaultTrouble::Locked),
            Cause::Missing => Self::Known(VaultTrouble::Missing),
            Cause::NoKeyring => Self::Known(VaultTrouble::NoKeyring),
            Cause::Denied => Self::Known(VaultTrouble::Denied),
            Cause::Lost => Self::Lost(reason.to_owned()),
        }
    }

    fn refused(reason: impl Into<String>) -> Self {
        Self::Known(VaultTrouble::Refused(reason.into()))
    }

    fn unclear(reason: impl Into<String>) -> Self {
        Self::Known(VaultTrouble::Unclear(reason.into()))
    }

    fn by_platform(error: &(dyn StdError + Send + Sync)) -> Self {
        Self::new(os::cause(error), &error.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::PlatformFailure(error) | Error::NoStorageAccess(error) => {
                Self::by_platform(error.as_ref())
            }
            Error::NoDefaultStore => Self::Lost("the keychain has no store".to_owned()),
            Error::TooLong(what, limit) => Self::refused(format!("{what} is longer than {limit} bytes")),
            Error::NotSupportedByStore(reason) | Error::BadStoreFormat(reason) => Self::refused(reason),
            Error::Invalid(what, reason) => Self::refused(format!("{what} {reason}")),
            // The remaining errors contain the entry's content, or are new ones that may contain it.
            _ => Self::unclear("the keychain gave an answer that cannot be read"),
        }
    }
}

/// Calls `act` on the entry, or on each copy of it (from a second collection, a restored backup) if all copies agree.
/// None when there is no such entry.
fn on_each_copy<T>(entry: &Entry, act: impl Fn(&Entry) -> keyring::Result<T>) -> Result<Option<T>, Failure> {
    match act(entry) {
        Ok(done) => Ok(Some(done)),
        Err(Error::NoEntry) => Ok(None),
        Err(Error::Ambiguous(copies)) => {
            let copies: Vec<Entry> = copies.into_iter().map(|inner| Entry { inner }).collect();
            refuse_unless_equal(&copies)?;
            let mut last = None;
            for copy in &copies {
                last = Some(act(copy)?);
            }
            Ok(last)
        }
        Err(error) => Err(error.into()),
    }
}

/// Refuses copies that differ: only the person can say which of them counts.
fn refuse_unless_equal(copies: &[Entry]) -> Result<(), Failure> {
    let contents = copies.iter().map(Entry::get_secret).collect::<keyring::Result<Vec<_>>>()?;
    if contents.windows(2).all(|pair| pair[0] == pair[1]) {
        Ok(())
    } else {
        Err(Failure::unclear("two entries in the keychain have the same name and different content"))
    }
}

fn text(bytes: Vec<u8>) -> Result<Secret, Failure> {
    String::from_utf8(bytes)
        .map(Secret::new)
        .map_err(|_| Failure::unclear("an entry in the keychain is not text"))
}

#[cfg(test)]
mod tests;
