//! The profiles of Firefox, and our line in the exceptions of each.

use std::path::{Path, PathBuf};

use sixty_core::ports::{Address, FileTrouble, Files as _, Store, StoreKind, TrustTrouble};

use super::{Home, exceptions};
use crate::data_dir::private;
use crate::files::LocalFiles;

const LIST: &str = "cert_override.txt";

/// Where Firefox keeps its profiles: its own builds, then those of snap and flatpak. Since version 147 a new installation
/// keeps them with the other settings (XDG).
fn roots(home: &Home) -> Vec<PathBuf> {
    let at_home = |path: &str| home.home.join(path);
    if cfg!(target_os = "macos") {
        return vec![at_home("Library/Application Support/Firefox")];
    }
    if cfg!(windows) {
        return vec![home.config.join("Mozilla/Firefox")];
    }
    vec![
        at_home(".mozilla/firefox"),
        home.config.join("mozilla/firefox"),
        at_home("snap/firefox/common/.mozilla/firefox"),
        at_home(".var/app/org.mozilla.firefox/.mozilla/firefox"),
        at_home(".var/app/org.mozilla.firefox/config/mozilla/firefox"),
    ]
}

/// Every profile that is there.
pub fn profiles(home: &Home) -> Vec<Store> {
    let folders = roots(home).into_iter().flat_map(|root| {
        let list = private::text(&root.join("profiles.ini")).unwrap_or_default();
        listed(&list).into_iter().map(move |path| root.join(path))
    });
    let store = |place| Store { kind: StoreKind::Exceptions, browsers: vec!["Firefox".to_owned()], place };
    folders.filter(|folder| folder.is_dir()).map(store).collect()
}

/// The paths of the profiles, relative to the list's folder or not.
fn listed(list: &str) -> Vec<PathBuf> {
    let (mut paths, mut is_profile) = (Vec::new(), false);
    for line in list.lines().map(str::trim) {
        if line.starts_with('[') {
            is_profile = line.starts_with("[Profile");
        } else if let Some(path) = line.strip_prefix("Path=").filter(|_| is_profile) {
            paths.push(PathBuf::from(path));
        }
    }
    paths
}

/// Whether the profile accepts the certificate at each of these addresses.
///
/// # Errors
///
/// The list is there and cannot be read.
pub fn trusts(profile: &Path, fingerprint: &str, at: &[Address]) -> Result<bool, TrustTrouble> {
    Ok(exceptions::has(&read(profile)?.unwrap_or_default(), fingerprint, at))
}

/// Makes the profile accept the certificate at these addresses.
///
/// # Errors
///
/// The list cannot be written.
pub fn trust(profile: &Path, fingerprint: &str, at: &[Address]) -> Result<(), TrustTrouble> {
    let list = profile.join(LIST);
    if read(profile)?.is_none() {
        match LocalFiles.create(&list, &exceptions::with(b"", fingerprint, at)) {
            // Firefox was as fast.
            Err(FileTrouble::Changed) => {}
            created => return created.map_err(trouble),
        }
    }
    LocalFiles.edit(&list, &mut |old| Some(exceptions::with(old, fingerprint, at))).map_err(trouble)
}

/// Takes our certificates out of the list.
///
/// # Errors
///
/// The list cannot be read or written.
pub fn take_back(profile: &Path, fingerprints: &[String]) -> Result<(), TrustTrouble> {
    let mut change = |old: &[u8]| {
        let new = exceptions::without(old, fingerprints);
        (new != old).then_some(new)
    };
    match LocalFiles.edit(&profile.join(LIST), &mut change) {
        Err(FileTrouble::Gone) => Ok(()),
        edited => edited.map_err(trouble),
    }
}

fn read(profile: &Path) -> Result<Option<Vec<u8>>, TrustTrouble> {
    match LocalFiles.read(&profile.join(LIST)) {
        Ok(list) => Ok(Some(list)),
        Err(FileTrouble::Gone) => Ok(None),
        Err(found) => Err(trouble(found)),
    }
}

fn trouble(found: FileTrouble) -> TrustTrouble {
    match found {
        FileTrouble::InUse | FileTrouble::Changed => TrustTrouble::InUse,
        other => TrustTrouble::Refused(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_are_those_of_the_list() {
        let list = "[Install3B60]\nDefault=jam.default-esr\n\n[Profile1]\nName=old\nIsRelative=0\nPath=/mnt/old\n\n\
                    [Profile0]\nName=default\nIsRelative=1\nPath=Profiles/jam.default-esr\nDefault=1\n";
        assert_eq!(listed(list), [PathBuf::from("/mnt/old"), "Profiles/jam.default-esr".into()]);
    }
}
