//! A backup that is made or brought back, one at a time.
//!
//! The passphrase is in memory alone, until the file is written or opened. A file that was chosen is opened by its
//! passphrase, and what it would change is shown before anything is changed. Held by `resident/tests/backups.rs`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::short_lived::ShortLived;
use crate::face::{self, Inside, Restored, SavedAccount, SavedApp, build};
use crate::journeys::backup::{self, Make};
use crate::journeys::restore;
use crate::ports::Ports;
use crate::problem::{Case, Problem};
use crate::resident::backup_end::{BackupEnd, OpenBackup};
use crate::resident::base::{Base, not_understood};
use crate::resident::message::ForPerson;
use crate::resident::outside::Wish;
use crate::resident::records::Records;
use crate::secret::Secret;

/// How the name of a backup ends.
pub const ENDS_IN: &str = "sixty-backup";

/// What the window has open of this.
#[derive(Default)]
pub struct Backups {
    stage: Option<Stage>,
    /// Seals the file whose name the person chooses.
    to_save: Option<ShortLived>,
    /// The number of the work under way; an outcome of another number is of something that was closed.
    number: u64,
}

enum Stage {
    Asks,
    /// With the file that is opened, or with the backup that is brought back.
    Working {
        file: Option<PathBuf>,
        open: Option<OpenBackup>,
    },
    Made {
        file: PathBuf,
        inside: Inside,
        accounts_left_out: Vec<SavedAccount>,
        apps_left_out: Vec<SavedApp>,
    },
    Locked {
        file: PathBuf,
        problem: Option<Problem>,
    },
    Found(OpenBackup),
    Restored(Restored),
    Refused {
        problem: Problem,
        open: Option<OpenBackup>,
    },
}

impl Backups {
    /// Shows what would be in a backup.
    pub fn begin(&mut self) {
        self.close();
        self.stage = Some(Stage::Asks);
    }

    /// Asks where the file shall be, with this passphrase to seal it.
    ///
    /// # Errors
    ///
    /// `x.paste` for a passphrase that is too short.
    pub fn make(&mut self, base: &Base, passphrase: Secret) -> Result<(), Problem> {
        self.to_save = Some(ShortLived::of_file(passphrase, base.now())?);
        let today = base.now().with_timezone(&(base.host.zone)(base.now())).format("%Y-%m-%d");
        base.wish(Wish::SaveFile { name: format!("sixty-{today}.{ENDS_IN}") });
        Ok(())
    }

    /// Writes the backup to the file that the person chose.
    pub fn save_to(&mut self, base: &mut Base, file: PathBuf) {
        let Some(passphrase) = self.to_save.take() else { return };
        if let Err(problem) = (base.may_touch)(&file) {
            self.stage = Some(Stage::Refused { problem, open: None });
            return;
        }
        let (ports, practice) = (base.ports.clone(), base.practice.is_some());
        self.start(base, None, None, async move { make(&ports, file, passphrase.secret, practice).await });
    }

    /// Takes a file that was chosen or dropped; its passphrase is asked for.
    pub fn open(&mut self, base: &Base, file: PathBuf) {
        self.close();
        self.stage = Some(match (base.may_touch)(&file) {
            Ok(()) => Stage::Locked { file, problem: None },
            Err(problem) => Stage::Refused { problem, open: None },
        });
    }

    /// Opens the chosen file with a passphrase.
    ///
    /// # Errors
    ///
    /// No file waits for one.
    pub fn unlock(&mut self, base: &mut Base, passphrase: Secret) -> Result<(), Problem> {
        let Some(Stage::Locked { file, .. }) = &self.stage else { return Err(not_understood()) };
        let (chosen, file) = (Some(file.clone()), file.clone());
        let (ports, practice) = (base.ports.clone(), base.practice.is_some());
        self.start(base, chosen, None, async move {
            let backup = backup::open(&ports, &file, passphrase, practice).await?;
            let change = build::restored(&backup, &restore::foresee(&ports, &backup).await?);
            Ok(BackupEnd::Opened(OpenBackup { backup: Arc::new(backup), change }))
        });
        Ok(())
    }

    /// Brings back what is in the open file; after a failure once more, which does the rest.
    ///
    /// # Errors
    ///
    /// No file is open.
    pub fn restore(&mut self, base: &mut Base) -> Result<(), Problem> {
        let Some(Stage::Found(open) | Stage::Refused { open: Some(open), .. }) = &self.stage else {
            return Err(not_understood());
        };
        let (kept, backup, ports) = (open.clone(), Arc::clone(&open.backup), base.ports.clone());
        self.start(base, None, Some(kept), async move {
            let restored = restore::restore(&ports, &backup).await?;
            Ok(BackupEnd::Restored(build::restored(&backup, &restored)))
        });
        Ok(())
    }

