//! One token: what it was issued for, how long it lives and what can end it early.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::network::Network;

/// Life of a log-in's first token: an hour (Meta's "short-lived access token").
pub const SHORT_LIFETIME: TimeDelta = TimeDelta::hours(1);

/// Life of a long token, about 60 days: the `expires_in` of the samples in Meta's documentation.
pub const LONG_LIFETIME: TimeDelta = TimeDelta::seconds(5_183_944);

/// Life of a system user's token that was made for 90 days.
pub const NINETY_DAYS: TimeDelta = TimeDelta::days(90);

/// The person has to log in again after that many days: Threads' grant and Facebook's data access both say 90.
pub const LOGIN_LIFETIME: TimeDelta = TimeDelta::days(90);

/// A token that was handed out; its string is the key in [`crate::state::State::tokens`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Token {
    /// The network whose app it was issued to.
    pub network: Network,
    /// The number of the app that it was issued to; None for the one that is built in.
    #[serde(default)]
    pub app: Option<String>,
    /// The owner, as `Person::id`.
    pub person: String,
    /// The Page that it acts for, as `Page::id`; None for a person's own token.
    pub page: Option<String>,
    /// Whether it is the first token of a log-in, good for [`SHORT_LIFETIME`].
    pub short: bool,
    /// When it was issued, or last extended under the same string.
    pub issued_at: Moment,
    /// When it expires; None for an endless token.
    pub expires_at: Option<Moment>,
    /// The person has to log in again by then.
    pub login_by: Moment,
    /// The permissions that the app asked for.
    pub asked: Vec<String>,
    /// The permissions that the person allowed.
    pub granted: Vec<String>,
    /// Why it ended before its date; None while it has not.
    pub ended: Option<Ending>,
    /// The string of the person's token with which a Page's token was fetched from `me/accounts`.
    pub taken_with: Option<String>,
    /// Whether it is a system user's own token.
    #[serde(default)]
    pub system: bool,
    /// The Pages that a system user's token reaches, as `Page::id`: those of the day on which it was made. None for every
    /// other token.
    #[serde(default)]
    pub assets: Option<Vec<String>>,
}

/// Why a token ended before its date; each is error 190 with a subcode of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The person changed their password: subcode 460.
    PasswordChanged,
    /// The person removed the app: subcode 458.
    AppRemoved,
    /// A refresh replaced it: subcode 467.
    Replaced,
    /// It was revoked by a call: subcode 466.
    Revoked,
}

impl Token {
    /// A copy with the full life of a long token, counted from `now`.
    pub fn extended(&self, now: Moment) -> Self {
        let login_by = if self.network == Network::Facebook { self.login_by } else { now + LOGIN_LIFETIME };
        Self { short: false, issued_at: now, expires_at: Some(now + LONG_LIFETIME), login_by, ..self.clone() }
    }

    /// Whether Meta calls it a system user's: one of a system user, or one without an end that is no Page's.
    pub fn is_of_system_user(&self) -> bool {
        self.system || (self.network == Network::Facebook && self.page.is_none() && self.expires_at.is_none())
    }

    /// Seconds until it expires, as `expires_in` says it; None for an endless token.
    pub fn seconds_left(&self, now: Moment) -> Option<i64> {
        self.expires_at.map(|end| (end - now).num_seconds())
    }

    /// Whether it stops working at [`Token::login_by`]. Facebook's `instagram_*` permissions do, 90 days after the
    /// person used the app last; tokens of Pages and of system users do not.
    pub fn needs_login(&self) -> bool {
        let runs_out = || self.granted.iter().any(|permission| permission.starts_with("instagram_"));
        let is_persons = self.page.is_none() && self.expires_at.is_some() && !self.system;
        self.network == Network::Facebook && is_persons && runs_out()
    }
}
