//! A log-in under way, and the browser that comes back to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command};
use std::time::Duration;

use serde_json::Value;
use sixty_practice::Network;
use url::Url;

use super::program::{Answer, Watch, spawn};
use super::{RUNTIME, Sandbox, key};

/// A `sixty connect --no-browser` that waits for the browser.
pub struct SignIn {
    /// What it wants opened: the pretend Meta's page.
    pub address: Url,
    program: Child,
    stdout: BufReader<ChildStdout>,
}

impl SignIn {
    pub fn start(sandbox: &Sandbox, network: Network, more: &[&str]) -> Self {
        Self::of(sandbox.command(), network, more)
    }

    /// Starts it with another command in the place of the sandbox's.
    pub fn of(command: Command, network: Network, more: &[&str]) -> Self {
        Self::try_of(command, network, more).unwrap_or_else(|answer| panic!("no address: {}", answer.stderr))
    }

    /// Starts it with a program that may end before it has an address; then its answer is the error.
    ///
    /// # Errors
    /// The answer of a program that ended without an address.
    pub fn try_of(mut command: Command, network: Network, more: &[&str]) -> Result<Self, Answer> {
        let arguments = ["--json", "connect", "--network", key(network), "--no-browser"];
        let mut program = spawn(command.args(arguments).args(more));
        let mut stdout = BufReader::new(program.stdout.take().expect("stdout"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("a line");
        let open = serde_json::from_str::<Value>(&line).unwrap_or_default();
        match open["open"].as_str().map(Url::parse) {
            Some(address) => Ok(Self { address: address.expect("an address"), program, stdout }),
            None => {
                let end = Answer::from(program.wait_with_output().expect("an end"));
                Err(Answer { stdout: line, ..end })
            }
        }
    }

    /// The browser returns to the doorway, follows to the page with the outcome, and reloads it until the outcome is there.
    pub fn come_back(&mut self, address: &str) {
        let address = address.to_owned();
        std::thread::spawn(move || {
            RUNTIME.block_on(async move {
                let client = browser();
                let Ok(answer) = client.get(&address).send().await else { return };
                let Some(page) = answer.headers().get("location").and_then(|page| page.to_str().ok()) else {
                    return;
                };
                let page = Url::parse(&address).and_then(|address| address.join(page)).expect("an address");
                while let Ok(answer) = client.get(page.clone()).send().await {
                    if !answer.text().await.is_ok_and(|text| text.contains("http-equiv=\"refresh\"")) {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            });
        });
    }

    /// The address to which Meta sends the browser back after the person allowed everything; any pretend Meta serves.
    pub fn allow(&self, person: &str) -> String {
        let asked =
            self.address.query_pairs().find(|(key, _)| key == "scope").expect("a scope").1.into_owned();
        let mut form = vec![("answer", "allow"), ("person", person)];
        form.extend(asked.split(',').map(|permission| ("permission", permission)));
        RUNTIME.block_on(async {
            let answer = browser().post(self.address.clone()).form(&form).send().await.expect("an answer");
            answer.headers()["location"].to_str().expect("an address").to_owned()
        })
    }

    /// Pastes a line into the program's terminal.
    pub fn paste(&mut self, line: &str) {
        writeln!(self.stdin(), "{line}").expect("an open pipe");
    }

    /// The input of the program, for bytes that are no text.
    pub fn stdin(&mut self) -> &mut ChildStdin {
        self.program.stdin.as_mut().expect("stdin")
    }

    /// Sends the signal that Ctrl-C sends.
    pub fn interrupt(&self) {
        let sent = Command::new("kill").args(["-INT", &self.program.id().to_string()]).status();
        assert!(sent.expect("kill").success());
    }

    /// Kills the program, as a power cut does.
    pub fn kill(&mut self) {
        self.program.kill().expect("kill");
    }

    /// Waits for the end of the program, and returns its answer.
    pub fn end(mut self) -> Answer {
        let watch = Watch::over(&self.program);
        let mut stdout = String::new();
        self.stdout.read_to_string(&mut stdout).expect("UTF-8");
        let end = Answer::from(self.program.wait_with_output().expect("an end"));
        watch.ended(Answer { stdout, ..end })
    }
}

/// A client that follows no redirect by itself, and accepts a self-signed certificate, as a person does who clicks the
/// warning away.
pub(super) fn browser() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .tls_danger_accept_invalid_certs(true)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client")
}
