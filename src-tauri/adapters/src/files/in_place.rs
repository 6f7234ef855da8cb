//! A file with several names (hard links) is written where it is, so that all of them go on leading to it.
//!
//! A write in place can be cut off in the middle. So the whole content is on the disk before, in a file of ours beside it,
//! and the next change finishes what was cut off. Held by the tests in `files/tests/names.rs`.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::time::Duration;

use super::draft::Draft;
use super::folder_lock;
use super::spot::Spot;
use super::standing::content_of;
use crate::data_dir::private;

/// What follows the file's name in the name of the whole content.
const SUFFIX: &str = ".sixty-whole";

/// How long a write in place takes at most. A file that was written later was written by somebody else.
const WRITTEN_WITHIN: Duration = Duration::from_secs(10);

/// Whether a file is written in place: it has several names, and it and its folder are ours alone to change. Elsewhere
/// another user may have made one of the names, of a file that we are not meant to write.
pub fn is_meant(spot: &Spot, facts: &Metadata) -> bool {
    let is_ours = private::is_ours(&spot.path_of(spot.name()), facts);
    facts.nlink() > 1 && is_ours && spot.is_folder_ours()
}

/// Writes a draft into its file.
///
/// # Errors
/// The file may not be written; then it holds what it held. Where the write was cut off, the next change finishes it.
pub fn write(spot: &Spot, draft: Draft<'_>) -> io::Result<()> {
    draft.rename(&spot.beside(SUFFIX))?;
    spot.sync()?;
    go_on(spot)
}

/// Finishes a write that was cut off, unless somebody has written into the file since. What hinders that is met by the next
/// write.
pub fn finish(spot: &Spot) {
    if spot.open(&spot.beside(SUFFIX)).is_ok() {
        let _folder = folder_lock::hold(spot);
        drop(go_on(spot));
    }
}

fn go_on(spot: &Spot) -> io::Result<()> {
    let name = spot.beside(SUFFIX);
    let whole = match spot.open(&name) {
        Ok(whole) => whole,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let facts = whole.metadata()?;
    if !is_our_draft(spot, &name, &facts) {
        return Ok(());
    }
    let file = spot.open_to_write(spot.name())?;
    let content = content_of(&whole)?;
    if content_of(&file)? != content && !was_written_later(&file.metadata()?, &facts)? {
        fill(&file, &content)?;
    }
    spot.remove(&name)?;
    spot.sync()
}

fn fill(mut file: &File, content: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(content)?;
    file.set_len(u64::try_from(content.len()).unwrap_or(u64::MAX))?;
    file.sync_all()
}

/// Whether a run of ours made it: a plain file of this user with one name.
fn is_our_draft(spot: &Spot, name: &OsStr, facts: &Metadata) -> bool {
    facts.is_file() && facts.nlink() == 1 && private::is_ours(&spot.path_of(name), facts)
}

fn was_written_later(file: &Metadata, whole: &Metadata) -> io::Result<bool> {
    let since = file.modified()?.duration_since(whole.modified()?).unwrap_or_default();
    Ok(since > WRITTEN_WITHIN)
}
