//! What the desktop offers on macOS and Windows: both have a place for icons, and neither tells before the first
//! notification whether it is shown.

use sixty_core::ports::OnDesktop;

/// Whether people log in at a desktop here.
pub fn is_here() -> bool {
    true
}

pub async fn notifications() -> OnDesktop {
    OnDesktop::Unknown
}

pub async fn tray() -> OnDesktop {
    OnDesktop::There
}

/// The keychain is a part of the system.
pub async fn keychain_program() -> Option<String> {
    None
}
