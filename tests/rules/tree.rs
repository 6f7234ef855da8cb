//! The project's own files, as the rules read them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "where the arrangement fails, the test fails")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

pub fn json(file: &str) -> Value {
    serde_json::from_str(&read(&root().join(file))).unwrap()
}

pub fn manifests() -> Vec<PathBuf> {
    files(&root(), &|name| name == "Cargo.toml")
}

/// In the order of their names.
pub fn sources(ending: &str) -> Vec<PathBuf> {
    let ending = format!(".{ending}");
    files(&root(), &|name| name.ends_with(&ending))
}

/// The Rust files of a package without its tests.
pub fn sources_of(package: &Path) -> Vec<PathBuf> {
    let is_test = |file: &PathBuf| file.ends_with("tests.rs") || file.iter().any(|part| part == "tests");
    let inside = |file: &PathBuf| file.strip_prefix(package).unwrap().to_owned();
    files(package, &|name| name.ends_with(".rs")).into_iter().filter(|file| !is_test(&inside(file))).collect()
}

/// The project's own files whose name is `wanted`, without build outputs and dependencies.
fn files(folder: &Path, wanted: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_brought = ["target", "node_modules", "dist", "dist-http", "gen"].contains(&name.as_str());
        if path.is_dir() && !is_brought && !name.starts_with('.') {
            found.extend(files(&path, wanted));
        } else if path.is_file() && wanted(&name) {
            found.push(path);
        }
    }
    found
}
