//! A reminder that was shown, as a row of the ledger, and the step that it was about.

use std::fmt;
use std::str::FromStr;

use super::ByAccount;
use crate::moment::Moment;

/// Why a person is reminded of an account, the most urgent reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Meta turned the token off.
    TurnedOff,
    /// The token has expired.
    Expired,
    /// This many days are left, or fewer, and the account does not extend by itself.
    Days(i64),
    /// It should extend by itself and has not for days.
    Stuck,
    /// The next of the log-ins that Facebook wants every 90 days is near.
    Login,
    /// A place does not have the token, or the key that opens it ends soon.
    Place,
}

impl Step {
    /// Whether the step is about the token itself. Such steps follow each other, and a new token ends them all.
    pub fn is_of_the_token(self) -> bool {
        !matches!(self, Self::Login | Self::Place)
    }
}

/// The spelling of the step in the ledger and in the contract.
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

/// A reminder that was shown to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The id of the account that it is about.
    pub account: String,
    /// The step that the account was at.
    pub step: Step,
    /// When it was shown, by this profile's clock.
    pub given_at: Moment,
}

impl Notice {
    /// Notices by the account that they are about.
    pub fn by_account(notices: &[Self]) -> ByAccount<'_, Self> {
        ByAccount::sorted(notices, |notice| Some(&notice.account))
    }
}
