//! The built-in pretend Meta, as the programs in one practice folder share it.

mod clock;
mod election;
pub mod files;
mod lease;

pub use clock::{ClockOffset, PracticeClock, TimeElsewhere};
pub use election::Election;
pub use lease::FolderLease;
