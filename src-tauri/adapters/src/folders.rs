//! The folders of this computer, looked through file by file. No link is followed, so that the search stays where it was
//! asked for and comes to an end.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use sixty_core::ports::{Folders, Visit};

/// The folders of this computer.
pub struct LocalFolders;

/// Folders that programs fill by themselves: packages, what was built, what a version control keeps packed.
const PASSED_BY: [&str; 12] = [
    ".git",
    ".hg",
    ".svn",
    "node_modules",
    "vendor",
    "target",
    "dist",
    "__pycache__",
    ".venv",
    "venv",
    ".cache",
    ".next",
];

impl Folders for LocalFolders {
    fn look_through(&self, folder: &Path, most: usize, visit: &mut Visit<'_>) -> usize {
        let mut content = Vec::new();
        look_through(folder, most, &mut content, visit)
    }
}

fn look_through(folder: &Path, most: usize, content: &mut Vec<u8>, visit: &mut Visit<'_>) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    let mut seen = 0_usize;
    for entry in entries {
        // Of a link this is the kind "link", so it is neither.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !is_passed_by(&entry.file_name()) {
            seen = seen.saturating_add(look_through(&entry.path(), most, content, visit));
        } else if kind.is_file() {
            seen = seen.saturating_add(1);
            if read(&entry.path(), most, content) {
                visit(&entry.path(), content);
            }
        }
    }
    seen
}

fn is_passed_by(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| PASSED_BY.contains(&name))
}

/// Reads a file into `content`; false where it may not be read or is longer than `most`.
fn read(path: &Path, most: usize, content: &mut Vec<u8>) -> bool {
    content.clear();
    let Ok(file) = File::open(path) else { return false };
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    if file.metadata().is_ok_and(|found| found.len() > limit) {
        return false;
    }
    file.take(limit).read_to_end(content).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_ones_own_is_seen_once_and_what_programs_bring_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        };
        for path in ["a/.env", "a/b/config.json", "a/node_modules/x/.env", ".git/config", "z.txt"] {
            put(path);
        }
        fs::write(folder.path().join("long"), "x".repeat(11)).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
        let mut seen = Vec::new();

        let count = LocalFolders.look_through(folder.path(), 10, &mut |path, content| {
            seen.push((path.strip_prefix(folder.path()).unwrap().display().to_string(), content.len()));
        });

        let names: Vec<String> = seen.iter().map(|(name, _)| name.replace('\\', "/")).collect();
        assert_eq!(names, ["a/.env", "a/b/config.json", "z.txt"]);
        assert_eq!(count, 4, "what is too long is counted all the same");
    }
}
