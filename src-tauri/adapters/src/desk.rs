//! The browser of this desktop.

use std::path::Path;

use async_trait::async_trait;
use sixty_core::ports::Desk;
use url::Url;

use crate::meta::{PretendMeta, placed};

/// Opens addresses where the system wants them opened.
pub struct LocalDesk {
    pretend: Option<PretendMeta>,
}

impl LocalDesk {
    /// `pretend`: where a pretend Meta is.
    pub fn new(pretend: Option<PretendMeta>) -> Self {
        Self { pretend }
    }
}

#[async_trait]
impl Desk for LocalDesk {
    async fn open_address(&self, address: &Url) -> bool {
        let address = self.as_opened(address);
        // The address carries `state`, which is worth as much as a password for 20 minutes: it goes to the browser alone.
        open::that_detached(address.as_str()).is_ok()
    }

    fn as_opened(&self, address: &Url) -> Url {
        placed(address, self.pretend.as_ref())
    }
}

/// Opens an address that carries nothing secret.
pub fn open(address: &str) {
    // Without a browser there is nothing to open it, and nobody waits for it.
    drop(open::that_detached(address));
}

/// Shows the folder of a file.
pub fn open_folder_of(file: &Path) {
    if let Some(folder) = file.parent() {
        drop(open::that_detached(folder));
    }
}
