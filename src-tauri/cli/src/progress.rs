//! Tells a person at a terminal that work is under way, and later that it takes long.

use std::future::Future;
use std::io::IsTerminal;
use std::pin::pin;
use std::time::Duration;

use tokio::time::Instant;

use crate::args::Command;
use crate::voice::Voice;

/// When the work is named: up to one second of silence leaves a person's thought unbroken (Nielsen, response times).
const NAMED_AFTER: Duration = Duration::from_secs(1);

/// When it is said that the work takes long: ten seconds are the limit of a person's attention (the same source).
const SLOW_AFTER: Duration = Duration::from_secs(10);

/// How often the time is looked at; a word that is this much late is not noticed.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Does the work; at a terminal it says `word` when the work takes a while. Time in which the person is asked for
/// something does not count.
pub async fn with_word<T>(voice: &Voice, word: &str, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    if !std::io::stderr().is_terminal() {
        return work.await;
    }
    let mut since = Instant::now();
    let mut left = [(NAMED_AFTER, word), (SLOW_AFTER, "cli-progress-slow")].into_iter().peekable();
    loop {
        tokio::select! {
            biased;
            done = &mut work => return done,
            () = tokio::time::sleep(LOOK_AGAIN) => {}
        }
        if voice.is_asking() {
            since = Instant::now();
        } else if let Some((_, word)) = left.next_if(|(after, _)| since.elapsed() >= *after) {
            voice.hint(word, &[]);
        }
    }
}

/// The key of the sentence that says what a command is doing.
pub fn word_for(command: &Command) -> &'static str {
    match command {
        Command::Extend(_) | Command::Env(_) => "cli-progress-extend",
        Command::Check { .. } | Command::Import(_) | Command::Connect(_) => "cli-progress-ask",
        _ => "cli-progress-work",
    }
}
