//! What stands in a settings file at one moment.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};

use sixty_core::ports::FileTrouble;

use super::spot::Spot;
use super::trouble::{trouble, trouble_of_reading};

/// Settings files have kilobytes. A larger file is something else, and reading it whole would take memory.
pub const LARGEST: u64 = 1 << 20;

/// A file as it was read, still open.
pub struct Standing {
    file: File,
    /// The whole content.
    pub content: Vec<u8>,
    /// Mode, owner and number of the file.
    pub facts: Metadata,
}

impl Standing {
    /// Reads the file whole.
    ///
    /// # Errors
    /// It is absent, may not be read, or is no settings file.
    pub fn read(spot: &Spot) -> Result<Self, FileTrouble> {
        let (file, facts) = open(spot)?;
        if facts.len() >= LARGEST {
            return Err(FileTrouble::TooLarge);
        }
        let content = content_of(&file).map_err(|error| trouble_of_reading(&error))?;
        Ok(Self { file, content, facts })
    }

    /// Whether the same file holds the same content.
    pub fn is(&self, spot: &Spot, now: &Self) -> bool {
        spot.is_at(&self.file, spot.name()) && self.content == now.content
    }

    /// What was written into this file since it was read; None where nothing was. A program that had it open writes into
    /// it even when another file has taken its name.
    ///
    /// # Errors
    /// It can no longer be read.
    pub fn written_since(&self) -> Result<Option<Vec<u8>>, FileTrouble> {
        let now = content_of(&self.file).map_err(|error| trouble(&error))?;
        Ok((now != self.content).then_some(now))
    }
}

/// The whole content of an open file.
///
/// # Errors
/// The file cannot be read.
pub fn content_of(mut file: &File) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LARGEST).read_to_end(&mut content)?;
    Ok(content)
}

/// The whole content of a file that may be longer than settings are.
///
/// # Errors
/// It is absent, may not be read, is no file, or has more than `most` bytes.
pub fn read_long(spot: &Spot, most: usize) -> Result<Vec<u8>, FileTrouble> {
    let (file, _) = open(spot)?;
    let mut content = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut content).map_err(|error| trouble_of_reading(&error))?;
    if content.len() > most { Err(FileTrouble::TooLarge) } else { Ok(content) }
}

/// Mode, owner and number of a file.
///
/// # Errors
/// It is absent, may not be read, or is no file.
pub fn facts_of(spot: &Spot) -> Result<Metadata, FileTrouble> {
    open(spot).map(|(_, facts)| facts)
}

/// Opens a file; a folder, a pipe or a device is none.
fn open(spot: &Spot) -> Result<(File, Metadata), FileTrouble> {
    let file = spot.open(spot.name()).map_err(|error| trouble_of_reading(&error))?;
    let facts = file.metadata().map_err(|error| trouble_of_reading(&error))?;
    if facts.is_dir() {
        Err(FileTrouble::Folder)
    } else if is_pipe(&facts) {
        Err(FileTrouble::Pipe)
    } else if !facts.is_file() {
        Err(FileTrouble::NotAFile)
    } else {
        Ok((file, facts))
    }
}

#[cfg(unix)]
fn is_pipe(facts: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    facts.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}
