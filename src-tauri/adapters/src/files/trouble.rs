//! What an I/O error means for a settings file.

use std::io;

use sixty_core::ports::FileTrouble;

/// The trouble that a system error means where a file is written.
pub fn trouble(error: &io::Error) -> FileTrouble {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound | Kind::NotADirectory => FileTrouble::Gone,
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => FileTrouble::NotWritable,
        Kind::StorageFull | Kind::QuotaExceeded => FileTrouble::DiskFull,
        Kind::ResourceBusy | Kind::ExecutableFileBusy => FileTrouble::InUse,
        Kind::IsADirectory => FileTrouble::Folder,
        _ if is_held(error) => FileTrouble::InUse,
        _ => FileTrouble::Other(error.to_string()),
    }
}

/// The same where a file is only read.
pub fn trouble_of_reading(error: &io::Error) -> FileTrouble {
    match error.kind() {
        io::ErrorKind::PermissionDenied => FileTrouble::NotReadable,
        _ if is_held(error) => FileTrouble::InUse,
        // A link that leads to itself, or that was put there meanwhile.
        _ if is_link_trouble(error) => FileTrouble::Gone,
        _ => trouble(error),
    }
}

#[cfg(unix)]
fn is_link_trouble(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

/// ERROR_CANT_RESOLVE_FILENAME ("System Error Codes").
#[cfg(windows)]
fn is_link_trouble(error: &io::Error) -> bool {
    error.raw_os_error() == Some(1921)
}

/// ERROR_SHARING_VIOLATION ("System Error Codes"): another program has the file open and does not share it.
#[cfg(windows)]
pub const SHARING_VIOLATION: i32 = 32;

/// ERROR_LOCK_VIOLATION: another program has locked what was to be read or written.
#[cfg(windows)]
const LOCK_VIOLATION: i32 = 33;

#[cfg(windows)]
fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// An open file is no hindrance on Unix.
#[cfg(unix)]
fn is_held(_: &io::Error) -> bool {
    false
}
