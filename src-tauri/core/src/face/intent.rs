//! What a person wants, as the window says it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::network::Network;
use crate::reminders::Pause;
use crate::settings::Setting;

/// One click or key.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Intent {
    /// Starts a log-in; the browser opens by itself. `account`: this one is reconnected, and must come back.
    Connect {
        network: Network,
        expect: Option<String>,
        account: Option<String>,
        /// Of whoever logs in to Facebook, the Pages that are chosen then.
        #[serde(default)]
        pages: bool,
    },
    /// Opens the log-in's address in the browser once more.
    OpenBrowser,
    /// Waits 20 minutes more.
    KeepWaiting,
    /// Answers "Is this right?".
    IsRight {
        yes: bool,
    },
    /// Answers which Pages are wanted, by Meta's ids.
    ChoosePages {
        ids: Vec<String>,
    },
    /// Ends the log-in, or closes its last page.
    CloseAttempt,
    /// The host reads the clipboard and takes it for this box; the text never enters the page.
    Paste {
        into: Box,
    },
    /// The same for what was typed or dropped into a box, which is emptied at once.
    Typed {
        into: Box,
        #[cfg_attr(test, ts(type = "string"))]
        text: Typed,
    },
    /// Lets a person choose a settings file; the host reads it. `account`: it may become this one's place, and its
    /// lines are shown; else the tokens in it are added.
    ChooseFile {
        account: Option<String>,
    },
    /// The same for a file whose path was typed.
    NameFile {
        path: String,
        account: Option<String>,
    },
    /// Writes the account's token to this line of the file that was chosen, and keeps it as a place. A line that is not
    /// there is added at the end.
    AddPlace {
        key: String,
    },
    /// The file that was chosen stays as it is.
    CloseNewPlace,
    /// A line that waits becomes the account's place.
    AdoptPlace {
        place: String,
        account: String,
    },
    /// A place is not written any more. What stands in it stays.
    RemovePlace {
        place: String,
    },
    /// Closes what an import said.
    CloseImport,
    /// Closes what an error text means.
    CloseReading,
    /// What stood in the way of the last intent was seen.
    CloseProblem,
    /// Extends now.
    Extend {
        who: Who,
    },
    /// Asks Meta whether they still work.
    Check {
        who: Who,
    },
    AutoExtend {
        account: String,
        on: bool,
    },
    Rename {
        account: String,
        label: Option<String>,
    },
    Disconnect {
        account: String,
    },
    UndoDisconnect {
        account: String,
    },
    /// No reminder before the day of this moment; where that is today, before the moment.
    RemindLater {
        account: String,
        #[cfg_attr(test, ts(type = "string"))]
        until: Moment,
    },
    /// No reminder of any account for a while.
    PauseReminders {
        span: Pause,
    },
    /// Reminders come again.
    ResumeReminders,
    /// Writes a place now, whatever stands in it.
    SendPlace {
        place: String,
    },
    /// Details are open, or closed.
    ShowHistory {
        account: Option<String>,
    },
    /// Keeps a Meta app; its secret is what was last pasted into [`Box::Secret`], or the one that is kept.
    SetApp {
        network: Network,
        id: String,
        forget_secret: bool,
    },
    /// What was pasted into [`Box::Secret`] goes.
    ForgetSecret,
    RemoveApp {
        network: Network,
        id: String,
    },
    /// The host puts something on the clipboard.
    Copy {
        what: Copied,
    },
    /// The host opens something outside.
    Open {
        what: Opened,
    },
    Set {
        setting: Setting,
    },
    /// Asks the vault to unlock.
    Unlock,
    EnterPractice,
    LeavePractice,
    /// Lives through so many days.
    SkipDays {
        days: u32,
    },
    /// Closes the window; whether the program goes on without it, or asks first, is decided here.
    CloseWindow,
    /// Ends the program, unless there is something to be asked first.
    Quit,
    /// Answers a [`Question`](super::Question).
    Leave {
        how: Leave,
    },
}

/// What a person wants when asked whether the program should stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Leave {
    /// Everything stays as it is, the window too.
    Stay,
    /// The window goes and the program works on.
    KeepWorking,
    /// The program ends.
    Stop,
}

/// What was typed into a box for a secret: Debug shows nothing of it.
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
pub enum Who {
    All,
    These(Vec<String>),
}

/// A box that takes a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Box {
    /// The address that the browser came back to.
    Address,
    /// A token to add.
    Token,
    /// An app secret.
    Secret,
    /// An error that was seen elsewhere; it may have a token in it.
    Error,
}

/// What is put on the clipboard.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Copied {
    /// The return address of a network.
    ReturnAddress(Network),
    /// The log-in's address.
    LoginAddress,
    /// An account's token; cleared after a minute.
    Token(String),
    /// The details of a problem that is shown, without secrets and names.
    Details(Shown),
}

/// The part of the state that shows a problem.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Shown {
    /// The problem that stood in the way of the last intent.
    Intent,
    /// The problem of this account.
    Account(String),
    /// The problem or the notice of the log-in.
    Attempt,
    /// The problem of an import; of a file, that of this line.
    Import(Option<u32>),
    /// The problem of the file that may become a place.
    NewPlace,
    /// The problem that a pasted error text means.
    Reading,
}

/// What opens in the browser or the file manager.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Opened {
    /// Meta's page of apps.
    MetaApps,
    /// A network's own site.
    Network(Network),
    /// Where a network lets a Tester accept the invite.
    Invites(Network),
    /// The folder of a place's file.
    Place(String),
}
