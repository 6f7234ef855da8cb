//! Makes folders and files that only this user can read, and writes files whole or not at all.

use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use ring::rand::{SecureRandom, SystemRandom};

use super::trouble::DataDirTrouble;
use crate::lock_wait;

#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(unix, path = "unix.rs")]
mod os;

pub(crate) use os::{is_ours, is_readable_by_others, lockable, never_waits, ours_alone};
#[cfg(windows)]
pub(crate) use os::{keep_others_out, let_in_as};

/// Makes the folder and its parents (mode 0700, or an access list of ours alone) when it is not there. Refuses a link, another user's folder, and a folder
/// that other users may write, where they could swap or read what we keep.
///
/// # Errors
/// The folder is a link, another user's, one that others may write, or a file, or it cannot be made.
pub(crate) fn folder(path: &Path) -> Result<(), DataDirTrouble> {
    made(path, true)
}

/// Makes the folder as [`folder`] does, in a parent that is there: one that was deleted stays deleted.
///
/// # Errors
/// Those of [`folder`], or the parent is not there.
pub(crate) fn folder_within(path: &Path) -> Result<(), DataDirTrouble> {
    made(path, false)
}

fn made(path: &Path, with_parents: bool) -> Result<(), DataDirTrouble> {
    if look(path)?.is_some() {
        return Ok(());
    }
    let path = without_end(path);
    let mut builder = DirBuilder::new();
    os::folder_ours_alone(&mut builder);
    match builder.recursive(with_parents).create(&path) {
        // Another program was as fast.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        done => done.and_then(|()| os::keep_others_out(&path))?,
    }
    look(&path)?.map(drop).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound).into())
}

/// The path as it is looked at: a slash at its end would make the system look through a link.
fn without_end(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Looks at the folder as [`folder`] does, and makes none.
///
/// # Errors
/// Those of [`folder`] about a folder that is there.
pub(crate) fn look(path: &Path) -> Result<Option<Metadata>, DataDirTrouble> {
    let path = without_end(path);
    let found = match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    judge(&path, &found)?;
    match os::written_by_others(&path)? {
        Some(folder) => Err(DataDirTrouble::OthersWrite(folder.display().to_string())),
        None => Ok(Some(found)),
    }
}

/// The text of a file of ours. It never waits, as a pipe in the place of the file would have it.
///
/// # Errors
/// There is no such file, it is no plain file, or it cannot be read.
pub(crate) fn text(path: &Path) -> io::Result<String> {
    let mut options = OpenOptions::new();
    options.read(true);
    os::never_waits(&mut options);
    let file = options.open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other(format!("{} is no plain file", path.display())));
    }
    let mut text = String::new();
    (&file).take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// A small file of ours is shorter than this.
const LONGEST: u64 = 1 << 20;

/// Puts `content` in place of the file at `path`, in one step that also survives a power cut.
///
/// # Errors
/// The file beside it cannot be written or renamed; then `path` holds what it held.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let draft = Draft::write(path, content)?;
    lock_wait::patiently(|| fs::rename(&draft.0, path))?;
    sync_parent(path)
}

/// Puts `content` at `path` unless a file is there; then it returns false. If two processes do so at once, one of them
/// succeeds.
///
/// # Errors
///
/// The file beside it cannot be written, or the folder takes no new name.
pub(crate) fn place(path: &Path, content: &[u8]) -> io::Result<bool> {
    let draft = Draft::write(path, content)?;
    match fs::hard_link(&draft.0, path) {
        Ok(()) => sync_parent(path).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes the names in the folder of `path` survive a power cut.
///
/// # Errors
/// The system cannot open the folder or write it to the disk.
pub(crate) fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), os::sync_folder)
}

/// A file name for any text. No two texts share one, not even where a file system ignores upper and lower case. Each
/// byte but lower-case letters, digits and `-` is written as `%` and two hex digits (RFC 3986, section 2.1).
pub(crate) fn file_name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' {
            name.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            write!(name, "%{byte:02X}").ok();
        }
    }
    // The empty text gets `%`, which is never written above.
    if name.is_empty() { "%".to_owned() } else { name }
}

/// The text that [`file_name`] wrote as this name; None for a name that it never writes, as a draft's.
pub(crate) fn text_of(name: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::new(), name);
    while let Some(first) = rest.chars().next() {
        if first == '%' {
            bytes.push(u8::from_str_radix(rest.get(1..3)?, 16).ok()?);
            rest = rest.get(3..)?;
        } else {
            let plain = first.is_ascii_lowercase() || first.is_ascii_digit() || first == '-';
            bytes.push(u8::try_from(first).ok().filter(|_| plain)?);
            rest = rest.get(1..)?;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Eight random hex digits that cannot be guessed.
///
/// # Errors
/// The system gives no random numbers.
pub(crate) fn random_digits() -> io::Result<String> {
    let mut bytes = [0; 4];
    SystemRandom::new().fill(&mut bytes).map_err(|_| io::Error::other("the system has no random numbers"))?;
    Ok(format!("{:08x}", u32::from_be_bytes(bytes)))
}

fn judge(path: &Path, found: &Metadata) -> Result<(), DataDirTrouble> {
    if found.file_type().is_symlink() {
        Err(DataDirTrouble::IsLink)
    } else if !found.is_dir() {
        Err(DataDirTrouble::Other("there is a file where the folder should be".to_owned()))
    } else if !is_ours(path, found) {
        Err(DataDirTrouble::NotOurs)
    } else {
        Ok(())
    }
}

/// A complete file beside its target, written to the disk, that is removed when dropped unless it was renamed.
struct Draft(PathBuf);

impl Draft {
    fn write(target: &Path, content: &[u8]) -> io::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let draft = target.with_file_name(format!(".{name}.{}", random_digits()?));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        ours_alone(&mut options);
        let mut file: File = options.open(&draft)?;
        let draft = Self(draft);
        file.write_all(content)?;
        file.sync_all()?;
        Ok(draft)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After a rename there is nothing to remove; otherwise a draft that stays does no harm.
        fs::remove_file(&self.0).ok();
    }
}

/// Whether a folder's disk has this many bytes left for this user. True where the system does not tell.
pub(crate) fn has_room(folder: &Path, bytes: u64) -> bool {
    fs4::available_space(folder).map_or(true, |left| left >= bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_plain_where_they_can_be() {
        assert_eq!(file_name("threads/1784-a"), "threads%2F1784-a");
        assert_eq!(file_name("..\\Ä"), "%2E%2E%5C%C3%84");
    }

    #[test]
    fn what_is_there_already_is_not_replaced_by_placing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("once");
        assert!(place(&path, b"first").unwrap());
        assert!(!place(&path, b"second").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left behind");
    }

    #[test]
    fn a_replaced_file_holds_the_new_content_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("again");
        replace(&path, b"a longer first content").unwrap();
        replace(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left behind");
    }

    proptest! {
        #[test]
        fn two_texts_never_share_a_file_name(one in ".{0,12}", two in ".{0,12}") {
            prop_assume!(one != two);
            prop_assert_ne!(file_name(&one).to_lowercase(), file_name(&two).to_lowercase());
        }

        #[test]
        fn a_file_name_is_read_back(text in ".{1,40}") {
            prop_assert_eq!(text_of(&file_name(&text)), Some(text));
        }

        #[test]
        fn a_file_name_has_only_characters_that_every_system_takes(text in ".{0,40}") {
            let name = file_name(&text);
            prop_assert!(!name.is_empty());
            prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'%'), "{}", name);
        }
    }
}
