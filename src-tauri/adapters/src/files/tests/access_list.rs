//! A file that has an access list, and notes of other programs.

use rustix::fs::{XattrFlags, fgetxattr, fsetxattr};

use super::*;

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
