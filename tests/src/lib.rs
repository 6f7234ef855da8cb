//! What the tests of several packages share: real programs and services, started for one test and gone with it.
#![allow(clippy::expect_used, clippy::panic, reason = "where the arrangement fails, the test fails")]

pub mod browser;
#[cfg(target_os = "linux")]
pub mod desktop;
pub mod dotenv;
pub mod dying;
pub mod keyring;
pub mod notifications;
#[cfg(target_os = "linux")]
pub mod panel;
pub mod running;
pub mod stage;
#[cfg(target_os = "linux")]
pub mod tour;
pub mod webdriver;
