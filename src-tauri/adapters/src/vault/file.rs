//! A vault of files, for computers without a keychain: one sealed file an entry, all sealed to one key, and that
//! key sealed with a passphrase. The format is age (age-encryption.org/v1), so `age -d` opens it without us. The first
//! line of an entry is its name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, scrypt, x25519};
use async_trait::async_trait;
use sixty_core::ports::{EntryName, Vault, VaultTrouble};
use sixty_core::secret::Secret;

use super::passphrase;
use crate::data_dir::{DataDirTrouble, private};

/// scrypt with N = 2^15, r = 8, p = 1 (RFC 7914): 32 MiB and 0.2 s on a small server. Every command that opens the
/// vault takes this time once. It is a third of OWASP's minimum for passphrases that people choose; this passphrase is
/// read from a file, so it can be long and random.
const WORK_FACTOR: u8 = 15;

/// The highest work factor that is accepted when a key is opened: 2^20 takes a gigabyte, so that a planted file cannot
/// ask for more.
const HIGHEST_WORK_FACTOR: u8 = 20;

/// The key's file. No entry has this name, because every entry's name has a `/`, which is written `%2F`.
const IDENTITY: &str = "identity.age";

/// The vault of `--vault file`. Several processes share it through the folder.
pub struct VaultFile(Arc<Sealed>);

impl VaultFile {
    /// The vault in `folder`, which is made (mode 0700) by the first write. `passphrase_file` is read at the first
    /// call; it must be ours alone to read.
    pub fn new(folder: &Path, passphrase_file: Option<PathBuf>) -> Self {
        Self::with_work_factor(folder, passphrase_file, WORK_FACTOR)
    }

    /// The same with another cost of guessing the passphrase (log2 of scrypt's N), used when the key is made.
    pub fn with_work_factor(folder: &Path, passphrase_file: Option<PathBuf>, work_factor: u8) -> Self {
        let folder = folder.to_owned();
        Self(Arc::new(Sealed { folder, passphrase_file, work_factor, opened: Mutex::new(None) }))
    }

    /// Runs the work on a thread that may block, as scrypt and the disk do.
    async fn on_a_thread<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Sealed) -> Result<T, VaultTrouble> + Send + 'static,
    ) -> Result<T, VaultTrouble> {
        let sealed = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || act(&sealed)).await;
        done.unwrap_or_else(|_| Err(refused("the vault file's work was cut off")))
    }
}

#[async_trait]
impl Vault for VaultFile {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        let name = name.clone();
        self.on_a_thread(move |sealed| sealed.read(&name)).await
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        let (name, content) = (name.clone(), content.clone());
        self.on_a_thread(move |sealed| sealed.write(&name, &content)).await
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        let name = name.clone();
        self.on_a_thread(move |sealed| sealed.delete(&name)).await
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        self.on_a_thread(Sealed::names).await.map(Some)
    }

    /// The files of another installation are in its own folder.
    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        Ok(false)
    }
}

struct Sealed {
    folder: PathBuf,
    passphrase_file: Option<PathBuf>,
    work_factor: u8,
    /// The key, once the passphrase has opened it. The lock is held while it is opened, so that this is done once.
    opened: Mutex<Option<x25519::Identity>>,
}

