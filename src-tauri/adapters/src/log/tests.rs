//! The log as its adapter writes it: what a line may hold, how large it grows, and what is read back.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use super::*;
use crate::clock::SystemClock;

/// A made-up token of the length of Meta's.
const TOKEN: &str = "THAAmadeUpForTheTests0123456789madeUpForTheTests0123456789madeUp";

#[test]
fn a_line_has_the_known_fields_alone_and_no_text() {
    let (folder, log) = log();

    log.note(|| {
        let sentence = "Error validating access token";
        tracing::warn!(target: "meta", what = "refresh", kind = sentence, mark = TOKEN, code = 190, other = 7);
        tracing::info!(target: "meta", what = "me", kind = ?sentence, account = "a1b2", ms = 12_u64, "a message");
    });

    let written = text(&folder);
    assert_eq!(written.lines().count(), 2, "{written}");
    assert!(!written.contains("validating") && !written.contains("THAA") && !written.contains("message"));
    assert!(!written.contains("other") && written.contains(r#""code":190"#), "{written}");
}

#[test]
fn the_lines_of_an_account_are_read_back_in_order_without_saying_whose_they_are() {
    let (_folder, log) = log();
    log.note(|| {
        tracing::warn!(target: "locks", what = "hold", kind = "busy", account = "a1b2");
        tracing::info!(target: "meta", what = "me", kind = "answered", mark = "00112233445566aa", http = 200_u16);
        tracing::info!(target: "meta", what = "me", kind = "answered", mark = "ffffffffffffffff");
    });

    let lines = log.about("a1b2", "00112233445566aa");

    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].ends_with("level=warn area=locks what=hold kind=busy"), "{lines:?}");
    assert!(lines[1].ends_with("level=info area=meta what=me kind=answered http=200"), "{lines:?}");
}

#[test]
fn whatever_is_written_the_log_stays_below_2_mb_and_is_ours_alone() {
    let (folder, log) = log();
    fs::create_dir(folder.path().join(FOLDER)).unwrap();
    for name in ["sixty.log", "sixty.1.log"] {
        fs::write(folder.path().join(FOLDER).join(name), "x".repeat(899_990)).unwrap();
    }

    for _ in 0..2000 {
        log.note(|| tracing::info!(target: "meta", what = "me", kind = "answered"));
    }

    let files: Vec<_> = fs::read_dir(folder.path().join(FOLDER)).unwrap().flatten().collect();
    assert!(files.iter().map(|file| file.metadata().unwrap().len()).sum::<u64>() < 2_000_000);
    let newest = folder.path().join("log/sixty.log").metadata().unwrap();
    assert!(newest.len() < 900_000, "the full file has another name now");
    assert_eq!(newest.permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_lock_that_is_never_let_go_stops_the_log_and_not_the_program() {
    let (folder, log) = log();
    log.note(|| tracing::info!(target: "meta", what = "me"));
    let path = folder.path().join("log/sixty.log");
    fs::write(&path, "x".repeat(950_000)).unwrap();
    let held = fs::File::create(folder.path().join("log/lock")).unwrap();
    held.lock().unwrap();

    log.note(|| tracing::info!(target: "meta", what = "me"));

    assert_eq!(path.metadata().unwrap().len(), 950_000);
}

#[test]
fn what_damage_left_in_the_file_is_passed_over() {
    let (folder, log) = log();
    log.note(|| tracing::info!(target: "meta", what = "me", account = "a1b2"));
    let path = folder.path().join("log/sixty.log");
    let mut damaged = b"\xff\x00{\"at\":\n[]\n{\"account\":\"a1b2\"}\n".to_vec();
    let planted =
        format!("{{\"at\":\"now\",\"account\":\"a1b2\",\"what\":\"{TOKEN}\",\"kind\":\"two words\"}}\n");
    damaged.extend_from_slice(planted.as_bytes());
    damaged.extend_from_slice(&fs::read(&path).unwrap());
    fs::write(&path, damaged).unwrap();

    let lines = log.about("a1b2", "");

    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0], "at=now", "neither a token nor a text is read back");
}

#[test]
fn a_data_folder_that_is_gone_is_not_made_again() {
    let (folder, log) = log();
    let data = folder.path().to_owned();
    drop(folder);

    log.note(|| tracing::info!(target: "meta", what = "me"));

    assert!(!data.exists());
    assert_eq!(log.about("a1b2", ""), Vec::<String>::new());
}

#[test]
fn a_data_folder_that_is_deleted_while_lines_are_written_stays_deleted() {
    for _ in 0..200 {
        let (folder, log) = log();
        let data = folder.keep();
        let gone = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in 0_u64.. {
                    log.note(|| tracing::info!(target: "meta", what = "me", ms = number));
                    if gone.load(Ordering::Relaxed) {
                        break;
                    }
                }
            });
            // A line that is written between two of its steps makes it fail.
            while fs::remove_dir_all(&data).is_err() {}
            gone.store(true, Ordering::Relaxed);
        });
        assert!(!data.exists());
    }
}

#[test]
fn what_repeats_is_counted_and_not_written_each_time() {
    let (folder, log) = log();
    for _ in 0..1000 {
        log.note(|| tracing::info!(target: "doorway", what = "visit", kind = "refused"));
        log.note(|| tracing::info!(target: "doorway", what = "visit", kind = "stale"));
    }
    log.note(|| tracing::info!(target: "doorway", what = "visit", kind = "came_back"));

    let written = text(&folder);
    let refused: Vec<&str> = written.lines().filter(|line| line.contains("refused")).collect();
    assert_eq!(refused.len(), 10, "{written}");
    assert!(!refused[0].contains("times") && refused[9].contains(r#""times":512"#), "{written}");
    assert_eq!(written.lines().count(), 21);
    assert!(written.contains("came_back"), "{written}");
}

#[test]
fn a_file_in_the_place_of_the_folder_turns_the_log_off() {
    let (folder, log) = log();
    fs::write(folder.path().join(FOLDER), "a file").unwrap();

    log.note(|| tracing::info!(target: "meta", what = "me"));

    assert_eq!(fs::read_to_string(folder.path().join(FOLDER)).unwrap(), "a file");
}

fn log() -> (TempDir, LocalLog) {
    let folder = tempfile::tempdir().unwrap();
    let log = LocalLog::in_folder(folder.path(), Arc::new(SystemClock));
    (folder, log)
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("log/sixty.log")).unwrap()
}
