//! The notifier port: notifications of this desktop.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod others;

#[cfg(target_os = "linux")]
pub use linux::DesktopNotifier;
#[cfg(not(target_os = "linux"))]
pub use others::DesktopNotifier;
