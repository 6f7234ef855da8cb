//! An account and what is known about its token. No secret.

mod by_account;
mod names;
mod notice;
#[cfg(test)]
pub mod sample;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::moment::{self, Moment};
use crate::network::Network;
use crate::places::Place;
use crate::problem::Problem;

pub use by_account::ByAccount;
pub use names::Names;
pub use notice::{Notice, Step};

/// How long a disconnect can be undone.
pub const UNDO_FOR: TimeDelta = TimeDelta::days(30);

/// A profile, person, Page or system user whose token is kept alive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Our own id: 8 hex digits, never used for another account.
    pub id: String,
    /// The network that the account belongs to.
    pub network: Network,
    /// Meta's id, read from `me` alone; longer than 2^53, so text.
    pub user_id: String,
    /// Meta's username without `@` (Facebook: the name).
    pub name: String,
    /// The person's own name for it.
    pub label: Option<String>,
    /// The client that it belongs to, by the name that the person gave.
    pub client: Option<String>,
    pub kind: Kind,
    /// The account id of the person whose log-in gave the Page's token, while that account is kept.
    pub parent: Option<String>,
    /// Facts that only a Facebook Page has; None for every other kind of account.
    pub page: Option<PageFacts>,
    /// The ID of the Meta app that made the token; None for a pasted token.
    pub app_id: Option<String>,
    /// How a person got its token; None for a token that came from elsewhere.
    pub way: Option<Way>,
    /// Whether the program extends it without being asked.
    pub auto_extend: bool,
    /// Whether a person pastes its token somewhere. The ledger reads it from the account's places and never writes it.
    #[serde(skip)]
    pub by_hand: bool,
    /// The kind and the dates of its token, and the fingerprint by which the ledger knows it.
    pub token: TokenFacts,
    /// The permissions that connecting asked for and those that Meta granted.
    pub permissions: Permissions,
    /// When the account was first added here.
    pub connected_at: Moment,
    /// Set while a disconnect can be undone.
    pub disconnected_at: Option<Moment>,
    /// No reminder before this moment.
    pub snoozed_until: Option<Moment>,
    /// When the next try is made after a failed one; None after a success.
    pub retry_at: Option<Moment>,
    /// Since when tries have failed, without a success in between.
    pub failing_since: Option<Moment>,
    /// How many tries have failed since then.
    pub failures: u32,
    /// The problem that the account has; None when all is well.
    pub problem: Option<Problem>,
    /// When Meta last answered a question about this account.
    pub checked_at: Option<Moment>,
    /// Rises with every change, so that an outcome for an older state is recognised.
    pub version: i64,
}

impl Account {
    /// A new account: it extends by itself and has no problem.
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
            client: None,
            kind: if network == Network::Facebook { Kind::Person } else { Kind::Profile },
            parent: None,
            page: None,
            app_id: None,
            way: None,
            auto_extend: true,
            by_hand: false,
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

    /// The account without dates that cannot be true at `now`: what is not believed is not known. A date that a person
    /// chose, as the end of a snooze, is only compared and stays.
    #[must_use]
    pub fn with_credible_dates(self, now: Moment) -> Self {
        let credible = |told: Option<Moment>| told.and_then(|told| moment::credible(told, now));
        Self {
            token: TokenFacts {
                obtained_at: credible(self.token.obtained_at),
                expires_at: credible(self.token.expires_at),
                login_required_by: credible(self.token.login_required_by),
                ..self.token
            },
            connected_at: credible(Some(self.connected_at)).unwrap_or_default(),
            // Its time to be undone begins anew, because nothing is deleted by a date that cannot be true.
            disconnected_at: self.disconnected_at.map(|since| credible(Some(since)).unwrap_or(now)),
            retry_at: credible(self.retry_at),
            failing_since: credible(self.failing_since),
            checked_at: credible(self.checked_at),
            ..self
        }
    }

    /// Ends its problem and the tries that failed, because its token works or is another one.
    pub fn end_troubles(&mut self) {
        self.problem = None;
        self.retry_at = None;
        self.failing_since = None;
        self.failures = 0;
    }

    /// Whether a new token of it comes from a log-in. Nobody logs in as a system user: its token is made in Meta's
    /// Business settings, unless a log-in with Facebook Login for Business gave it. From there the tokens of its Pages come
    /// too.
    pub fn logs_in(&self) -> bool {
        match self.kind {
            Kind::System => self.way == Some(Way::Full),
            Kind::Page => !self.page.as_ref().is_some_and(|facts| facts.of_business),
            Kind::Profile | Kind::Person => true,
        }
    }

    /// Gives the Page its parent. From here on its token is read anew when the parent has another one.
    pub fn adopt_by(&mut self, parent: Option<&Self>) {
        if let Some(parent) = parent {
            let is_new = self.parent.as_ref() != Some(&parent.id);
            let facts = self.page.get_or_insert_default();
            facts.of_business = !parent.logs_in();
            if is_new {
                facts.read_with = Some(parent.token.fingerprint.clone());
            }
        }
        self.parent = parent.map(|parent| parent.id.clone());
    }

