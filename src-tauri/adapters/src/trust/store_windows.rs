//! Windows: the user's own store of trusted people, which Chrome and Edge read. A certificate there is trusted as itself
//! and vouches for no other, so Windows asks the person nothing.
//!
//! `certutil.exe` is Windows' own program of that name, not Mozilla's. It has not been tried by us on Windows.

use std::path::{Path, PathBuf};

use sixty_core::ports::{Certificate, Store, StoreKind, TrustTrouble};

use super::Home;
use super::program::{Ended, run};
use crate::data_dir::private;

const STORE: &str = "TrustedPeople";

/// The one store of this user.
pub fn stores(_home: &Home) -> Vec<Store> {
    let browsers = vec!["Edge".to_owned(), "Chrome".to_owned()];
    vec![Store { kind: StoreKind::User, browsers, place: PathBuf::from(STORE) }]
}

/// Whether the store has the certificate.
///
/// # Errors
///
/// The program cannot be run.
pub async fn trusts(_store: &Store, certificate: &Certificate) -> Result<bool, TrustTrouble> {
    let ended = certutil(&["-store", STORE, &named(&certificate.fingerprint)]).await?;
    Ok(ended.succeeded)
}

/// Adds the certificate by way of a file in our folder, because the program reads no stdin.
///
/// # Errors
///
/// The file cannot be written, or the store refuses it.
pub async fn trust(_store: &Store, certificate: &Certificate, folder: &Path) -> Result<(), TrustTrouble> {
    let refused = |error: std::io::Error| TrustTrouble::Refused(error.to_string());
    let file = folder.join("certificate.cer");
    private::replace(&file, &certificate.der).map_err(refused)?;
    let added = certutil(&["-f", "-addstore", STORE, &file.display().to_string()]).await;
    std::fs::remove_file(&file).ok();
    let ended = added?;
    if ended.succeeded { Ok(()) } else { Err(refusal(&ended)) }
}

/// Removes our certificates.
///
/// # Errors
///
/// A certificate is there and cannot be removed.
pub async fn take_back(_store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble> {
    for fingerprint in fingerprints {
        let name = named(fingerprint);
        if !certutil(&["-store", STORE, &name]).await?.succeeded {
            continue;
        }
        let ended = certutil(&["-delstore", STORE, &name]).await?;
        if !ended.succeeded {
            return Err(refusal(&ended));
        }
    }
    Ok(())
}

/// The program says on stdout what it refuses.
fn refusal(ended: &Ended) -> TrustTrouble {
    TrustTrouble::Refused(format!("{} {}", String::from_utf8_lossy(&ended.stdout).trim(), ended.stderr))
}

/// What the program finds a certificate by: its SHA-256 (`certutil -store -?`).
fn named(fingerprint: &str) -> String {
    format!("sha256,{fingerprint}")
}

async fn certutil(arguments: &[&str]) -> Result<Ended, TrustTrouble> {
    let system = std::env::var_os("SystemRoot").map_or_else(|| PathBuf::from("C:\\Windows"), PathBuf::from);
    let arguments: Vec<&str> = ["-user"].into_iter().chain(arguments.iter().copied()).collect();
    run(&system.join("System32").join("certutil.exe"), &arguments, &[]).await
}
