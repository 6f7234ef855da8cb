//! What is kept can be read although nothing can be written: a full disk, a folder that may not be written, the same
//! folder over a mount that may only be read.

use std::path::Path;

use serde_json::Value;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::account::Account;
use sixty_core::ports::Ledger as _;
use sixty_tests::sandbox::{I, Sandbox, T, run, text};

use crate::disk::Disk;

/// What reads, with the exit code that it ends with.
const READING: [(&[&str], i32); 8] = [
    (&["status"], 0),
    (&["get", "corner.bakery"], 0),
    (&["places", "list"], 0),
    (&["app", "list"], 0),
    (&["check"], 0),
    (&["remind", "--dry-run"], 0),
    (&["extend", "--dry-run"], 0),
    (&["extend", "--dry-run", "--within", "3"], 0),
];

#[test]
fn what_is_kept_can_be_read_where_nothing_can_be_written() {
    for obstacle in [Obstacle::Full, Obstacle::ReadOnly, Obstacle::OtherMount] {
        let mut sandbox = Sandbox::with_vault_file();
        let disk = Disk::of(&mut sandbox);
        keep_an_account_with_a_place(&sandbox);
        let before: Vec<Value> =
            READING.iter().map(|(words, code)| timeless(sandbox.sixty(words).ended(*code))).collect();

        let _elsewhere = obstacle.raise(&disk, &mut sandbox);

        for ((words, code), before) in READING.iter().zip(before) {
            let answer = sandbox.sixty(words);
            assert_eq!(timeless(answer.ended(*code)), before, "{obstacle:?}: {words:?}");
            assert_eq!(sandbox.sixty_in_words(words).code, *code, "{obstacle:?}: {words:?} for a person");
        }
    }
}

#[test]
fn what_is_only_in_the_ledgers_log_is_read_as_well() {
    for obstacle in [Obstacle::Full, Obstacle::ReadOnly, Obstacle::OtherMount] {
        let mut sandbox = Sandbox::with_vault_file();
        let id = text(&sandbox.connected(T, "corner.bakery"), "id").to_owned();
        // The ledger of a program that was killed: its newest facts are in the log alone.
        let ledger = SqliteLedger::open(&sandbox.data_dir().join("practice")).unwrap();
        let account = ledger.account(&id).unwrap().unwrap();
        ledger.keep(&Account { label: Some("The shop".into()), ..account }, None, &[], None).unwrap();
        let disk = Disk::of(&mut sandbox);
        let practice = sandbox.data_dir().join("practice");
        assert!(practice.join("ledger.sqlite-wal").metadata().unwrap().len() > 0);
        std::fs::remove_file(practice.join("ledger.sqlite-shm")).unwrap();

        let _elsewhere = obstacle.raise(&disk, &mut sandbox);

        let status = sandbox.sixty(&["status"]).ended(0);
        assert_eq!(status["accounts"][0]["label"], "The shop", "{obstacle:?}");
        assert!(sandbox.sixty(&["get", "The shop"]).ended(0)["token"].is_string(), "{obstacle:?}");
    }
}

#[test]
fn built_in_practice_can_be_read_as_well() {
    for obstacle in [Obstacle::Full, Obstacle::ReadOnly] {
        let mut sandbox = Sandbox::bare_with_vault_file();
        let disk = Disk::of(&mut sandbox);
        let practise = |sandbox: &Sandbox, words: &[&str]| {
            run(sandbox.command_in_practice().arg("--json").args(words), "").ended(0)
        };
        practise(&sandbox, &["app", "list"]);

        let _elsewhere = obstacle.raise(&disk, &mut sandbox);

        assert_eq!(practise(&sandbox, &["app", "list"])["apps"].as_array().unwrap().len(), 3, "{obstacle:?}");
        for words in [&["status"][..], &["check"], &["places", "list"], &["remind", "--dry-run"]] {
            practise(&sandbox, words);
        }
    }
}

#[test]
fn what_would_have_to_be_written_is_still_refused_before_meta_is_asked() {
    for obstacle in [Obstacle::Full, Obstacle::ReadOnly] {
        let mut sandbox = Sandbox::with_vault_file();
        let disk = Disk::of(&mut sandbox);
        keep_an_account_with_a_place(&sandbox);
        sandbox.pass_days(31);
        let _elsewhere = obstacle.raise(&disk, &mut sandbox);

        for words in [&["extend"][..], &["set", "auto-extend", "off"], &["disconnect", "corner.bakery"]] {
            let answer = sandbox.sixty(words).ended(1);
            let problem = answer.get("problem").unwrap_or(&answer["results"][0]["problem"]);
            assert!(["x.diskFull", "x.readOnly"].contains(&text(problem, "code")), "{words:?}: {answer}");
        }
        assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    }
}

#[test]
fn practice_keeps_everything_in_its_own_folder() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(I, "corner.bakery");
    let names = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names(&sandbox.data_dir()), ["practice"]);
    assert_eq!(
        names(&sandbox.data_dir().join("practice/locks")),
        Vec::<String>::new(),
        "no lock stays behind"
    );
}

#[derive(Debug, Clone, Copy)]
enum Obstacle {
    Full,
    ReadOnly,
    OtherMount,
}

impl Obstacle {
    fn raise(self, disk: &Disk, sandbox: &mut Sandbox) -> Option<crate::disk::Elsewhere> {
        match self {
            Self::Full => disk.fill(),
            Self::ReadOnly => disk.protect(),
            Self::OtherMount => return Some(disk.show_elsewhere(sandbox)),
        }
        None
    }
}

fn keep_an_account_with_a_place(sandbox: &Sandbox) {
    sandbox.connected(T, "corner.bakery");
    let file = sandbox.file("site.env", "THREADS_ACCESS_TOKEN=\n");
    let place = ["places", "add", "--account", "corner.bakery", "--env-file"];
    let place = [&place[..], &[file.to_str().unwrap(), "--key", "THREADS_ACCESS_TOKEN"]].concat();
    sandbox.sixty(&place).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
}

/// The answer without the moment at which it was given.
fn timeless(mut answer: Value) -> Value {
    for field in ["now", "next_attempt"] {
        answer.as_object_mut().unwrap().remove(field);
    }
    for list in ["accounts", "results"] {
        for row in answer[list].as_array_mut().into_iter().flatten() {
            row.as_object_mut().unwrap().remove("next_attempt");
        }
    }
    answer
}
