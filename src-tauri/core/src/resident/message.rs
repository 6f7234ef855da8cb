//! The messages of the resident's one inbox.

use std::path::PathBuf;

use tokio::sync::oneshot;

use super::backup_end::BackupEnd;
use super::errand::Finished;
use super::handing_end::HandingEnd;
use super::outside::HostFacts;
use super::person::Happened;
use crate::face::{Box as PasteBox, Export, Intent};
use crate::journeys::Progress;
use crate::journeys::connect::Connected;
use crate::journeys::doctor::Found;
use crate::journeys::guard::Warning;
use crate::journeys::import::{FromFile, Seen};
use crate::journeys::rebuild::Rebuilt;
use crate::journeys::remind::Reminder;
use crate::network::Network;
use crate::places::lines::Line;
use crate::ports::{Answer, NotShown, PracticeEvent, Shown, Sight, VaultTrouble};
use crate::problem::Problem;
use crate::secret::Secret;
use crate::trust::Trusted;

/// Something that happened outside of the resident's task.
pub enum Message {
    /// Something for the person's half.
    Person(ForPerson),
    /// The host could not fulfil a wish.
    CouldNot(Problem),
    /// What a look at the vault found that asks for no password.
    LookedAtVault(Result<Sight, VaultTrouble>),
    /// Interrupted journeys are completed, and everything whose time is over is deleted.
    InOrder(Result<Option<Rebuilt>, Problem>),
    /// An errand has ended, with or without success.
    Finished(Finished),
    /// The vault was read to see whether it is open.
    Vault(Result<(), Problem>),
    /// The clock of practice was moved by a day.
    DayPassed(Result<(), Problem>),
    /// A reminder was shown, could not be shown, or was not due.
    Reminded(Result<Result<Option<Reminder>, NotShown>, Problem>),
    /// A person answered the notification of this number.
    Answered(u64, Answer),
    /// A notification that says how extends ended is on the screen.
    OutcomeShown(Box<dyn Shown>),
    /// The notification that shows what a reminder looks like was shown or not.
    Tested(Result<Box<dyn Shown>, NotShown>),
    /// Somebody wants to know whether the inbox is still read.
    AreYouThere(oneshot::Sender<()>),
    /// The program, or this profile, has to end.
    Stop(oneshot::Sender<()>),
}

/// What a person does, and what became of it.
pub enum ForPerson {
    /// The facts about the host have changed.
    Host(HostFacts),
    /// A person clicked or typed.
    Intent(Intent),
    /// A person chose a settings file, as a place of this account or, without an account, for the tokens in it.
    File { path: PathBuf, account: Option<String> },
    /// A person chose where the file goes that was to be saved.
    SaveTo(PathBuf),
    /// The vault is open, so that everything can be removed.
    MayRemoveEverything,
    /// The page for someone else, or the table of what happened, was written to this file.
    TextSaved(PathBuf),
    /// The table of what happened, to be saved where the person says.
    TableMade(Result<String, Problem>),
    /// The work of this number on a handed over app or a sealed token ended.
    HandingDone(u64, Result<HandingEnd, Problem>),
    /// A person chose a backup.
    Backup(PathBuf),
    /// The work of this number on a backup ended.
    BackupDone(u64, Result<BackupEnd, Problem>),
    /// The dates of all accounts were written to this file.
    Exported(Export, PathBuf),
    /// The check-up of this number ended.
    CheckedUp(u64, Result<Box<Found>, Problem>),
    /// The text for whoever helps was written to this file.
    BundleSaved(PathBuf),
    /// The chosen file of this number was read.
    FileRead(u64, Result<Vec<Line>, Problem>),
    /// The log-in of this number has moved on.
    Progress(u64, Progress),
    /// The log-in of this number is over.
    AttemptOver(u64, Box<Result<Connected, Problem>>),
    /// No browser could be opened for the log-in of this number.
    NoBrowser(u64),
    /// The text of the clipboard, to be taken for this box; None when it is empty.
    Clipboard(PasteBox, Option<Secret>),
    /// The text that was on the clipboard when the log-in of this number looked at it; None when it was empty.
    LookedAtClipboard(u64, Option<Secret>),
    /// The file of the import of this number was looked at.
    FileLooked(u64, PathBuf, Result<Vec<Seen>, Problem>),
    /// The import of this number ended.
    Imported(u64, Result<FromFile, Problem>),
    /// The Meta app of this network was kept; None where one was removed.
    AppDone(Result<Option<Network>, Problem>),
    /// A text was written to the clipboard. A token is included, because it has to be cleared again.
    Copied(Result<Option<Secret>, Problem>),
    /// What goes on in practice, and the account at which what happened last shows itself.
    Happened(Result<Vec<PracticeEvent>, Problem>, Happened),
    /// The files of places were looked at.
    Guarded(Result<Vec<Warning>, Problem>),
    /// The browsers' stores were looked at or changed, by the work of this number.
    Trusted(u64, Box<Result<Trusted, Problem>>),
}

impl From<ForPerson> for Message {
    fn from(message: ForPerson) -> Self {
        Self::Person(message)
    }
}
