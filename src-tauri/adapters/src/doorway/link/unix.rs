//! A socket in a folder that is ours alone: no other user reaches the inner server.

use std::io;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::sync::Arc;

use oauth2::CsrfToken;
use tokio::net::UnixStream;

use crate::data_dir::private;

/// The way to the socket; the last of its copies takes it away.
#[derive(Clone)]
pub struct Link(Arc<Place>);

struct Place(PathBuf);

impl Link {
    /// A fresh socket. Its place is short, as a socket's path has 107 bytes at most.
    pub fn listen() -> io::Result<(UnixListener, Self)> {
        let place = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
        let folder = place.join(format!("sixty-{}", CsrfToken::new_random().secret()));
        private::folder(&folder).map_err(|trouble| io::Error::other(trouble.to_string()))?;
        let place = Place(folder);
        Ok((UnixListener::bind(place.socket())?, Self(Arc::new(place))))
    }

    pub async fn connect(&self) -> io::Result<UnixStream> {
        UnixStream::connect(self.0.socket()).await
    }
}

impl Place {
    fn socket(&self) -> PathBuf {
        self.0.join("door")
    }
}

impl Drop for Place {
    /// What a killed program leaves is an empty folder in the temporary place.
    fn drop(&mut self) {
        drop(std::fs::remove_file(self.socket()));
        drop(std::fs::remove_dir(&self.0));
    }
}
