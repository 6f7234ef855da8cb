//! Whether a file with a token is where others find it: in a repository, open to every user, below a folder that a web
//! server shows, or in one that is copied to other computers. Nothing of it keeps a token from its place; it is said.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// What was seen of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Every user of this computer may read it.
    pub by_everybody: bool,
    /// Git keeps it: everybody who has the repository gets it.
    pub by_git: bool,
    /// Git has kept it once, and its history still has it.
    pub in_history: bool,
    /// It stands in a repository, and nothing there says that git leaves it out.
    pub not_ignored: bool,
}

/// How others may come by a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Exposure {
    /// Git keeps it.
    GitTracked,
    /// Git does not keep it yet, and nothing says that it should not.
    NotIgnored,
    /// Git's history has it.
    GitHistory,
    /// Every user of the computer may read it.
    WorldReadable,
    /// A web server shows what is beside it.
    WebRoot,
    /// It is copied to other computers and to a company that keeps it.
    Synced,
}

impl Exposure {
    /// The spelling in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::GitTracked => "git_tracked",
            Self::NotIgnored => "not_ignored",
            Self::GitHistory => "git_history",
            Self::WorldReadable => "world_readable",
            Self::WebRoot => "web_root",
            Self::Synced => "synced",
        }
    }
}

/// What one press puts right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Remedy {
    /// Git is told to leave the file out.
    Ignore,
    /// Other users may not read the file any more.
    Close,
}

impl Seen {
    /// What one press puts right about an exposure; None where only the person can, and where it was done already.
    pub fn remedy(self, exposure: Exposure) -> Option<Remedy> {
        match exposure {
            Exposure::GitTracked | Exposure::NotIgnored => self.not_ignored.then_some(Remedy::Ignore),
            Exposure::WorldReadable => Some(Remedy::Close),
            Exposure::GitHistory | Exposure::WebRoot | Exposure::Synced => None,
        }
    }
}

/// The list of what git leaves out with a line for the file beside it (gitignore(5)); None where it has that line.
pub fn gitignored(list: &[u8], file: &str) -> Option<Vec<u8>> {
    let mut line = String::from("/");
    for letter in file.chars() {
        if matches!(letter, '\\' | '*' | '?' | '[' | ' ') {
            line.push('\\');
        }
        line.push(letter);
    }
    let has_it = |known: &[u8]| {
        let known = known.strip_suffix(b"\r").unwrap_or(known);
        known == line.as_bytes() || Some(known) == line.as_bytes().get(1..)
    };
    if list.split(|byte| *byte == b'\n').any(has_it) {
        return None;
    }
    let mut longer = list.to_vec();
    if !longer.is_empty() && !longer.ends_with(b"\n") {
        longer.push(b'\n');
    }
    longer.extend(line.bytes());
    longer.push(b'\n');
    Some(longer)
}

/// How others may come by the file, the worst first.
pub fn exposures(path: &Path, seen: Seen) -> Vec<Exposure> {
    let all = [
        (Exposure::GitTracked, seen.by_git),
        (Exposure::NotIgnored, seen.not_ignored && !seen.by_git),
        (Exposure::WebRoot, is_below(path, &is_web_root)),
        (Exposure::GitHistory, seen.in_history && !seen.by_git),
        (Exposure::WorldReadable, seen.by_everybody),
        (Exposure::Synced, is_below(path, &is_synced)),
    ];
    all.into_iter().filter_map(|(exposure, is_so)| is_so.then_some(exposure)).collect()
}

/// Whether a folder above the file has such a name.
fn is_below(path: &Path, is_meant: &dyn Fn(&str) -> bool) -> bool {
    let folders = path.parent().into_iter().flat_map(Path::iter);
    folders.filter_map(|folder| folder.to_str()).any(|folder| is_meant(&folder.to_lowercase()))
}

