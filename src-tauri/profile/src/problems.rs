//! Troubles of folder, files and pretend Meta, as problems for a person.

use std::io;
use std::path::Path;

use sixty_adapters::data_dir::DataDirTrouble;
use sixty_core::problem::{Action, Code, FactName, Problem};

/// A failure of practice that no action of a person mends; `error` becomes the detail.
pub fn broken(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(Code::Ledger, Action::Report).with_text(FactName::Detail, error.to_string())
}

/// Whether a disk is full or may not be written: what is on it may be read all the same.
pub fn is_about_writing(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem | PermissionDenied)
}

/// The data folder cannot be used.
pub fn folder_refused(trouble: &DataDirTrouble, folder: &Path) -> Problem {
    let code = match trouble {
        DataDirTrouble::DiskFull => Code::DiskFull,
        DataDirTrouble::Other(_) => Code::Ledger,
        DataDirTrouble::ReadOnly | DataDirTrouble::NotOurs | DataDirTrouble::IsLink => Code::ReadOnly,
    };
    Problem::new(code, Action::Report)
        .with_text(FactName::File, folder.display().to_string())
        .with_text(FactName::Detail, trouble.to_string())
}
