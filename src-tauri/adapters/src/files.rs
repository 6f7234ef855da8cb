//! The files port: settings files that hold a token. They are read whole and replaced in one step.
//!
//! Every file of a person's that we read, make, replace or remove is reached through [`spot`].

#[cfg(unix)]
mod attributes;
mod draft;
mod edit;
mod folder_lock;
#[cfg(unix)]
mod in_place;
mod new_file;
mod spot;
mod standing;
mod trouble;

use std::fs::File;
#[cfg(unix)]
use std::fs::Permissions;
use std::io;
use std::path::Path;
use std::time::Duration;

use sixty_core::ports::{Change, FileTrouble, Files, NewFile};

use draft::Draft;
use spot::Spot;
use standing::Standing;
use trouble::{trouble, trouble_of_reading};

/// The files of this computer. A replaced file keeps its mode, on Linux and Windows its access list, on Linux what other
/// programs have noted at it, and where the system allows it its owner. One that has several names keeps them.
pub struct LocalFiles;

impl Files for LocalFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble> {
        Ok(Standing::read(&spot_of_reading(path)?)?.content)
    }

    fn read_long(&self, path: &Path, most: usize) -> Result<Vec<u8>, FileTrouble> {
        standing::read_long(&spot_of_reading(path)?, most)
    }

    fn edit(&self, path: &Path, change: &mut Change<'_>) -> Result<(), FileTrouble> {
        edit::edit(&spot_of_reading(path)?, change, None).map(|_| ())
    }

    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble> {
        let spot = Spot::of_name(path).map_err(|error| trouble(&error))?;
        let _folder = folder_lock::hold(&spot);
        match Draft::write(&spot, content).and_then(Draft::place) {
            Ok(true) => Ok(()),
            Ok(false) => Err(FileTrouble::Changed),
            Err(error) => Err(trouble(&error)),
        }
    }

    fn replace(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble> {
        let spot = Spot::of_name(path).map_err(|error| trouble(&error))?;
        let _folder = folder_lock::hold(&spot);
        edit::may_write_folder(&spot)?;
        match standing::facts_of(&spot) {
            Ok(facts) if facts.permissions().readonly() => return Err(FileTrouble::NotWritable),
            Ok(_) | Err(FileTrouble::Gone) => {}
            Err(trouble) => return Err(trouble),
        }
        let draft = Draft::write(&spot, content).map_err(|error| trouble(&error))?;
        draft.take_over().map_err(|error| trouble(&error))
    }

    fn may_write(&self, path: &Path) -> Result<(), FileTrouble> {
        let spot = Spot::of_name(path).map_err(|error| trouble_of_reading(&error))?;
        match Standing::read(&spot) {
            Ok(standing) => edit::may_replace(&spot, &standing)?,
            Err(FileTrouble::Gone) => edit::may_write_folder(&spot)?,
            Err(trouble) => return Err(trouble),
        }
        spot.may_write().map_err(|error| trouble(&error))
    }

    fn close(&self, path: &Path) -> Result<(), FileTrouble> {
        let spot = spot_of_reading(path)?;
        let file = spot.open(spot.name()).map_err(|error| trouble_of_reading(&error))?;
        close(&file).map_err(|error| trouble(&error))
    }

    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble> {
        Ok(Box::new(new_file::Beside::open(spot_of_reading(path)?, wait)?))
    }
}

#[cfg(unix)]
fn close(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    const OF_OTHERS: u32 = 0o007;
    let rights = file.metadata()?.permissions();
    file.set_permissions(Permissions::from_mode(rights.mode() & !OF_OTHERS))
}

/// Windows lets nobody in whom the folder does not let in.
#[cfg(not(unix))]
fn close(_: &File) -> io::Result<()> {
    Ok(())
}

/// The spot of a file that is there, with the whole of what we last wrote in it. A path that leads to nothing has no folder
/// to be opened.
fn spot_of_reading(path: &Path) -> Result<Spot, FileTrouble> {
    let spot = Spot::of_file(path).map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => FileTrouble::Folder,
        _ => trouble_of_reading(&error),
    })?;
    #[cfg(unix)]
    in_place::finish(&spot);
    Ok(spot)
}

#[cfg(test)]
mod tests;
#[cfg(windows)]
#[cfg(test)]
mod tests_on_windows;
