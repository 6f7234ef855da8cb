//! The person's browser, and the desktop's own program for folders.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::Browser;
use url::Url;

use crate::meta::{PretendAddress, placed};

/// How long a program that opens pages looks for a browser: it tries one after another before it says that there is none.
const MAY_FAIL_FOR: Duration = Duration::from_secs(2);

/// Opens addresses in the browser that the system has chosen for them.
pub struct LocalBrowser {
    pretend: Option<PretendAddress>,
}

impl LocalBrowser {
    /// `pretend` is the address of a pretend Meta, if there is one.
    pub fn new(pretend: Option<PretendAddress>) -> Self {
        Self { pretend }
    }
}

#[async_trait]
impl Browser for LocalBrowser {
    async fn open(&self, address: &Url) -> bool {
        // The arguments of the browser can be read by others, so the address that is given here carries no `state`
        // wherever there is an entrance (`sixty_core::ports::Door`).
        start(address.as_str().into()).await.is_ok()
    }

    fn as_opened(&self, address: &Url) -> Url {
        placed(address, self.pretend.as_ref())
    }
}

/// Shows the folder of a file in the desktop's file manager. A path without a folder shows nothing.
///
/// # Errors
/// No program could be started for it, or the program said that it cannot show it.
pub async fn open_folder_of(file: &Path) -> io::Result<()> {
    match file.parent() {
        Some(folder) => start(folder.as_os_str().to_owned()).await,
        None => Ok(()),
    }
}

/// Opens a page that has nothing to do with Meta.
///
/// # Errors
/// No program could be started for it, or the program said that it cannot show it.
pub async fn open_page(address: &str) -> io::Result<()> {
    start(address.into()).await
}

/// Lets the system's own program open this, and waits while it may still say that it cannot. A program that runs longer has
/// opened it, and outlives this one.
async fn start(what: OsString) -> io::Result<()> {
    let started = move || open::that_detached_with_timeout(what, MAY_FAIL_FOR);
    tokio::task::spawn_blocking(started).await.map_err(io::Error::other)?
}
