//! `sixty` as a person has it: the built program, a data folder, a real keychain, and a pretend Meta on a socket.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, LazyLock};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sixty_adapters::clock::SystemClock;
use sixty_core::ports::Clock as _;
use sixty_practice::{APP_SECRET, Network, Practice};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use url::Url;

use crate::keyring::PrivateBus;

pub const T: Network = Network::Threads;
pub const I: Network = Network::Instagram;
pub const F: Network = Network::Facebook;

/// What a person calls each network on the command line.
pub fn key(network: Network) -> &'static str {
    match network {
        T => "threads",
        I => "instagram",
        F => "facebook",
    }
}

/// One keychain serves all tests of a process: every data folder has entries of its own.
static BUS: LazyLock<PrivateBus> = LazyLock::new(|| {
    let mut bus = PrivateBus::start().expect("a private D-Bus");
    bus.start_keyring(true).expect("gnome-keyring");
    bus
});

/// The pretend Metas live here; the tests themselves wait for programs.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

/// Everything for one test, gone with it.
pub struct Stage {
    pub practice: Practice,
    /// Free for this test's return addresses.
    pub port: u16,
    folder: TempDir,
    /// `--data-dir`.
    data: PathBuf,
    ahead: Arc<AtomicI64>,
    vault: Vault,
    /// The environment of a program on the bus.
    session: Vec<(&'static str, OsString)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Vault {
    Keychain,
    File,
}

/// How a command ended.
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
            // A program that was killed has no code.
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Stage {
    /// With the real keychain, and the three apps set.
    pub fn set() -> Self {
        Self::on(&BUS)
    }

    /// The same on a bus of one's own.
    pub fn on(bus: &PrivateBus) -> Self {
        Self::build(Vault::Keychain, bus).with_apps()
    }

    /// With a file for a vault: for many runs, where the keychain itself is not what is looked at.
    pub fn with_vault_file() -> Self {
        Self::with_vault_file_on(&BUS)
    }

    /// The same on a bus of one's own.
    pub fn with_vault_file_on(bus: &PrivateBus) -> Self {
        Self::build(Vault::File, bus).with_apps()
    }

    /// As on the first day.
    pub fn bare() -> Self {
        Self::bare_on(&BUS)
    }

    /// The same on a bus of one's own.
    pub fn bare_on(bus: &PrivateBus) -> Self {
        Self::build(Vault::Keychain, bus)
    }

    fn with_apps(self) -> Self {
        for network in [T, I, F] {
            let scheme = if network == F { "http" } else { "https" };
            let address = format!("{scheme}://localhost:{}/", self.port);
            let arguments =
                ["app", "set", "--network", key(network), "--id", network.app_id(), "--return-url", &address];
            self.sixty_with(&arguments, APP_SECRET).ended(0);
        }
        self
    }

    fn build(vault: Vault, bus: &PrivateBus) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = Arc::clone(&ahead);
        let clock: sixty_practice::Clock =
            Arc::new(move || SystemClock.now() + TimeDelta::seconds(clock.load(Ordering::Relaxed)));
        let practice = RUNTIME.block_on(Practice::start(None, clock)).expect("a pretend Meta");
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let session = bus.environment();
        let stage = Self { practice, port: free_port(), folder, data, ahead, vault, session };
        if vault == Vault::File {
            stage.file("passphrase", "correct horse battery staple\n");
        }
        stage
    }