    /// Closes whatever is open; an outcome that is still to come is not shown.
    pub fn close(&mut self) {
        (self.stage, self.to_save, self.number) = (None, None, 0);
    }

    /// Takes the end of a piece of work.
    pub fn ended(&mut self, number: u64, outcome: Result<BackupEnd, Problem>) {
        if number != self.number {
            return;
        }
        let before = self.stage.take();
        self.stage = Some(match (outcome, before) {
            (Ok(BackupEnd::Made { file, inside, accounts_left_out, apps_left_out }), _) => {
                Stage::Made { file, inside, accounts_left_out, apps_left_out }
            }
            (Ok(BackupEnd::Opened(open)), _) => Stage::Found(open),
            (Ok(BackupEnd::Restored(change)), _) => Stage::Restored(change),
            // The passphrase may be typed again.
            (Err(problem), Some(Stage::Working { file: Some(file), .. }))
                if problem.case() == Some(Case::BackupPassphrase) =>
            {
                Stage::Locked { file, problem: Some(problem) }
            }
            (Err(problem), Some(Stage::Working { open, .. })) => Stage::Refused { problem, open },
            (Err(problem), _) => Stage::Refused { problem, open: None },
        });
    }

    /// Forgets a passphrase for which no file was chosen in time.
    pub fn drop_expired(&mut self, base: &Base) {
        let now = base.now();
        drop(self.to_save.take_if(|passphrase| passphrase.is_over(now)));
    }

    /// The file that was made, while it is shown.
    pub fn made(&self) -> Option<&Path> {
        match &self.stage {
            Some(Stage::Made { file, .. }) => Some(file),
            _ => None,
        }
    }

    /// What is open, as the window shows it.
    pub fn face(&self, records: &Records) -> Option<face::Backup> {
        let shown = |file: &Path| file.display().to_string();
        Some(match self.stage.as_ref()? {
            Stage::Asks => {
                let Records { accounts, apps, places, .. } = records;
                face::Backup::Asks { inside: build::inside(accounts.len(), apps.len(), places.len()) }
            }
            Stage::Working { .. } => face::Backup::Working,
            Stage::Made { file, inside, accounts_left_out, apps_left_out } => face::Backup::Made {
                file: shown(file),
                inside: *inside,
                accounts_left_out: accounts_left_out.clone(),
                apps_left_out: apps_left_out.clone(),
            },
            Stage::Locked { file, problem } => {
                face::Backup::Locked { file: shown(file), problem: problem.as_ref().map(build::problem) }
            }
            Stage::Found(OpenBackup { backup, change }) => face::Backup::Found {
                made_at: backup.made_at.into(),
                inside: build::inside(backup.accounts.len(), backup.apps.len(), backup.places.len()),
                change: change.clone(),
            },
            Stage::Restored(change) => face::Backup::Restored { change: change.clone() },
            Stage::Refused { problem, open } => {
                face::Backup::Refused { problem: build::problem(problem), is_open: open.is_some() }
            }
        })
    }

    fn start(
        &mut self,
        base: &mut Base,
        file: Option<PathBuf>,
        open: Option<OpenBackup>,
        work: impl Future<Output = Result<BackupEnd, Problem>> + Send + 'static,
    ) {
        let number = base.next_number();
        self.number = number;
        self.stage = Some(Stage::Working { file, open });
        let work = async move { ForPerson::BackupDone(number, Box::pin(work).await).into() };
        base.start_or(work, move |problem| ForPerson::BackupDone(number, Err(problem)).into());
    }
}

async fn make(
    ports: &Ports,
    file: PathBuf,
    passphrase: Secret,
    practice: bool,
) -> Result<BackupEnd, Problem> {
    // The dialog of the system asks before it names a file that is there.
    let made = backup::make(ports, &file, Make { passphrase, replace: true, practice }).await?;
    let backup = &made.backup;
    Ok(BackupEnd::Made {
        file,
        inside: build::inside(backup.accounts.len(), backup.apps.len(), backup.places.len()),
        accounts_left_out: made.left_out.iter().map(build::saved_account).collect(),
        apps_left_out: made.apps_left_out.iter().map(build::saved_app).collect(),
    })
}
