//! The browser of this desktop.

use async_trait::async_trait;
use sixty_core::ports::Desk;
use url::Url;

use crate::meta::{Stand, placed};

/// Opens addresses where the system wants them opened.
pub struct LocalDesk {
    stand: Option<Stand>,
}

impl LocalDesk {
    /// `stand`: where a pretend Meta is.
    pub fn new(stand: Option<Stand>) -> Self {
        Self { stand }
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
        placed(address, self.stand.as_ref())
    }
}
