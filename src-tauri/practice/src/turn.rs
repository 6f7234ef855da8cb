//! One program at a time serves a folder; the others find it there.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use tokio::net::TcpListener;
use url::Url;

/// The turn to serve a folder: held until it is dropped or the program ends, however it ends.
pub struct Turn {
    folder: PathBuf,
    port_before: Option<u16>,
    _lock: File,
}

impl Turn {
    /// Takes it; None while another program has it.
    pub fn take(folder: &Path) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let lock = ours_alone().create(true).write(true).truncate(false).open(folder.join("meta.lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let port_before = address(folder).and_then(|address| address.port());
        // What the last one announced is not believed while we are not there yet.
        match fs::remove_file(address_file(folder)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Some(Self { folder: folder.to_owned(), port_before, _lock: lock })),
        }
    }

    /// The port of the last time, so that a page that is still open in a browser goes on working; else a free one.
    pub async fn listen(&self) -> io::Result<TcpListener> {
        if let Some(port) = self.port_before
            && let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
        {
            return Ok(listener);
        }
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await
    }

    /// Says where the folder is served, and gives the address.
    pub fn announce(&self, listener: &TcpListener) -> io::Result<Url> {
        let address = Url::parse(&format!("http://{}/", listener.local_addr()?)).map_err(io::Error::other)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(address.as_str().as_bytes())?;
        file.persist(address_file(&self.folder)).map_err(|failed| failed.error)?;
        Ok(address)
    }
}

/// Where whoever has the turn said to be; it may have ended since.
pub fn address(folder: &Path) -> Option<Url> {
    Url::parse(&fs::read_to_string(address_file(folder)).ok()?).ok()
}

fn address_file(folder: &Path) -> PathBuf {
    folder.join("meta-address")
}

fn ours_alone() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
