//! The files port: settings files that hold a token. They are read whole and replaced in one step.

mod folder_lock;
mod new_file;
mod settings_file;
mod trouble;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use atomic_write_file::AtomicWriteFile;
use sixty_core::ports::{FileTrouble, Files, NewFile};

use crate::data_dir::private;
use trouble::trouble;

/// The files of this computer. A replaced file loses its access lists and extended attributes; it keeps its mode and,
/// where the system allows it, its owner.
pub struct LocalFiles;

impl Files for LocalFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble> {
        settings_file::read(path).map_err(|error| trouble(&error))
    }

    fn replace(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble> {
        let target = target_of(path)?;
        // Held from the look to the end of the write: two programs of ours write lines of two accounts in one file.
        let _folder = folder_lock::hold(&target)?;
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

/// The file that a link leads to, if it may be replaced. The mode is checked as well, because root may write
/// everything, and a person who makes a file read-only means it.
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

/// Replaces the file by a draft, which disappears when anything fails before it is committed. The crate does not write
/// the folder to the disk, so we do.
fn write_over(target: &Path, content: &[u8]) -> io::Result<()> {
    let mut draft = AtomicWriteFile::open(target)?;
    draft.write_all(content)?;
    draft.commit()?;
    private::sync_parent(target)
}

#[cfg(test)]
mod tests;
