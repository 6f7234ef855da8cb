//! A pause of all reminders.

use serde::Deserialize;

/// How long a pause of reminders lasts. Days begin at this computer's midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Pause {
    Today,
    ThreeDays,
    UntilMonday,
}
