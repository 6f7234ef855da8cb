//! The person's browser, and the desktop's own program for folders.

use std::io;
use std::path::Path;

use async_trait::async_trait;
use sixty_core::ports::Browser;
use url::Url;

use crate::meta::{PretendAddress, placed};

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
        open::that_detached(address.as_str()).is_ok()
    }

    fn as_opened(&self, address: &Url) -> Url {
        placed(address, self.pretend.as_ref())
    }
}

/// Opens a page whose address carries nothing secret; with `pretend` one of Meta's opens at the pretend Meta.
///
/// # Errors
/// The text is no address, or no program could be started for it.
pub fn open_page(page: &str, pretend: Option<&PretendAddress>) -> io::Result<()> {
    let page = Url::parse(page).map_err(io::Error::other)?;
    open::that_detached(placed(&page, pretend).as_str())
}

/// Shows the folder of a file in the desktop's file manager. A path without a folder shows nothing.
///
/// # Errors
/// No program could be started for it.
pub fn open_folder_of(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), open::that_detached)
}
