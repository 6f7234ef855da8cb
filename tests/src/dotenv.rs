//! Other people's readers of .env files: Node's own, which is on the path, and python-dotenv, which `tests/setup.sh`
//! puts into `target/oracles`. Each is one process that is asked file by file.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// What a program finds in a file. python-dotenv knows names without a value.
pub type Found = BTreeMap<String, Option<String>>;

/// The oldest Node that is asked.
const NODE: (u32, u32) = (20, 19);

/// A reader that runs until it is dropped.
pub struct DotenvReader {
    name: &'static str,
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl DotenvReader {
    /// Reads with Node's `process.loadEnvFile`.
    ///
    /// # Errors
    /// Where Node is missing or too old.
    pub fn node() -> Result<Self> {
        let wanted = || format!("Node {}.{} or newer is missing: run tests/setup.sh.", NODE.0, NODE.1);
        let told = Command::new("node").arg("--version").output().with_context(wanted)?;
        ensure!(version(&String::from_utf8_lossy(&told.stdout)) >= Some(NODE), wanted());
        Self::start("Node", Path::new("node"), "node.js")
    }

    /// Reads with python-dotenv's `dotenv.dotenv_values`.
    ///
    /// # Errors
    /// Where python-dotenv is missing.
    pub fn python() -> Result<Self> {
        let python = oracle_python();
        ensure!(python.exists(), "python-dotenv is missing from target/oracles: run tests/setup.sh.");
        Self::start("python-dotenv", &python, "python.py")
    }

    /// What this program reads in a file.
    ///
    /// # Errors
    /// When the program has ended.
    pub fn read(&mut self, path: &Path) -> Result<Found> {
        writeln!(self.questions, "{}", path.display())?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            bail!("{} ended instead of reading {}: run tests/setup.sh.", self.name, path.display());
        }
        Ok(serde_json::from_str(&answer)?)
    }

    fn start(name: &'static str, program: &Path, script: &str) -> Result<Self> {
        let mut process = Command::new(program)
            .arg(project().join("tests/src/dotenv").join(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name} did not start: run tests/setup.sh."))?;
        let questions = process.stdin.take().context("stdin")?;
        let answers = BufReader::new(process.stdout.take().context("stdout")?);
        Ok(Self { name, process, questions, answers })
    }
}

impl Drop for DotenvReader {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The Python that has other people's readers, which tests/setup.sh makes.
pub fn oracle_python() -> PathBuf {
    project().join("target/oracles/bin/python")
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn version(told: &str) -> Option<(u32, u32)> {
    let mut numbers = told.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}
