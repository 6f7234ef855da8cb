//! The pretend Meta as a program of its own.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::tempdir;

use crate::test_meta::client;

#[tokio::test]
async fn it_prints_its_address_and_answers_there() {
    let program = Program::start(&["--now", "2026-11-20T09:00:00Z"]);

    let answer = client().get(program.at("graph.threads.net/v1.0/me")).send().await.unwrap();

    assert!(program.base.starts_with("http://127.0.0.1:"), "{}", program.base);
    assert_eq!(answer.status().as_u16(), 400);
    let date = answer.headers()["date"].to_str().unwrap();
    assert!(date.starts_with("Fri, 20 Nov 2026 09:"), "{date}");
}

#[cfg(unix)]
#[tokio::test]
async fn told_to_end_it_ends_well_and_remembers_everything() {
    use serde_json::{Value, json};
    let folder = tempdir().unwrap();
    let order = json!({"network": "threads", "user": "harbor.spa"});
    let mut first = Program::start(&["--state", path(folder.path())]);
    let made = client().post(first.at("practice/token")).json(&order).send().await.unwrap();
    let token = made.json::<Value>().await.unwrap()["token"].as_str().unwrap().to_owned();

    first.tell_to_end();
    assert!(first.child.wait().unwrap().success());
    let second = Program::start(&["--state", path(folder.path())]);

    let query = [("fields", "username"), ("access_token", &token)];
    let me = client().get(second.at("graph.threads.net/v1.0/me")).query(&query).send().await.unwrap();
    assert_eq!(me.json::<Value>().await.unwrap(), json!({"username": "harbor.spa"}));
}

#[test]
fn one_program_at_a_time_serves_a_folder() {
    let folder = tempdir().unwrap();
    let mut first = Program::start(&["--state", path(folder.path())]);

    let (code, said) = refused(&["--port", "0", "--state", path(folder.path())]);
    assert_eq!(code, Some(1));
    assert!(said.contains("another sixty-practice serves this folder"), "{said}");

    // A killed program frees the folder too.
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    Program::start(&["--state", path(folder.path())]);
}

#[test]
fn a_busy_port_and_a_wrong_option_are_told() {
    let program = Program::start(&[]);
    let port = program.base.rsplit(':').next().unwrap().to_owned();

    let (busy, said) = refused(&["--port", &port]);
    let (misused, _) = refused(&["--port", "0", "--now", "yesterday"]);
    let (without, _) = refused(&[]);

    assert_eq!((busy, misused, without), (Some(1), Some(2), Some(2)));
    assert!(said.starts_with("sixty-practice: "), "{said}");
}

struct Program {
    child: Child,
    base: String,
}

impl Program {
    fn start(options: &[&str]) -> Self {
        let mut child = command().args(["--port", "0"]).args(options).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, base: line.trim_end().to_owned() }
    }

    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    #[cfg(unix)]
    fn tell_to_end(&self) {
        use rustix::process::{Pid, Signal, kill_process};
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn refused(options: &[&str]) -> (Option<i32>, String) {
    let mut child = command().args(options).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let mut program = Program { child, base: line };
    assert_eq!(program.base, "", "it serves");
    let mut said = String::new();
    program.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (program.child.wait().unwrap().code(), said)
}

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sixty-practice"))
}

fn path(folder: &Path) -> &str {
    folder.to_str().unwrap()
}
