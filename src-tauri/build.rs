//! Gives the window our own commands and nothing else, and packs what the loader has to read.

use std::process::Command;

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["snapshot", "intent"]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo::error={error:#}");
    }
    if loader_knows_packed_relocations() {
        // Half a megabyte that every start would read, and keep in memory.
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// glibc does since 2.36 (DT_RELR); a program that has them does not start with an older one.
fn loader_knows_packed_relocations() -> bool {
    let linux = std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    let version = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok().filter(|_| linux);
    let version = version.and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let minor = version.trim().strip_prefix("glibc 2.").and_then(|minor| minor.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= 36)
}
