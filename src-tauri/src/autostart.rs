//! Whether the program starts at log-in, without a window. Read back from the system: a person may change it there.

#[cfg_attr(target_os = "linux", path = "autostart/entry.rs")]
#[cfg_attr(not(target_os = "linux"), path = "autostart/launcher.rs")]
mod system;

pub use system::{is_on, set};
