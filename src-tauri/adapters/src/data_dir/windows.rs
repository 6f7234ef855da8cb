//! Ownership on Windows: the owner of a file, and its access list (DACL).
//!
//! What is ours alone is for this user, the system and its administrators, as a person's profile is: the system and its
//! administrators reach everything in any case. The list is protected, so that a folder on another drive takes over no
//! rights of the folder above it; what is made in it inherits ours.

use std::collections::HashSet;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use windows_permissions::constants::{AccessRights, AceFlags, AceType, SeObjectType, SecurityInformation};
use windows_permissions::utilities::current_process_sid;
use windows_permissions::wrappers::{ConvertSidToStringSid, GetNamedSecurityInfo, SetNamedSecurityInfo};
use windows_permissions::{Ace, LocalBox, SecurityDescriptor, Sid};

/// The system and its administrators ("Well-known SIDs", Microsoft's page of that name), and whoever installs Windows'
/// own updates.
const SYSTEM: [&str; 3] =
    ["S-1-5-18", "S-1-5-32-544", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"];

/// Whoever owns a file by then, and whoever made it: both are names for the owner, who is looked at by itself.
const OWNERS: [&str; 2] = ["S-1-3-0", "S-1-3-4"];

/// Whether the file or folder belongs to this user, or to the administrators, who own what an administrator makes. Where
/// the disk knows no owners (FAT), there is none that it could be.
pub(crate) fn is_ours(path: &Path, _: &Metadata) -> bool {
    match (security_of(path), own_name()) {
        (Ok(security), Ok(own)) => match security.owner().map(name_of) {
            Some(owner) => owner == own || SYSTEM.contains(&owner.as_str()),
            None => true,
        },
        _ => false,
    }
}

/// Whether its access list lets anybody else read it.
pub(crate) fn is_readable_by_others(path: &Path, _: &Metadata) -> bool {
    others_may(path, reading()).unwrap_or(true)
}

/// Does nothing: a new file inherits the rights of its folder, which is ours alone.
pub(crate) fn ours_alone(_: &mut OpenOptions) {}

/// Gives a new file or folder an access list of ours alone.
///
/// # Errors
/// The disk keeps no access lists, or the system refuses.
pub(crate) fn keep_others_out(path: &Path) -> io::Result<()> {
    let entries: String = std::iter::once(own_name()?.as_str())
        .chain(SYSTEM.into_iter().take(2))
        .map(|name| format!("(A;OICI;FA;;;{name})"))
        .collect();
    let security: LocalBox<SecurityDescriptor> = format!("D:P{entries}").parse()?;
    set(path, &security, SecurityInformation::Dacl | SecurityInformation::ProtectedDacl)
}

/// Gives a file the access list of another: what its owner allowed there, and what its folder gives to all files.
///
/// # Errors
/// The system refuses.
pub(crate) fn let_in_as(path: &Path, other: &Path) -> io::Result<()> {
    let security = security_of(other)?;
    let is_protected = flags_of(&security)?.contains('P');
    let protection =
        if is_protected { SecurityInformation::ProtectedDacl } else { SecurityInformation::UnprotectedDacl };
    set(path, &security, SecurityInformation::Dacl | protection)
}

pub(crate) fn never_waits(_: &mut OpenOptions) {}

/// The folder itself, where other users may write into it. A folder above it is not asked. Who may only add names there, as
/// everybody may at the root of a drive, cannot touch a folder with an access list of its own; who may delete there
/// (FILE_DELETE_CHILD, or DELETE on the folder above itself) could put another in its place. That is so for whole groups on
/// every drive but the system's, so asking would refuse each folder there; a person's profile, the usual place, has none.
pub(super) fn written_by_others(folder: &Path) -> io::Result<Option<PathBuf>> {
    Ok(others_may(folder, writing())?.then(|| folder.to_owned()))
}

/// A file that stands for a folder, which cannot be locked here. It stays, empty, in a folder of this user's that all their
/// sessions share: each session at a remote desktop has a folder for temporary files of its own.
///
/// # Errors
/// There is no such folder, or no file can be made for it.
pub(crate) fn lockable(folder: &Path) -> io::Result<File> {
    let path = fs::canonicalize(folder)?.to_string_lossy().to_lowercase();
    let mark = URL_SAFE_NO_PAD.encode(digest(&SHA256, path.as_bytes()));
    let locks = dirs::data_local_dir().ok_or(ErrorKind::NotFound)?.join("sixty");
    fs::create_dir_all(&locks)?;
    OpenOptions::new().create(true).write(true).truncate(false).open(locks.join(format!("{mark}.lock")))
}

pub(super) fn folder_ours_alone(_: &mut DirBuilder) {}

/// Does nothing: NTFS keeps a journal of its names, and Windows opens no folder for writing.
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The rights by which somebody could read a file, or change it so that they may ("File Access Rights Constants":
/// bit 0 is FILE_READ_DATA).
fn reading() -> AccessRights {
    AccessRights::Bit0 | AccessRights::GenericRead | writing()
}

/// The rights by which somebody could put a name into a folder, take one away, or give themselves any right (bit 1 is
/// FILE_ADD_FILE, bit 2 FILE_ADD_SUBDIRECTORY, bit 6 FILE_DELETE_CHILD).
fn writing() -> AccessRights {
    AccessRights::Bit1
        | AccessRights::Bit2
        | AccessRights::Bit6
        | AccessRights::WriteDac
        | AccessRights::WriteOwner
        | AccessRights::GenericWrite
        | AccessRights::GenericAll
}

/// Whether the access list gives one of these rights to anybody but this user and the system. A file without a list is
/// open to everybody.
fn others_may(path: &Path, rights: AccessRights) -> io::Result<bool> {
    let security = security_of(path)?;
    let Some(list) = security.dacl() else { return Ok(true) };
    let own = own_name()?;
    let known: HashSet<&str> = SYSTEM.into_iter().chain(OWNERS).chain([own.as_str()]).collect();
    let is_others = |entry: &Ace| {
        let is_for_this_file = !entry.flags().contains(AceFlags::InheritOnly);
        let allows = matches!(
            entry.ace_type(),
            AceType::ACCESS_ALLOWED_ACE_TYPE
                | AceType::ACCESS_ALLOWED_CALLBACK_ACE_TYPE
                | AceType::ACCESS_ALLOWED_OBJECT_ACE_TYPE
                | AceType::ACCESS_ALLOWED_CALLBACK_OBJECT_ACE_TYPE
        );
        is_for_this_file
            && allows
            && entry.mask().intersects(rights)
            && entry.sid().is_none_or(|sid| !known.contains(name_of(sid).as_str()))
    };
    Ok((0..list.len()).filter_map(|at| list.get_ace(at)).any(is_others))
}

fn security_of(path: &Path) -> io::Result<LocalBox<SecurityDescriptor>> {
    let wanted = SecurityInformation::Owner | SecurityInformation::Dacl;
    GetNamedSecurityInfo(path.as_os_str(), SeObjectType::SE_FILE_OBJECT, wanted)
}

fn set(path: &Path, security: &SecurityDescriptor, what: SecurityInformation) -> io::Result<()> {
    let file = SeObjectType::SE_FILE_OBJECT;
    SetNamedSecurityInfo(path.as_os_str(), file, what, None, None, security.dacl(), None)
}

/// The letters before the first entry of the access list, e.g. `PAI` (SDDL, "Security Descriptor String Format").
fn flags_of(security: &SecurityDescriptor) -> io::Result<String> {
    let text = security.as_sddl()?.to_string_lossy().into_owned();
    let list = text.split_once("D:").map_or("", |(_, list)| list);
    Ok(list.chars().take_while(char::is_ascii_uppercase).collect())
}

fn own_name() -> io::Result<String> {
    Ok(name_of(&*current_process_sid()?))
}

/// The name of a user or group as text, e.g. `S-1-5-18`; empty where the system does not tell it.
fn name_of(sid: &Sid) -> String {
    ConvertSidToStringSid(sid).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
#[path = "windows/tests.rs"]
mod tests;
