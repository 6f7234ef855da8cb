//! Panics, noted in the local log.
//!
//! A panic ends one task and not the program, so without a line it leaves no trace where stderr is not kept. We note its
//! place and never its text, which may hold anything.

use std::panic::Location;
use std::path::Path;

use sixty_adapters::log::LocalLog;

/// From here on each panic of this process is noted, and then treated as before.
pub fn note_in(log: LocalLog) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(place);
        log.note(|| tracing::error!(target: "desktop", what = "panic", mistake = place.as_deref()));
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
