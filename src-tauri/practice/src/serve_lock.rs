//! One program at a time serves a folder, and announces in it at which address.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use tokio::net::TcpListener;
use url::Url;

/// The right to serve a folder: a file lock that is released when this is dropped or the program ends, also by a kill.
pub struct ServeLock {
    folder: PathBuf,
    port_before: Option<u16>,
    _lock: File,
}

impl ServeLock {
    /// Takes the lock; None while another program holds it.
    ///
    /// # Errors
    ///
    /// When the folder or the lock file cannot be made.
    pub fn try_take(folder: &Path) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let lock = ours_alone().create(true).write(true).truncate(false).open(folder.join("meta.lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let port_before = announced_address(folder).and_then(|address| address.port());
        // The last program's address is removed, so that no program calls it while this one does not answer yet.
        match fs::remove_file(address_file(folder)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Some(Self { folder: folder.to_owned(), port_before, _lock: lock })),
        }
    }

    /// Listens at the port of the last program that served this folder, so that a page that is open in a browser goes on
    /// working; at a free port where that one is taken.
    ///
    /// # Errors
    ///
    /// When no port can be opened.
    pub async fn listen(&self) -> io::Result<TcpListener> {
        if let Some(port) = self.port_before
            && let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
        {
            return Ok(listener);
        }
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await
    }

    /// Writes into the folder that it is served at this listener's address, and returns that address.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn announce(&self, listener: &TcpListener) -> io::Result<Url> {
        let address = Url::parse(&format!("http://{}/", listener.local_addr()?)).map_err(io::Error::other)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(address.as_str().as_bytes())?;
        file.persist(address_file(&self.folder)).map_err(|failed| failed.error)?;
        Ok(address)
    }
}

/// The address that the last serving program announced; it may have ended since.
pub fn announced_address(folder: &Path) -> Option<Url> {
    Url::parse(&fs::read_to_string(address_file(folder)).ok()?).ok()
}

fn address_file(folder: &Path) -> PathBuf {
    folder.join("meta-address")
}

#[cfg(unix)]
fn ours_alone() -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A file has the rights of its folder there.
#[cfg(not(unix))]
fn ours_alone() -> OpenOptions {
    OpenOptions::new()
}
