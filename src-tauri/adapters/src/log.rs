//! The local log: what the programs of a data folder did, for "Copy details" and a bug report.
//!
//! We write it ourselves over `tracing` alone, because the ready-made writers do not fit: tracing-appender begins a new
//! file by time and not by size, file-rotate counts for one process at a time, and the formatters of
//! tracing-subscriber write every field of every crate, where one address of reqwest's would put a token on the disk.
//! Here only our own events are heard, only known fields of them are kept, and only words and numbers in those; the
//! line passes through [`sixty_core::hide`] all the same. Held by `tests/promises/log.rs`.

mod line;
mod noted;
mod repeats;
mod ring;
mod subscriber;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sixty_core::ports::{Clock, Log};
use tracing::Dispatch;

pub use noted::Noted;

use line::Line;
use repeats::Repeats;
use ring::Ring;
use subscriber::Lines;

/// The folder of the log within a data folder.
pub const FOLDER: &str = "log";

/// How many lines are copied for one account: about the calls of two runs with their tries.
const COPIED: usize = 20;

/// The log of one data folder. If it cannot be written it is switched off silently: it never stops a command.
///
/// A program may have two profiles at once (the real one continues behind practice), so there is no log of the process:
/// each adapter has the log of its profile.
#[derive(Clone)]
pub struct LocalLog {
    dispatch: Dispatch,
    ring: Option<Arc<Ring>>,
}

impl LocalLog {
    /// A log that keeps nothing, for commands without a data folder.
    pub fn off() -> Self {
        Self { dispatch: Dispatch::none(), ring: None }
    }

    /// The log in this data folder, with times of this clock. The first line creates its files.
    pub fn in_folder(data: &Path, clock: Arc<dyn Clock>) -> Self {
        let ring = Arc::new(Ring::new(data, FOLDER));
        let lines = Lines { ring: Arc::clone(&ring), clock, repeats: Repeats::default() };
        Self { dispatch: Dispatch::new(lines), ring: Some(ring) }
    }

    /// Writes the events of `tracing` that `event` emits. Their target is the part of the program; their fields have
    /// names from [`line::FIELDS`], and values are numbers or single words.
    pub fn note(&self, event: impl FnOnce()) {
        if self.ring.is_some() {
            tracing::dispatcher::with_default(&self.dispatch, event);
        }
    }
}

impl Log for LocalLog {
    fn newest(&self, most: usize) -> Vec<String> {
        let Some(ring) = &self.ring else { return Vec::new() };
        let lines = ring.newest_first();
        let mut told: Vec<String> =
            lines.iter().filter_map(|text| Some(Line::read(text)?.for_helpers())).take(most).collect();
        told.reverse();
        told
    }

    fn about(&self, account: &str, fingerprint: &str) -> Vec<String> {
        let Some(ring) = &self.ring else { return Vec::new() };
        let mut lines: Vec<Line> = Vec::new();
        for text in ring.newest_first() {
            if lines.len() == COPIED {
                break;
            }
            lines.extend(Line::read(&text).filter(|line| line.is_about(account, fingerprint)));
        }
        lines.iter().rev().map(Line::for_helpers).collect()
    }
}

/// A duration in milliseconds, for the field `ms`.
pub fn millis(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
