use std::fs;
use std::path::{Path, PathBuf};

/// Files in a folder, at any depth, that hold one of these secrets in the open.
pub fn leaks(folder: &Path, secrets: &[String]) -> Vec<PathBuf> {
    // What another program removes or locks while we look is not there.
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { leaks(&path, secrets) } else { leak(path, secrets) }).collect()
}

fn leak(path: PathBuf, secrets: &[String]) -> Vec<PathBuf> {
    // Secrets are ASCII, which stays as it is.
    let content = fs::read(&path).unwrap_or_default();
    let content = String::from_utf8_lossy(&content);
    let found = secrets.iter().any(|secret| content.contains(secret.as_str()));
    if found { vec![path] } else { Vec::new() }
}
