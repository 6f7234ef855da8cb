//! What the tests of several packages share: real programs and services, started for one test and gone with it.
#![allow(clippy::expect_used, clippy::panic, reason = "where the arrangement fails, the test fails")]
#![allow(clippy::print_stderr, reason = "the harness shows it with the test that failed")]

pub mod browser;
#[cfg(target_os = "linux")]
pub mod default_browser;
#[cfg(target_os = "linux")]
pub mod desktop;
pub mod developer_pages;
pub mod dotenv;
pub mod dying;
pub mod firefox;
pub mod format_readers;
pub mod keyring;
pub mod ledger;
pub mod notifications;
pub mod own_clipboard;
#[cfg(target_os = "linux")]
pub mod page;
#[cfg(target_os = "linux")]
pub mod panel;
pub mod processes;
pub mod running;
pub mod sandbox;
#[cfg(target_os = "linux")]
pub mod screen_reader;
pub mod stranger;
#[cfg(target_os = "linux")]
pub mod tour;
pub mod twisted;
pub mod webdriver;
pub mod words;

/// Names, for `sixty_dying`, the account whose old token it switches off.
pub const ENDS_OLD_OF: &str = "SIXTY_ENDS_OLD_OF";
