//! How a moment is written for programs that read our answers.

use crate::moment::Moment;

/// RFC 3339, UTC, whole seconds, `Z`.
pub fn time(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