impl Sealed {
    fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        let Some(key) = self.key(Absent::Leave)? else { return Ok(None) };
        let Some(sealed) = content_of(&self.file(name))? else { return Ok(None) };
        let opened = age::decrypt(&key, &sealed).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let told = |what: &str| VaultTrouble::Unclear(format!("the vault file of {} {what}", name.as_str()));
        let opened = opened.ok_or_else(|| told("is damaged or sealed with another key"))?;
        unlabelled(name, &Secret::new(opened)).map(Some).ok_or_else(|| told("holds another entry"))
    }

    fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        let Some(key) = self.key(Absent::Make)? else {
            return Err(refused("the vault's key could not be made"));
        };
        let sealed = seal(&key.to_public(), labelled(name, content).expose())?;
        private::replace(&self.file(name), &sealed).map_err(by_disk)
    }

    fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        if self.key(Absent::Leave)?.is_none() {
            return Ok(());
        }
        let file = self.file(name);
        match fs::remove_file(&file) {
            Ok(()) => private::sync_parent(&file).map_err(by_disk),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(by_disk(error)),
        }
    }

    /// The names of all entries, by the names of their files.
    fn names(&self) -> Result<Vec<EntryName>, VaultTrouble> {
        if self.key(Absent::Leave)?.is_none() {
            return Ok(Vec::new());
        }
        let files = fs::read_dir(&self.folder).map_err(by_disk)?;
        let mut names: Vec<String> = files
            .flatten()
            .filter_map(|file| {
                let name = file.file_name().into_string().ok()?;
                private::text_of(name.strip_suffix(".age").filter(|_| name != IDENTITY)?)
            })
            .collect();
        names.sort();
        Ok(names.iter().map(|name| EntryName::listed(name)).collect())
    }

    fn file(&self, name: &EntryName) -> PathBuf {
        self.folder.join(format!("{}.age", private::file_name(name.as_str())))
    }

    /// The key of this vault; None when there is none yet and none shall be made.
    fn key(&self, absent: Absent) -> Result<Option<x25519::Identity>, VaultTrouble> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if opened.is_none() {
            *opened = self.open_key(absent)?;
        }
        Ok(opened.clone())
    }

    fn open_key(&self, absent: Absent) -> Result<Option<x25519::Identity>, VaultTrouble> {
        let passphrase = passphrase::read(self.passphrase_file.as_deref())?;
        if absent == Absent::Leave && !self.folder.exists() {
            return Ok(None);
        }
        private::folder(&self.folder).map_err(|trouble| refused(&format!("the vault: {trouble}")))?;
        let file = self.folder.join(IDENTITY);
        // Entries are looked for before the key, because another process may be making both: it makes the key first, so
        // an entry that is seen here has its key.
        let has_entries = self.has_entries()?;
        if content_of(&file)?.is_none() {
            if has_entries {
                return Err(refused("the vault has entries, but their key identity.age is gone"));
            }
            if absent == Absent::Leave {
                return Ok(None);
            }
            // If another process was faster, its key counts.
            private::place(&file, &self.new_key(&passphrase)?).map_err(by_disk)?;
        }
        let sealed = content_of(&file)?.ok_or_else(|| refused("the vault's key was taken away"))?;
        unseal_key(&sealed, passphrase).map(Some)
    }

    fn new_key(&self, passphrase: &SecretString) -> Result<Vec<u8>, VaultTrouble> {
        let mut lock = scrypt::Recipient::new(passphrase.clone());
        lock.set_work_factor(self.work_factor);
        seal(&lock, x25519::Identity::generate().to_string().expose_secret())
    }

    fn has_entries(&self) -> Result<bool, VaultTrouble> {
        // A name that begins with a dot is a draft that a power cut left.
        let is_entry = |name: &str| name.ends_with(".age") && !name.starts_with('.') && name != IDENTITY;
        let files = fs::read_dir(&self.folder).map_err(by_disk)?;
        Ok(files.flatten().any(|file| file.file_name().to_str().is_some_and(is_entry)))
    }
}

/// The beginning of what is sealed, before the entry's name. Whoever can rename files in the folder could otherwise
/// exchange the tokens of two accounts.
const LABEL: &str = "sixty-entry ";

fn labelled(name: &EntryName, content: &Secret) -> Secret {
    Secret::new(format!("{LABEL}{}\n{}", name.as_str(), content.expose()))
}

/// The content of the entry; None where it is another entry's. Older versions sealed the content alone.
fn unlabelled(name: &EntryName, sealed: &Secret) -> Option<Secret> {
    match sealed.expose().strip_prefix(LABEL) {
        Some(labelled) => {
            let (label, content) = labelled.split_once('\n')?;
            (label == name.as_str()).then(|| Secret::new(content))
        }
        None => Some(sealed.clone()),
    }
}

/// Whether a key that does not exist yet is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    Make,
    Leave,
}

fn seal(to: &impl age::Recipient, text: &str) -> Result<Vec<u8>, VaultTrouble> {
    age::encrypt(to, text.as_bytes()).map_err(|_| refused("the content could not be sealed"))
}

fn unseal_key(sealed: &[u8], passphrase: SecretString) -> Result<x25519::Identity, VaultTrouble> {
    let mut lock = scrypt::Identity::new(passphrase);
    lock.set_max_work_factor(HIGHEST_WORK_FACTOR);
    let damaged = || refused("the vault's key identity.age is damaged");
    let text = age::decrypt(&lock, sealed).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => VaultTrouble::WrongPassphrase,
        _ => damaged(),
    })?;
    let text = String::from_utf8(text).map(SecretString::from).map_err(|_| damaged())?;
    text.expose_secret().trim().parse().map_err(|_| damaged())
}

fn content_of(file: &Path) -> Result<Option<Vec<u8>>, VaultTrouble> {
    match fs::read(file) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(by_disk(error)),
    }
}

fn by_disk(error: io::Error) -> VaultTrouble {
    refused(&DataDirTrouble::from(error).to_string())
}

fn refused(reason: &str) -> VaultTrouble {
    VaultTrouble::Refused(reason.to_owned())
}

#[cfg(test)]
mod tests;
