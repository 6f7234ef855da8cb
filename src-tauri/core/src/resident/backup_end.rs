//! How a piece of work on a backup ended.

use std::path::PathBuf;
use std::sync::Arc;

use crate::backup::Backup;
use crate::face::{Inside, Restored, SavedAccount, SavedApp};

/// How the work ended that was not refused.
pub enum BackupEnd {
    /// The file is written, without these accounts and apps.
    Made { file: PathBuf, inside: Inside, accounts_left_out: Vec<SavedAccount>, apps_left_out: Vec<SavedApp> },
    /// The file is open.
    Opened(OpenBackup),
    /// What was in it is here.
    Restored(Restored),
}

/// A backup that is open, and what bringing it back would change.
#[derive(Clone)]
pub struct OpenBackup {
    pub backup: Arc<Backup>,
    pub change: Restored,
}
