//! A moment as it crosses to the window.

use chrono::SubsecRound;
use serde::{Serialize, Serializer};

use crate::moment::Moment;
use crate::moment::time;

/// A moment in whole seconds, written as RFC 3339 in UTC with a `Z`. All have the same length, so that the window can
/// compare them as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
pub struct Time(Moment);

impl Time {
    /// The moment itself, without its part of a second.
    pub fn moment(self) -> Moment {
        self.0
    }
}

impl From<Moment> for Time {
    fn from(moment: Moment) -> Self {
        Self(moment.trunc_subsecs(0))
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&time(self.0))
    }
}
