//! The local log: it says what a program did, never with what, and it never stops a command.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use serde_json::Value;
use sixty_practice::APP_SECRET;
use sixty_tests::sandbox::{F, I, Sandbox, T, built, end_of, leaks, run, spawn, text};

/// The names that a line may have.
const KNOWN: [&str; 17] = [
    "at", "level", "area", "pid", "what", "kind", "mistake", "network", "account", "mark", "place", "code",
    "subcode", "http", "number", "ms", "times",
];

/// Faults whose answers hold sentences of Meta's, a token of ours, or no answer at all.
const FAULTS: [&str; 5] =
    ["any-190-signature", "t-190-cannot-parse", "f-1-client-secret", "truncated", "reset"];

#[test]
fn the_log_says_what_happened_and_holds_no_secret_no_name_and_no_sentence() {
    let sandbox = Sandbox::with_vault_file();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    let file = sandbox.file(".env", "TOKEN=\n");
    let place = ["places", "add", "--account", "threads:corner.bakery", "--key", "TOKEN", "--env-file"];
    sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()).ended(0);
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    for fault in FAULTS {
        sandbox.pass_days(2);
        sandbox.practice.fault("*", "*", Some(fault), None).unwrap();
        sandbox.sixty(&["extend"]);
        sandbox.sixty(&["check"]);
        sandbox.practice.fault("*", "*", None, None).unwrap();
    }

    let lines = lines(&sandbox);

    for (area, what) in [("meta", "code"), ("meta", "exchange"), ("meta", "refresh"), ("meta", "inspect")] {
        assert!(lines.iter().any(|line| line["area"] == area && line["what"] == what), "{area} {what}");
    }
    assert!(lines.iter().any(|line| line["area"] == "places" && line["kind"] == "written"));
    assert!(lines.iter().any(|line| line["area"] == "doorway" && line["kind"] == "came_back"));
    assert!(lines.iter().any(|line| line["kind"] == "meta_refused" && line["code"] == 190));
    for line in &lines {
        let names = line.as_object().unwrap().keys();
        assert!(names.into_iter().all(|name| KNOWN.contains(&name.as_str())), "{line}");
    }
    let mut secrets = sandbox.practice.handed_out();
    assert!(secrets.len() > 6, "{}", secrets.len());
    secrets.push(APP_SECRET.to_owned());
    assert_eq!(leaks(&folder(&sandbox), &secrets), Vec::<PathBuf>::new());
    let whole = fs::read_to_string(newest(&sandbox)).unwrap();
    for personal in ["corner.bakery", "Mara", "Error", "localhost", ".env"] {
        assert!(!whole.contains(personal), "{personal}");
    }
}

#[test]
fn the_log_knows_the_cause_that_a_person_is_not_bothered_with() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    // The discard port (RFC 863): no program listens there.
    let nowhere = "http://127.0.0.1:9/";

    let answer = run(sandbox.command_against(&built("sixty"), nowhere).args(["--json", "extend"]), "");

    let answer = answer.json();
    assert_eq!(text(&answer["results"][0]["problem"], "code"), "x.net", "{answer}");
    assert!(lines(&sandbox).iter().any(|line| line["what"] == "refresh" && line["kind"] == "refused"));
}

#[test]
fn the_log_is_ours_alone_and_stays_below_2_mb() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder(&sandbox)), mode(&newest(&sandbox))), (0o700, 0o600));
    for name in ["sixty.log", "sixty.1.log"] {
        fs::write(folder(&sandbox).join(name), "{}\n".repeat(300_000)).unwrap();
    }

    sandbox.sixty(&["check"]).ended(0);

    let files = fs::read_dir(folder(&sandbox)).unwrap().flatten();
    let sizes: u64 = files.map(|file| file.metadata().unwrap().len()).sum();
    assert!(sizes < 2_000_000, "{sizes}");
    assert!(lines(&sandbox).iter().any(|line| line["what"] == "me"), "the newest lines are kept");
}

#[test]
fn programs_that_write_at_once_spoil_no_line() {
    let sandbox = Sandbox::with_vault_file();
    for person in ["corner.bakery", "harbor.spa"] {
        sandbox.connected(T, person);
    }
    let before = lines(&sandbox).len();

    let programs: Vec<_> = (0..4).map(|_| spawn(sandbox.command().args(["--json", "check"]))).collect();
    let answers: Vec<_> = programs.into_iter().map(end_of).collect();

    assert!(answers.iter().all(|answer| answer.code == 0));
    assert!(
        lines(&sandbox).len() >= before + 2 * answers.len(),
        "each program asked Meta about two accounts"
    );
}

#[test]
fn a_log_that_cannot_be_written_stops_no_command() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    let log = newest(&sandbox);
    let spoil: [fn(&Path); 4] = [
        |log| fs::write(log, b"\xff\xfe{\"at\":").unwrap(),
        // Every write to it fails for want of room (full(4)).
        |log| symlink("/dev/full", log).unwrap(),
        |log| fs::create_dir(log).unwrap(),
        |log| {
            fs::remove_dir_all(log.parent().unwrap()).unwrap();
            fs::write(log.parent().unwrap(), "a file where the folder should be").unwrap();
        },
    ];

    for spoil in spoil {
        drop(fs::remove_file(&log));
        spoil(&log);
        sandbox.sixty(&["check"]).ended(0);
        sandbox.sixty(&["status"]).ended(0);
        drop(fs::remove_dir(&log));
    }
}

/// Every line of the newer file; each must be readable.
fn lines(sandbox: &Sandbox) -> Vec<Value> {
    let text = fs::read_to_string(newest(sandbox)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect()
}

fn newest(sandbox: &Sandbox) -> PathBuf {
    folder(sandbox).join("sixty.log")
}

fn folder(sandbox: &Sandbox) -> PathBuf {
    sandbox.data_dir().join("practice/log")
}
