//! An account and what is known about its token. No secret.

mod notice;
#[cfg(test)]
pub mod sample;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::network::Network;
use crate::problem::Problem;

pub use notice::{Notice, Step};

/// One profile, person or Page that is kept alive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Ours: 8 hex digits, never used again.
    pub id: String,
    /// Where it lives.
    pub network: Network,
    /// Meta's id, read from `me` alone; longer than 2^53, so text.
    pub user_id: String,
    /// Meta's username without `@` (Facebook: the name).
    pub name: String,
    /// The person's own name for it.
    pub label: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The account id of the person that a Page came from.
    pub parent: Option<String>,
    /// What is known of a Facebook Page beyond its account; None for everybody else.
    pub page: Option<PageFacts>,
    /// The Meta app that made the token; None for a token that was pasted.
    pub app_id: Option<String>,
    /// Whether we extend it without being asked.
    pub auto_extend: bool,
    /// The token.
    pub token: TokenFacts,
    /// What connecting asked for and what was given.
    pub permissions: Permissions,
    /// When it was first kept here.
    pub connected_at: Moment,
    /// Set while a disconnect can be undone.
    pub disconnected_at: Option<Moment>,
    /// No reminder before this moment.
    pub snoozed_until: Option<Moment>,
    /// The next try that a failed one left behind.
    pub retry_at: Option<Moment>,
    /// Since when tries have failed, without a success in between.
    pub failing_since: Option<Moment>,
    /// How many tries have failed since then.
    pub failures: u32,
    /// What stands in the way; None when all is well.
    pub problem: Option<Problem>,
    /// When Meta was last asked and answered.
    pub checked_at: Option<Moment>,
    /// Rises with every change, so that an outcome for an older state is recognised.
    pub version: i64,
}

impl Account {
    /// One that has just come here: it extends by itself, and nothing stands in the way.
    pub fn new(
        id: String,
        network: Network,
        user_id: String,
        name: String,
        token: TokenFacts,
        now: Moment,
    ) -> Self {
        Self {
            id,
            network,
            user_id,
            name,
            label: None,
            kind: if network == Network::Facebook { Kind::Person } else { Kind::Profile },
            parent: None,
            page: None,
            app_id: None,
            auto_extend: true,
            token,
            permissions: Permissions::default(),
            connected_at: now,
            disconnected_at: None,
            snoozed_until: None,
            retry_at: None,
            failing_since: None,
            failures: 0,
            problem: None,
            checked_at: None,
            version: 0,
        }
    }

    /// Whether the account is kept. One that was disconnected stays in the ledger for 30 days, so that it can be undone.
    pub fn is_kept(&self) -> bool {
        self.disconnected_at.is_none()
    }
}

/// What an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Kind {
    /// A Threads or Instagram profile.
    Profile,
    /// A person on Facebook.
    Person,
    /// A Facebook Page.
    Page,
    /// A Facebook system user.
    System,
}

/// What is known of a Facebook Page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageFacts {
    /// Meta's id of the person whose log-in its token came from; None where Meta never told.
    pub person: Option<String>,
    /// The Instagram account behind it.
    pub instagram: Option<Linked>,
}

/// An Instagram account that is linked to a Facebook Page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// Meta's id; longer than 2^53, so text.
    pub user_id: String,
    /// The username without `@`.
    pub name: String,
}

/// What is known about a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenFacts {
    /// How long such a token lives.
    pub kind: TokenKind,
    /// When it was made or last extended, by Meta's clock; None for a pasted one of unknown age.
    pub obtained_at: Option<Moment>,
    /// Its end; None when there is none or it is not known yet.
    pub expires_at: Option<Moment>,
    /// When Meta wants the person to log in again, whatever is extended.
    pub login_required_by: Option<Moment>,
    /// [`crate::secret::Secret::fingerprint`] of the current token.
    #[serde(rename = "mark")]
    pub fingerprint: String,
}

/// How long a token lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TokenKind {
    /// An hour or two.
    Short,
    /// 60 days.
    Long,
    /// No end date.
    Endless,
    /// Not told yet.
    Unknown,
}

/// Permissions of an account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Permissions {
    /// What Meta says was granted; None when it never told.
    pub granted: Option<Vec<String>>,
    /// What connecting asked for.
    pub wanted: Vec<String>,
}

impl Permissions {
    /// What was asked for and is not there. Empty while Meta is silent.
    pub fn missing(&self) -> Vec<String> {
        let Some(granted) = &self.granted else { return Vec::new() };
        self.wanted.iter().filter(|permission| !granted.contains(permission)).cloned().collect()
    }
}

/// A Meta app that a person made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// Whose app; each network has its own ID.
    pub network: Network,
    /// The app ID.
    pub id: String,
    /// Registered with Meta, sent to authorize and to exchange alike.
    pub return_address: String,
    /// What connecting asks for.
    pub permissions: Vec<String>,
    /// Facebook Login for Business: sent in place of permissions.
    pub config_id: Option<String>,
    /// What becomes of the secret.
    pub secret: SecretKeeping,
    /// Used for new log-ins of its network.
    pub default: bool,
    /// When it was set, for the 24 hours of [`SecretKeeping::Once`].
    pub set_at: Moment,
}

/// What becomes of an app secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SecretKeeping {
    /// Stays in the vault: reconnecting needs one click.
    Kept,
    /// Goes after the first long-lived token, 24 h at most.
    Once,
    /// Not here.
    None,
}

/// A step of an account's life that was started. One that is not finished was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The ledger's number; 0 before it is kept.
    pub id: i64,
    /// What was tried.
    pub kind: PendingKind,
    /// When it began.
    pub started_at: Moment,
    /// The account, or who it would be: written before the vault, so that a cut-off connect is completed.
    pub account: Account,
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PendingKind {
    /// A log-in or an import that is about to be stored.
    Keep,
    /// An extend.
    Extend,
}

/// A line of an account's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// When.
    pub at: Moment,
    /// Whose, None for the program itself.
    pub account: Option<String>,
    /// What happened, a key of the texts: `connected`, `extended`, `delivered`, …
    pub event: String,
    /// What the sentence needs, as JSON without secrets.
    pub facts: serde_json::Value,
}
