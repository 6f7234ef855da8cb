//! This installation's own certificate. It is a leaf and never a CA, so that a browser that trusts it trusts nothing else.
//!
//! The certificate that browsers are told to trust is for this computer's own names alone. A return address with another
//! name, which leads here by a line in the hosts file, has a certificate of its own that is given to no browser.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rcgen::{
    CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    PKCS_ECDSA_P256_SHA256,
};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sixty_core::moment::Moment;
use time::{Duration, OffsetDateTime};

use crate::data_dir::private;

/// Certificate and key in one file, so that they always belong together.
const FILE: &str = "certificate.pem";

/// The same for a return address with another name than this computer's own.
const FILE_OF_OTHER_NAME: &str = "certificate-of-other-name.pem";

/// This computer's own names, which no other computer answers to.
const OWN_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// The name by which a browser lists it.
const CALLED: &str = "Sixty on this computer";

/// The longest life of a leaf that browsers accept: 398 days (CA/Browser Forum, ballot SC31), less one for rounding.
const LIVES: Duration = Duration::days(397);

/// How long before its creation it becomes valid, so that a browser with a slow clock accepts it too.
const BEGINS_BEFORE: Duration = Duration::days(1);

/// How long before its end a new one is made. It is kept until then, because the exception that a person makes in the
/// browser is valid for this certificate only.
const RENEWED_BEFORE: Duration = Duration::days(30);

/// The certificate of this computer's own names, without its key.
pub(crate) struct Leaf {
    pub der: CertificateDer<'static>,
    pub end: Moment,
}

/// The leaf that a browser of this computer meets now; None where there is none that has not ended.
pub(crate) fn leaf(folder: &Path, now: Moment) -> Option<Leaf> {
    let now = OffsetDateTime::from_unix_timestamp(now.timestamp()).ok()?;
    let pem = private::text(&folder.join(FILE)).ok()?;
    let end = end_of_fitting(&pem, &names("localhost"), now, Duration::ZERO)?;
    let der = CertificateDer::from_pem_slice(pem.as_bytes()).ok()?;
    Some(Leaf { der, end: Moment::from_timestamp(end.unix_timestamp(), 0)? })
}

/// The leaf that [`acceptor`] shows for localhost, made anew under the same conditions.
///
/// # Errors
///
/// As [`acceptor`].
pub(crate) fn renewed(folder: &Path, now: Moment) -> io::Result<Leaf> {
    acceptor(folder, "localhost", now)?;
    leaf(folder, now).ok_or_else(|| io::Error::other("the certificate that was made cannot be read"))
}

/// The TLS settings of the listener, with the certificate in `folder`. A new one is made when it is absent, damaged,
/// about to end, or made for other names than localhost's and `host`.
///
/// # Errors
///
/// The folder or the file cannot be written, or no certificate can be made for `host`.
pub fn acceptor(folder: &Path, host: &str, now: Moment) -> io::Result<Arc<ServerConfig>> {
    private::folder(folder).map_err(|trouble| io::Error::other(trouble.to_string()))?;
    let now = OffsetDateTime::from_unix_timestamp(now.timestamp()).map_err(io::Error::other)?;
    let names = names(host);
    let path = folder.join(if names.len() == OWN_NAMES.len() { FILE } else { FILE_OF_OTHER_NAME });
    if let Some(config) = std::fs::read_to_string(&path).ok().and_then(|pem| stored(&pem, &names, now)) {
        return Ok(config);
    }
    let pem = made(&names, now).map_err(io::Error::other)?;
    private::replace(&path, pem.as_bytes())?;
    stored(&pem, &names, now).ok_or_else(|| io::Error::other("the certificate that was made cannot be used"))
}

fn names(host: &str) -> Vec<String> {
    let mut names = OWN_NAMES.map(str::to_owned).to_vec();
    let host = host.trim_matches(['[', ']']).to_owned();
    if !names.contains(&host) {
        names.push(host);
    }
    names
}

/// The line above the first block of the PEM file, with the names and the end of the certificate. Parsers skip it
/// (RFC 7468, section 2).
fn title(names: &[String], end: OffsetDateTime) -> String {
    format!("{} until {}\n", names.join(" "), end.unix_timestamp())
}

