//! A log-in under way, and the browser that comes back to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;
use sixty_practice::Network;
use url::Url;

use super::program::{Answer, Watch, spawn};
use super::{RUNTIME, Sandbox, key};

/// A `sixty connect --no-browser` that waits for the browser. It ends with this, whatever it waits for.
pub struct SignIn {
    /// What it wants opened: the pretend Meta's page.
    pub address: Url,
    /// None once its end was waited for.
    program: Option<Child>,
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
            Some(address) => {
                Ok(Self { address: address.expect("an address"), program: Some(program), stdout })
            }
            None => {
                let end = Answer::from(program.wait_with_output().expect("an end"));
                Err(Answer { stdout: line, ..end })
            }
        }
    }

    /// The browser returns to the doorway, follows to the page with the outcome, and reloads it until the outcome is there.
    pub fn come_back(&mut self, address: &str) {
        drop(self.page_after(address));
    }

    /// The same, and the text of the last page that the browser saw.
    pub fn page_after(&self, address: &str) -> JoinHandle<String> {
        let address = address.to_owned();
        std::thread::spawn(move || RUNTIME.block_on(last_page(&address)).unwrap_or_default())
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
        self.program().stdin.as_mut().expect("stdin")
    }

    /// Closes the input of the program.
    pub fn no_more_input(&mut self) {
        drop(self.program().stdin.take());
    }

    /// Sends the signal that Ctrl-C sends.
    pub fn interrupt(&mut self) {
        let sent = Command::new("kill").args(["-INT", &self.program().id().to_string()]).status();
        assert!(sent.expect("kill").success());
    }

    /// Kills the program, as a power cut does.
    pub fn kill(&mut self) {
        self.program().kill().expect("kill");
    }

    /// Waits for the end of the program, and returns its answer.
    pub fn end(mut self) -> Answer {
        let program = self.program.take().expect("a program that runs");
        let watch = Watch::over(&program);
        let mut stdout = String::new();
        self.stdout.read_to_string(&mut stdout).expect("UTF-8");
        let end = Answer::from(program.wait_with_output().expect("an end"));
        watch.ended(Answer { stdout, ..end })
    }

    fn program(&mut self) -> &mut Child {
        self.program.as_mut().expect("a program that runs")
    }
}

impl Drop for SignIn {
    fn drop(&mut self) {
        if let Some(program) = &mut self.program {
            program.kill().ok();
            program.wait().ok();
        }
    }
}

impl Sandbox {
    /// A person with a browser goes to the address that the desktop program has had opened, allows everything there, and
    /// is led back to the program.
    pub fn allow_in_browser(&self, opened: &Url, network: Network, person: &str) {
        RUNTIME.block_on(async {
            let entrance = browser().get(opened.clone()).send().await.expect("the entrance");
            let log_in = entrance.headers()["location"].to_str().expect("an address");
            let log_in = Url::parse(log_in).expect("Meta's page");
            let back = self.practice.allow(network, &log_in, person).expect("the way back");
            let cookie = entrance.headers()["set-cookie"].clone();
            let mut request = browser().get(&back);
            request = request
                .header("cookie", cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default());
            request.send().await.expect("the program");
        });
    }
}

/// The page that a browser ends at; None where it is led nowhere.
async fn last_page(address: &str) -> Option<String> {
    let client = browser();
    let answer = client.get(address).send().await.ok()?;
    let page = answer.headers().get("location")?.to_str().ok()?;
    let page = Url::parse(address).and_then(|address| address.join(page)).expect("an address");
    // The doorway closes each connection after its answer, which may cross the next question.
    for _ in 0..100 {
        if let Ok(answer) = client.get(page.clone()).send().await
            && let Ok(text) = answer.text().await
            && !text.contains("http-equiv=\"refresh\"")
        {
            return Some(text);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    None
}

/// A client that follows no redirect by itself, and accepts a self-signed certificate, as a person does who clicks the
/// warning away.
pub(super) fn browser() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .pool_max_idle_per_host(0)
        .tls_danger_accept_invalid_certs(true)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client")
}
