//! What an intent names: accounts, boxes, texts, pages and answers.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::network::Network;

/// The person's answer to the question whether the program should stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Leave {
    /// Nothing changes: the window stays open.
    Stay,
    /// The window closes and the program works on.
    KeepWorking,
    /// The window closes and the program ends.
    Stop,
}

/// A text that was typed into a box for a secret; its Debug output is masked.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub String);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

/// The accounts that an intent is about.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ChosenAccounts {
    All,
    These(Vec<String>),
}

/// A message to a client about these accounts, in `en` or `ru`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ToClient {
    pub accounts: Vec<String>,
    pub language: String,
    /// The name under the message.
    pub from: Option<String>,
}

/// A box that takes a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Box {
    /// The address that the browser returned to.
    Address,
    /// A token of an account that is to be added.
    Token,
    /// A token that Meta's page has made for a person on the quick way of this network.
    MadeToken(Network),
    /// The address of a page of a Meta app for this network.
    AppPage(Network),
    /// The ID of a Meta app for this network.
    AppId(Network),
    /// The secret of a Meta app.
    Secret,
    /// An error text from anywhere; it may contain a token.
    Error,
}

/// The text that is put on the clipboard.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Copied {
    /// The return address of a network.
    ReturnAddress(Network),
    /// The address of the log-in page, for another browser.
    LoginAddress,
    /// The token of an account; the clipboard is cleared after a minute.
    Token(String),
    /// The message to a client, while it is shown.
    ClientMessage,
    /// The message to the person who gets the file that was made last and is shown.
    HandoverMessage,
    /// A sealed token that waits to be sent.
    Reply { network: Network, user_id: String },
    /// What whoever helps is given of the check-up, while it is shown.
    Bundle,
    /// The details of a problem that is shown, without secrets and names.
    Details(Shown),
    /// The page of what happened that is shown, for whoever helps: without secrets.
    Activity,
    /// The name of the account that is to be connected, as its walk has it.
    Name(Network),
    /// A permission by Meta's name.
    Permission(String),
    /// The steps of a walk, while they are shown as a page for someone else.
    Steps,
    /// The address of the page, or the path of the folder, that did not open.
    NotOpened,
    /// Practice: a token to paste, of an account that has none yet.
    PracticeToken,
}

/// The part of the state that shows a problem.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Shown {
    /// The problem of the last intent.
    Intent,
    /// The problem of this account.
    Account(String),
    /// The problem or the notice of the log-in.
    Attempt,
    /// The problem of an import, or of this line of an imported file.
    Import(Option<u32>),
    /// The problem of the file that may become a place.
    NewPlace,
    /// The problem that a pasted error text means.
    Reading,
    /// The problem of a backup that was not made or not brought back.
    Backup,
}

/// A page or folder that opens outside of the window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Opened {
    /// Meta's page of apps.
    MetaApps,
    /// Meta's page on which the system users of a business have their tokens made.
    SystemUsers,
    /// A network's own site.
    Network(Network),
    /// The page where a network lets a Tester accept the invite.
    Invites(Network),
    /// The folder of a place's file, or the page with its form.
    Place(String),
    /// The folder of the file that was made last to hand a Meta app over, while it is shown.
    HandedOver,
    /// The folder of the backup, of the dates of all accounts or of the text for whoever helps that was saved last.
    Saved,
    /// One of Meta's pages that the walk of a network names.
    MetaPage { network: Network, page: String },
    /// Practice: the folder with the sample files.
    Samples,
    /// The page of this program itself.
    Project,
}
