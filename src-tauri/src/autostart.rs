//! Whether the program starts at log-in, without a window. Read back from the system: a person may change it there.

#[cfg_attr(target_os = "linux", path = "autostart/entry.rs")]
#[cfg_attr(target_os = "macos", path = "autostart/login_item.rs")]
#[cfg_attr(windows, path = "autostart/launcher.rs")]
mod system;

pub use system::{is_on, set};
