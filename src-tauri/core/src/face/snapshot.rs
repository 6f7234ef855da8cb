//! The state of the program as the window shows it.

mod account;
mod attempt;

use std::collections::BTreeMap;

use serde::Serialize;

use super::activity::{Activity, CatchUp};
use super::backup::Backup;
use super::check_up::CheckUp;
use super::forecast::{Exported, Forecast};
use super::handover::{ForOther, Handover, ToSend};
use super::places::{NewPlace, WaitingPlace};
use super::reading::{Reading, Taken};
use super::setup::Setup;
use super::time::Time;
use super::together::Together;
use super::trust::Trust;
use crate::network::Network;
use crate::ports::PracticeEvent;
use crate::problem::{Action, Case, Fact, MetaFacts};
use crate::settings::Settings;

pub use account::{Account, Outcome, Permissions, Work};
pub use attempt::{Attempt, AttemptStage, LeftOut, OfferedPage};

/// The whole state; a window receives it when it opens.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    #[serde(flatten)]
    #[cfg_attr(test, ts(skip))]
    pub head: Head,
    /// The accounts, most urgent first.
    pub accounts: Vec<Account>,
}

/// The difference to the snapshot before, with only the accounts that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Change {
    #[serde(flatten)]
    #[cfg_attr(test, ts(skip))]
    pub head: Head,
    /// The accounts that are new or have changed.
    pub accounts: Vec<Account>,
    /// Ids of all accounts, most urgent first; null when neither the order nor the number changed.
    pub order: Option<Vec<String>>,
}

/// The state of the program, without the accounts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Head {
    /// Rises with every change. A window that missed a number asks for a whole snapshot.
    pub version: u32,
    /// The time of this profile; practice has a clock of its own.
    pub now: Time,
    /// The language of the texts: `en` or `ru`.
    pub language: String,
    /// Set in the practice profile.
    pub practice: Option<Practice>,
    pub vault: VaultState,
    /// Whether the vault has been asked and the system waits for the person's password.
    pub vault_asks: bool,
    /// Since when Meta could not be reached; null while it can.
    pub offline_since: Option<Time>,
    /// Until when reminders are paused; null while they are not.
    pub paused_until: Option<Time>,
    /// Whether the last reminder was not shown, because this desktop shows no notifications. It comes once it does.
    pub reminder_unseen: bool,
    /// When Meta last answered.
    pub checked_at: Option<Time>,
    /// The number of accounts with one of the first four statuses.
    pub needs_you: u32,
    /// The next account that extends by itself: its id and the moment.
    pub next_by_itself: Option<(String, Time)>,
    pub apps: Vec<App>,
    /// The return addresses for Meta's form, also before there is an app.
    pub return_addresses: ReturnAddresses,
    /// How far a person has come with the Meta apps.
    pub setup: Setup,
    /// Extends that were asked for with one click, under way or over, until their sum is closed.
    pub together: Option<Together>,
    /// Accounts whose disconnect can still be undone, the one that is deleted first before the others.
    pub disconnected: Vec<Disconnected>,
    pub attempt: Option<Attempt>,
    pub import: Option<Import>,
    /// The message to a client that is shown, before it is copied.
    pub client_message: Option<String>,
    /// A backup that is made or brought back, until it is closed.
    pub backup: Option<Backup>,
    /// What ends while this computer stays off, while the person looks ahead.
    pub forecast: Option<Forecast>,
    /// The file with the dates of all accounts that was saved last.
    pub exported: Option<Exported>,
    /// The check-up, until it is closed.
    pub check_up: Option<CheckUp>,
    /// A file that hands a Meta app over, until it is closed.
    pub handover: Option<Handover>,
    /// Sealed tokens that wait to be sent to somebody else.
    pub to_send: Vec<ToSend>,
    /// Meta apps whose tokens are for somebody else.
    pub for_others: Vec<ForOther>,
    /// The text that was taken last for the box of a token or an error, with its secrets hidden.
    pub taken: Option<Taken>,
    /// The meaning of the error text that was pasted last.
    pub reading: Option<Reading>,
    /// A settings file that a person chose for an account, until a line is picked.
    pub new_place: Option<NewPlace>,
    /// Lines of files that wait for an account of their network.
    pub waiting: Vec<WaitingPlace>,
    /// Whether a file is held over the window.
    pub file_over: bool,
    /// The last text that was pasted as an app secret. It waits for its app if it can be a secret.
    pub pasted: Option<Pasted>,
    /// The history of the account whose details are open, newest first.
    pub history: Option<(String, Vec<HistoryLine>)>,
    /// The page of what happened, while it is open.
    pub activity: Option<Activity>,
    /// What is told after an absence, until it is closed.
    pub catch_up: Option<CatchUp>,
    /// The account whose details are open, by id, where the token before the one in use may be switched off at Meta.
    pub old_token: Option<String>,
    /// The problem of the last intent, until the next intent.
    pub problem: Option<Problem>,
    pub settings: Settings,
    pub desktop: Desktop,
    /// What the browsers make of our certificate; null until a page has asked.
    pub trust: Option<Trust>,
    /// The question that has to be answered before the program stops.
    pub question: Option<Question>,
}

