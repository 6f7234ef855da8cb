//! The NSS databases of Chromium and its relatives on Linux, each found where its packaging puts it.
//!
//! A browser of the system's packages reads `~/.pki/nssdb` where it is there. Newer ones otherwise read
//! `$XDG_DATA_HOME/pki/nssdb`, and make it when they start. So both are changed where they are there, and where neither is
//! the first is made, which every version reads.

use std::path::{Path, PathBuf};

use sixty_core::ports::{Certificate, Store, StoreKind, TrustTrouble};

use super::{Home, nss};

/// A browser of this family: its name, its programs, its folder of settings, its snap, its flatpak.
struct Relative {
    name: &'static str,
    programs: &'static [&'static str],
    settings: &'static str,
    snap: &'static str,
    flatpak: &'static str,
}

const FAMILY: [Relative; 6] = [
    Relative {
        name: "Chromium",
        programs: &["chromium", "chromium-browser"],
        settings: "chromium",
        snap: "chromium",
        flatpak: "org.chromium.Chromium",
    },
    Relative {
        name: "Chrome",
        programs: &["google-chrome", "google-chrome-stable"],
        settings: "google-chrome",
        snap: "",
        flatpak: "com.google.Chrome",
    },
    Relative {
        name: "Brave",
        programs: &["brave", "brave-browser"],
        settings: "BraveSoftware/Brave-Browser",
        snap: "brave",
        flatpak: "com.brave.Browser",
    },
    Relative {
        name: "Edge",
        programs: &["microsoft-edge", "microsoft-edge-stable"],
        settings: "microsoft-edge",
        snap: "",
        flatpak: "com.microsoft.Edge",
    },
    Relative {
        name: "Vivaldi",
        programs: &["vivaldi", "vivaldi-stable"],
        settings: "vivaldi",
        snap: "",
        flatpak: "com.vivaldi.Vivaldi",
    },
    Relative {
        name: "Opera",
        programs: &["opera"],
        settings: "opera",
        snap: "opera",
        flatpak: "com.opera.Opera",
    },
];

/// Where packages of the system put a browser's program.
const PROGRAMS: [&str; 2] = ["/usr/bin", "/usr/local/bin"];

/// The databases of every such browser that is here.
pub fn stores(home: &Home) -> Vec<Store> {
    let mut stores = Vec::new();
    let installed: Vec<&str> =
        FAMILY.iter().filter(|relative| is_installed(relative, home)).map(|relative| relative.name).collect();
    add(&mut stores, &installed, &home.home.join(".pki/nssdb"), &home.data.join("pki/nssdb"));
    for relative in &FAMILY {
        let snap = home.home.join("snap").join(relative.snap).join("current");
        if !relative.snap.is_empty() && snap.is_dir() {
            add(
                &mut stores,
                &[relative.name],
                &snap.join(".pki/nssdb"),
                &snap.join(".local/share/pki/nssdb"),
            );
        }
        let flatpak = home.home.join(".var/app").join(relative.flatpak);
        if flatpak.is_dir() {
            add(&mut stores, &[relative.name], &flatpak.join(".pki/nssdb"), &flatpak.join("data/pki/nssdb"));
        }
    }
    stores
}

/// Adds the databases that are there; where there is none and a browser is, the one that is to be made.
fn add(stores: &mut Vec<Store>, browsers: &[&str], first: &Path, second: &Path) {
    let there: Vec<PathBuf> =
        [first, second].into_iter().filter(|place| place.is_dir()).map(Path::to_owned).collect();
    let places = if there.is_empty() && !browsers.is_empty() { vec![first.to_owned()] } else { there };
    // A database whose browser is not found belongs to one of the family all the same.
    let browsers = if browsers.is_empty() { vec!["Chromium"] } else { browsers.to_vec() };
    stores.extend(places.into_iter().map(|place| Store {
        kind: StoreKind::Database,
        browsers: browsers.iter().map(|name| (*name).to_owned()).collect(),
        place,
    }));
}

fn is_installed(relative: &Relative, home: &Home) -> bool {
    let has_program =
        |folder: &&str| relative.programs.iter().any(|name| Path::new(folder).join(name).is_file());
    home.config.join(relative.settings).is_dir() || PROGRAMS.iter().any(has_program)
}

/// Whether the database trusts the certificate.
///
/// # Errors
///
/// The database cannot be read.
pub async fn trusts(store: &Store, certificate: &Certificate) -> Result<bool, TrustTrouble> {
    nss::trusts(&store.place, certificate).await
}

/// Makes the database trust the certificate.
///
/// # Errors
///
/// The database cannot be made or written.
pub async fn trust(store: &Store, certificate: &Certificate, _folder: &Path) -> Result<(), TrustTrouble> {
    nss::trust(&store.place, certificate).await
}

/// Takes our certificates out of the database.
///
/// # Errors
///
/// The database cannot be read or written.
pub async fn take_back(store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble> {
    nss::take_back(&store.place, fingerprints).await
}
