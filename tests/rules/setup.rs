//! What `tests/setup.sh` may start, shown with programs of the test in the place of those that would reach the network.
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::tree::root;

/// Programs that the script uses before it installs Rust.
const USUAL: [&str; 15] = [
    "bash",
    "dirname",
    "cat",
    "grep",
    "sort",
    "head",
    "mktemp",
    "sha256sum",
    "cut",
    "chmod",
    "rm",
    "cp",
    "printf",
    "touch",
    "sh",
];

#[test]
fn an_installer_that_is_not_the_published_one_is_not_started() {
    assert!(!starts_the_installer("0000000000000000000000000000000000000000000000000000000000000000"));
}

#[test]
fn the_published_installer_is_started_without_a_terminal_and_without_a_question() {
    let published = Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut published = published.unwrap();
    std::io::Write::write_all(&mut published.stdin.take().unwrap(), INSTALLER.as_bytes()).unwrap();
    let sum = String::from_utf8(published.wait_with_output().unwrap().stdout).unwrap();
    assert!(starts_the_installer(&sum));
}

/// It leaves a mark beside itself's starter.
const INSTALLER: &str = "#!/bin/sh\ntouch \"$MARK\"\n";

/// Runs the script on a computer without Rust, where the published sum of the installer is this one. It ends where it
/// looks for the Rust that the installer did not bring.
fn starts_the_installer(published: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let programs = folder.path().join("bin");
    fs::create_dir(&programs).unwrap();
    for name in USUAL {
        let found = ["/usr/bin", "/bin"].map(|place| Path::new(place).join(name));
        let found = found.into_iter().find(|path| path.exists());
        found.iter().for_each(|path| symlink(path, programs.join(name)).unwrap());
    }
    let (installer, sum) = (folder.path().join("installer"), folder.path().join("sum"));
    fs::write(&installer, INSTALLER).unwrap();
    fs::write(&sum, published).unwrap();
    for (name, script) in [
        ("dpkg-query", "echo ok installed".to_owned()),
        ("id", "echo 0".to_owned()),
        ("uname", "echo x86_64".to_owned()),
        ("rustc", "exit 1".to_owned()),
        (
            "curl",
            format!(
                "case \"$*\" in *.sha256) f={sum:?};; *) f={installer:?};; esac\n\
            while [ \"$1\" != -o ]; do [ $# -gt 0 ] || exec cat \"$f\"; shift; done; cp \"$f\" \"$2\""
            ),
        ),
    ] {
        let path = programs.join(name);
        fs::write(&path, format!("#!/bin/bash\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    }
    let mark = folder.path().join("mark");
    let mut setup = Command::new("bash");
    setup.arg(root().join("tests/setup.sh")).env("PATH", &programs).env("HOME", folder.path());
    let ended = setup.env("MARK", &mark).env_remove("CI").stdin(Stdio::null()).output().unwrap();
    assert!(!ended.status.success(), "it goes on without Rust");
    mark.exists()
}
