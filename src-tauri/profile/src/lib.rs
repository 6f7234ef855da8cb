//! The profile that a program runs in (the real Meta, the built-in pretend one, or a pretend one elsewhere), and the
//! ports of the core put together for it.

// Each group uses only itself and the groups above it.

// Facts of the surroundings: options, language, signals.
pub mod language;
mod options;
mod source;
pub mod stop;

// The pretend Meta: its apps, its clock, which program serves it, who uses its folder.
mod built_in;
mod practice;
mod problems;

// The profile: its folder, its ports, the files it may touch.
mod boundary;
mod deletion;
mod profile;
pub mod staying;

// What only the window does with practice: fill it with samples and leave it.
mod leave;
mod samples;

// The end of it all.
mod removal;

pub use options::{Options, PASSPHRASE_FILE, VaultKind};
pub use profile::Profile;
pub use source::Misuse;
