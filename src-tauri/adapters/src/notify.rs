//! The notifier port: notifications of this desktop.

#[cfg(windows)]
mod app_id;
#[cfg(target_os = "linux")]
mod daemon;
#[cfg(target_os = "linux")]
mod icon;
#[cfg_attr(target_os = "linux", path = "notify/linux.rs")]
#[cfg_attr(target_os = "macos", path = "notify/macos.rs")]
#[cfg_attr(windows, path = "notify/windows.rs")]
mod os;

pub use os::DesktopNotifier;

/// Whether a program of this session shows notifications; the bus starts it where that is possible.
#[cfg(target_os = "linux")]
pub(crate) async fn has_daemon() -> bool {
    daemon::Daemon::find().await.is_ok()
}
