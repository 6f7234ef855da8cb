//! What an error of SQLite means for the ledger.

use std::path::Path;

use rusqlite::ErrorCode;
use sixty_core::ports::LedgerTrouble;

use crate::data_dir::private;

/// The room that SQLite needs beside the ledger to open it in WAL mode: its shared memory file begins with 32 KiB, and the
/// write-ahead log needs some pages.
const ROOM: u64 = 64 * 1024;

/// The trouble that an error of SQLite means. `folder` is the ledger's; its free room is checked.
pub fn trouble(error: &rusqlite::Error, folder: &Path) -> LedgerTrouble {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => LedgerTrouble::DiskFull,
        // For the files beside the ledger SQLite reports every cause as an I/O error.
        Some(ErrorCode::SystemIoFailure) if !private::has_room(folder, ROOM) => LedgerTrouble::DiskFull,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            LedgerTrouble::ReadOnly
        }
        _ => LedgerTrouble::Other(error.to_string()),
    }
}
