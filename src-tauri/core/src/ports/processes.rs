//! The programs that run on this computer.

use crate::places::uptake::Running;

/// Looks which programs run; nothing is changed.
pub trait Processes: Send + Sync {
    /// The programs of this user. None of those are there whose environment may not be read, and none at all where the
    /// system does not show them.
    fn of_user(&self) -> Vec<Running>;
}
