//! What begins at a log-in: the desktop program, or `sixty keep`.

use sixty_core::ports::AtLogin;

use super::desktop;
use crate::{login_entry, service};

pub(super) async fn at_login() -> AtLogin {
    AtLogin {
        has_desktop: desktop::is_here(),
        // An entry that cannot be read starts nothing that could be told.
        program: login_entry::is_on().unwrap_or_default(),
        keeper: service::is_installed().await,
    }
}
