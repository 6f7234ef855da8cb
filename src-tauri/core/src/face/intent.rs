//! What a person wants, as the window says it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::forecast::Export;
use crate::history::Wanted;
use crate::moment::Moment;
use crate::network::Network;
use crate::ports::PracticeEvent;
use crate::reminders::Pause;
use crate::settings::Setting;
use crate::setup::Change;

/// What a person asks for with one click or key.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Intent {
    /// Starts a log-in and opens the browser. With `account`, that account is reconnected, and no other may log in.
    Connect {
        network: Network,
        expect: Option<String>,
        account: Option<String>,
        /// Facebook: connects Pages of the person, who chooses them after the log-in.
        #[serde(default)]
        pages: bool,
    },
    /// Opens the log-in's address in the browser once more.
    OpenBrowser,
    /// Extends the wait for the browser by 20 minutes.
    KeepWaiting,
    /// Answers "Is this right?".
    IsRight {
        yes: bool,
    },
    /// Answers which Pages to connect, by Meta's ids.
    ChoosePages {
        ids: Vec<String>,
    },
    /// Ends the log-in, or closes its last page.
    CloseAttempt,
    /// The host reads the clipboard and takes it for this box; the text never enters the page.
    Paste {
        into: Box,
    },
    /// Takes a text that was typed or dropped into a box for secrets; the window empties the box at once.
    Typed {
        into: Box,
        #[cfg_attr(test, ts(type = "string"))]
        text: Typed,
    },
    /// Lets a person choose a settings file, which the host reads. With `account`, the file may become a place of that
    /// account, and its lines are shown; without it, the person is asked which of the tokens in it are added.
    ChooseFile {
        account: Option<String>,
    },
    /// Does the same as `ChooseFile` with a typed path.
    NameFile {
        path: String,
        account: Option<String>,
    },
    /// Adds the tokens of these lines of the file that was looked at.
    AddLines {
        lines: Vec<u32>,
    },
    /// Lets a person choose the file of a place that has moved. The line that is then picked takes the place of the old
    /// one.
    FindFile {
        place: String,
    },
    /// Writes the account's token to this line of the chosen file, and keeps the line as a place. A missing line is
    /// added at the end.
    AddPlace {
        key: String,
    },
    /// Keeps a form as a place of the account: a person pastes each new token there. `link` is the page with the form.
    AddByHand {
        account: String,
        name: String,
        link: Option<String>,
    },
    /// Notes that the person has pasted the token into the form of this place.
    ConfirmPlace {
        place: String,
    },
    /// Takes that back.
    UndoConfirmPlace {
        place: String,
    },
    /// Closes the chosen file without writing to it.
    CloseNewPlace,
    /// Makes a waiting line a place of the account.
    AdoptPlace {
        place: String,
        account: String,
    },
    /// Stops writing a place. The file keeps the token that it has.
    RemovePlace {
        place: String,
    },
    /// Closes the result of an import.
    CloseImport,
    /// Closes the meaning of a pasted error.
    CloseReading,
    /// Closes the problem of the last intent.
    CloseProblem,
    /// Extends these accounts now, also if they are not due.
    Extend {
        who: ChosenAccounts,
    },
    /// Shows what a reminder looks like.
    TestReminder,
    /// Starts no more of the extends that were asked for together; those under way are finished.
    StopExtending,
    /// Closes the sum of the extends that were asked for together.
    CloseTogether,
    /// Asks Meta whether the tokens of these accounts still work.
    Check {
        who: ChosenAccounts,
    },
    AutoExtend {
        account: String,
        on: bool,
    },
    Rename {
        account: String,
        label: Option<String>,
    },
    /// Moves these accounts to a client; null for none.
    SetClient {
        accounts: Vec<String>,
        client: Option<String>,
    },
    /// Switches off, at Meta, the token that the account had before the one in use.
    EndOldToken {
        account: String,
    },
    Disconnect {
        account: String,
    },
    UndoDisconnect {
        account: String,
    },
    /// Shows no reminder before the day of this moment; where that day is today, before the moment.
    RemindLater {
        account: String,
        #[cfg_attr(test, ts(type = "string"))]
        until: Moment,
    },
    /// Shows no reminder of any account for a while.
    PauseReminders {
        span: Pause,
    },
    /// Ends the pause of reminders.
    ResumeReminders,
    /// Writes the token to a place now, whatever the place contains.
    SendPlace {
        place: String,
    },
    /// Opens the details of an account, or closes them.
    ShowHistory {
        account: Option<String>,
    },
    /// Shows a page of what happened; null closes it.
    ShowActivity {
        wanted: Option<Wanted>,
    },
    /// Saves what happened as a table, without pages; the host asks where.
    SaveActivity {
        wanted: Wanted,
    },
    /// Closes what is told after an absence, for good.
    CloseCatchUp,
    /// Keeps a Meta app. Its secret is the last one pasted into [`Box::Secret`], or the one that is already kept.
    SetApp {
        network: Network,
        id: String,
        forget_secret: bool,
    },
    /// Drops the secret that was pasted into [`Box::Secret`].
    ForgetSecret,
    RemoveApp {
        network: Network,
        id: String,
    },
    /// Seals the network's Meta app with this passphrase in a file; the host asks where.
    MakeHandover {
        network: Network,
        with_secret: bool,
        reply: bool,
        from: Option<String>,
        /// The client that the file is for, which its offered name tells.
        client: Option<String>,
        #[cfg_attr(test, ts(type = "string"))]
        passphrase: Typed,
    },
    /// Opens the chosen file that hands a Meta app over.
    OpenHandover {
        #[cfg_attr(test, ts(type = "string"))]
        passphrase: Typed,
    },
    /// Keeps the app of the open file.
    TakeHandover,
    /// Closes the file that is made or taken.
    CloseHandover,
    /// Saves a sealed token as a file; the host asks where.
    SaveReply {
        network: Network,
        user_id: String,
    },
    /// Forgets a sealed token, because it was sent.
    ReplySent {
        network: Network,
        user_id: String,
    },
    /// Shows what would be in a backup, and asks for its passphrase.
    BeginBackup,
    /// Seals everything that moves to another computer with this passphrase in a file; the host asks where.
    MakeBackup {
        #[cfg_attr(test, ts(type = "string"))]
        passphrase: Typed,
    },
    /// Lets a person choose a backup.
    ChooseBackup,
    /// Does the same with a typed path.
    NameBackup {
        path: String,
    },
    /// Opens the chosen backup, and shows what it would change.
    OpenBackup {
        #[cfg_attr(test, ts(type = "string"))]
        passphrase: Typed,
    },
    /// Brings back what is in the open backup.
    Restore,
    /// Closes the backup that is made or brought back.
    CloseBackup,
    /// Saves the dates of all accounts as a file; the host asks where.
    Export {
        what: Export,
    },
    /// Shows what ends while this computer stays off for so many days; null closes it.
    LookAhead {
        days: Option<u32>,
    },
    /// Looks at everything that the program depends on.
    CheckUp,
    /// Shows what whoever helps is given of it, or closes that text.
    ShowBundle {
        on: bool,
    },
    /// Saves that text as a file; the host asks where.
    SaveBundle,
    /// Closes the check-up with its text.
    CloseCheckUp,
    /// Keeps how far the set-up of a network's Meta app is.
    SetUp {
        network: Network,
        change: Change,
    },
    /// Shows the steps of a network's walk as a page for someone else; null closes it.
    /// `from` is the name of the person who asks, as the page says it.
    ShowSteps {
        network: Option<Network>,
        #[serde(default)]
        from: Option<String>,
    },
    /// Shows the message to a client; null closes it.
    ShowMessage {
        to: Option<ToClient>,
    },
    /// Lets a person choose where that page is saved, as a text file.
    SaveSteps,
    /// Puts something on the clipboard.
    Copy {
        what: Copied,
    },
    /// Opens a page in the browser, or a folder.
    Open {
        what: Opened,
    },
    Set {
        setting: Setting,
    },
    /// Looks what the browsers make of our certificate.
    LookAtTrust,
    /// Lets the browsers of this user accept our certificate, or takes that back.
    Trust {
        on: bool,
    },
    /// Asks the vault to unlock.
    Unlock,
    EnterPractice,
    LeavePractice,
    /// Practice: lets this many days pass.
    SkipDays {
        days: u32,
    },
    /// Practice: lets something happen, or ends what goes on.
    PracticeEvent {
        what: PracticeEvent,
    },
    /// Closes the window. Whether the program works on without it, or asks first, is decided here.
    CloseWindow,
    /// Ends the program, unless a question has to be asked first.
    Quit,
    /// Ends the program and starts the one that an update has put in its place.
    BeginAgain,
    /// Answers the [`Question`](super::Question) that is shown.
    Leave {
        how: Leave,
    },
}

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
