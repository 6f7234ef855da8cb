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
        _ => FileTrouble::Other(error.to_string()),
    }
}

/// The same where a file is only read.
pub fn trouble_of_reading(error: &io::Error) -> FileTrouble {
    match error.kind() {
        io::ErrorKind::PermissionDenied => FileTrouble::NotReadable,
        // A link that leads to itself, or that was put there meanwhile.
        _ if is_link_trouble(error) => FileTrouble::Gone,
        _ => trouble(error),
    }
}

#[cfg(unix)]
fn is_link_trouble(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link_trouble(_: &io::Error) -> bool {
    false
}
