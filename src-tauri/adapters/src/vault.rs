//! The vault port: the keychain of the operating system, or files locked with a passphrase (for servers).

mod cause;
mod file;
mod keychain;
#[cfg(test)]
mod memory;
mod passphrase;
mod session;

#[cfg_attr(target_os = "linux", path = "vault/linux.rs")]
#[cfg_attr(target_os = "macos", path = "vault/macos.rs")]
#[cfg_attr(windows, path = "vault/windows.rs")]
mod os;

pub use file::VaultFile;
pub use keychain::Keychain;
