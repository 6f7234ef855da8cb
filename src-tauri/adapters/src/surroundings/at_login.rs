//! What begins at a log-in: the desktop program, or `sixty keep`.

use sixty_core::ports::AtLogin;

use super::desktop;
use crate::{login_entry, service};

pub(super) async fn at_login() -> AtLogin {
    AtLogin {
        has_desktop: desktop::is_here(),
        program: login_entry::is_on().ok(),
        keeper: service::is_installed().await,
    }
}
