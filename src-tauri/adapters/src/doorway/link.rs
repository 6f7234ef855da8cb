//! The connection from the guard to the server behind it, which no other user of this computer should reach.

#[cfg_attr(unix, path = "link/unix.rs")]
#[cfg_attr(windows, path = "link/windows.rs")]
mod os;

pub use os::Link;
