//! Real databases and profiles in a home of their own.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use sixty_core::moment::Moment;
use tempfile::TempDir;

use super::*;
use crate::clock::ShiftedClock;

#[tokio::test]
async fn a_database_is_made_for_a_browser_that_has_none_and_trusts_the_certificate_alone() {
    let desk = Desk::new();
    let place = desk.browser();
    let certificate = desk.trust.renewed().await.unwrap();
    let [store] = desk.stores().await.try_into().unwrap();
    assert_eq!(desk.trust.trusts(&store, &certificate, &[]).await, Ok(false));

    desk.trust.trust(&store, &certificate, &[]).await.unwrap();

    assert_eq!(desk.trust.trusts(&store, &certificate, &[]).await, Ok(true));
    let names = desk.names(&place);
    let ours: Vec<&str> = names.lines().filter(|line| line.starts_with("Sixty localhost")).collect();
    assert!(ours.len() == 1 && ours[0].trim_end().ends_with(" P,,"), "a peer and never a CA: {names}");
    assert_eq!(place.metadata().unwrap().permissions().mode() & 0o077, 0, "only its owner reads it");
}

#[tokio::test]
async fn taken_back_it_is_gone_and_what_others_trust_stays() {
    let desk = Desk::new();
    let place = desk.browser();
    let certificate = desk.trust.renewed().await.unwrap();
    let [store] = desk.stores().await.try_into().unwrap();
    desk.trust.trust(&store, &certificate, &[]).await.unwrap();
    let other = Desk::new().trust.renewed().await.unwrap();
    desk.trust.trust(&store, &other, &[]).await.unwrap();

    let named_twice = [certificate.fingerprint.clone(), certificate.fingerprint.clone()];
    desk.trust.take_back(&store, &named_twice).await.unwrap();

    assert_eq!(desk.trust.trusts(&store, &certificate, &[]).await, Ok(false));
    assert_eq!(desk.trust.trusts(&store, &other, &[]).await, Ok(true), "{}", desk.names(&place));
}

#[tokio::test]
async fn a_database_with_a_password_of_its_own_is_left_as_it_is() {
    let desk = Desk::new();
    let place = desk.browser();
    std::fs::create_dir_all(&place).unwrap();
    let password = desk.home.path().join("password");
    std::fs::write(&password, "correct horse\n").unwrap();
    desk.certutil(&place, &["-N", "-f", password.to_str().unwrap()]);
    let certificate = desk.trust.renewed().await.unwrap();
    let [store] = desk.stores().await.try_into().unwrap();

    let refused = desk.trust.trust(&store, &certificate, &[]).await;

    assert_eq!(refused, Err(TrustTrouble::OwnPassword));
    assert!(!desk.names(&place).contains("Sixty"));
}

#[tokio::test]
async fn a_database_that_another_program_writes_is_in_use() {
    let desk = Desk::new();
    let place = desk.browser();
    std::fs::create_dir_all(&place).unwrap();
    desk.certutil(&place, &["-N", "--empty-password"]);
    let certificate = desk.trust.renewed().await.unwrap();
    let [store] = desk.stores().await.try_into().unwrap();
    let held = rusqlite::Connection::open(place.join("cert9.db")).unwrap();
    held.execute_batch("BEGIN EXCLUSIVE").unwrap();

    assert_eq!(desk.trust.trust(&store, &certificate, &[]).await, Err(TrustTrouble::InUse));
}

#[tokio::test]
async fn a_database_in_either_place_is_found_and_none_is_made_beside_it() {
    let desk = Desk::new();
    let old = desk.browser();
    let new = desk.home.path().join(".local/share/pki/nssdb");
    std::fs::create_dir_all(&new).unwrap();
    assert_eq!(desk.places().await, std::slice::from_ref(&new));
    std::fs::create_dir_all(&old).unwrap();
    assert_eq!(desk.places().await, [old, new]);
}