    /// What the clock says to program and Meta alike.
    pub fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + TimeDelta::seconds(self.ahead.load(Ordering::Relaxed))
    }

    pub fn pass_days(&self, days: i64) {
        self.pass(TimeDelta::days(days));
    }

    pub fn pass(&self, time: TimeDelta) {
        self.ahead.fetch_add(time.num_seconds(), Ordering::Relaxed);
    }

    /// The folder of this test, outside of `--data-dir`.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `--data-dir`.
    pub fn data_dir(&self) -> PathBuf {
        self.data.clone()
    }

    /// Another place for it.
    pub fn keep_data_in(&mut self, folder: PathBuf) {
        self.data = folder;
    }

    /// A file of the person's.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("its mode");
        path
    }

    pub fn read(&self, name: &str) -> String {
        String::from_utf8(std::fs::read(self.path(name)).expect("a file")).expect("UTF-8")
    }

    /// A command of this test, with everything but its arguments.
    pub fn command(&self) -> Command {
        self.command_of(&built("sixty"))
    }

    /// The same with another program in the place of `sixty`.
    pub fn command_of(&self, program: &Path) -> Command {
        self.command_against(program, self.practice.base.as_str())
    }

    /// The same with Meta elsewhere.
    pub fn command_against(&self, program: &Path, meta: &str) -> Command {
        let mut command = self.on_bus(program);
        command.env("LANG", "C.UTF-8").current_dir(self.folder.path());
        command.arg("--data-dir").arg(self.data_dir());
        command.args(["--practice-url", meta]);
        command.args(["--now", &self.now().format("%Y-%m-%dT%H:%M:%SZ").to_string()]);
        if self.vault == Vault::File {
            command.args(["--vault", "file"]).env("SIXTY_PASSPHRASE_FILE", self.path("passphrase"));
        }
        command
    }

    /// Runs it with `--json` and nothing on stdin.
    pub fn sixty(&self, arguments: &[&str]) -> Answer {
        self.sixty_with(arguments, "")
    }

    /// Runs it with `--json` and this on stdin.
    pub fn sixty_with(&self, arguments: &[&str], stdin: &str) -> Answer {
        run(self.command().arg("--json").args(arguments), stdin)
    }

    /// Runs it as a person does.
    pub fn sixty_in_words(&self, arguments: &[&str]) -> Answer {
        run(self.command().args(arguments), "")
    }

    /// The account of the one who allows everything in the browser, kept.
    pub fn connected(&self, network: Network, person: &str) -> Value {
        self.connect(network, person, &[]).ended(0)["account"].clone()
    }

    /// Connects over the real listener.
    pub fn connect(&self, network: Network, person: &str, more: &[&str]) -> Answer {
        let mut sign_in = SignIn::start(self, network, more);
        let address = self.practice.allow(network, &sign_in.address, person).expect("the way back");
        sign_in.come_back(&address);
        sign_in.end()
    }

    /// A 60-day token that was made elsewhere.
    pub fn token(&self, network: Network, person: &str) -> String {
        let short = self.short_token(network, person);
        let (path, own) = match network {
            T => ("graph.threads.net/access_token", ["th_exchange_token", "access_token"]),
            I => ("graph.instagram.com/access_token", ["ig_exchange_token", "access_token"]),
            F => ("graph.facebook.com/v25.0/oauth/access_token", ["fb_exchange_token"; 2]),
        };
        let mut query = vec![("grant_type", own[0]), ("client_secret", APP_SECRET), (own[1], &short)];
        if network == F {
            query.push(("client_id", F.app_id()));
        }
        token_in(&self.fetch(|client| client.get(self.meta(path)).query(&query)))
    }

    /// A token of an hour or two.
    pub fn short_token(&self, network: Network, person: &str) -> String {
        let scope = if network == F { "pages_show_list" } else { network.permissions()[0] };
        let scheme = if network == F { "http" } else { "https" };
        let return_address = format!("{scheme}://localhost:{}/", self.port);
        let mut address = Url::parse(&format!("https:/{}", network.authorize_path())).expect("an address");
        address.query_pairs_mut().extend_pairs([
            ("client_id", network.app_id()),
            ("redirect_uri", &return_address),
            ("response_type", "code"),
            ("scope", scope),
            ("state", "elsewhere"),
        ]);
        let back = Url::parse(&self.practice.allow(network, &address, person).expect("the way back"));
        let back = back.expect("an address");
        let code = back.query_pairs().find(|(key, _)| key == "code").expect("a code").1.into_owned();
        let path = match network {
            T => "graph.threads.net/oauth/access_token",
            I => "api.instagram.com/oauth/access_token",
            F => "graph.facebook.com/v25.0/oauth/access_token",
        };
        let form = [
            ("client_id", network.app_id()),
            ("client_secret", APP_SECRET),
            ("grant_type", "authorization_code"),
            ("redirect_uri", &return_address),
            ("code", &code),
        ];
        token_in(&self.fetch(|client| client.post(self.meta(path)).form(&form)))
    }

    /// What the keychain holds for an account, as the only one who may: the entry's JSON.
    pub fn entry(&self, account: &Value) -> Value {
        let install = std::fs::read_to_string(self.data_dir().join("practice/install")).expect("install");
        let user = format!("{}/{}/{}", install.trim(), text(account, "network"), text(account, "user_id"));
        let mut lookup = self.on_bus("secret-tool");
        let found = lookup.args(["lookup", "service", "sixty-practice", "username", &user]).output();
        serde_json::from_slice(&found.expect("an entry").stdout).expect("JSON")
    }

    /// Another program of this test's bus.
    pub fn on_bus(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.session.clone());
        command
    }

    /// How often Meta was called at addresses that end in `path`.
    pub fn calls(&self, path: &str) -> usize {
        self.practice.log().requests.iter().filter(|row| row.path.ends_with(path)).count()
    }

    /// Rules of Meta's that were broken.
    pub fn rules_broken(&self) -> Vec<String> {
        self.practice.log().violations.into_iter().map(|violation| violation.rule).collect()
    }

    fn meta(&self, path: &str) -> Url {
        self.practice.base.join(path).expect("an address")
    }

    fn fetch(&self, request: impl FnOnce(&reqwest::Client) -> reqwest::RequestBuilder) -> Value {
        RUNTIME.block_on(async {
            let answer = request(&browser()).send().await.expect("an answer");
            serde_json::from_str(&answer.text().await.expect("a body")).expect("JSON")
        })
    }
}

