//! macOS: the user's login keychain with a trust setting for TLS at localhost alone, which Safari and Chrome read. macOS
//! asks for the person's password when that setting changes.
//!
//! It has not been tried by us on macOS.

use std::path::{Path, PathBuf};

use sixty_core::ports::{Certificate, Store, StoreKind, TrustTrouble};

use super::Home;
use super::program::{Ended, run};
use crate::data_dir::private;

const SECURITY: &str = "/usr/bin/security";

/// The one store of this user.
pub fn stores(home: &Home) -> Vec<Store> {
    let browsers = vec!["Safari".to_owned(), "Chrome".to_owned()];
    let place = home.home.join("Library/Keychains/login.keychain-db");
    vec![Store { kind: StoreKind::User, browsers, place }]
}

/// Whether the system's own check accepts the certificate for localhost.
///
/// # Errors
///
/// The certificate cannot be written for the check, or the program cannot be run.
pub async fn trusts(_store: &Store, certificate: &Certificate) -> Result<bool, TrustTrouble> {
    let folder = std::env::temp_dir();
    let check = ["verify-cert", "-L", "-l", "-p", "ssl", "-s", "localhost", "-c"];
    Ok(with_file(&folder, certificate, &check).await?.succeeded)
}

/// Adds the certificate, trusted for TLS at localhost.
///
/// # Errors
///
/// The certificate cannot be written, or the person or the system refuses it.
pub async fn trust(store: &Store, certificate: &Certificate, folder: &Path) -> Result<(), TrustTrouble> {
    let keychain = store.place.display().to_string();
    let add = ["add-trusted-cert", "-r", "trustRoot", "-p", "ssl", "-s", "localhost", "-k", &keychain];
    done(&with_file(folder, certificate, &add).await?)
}

/// Removes our certificates with their trust settings.
///
/// # Errors
///
/// A certificate is there and cannot be removed.
pub async fn take_back(store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble> {
    let keychain = store.place.display().to_string();
    let list = run(Path::new(SECURITY), &["find-certificate", "-a", "-Z", &keychain], &[]).await?;
    let list = String::from_utf8_lossy(&list.stdout).to_lowercase();
    for fingerprint in fingerprints.iter().filter(|fingerprint| list.contains(fingerprint.as_str())) {
        let digest = fingerprint.to_uppercase();
        let delete = ["delete-certificate", "-Z", &digest, "-t", &keychain];
        done(&run(Path::new(SECURITY), &delete, &[]).await?)?;
    }
    Ok(())
}

/// Runs the program with a file of the certificate as its last argument, because it reads no stdin.
async fn with_file(
    folder: &Path,
    certificate: &Certificate,
    arguments: &[&str],
) -> Result<Ended, TrustTrouble> {
    let refused = |error: std::io::Error| TrustTrouble::Refused(error.to_string());
    let digits = private::random_digits().map_err(refused)?;
    let file: PathBuf = folder.join(format!("sixty-{digits}.cer"));
    private::replace(&file, &certificate.der).map_err(refused)?;
    let name = file.display().to_string();
    let arguments: Vec<&str> = arguments.iter().copied().chain([name.as_str()]).collect();
    let ended = run(Path::new(SECURITY), &arguments, &[]).await;
    std::fs::remove_file(&file).ok();
    ended
}

fn done(ended: &Ended) -> Result<(), TrustTrouble> {
    if ended.succeeded { Ok(()) } else { Err(TrustTrouble::Refused(ended.stderr.clone())) }
}
