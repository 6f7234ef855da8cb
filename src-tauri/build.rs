//! Gives the window our own commands and nothing else, and packs what the loader has to read.

use std::process::Command;

use tauri_build::{AppManifest, Attributes, WindowsAttributes};

fn main() {
    let commands = AppManifest::new().commands(&["snapshot", "intent"]);
    let windows = WindowsAttributes::new().app_manifest(include_str!("packages/windows/sixty-app.manifest"));
    let attributes = Attributes::new().app_manifest(commands).windows_attributes(windows);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
    if loader_knows_packed_relocations() {
        // Half a megabyte that every start would read, and keep in memory.
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// glibc does since 2.36 (DT_RELR); a program that has them does not start with an older one.
fn loader_knows_packed_relocations() -> bool {
    let is = |name: &str, wanted: &str| std::env::var(name).is_ok_and(|value| value == wanted);
    let glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let version = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok().filter(|_| glibc);
    let version = version.and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    let minor = version.trim().strip_prefix("glibc 2.").and_then(|minor| minor.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= 36)
}