/// A `sixty connect --no-browser` that waits for the browser.
pub struct SignIn {
    /// What it wants opened: the pretend Meta's page.
    pub address: Url,
    program: Child,
    stdout: BufReader<ChildStdout>,
}

impl SignIn {
    pub fn start(stage: &Stage, network: Network, more: &[&str]) -> Self {
        Self::of(stage.command(), network, more)
    }

    /// The same with a command of one's own.
    pub fn of(command: Command, network: Network, more: &[&str]) -> Self {
        Self::try_of(command, network, more).unwrap_or_else(|answer| panic!("no address: {}", answer.stderr))
    }

    /// The same for a program that may end before it has an address.
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

    /// The browser comes back, follows to the page with the outcome and waits until it is told.
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

    /// A line is pasted.
    pub fn paste(&mut self, line: &str) {
        let stdin = self.program.stdin.as_mut().expect("stdin");
        writeln!(stdin, "{line}").expect("an open pipe");
    }

    /// As Ctrl-C does.
    pub fn interrupt(&self) {
        let sent = Command::new("kill").args(["-INT", &self.program.id().to_string()]).status();
        assert!(sent.expect("kill").success());
    }

    /// As a power cut does.
    pub fn kill(&mut self) {
        self.program.kill().expect("kill");
    }

    /// Waits for the end.
    pub fn end(mut self) -> Answer {
        let watch = Watch::over(&self.program);
        let mut stdout = String::new();
        self.stdout.read_to_string(&mut stdout).expect("UTF-8");
        let end = Answer::from(self.program.wait_with_output().expect("an end"));
        watch.ended(Answer { stdout, ..end })
    }
}

/// A text field of an answer.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no text {field} in {value}"))
}

/// A moment of an answer.
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

/// No program may take longer; one that does fails its test here and not the whole run.
const PATIENCE: Duration = Duration::from_secs(60);

/// Ends a program that takes too long.
struct Watch {
    done: Sender<()>,
    watch: JoinHandle<bool>,
}

impl Watch {
    fn over(program: &Child) -> Self {
        let id = program.id().to_string();
        let (done, is_done) = channel();
        let watch = std::thread::spawn(move || {
            let is_late = is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
            is_late && Command::new("kill").args(["-KILL", &id]).status().is_ok()
        });
        Self { done, watch }
    }

    fn ended(self, answer: Answer) -> Answer {
        drop(self.done);
        assert!(!self.watch.join().expect("a watch"), "it did not end: {}", answer.stderr);
        answer
    }
}

/// Starts it with pipes.
pub fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()))
}

/// A program of the workspace, built beside the tests.
pub fn built(program: impl AsRef<OsStr>) -> PathBuf {
    let test = std::env::current_exe().expect("this program");
    let folder = test.parent().and_then(Path::parent).expect("its folder");
    let path = folder.join(program.as_ref());
    assert!(path.exists(), "{} is missing: `make test` builds it", path.display());
    path
}

/// A port that is free now, below the range of temporary ports so that it stays so.
pub fn free_port() -> u16 {
    use std::sync::atomic::AtomicU16;
    static NEXT: AtomicU16 = AtomicU16::new(0);
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let start = u16::try_from(std::process::id() % 9_000).expect("small");
        let port = 20_000 + (start + step) % 10_000;
        let free = ["127.0.0.1", "::1"].iter().all(|address| TcpListener::bind((*address, port)).is_ok());
        if free {
            return port;
        }
    }
}

/// Follows nothing by itself, and takes the certificate that nobody signed, as a person does who clicks it away.
fn browser() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .tls_danger_accept_invalid_certs(true)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client")
}

fn token_in(answer: &Value) -> String {
    text(answer.pointer("/data/0").unwrap_or(answer), "access_token").to_owned()
}
