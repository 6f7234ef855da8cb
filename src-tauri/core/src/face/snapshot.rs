//! The state of the program as the window shows it.

mod account;
mod attempt;

use std::collections::BTreeMap;

use serde::Serialize;

use super::places::{NewPlace, WaitingPlace};
use super::reading::Reading;
use crate::network::Network;
use crate::problem::{Action, Fact, MetaFacts};
use crate::settings::Settings;

pub use account::{Account, Outcome, Permissions, Work};
pub use attempt::{Attempt, AttemptStage, LeftOut, OfferedPage};

/// A moment: RFC 3339, UTC, whole seconds, `Z`.
type Time = String;

/// Everything, once, when a window opens.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    #[serde(flatten)]
    pub head: Head,
    /// Most urgent first.
    pub accounts: Vec<Account>,
}

/// What changed since the last one: with many accounts only those that are different.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Change {
    #[serde(flatten)]
    pub head: Head,
    /// New or different ones.
    pub accounts: Vec<Account>,
    /// Ids of all accounts, most urgent first; null when neither the order nor the number changed.
    pub order: Option<Vec<String>>,
}

/// All but the accounts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Head {
    /// Rises with every change; a change that does not follow the last one seen asks for a whole snapshot.
    pub version: u32,
    /// The clock of this profile.
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

/// How the password vault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum VaultState {
    Open,
    Locked,
    Missing,
}

/// A cause, one action, and what its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Problem {
    /// A key of the texts, with dots: `x.expired`.
    pub code: String,
    #[cfg_attr(
        test,
        ts(
            type = "'reconnect' | 'reconnect_with_permission' | 'retry_login' | 'fix_setup' | 'check_paste' | 'wait' | 'retry_later' | 'open_meta' | 'report' | 'extend' | 'none'"
        )
    )]
    pub action: Action,
    #[cfg_attr(
        test,
        ts(
            type = "Record<string, { text: string } | { number: number } | { date: string } | { time: string }>"
        )
    )]
    pub facts: BTreeMap<String, Fact>,
    #[cfg_attr(
        test,
        ts(
            type = "{ code: number | null, subcode: number | null, type: string | null, fbtrace_id: string | null, http_status: number | null } | null"
        )
    )]
    pub meta: Option<MetaFacts>,
}

/// A Meta app.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct App {
    #[cfg_attr(test, ts(type = "'threads' | 'instagram' | 'facebook'"))]
    pub network: Network,
    pub id: String,
    pub return_address: String,
    pub permissions: Vec<String>,
    #[cfg_attr(test, ts(type = "'kept' | 'once' | 'none'"))]
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
    /// Its letters.
    pub length: u32,
    pub is: Verdict,
}

/// What it looks like.
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
    /// A number.
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
    /// These are kept; lines of a file that gave no account stand beside them.
    /// `already`: those of them that were here with this token, or with one that lasts longer.
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

/// How the desktop stands, read back from it.
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
    /// This account is to be extended soon, and nobody would do it.
    Quit { account: String },
}
