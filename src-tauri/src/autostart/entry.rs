//! Linux: a desktop entry in the autostart folder.
//!
//! We write the entry ourselves, because auto-launch quotes nothing and knows no `XDG_CONFIG_HOME`. Held by
//! `a_path_is_quoted_as_the_desktop_entry_specification_says` and `a_desktop_starts_the_program_whatever_its_path_is`
//! below.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use atomic_write_file::AtomicWriteFile;
use sixty_adapters::login_entry;

use crate::options::HIDDEN;

/// Starts the program at every log-in, or stops doing so.
///
/// # Errors
/// The entry cannot be written or removed, or the program's path is not text.
pub fn set(on: bool) -> anyhow::Result<()> {
    let file = login_entry::file()?;
    if !on {
        return match fs::remove_file(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        };
    }
    fs::create_dir_all(file.parent().context("a folder")?)?;
    let mut new = AtomicWriteFile::open(file)?;
    new.write_all(entry(&program()?)?.as_bytes())?;
    Ok(new.commit()?)
}

/// Whether the program starts at log-in; a desktop's own settings may have switched the entry off.
///
/// # Errors
/// The entry is there and cannot be read, or there is no home folder.
pub fn is_on() -> anyhow::Result<bool> {
    Ok(login_entry::is_on()?)
}

/// The path of the program. An AppImage is mounted at another path each time, so its own file is used.
fn program() -> anyhow::Result<PathBuf> {
    match std::env::var_os("APPIMAGE") {
        Some(image) => Ok(image.into()),
        None => Ok(replaced(std::env::current_exe()?)),
    }
}

/// The path at which the new program is, where an upgrade replaced this one while it runs: Linux then names the file that
/// is no longer there.
fn replaced(program: PathBuf) -> PathBuf {
    let new = program.to_str().and_then(|path| path.strip_suffix(" (deleted)")).map(PathBuf::from);
    new.filter(|_| !program.exists()).unwrap_or(program)
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
    fn a_program_that_an_upgrade_replaced_is_started_where_the_new_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("sixty-app"), folder.path().join("sixty-app (deleted)"));
        assert_eq!(replaced(old.clone()), new);
        fs::write(&old, "a program of that name").unwrap();
        assert_eq!(replaced(old.clone()), old);
        assert_eq!(replaced(new.clone()), new);
    }

    #[test]
    fn an_entry_that_the_desktop_switched_off_is_off() {
        let entry = entry(Path::new("/usr/bin/sixty-app")).unwrap();
        assert!(entry.contains("\" --hidden\n"));
        assert!(!login_entry::is_switched_off(&entry));
        assert!(login_entry::is_switched_off(&format!("{entry}Hidden=true\n")));
        assert!(login_entry::is_switched_off(&format!("{entry}X-GNOME-Autostart-enabled = false\n")));
    }
}
