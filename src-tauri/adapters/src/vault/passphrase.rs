//! The passphrase of the vault file, from a file that is ours alone to read, or that systemd handed to this service.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use age::secrecy::SecretString;
use sixty_core::ports::VaultTrouble;

use crate::data_dir::private;

/// The longest passphrase in bytes. A longer file was given by mistake.
const LONGEST: u64 = 64 * 1024;

/// The passphrase in `file`, without the one line break that editors add at its end.
///
/// # Errors
///
/// No file is given, it cannot be read, it is empty, too long or no text, or other users can read it.
pub(super) fn read(file: Option<&Path>) -> Result<SecretString, VaultTrouble> {
    let Some(path) = file else {
        return Err(refused("SIXTY_PASSPHRASE_FILE must name a file that holds the passphrase"));
    };
    // Checked before it is opened, because opening a pipe waits for its writer, and again when it is open, because the
    // name may lead to another file by then.
    judge(path, &fs::metadata(path).map_err(unreadable)?)?;
    let file = File::open(path).map_err(unreadable)?;
    judge(path, &file.metadata().map_err(unreadable)?)?;

    let mut text = String::new();
    file.take(LONGEST + 1).read_to_string(&mut text).map_err(unreadable)?;
    if text.len() as u64 > LONGEST {
        return Err(refused("the passphrase file is too long to be one"));
    }
    let line = text.strip_suffix('\n').unwrap_or(&text);
    let passphrase = line.strip_suffix('\r').unwrap_or(line);
    if passphrase.is_empty() {
        return Err(refused("the passphrase file is empty"));
    }
    Ok(SecretString::from(passphrase))
}

#[cfg(unix)]
const READABLE_BY_OTHERS: &str = "the passphrase file can be read by others; its mode must be 0600 or 0400";
#[cfg(not(unix))]
const READABLE_BY_OTHERS: &str = "the passphrase file can be read by others; its permissions must name you, SYSTEM and Administrators alone";

fn judge(path: &Path, found: &Metadata) -> Result<(), VaultTrouble> {
    if !found.is_file() {
        return Err(refused("the passphrase file is not a file"));
    }
    if is_credential(path, found) {
        return Ok(());
    }
    if !private::is_ours(path, found) {
        return Err(refused("the passphrase file belongs to another user"));
    }
    if private::is_readable_by_others(path, found) {
        return Err(refused(READABLE_BY_OTHERS));
    }
    Ok(())
}

/// Whether systemd handed the file to this service (systemd.exec(5), "Credentials"). No other service can enter the folder.
/// Where the unit names a user, the file is root's, and an access list lets that user read it, which looks like a right of
/// the group (systemd issue 29435).
#[cfg(unix)]
fn is_credential(path: &Path, found: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let folder = std::env::var_os("CREDENTIALS_DIRECTORY");
    let is_inside = folder.is_some_and(|folder| path.parent() == Some(Path::new(&folder)));
    let is_roots = found.uid() == 0;
    let is_for_a_group_at_most = found.mode() & 0o037 == 0;
    is_inside && (is_roots || private::is_ours(path, found)) && is_for_a_group_at_most
}

#[cfg(not(unix))]
fn is_credential(_: &Path, _: &Metadata) -> bool {
    false
}

fn unreadable(error: io::Error) -> VaultTrouble {
    match error.kind() {
        io::ErrorKind::NotFound => refused("the passphrase file is not there"),
        io::ErrorKind::InvalidData => refused("the passphrase is not text"),
        _ => VaultTrouble::NoPassphrase(format!("the passphrase file cannot be read: {error}")),
    }
}

fn refused(reason: &str) -> VaultTrouble {
    VaultTrouble::NoPassphrase(reason.to_owned())
}
