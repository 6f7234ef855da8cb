//! A person at a terminal is told that something is under way, and that it takes long.

use std::future::Future;
use std::io::IsTerminal;
use std::pin::pin;
use std::time::Duration;

use tokio::time::Instant;

use crate::args::Command;
use crate::voice::Voice;

/// After so long a person wonders, and after so long again.
const WONDERS: Duration = Duration::from_secs(1);
const DOUBTS: Duration = Duration::from_secs(10);

const LOOK: Duration = Duration::from_millis(100);

/// Does the work, with a word about it when it lasts. Time in which the person is asked for something does not count.
pub async fn with_word<T>(voice: &Voice, word: &str, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    if !std::io::stderr().is_terminal() {
        return work.await;
    }
    let mut since = Instant::now();
    let mut left = [(WONDERS, word), (DOUBTS, "cli-progress-slow")].into_iter().peekable();
    loop {
        tokio::select! {
            biased;
            done = &mut work => return done,
            () = tokio::time::sleep(LOOK) => {}
        }
        if voice.is_asking() {
            since = Instant::now();
        } else if let Some((_, word)) = left.next_if(|(after, _)| since.elapsed() >= *after) {
            voice.hint(word, &[]);
        }
    }
}

/// What is under way.
pub fn word_for(command: &Command) -> &'static str {
    match command {
        Command::Extend(_) | Command::Env(_) => "cli-progress-extend",
        Command::Check { .. } | Command::Import(_) | Command::Connect(_) => "cli-progress-ask",
        _ => "cli-progress-work",
    }
}
