//! Firefox's `cert_override.txt`: the certificates that a person accepted in spite of a warning. Pure.
//!
//! A line is `host:port:attributes`, the OID of the digest, the certificate's fingerprint, and a field that is no longer
//! used, with tabs between them. Attributes are empty but for private windows and containers. A line of another kind, a
//! comment or one of a newer Firefox, stays as it is.

use sixty_core::ports::Address;

/// SHA-256 by its object identifier, the only digest that Firefox reads.
const SHA256: &str = "OID.2.16.840.1.101.3.4.2.1";

/// Whether the list accepts this certificate at each of these addresses.
pub fn has(list: &[u8], fingerprint: &str, at: &[Address]) -> bool {
    let written = written(fingerprint);
    let has = |address: &Address| {
        lines(list).any(|line| read(line) == Some((key(address).as_str(), written.as_str())))
    };
    !at.is_empty() && at.iter().all(has)
}

/// The list with this certificate at these addresses, in place of any other there: Firefox keeps one for each.
pub fn with(list: &[u8], fingerprint: &str, at: &[Address]) -> Vec<u8> {
    let keys: Vec<String> = at.iter().map(key).collect();
    let is_replaced = |line: &[u8]| read(line).is_some_and(|(found, _)| keys.iter().any(|key| key == found));
    let mut new = without_lines(list, is_replaced);
    if new.last().is_some_and(|last| *last != b'\n') {
        new.push(b'\n');
    }
    for key in keys {
        new.extend_from_slice(format!("{key}\t{SHA256}\t{}\t\n", written(fingerprint)).as_bytes());
    }
    new
}

/// The list without the certificates of these fingerprints, wherever they were accepted.
pub fn without(list: &[u8], fingerprints: &[String]) -> Vec<u8> {
    let ours: Vec<String> = fingerprints.iter().map(|fingerprint| written(fingerprint)).collect();
    without_lines(list, |line| read(line).is_some_and(|(_, found)| ours.iter().any(|one| one == found)))
}

fn without_lines(list: &[u8], is_out: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    lines(list).filter(|line| !is_out(line)).flatten().copied().collect()
}

/// The lines, each with its end.
fn lines(list: &[u8]) -> impl Iterator<Item = &[u8]> {
    list.split_inclusive(|byte| *byte == b'\n')
}

/// Address and fingerprint of a line.
fn read(line: &[u8]) -> Option<(&str, &str)> {
    let mut fields = str::from_utf8(line).ok()?.trim_end().split('\t');
    let (address, digest, fingerprint) = (fields.next()?, fields.next()?, fields.next()?);
    (digest == SHA256).then_some((address, fingerprint))
}

fn key(address: &Address) -> String {
    format!("{}:{}:", address.host, address.port)
}

/// The fingerprint as Firefox writes it: `AB:CD:…`.
fn written(fingerprint: &str) -> String {
    let pairs: Vec<String> =
        fingerprint.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).to_uppercase()).collect();
    pairs.join(":")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As Firefox 153 writes it.
    const OTHERS: &str = "# PSM Certificate Override Settings file\n\
        router.lan:443:\tOID.2.16.840.1.101.3.4.2.1\t0A:0B:0C\t\n\
        localhost:8443:^privateBrowsingId=1\tOID.2.16.840.1.101.3.4.2.1\t0D:0E:0F\t\n";

    #[test]
    fn a_line_is_added_and_the_others_stay_as_they_are() {
        let new = with(OTHERS.as_bytes(), "abcdef", &[at(16060)]);
        let line = "localhost:16060:\tOID.2.16.840.1.101.3.4.2.1\tAB:CD:EF\t\n";
        assert_eq!(String::from_utf8(new.clone()).unwrap(), format!("{OTHERS}{line}"));
        assert!(has(&new, "abcdef", &[at(16060)]));
        assert!(!has(&new, "abcdef", &[at(16060), at(16061)]), "it is for that port alone");
        assert!(!has(&new, "abcdee", &[at(16060)]), "it is for that certificate alone");
    }

    #[test]
    fn an_older_certificate_at_the_same_address_makes_room() {
        let old = with(OTHERS.as_bytes(), "abcdef", &[at(16060)]);
        let new = with(&old, "012345", &[at(16060)]);
        assert_eq!(new, with(OTHERS.as_bytes(), "012345", &[at(16060)]));
    }

    #[test]
    fn a_list_without_a_last_line_break_is_not_broken() {
        let new = with(OTHERS.trim_end().as_bytes(), "abcdef", &[at(16060)]);
        assert!(has(&new, "abcdef", &[at(16060)]));
        assert!(new.starts_with(OTHERS.trim_end().as_bytes()));
    }

    #[test]
    fn only_our_lines_are_taken_out() {
        let new = with(OTHERS.as_bytes(), "abcdef", &[at(16060), at(18000)]);
        assert_eq!(without(&new, &["abcdef".to_owned()]), OTHERS.as_bytes());
        assert_eq!(without(&new, &["012345".to_owned()]), new);
    }

    #[test]
    fn without_an_address_nothing_is_accepted() {
        assert!(!has(b"", "abcdef", &[]));
    }

    proptest! {
        #[test]
        fn what_others_wrote_survives_both_ways(list in "(\\PC{0,20}\n){0,5}") {
            let new = with(list.as_bytes(), "abcdef", &[at(16060)]);
            prop_assert_eq!(without(&new, &["abcdef".to_owned()]), list.as_bytes());
        }
    }

    fn at(port: u16) -> Address {
        Address { host: "localhost".to_owned(), port }
    }
}
