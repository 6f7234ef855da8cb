//! Whether a folder takes writes. It is tried, because neither modes nor the number of free bytes tell of quotas, of
//! disks that became read-only, and of access lists. The file that is written has no name where the system can make
//! such a one (`O_TMPFILE`), and is gone when it is closed.

use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use sixty_core::ports::DiskTrouble;

use crate::data_dir::private;

/// What the ledger needs at the least to be opened and to take one transaction.
const LEAST: usize = 64 * 1024;

/// What a month of work may take: the log has up to 2 MB, the ledger grows by some hundred kilobytes.
const A_MONTH: u64 = 8 * 1024 * 1024;

/// What is met in this folder; None where it takes writes and has room for a month.
pub(super) fn trouble(folder: &Path) -> Option<DiskTrouble> {
    match written(folder) {
        Ok(()) if private::has_room(folder, A_MONTH) => None,
        Ok(()) => Some(DiskTrouble::Little),
        Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            Some(DiskTrouble::Full)
        }
        Err(_) => Some(DiskTrouble::ReadOnly(folder.to_owned())),
    }
}

/// The same for a folder that is still to be made, in the first folder above it that is there.
pub(super) fn trouble_above(folder: &Path) -> Option<DiskTrouble> {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    folder.ancestors().find(|above| above.is_dir()).and_then(trouble)
}

fn written(folder: &Path) -> io::Result<()> {
    let mut file = tempfile::tempfile_in(folder)?;
    file.write_all(&[0; LEAST])?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_takes_writes_has_nothing_new_in_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(trouble(folder.path()), None);
        assert_eq!(trouble_above(&folder.path().join("not/there/yet")), None);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_folder_takes_no_writes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert_eq!(trouble(&file), Some(DiskTrouble::ReadOnly(file.clone())));
    }
}
