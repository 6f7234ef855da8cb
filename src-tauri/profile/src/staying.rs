//! Programs that stay (`sixty-app`, `sixty keep`) say so in the data folder, and end when another program of ours asks.
//!
//! It is always the folder of the real profile, also for a program that practices: who removes that folder removes practice
//! with it.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use sixty_adapters::residents::{Kind, Request, Residence};
use sixty_core::problem::{Action, Case, Code, FactName, Problem};

use crate::profile::Profile;

/// How long the desktop program may take to end: what it waits for (`ending.rs`), and some seconds for a busy computer.
pub const DESKTOP_ENDS_WITHIN: Duration = Duration::from_secs(60);

/// The same for `sixty keep`, which ends within five seconds once it has heard that it should.
pub const KEEP_ENDS_WITHIN: Duration = Duration::from_secs(15);

impl Profile {
    /// Says that this program stays. None where the disk has no place for that: it works all the same.
    ///
    /// # Errors
    /// `x.readOnly` with the reason `running` while another program is removing everything.
    pub fn stay(&self, kind: Kind) -> Result<Option<Residence>, Problem> {
        let folder = self.base()?;
        match Residence::take(&folder, kind) {
            Ok(residence) => Ok(Some(residence)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => Err(running(&folder)),
            Err(_) => Ok(None),
        }
    }

    /// Ends the programs of these kinds; they finish what must not be cut. None begins until the answer is dropped.
    ///
    /// # Errors
    /// `x.readOnly` with the reason `running` where one does not end in time, or where nobody can be asked.
    pub async fn end_those_that_stay(&self, kinds: &[Kind], within: Duration) -> Result<Request, Problem> {
        let folder = self.base()?;
        let cannot = |_| running(&folder);
        let request = Request::new(&folder, kinds).map_err(cannot)?;
        if request.ended(within).await.map_err(cannot)? { Ok(request) } else { Err(running(&folder)) }
    }
}

/// The problem that a program of ours works on the folder.
fn running(folder: &Path) -> Problem {
    Problem::new(Code::ReadOnly, Action::RetryLater)
        .because(Case::Running)
        .with_text(FactName::File, folder.display().to_string())
}

/// Returns when somebody wants this program to end; never where it could not say that it stays.
pub async fn asked_to_end(residence: Option<&Residence>) {
    match residence {
        Some(residence) => residence.asked_to_end().await,
        None => std::future::pending().await,
    }
}
