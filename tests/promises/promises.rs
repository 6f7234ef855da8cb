//! What `sixty` promises, shown on the built program.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

mod commands;
mod connect;
mod env;
mod extend;
mod import;
mod places;
mod profiles;
mod terminal;
mod usage;
