//! The parts of the shell that differ on macOS.
//!
//! The program is an accessory, which has an icon in the menu bar alone. While its window is open it is an ordinary
//! program, with an icon in the Dock and menus of its own. `Info.plist` says the same (`LSUIElement`), so that no icon
//! shows up for a moment at the start.

#[path = "macos/menus.rs"]
mod menus;

#[path = "macos_and_windows.rs"]
mod macos_and_windows;

use objc2_foundation::NSAppleEventManager;
use tauri::{ActivationPolicy, App, AppHandle};

use crate::complain::complain;

pub use macos_and_windows::{Panel, bring_forward, choose_file, save_file, system_is_dark, tray_trouble};

/// The menu bar shows the menu on every click.
pub const CLICK_OPENS_WINDOW: bool = false;

/// The menu bar would show the title beside the icon.
pub const TRAY_HAS_NAME: bool = false;

/// No preparation is needed here.
pub fn prepare() {}

/// The web view is a part of the system.
pub fn can_make_a_window(_: &AppHandle) -> bool {
    true
}

/// Nothing more than the line on stderr, which the system keeps.
pub fn window_failed(_: &AppHandle, _: &tauri::Error) {}

/// Never: nothing that the program needs comes while it runs.
pub async fn has_to_begin_again() {
    std::future::pending().await
}

/// As little.
pub fn show_failure(_: &dyn std::fmt::Display) {}

/// Begins without an icon in the Dock.
pub fn begin(app: &mut App) {
    app.set_activation_policy(ActivationPolicy::Accessory);
}

/// The window is about to open: the Dock shows the program, and the menu bar its menus.
pub fn window_opens(app: &AppHandle) {
    let shown = app.set_activation_policy(ActivationPolicy::Regular).and_then(|()| menus::show(app));
    if let Err(error) = shown {
        complain("The menus could not be shown", &error);
    }
}

/// The window was closed: only the icon in the menu bar is left.
pub fn window_closed(app: &AppHandle) {
    if let Err(error) = app.set_activation_policy(ActivationPolicy::Accessory) {
        complain("The icon could not be taken out of the Dock", &error);
    }
}

/// Whether the system started the program as a login item, by the event with which it was opened (`AERegistry.h`). Told
/// while the program finishes its launch, and not later.
pub fn was_started_at_login() -> bool {
    const OPEN_APPLICATION: u32 = u32::from_be_bytes(*b"oapp");
    const HOW: u32 = u32::from_be_bytes(*b"prdt");
    const AS_LOGIN_ITEM: u32 = u32::from_be_bytes(*b"lgit");
    NSAppleEventManager::sharedAppleEventManager().currentAppleEvent().is_some_and(|event| {
        event.eventID() == OPEN_APPLICATION
            && event.paramDescriptorForKeyword(HOW).is_some_and(|how| how.enumCodeValue() == AS_LOGIN_ITEM)
    })
}

/// The menu bar colours the outline by itself.
pub fn panel_is_dark() -> bool {
    false
}
