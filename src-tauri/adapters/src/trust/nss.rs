//! Our certificate in an NSS database, which Chromium and its relatives read.

use std::path::Path;

use sixty_core::ports::{Certificate, TrustTrouble};

use super::certutil::Database;
use crate::data_dir::private;

/// The file by which a folder is a database.
const FILE: &str = "cert9.db";

/// Whether the database trusts exactly this certificate.
///
/// # Errors
///
/// The database cannot be read.
pub async fn trusts(folder: &Path, certificate: &Certificate) -> Result<bool, TrustTrouble> {
    if !is_made(folder) {
        return Ok(false);
    }
    let (database, name) = (Database::at(folder)?, name_of(&certificate.fingerprint));
    let names = database.names().await?;
    let Some((_, trust)) = names.into_iter().find(|(known, _)| *known == name) else { return Ok(false) };
    // Before the first comma stands what it is trusted for in TLS.
    let is_peer = trust.split(',').next().is_some_and(|tls| tls.contains('P'));
    Ok(is_peer && database.certificate(&name).await? == certificate.der)
}

/// Adds the certificate, and makes the database where there is none.
///
/// # Errors
///
/// The database cannot be made or written; then it has no part of it.
pub async fn trust(folder: &Path, certificate: &Certificate) -> Result<(), TrustTrouble> {
    let database = Database::at(folder)?;
    if !is_made(folder) {
        private::folder(folder).map_err(|trouble| TrustTrouble::Refused(trouble.to_string()))?;
        database.make().await?;
    }
    let name = name_of(&certificate.fingerprint);
    let added = database.add_peer(&name, &certificate.der).await;
    if added.is_err() {
        // Where the database has a password, certutil has added the certificate without its trust.
        database.remove(&name).await.unwrap_or_default();
    }
    added
}

/// Removes the certificates with these fingerprints.
///
/// # Errors
///
/// The database cannot be read or written.
pub async fn take_back(folder: &Path, fingerprints: &[String]) -> Result<(), TrustTrouble> {
    if !is_made(folder) {
        return Ok(());
    }
    let database = Database::at(folder)?;
    let ours: Vec<String> = fingerprints.iter().map(|fingerprint| name_of(fingerprint)).collect();
    for (name, _) in database.names().await?.into_iter().filter(|(name, _)| ours.contains(name)) {
        database.remove(&name).await?;
    }
    Ok(())
}

/// The name of our certificate: two of them never share one, so that no other certificate is taken for ours.
fn name_of(fingerprint: &str) -> String {
    format!("Sixty localhost {}", fingerprint.get(..16).unwrap_or(fingerprint))
}

fn is_made(folder: &Path) -> bool {
    folder.join(FILE).is_file()
}
