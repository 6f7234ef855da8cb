//! The vault port: the keychain of the operating system, or files locked with a passphrase (for servers).

mod cause;
mod file;
mod keychain;
mod line;
#[cfg(test)]
mod memory;
mod passphrase;
mod pieces;
mod seen;
mod session;
mod stand_in;

#[cfg_attr(target_os = "linux", path = "vault/linux.rs")]
#[cfg_attr(target_os = "macos", path = "vault/macos.rs")]
#[cfg_attr(windows, path = "vault/windows.rs")]
mod os;

pub use file::VaultFile;
pub use keychain::keychain;
pub use stand_in::{PASSPHRASE as STAND_IN_PASSPHRASE, make_stand_in, stand_in};
