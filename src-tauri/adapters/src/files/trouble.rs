//! What an I/O error means for a settings file.

use std::io;

use sixty_core::ports::FileTrouble;

/// The trouble that a system error means. `InvalidInput` is our own error for a file that is too large.
pub fn trouble(error: &io::Error) -> FileTrouble {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound | Kind::NotADirectory => FileTrouble::Gone,
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => FileTrouble::NotWritable,
        Kind::StorageFull | Kind::QuotaExceeded => FileTrouble::DiskFull,
        Kind::ResourceBusy | Kind::ExecutableFileBusy => FileTrouble::InUse,
        Kind::InvalidInput | Kind::IsADirectory => FileTrouble::NotAFile,
        _ => FileTrouble::Other(error.to_string()),
    }
}