fn stored(pem: &str, names: &[String], now: OffsetDateTime) -> Option<Arc<ServerConfig>> {
    end_of_fitting(pem, names, now, RENEWED_BEFORE)?;
    let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).ok()?;
    let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).ok()?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().ok()?;
    builder.with_no_client_auth().with_single_cert(vec![certificate], key).ok().map(Arc::new)
}

/// The end of a certificate that is for these names and does not end within `spare`.
fn end_of_fitting(
    pem: &str,
    names: &[String],
    now: OffsetDateTime,
    spare: Duration,
) -> Option<OffsetDateTime> {
    let (held, end) = pem.lines().next()?.split_once(" until ")?;
    let end = OffsetDateTime::from_unix_timestamp(end.parse().ok()?).ok()?;
    // A certificate from the future is refused too: a browser would call it "not valid yet".
    let fits = end - LIVES <= now && now < end - spare;
    (held == names.join(" ") && fits).then_some(end)
}

fn made(names: &[String], now: OffsetDateTime) -> Result<String, rcgen::Error> {
    let mut params = CertificateParams::new(names.to_vec())?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, CALLED);
    params.is_ca = IsCa::ExplicitNoCa;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.not_before = now - BEGINS_BEFORE;
    params.not_after = params.not_before + LIVES;
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let certificate = params.self_signed(&key)?;
    Ok(format!("{}{}{}", title(names, params.not_after), certificate.pem(), key.serialize_pem()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn it_is_kept_until_a_month_before_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let first = pem_after(folder.path(), 0);
        assert_eq!(pem_after(folder.path(), 365), first);
        assert_ne!(pem_after(folder.path(), 367), first);
    }

    #[test]
    fn one_from_the_future_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let first = pem_after(folder.path(), 100);
        assert_ne!(pem_after(folder.path(), 0), first);
    }

    #[test]
    fn a_damaged_one_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let whole = pem_after(folder.path(), 0);
        for damaged in ["", "nonsense", &whole[..whole.len() / 2], &whole.replace("MII", "AAA")] {
            fs::write(folder.path().join(FILE), damaged).unwrap();
            assert_ne!(pem_after(folder.path(), 0), damaged);
        }
    }

    #[test]
    fn a_key_that_is_not_the_certificates_is_not_used() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (first, second) = (pem_after(one.path(), 0), pem_after(two.path(), 0));
        let split = |pem: &str| pem.find("-----BEGIN PRIVATE").unwrap();
        let mixed = format!("{}{}", &first[..split(&first)], &second[split(&second)..]);
        fs::write(one.path().join(FILE), &mixed).unwrap();
        assert_ne!(pem_after(one.path(), 0), mixed);
    }

    #[test]
    fn a_name_of_ones_own_is_added() {
        let folder = tempfile::tempdir().unwrap();
        acceptor(folder.path(), "threads-sample.meta", day(0)).unwrap();
        let pem = fs::read_to_string(folder.path().join(FILE_OF_OTHER_NAME)).unwrap();
        assert!(pem.starts_with("localhost 127.0.0.1 ::1 threads-sample.meta until "));
    }

    #[test]
    fn the_one_that_browsers_trust_is_never_for_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let first = pem_after(folder.path(), 0);
        acceptor(folder.path(), "threads-sample.meta", day(0)).unwrap();
        let leaf = leaf(folder.path(), day(0)).unwrap();
        assert_eq!(leaf.der, CertificateDer::from_pem_slice(first.as_bytes()).unwrap());
        assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), first);
    }

    #[test]
    fn browsers_are_told_of_it_until_it_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        assert!(leaf(folder.path(), day(0)).is_none());
        let made = renewed(folder.path(), day(0)).unwrap();
        assert_eq!(leaf(folder.path(), day(395)).unwrap().der, made.der);
        assert!(leaf(folder.path(), day(397)).is_none());
        assert_ne!(renewed(folder.path(), day(395)).unwrap().der, made.der);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        pem_after(folder.path(), 0);
        let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    fn pem_after(folder: &Path, days: i64) -> String {
        acceptor(folder, "localhost", day(days)).unwrap();
        fs::read_to_string(folder.join(FILE)).unwrap()
    }

    fn day(days: i64) -> Moment {
        Moment::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::days(days)
    }
}
