//! The default browser of a desktop: it opens nothing, and notes the address for the browser that a test drives.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use url::Url;

use crate::running::until_ok;

const OPEN: &str =
    "#!/bin/sh\nprintf '%s' \"$1\" > \"$HOME/opening\" && mv \"$HOME/opening\" \"$HOME/opened\"\n";

const BROWSER: &str = "[Desktop Entry]\nType=Application\nName=Browser\nExec=@ %u\n\
    MimeType=x-scheme-handler/http;x-scheme-handler/https;\n";

const IS_DEFAULT: &str =
    "[Default Applications]\nx-scheme-handler/http=browser.desktop\nx-scheme-handler/https=browser.desktop\n";

/// Makes it the default of the person with this home folder, and returns what `BROWSER` is to name.
///
/// # Errors
/// Where the folder cannot be written.
pub fn set(home: &Path) -> Result<PathBuf> {
    let script = home.join("browser");
    fs::write(&script, OPEN)?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700))?;
    let (applications, config) = (home.join(".local/share/applications"), home.join(".config"));
    fs::create_dir_all(&applications)?;
    fs::create_dir_all(&config)?;
    let entry = BROWSER.replace('@', script.to_str().context("a path in UTF-8")?);
    fs::write(applications.join("browser.desktop"), entry)?;
    fs::write(config.join("mimeapps.list"), IS_DEFAULT)?;
    Ok(script)
}

/// The address that a program has had opened.
///
/// # Errors
/// When no program has opened an address after a minute.
pub fn opened(home: &Path) -> Result<Url> {
    let opened = home.join("opened");
    let address = until_ok("an address to open", || Ok(fs::read_to_string(&opened)?))?;
    fs::remove_file(&opened)?;
    Ok(Url::parse(&address)?)
}
