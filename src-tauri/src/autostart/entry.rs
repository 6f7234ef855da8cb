//! Linux: a desktop entry in the autostart folder.
//!
//! We write the entry ourselves, because auto-launch quotes nothing and knows no `XDG_CONFIG_HOME`. Held by
//! `a_path_is_quoted_as_the_desktop_entry_specification_says` and `a_desktop_starts_the_program_whatever_its_path_is`
//! below.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use atomic_write_file::AtomicWriteFile;
use sixty_adapters::login_entry;

use crate::options::HIDDEN;
use crate::own_program;

/// Starts the program at every log-in, or stops doing so.
///
/// # Errors
/// The entry cannot be written or removed, or the program's path is not text.
pub fn set(on: bool) -> anyhow::Result<()> {
    if !on {
        return Ok(login_entry::remove()?);
    }
    let file = login_entry::file()?;
    fs::create_dir_all(file.parent().context("a folder")?)?;
    let mut new = AtomicWriteFile::open(file)?;
    new.write_all(entry(&program()?)?.as_bytes())?;
    Ok(new.commit()?)
}

/// Whether the program starts at log-in; a desktop's own settings may have switched the entry off, or its program is gone.
///
/// # Errors
/// The entry is there and cannot be read, or there is no home folder.
pub fn is_on() -> anyhow::Result<bool> {
    Ok(login_entry::is_on()?)
}

/// The path of the program. An AppImage is mounted at another path each time, so its own file is used.
fn program() -> anyhow::Result<PathBuf> {
    let [mounted, image] = ["APPDIR", "APPIMAGE"].map(|name| std::env::var_os(name).map(PathBuf::from));
    let program = own_program::path()?;
    Ok(image_of(&program, mounted, image).unwrap_or(program))
}

/// The AppImage that this program lies in. A terminal in another program's AppImage passes on what that one was told, so
/// where it is mounted has to fit.
fn image_of(program: &Path, mounted: Option<PathBuf>, image: Option<PathBuf>) -> Option<PathBuf> {
    let mounted = mounted.map(|folder| folder.canonicalize().unwrap_or(folder))?;
    image.filter(|_| program.starts_with(mounted))
}

fn entry(program: &Path) -> anyhow::Result<String> {
    let program = program.to_str().context("the program's path is no text")?;
    // A desktop leaves an entry alone whose program was removed.
    let (tried, started) = (escaped(program), quoted(program));
    Ok(format!(
        "[Desktop Entry]\nType=Application\nName=Sixty\nIcon=org.sixty.Sixty\nTryExec={tried}\n\
         Exec={started} {HIDDEN}\nStartupNotify=false\nTerminal=false\n"
    ))
}

/// An argument of `Exec`: quoted for the command line, then escaped as every text of a desktop entry is.
fn quoted(argument: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in argument.chars() {
        match letter {
            '"' | '`' | '$' | '\\' => quoted.extend(['\\', letter]),
            '%' => quoted.push_str("%%"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    escaped(&quoted)
}

/// A text of a desktop entry.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace('\n', r"\n").replace('\t', r"\t").replace('\r', r"\r")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_path_is_quoted_as_the_desktop_entry_specification_says() {
        for (path, exec) in [
            ("/usr/bin/sixty-app", r#""/usr/bin/sixty-app""#),
            ("/home/jam/My Programs/sixty-app", r#""/home/jam/My Programs/sixty-app""#),
            ("/home/a$b", r#""/home/a\\$b""#),
            (r"/home/a\b", r#""/home/a\\\\b""#),
            ("/home/100%", r#""/home/100%%""#),
            ("/home/say \"hi\"", r#""/home/say \\"hi\\"""#),
        ] {
            assert_eq!(quoted(path), exec);
        }
    }

    /// GLib starts it as GNOME and Xfce do at a log-in. It looks for a program with `%` under its name with `%%`, so that
    /// one is left to desktops that read the specification.
    #[test]
    fn a_desktop_starts_the_program_whatever_its_path_is() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("My Programs \"$HOME\" `x` 'y' \\z");
        fs::create_dir(&odd).unwrap();
        let (program, told) = (odd.join("sixty app"), folder.path().join("told"));
        fs::write(&program, format!("#!/bin/sh\necho \"$#\" \"$1\" > {}\n", told.display())).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        let file = folder.path().join("org.sixty.Sixty.desktop");
        fs::write(&file, entry(&program).unwrap()).unwrap();

        let launched = Command::new("gio").arg("launch").arg(&file).output().unwrap();

        assert!(launched.status.success(), "{}", String::from_utf8_lossy(&launched.stderr));
        for _ in 0..500 {
            if fs::read_to_string(&told).is_ok_and(|told| told == "1 --hidden\n") {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it was not started: {}", fs::read_to_string(&told).unwrap_or_default());
    }

    #[test]
    fn an_appimage_is_started_at_log_in_only_by_the_program_inside_of_it() {
        let mounted = Some(PathBuf::from("/tmp/.mount_SixtyA1"));
        let image = Some(PathBuf::from("/home/jam/Sixty.AppImage"));
        let inside = Path::new("/tmp/.mount_SixtyA1/usr/bin/sixty-app");
        assert_eq!(image_of(inside, mounted.clone(), image.clone()), image);
        assert_eq!(image_of(Path::new("/usr/bin/sixty-app"), mounted.clone(), image.clone()), None);
        assert_eq!(image_of(inside, None, image), None);
        assert_eq!(image_of(inside, mounted, None), None);
    }

    #[test]
    fn an_entry_whose_program_is_gone_or_that_the_desktop_switched_off_is_off() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("My $Programs 100%");
        fs::write(&program, "").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        let entry = entry(&program).unwrap();
        assert!(entry.contains("\" --hidden\n"));
        let untried = entry.replace("TryExec=", "X-TryExec=");

        assert!(login_entry::starts(&entry) && login_entry::starts(&untried));
        assert!(!login_entry::starts(&format!("{entry}Hidden=true\n")));
        assert!(!login_entry::starts(&format!("{entry}X-GNOME-Autostart-enabled = false\n")));
        fs::set_permissions(&program, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(!login_entry::starts(&entry) && !login_entry::starts(&untried), "it may not be run");
        fs::remove_file(&program).unwrap();
        assert!(!login_entry::starts(&entry) && !login_entry::starts(&untried));
    }
}
