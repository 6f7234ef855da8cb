//! Programs that a test needs around it, gone with it, and the waits for what they do.

use std::fmt::Debug;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::processes;

/// How long a program may take to be there, and a browser to get somewhere, on a busy computer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks: long enough to leave the processor to the program that is waited for.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Looks until there is an answer, and returns it: a second look could find another one.
///
/// # Errors
/// After a minute without an answer, with the reason of the last look.
pub fn until_ok<T>(what: &str, mut look: impl FnMut() -> Result<T>) -> Result<T> {
    let begin = Instant::now();
    loop {
        match look() {
            Ok(answer) => return Ok(answer),
            Err(reason) if begin.elapsed() > PATIENCE => {
                return Err(reason.context(format!("{what} did not come about")));
            }
            Err(_) => thread::sleep(BETWEEN_LOOKS),
        }
    }
}

/// Looks until the answer suits, and returns it.
///
/// # Errors
/// After a minute, with the last answer.
pub fn until_seen<T: Debug>(
    what: &str,
    mut look: impl FnMut() -> Result<T>,
    suits: impl Fn(&T) -> bool,
) -> Result<T> {
    until_ok(what, || {
        let answer = look()?;
        ensure!(suits(&answer), "the last answer was {answer:?}");
        Ok(answer)
    })
}

/// Waits for a condition about which there is no more to know than that it is true.
///
/// # Errors
/// After a minute.
pub fn until(what: &str, mut is_true: impl FnMut() -> bool) -> Result<()> {
    until_ok(what, || {
        ensure!(is_true(), "it was not true until the end");
        Ok(())
    })
}

/// A child process that is killed when this is dropped.
pub struct Running(pub Child);

impl Running {
    /// Starts it, with its stdout in a pipe.
    ///
    /// # Errors
    /// Where the program cannot be started.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_owned();
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        Ok(Self(command.spawn().with_context(|| format!("{} could not be started", name.display()))?))
    }

    /// The first line that it prints, by which it says that it is ready.
    ///
    /// # Errors
    /// When it ends before that.
    pub fn first_line(&mut self) -> Result<String> {
        self.line_with("")
    }

    /// The first line with `sign` in it. Later lines that were already printed are lost.
    ///
    /// # Errors
    /// When it ends before that.
    pub fn line_with(&mut self, sign: &str) -> Result<String> {
        let stdout = BufReader::new(self.0.stdout.as_mut().context("stdout")?);
        let mut lines = stdout.lines().map_while(Result::ok);
        lines.find(|line| line.contains(sign)).context("it ended before it was ready")
    }

    /// How it ended, if it has ended by itself.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().ok().flatten()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A child process with all that it starts, in a process group that is killed when this is dropped.
pub struct RunningGroup(pub Running);

impl RunningGroup {
    /// Starts the program of this command, and returns it with the first line that has `sign` in it. A program that
    /// ends before that is started again: chromedriver takes any free port of one address family, and ends where the
    /// same port of the other family is taken.
    ///
    /// # Errors
    /// Where it cannot be started, or ends early time after time.
    pub fn ready(command: &mut Command, sign: &str) -> Result<(Self, String)> {
        const STARTS: u32 = 5;
        for _ in 1..STARTS {
            let mut program = Self::spawn(command)?;
            if let Ok(line) = program.0.line_with(sign) {
                return Ok((program, line));
            }
        }
        let mut program = Self::spawn(command)?;
        let name = command.get_program().to_owned();
        let line = program.0.line_with(sign).with_context(|| format!("{}", name.display()))?;
        Ok((program, line))
    }

    /// Starts it as [`Running::spawn`] does.
    ///
    /// # Errors
    /// Where the program cannot be started.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        Ok(Self(Running::spawn(command.process_group(0))?))
    }

    /// The number of the process, and of its group.
    pub fn id(&self) -> u32 {
        self.0.0.id()
    }
}

impl Drop for RunningGroup {
    fn drop(&mut self) {
        let group = self.id();
        Command::new("kill").args(["-KILL", "--", &format!("-{group}")]).status().ok();
        // A process that still writes would keep the folder of its test from being removed.
        until("the end of the group", || !processes::in_group(group)).ok();
    }
}
