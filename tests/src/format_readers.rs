//! Other people's readers of JSON, YAML, TOML, ini files and PHP, which `tests/setup.sh` installs. Each is one process
//! that is asked file by file; the ending of the file says how it is read.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// What a program finds in a file: every leaf with the way to it, in the file's order. A string is a string, anything
/// else a list of its kind and its text. None where the program does not take the file.
pub type Leaves = Option<Vec<(String, Value)>>;

/// A reader that runs until it is dropped.
pub struct FormatReader {
    name: &'static str,
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl FormatReader {
    /// Reads `.json` with Node's `JSON.parse`.
    ///
    /// # Errors
    /// Where Node is missing.
    pub fn node() -> Result<Self> {
        Self::start("Node", "node", "node.js")
    }

    /// Reads `.yaml` with PyYAML, `.toml` with tomllib and `.ini` with configparser. It is the system's Python, because
    /// PyYAML is a package of the system.
    ///
    /// # Errors
    /// Where Python is missing.
    pub fn python() -> Result<Self> {
        Self::start("Python", "/usr/bin/python3", "python.py")
    }

    /// Reads `.ini` with `parse_ini_file`, and runs `.php` for its constants.
    ///
    /// # Errors
    /// Where PHP is missing.
    pub fn php() -> Result<Self> {
        Self::start("PHP", "php", "php.php")
    }

    /// What this program reads in a file.
    ///
    /// # Errors
    /// When the program has ended.
    pub fn read(&mut self, path: &Path) -> Result<Leaves> {
        writeln!(self.questions, "{}", path.display())?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            bail!("{} ended instead of reading {}: run tests/setup.sh.", self.name, path.display());
        }
        Ok(serde_json::from_str(&answer)?)
    }

    fn start(name: &'static str, program: &str, script: &str) -> Result<Self> {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/format_readers");
        let mut process = Command::new(program)
            .arg(scripts.join(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name} did not start: run tests/setup.sh."))?;
        let questions = process.stdin.take().context("stdin")?;
        let answers = BufReader::new(process.stdout.take().context("stdout")?);
        Ok(Self { name, process, questions, answers })
    }
}

impl Drop for FormatReader {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
