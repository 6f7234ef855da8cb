//! A socket in a folder that is ours alone: no other user reaches the inner server.

use std::io;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::sync::Arc;

use oauth2::CsrfToken;
use tokio::net::UnixStream;

use crate::data_dir::private;

/// Connects to the socket; the last copy removes it when dropped.
#[derive(Clone)]
pub struct Link(Arc<Folder>);

struct Folder(PathBuf);

impl Link {
    /// Listens on a fresh socket. Its path is kept short, because Linux takes 107 bytes at most (unix(7)).
    ///
    /// # Errors
    /// The folder or the socket cannot be made.
    pub fn listen() -> io::Result<(UnixListener, Self)> {
        let place = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
        let folder = place.join(format!("sixty-{}", CsrfToken::new_random().secret()));
        private::folder(&folder).map_err(|trouble| io::Error::other(trouble.to_string()))?;
        let folder = Folder(folder);
        Ok((UnixListener::bind(folder.socket())?, Self(Arc::new(folder))))
    }

    /// Connects to the server behind the socket.
    ///
    /// # Errors
    /// The server has ended.
    pub async fn connect(&self) -> io::Result<UnixStream> {
        UnixStream::connect(self.0.socket()).await
    }
}

impl Folder {
    fn socket(&self) -> PathBuf {
        self.0.join("door")
    }
}

impl Drop for Folder {
    /// A killed program does not run this; it leaves a folder with a dead socket in the temporary folder.
    fn drop(&mut self) {
        drop(std::fs::remove_file(self.socket()));
        drop(std::fs::remove_dir(&self.0));
    }
}
