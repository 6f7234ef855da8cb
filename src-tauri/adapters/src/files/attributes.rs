//! What a file has beside content and owner: rights, an access list, a label of the system, notes of other programs.

use std::fs::{File, Permissions};
use std::io;

/// Gives a new file the rights of an old one, and what else it has. Never more rights than that.
///
/// # Errors
/// The rights cannot be set.
#[cfg(target_os = "linux")]
pub fn take_over(old: &File, rights: Permissions, new: &File) -> io::Result<()> {
    for name in linux::names(old).filter(|name| linux::is_taken_over(name)) {
        // A label or a note that this disk or this user may not write is lost, as with every editor.
        drop(linux::copy(old, new, &name));
    }
    match linux::value(old, linux::ACCESS_LIST) {
        None => new.set_permissions(rights),
        Some(list) => linux::set_access_list(new, &list, rights),
    }
}

/// The same where only rights are known.
///
/// # Errors
/// The rights cannot be set.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn take_over(_: &File, rights: Permissions, new: &File) -> io::Result<()> {
    new.set_permissions(rights)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::{File, Permissions};
    use std::io;
    use std::os::unix::fs::PermissionsExt as _;

    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};

    /// The attribute with the access list (acl(5)).
    pub const ACCESS_LIST: &str = "system.posix_acl_access";

    /// The most bytes of one attribute, and of the names of all (xattr(7), `XATTR_SIZE_MAX`).
    const LONGEST: usize = 64 * 1024;

    /// The rights of the group, which a file with an access list shows in the place of those that the list gives at most.
    const OF_THE_GROUP: u32 = 0o070;

    pub fn names(file: &File) -> impl Iterator<Item = String> {
        let mut names = vec![0; LONGEST];
        let length = flistxattr(file, names.as_mut_slice()).unwrap_or_default();
        names.truncate(length);
        String::from_utf8_lossy(&names)
            .split_terminator('\0')
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// What other programs have noted, and the label by which SELinux lets a web server read the file.
    pub fn is_taken_over(name: &str) -> bool {
        name.starts_with("user.") || name == "security.selinux"
    }

    pub fn copy(old: &File, new: &File, name: &str) -> io::Result<()> {
        let value = value(old, name).ok_or(io::ErrorKind::NotFound)?;
        Ok(fsetxattr(new, name, &value, XattrFlags::empty())?)
    }

    pub fn value(file: &File, name: &str) -> Option<Vec<u8>> {
        let mut value = vec![0; LONGEST];
        let length = fgetxattr(file, name, value.as_mut_slice()).ok()?;
        value.truncate(length);
        Some(value)
    }

    /// The list brings the rights of all with it. Without it the whole group would get what the list gives to some.
    pub fn set_access_list(new: &File, list: &[u8], rights: Permissions) -> io::Result<()> {
        match fsetxattr(new, ACCESS_LIST, list, XattrFlags::empty()) {
            Ok(()) => Ok(()),
            Err(_) => new.set_permissions(Permissions::from_mode(rights.mode() & !OF_THE_GROUP)),
        }
    }
}
