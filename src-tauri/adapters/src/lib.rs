//! Adapters: how the core's ports act on this computer. Each port has one file or folder, which can be replaced alone.

#[cfg(any(target_os = "macos", test))]
pub mod app_bundle;
pub mod browser;
pub mod clipboard;
pub mod clock;
pub mod core_dumps;
pub mod data_dir;
pub mod doorway;
pub mod files;
pub mod folders;
pub mod ledger;
mod lock_wait;
pub mod locks;
pub mod log;
pub mod login_entry;
pub mod meta;
pub mod notify;
pub mod onlookers;
pub mod processes;
mod program_file;
pub mod programs;
pub mod residents;
pub mod service;
pub mod service_status;
#[cfg(target_os = "linux")]
mod sockets;
pub mod surroundings;
pub mod trust;
pub mod vault;
pub mod web;