#[tokio::test]
async fn browsers_of_snap_and_flatpak_have_databases_of_their_own() {
    let desk = Desk::new();
    let at = |path: &str| desk.home.path().join(path);
    std::fs::create_dir_all(at("snap/chromium/current")).unwrap();
    std::fs::create_dir_all(at(".var/app/com.google.Chrome")).unwrap();

    let places = desk.places().await;

    assert!(places.contains(&at("snap/chromium/current/.pki/nssdb")), "{places:?}");
    assert!(places.contains(&at(".var/app/com.google.Chrome/.pki/nssdb")), "{places:?}");
}

#[tokio::test]
async fn each_firefox_profile_gets_a_line_and_loses_that_line_alone() {
    let desk = Desk::new();
    let profile = desk.firefox();
    let list = profile.join("cert_override.txt");
    let router = "router.lan:443:\tOID.2.16.840.1.101.3.4.2.1\t0A:0B:0C\t\n";
    std::fs::write(&list, router).unwrap();
    let certificate = desk.trust.renewed().await.unwrap();
    let store = desk.stores().await.into_iter().find(|store| store.place == profile).unwrap();
    let at = [Address { host: "localhost".to_owned(), port: 16060 }];
    assert_eq!(desk.trust.trusts(&store, &certificate, &at).await, Ok(false));

    desk.trust.trust(&store, &certificate, &at).await.unwrap();
    assert_eq!(desk.trust.trusts(&store, &certificate, &at).await, Ok(true));

    desk.trust.take_back(&store, &[certificate.fingerprint]).await.unwrap();
    assert_eq!(std::fs::read_to_string(&list).unwrap(), router);
}

#[tokio::test]
async fn a_firefox_that_has_accepted_nothing_yet_gets_a_list_that_only_its_owner_reads() {
    let desk = Desk::new();
    let profile = desk.firefox();
    let certificate = desk.trust.renewed().await.unwrap();
    let store = desk.stores().await.into_iter().find(|store| store.place == profile).unwrap();
    desk.trust.take_back(&store, std::slice::from_ref(&certificate.fingerprint)).await.unwrap();
    let at = [Address { host: "localhost".to_owned(), port: 16060 }];

    desk.trust.trust(&store, &certificate, &at).await.unwrap();

    assert_eq!(desk.trust.trusts(&store, &certificate, &at).await, Ok(true));
    let mode = profile.join("cert_override.txt").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn without_a_home_there_is_no_store() {
    let desk = Desk::new();
    let trust = BrowserTrust::new(desk.home.path().join("doorway"), clock(), None);
    assert_eq!(trust.stores().await, []);
}

/// A home without anything of this computer's, and the trust of a program in it.
struct Desk {
    home: TempDir,
    trust: BrowserTrust,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let at = |path: &str| home.path().join(path);
        let folders = Home { home: at(""), config: at(".config"), data: at(".local/share") };
        let trust = BrowserTrust::new(at("doorway"), clock(), Some(folders));
        Self { home, trust }
    }

    /// Lets Chromium have been started once; returns the place of its database.
    fn browser(&self) -> PathBuf {
        std::fs::create_dir_all(self.home.path().join(".config/chromium")).unwrap();
        self.home.path().join(".pki/nssdb")
    }

    fn firefox(&self) -> PathBuf {
        let root = self.home.path().join(".config/mozilla/firefox");
        let profile = root.join("jam.default-esr");
        std::fs::create_dir_all(&profile).unwrap();
        std::fs::write(root.join("profiles.ini"), "[Profile0]\nIsRelative=1\nPath=jam.default-esr\n")
            .unwrap();
        profile
    }

    async fn stores(&self) -> Vec<Store> {
        self.trust.stores().await
    }

    async fn places(&self) -> Vec<PathBuf> {
        self.stores().await.into_iter().map(|store| store.place).collect()
    }

    /// What Mozilla's own program lists.
    fn names(&self, place: &std::path::Path) -> String {
        self.certutil(place, &["-L"])
    }

    fn certutil(&self, place: &std::path::Path, arguments: &[&str]) -> String {
        let database = format!("sql:{}", place.display());
        let output = Command::new("certutil").args(arguments).args(["-d", &database]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

fn clock() -> Arc<dyn Clock> {
    Arc::new(ShiftedClock::starting_at(Moment::from_timestamp(1_790_000_000, 0).unwrap()))
}
