//! The way from the guard to the inner server.

#[cfg_attr(unix, path = "link/unix.rs")]
#[cfg_attr(windows, path = "link/windows.rs")]
mod system;

pub use system::Link;
