//! ARCHITECTURE.md is true as far as files go: each that it names is there.
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

use std::path::Path;

use crate::tree::{read, root};

/// Folders from which the map counts its paths.
const BEGINNINGS: [&str; 8] = [
    "",
    "src-tauri",
    "src-tauri/core/src",
    "src-tauri/adapters/src",
    "src-tauri/profile/src",
    "src-tauri/cli/src",
    "ui/src/lib",
    "tests",
];

#[test]
fn each_file_that_the_map_names_is_there() {
    let map = read(&root().join("ARCHITECTURE.md"));
    let named: Vec<&str> = map.split('`').skip(1).step_by(2).filter(|text| is_path(text)).collect();
    assert!(named.len() > 60, "the map names {} files", named.len());
    let missing: Vec<&&str> = named.iter().filter(|path| !is_there(path)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A path has a folder or an ending, and no blanks.
fn is_path(text: &str) -> bool {
    const ENDINGS: [&str; 9] = [".rs", ".ts", ".svelte", ".toml", ".json", ".md", ".ftl", ".sh", ".css"];
    let is_plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter));
    is_plain
        && !text.starts_with('.')
        && (text.ends_with('/') || ENDINGS.iter().any(|ending| text.ends_with(ending)))
}

fn is_there(path: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| Path::new(&root()).join(beginning).join(path).try_exists().unwrap())
}
