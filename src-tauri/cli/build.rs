//! Gives `sixty.exe` what Windows shows and reads of a program: picture, version, and that its texts are UTF-8.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    let here = env::var("CARGO_MANIFEST_DIR")?.replace('\\', "/");
    let (icon, manifest) = ("../../icons/icon.ico", "../packages/windows/sixty.manifest");
    for file in [icon, manifest] {
        println!("cargo::rerun-if-changed={file}");
    }
    let script = Path::new(&env::var("OUT_DIR")?).join("sixty.rc");
    fs::write(&script, resources(&format!("{here}/{icon}"), &format!("{here}/{manifest}"))?)?;
    embed_resource::compile(script, embed_resource::NONE).manifest_required()?;
    Ok(())
}

/// The resource script. Its numbers are those of Windows' headers: 24 is the manifest, 0409 English, 04B0 Unicode.
fn resources(icon: &str, manifest: &str) -> Result<String, env::VarError> {
    let version = env::var("CARGO_PKG_VERSION")?;
    let numbers = format!("{},0", version.replace('.', ","));
    let texts = [
        ("CompanyName", "Sixty"),
        ("FileDescription", "Sixty, the command line"),
        ("FileVersion", &version),
        ("LegalCopyright", "MIT OR Apache-2.0"),
        ("OriginalFilename", "sixty.exe"),
        ("ProductName", "Sixty"),
        ("ProductVersion", &version),
    ];
    let texts: String = texts.map(|(name, text)| format!("VALUE \"{name}\", \"{text}\\0\"\n")).concat();
    Ok(format!(
        "1 ICON \"{icon}\"\n1 24 \"{manifest}\"\n\
         1 VERSIONINFO\nFILEVERSION {numbers}\nPRODUCTVERSION {numbers}\nBEGIN\n\
         BLOCK \"StringFileInfo\"\nBEGIN\nBLOCK \"040904B0\"\nBEGIN\n{texts}END\nEND\n\
         BLOCK \"VarFileInfo\"\nBEGIN\nVALUE \"Translation\", 0x409, 0x4B0\nEND\nEND\n"
    ))
}
