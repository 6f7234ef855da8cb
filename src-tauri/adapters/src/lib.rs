//! Adapters: how the core's ports act on this computer. One file or folder a port; each can be replaced.

pub mod clipboard;
pub mod clock;
pub mod data_dir;
pub mod desk;
pub mod doorway;
pub mod files;
pub mod ledger;
pub mod locks;
pub mod log;
pub mod meta;
pub mod notify;
pub mod vault;
