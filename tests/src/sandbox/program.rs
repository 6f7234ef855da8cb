//! A program that is run to its end, and what it answered.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::elsewhere::{as_here, code_as_here, given};

/// The exit code and the outputs of a command that has ended.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Answer {
    /// The one JSON object on the last line of stdout.
    pub fn json(&self) -> Value {
        let line = self.stdout.lines().last().unwrap_or_else(|| panic!("nothing on stdout: {}", self.stderr));
        serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    }

    /// The same, of a command that must end with `code`.
    pub fn ended(&self, code: i32) -> Value {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self.json()
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: code_as_here(output.status.code()),
            stdout: as_here(text(output.stdout)),
            stderr: as_here(text(output.stderr)),
        }
    }
}

/// A text field of an answer.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no text {field} in {value}"))
}

/// A field of an answer with a moment (RFC 3339).
pub fn moment(value: &Value, field: &str) -> DateTime<Utc> {
    text(value, field).parse().expect("a moment")
}

/// Runs a command to its end.
pub fn run(command: &mut Command, stdin: &str) -> Answer {
    let mut program = spawn(command);
    let mut pipe = program.stdin.take().expect("stdin");
    // A program that refuses its arguments reads nothing.
    drop(pipe.write_all(stdin.as_bytes()));
    drop(pipe);
    end_of(program)
}

/// Waits for the end of a program.
pub fn end_of(program: Child) -> Answer {
    let watch = Watch::over(&program);
    watch.ended(program.wait_with_output().expect("an end").into())
}

/// No program may take longer: a program that hangs fails its own test instead of stopping the whole run.
const PATIENCE: Duration = Duration::from_secs(60);

/// Ends a program that takes too long.
pub(super) struct Watch {
    done: Sender<()>,
    watch: JoinHandle<bool>,
}

impl Watch {
    pub fn over(program: &Child) -> Self {
        let id = program.id().to_string();
        let (done, is_done) = channel();
        let watch = std::thread::spawn(move || {
            let is_late = is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
            is_late && Command::new("kill").args(["-KILL", &id]).status().is_ok()
        });
        Self { done, watch }
    }

    /// The answer of a program that ended by itself.
    pub fn ended(self, answer: Answer) -> Answer {
        drop(self.done);
        assert!(!self.watch.join().expect("a watch"), "it did not end: {}", answer.stderr);
        answer
    }
}

/// Starts a program with pipes for its input and its outputs.
pub fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()))
}

/// A program of the workspace, built beside the tests, or the one that is given in its place.
pub fn built(program: impl AsRef<OsStr>) -> PathBuf {
    if let Some(given) = given(&program) {
        return given;
    }
    let this = std::env::current_exe().expect("this program");
    let folder = this.parent().expect("its folder");
    // Tests lie a folder deeper than programs.
    let folder = if folder.ends_with("deps") { folder.parent().expect("its folder") } else { folder };
    let path = folder.join(program.as_ref());
    assert!(path.exists(), "{} is missing: `make test` builds it", path.display());
    path
}
