//! What a person wants, as the window says it.

use serde::Deserialize;

use super::forecast::Export;
use super::meant::{Box, ChosenAccounts, Copied, Leave, Opened, ToClient, Typed};
use crate::history::Wanted;
use crate::moment::Moment;
use crate::network::Network;
use crate::places::guard::Remedy;
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
    /// Notes that the person has restarted what uses the token of this place.
    Restarted {
        place: String,
    },
    /// Puts back what the file of this place held before our last write.
    UndoPlace {
        place: String,
    },
    /// Puts right how others can come by the file of this place.
    PutRight {
        place: String,
        remedy: Remedy,
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
    /// Ends the program and deletes all that it keeps on this computer. Practice is left, which deletes that of practice.
    RemoveEverything,
    /// Answers the [`Question`](super::Question) that is shown.
    Leave {
        how: Leave,
    },
}
