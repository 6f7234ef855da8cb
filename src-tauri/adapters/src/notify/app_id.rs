//! The name by which Windows knows whose notification it shows (AppUserModelID). It is registered in the person's own part
//! of the registry; without an entry there a notification would come under the name of another program.
//!
//! The installer writes the same entry with the program's picture, and its uninstaller removes it
//! (`packages/windows/setup.nsi`). It is written here as well, for a program that was not installed.

use notify_rust::Notification;
use windows_registry::CURRENT_USER;

const APP_ID: &str = "org.sixty.Sixty";

/// Lets the notification come under the name of our program. Where the entry cannot be written it is shown under the name
/// that notify-rust has for such programs, which is better than none.
pub fn name(notification: &mut Notification, program: &str) {
    let entry = CURRENT_USER.create(format!(r"Software\Classes\AppUserModelId\{APP_ID}"));
    if entry.and_then(|entry| entry.set_string("DisplayName", program)).is_ok() {
        notification.app_id(APP_ID);
    }
}
