//! Files that hold a token: read whole, replaced in one step.

mod new_file;

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use atomic_write_file::AtomicWriteFile;
use sixty_core::ports::{FileTrouble, Files, NewFile};

use crate::data_dir::private;

/// A settings file has kilobytes; what is larger is something else.
const LARGEST: u64 = 1 << 20;

/// The files of this computer. Access lists and extended attributes of a replaced file are not carried over; mode
/// and, where the system allows it, owner are.
pub struct LocalFiles;

impl Files for LocalFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble> {
        read(path).map_err(|error| trouble(&error))
    }

    fn replace(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble> {
        let target = target_of(path)?;
        if self.read(&target)? != old {
            return Err(FileTrouble::Changed);
        }
        write_over(&target, new).map_err(|error| trouble(&error))?;
        if self.read(&target)? == new { Ok(()) } else { Err(FileTrouble::Changed) }
    }

    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble> {
        match private::place(path, content) {
            Ok(true) => Ok(()),
            Ok(false) => Err(FileTrouble::Changed),
            Err(error) => Err(trouble(&error)),
        }
    }

    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble> {
        Ok(Box::new(new_file::Beside::open(&target_of(path)?, wait)?))
    }
}

/// The file that a link leads to, when it may be replaced. Root may write anything, so the bits are asked as well:
/// a person who took them away meant it.
fn target_of(path: &Path) -> Result<PathBuf, FileTrouble> {
    let target = fs::canonicalize(path).map_err(|error| trouble(&error))?;
    let folder = target.parent().ok_or(FileTrouble::NotAFile)?;
    for place in [target.as_path(), folder] {
        if fs::metadata(place).map_err(|error| trouble(&error))?.permissions().readonly() {
            return Err(FileTrouble::NotWritable);
        }
    }
    Ok(target)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let facts = fs::metadata(path)?;
    if !is_settings_file(&facts) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut content = Vec::new();
    File::open(path)?.take(LARGEST).read_to_end(&mut content)?;
    Ok(content)
}

fn is_settings_file(facts: &Metadata) -> bool {
    facts.is_file() && facts.len() < LARGEST
}

/// Dropped before its commit, the draft is removed; the folder is brought to the disk by us, the crate leaves it.
fn write_over(target: &Path, content: &[u8]) -> io::Result<()> {
    let mut draft = AtomicWriteFile::open(target)?;
    draft.write_all(content)?;
    draft.commit()?;
    private::sync_parent(target)
}

fn trouble(error: &io::Error) -> FileTrouble {
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

#[cfg(test)]
mod tests;
