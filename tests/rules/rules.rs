//! Rules of ARCHITECTURE.md that a file can break. The others have their own: the types of the window are checked for
//! drift beside them (core's `face`), texts beside the texts, and secrets are searched for after every promise.

mod map;
mod setup;
mod storeys;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sixty_tests::sandbox::built;
use tree::{json, manifests, read, root, sources};

#[test]
fn tauri_is_named_by_the_shell_alone() {
    let naming = manifests().into_iter().filter(|file| {
        let text = read(file);
        let mut names = text.lines().filter_map(|line| line.split(['=', ' ', '.']).next());
        names.any(|name| name == "tauri" || name.starts_with("tauri-") || name == "wry")
    });
    let yardstick = root().join("tests/bench/desktop/empty");
    assert_eq!(
        naming.collect::<Vec<_>>(),
        [root().join("src-tauri/Cargo.toml"), yardstick.join("Cargo.toml")]
    );

    let rust = sources("rs").into_iter().filter(|file| read(file).contains("tauri::"));
    let outside: Vec<PathBuf> =
        rust.filter(|file| !is_the_shells(file) && !is_this(file) && !file.starts_with(&yardstick)).collect();
    assert_eq!(outside, Vec::<PathBuf>::new());
}

#[test]
fn the_command_line_links_no_window() {
    let listed = Command::new("ldd").arg(built("sixty")).output().unwrap();
    let libraries = String::from_utf8(listed.stdout).unwrap().to_lowercase();
    assert!(libraries.contains("libc.so"), "{libraries}");
    for window in ["gtk", "webkit", "gdk", "x11", "wayland"] {
        assert!(!libraries.contains(window), "{window} in {libraries}");
    }
}

#[test]
fn one_file_of_the_product_reads_the_clock() {
    let settings = read(&root().join("clippy.toml"));
    for call in ["chrono::Utc::now", "chrono::Local::now", "std::time::SystemTime::now"] {
        assert!(settings.contains(call), "{call} is not forbidden");
    }
    let lifted = "clippy::disallowed_methods";
    let lifting = sources("rs").into_iter().filter(|file| !is_this(file) && read(file).contains(lifted));
    // The pretend Meta is a program as well, and nobody gives it a clock then.
    let known = ["src-tauri/adapters/src/clock.rs", "src-tauri/practice/src/main.rs"];
    assert_eq!(lifting.collect::<Vec<_>>(), known.map(|file| root().join(file)));
}

#[test]
fn no_package_has_lints_of_its_own() {
    let workspace = read(&root().join("Cargo.toml"));
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    for lint in ["unwrap_used", "expect_used", "panic", "disallowed_methods"] {
        assert!(workspace.contains(&format!("\n{lint} = ")), "{lint}");
    }
    assert!(read(&root().join("Makefile")).contains("$(LINTED) cargo build $(WHOLE) --all-targets"));
    assert!(read(&root().join("tests/lint.sh")).contains("exec clippy-driver \"$@\" -D warnings"));
    for manifest in manifests().into_iter().filter(|file| *file != root().join("Cargo.toml")) {
        assert!(read(&manifest).contains("[lints]\nworkspace = true"), "{}", manifest.display());
    }
}

#[test]
fn the_window_runs_nothing_but_its_own_files_and_reaches_nothing_but_the_program() {
    let settings: Value = json("src-tauri/tauri.conf.json");
    let policy = settings["app"]["security"]["csp"].as_object().unwrap();
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["connect-src"], "ipc: http://ipc.localhost");
    for (part, value) in policy {
        let value = value.as_str().unwrap();
        for hole in ["unsafe", "*", "https:", "data:", "blob:"] {
            assert!(!value.contains(hole), "{part}: {value}");
        }
    }
    assert!(settings["app"]["security"].get("dangerousDisableAssetCspModification").is_none());
    assert!(settings["app"].get("withGlobalTauri").is_none());
}

#[test]
fn the_window_may_ask_and_nothing_else() {
    let folder = root().join("src-tauri/capabilities");
    let files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files, [folder.join("main.json")]);
    let capability = json("src-tauri/capabilities/main.json");
    assert_eq!(capability["permissions"], serde_json::json!(["allow-snapshot", "allow-intent"]));
    assert!(capability.get("remote").is_none());
}

fn is_the_shells(file: &Path) -> bool {
    file.starts_with(root().join("src-tauri/src")) || file == root().join("src-tauri/build.rs")
}

fn is_this(file: &Path) -> bool {
    file.starts_with(root().join("tests/rules"))
}