    /// Whether the account is kept. A disconnected account stays in the ledger for 30 days, so that the disconnect can
    /// be undone.
    pub fn is_kept(&self) -> bool {
        self.disconnected_at.is_none()
    }
}

/// The kind of thing on the network that an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Kind {
    /// A Threads or Instagram profile.
    Profile,
    /// A person on Facebook.
    Person,
    /// A Facebook Page, which acts under its own name.
    Page,
    /// A Facebook system user.
    System,
}

/// The two ways to a token. A reconnect goes the way by which the account was connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Way {
    /// Meta's own page makes the token, and the person pastes it.
    Quick,
    /// The person logs in to their Meta app, which needs the app's secret and a return address.
    Full,
}

/// The facts that only a Facebook Page has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageFacts {
    /// Meta's id of the person whose log-in gave the Page's token; None if Meta never said.
    pub person: Option<String>,
    /// The Instagram account that is linked to the Page.
    pub instagram: Option<Linked>,
    /// Fingerprint of the parent's token from which this Page's was last read, or which the parent had when it became
    /// known. Another one now means that the Page's token is read anew; None in a ledger of an older version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_with: Option<String>,
    /// Whether its token comes from a system user, as whom nobody logs in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_business: bool,
}

/// An Instagram account that is linked to a Facebook Page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// Meta's id; longer than 2^53, so text.
    pub user_id: String,
    /// The username without `@`.
    pub name: String,
}

/// The facts about a token, without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenFacts {
    /// How long such a token lives.
    pub kind: TokenKind,
    /// When the token was made or last extended, by Meta's clock; None for a pasted token of unknown age.
    pub obtained_at: Option<Moment>,
    /// When the token ends; None when it has no end or the end is not known yet.
    pub expires_at: Option<Moment>,
    /// The day by which Meta wants the person to log in again; extending does not move it.
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
    /// A first token: Meta lets it live for one or two hours.
    Short,
    /// A long-lived token: Meta lets it live for 60 days.
    Long,
    /// A token without an end date, as Pages and system users have.
    Endless,
    /// The kind is not known until Meta is asked.
    Unknown,
}

/// Permissions of an account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Permissions {
    /// The permissions that Meta says were granted; None when Meta never said.
    pub granted: Option<Vec<String>>,
    /// The permissions that connecting asked for.
    pub wanted: Vec<String>,
}

impl Permissions {
    /// The permissions that were asked for and not granted. Empty where Meta never said which were granted.
    pub fn missing(&self) -> Vec<String> {
        let Some(granted) = &self.granted else { return Vec::new() };
        self.wanted.iter().filter(|permission| !granted.contains(permission)).cloned().collect()
    }
}

/// A Meta app that a person made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// The network of the app; each network gives the app an ID of its own.
    pub network: Network,
    /// The app ID, as Meta numbers it.
    pub id: String,
    /// The address that log-ins return to. It is registered with Meta and must be the same in authorize and exchange
    /// calls.
    pub return_address: String,
    /// The permissions that connecting asks for.
    pub permissions: Vec<String>,
    /// The configuration of Facebook Login for Business; it is sent in place of permissions.
    pub config_id: Option<String>,
    /// How long the app secret is kept.
    pub secret: SecretKeeping,
    /// Whether new log-ins of its network use this app.
    pub default: bool,
    /// When the app was set; the 24 hours of [`SecretKeeping::Once`] are counted from here.
    pub set_at: Moment,
}

impl App {
    /// An app of which nothing but its ID is known: it has the usual return address and permissions of its network, and
    /// its secret is kept.
    pub fn usual(network: Network, id: &str, default: bool, set_at: Moment) -> Self {
        let facts = network.facts();
        Self {
            network,
            id: id.to_owned(),
            return_address: facts.return_address.clone(),
            permissions: facts.permissions.usual.clone(),
            config_id: None,
            secret: SecretKeeping::Kept,
            default,
            set_at,
        }
    }
}

/// How long an app secret is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SecretKeeping {
    /// The secret stays in the vault, so that reconnecting needs one click.
    Kept,
    /// The secret is deleted after the first long-lived token, and after 24 hours at the latest.
    Once,
    /// No secret of this app is kept.
    None,
}

/// A step of an account that was started. A row that is still there after its process ended is of an interrupted step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The row number in the ledger; 0 before the row is written.
    pub id: i64,
    pub kind: PendingKind,
    /// When the step began, by this profile's clock.
    pub started_at: Moment,
    /// The account, or the account to be. It is written before the vault, so that an interrupted connect can be
    /// completed.
    pub account: Account,
    /// The line in which the token was found, with what it holds: it becomes the account's together with the account.
    pub place: Option<Place>,
}

/// The kinds of step that must be completed or undone after an interruption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PendingKind {
    /// A log-in or an import that is about to be stored.
    Keep,
    /// An extend: a newer token is asked for and stored.
    Extend,
}

/// A line of an account's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    pub at: Moment,
    /// The id of the account; None for a line about the program itself.
    pub account: Option<String>,
    /// What happened, a key of the texts: `connected`, `extended`, `delivered`, …
    pub event: String,
    /// The values for the sentence, as JSON without secrets.
    pub facts: serde_json::Value,
}
