//! Leaving practice, which deletes it.
//!
//! Every program in the practice folder holds a shared lease on `in-use`. We delete the folder only under an
//! exclusive lease, because a program that finds its ledger gone mid-journey would report faults that are none. Held
//! by `practice_that_another_program_uses_is_not_left` (`tests/promises/practice.rs`).
//!
//! The deletion is marked in `in-use` before anything is deleted: first the keychain is emptied, then the folder is
//! deleted, `in-use` last. So a program that finds the mark knows that a deletion was cut off, and finishes it first.
//! Held by `leaving_that_was_cut_off_is_finished_by_whoever_comes_next` (`tests/promises/practice.rs`) and by
//! `a_deletion_that_was_interrupted_after_any_file_is_finished_by_the_next_program`
//! (`tests/promises/practice_server.rs`).

use std::time::Duration;

use sixty_core::problem::Problem;
use sixty_practice::ServeLock;
use tokio::time::Instant;

use crate::deletion::delete;
use crate::problems::broken;
use crate::profile::{POLL, Profile};

/// How long leaving waits for other programs: most commands end within this.
const OTHERS_END_WITHIN: Duration = Duration::from_secs(5);

impl Profile {
    /// Locks every other program out of the practice folder, so that it can be deleted.
    ///
    /// # Errors
    ///
    /// `x.readOnly` with the reason `practicing` while another program uses the folder.
    pub async fn lock_others_out(&self) -> Result<(), Problem> {
        let lease = self.lease().await?;
        let since = Instant::now();
        while !lease.try_exclusive().map_err(|error| broken(&error))? {
            if since.elapsed() > OTHERS_END_WITHIN {
                return Err(self.in_use());
            }
            tokio::time::sleep(POLL).await;
        }
        // `sixty-practice`, the pretend Meta as a program of its own, takes no lease: its serve lock shows it.
        let serves_here = self.serves_practice();
        let serve_lock = ServeLock::try_take(self.folder()?.path()).map_err(|error| broken(&error))?;
        if serves_here || serve_lock.is_some() {
            return Ok(());
        }
        lease.share_again().map_err(|error| broken(&error))?;
        Err(self.in_use())
    }

    /// Lets other programs into the practice folder again.
    ///
    /// # Errors
    ///
    /// `x.ledger` when the lock file cannot be locked.
    pub async fn let_others_in(&self) -> Result<(), Problem> {
        self.lease().await?.share_again().map_err(|error| broken(&error))
    }

    /// Deletes the practice profile. The caller has ended everything that acted through its ports, and
    /// [`Profile::lock_others_out`] has succeeded.
    ///
    /// # Errors
    ///
    /// A vault that is locked or missing, or a file that cannot be deleted; the next program finishes the deletion.
    pub async fn leave(mut self) -> Result<(), Problem> {
        let data = self.folder()?;
        self.end_serving().await;
        let Some(lease) = self.take_lease() else { return Ok(()) };
        lease.mark_deletion().map_err(|error| broken(&error))?;
        let trust = self.trust_to_take_back(&data);
        delete(&data, lease, self.keychain(&data).as_deref(), &trust).await
    }
}
