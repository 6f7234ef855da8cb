//! The version of the Graph API: a setting, because Meta ends each after two years or so.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// A version like `v25.0`. Threads has a version of its own, which is part of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct GraphVersion {
    major: u16,
    minor: u16,
}

impl Default for GraphVersion {
    /// The version that the data file was written for.
    fn default() -> Self {
        super::facts::graph_version()
    }
}

impl GraphVersion {
    pub(super) const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }
}

/// The text is not of the form `vNN.N`.
#[derive(Debug, thiserror::Error)]
#[error("not a Graph version")]
pub struct NoVersion;

impl FromStr for GraphVersion {
    type Err = NoVersion;

    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let (major, minor) = text.strip_prefix('v').and_then(|rest| rest.split_once('.')).ok_or(NoVersion)?;
        let number = |digits: &str| {
            let is_plain =
                (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            let has_no_zero_before = digits.len() == 1 || !digits.starts_with('0');
            if is_plain && has_no_zero_before { digits.parse().ok() } else { None }
        };
        match (number(major), number(minor)) {
            (Some(major), Some(minor)) if major > 0 => Ok(Self { major, minor }),
            _ => Err(NoVersion),
        }
    }
}

impl TryFrom<String> for GraphVersion {
    type Error = NoVersion;

    fn try_from(text: String) -> Result<Self, NoVersion> {
        text.parse()
    }
}

impl fmt::Display for GraphVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_version_is_written_as_it_is_read() {
        for text in ["v25.0", "v26.0", "v100.12"] {
            assert_eq!(text.parse::<GraphVersion>().unwrap().to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_but_a_version_gets_into_an_address(text in "\\PC{0,12}") {
            if let Ok(version) = text.parse::<GraphVersion>() {
                prop_assert_eq!(version.to_string(), text);
            }
        }
    }
}
