//! The order of the house, read from the imports: core's storeys as its lib.rs lists them, and in every package rooms
//! (the top modules) that do not use each other in a circle.
#![expect(clippy::unwrap_used, clippy::panic, reason = "where the arrangement fails, the test fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::tree::{read, root, sources_of};

const PACKAGES: [&str; 6] = [
    "src-tauri/core/src",
    "src-tauri/adapters/src",
    "src-tauri/practice/src",
    "src-tauri/profile/src",
    "src-tauri/cli/src",
    "src-tauri/src",
];

#[test]
fn a_storey_of_core_uses_only_what_is_below_it() {
    let storeys = storeys_of_core();
    let level = |room: &str| storeys.iter().position(|rooms| rooms.iter().any(|named| named == room));
    let upward: Vec<String> = uses_of(&root().join(PACKAGES[0]))
        .into_iter()
        .filter(|used| level(&used.by).unwrap() < level(&used.room).unwrap())
        .map(|used| format!("{} uses {}", used.file, used.room))
        .collect();
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn every_module_of_core_has_its_storey() {
    let listed: BTreeSet<String> = storeys_of_core().into_iter().flatten().collect();
    let there = rooms_of(&root().join(PACKAGES[0]));
    assert_eq!(listed, there);
}

#[test]
fn no_rooms_use_each_other_in_a_circle() {
    for package in PACKAGES {
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for used in uses_of(&root().join(package)) {
            arrows.entry(used.by).or_default().insert(used.room);
        }
        let tied = tied_in_circles(arrows);
        assert!(tied.is_empty(), "{package}: {tied:?}");
    }
}

#[test]
fn a_circle_is_found() {
    let arrows = |pairs: &[(&str, &str)]| {
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (by, room) in pairs {
            arrows.entry((*by).to_owned()).or_default().insert((*room).to_owned());
        }
        arrows
    };
    assert!(tied_in_circles(arrows(&[("a", "b"), ("b", "c")])).is_empty());
    let tied = tied_in_circles(arrows(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]));
    assert_eq!(tied, BTreeSet::from(["b".to_owned(), "c".to_owned()]));
}

/// The storeys of core from the ground up, each with its modules. In lib.rs a comment `// Name: …` begins a storey.
fn storeys_of_core() -> Vec<Vec<String>> {
    let text = read(&root().join(PACKAGES[0]).join("lib.rs"));
    let mut storeys: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        let begins = line.strip_prefix("// ").is_some_and(|text| {
            text.split_once(':').is_some_and(|(name, _)| name.chars().all(char::is_alphabetic))
        });
        if begins {
            storeys.push(Vec::new());
        } else if let Some(name) = declared(line) {
            storeys.last_mut().unwrap_or_else(|| panic!("{name} is above the first storey")).push(name);
        }
    }
    storeys
}

fn rooms_of(package: &Path) -> BTreeSet<String> {
    let mut text = String::new();
    for file in ["lib.rs", "main.rs"] {
        if package.join(file).exists() {
            text += &read(&package.join(file));
        }
    }
    text.lines().filter_map(declared).collect()
}

/// The name in `pub mod name;`.
fn declared(line: &str) -> Option<String> {
    let line = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
    line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
}

/// A file that names another room of its package.
struct Use {
    file: String,
    by: String,
    room: String,
}

fn uses_of(package: &Path) -> Vec<Use> {
    let rooms = rooms_of(package);
    let mut found = Vec::new();
    for file in sources_of(package) {
        let path = module_path(file.strip_prefix(package).unwrap());
        let Some(by) = path.first().filter(|room| rooms.contains(*room)) else { continue };
        for room in rooms_named(&product_part(&read(&file)), &path) {
            if room != *by && rooms.contains(&room) {
                let file = file.strip_prefix(root()).unwrap().display().to_string();
                found.push(Use { file, by: by.clone(), room });
            }
        }
    }
    found
}

/// The module of a file: `journeys/connect/finish.rs` is `journeys::connect::finish`.
fn module_path(file: &Path) -> Vec<String> {
    let path = file.with_extension("");
    path.iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// Tests inside of a file may use what they like.
fn product_part(text: &str) -> String {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.take_while(|line| line.trim() != "#[cfg(test)]").collect::<Vec<_>>().join("\n")
}

/// The first names behind `crate::`, and behind as many `super::` as lead to the package's root.
fn rooms_named(text: &str, path: &[String]) -> BTreeSet<String> {
    let to_root = "super::".repeat(path.len());
    let mut rooms = BTreeSet::new();
    for start in ["crate::", to_root.as_str()] {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':') {
                continue;
            }
            let rest = &text[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(list) => {
                    let list = list.split('}').next().unwrap_or_default();
                    rooms.extend(list.split(',').map(first_name));
                }
                None => drop(rooms.insert(first_name(rest))),
            }
        }
    }
    rooms
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The rooms that reach themselves: what is left when every room without a way in or a way out is taken away.
fn tied_in_circles(mut arrows: BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    loop {
        let users: BTreeSet<String> = arrows.keys().cloned().collect();
        let used: BTreeSet<String> = arrows.values().flatten().cloned().collect();
        let both: BTreeSet<String> = users.intersection(&used).cloned().collect();
        if both == users && both == used {
            return both;
        }
        arrows.retain(|by, _| both.contains(by));
        arrows.values_mut().for_each(|rooms| rooms.retain(|room| both.contains(room)));
        arrows.retain(|_, rooms| !rooms.is_empty());
    }
}
