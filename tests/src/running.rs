//! Programs that a test needs around it, gone with it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a program may take to be there, and a browser to get somewhere, on a busy computer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A child that is gone when this is dropped.
pub struct Running(pub Child);

impl Running {
    /// Starts it, with its stdout in a pipe.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_owned();
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        Ok(Self(command.spawn().with_context(|| format!("{} could not be started", name.display()))?))
    }

    /// Its first line, by which it says that it is ready.
    pub fn first_line(&mut self) -> Result<String> {
        self.line_with("")
    }

    /// The first line with `sign` in it. What else came with it is not kept.
    pub fn line_with(&mut self, sign: &str) -> Result<String> {
        let stdout = BufReader::new(self.0.stdout.as_mut().context("stdout")?);
        let mut lines = stdout.lines().map_while(Result::ok);
        lines.find(|line| line.contains(sign)).context("it ended before it was ready")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A child with all that it starts, in a group that is gone when this is dropped.
pub struct RunningGroup(pub Running);

impl RunningGroup {
    /// As [`Running::spawn`].
    pub fn spawn(command: &mut Command) -> Result<Self> {
        Ok(Self(Running::spawn(command.process_group(0))?))
    }
}

impl Drop for RunningGroup {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.0.id());
        Command::new("kill").args(["-KILL", "--", &group]).status().ok();
    }
}

/// Waits for something to come about; what does not fails here and not after hours.
pub fn until(what: &str, mut is_true: impl FnMut() -> bool) -> Result<()> {
    let begin = Instant::now();
    while !is_true() {
        if begin.elapsed() > PATIENCE {
            bail!("{what} did not come about");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