/// The state of the practice profile that the real one does not have.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Practice {
    /// Whether time and events are set where the pretend Meta runs, and not from here.
    pub elsewhere: bool,
    /// How many days of a skip are left; null when no skip is under way.
    pub skipping: Option<u32>,
    /// What was let happen and goes on until it is ended.
    pub going_on: Vec<PracticeEvent>,
    /// The exercises that were done since practice was entered.
    pub done: Vec<Exercise>,
}

/// What a person can try in practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Exercise {
    /// Add an account with a token or a file.
    Import,
    /// Extend a token.
    Extend,
    /// Log in once more for an account.
    Reconnect,
    /// Let a token be written to a file.
    SendToFile,
    /// See a reminder.
    SeeReminder,
    /// Make a Meta app, with every stage of the walk.
    SetUp,
}

impl Exercise {
    /// Every exercise, the easiest first.
    pub const ALL: [Self; 6] =
        [Self::Import, Self::Extend, Self::Reconnect, Self::SendToFile, Self::SeeReminder, Self::SetUp];
}

/// Whether the password vault can be used. But for the first three, each has the word of the case that its card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum VaultState {
    Open,
    Locked,
    Missing,
    /// The system asks the person for the password, and nobody has answered.
    Asking,
    /// It runs and has no keyring.
    NoKeyring,
    /// It runs, and this program may not use it.
    Denied,
    /// It works and has none of the entries that were kept.
    NoneOfOurs,
    /// The passphrase does not open its file.
    WrongPassphrase,
    /// The passphrase cannot be read.
    NoPassphrase,
    /// It answered with an error of its own.
    Refused,
}

/// A cause, the one action that helps, and the values that its card needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Problem {
    /// A key of the texts, with dots: `x.expired`.
    pub code: String,
    pub action: Action,
    /// The values of its sentence, by the names that the texts use.
    pub facts: BTreeMap<String, Fact>,
    pub meta: Option<MetaFacts>,
    /// The network that the problem is about, where one is known.
    pub network: Option<Network>,
    /// The account that logged in instead of the wanted one, without `@`.
    pub other: Option<String>,
    /// The case of its card that the problem is, where the card has several.
    pub case: Option<Case>,
    /// Whether another process works on the account. Such a problem has a card of its own.
    pub busy: bool,
}

/// An account that was disconnected and is not deleted yet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Disconnected {
    pub id: String,
    pub network: Network,
    /// Meta's username without `@`; on Facebook, the name.
    pub name: String,
    /// Until when the disconnect can be undone.
    pub until: Time,
}

/// A Meta app as the settings show it, without its secret.
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

/// A text that was pasted as an app secret.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pasted {
    /// The masked text, safe to show.
    pub masked: String,
    /// Its length in characters.
    pub length: u32,
    pub is: Verdict,
}

/// The kind of text that was pasted as an app secret, judged by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Verdict {
    Secret,
    Nothing,
    /// It has fewer characters than a secret.
    Short,
    /// It is the token of an account.
    Token,
    /// It is the token of a Meta app.
    AppToken,
    /// It has digits only, like an app ID.
    AppId,
    Other,
}

/// The state of an import.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Import {
    /// Meta is asked whose token it is.
    Asking,
    /// These lines of a file hold a token, and the person says which of them are added. Nothing is kept before.
    Asks { file: String, lines: Vec<Offered> },
    /// These accounts are kept. `known` lists the accounts among them that were here before, `already` those of which
    /// this token or a token that ends later was here. `skipped` are the chosen lines that gave no account,
    /// `left_out` those that could not be chosen or were not.
    Done {
        accounts: Vec<String>,
        known: Vec<String>,
        already: Vec<String>,
        skipped: Vec<Offered>,
        left_out: Vec<Offered>,
    },
    /// The import failed, and no account was added.
    Refused { problem: Problem },
}

/// A line of a settings file, or a row of a list, that holds a token.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Offered {
    pub line: u32,
    /// The name before `=`; empty in a list.
    pub key: String,
    /// The account's handle as the row of a list says it.
    pub handle: Option<String>,
    /// The account that its token is for, as people write it; null where it gives none.
    pub name: Option<String>,
    pub network: Option<Network>,
    /// Whether that account is kept already.
    pub already: bool,
    /// The account that the row of a list names, as people write it, where its token is another account's. Such a row
    /// is not added.
    pub expected: Option<String>,
    /// The client whose account it is, by the row of a list.
    pub client: Option<String>,
    /// Whether the token is dead and the line can wait for a new one.
    pub waits: bool,
    /// Why its token gives no account.
    pub problem: Option<Problem>,
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

/// The desktop's features that the program uses, as the desktop reports them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Desktop {
    pub start_at_login: bool,
    /// Whether our tray icon is shown.
    pub has_tray: bool,
    pub program_version: String,
}

/// A question that has to be answered before the program stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Question {
    /// Closing the window would leave nothing on the screen to show that the program works on.
    Close,
    /// Quitting would stop the program shortly before this account has to be extended.
    Quit { account: String },
}
