#![cfg(unix)]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use super::*;

const OLD: &[u8] = b"K=old\r\n";
const NEW: &[u8] = b"K=new\r\n";

#[test]
fn a_replaced_file_keeps_its_mode() {
    for mode in [0o600, 0o640, 0o664] {
        let (_folder, path) = file_with(OLD);
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        LocalFiles.replace(&path, OLD, NEW).unwrap();
        assert_eq!(fs::read(&path).unwrap(), NEW);
        assert_eq!(mode_of(&path), mode);
    }
}

#[test]
fn a_link_stays_a_link_and_its_target_is_replaced() {
    let (folder, path) = file_with(OLD);
    let link = folder.path().join("link");
    symlink(&path, &link).unwrap();

    LocalFiles.replace(&link, OLD, NEW).unwrap();

    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&path).unwrap(), NEW);
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let (_folder, path) = file_with(b"K=theirs");
    assert_eq!(LocalFiles.replace(&path, OLD, NEW), Err(FileTrouble::Changed));
    assert_eq!(fs::read(&path).unwrap(), b"K=theirs");
}

#[test]
fn a_file_or_folder_without_a_write_bit_is_left_alone_even_by_root() {
    let (folder, path) = file_with(OLD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(LocalFiles.replace(&path, OLD, NEW), Err(FileTrouble::NotWritable));

    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let refused = LocalFiles.open_beside(&path, Duration::ZERO).err();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(refused, Some(FileTrouble::NotWritable));
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn what_is_no_settings_file_is_said() {
    let (folder, path) = file_with(&vec![b'x'; LARGEST as usize]);
    assert_eq!(LocalFiles.read(&path), Err(FileTrouble::NotAFile));
    assert_eq!(LocalFiles.read(folder.path()), Err(FileTrouble::NotAFile));
    assert_eq!(LocalFiles.read(&folder.path().join("none")), Err(FileTrouble::Gone));
}

#[test]
fn a_full_disk_keeps_the_old_file_and_leaves_nothing_beside_it() {
    let disk = SmallDisk::mount();
    let path = disk.0.path().join(".env");
    fs::write(&path, OLD).unwrap();
    let large = vec![b'x'; 200_000];

    assert_eq!(LocalFiles.replace(&path, OLD, &large), Err(FileTrouble::DiskFull));

    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(names(disk.0.path()), [".env"]);
}

#[test]
fn the_new_file_stands_beside_the_target_of_a_link_with_its_mode_and_takes_its_place() {
    let (folder, path) = file_with(OLD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let links = tempfile::tempdir().unwrap();
    let link = links.path().join("link");
    symlink(&path, &link).unwrap();

    let mut new = LocalFiles.open_beside(&link, Duration::ZERO).unwrap();
    new.write(NEW).unwrap();
    assert_eq!(names(folder.path()), [".env", ".env.sixty-new"]);
    assert_eq!(mode_of(&folder.path().join(".env.sixty-new")), 0o640);
    new.put_in_place().unwrap();

    assert_eq!(fs::read(&path).unwrap(), NEW);
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn an_answer_that_was_not_proved_stays_and_an_empty_file_goes() {
    let (folder, path) = file_with(OLD);
    drop(LocalFiles.open_beside(&path, Duration::ZERO).unwrap());
    assert_eq!(names(folder.path()), [".env"]);

    let mut new = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert_eq!(new.leftover().unwrap(), None);
    new.write(NEW).unwrap();
    drop(new);

    let mut again = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert_eq!(again.leftover().unwrap().as_deref(), Some(NEW));
    again.discard().unwrap();
    assert_eq!(names(folder.path()), [".env"]);
}

#[test]
fn of_two_at_once_one_holds_the_new_file_and_the_other_is_told() {
    let (_folder, path) = file_with(OLD);
    let held = LocalFiles.open_beside(&path, Duration::ZERO).unwrap();
    assert_eq!(LocalFiles.open_beside(&path, Duration::ZERO).err(), Some(FileTrouble::InUse));
    drop(held);
    LocalFiles.open_beside(&path, Duration::ZERO).unwrap().discard().unwrap();
}

#[test]
fn a_link_in_place_of_the_new_file_is_not_followed() {
    let (folder, path) = file_with(OLD);
    symlink("/etc/hostname", folder.path().join(".env.sixty-new")).unwrap();
    assert_eq!(LocalFiles.open_beside(&path, Duration::ZERO).err(), Some(FileTrouble::NotWritable));
}

#[test]
fn a_file_is_made_private_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token.json");
    LocalFiles.create(&path, NEW).unwrap();
    assert_eq!(mode_of(&path), 0o600);
    assert_eq!(LocalFiles.create(&path, OLD), Err(FileTrouble::Changed));
    assert_eq!(fs::read(&path).unwrap(), NEW);
}

/// 64 kB of memory that fills up like a disk. Mounting needs root, which the tests have in CI.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
            .arg(folder.path())
            .status();
        assert!(
            mount.is_ok_and(|status| status.success()),
            "a small tmpfs could not be mounted: run this as root"
        );
        Self(folder)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(self.0.path()).status());
    }
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
