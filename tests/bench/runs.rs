//! The commands that are measured.

use std::process::Command;
use std::time::{Duration, Instant};

use sixty_tests::sandbox::{Answer, Sandbox, T, built, run, text};

use crate::crowd;
use crate::figure::Figure;
use crate::under_gnu_time;
use crate::wire::Wire;

/// Enough for a 95th percentile that is not the slowest one.
const RUNS: usize = 40;

const MANY: usize = 200;
const PERSON: &str = "corner.bakery";

pub fn env_beside_meta() -> Figure {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, PERSON)));
    let wire = Wire::to(&sandbox.practice.base);
    let samples = samples(|| {
        sandbox.pass_days(40);
        beside_meta(&wire, sandbox.command_against(&built("sixty"), wire.base.as_str()), &["env", ".env"])
    });
    Figure::new("`env`, Threads token that is due, beside Meta", "ms", Some(25.0), samples)
}

pub fn env_memory() -> Figure {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, PERSON)));
    let samples = samples(|| {
        sandbox.pass_days(40);
        let mut command = sandbox.command();
        let answer = run(&mut under_gnu_time(command.args(["--json", "env", ".env"]), "%M"), "");
        extended(&answer);
        megabytes(peak(&answer))
    });
    Figure::new("`env`, the same, memory", "MB", Some(15.0), samples)
}

pub fn status_of_many() -> Figure {
    let sandbox = Sandbox::set();
    crowd::in_ledger(&sandbox, MANY);
    let samples = samples(|| {
        let (answer, took) = timed(sandbox.command().args(["--json", "status"]));
        assert_eq!(answer.ended(0)["accounts"].as_array().expect("accounts").len(), MANY);
        milliseconds(took)
    });
    Figure::new(format!("`status --json`, {MANY} accounts"), "ms", Some(30.0), samples)
}

pub fn extend_of_one() -> Figure {
    let sandbox = Sandbox::set();
    sandbox.connected(T, PERSON);
    let what = "`extend ACCOUNT`, 1 account in the keychain, beside Meta";
    Figure::new(what, "ms", Some(35.0), extend_samples(&sandbox))
}

pub fn extend_among_many() -> Figure {
    let sandbox = Sandbox::set();
    sandbox.connected(T, PERSON);
    crowd::in_ledger(&sandbox, MANY - 1);
    crowd::in_keychain(&sandbox, MANY - 1);
    let what = format!("`extend ACCOUNT`, {MANY} accounts in the keychain, beside Meta");
    Figure::new(what, "ms", Some(50.0), extend_samples(&sandbox))
}

pub fn size() -> Figure {
    let bytes = built("sixty").metadata().expect("the program").len();
    let bytes = u32::try_from(bytes).expect("less than 4 GB");
    Figure::new("the program's file", "MB", None, vec![megabytes(f64::from(bytes))])
}

fn extend_samples(sandbox: &Sandbox) -> Vec<f64> {
    let wire = Wire::to(&sandbox.practice.base);
    samples(|| {
        sandbox.pass_days(2);
        let command = sandbox.command_against(&built("sixty"), wire.base.as_str());
        beside_meta(&wire, command, &["extend", PERSON])
    })
}

/// The first run, which finds nothing in the disk's cache, does not count.
pub fn samples(mut run: impl FnMut() -> f64) -> Vec<f64> {
    run();
    (0..RUNS).map(|_| run()).collect()
}

/// Milliseconds of a command that extends, without its round trips.
pub fn beside_meta(wire: &Wire, mut command: Command, arguments: &[&str]) -> f64 {
    let (answer, took) = timed(command.arg("--json").args(arguments));
    extended(&answer);
    let (trips, count) = wire.take();
    assert!(count > 1, "Meta was asked over the wire");
    milliseconds(took.checked_sub(trips).expect("a part of the whole"))
}

pub fn timed(command: &mut Command) -> (Answer, Duration) {
    let begin = Instant::now();
    let answer = run(command, "");
    (answer, begin.elapsed())
}

/// The most memory of a command under GNU time with the format `%M`, in bytes: the last line on stderr, in kibibytes.
pub fn peak(answer: &Answer) -> f64 {
    let peak = answer.stderr.lines().last().and_then(|line| line.parse::<f64>().ok());
    peak.expect("GNU time's line") * 1024.0
}

fn extended(answer: &Answer) {
    assert_eq!(answer.code, 0, "{}\n{}", answer.stdout, answer.stderr);
    let json = answer.json();
    assert_eq!(text(json.pointer("/results/0").unwrap_or(&json), "outcome"), "extended", "{json}");
}

pub fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn megabytes(bytes: f64) -> f64 {
    bytes / 1_000_000.0
}
