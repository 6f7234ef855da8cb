//! The vault of practice on a computer without a password vault, so that a person can look around before setting one
//! up. Its tokens are pretend ones, so the passphrase may stand beside what it seals. Real tokens never get here: the
//! file that this program uses for those is chosen by a person (`--vault file`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::VaultFile;
use crate::data_dir::private;

/// The file that shows that a practice folder has a stand-in, and opens it.
pub const PASSPHRASE: &str = "stand-in-passphrase";

/// Guessing this passphrase is worth nothing, so opening the vault need not be slow (log2 of scrypt's N).
const WORK_FACTOR: u8 = 10;

/// The stand-in of this practice folder; None where none was made.
pub fn stand_in(data: &Path) -> Option<VaultFile> {
    let passphrase = file(data);
    let is_made = fs::symlink_metadata(&passphrase).is_ok_and(|found| found.is_file());
    is_made.then(|| VaultFile::with_work_factor(&data.join("vault"), Some(passphrase), WORK_FACTOR))
}

/// Makes a stand-in in this practice folder, unless there is one.
///
/// # Errors
/// The file cannot be written, or the system gives no random numbers.
pub fn make_stand_in(data: &Path) -> io::Result<()> {
    let passphrase = [private::random_digits()?, private::random_digits()?].concat();
    private::place(&file(data), passphrase.as_bytes()).map(drop)
}

fn file(data: &Path) -> PathBuf {
    data.join(PASSPHRASE)
}

#[cfg(test)]
mod tests {
    use sixty_core::network::Network;
    use sixty_core::ports::{EntryName, Vault as _};
    use sixty_core::secret::Secret;

    use super::*;

    #[tokio::test]
    async fn what_one_program_kept_another_one_finds() {
        let data = tempfile::tempdir().unwrap();
        assert!(stand_in(data.path()).is_none());
        make_stand_in(data.path()).unwrap();
        let name = EntryName::account(Network::Threads, "1");
        stand_in(data.path()).unwrap().write(&name, &Secret::new("THAAmadeUp")).await.unwrap();

        make_stand_in(data.path()).unwrap();

        let kept = stand_in(data.path()).unwrap().read(&name).await.unwrap().unwrap();
        assert_eq!(kept.expose(), "THAAmadeUp");
    }
}
