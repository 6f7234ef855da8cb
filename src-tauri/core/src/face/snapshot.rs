//! The state of the program as the window shows it.

mod account;
mod attempt;

use std::collections::BTreeMap;

use serde::Serialize;

use super::places::{NewPlace, WaitingPlace};
use super::reading::Reading;
use super::time::Time;
use crate::network::Network;
use crate::problem::{Action, Fact, MetaFacts};
use crate::settings::Settings;

pub use account::{Account, Outcome, Permissions, Work};
pub use attempt::{Attempt, AttemptStage, LeftOut, OfferedPage};

/// The whole state, which a window is given when it opens.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    #[serde(flatten)]
    #[cfg_attr(test, ts(skip))]
    pub head: Head,
    /// Most urgent first.
    pub accounts: Vec<Account>,
}

/// What changed since the last one; of the accounts only the different ones.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Change {
    #[serde(flatten)]
    #[cfg_attr(test, ts(skip))]
    pub head: Head,
    /// Accounts that are new or different.
    pub accounts: Vec<Account>,
    /// Ids of all accounts, most urgent first; null when neither the order nor the number changed.
    pub order: Option<Vec<String>>,
}

/// The state of the program, without the accounts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Head {
    /// Rises with every change; a change that does not follow the last one seen asks for a whole snapshot.
    pub version: u32,
    /// The time of this profile; in practice it is not the computer's.
    pub now: Time,
    /// `en` or `ru`.
    pub language: String,
    /// Set in the practice profile.
    pub practice: Option<Practice>,
    pub vault: VaultState,
    /// Since when Meta could not be reached; null while it can.
    pub offline_since: Option<Time>,
    /// Until when reminders are paused; null while they are not.
    pub paused_until: Option<Time>,
    /// When Meta last answered.
    pub checked_at: Option<Time>,
    /// Accounts of the first four statuses.
    pub needs_you: u32,
    /// The next account that extends by itself: its id and when.
    pub next_by_itself: Option<(String, Time)>,
    pub apps: Vec<App>,
    /// What Meta's form is given, with an app or before there is one.
    pub return_addresses: ReturnAddresses,
    pub attempt: Option<Attempt>,
    pub import: Option<Import>,
    /// What the error that was pasted last means.
    pub reading: Option<Reading>,
    /// A settings file that a person chose for an account, until a line is picked.
    pub new_place: Option<NewPlace>,
    /// Lines of files that wait for an account of their network.
    pub waiting: Vec<WaitingPlace>,
    /// A file is held over the window.
    pub file_over: bool,
    /// What was pasted as an app secret last; it waits for its app if it can be one.
    pub pasted: Option<Pasted>,
    /// Of the account whose details are open; newest first.
    pub history: Option<(String, Vec<HistoryLine>)>,
    /// The last thing that stood in the way of an intent, until the next intent.
    pub problem: Option<Problem>,
    pub settings: Settings,
    pub desktop: Desktop,
    /// What a person is asked before the program stops.
    pub question: Option<Question>,
}

/// The practice profile.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Practice {
    /// While days are lived through: how many are left.
    pub skipping: Option<u32>,
}

/// Whether the password vault can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum VaultState {
    Open,
    Locked,
    Missing,
}

/// A cause, the one action that helps, and what its card needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Problem {
    /// A key of the texts, with dots: `x.expired`.
    pub code: String,
    pub action: Action,
    /// What its sentence needs, by the names that the texts use.
    #[cfg_attr(test, ts(type = "Record<string, Fact>"))]
    pub facts: BTreeMap<String, Fact>,
    pub meta: Option<MetaFacts>,
    /// The network that it is about, where one is known.
    pub network: Option<Network>,
    /// The account that came back in place of the wanted one, without `@`.
    pub other: Option<String>,
    /// Another process works on the account. Its card is not that of the code.
    pub busy: bool,
}

/// A Meta app as the settings show it; its secret never crosses.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct App {
    pub network: Network,
    pub id: String,
    pub return_address: String,
    pub permissions: Vec<String>,
    pub secret: crate::account::SecretKeeping,
    pub default: bool,
}

/// The return address of each network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReturnAddresses {
    pub threads: String,
    pub instagram: String,
    pub facebook: String,
}

/// What was taken as an app secret.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pasted {
    /// What a person may see of it.
    pub masked: String,
    /// How many letters it has.
    pub length: u32,
    pub is: Verdict,
}

/// What a pasted app secret looks like, judged by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Verdict {
    Secret,
    Nothing,
    /// Fewer letters than a secret has.
    Short,
    /// An account's token.
    Token,
    /// A Meta app's token.
    AppToken,
    /// Digits alone, as an app's ID has.
    AppId,
    Other,
}

/// What was pasted to be added.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Import {
    /// Meta is asked whose it is.
    Asking,
    /// These accounts are kept. `already`: the ones among them that were here with this token, or with a longer one.
    /// `skipped`: lines of the file that gave no account.
    Done { accounts: Vec<String>, already: Vec<String>, skipped: Vec<Found> },
    /// Nothing was kept.
    Refused { problem: Problem },
}

/// A line of a file that gave no account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    pub line: u32,
    pub key: String,
    pub problem: Problem,
}

/// A line of an account's history; `event` is a key of the texts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HistoryLine {
    pub at: Time,
    pub event: String,
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub facts: serde_json::Value,
}

/// What the desktop does for the program, read back from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Desktop {
    pub start_at_login: bool,
    /// Whether our tray icon is shown.
    pub has_tray: bool,
    pub program_version: String,
}

/// What a person is asked before the program stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Question {
    /// The window closes and nothing on the screen would show that the program works on.
    Close,
    /// This account is to be extended soon, and the program would not be running.
    Quit { account: String },
}
