#![cfg(unix)]

#[cfg(target_os = "linux")]
mod access_list;
mod full_disk;
mod names;
mod new_file;
mod ours;
mod replaced;

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::PathBuf;
use std::process::Command;

use super::standing::LARGEST;
use super::*;

const OLD: &[u8] = b"K=old\r\n";
const NEW: &[u8] = b"K=new\r\n";

/// Both ways in which a file gets another content: replaced at once, and by a new file beside it.
const WAYS: [fn(&Path); 2] = [
    |path| replace(path, OLD, NEW).unwrap(),
    |path| {
        let mut new = LocalFiles.open_beside(path, Duration::ZERO).unwrap();
        new.write(NEW).unwrap();
        assert!(new.put_in_place(&mut to(NEW)).unwrap());
    },
];

/// A change to this content, whatever stands there.
fn to(new: &[u8]) -> impl FnMut(&[u8]) -> Option<Vec<u8>> + '_ {
    |_| Some(new.to_vec())
}

/// Puts `new` in place of `old`, as one who has looked at the file before.
fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble> {
    let mut found_other = false;
    LocalFiles.edit(path, &mut |now| {
        found_other = now != old;
        (!found_other).then(|| new.to_vec())
    })?;
    if found_other { Err(FileTrouble::Changed) } else { Ok(()) }
}

fn file_with(content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".env");
    fs::write(&path, content).unwrap();
    (folder, path)
}

fn mode_of(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
