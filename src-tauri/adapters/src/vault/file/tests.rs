use std::time::Instant;

use sixty_core::network::Network;
use tempfile::TempDir;

use super::*;

#[tokio::test]
async fn what_was_written_is_read_by_the_next_process_until_it_is_deleted() {
    let place = Place::with_passphrase("correct horse\n");
    place.vault().write(&name(), &Secret::new("first")).await.unwrap();
    place.vault().write(&name(), &Secret::new("second")).await.unwrap();
    assert_eq!(place.read().await, Ok(Some("second".to_owned())));

    place.vault().delete(&name()).await.unwrap();
    assert_eq!(place.read().await, Ok(None));
    place.vault().delete(&name()).await.unwrap();
}

#[tokio::test]
async fn a_vault_that_was_never_written_to_is_empty_and_leaves_no_trace() {
    let place = Place::with_passphrase("correct horse");
    assert_eq!(place.read().await, Ok(None));
    place.vault().delete(&name()).await.unwrap();
    assert!(!place.vault_folder().exists());
}

#[tokio::test]
async fn no_file_holds_the_content_or_the_key_in_the_open() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("THAAmarkerTHAAmarker")).await.unwrap();
    for file in fs::read_dir(place.vault_folder()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1"));
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("marker") && !text.contains("AGE-SECRET-KEY"));
    }
}

#[tokio::test]
async fn a_wrong_passphrase_is_a_locked_vault_and_changes_nothing() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("content")).await.unwrap();

    place.set_passphrase("wrong horse");
    assert_eq!(place.read().await, Err(VaultTrouble::WrongPassphrase));
    assert_eq!(place.vault().write(&name(), &Secret::new("other")).await, Err(VaultTrouble::WrongPassphrase));
    assert_eq!(place.vault().delete(&name()).await, Err(VaultTrouble::WrongPassphrase));

    place.set_passphrase("correct horse");
    assert_eq!(place.read().await, Ok(Some("content".to_owned())));
}

#[tokio::test]
async fn one_line_break_at_the_end_does_not_belong_to_the_passphrase() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("content")).await.unwrap();
    for same in ["correct horse\n", "correct horse\r\n"] {
        place.set_passphrase(same);
        assert_eq!(place.read().await, Ok(Some("content".to_owned())), "{same:?}");
    }
    for other in ["correct horse\n\n", "correct horse ", " correct horse"] {
        place.set_passphrase(other);
        assert_eq!(place.read().await, Err(VaultTrouble::WrongPassphrase), "{other:?}");
    }
}

#[tokio::test]
async fn without_a_usable_passphrase_file_the_reason_is_told() {
    let place = Place::with_passphrase("");
    assert_refused(place.read().await, "empty");
    place.set_passphrase("\n");
    assert_refused(place.read().await, "empty");
    fs::write(place.passphrase_file(), b"\xFF\xFE").unwrap();
    assert_refused(place.read().await, "not text");
    fs::write(place.passphrase_file(), vec![b'a'; 100_000]).unwrap();
    assert_refused(place.read().await, "too long");
    fs::remove_file(place.passphrase_file()).unwrap();
    assert_refused(place.read().await, "not there");
    fs::create_dir(place.passphrase_file()).unwrap();
    assert_refused(place.read().await, "not a file");
    let vault = VaultFile::new(&place.vault_folder(), None);
    assert_refused(vault.read(&name()).await.map(|_| None), "SIXTY_PASSPHRASE_FILE");
}

#[cfg(unix)]
#[tokio::test]
async fn a_passphrase_file_that_others_can_read_is_refused() {
    let place = Place::with_passphrase("correct horse");
    for (mode, refused) in [(0o640, true), (0o604, true), (0o610, true), (0o600, false), (0o400, false)] {
        place.set_mode(mode);
        assert_eq!(place.read().await.is_err(), refused, "{mode:o}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_passphrase_file_of_another_user_is_refused() {
    let place = Place::with_passphrase("correct horse");
    // Only root can give a file to another user; other users take a file of root's that all may read.
    let foreign = match std::os::unix::fs::chown(place.passphrase_file(), Some(65534), None) {
        Ok(()) => place.passphrase_file(),
        Err(_) => PathBuf::from("/etc/passwd"),
    };
    let vault = VaultFile::new(&place.vault_folder(), Some(foreign));
    assert_refused(vault.read(&name()).await.map(|_| None), "another user");
}

#[cfg(unix)]
#[tokio::test]
async fn a_pipe_in_place_of_the_passphrase_file_is_refused_without_waiting_for_its_writer() {
    let place = Place::with_passphrase("");
    fs::remove_file(place.passphrase_file()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(place.passphrase_file()).status().unwrap();
    assert!(made.success());
    assert_refused(place.read().await, "not a file");
}

#[cfg(unix)]
#[tokio::test]
async fn folder_and_files_are_ours_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("content")).await.unwrap();
    assert_eq!(mode(&place.vault_folder()), 0o700);
    let files: Vec<_> =
        fs::read_dir(place.vault_folder()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 2, "key and entry, no draft: {files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600));
}

#[cfg(unix)]
#[tokio::test]
async fn a_vault_folder_that_is_a_link_is_refused() {
    let place = Place::with_passphrase("correct horse");
    let elsewhere = place.home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, place.vault_folder()).unwrap();
    assert!(matches!(place.read().await, Err(VaultTrouble::Refused(_))));
    assert!(place.vault().write(&name(), &Secret::new("content")).await.is_err());
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[tokio::test]
async fn entries_without_their_key_are_never_sealed_over() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("content")).await.unwrap();
    let key = place.vault_folder().join(IDENTITY);
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();

    assert_refused(place.read().await, "identity.age is gone");
    let written = place.vault().write(&name(), &Secret::new("other")).await;
    assert_refused(written.map(|()| None), "identity.age is gone");

    fs::write(&key, kept).unwrap();
    assert_eq!(place.read().await, Ok(Some("content".to_owned())));
}

