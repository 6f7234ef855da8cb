//! What is said of an account, and that it was said.

use std::fmt;
use std::str::FromStr;

use crate::moment::Moment;

/// Why a person is reminded, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Meta turned the token off.
    TurnedOff,
    /// The token has expired.
    Expired,
    /// So many days are left, or fewer, and it will not extend by itself.
    Days(i64),
    /// It should extend by itself and has not for days.
    Stuck,
    /// Facebook wants a new log-in every 90 days.
    Login,
    /// A place did not get the token.
    Place,
}

impl Step {
    /// Whether it tells of the token itself: these follow upon each other, and one new token ends them all.
    pub fn is_of_the_token(self) -> bool {
        !matches!(self, Self::Login | Self::Place)
    }
}

/// The word in data.
impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TurnedOff => formatter.write_str("turned_off"),
            Self::Expired => formatter.write_str("expired"),
            Self::Days(days) => days.fmt(formatter),
            Self::Stuck => formatter.write_str("stuck"),
            Self::Login => formatter.write_str("login"),
            Self::Place => formatter.write_str("place"),
        }
    }
}

impl FromStr for Step {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "turned_off" => Self::TurnedOff,
            "expired" => Self::Expired,
            "stuck" => Self::Stuck,
            "login" => Self::Login,
            "place" => Self::Place,
            days => Self::Days(days.parse().map_err(|_| ())?),
        })
    }
}

/// A reminder that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The account's id.
    pub account: String,
    /// What was said.
    pub step: Step,
    /// When.
    pub given_at: Moment,
}
