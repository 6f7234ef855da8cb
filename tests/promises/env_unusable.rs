//! `sixty env` where a file or a folder cannot be read or written: found before Meta is asked, and told by its reason.

use std::path::Path;

use serde_json::Value;
use sixty_tests::sandbox::{Answer, I, Sandbox, T, spawn, text};

#[test]
fn a_metadata_file_that_cannot_be_written_is_found_before_meta_is_asked() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(I, "corner.bakery");
    sandbox.file(".env", format!("TOKEN={token}\n"));
    sandbox.file("notes.txt", "buy flour\n");
    sandbox.pass_days(40);
    let calls = sandbox.practice.log().requests.len();
    for (metadata, says) in [
        ("missing/token.json", "Make the folder for missing/token.json first"),
        ("notes.txt", "notes.txt isn't ours"),
        (".", "That's a folder"),
        (".env", ".env isn't ours"),
    ] {
        for dry in [&["--dry-run"][..], &[]] {
            let answer = env(&sandbox, &[&["--metadata", metadata], dry].concat());
            assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.readOnly", "{metadata}");
            assert!(answer.stderr.contains(says), "{}", answer.stderr);
        }
    }
    assert_eq!(sandbox.practice.log().requests.len(), calls);
    assert_eq!(
        (sandbox.read(".env"), sandbox.read("notes.txt")),
        (format!("TOKEN={token}\n"), "buy flour\n".into())
    );
}

#[test]
fn a_metadata_file_that_cannot_be_written_after_all_is_told_and_the_token_counts() {
    let sandbox = Sandbox::bare_with_vault_file();
    let token = sandbox.token(I, "corner.bakery");
    sandbox.pass_days(31);
    let file = sandbox.file(".env", format!("TOKEN={token}\n"));
    std::fs::create_dir(sandbox.path("dates")).unwrap();
    sandbox.practice.fault("*", "refresh", Some("slow"), Some(1)).unwrap();
    let dates = sandbox.path("dates/token.json");
    let words = ["--json", "env", file.to_str().unwrap(), "--metadata", dates.to_str().unwrap()];
    let program = spawn(sandbox.command().args(words));
    sandbox.wait_for_call("/refresh_access_token");

    std::fs::remove_dir(sandbox.path("dates")).unwrap();
    let answer = Answer::from(program.wait_with_output().unwrap());

    let told = answer.ended(0);
    assert_eq!((text(&told, "outcome"), &told["token_changed"]), ("extended", &Value::Bool(true)));
    assert_eq!(text(&told["problem"], "code"), "x.readOnly");
    assert!(text(&told["problem"], "message").contains("dates/token.json"), "{told}");
    assert!(answer.stderr.contains("We could not write its dates"), "{}", answer.stderr);
    assert!(!sandbox.read(".env").contains(&token));
}

#[test]
fn what_cannot_be_read_is_told_by_its_one_true_reason() {
    let sandbox = Sandbox::bare();
    sandbox.file("large.env", vec![b'#'; 2 << 20]);
    sandbox.file("latin.env", b"NAME=caf\xe9\nTOKEN=x\n");
    sandbox.file("wide.env", b"\xff\xfeT\0=\0x\0");
    std::process::Command::new("mkfifo").arg(sandbox.path("pipe.env")).status().unwrap();
    for (file, says, code) in [
        ("missing.env", "Was it moved?", "x.readOnly"),
        (".", "That's a folder", "x.readOnly"),
        ("large.env", "larger than any settings file", "x.readOnly"),
        ("pipe.env", "hands out this file", "x.readOnly"),
        ("latin.env", "Save latin.env as UTF-8", "x.readOnly"),
        ("wide.env", "Save wide.env as UTF-8", "x.readOnly"),
    ] {
        for dry in [&["--dry-run"][..], &[]] {
            let answer = sandbox.sixty(&[&["env", file], dry].concat());
            let problem = answer.json()["problem"].clone();
            assert_eq!((text(&problem, "code"), text(&problem, "action")), (code, "check_paste"), "{file}");
            let message = format!("{} {}", text(&problem, "title"), text(&problem, "message"));
            assert!(
                message.contains(says) && answer.stderr.contains(says),
                "{file}: {message} {}",
                answer.stderr
            );
            assert!(!answer.stderr.contains("may not write"), "{}", answer.stderr);
            assert_eq!(answer.stderr.lines().count(), 1, "one reason: {}", answer.stderr);
        }
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_found_before_meta_is_asked() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(T, "corner.bakery");
    let folder = full_disk(&sandbox, &format!("TOKEN={token}\n"));
    sandbox.pass_days(40);
    let calls = sandbox.calls("/refresh_access_token");

    let answer = sandbox.sixty(&["env", folder.join(".env").to_str().unwrap()]);

    unmount(&folder);
    assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.diskFull");
    assert_eq!(sandbox.calls("/refresh_access_token"), calls);
}

#[test]
fn a_read_only_folder_is_found_before_meta_is_asked() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(T, "corner.bakery");
    let folder = mounted(&sandbox, "size=64k");
    std::fs::write(folder.join(".env"), format!("TOKEN={token}\n")).unwrap();
    sandbox.pass_days(40);
    let status =
        std::process::Command::new("mount").args(["-o", "remount,ro"]).arg(&folder).status().unwrap();
    assert!(status.success());
    let calls = sandbox.practice.log().requests.len();

    let answer = sandbox.sixty(&["env", folder.join(".env").to_str().unwrap()]);

    unmount(&folder);
    assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.readOnly");
    assert_eq!(sandbox.practice.log().requests.len(), calls);
}

fn env(sandbox: &Sandbox, more: &[&str]) -> Answer {
    sandbox.sixty(&[&["env", ".env"], more].concat())
}

/// A small disk with the file on it and no room left.
fn full_disk(sandbox: &Sandbox, content: &str) -> std::path::PathBuf {
    let folder = mounted(sandbox, "size=64k");
    std::fs::write(folder.join(".env"), content).unwrap();
    let fill = std::fs::write(folder.join("fill"), vec![0; 128 * 1024]);
    assert!(fill.is_err(), "the disk is full");
    folder
}

fn mounted(sandbox: &Sandbox, options: &str) -> std::path::PathBuf {
    let folder = sandbox.path("small");
    std::fs::create_dir(&folder).unwrap();
    let mut mount = std::process::Command::new("mount");
    let status = mount.args(["-t", "tmpfs", "-o", options, "none"]).arg(&folder).status().unwrap();
    assert!(status.success(), "a small disk needs root");
    folder
}

fn unmount(folder: &Path) {
    drop(std::process::Command::new("umount").arg(folder).status());
}
