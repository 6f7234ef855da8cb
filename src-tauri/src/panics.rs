//! Panics, noted in the local log.
//!
//! A panic ends one task and not the program, so without a line it leaves no trace where stderr is not kept. We note its
//! place and never its text, which may hold anything.

use std::panic::Location;
use std::path::Path;

use crate::Shared;

/// From here on each panic of this process is noted in the engine's log, and then treated as before.
///
/// The line is written by a thread of its own: the panicking thread may hold the lock of the pretend Meta, whose clock
/// gives the line its time, or the engine's own.
pub fn note_in(engine: Shared) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let (place, engine) = (panic.location().map(place), engine.clone());
        drop(std::thread::Builder::new().spawn(move || {
            engine.log().note(|| {
                tracing::error!(target: "desktop", what = "panic", mistake = place.as_deref());
            });
        }));
        before(panic);
    }));
}

/// File and line, without the folder: that would name the computer on which the program was built.
fn place(location: &Location<'_>) -> String {
    let file = Path::new(location.file()).file_name().unwrap_or_default();
    format!("{}:{}", file.display(), location.line())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_word_for_the_log() {
        let place = place(Location::caller());
        let line = place.strip_prefix("panics.rs:").unwrap_or_default();
        assert!(line.parse::<u32>().is_ok(), "{place}");
    }
}
