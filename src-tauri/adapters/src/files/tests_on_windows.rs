//! What only Windows knows: files that another program holds, and folders whose names are read in either case.

use std::fs::{self, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;

use super::*;

const OLD: &[u8] = b"# \xd0\xaf\r\nK=old\r\n";
const NEW: &[u8] = b"# \xd0\xaf\r\nK=new\r\n";

/// FILE_SHARE_READ ("CreateFileW function"): others may read the file, and neither write nor replace it.
const READING_ONLY: u32 = 1;

#[test]
fn a_file_that_another_program_keeps_open_is_in_use_and_stays_as_it_was() {
    for share in [0, READING_ONLY] {
        let (_folder, path) = file();
        let holder = OpenOptions::new().read(true).share_mode(share).open(&path).unwrap();
        assert_eq!(change(&path), Err(FileTrouble::InUse), "shared {share}");
        drop(holder);
        assert_eq!(fs::read(&path).unwrap(), OLD);
        assert_eq!(change(&path), Ok(()));
    }
}

#[test]
fn a_changed_file_keeps_its_line_ends_and_leaves_nothing_beside_it() {
    let (folder, path) = file();
    assert_eq!(change(&path), Ok(()));
    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    new.write(OLD).unwrap();
    assert!(new.put_in_place(&mut |_: &[u8]| Some(OLD.to_vec())).unwrap());
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_read_only_file_is_not_written() {
    let (_folder, path) = file();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    assert_eq!(change(&path), Err(FileTrouble::NotWritable));
    assert_eq!(fs::read(&path).unwrap(), OLD);
}

#[test]
fn a_second_name_of_a_folder_leads_to_the_same_lock() {
    let (folder, path) = file();
    let spelled = PathBuf::from(folder.path().to_string_lossy().to_uppercase()).join("FILE.ENV");
    let [first, second] = [path, spelled].map(|path| folder_lock::hold(&spot::Spot::of_name(&path).unwrap()));
    assert!(first.is_some());
    assert!(second.is_none(), "the first one holds it");
}

fn file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.env");
    fs::write(&path, OLD).unwrap();
    (folder, path)
}

fn change(path: &Path) -> Result<(), FileTrouble> {
    LocalFiles.edit(path, &mut |_: &[u8]| Some(NEW.to_vec()))
}
