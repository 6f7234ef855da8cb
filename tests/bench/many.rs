//! What commands cost with many accounts and a place each: processor time and memory, and how both grow.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::TimeDelta;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::places::Receipt;
use sixty_core::ports::Ledger as _;
use sixty_tests::sandbox::{Sandbox, built};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::crowd;
use crate::figure::Figure;
use crate::meta::{self, MetaOfMany};
use crate::under_gnu_time;

const CROWDS: [usize; 4] = [1, 200, 1_000, 5_000];

/// Enough to tell a busy moment from the usual one; processor time hardly depends on it.
const RUNS: usize = 3;

/// What a run with the largest crowd and nothing due may take, in milliseconds and in megabytes.
const LIMITS: [f64; 2] = [2_000.0, 100.0];

/// The figures of every command with every crowd, and how they grow from crowd to crowd.
pub struct Many {
    pub figures: Vec<Figure>,
    pub growth: Vec<Growth>,
}

/// What one more account costs, between two neighbouring crowds.
pub struct Growth {
    pub what: &'static str,
    /// From 1 to 200, from 200 to 1 000, from 1 000 to 5 000.
    pub microseconds: [f64; 3],
    pub kilobytes: [f64; 3],
}

/// A command that is measured.
struct Measured {
    what: &'static str,
    arguments: fn(&Crowd) -> Vec<String>,
    /// Whether it has to be measured in a folder of its own, because it does its work but once.
    once: bool,
    /// Whether its largest crowd has limits.
    limited: bool,
}

const COMMANDS: [Measured; 5] = [
    Measured {
        what: "`env --key`, a file with a line each",
        arguments: |crowd| words(&["env", crowd.lines(), "--key", "TOKEN_0"]),
        once: false,
        limited: false,
    },
    Measured {
        what: "`extend --within 3`, nothing due",
        arguments: |_| words(&["extend", "--within", "3"]),
        once: false,
        limited: true,
    },
    Measured {
        what: "`import --env-file`, a line each",
        arguments: |crowd| words(&["import", "--env-file", crowd.lines()]),
        once: true,
        limited: false,
    },
    Measured { what: "`status`", arguments: |_| words(&["status"]), once: false, limited: false },
    Measured { what: "`get`", arguments: |_| words(&["get", "made.up.0"]), once: false, limited: false },
];

/// Measures everything; takes some minutes, most of them for the imports.
pub fn measured() -> Many {
    let runtime = Runtime::new().expect("a runtime");
    let meta = runtime.block_on(MetaOfMany::start());
    let (mut figures, mut growth) = (Vec::new(), Vec::new());
    for command in &COMMANDS {
        let samples: Vec<[Vec<f64>; 2]> =
            CROWDS.iter().map(|count| samples(command, *count, &meta, &runtime)).collect();
        let (mut milliseconds, mut megabytes) = (Vec::new(), Vec::new());
        for (count, [time, memory]) in CROWDS.iter().zip(samples) {
            let is_limited = command.limited && Some(count) == CROWDS.last();
            let limit = |which: usize| is_limited.then(|| LIMITS[which]);
            let name = |unit: &str| format!("{}, {count} accounts, {unit}", command.what);
            let time = Figure::new(name("processor time"), "ms", limit(0), time);
            let memory = Figure::new(name("memory"), "MB", limit(1), memory);
            milliseconds.push(time.median());
            megabytes.push(memory.median());
            figures.extend([time, memory]);
        }
        growth.push(Growth {
            what: command.what,
            microseconds: per_account(&milliseconds).map(|milliseconds| milliseconds * 1_000.0),
            kilobytes: per_account(&megabytes).map(|megabytes| megabytes * 1_000.0),
        });
    }
    Many { figures, growth }
}

/// Milliseconds of processor time and megabytes of memory of each run.
fn samples(command: &Measured, count: usize, meta: &MetaOfMany, runtime: &Runtime) -> [Vec<f64>; 2] {
    let runs = if command.once { 1 } else { RUNS };
    let crowd = if command.once { Crowd::of_lines(count) } else { Crowd::kept(count, runtime) };
    let measured = (0..runs).map(|_| crowd.run(&(command.arguments)(&crowd), meta));
    let (milliseconds, megabytes) = measured.unzip();
    [milliseconds, megabytes]
}

fn per_account(values: &[f64]) -> [f64; 3] {
    let between = |step: usize| {
        let more = u32::try_from(CROWDS[step + 1] - CROWDS[step]).expect("thousands");
        (values[step + 1] - values[step]) / f64::from(more)
    };
    [between(0), between(1), between(2)]
}

/// A data folder with a vault file, and a settings file with a line for each account.
struct Crowd {
    sandbox: Sandbox,
    lines: PathBuf,
    _folder: TempDir,
}

impl Crowd {
    /// The settings file alone: no account is kept yet.
    fn of_lines(count: usize) -> Self {
        let mut sandbox = Sandbox::bare_with_vault_file();
        // In memory, where there is such a folder: what is measured is the program, and not the disk.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.expect("a folder");
        let data = folder.path().join("data");
        let copied = Command::new("cp").arg("-a").arg(sandbox.data_dir()).arg(&data).status();
        assert!(copied.is_ok_and(|copied| copied.success()), "a copy");
        sandbox.keep_data_in(data);
        let content: String =
            (0..count).map(|number| format!("TOKEN_{number}={}\n", meta::token(number))).collect();
        let lines = sandbox.file("many.env", content);
        Self { sandbox, lines, _folder: folder }
    }

    /// The accounts are kept, with tokens in the vault and a place each that has them.
    fn kept(count: usize, runtime: &Runtime) -> Self {
        let crowd = Self::of_lines(count);
        let folder = crowd.sandbox.data_dir().join("practice");
        let ledger = SqliteLedger::open(&folder).expect("a ledger");
        let accounts = crowd::in_ledger(&crowd.sandbox, count);
        crowd::in_vault_file(&crowd.sandbox, &accounts, runtime);
        let content: String =
            (0..count).map(|number| format!("TOKEN_{number}={}\n", crowd::token(number))).collect();
        let places = crowd.sandbox.file("places.env", content);
        for (number, account) in accounts.iter().enumerate() {
            let now = account.checked_at.expect("a moment");
            let place = crowd::place(
                &account.id,
                &places,
                format!("TOKEN_{number}"),
                number,
                now - TimeDelta::days(20),
            );
            ledger.keep_place(&place).expect("room");
            let receipt = Receipt::new(&place.id, now, Some(account.token.fingerprint.clone()), None);
            ledger.receive(&receipt, &crowd::line(account, now)).expect("room");
        }
        crowd
    }

    fn lines(&self) -> &str {
        self.lines.to_str().expect("UTF-8")
    }

    /// Runs a command to its end; milliseconds of processor time and megabytes of memory.
    fn run(&self, arguments: &[String], meta: &MetaOfMany) -> (f64, f64) {
        let mut command = self.sandbox.command_against(&built("sixty"), meta.base.as_str());
        command.arg("--json").args(arguments);
        let mut timed = under_gnu_time(&command, "%U %S %M");
        let output = timed.stdin(Stdio::null()).output().expect("GNU time");
        let told = String::from_utf8_lossy(&output.stderr);
        let answer = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{arguments:?}: {told}{answer}");
        let last = told.lines().last().expect("GNU time's line");
        let numbers: Vec<f64> = last.split(' ').map(|number| number.parse().expect("a number")).collect();
        ((numbers[0] + numbers[1]) * 1_000.0, numbers[2] * 1024.0 / 1_000_000.0)
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
