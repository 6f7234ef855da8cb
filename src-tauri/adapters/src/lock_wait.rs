//! The one way in which this program waits for a lock that another program holds.
//!
//! The system can be asked to wait, but not for a while only, so a lock is tried again and again: at first often,
//! because most are held for milliseconds, later at a pace that costs nothing beside a call to Meta.

use std::fs::{File, TryLockError};
use std::io;
use std::time::Duration;

/// The pause before the second try.
const FIRST: Duration = Duration::from_millis(5);

/// The longest pause between two tries.
const LONGEST: Duration = Duration::from_millis(50);

/// Takes the lock of a file if no other program holds it; false where one does.
///
/// # Errors
/// The file system knows no locks.
pub fn try_hold(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// The pauses between the tries; together they last as long as `wait`.
pub fn pauses(wait: Duration) -> impl Iterator<Item = Duration> {
    let (mut left, mut pause) = (wait, FIRST);
    std::iter::from_fn(move || {
        let now = pause.min(left);
        left = left.saturating_sub(now);
        pause = pause.saturating_mul(2).min(LONGEST);
        (!now.is_zero()).then_some(now)
    })
}

/// Waits for the lock of a file, at most `wait`; false where another program held it for all that time.
///
/// # Errors
/// The file system knows no locks.
pub fn hold(file: &File, wait: Duration) -> io::Result<bool> {
    let mut pauses = pauses(wait);
    loop {
        if try_hold(file)? {
            return Ok(true);
        }
        match pauses.next() {
            Some(pause) => std::thread::sleep(pause),
            None => return Ok(false),
        }
    }
}

/// Makes, renames or removes a file as soon as the system lets it. Windows refuses that while any program has a file of the
/// name open, as one that looks through new files for viruses does for a moment; elsewhere no program is in the way.
///
/// # Errors
/// Those of `act`, once a second has passed.
pub fn patiently<T>(act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    let mut pauses = pauses(Duration::from_secs(1));
    loop {
        match act() {
            Err(error) if cfg!(windows) && may_pass(&error) => match pauses.next() {
                Some(pause) => std::thread::sleep(pause),
                None => return Err(error),
            },
            outcome => return outcome,
        }
    }
}

/// ERROR_SHARING_VIOLATION, or the "access denied" that Windows says for it where a file is replaced.
fn may_pass(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    error.kind() == io::ErrorKind::PermissionDenied || error.raw_os_error() == Some(SHARING_VIOLATION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_grow_and_last_as_long_as_the_wait() {
        for wait in [Duration::ZERO, Duration::from_millis(7), Duration::from_secs(60)] {
            assert_eq!(pauses(wait).sum::<Duration>(), wait);
        }
        let first: Vec<u128> =
            pauses(Duration::from_secs(1)).take(6).map(|pause| pause.as_millis()).collect();
        assert_eq!(first, [5, 10, 20, 40, 50, 50]);
    }
}
