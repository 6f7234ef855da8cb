//! What counts as a settings file, and how it is read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Settings files have kilobytes. A larger file is something else, and reading it whole would take memory.
pub const LARGEST: u64 = 1 << 20;

/// The whole content of a settings file.
///
/// # Errors
/// The file cannot be read; `InvalidInput` where it is a folder, a device or larger than [`LARGEST`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let facts = fs::metadata(path)?;
    if !facts.is_file() || facts.len() >= LARGEST {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut content = Vec::new();
    File::open(path)?.take(LARGEST).read_to_end(&mut content)?;
    Ok(content)
}