/// The names that hosts and web servers give to the folder that they show: Apache and cPanel, nginx, IIS, Plesk. `public`
/// is also the folder that web frameworks copy to a server.
fn is_web_root(folder: &str) -> bool {
    ["public_html", "htdocs", "httpdocs", "wwwroot", "www", "html", "public", "webroot"].contains(&folder)
}

/// The names under which programs copy a folder elsewhere; some add the name of an account or a company behind it.
fn is_synced(folder: &str) -> bool {
    let begins = ["dropbox", "onedrive", "googledrive-", "google drive", "nextcloud", "owncloud", "pcloud"];
    let whole = [
        "mobile documents",
        "icloud drive",
        "icloudstorage",
        "my drive",
        "yandex.disk",
        "яндекс.диск",
        "mega",
        "syncthing",
    ];
    begins.iter().any(|begin| folder.starts_with(begin)) || whole.contains(&folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, seen: Seen) -> Vec<Exposure> {
        exposures(Path::new(path), seen)
    }

    #[test]
    fn a_file_of_ones_own_in_a_folder_of_ones_own_is_safe() {
        for path in ["/srv/shop/.env", "/home/mara/site/.env", "/home/mara/publications/.env", "/.env"] {
            assert_eq!(of(path, Seen::default()), [], "{path}");
        }
    }

    #[test]
    fn each_way_by_which_others_come_by_it_is_told_once() {
        let tracked = Seen { by_git: true, in_history: true, by_everybody: true, not_ignored: true };
        assert_eq!(of("/srv/.env", tracked), [Exposure::GitTracked, Exposure::WorldReadable]);
        let new = Seen { not_ignored: true, ..Seen::default() };
        assert_eq!(of("/srv/.env", new), [Exposure::NotIgnored]);
        let once = Seen { in_history: true, ..Seen::default() };
        assert_eq!(of("/srv/.env", once), [Exposure::GitHistory]);
    }

    #[test]
    fn one_press_leaves_a_file_out_of_git_and_closes_it_to_others() {
        let seen = Seen { by_git: true, by_everybody: true, not_ignored: true, ..Seen::default() };
        assert_eq!(seen.remedy(Exposure::GitTracked), Some(Remedy::Ignore));
        assert_eq!(seen.remedy(Exposure::WorldReadable), Some(Remedy::Close));
        let ignored = Seen { not_ignored: false, ..seen };
        assert_eq!(ignored.remedy(Exposure::GitTracked), None, "git has to be told to forget it");
    }

    #[test]
    fn a_list_gets_the_line_of_a_file_once_and_keeps_the_others() {
        for (list, file, line) in [
            ("", ".env", "/.env\n"),
            ("node_modules\n", ".env", "node_modules\n/.env\n"),
            ("node_modules", ".env", "node_modules\n/.env\n"),
            ("a\r\n", "my [old] file?.env", "a\r\n/my\\ \\[old]\\ file\\?.env\n"),
        ] {
            let longer = gitignored(list.as_bytes(), file).unwrap();
            assert_eq!(String::from_utf8(longer.clone()).unwrap(), line);
            assert_eq!(gitignored(&longer, file), None);
        }
        assert_eq!(gitignored(b"x\r\n.env\r\n", ".env"), None);
    }

    #[test]
    fn a_folder_that_is_shown_or_copied_is_known_by_its_name() {
        for path in ["/home/shop/public_html/.env", "/var/www/html/.env", "/srv/App/Public/config/.env"] {
            assert_eq!(of(path, Seen::default()), [Exposure::WebRoot], "{path}");
        }
        for path in [
            "/home/mara/Dropbox/site/.env",
            "/home/mara/OneDrive - Corner Bakery/.env",
            "/Users/mara/Library/CloudStorage/GoogleDrive-mara@shop.example/My Drive/.env",
            "/Users/mara/Library/Mobile Documents/site/.env",
            "/home/mara/Яндекс.Диск/.env",
        ] {
            assert_eq!(of(path, Seen::default()), [Exposure::Synced], "{path}");
        }
    }
}
