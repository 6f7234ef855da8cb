//! Panics: noted in the local log, and kept from silencing a part of the program.
//!
//! A panic ends one task and not the program, so without a line it leaves no trace where stderr is not kept. We note its
//! place and never its text, which may hold anything. A task that the program needs is begun again: a window that no
//! longer hears of changes looks as if it hung.

use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::path::Path;
use std::time::Duration;

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

/// How long a task rests after a panic, so that one that panics each time costs nothing.
const REST: Duration = Duration::from_secs(1);

/// Does the task, and begins it again each time it ends in a panic.
pub async fn kept<F>(task: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    while has_panicked(task()).await {
        tokio::time::sleep(REST).await;
    }
}

/// Does the task in a task of its own, and returns whether it ended in a panic.
pub async fn has_panicked(task: impl Future<Output = ()> + Send + 'static) -> bool {
    tokio::spawn(task).await.is_err_and(|ended| ended.is_panic())
}

/// Does a step whose panic must not end the task around it; the panic was noted.
pub fn apart(step: impl FnOnce()) {
    drop(catch_unwind(AssertUnwindSafe(step)));
}

/// File and line, without the folder: that would name the computer on which the program was built.
fn place(location: &Location<'_>) -> String {
    let file = Path::new(location.file()).file_name().unwrap_or_default();
    format!("{}:{}", file.display(), location.line())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_task_that_panics_is_begun_again_until_it_ends_well() {
        let begun = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&begun);
        kept(move || {
            let counted = Arc::clone(&counted);
            async move { assert!(counted.fetch_add(1, Ordering::Relaxed) == 2, "made to panic") }
        })
        .await;
        assert_eq!(begun.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn a_step_that_panics_ends_alone() {
        apart(|| panic!("made to panic"));
    }

    #[test]
    fn a_place_is_one_word_for_the_log() {
        let place = place(Location::caller());
        let line = place.strip_prefix("panics.rs:").unwrap_or_default();
        assert!(line.parse::<u32>().is_ok(), "{place}");
    }
}