#[tokio::test]
async fn an_entry_under_another_ones_name_is_not_given_out() {
    let place = Place::with_passphrase("correct horse");
    let other = EntryName::account(Network::Threads, "another");
    place.vault().write(&name(), &Secret::new("hers")).await.unwrap();
    place.vault().write(&other, &Secret::new("his")).await.unwrap();
    let file =
        |name: &EntryName| place.vault_folder().join(format!("{}.age", private::file_name(name.as_str())));

    fs::rename(file(&other), file(&name())).unwrap();

    assert_refused(place.read().await, "holds another entry");
    assert_eq!(place.vault().read(&other).await.map(|entry| entry.is_none()), Ok(true));
}

#[tokio::test]
async fn an_entry_that_an_older_version_sealed_is_read() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("first")).await.unwrap();
    let sealed = place.vault().0;
    let key = sealed.key(Absent::Leave).unwrap().unwrap();

    fs::write(sealed.file(&name()), seal(&key.to_public(), "{\"older\":1}").unwrap()).unwrap();

    assert_eq!(place.read().await, Ok(Some("{\"older\":1}".to_owned())));
}

#[tokio::test]
async fn a_damaged_file_is_told_and_is_not_an_absent_entry() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("content")).await.unwrap();
    let entry = place.vault_folder().join("threads%2F1784.age");
    let whole = fs::read(&entry).unwrap();
    for cut in [0, 10, whole.len() - 1] {
        fs::write(&entry, &whole[..cut]).unwrap();
        assert_refused(place.read().await, "damaged");
    }
    fs::write(place.vault_folder().join(IDENTITY), "").unwrap();
    assert_refused(place.read().await, "damaged");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_that_make_the_key_at_once_lose_no_entry() {
    for _ in 0..10 {
        let place = Place::with_passphrase("correct horse");
        let names: Vec<EntryName> =
            (0..6).map(|id| EntryName::account(Network::Threads, &id.to_string())).collect();
        let mut writers = tokio::task::JoinSet::new();
        for name in names.clone() {
            // Each with a vault of its own: nothing but the folder is shared, as between processes.
            let vault = place.vault();
            writers.spawn(async move { vault.write(&name, &Secret::new(name.as_str())).await });
        }
        while let Some(written) = writers.join_next().await {
            written.unwrap().unwrap();
        }
        let vault = place.vault();
        for name in &names {
            assert_eq!(vault.read(name).await.unwrap().unwrap().expose(), name.as_str());
        }
    }
}

#[tokio::test]
async fn the_passphrase_is_asked_for_once() {
    let place = Place::with_passphrase("correct horse");
    let vault = place.vault();
    vault.write(&name(), &Secret::new("content")).await.unwrap();
    fs::remove_file(place.passphrase_file()).unwrap();
    assert!(vault.read(&name()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_key_that_would_take_minutes_to_open_is_refused_at_once() {
    let place = Place::with_passphrase("correct horse");
    place.vault().write(&name(), &Secret::new("content")).await.unwrap();
    let key = place.vault_folder().join(IDENTITY);
    // The header is text: "-> scrypt SALT FACTOR" in its second line.
    let mut costly = fs::read(&key).unwrap();
    let factor = costly.windows(3).position(|bytes| bytes == b" 2\n").unwrap();
    costly.splice(factor..factor + 2, *b" 30");
    fs::write(&key, costly).unwrap();

    let begin = Instant::now();
    assert_refused(place.read().await, "damaged");
    assert!(begin.elapsed().as_secs() < 5);
}

/// A folder with a vault and a passphrase file, whose key costs next to nothing to open.
struct Place {
    home: TempDir,
}

impl Place {
    fn with_passphrase(passphrase: &str) -> Self {
        let place = Self { home: tempfile::tempdir().unwrap() };
        place.set_passphrase(passphrase);
        place
    }

    fn set_passphrase(&self, passphrase: &str) {
        fs::write(self.passphrase_file(), passphrase).unwrap();
        #[cfg(unix)]
        self.set_mode(0o600);
    }

    #[cfg(unix)]
    fn set_mode(&self, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(self.passphrase_file(), fs::Permissions::from_mode(mode)).unwrap();
    }

    fn passphrase_file(&self) -> PathBuf {
        self.home.path().join("passphrase")
    }

    fn vault_folder(&self) -> PathBuf {
        self.home.path().join("vault")
    }

    fn vault(&self) -> VaultFile {
        VaultFile::with_work_factor(&self.vault_folder(), Some(self.passphrase_file()), 2)
    }

    async fn read(&self) -> Result<Option<String>, VaultTrouble> {
        self.vault().read(&name()).await.map(|found| found.map(|secret| secret.expose().to_owned()))
    }
}

fn name() -> EntryName {
    EntryName::account(Network::Threads, "1784")
}

fn assert_refused(outcome: Result<Option<String>, VaultTrouble>, because: &str) {
    let Err(
        VaultTrouble::Refused(reason) | VaultTrouble::NoPassphrase(reason) | VaultTrouble::Unclear(reason),
    ) = outcome
    else {
        panic!("not refused: {outcome:?}")
    };
    assert!(reason.contains(because), "{reason}");
}
