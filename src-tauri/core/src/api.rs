//! How a moment is written for programs that read our answers.

use crate::moment::Moment;

/// The moment as RFC 3339 in UTC: whole seconds, with `Z`.
pub fn time(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
