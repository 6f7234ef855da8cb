//! The time of the pretend Meta.

use std::sync::Arc;

use chrono::{DateTime, Utc};

/// An instant in UTC.
pub type Moment = DateTime<Utc>;

/// Tells the time that the pretend Meta starts from; its own time is ahead of it by what the clock lever has added.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;
