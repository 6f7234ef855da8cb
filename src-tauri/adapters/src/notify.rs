//! The notifier port: notifications of this desktop.

#[cfg_attr(target_os = "linux", path = "notify/linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "notify/other.rs")]
mod os;

pub use os::DesktopNotifier;
