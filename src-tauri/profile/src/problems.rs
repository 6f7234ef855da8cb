//! Troubles of folder, files and pretend Meta, as problems for a person.

use std::io;
use std::path::Path;

use sixty_adapters::data_dir::DataDirTrouble;
use sixty_core::problem::{Action, Case, Code, FactName, Problem};

/// A failure of practice that no action of a person mends; `error` becomes the detail.
pub fn broken(error: &dyn std::fmt::Display) -> Problem {
    let problem = Problem::new(Code::Ledger, Action::Report).because(Case::PracticeBroken);
    problem.with_text(FactName::Detail, error.to_string())
}

/// Whether a disk is full or may not be written: what is on it may be read all the same.
pub fn is_about_writing(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem | PermissionDenied)
}

/// The data folder cannot be used.
pub fn folder_refused(trouble: &DataDirTrouble, folder: &Path) -> Problem {
    use DataDirTrouble as T;
    let (code, action) = match trouble {
        T::DiskFull => (Code::DiskFull, Action::RetryLater),
        T::Other(_) => (Code::Ledger, Action::Report),
        T::ReadOnly | T::NotOurs | T::IsLink | T::OthersWrite(_) => (Code::ReadOnly, Action::FixSetup),
    };
    let at = folder.display().to_string();
    let problem = Problem::new(code, action);
    match trouble {
        T::DiskFull | T::ReadOnly => problem.with_text(FactName::File, at),
        T::NotOurs => problem.because(Case::AnotherUsers).with_text(FactName::File, at),
        T::IsLink => problem.because(Case::IsLink).with_text(FactName::File, at),
        T::OthersWrite(loose) => problem.because(Case::OthersWrite).with_text(FactName::File, loose),
        T::Other(detail) => problem.with_text(FactName::File, at).with_text(FactName::Detail, detail),
    }
}
