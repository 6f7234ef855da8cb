//! A file that has several names, or an access list.

use rustix::fs::{XattrFlags, fgetxattr, fsetxattr};

use super::*;

#[test]
fn every_name_of_a_file_leads_to_the_new_content() {
    for way in WAYS {
        let (folder, path) = file_with(OLD);
        let other = folder.path().join("other");
        fs::hard_link(&path, &other).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();

        way(&path);

        for name in [&path, &other] {
            assert_eq!(fs::read(name).unwrap(), NEW);
        }
        let facts = fs::metadata(&other).unwrap();
        assert_eq!((facts.nlink(), mode_of(&other)), (2, 0o640));
        assert_eq!(names(folder.path()), [".env", "other"]);
    }
}

#[test]
fn a_write_that_was_cut_off_is_finished_by_whoever_reads_or_writes_next() {
    for next in [|path: &Path| drop(LocalFiles.read(path)), |path: &Path| replace(path, NEW, NEW).unwrap()] {
        let (folder, path) = file_with(b"K=neld\r\n");
        fs::hard_link(&path, folder.path().join("other")).unwrap();
        fs::write(folder.path().join(".env.sixty-whole"), NEW).unwrap();

        next(&path);

        assert_eq!(fs::read(folder.path().join("other")).unwrap(), NEW);
        assert_eq!(names(folder.path()), [".env", "other"]);
    }
}

#[test]
fn what_a_person_wrote_after_a_write_that_was_cut_off_stays() {
    let (folder, path) = file_with(OLD);
    let whole = folder.path().join(".env.sixty-whole");
    fs::write(&whole, NEW).unwrap();
    let an_hour_ago = fs::metadata(&path).unwrap().modified().unwrap() - Duration::from_hours(1);
    File::open(&whole).unwrap().set_modified(an_hour_ago).unwrap();

    assert_eq!(LocalFiles.read(&path).unwrap(), OLD);
    assert_eq!(names(folder.path()), [".env"]);
}

/// Another user could have made one of the names.
#[test]
fn a_second_name_of_anothers_file_gets_nothing() {
    let (folder, path) = file_with(OLD);
    let other = folder.path().join("other");
    fs::hard_link(&path, &other).unwrap();
    // Only root may give a file away.
    if chown(&path, Some(1234), None).is_ok() {
        replace(&path, OLD, NEW).unwrap();
        assert_eq!((fs::read(&path).unwrap(), fs::read(&other).unwrap()), (NEW.to_vec(), OLD.to_vec()));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_keeps_its_access_list_and_what_others_have_noted_at_it() {
    for way in WAYS {
        let (_folder, path) = file_with(OLD);
        let list = access_list();
        let attributes = [("system.posix_acl_access", &*list), ("user.note", b"theirs")];
        for (name, value) in attributes {
            fsetxattr(File::open(&path).unwrap(), name, value, XattrFlags::empty()).unwrap();
        }
        let mode = mode_of(&path);

        way(&path);

        let file = File::open(&path).unwrap();
        for (name, value) in attributes {
            let mut found = vec![0; 256];
            let length = fgetxattr(&file, name, found.as_mut_slice()).unwrap();
            assert_eq!(&found[..length], value, "{name}");
        }
        assert_eq!((mode, mode_of(&path)), (0o640, 0o640));
    }
}

/// A list by which user 1234 may read beside the owner, and the group may nothing (linux/posix_acl_xattr.h).
fn access_list() -> Vec<u8> {
    const NOBODY: u32 = u32::MAX;
    let entries =
        [(0x01, 6, NOBODY), (0x02, 4, 1234), (0x04, 0, NOBODY), (0x10, 4, NOBODY), (0x20, 0, NOBODY)];
    let mut list = 2_u32.to_le_bytes().to_vec();
    for (tag, rights, id) in entries {
        list.extend(u16::to_le_bytes(tag));
        list.extend(u16::to_le_bytes(rights));
        list.extend(u32::to_le_bytes(id));
    }
    list
}
