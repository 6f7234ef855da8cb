//! What comes into the resident's one inbox.

use std::path::PathBuf;

use tokio::sync::oneshot;

use super::HostFacts;
use super::errand::{Ended, Errand};
use crate::face::{Box as PasteBox, Intent};
use crate::journeys::Progress;
use crate::journeys::connect::Connected;
use crate::journeys::import::FromFile;
use crate::journeys::remind::Reminder;
use crate::places::lines::Line;
use crate::ports::{Answer, NotShown, Shown, VaultTrouble};
use crate::problem::Problem;
use crate::secret::Secret;

pub(super) enum Message {
    /// A person wants something.
    Intent(Intent),
    /// The host learned something.
    Host(HostFacts),
    /// The host could not do what was wished for.
    CouldNot(Problem),
    /// A person chose a settings file, for a place of this account or for its tokens.
    File { path: PathBuf, account: Option<String> },
    /// The chosen file of this number was read.
    Looked(u64, Result<Vec<Line>, Problem>),
    /// What was cut off is in order, and what had its time is deleted.
    InOrder(Result<(), Problem>),
    /// An errand ended. `version`: of the account, right after it; None when it is not here any more.
    Ended { errand: Errand, version: Option<i64>, ended: Ended },
    /// Word from the log-in of this number.
    Progress(u64, Progress),
    /// The log-in of this number is over.
    AttemptOver(u64, Box<Result<Connected, Problem>>),
    /// No browser could be opened for the log-in of this number.
    NoBrowser(u64),
    /// What the clipboard holds; None: nothing.
    Clipboard(PasteBox, Option<Secret>),
    /// The import of this number ended.
    Imported(u64, Result<FromFile, Problem>),
    /// An app was kept or removed.
    AppDone(Result<(), Problem>),
    /// The vault was asked whether it is open.
    Vault(Result<(), VaultTrouble>),
    /// Something is on the clipboard; a token is to be cleared from it.
    Copied(Result<Option<Secret>, Problem>),
    /// The pretend world is a day older.
    DayPassed(Result<(), Problem>),
    /// A reminder was said, or there was none to say.
    Reminded(Result<Result<Option<Reminder>, NotShown>, Problem>),
    /// What a person did with the notification of this number.
    Answered(u64, Answer),
    /// How extends ended is on the screen.
    Told(Box<dyn Shown>),
    /// The program, or this profile, ends.
    Stop(oneshot::Sender<()>),
}
