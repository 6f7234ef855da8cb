//! What `sixty` promises, shown on the built program.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "where the arrangement fails, the test fails")]

mod answers;
mod by_hand;
mod clauses;
mod commands;
mod connect;
mod dates;
mod diagnose;
mod disk;
mod dying;
mod env;
mod env_unusable;
mod extend;
mod faults;
mod forecast;
mod foretold;
mod forms;
mod handover;
mod hardship;
mod import;
mod import_list;
mod keep;
mod language;
mod log;
mod lost;
mod lost_list;
mod one_file;
mod other_user;
mod pages;
mod pasted;
mod places;
mod practice;
mod practice_server;
mod profiles;
mod reading;
mod remind;
mod remind_notification;
mod removal;
mod secrets;
mod terminal;
mod together;
mod trust;
mod usage;
mod wire;
