//! An absolute point in time, and how it is written down.

use chrono::{DateTime, Utc};

/// An absolute point in time. Durations are never stored, because a stopped clock would stretch them.
pub type Moment = DateTime<Utc>;

/// The moment as RFC 3339 in UTC: whole seconds, with `Z`.
pub fn time(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
