//! Errors for which there is no window.

use std::io::Write;

/// Writes an error to stderr, as the last resort of a program without a window.
pub fn complain(failure: &str, error: &dyn std::fmt::Display) {
    drop(writeln!(std::io::stderr().lock(), "{failure}: {error:#}"));
}
