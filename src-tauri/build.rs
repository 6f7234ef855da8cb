//! Gives the window our own commands and nothing else.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["snapshot", "intent"]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo::error={error:#}");
    }
}
