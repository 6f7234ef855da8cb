//! `sixty` as a person has it: the built program, a data folder, a real keychain, and a pretend Meta on a socket.

mod elsewhere;
mod keyrings;
mod leaks;
mod pages;
mod program;
mod sign_in;
mod tokens;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sixty_adapters::clock::SystemClock;
use sixty_adapters::vault::VaultFile;
use sixty_core::ports::{Clock as _, EntryName, Vault as _};
use sixty_core::secret::Secret;
use sixty_practice::{APP_SECRET, Network, Practice};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use url::Url;

use crate::keyring::PrivateBus;
use crate::running::until_seen;
use keyrings::{own_bus, shared_bus};
use sign_in::browser;

pub use elsewhere::{are_elsewhere, forget_entries};
pub use keyrings::again_if_the_keyring_died;
pub use leaks::leaks;
pub use program::{Answer, built, end_of, moment, run, spawn, text};
pub use sign_in::SignIn;

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

/// The pretend Metas live here; the tests themselves wait for programs.
pub(crate) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

/// Everything that `sixty` needs for one test, gone with it.
pub struct Sandbox {
    pub practice: Practice,
    /// A free port for this test's return addresses.
    pub port: u16,
    bus: Arc<PrivateBus>,
    folder: TempDir,
    /// The folder that the program is given with `--data-dir`.
    data: PathBuf,
    ahead: Arc<AtomicI64>,
    vault: Vault,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Vault {
    Keychain,
    File,
}

/// A keychain that is slow on a busy computer is waited for: the few seconds that a script waits are for a prompt.
pub const PATIENT: [&str; 2] = ["--vault-wait", "60"];

/// log2 of scrypt's N: the least that the format allows.
const CHEAP: u8 = 1;

impl Sandbox {
    /// With the real keychain, and the three apps set.
    pub fn set() -> Self {
        Self::on(shared_bus())
    }

    /// The same with a keyring that no other test uses: gnome-keyring may die of the sudden end of its clients, so a test
    /// that kills them takes this.
    pub fn with_own_keyring() -> Self {
        Self::on(own_bus())
    }

    /// The same on a bus of one's own.
    pub fn on(bus: Arc<PrivateBus>) -> Self {
        Self::build(Vault::Keychain, bus).with_apps()
    }

    /// With a file for a vault, for tests with many runs that are not about the keychain.
    pub fn with_vault_file() -> Self {
        Self::with_vault_file_on(shared_bus())
    }

    /// The same on a bus of one's own.
    pub fn with_vault_file_on(bus: Arc<PrivateBus>) -> Self {
        Self::build(Vault::File, bus).with_apps()
    }

    /// As on the first day.
    pub fn bare() -> Self {
        Self::bare_on(shared_bus())
    }

    /// The same on a bus of one's own.
    pub fn bare_on(bus: Arc<PrivateBus>) -> Self {
        Self::build(Vault::Keychain, bus)
    }

    /// As on the first day, with a file for a vault.
    pub fn bare_with_vault_file() -> Self {
        Self::bare_with_vault_file_on(shared_bus())
    }

    /// The same on a bus of one's own.
    pub fn bare_with_vault_file_on(bus: Arc<PrivateBus>) -> Self {
        Self::build(Vault::File, bus)
    }

    /// With the three apps set and a vault file that the program itself makes, as costly to open as a person's.
    pub fn with_own_vault_file_on(bus: Arc<PrivateBus>) -> Self {
        let sandbox = Self::build(Vault::File, bus);
        std::fs::remove_dir_all(sandbox.data.join("practice/vault")).expect("a vault");
        sandbox.with_apps()
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

    fn build(vault: Vault, bus: Arc<PrivateBus>) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = Arc::clone(&ahead);
        let clock: sixty_practice::Clock =
            Arc::new(move || SystemClock.now() + TimeDelta::seconds(clock.load(Ordering::Relaxed)));
        let practice = RUNTIME.block_on(Practice::start(None, clock)).expect("a pretend Meta");
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let sandbox = Self { practice, port: free_port(), bus, folder, data, ahead, vault };
        if vault == Vault::File {
            sandbox.file("passphrase", "correct horse battery staple\n");
            sandbox.make_cheap_vault();
        }
        sandbox
    }

    /// Makes the vault's key with a passphrase that costs nothing to guess: the usual cost, 0.2 s of processor time for
    /// each command, is for real secrets, and most of the time of the whole suite went there.
    fn make_cheap_vault(&self) {
        let folder = self.data.join("practice/vault");
        let vault = VaultFile::with_work_factor(&folder, Some(self.path("passphrase")), CHEAP);
        let any = EntryName::account(sixty_core::network::Network::Threads, "0");
        let made = RUNTIME.block_on(async {
            vault.write(&any, &Secret::new("0")).await?;
            vault.delete(&any).await
        });
        assert!(made.is_ok(), "a vault: {made:?}");
    }

    /// The moment that program and pretend Meta take for now.
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

    /// The folder that the program is given with `--data-dir`.
    pub fn data_dir(&self) -> PathBuf {
        self.data.clone()
    }

    /// Gives the program another `--data-dir` from now on.
    pub fn keep_data_in(&mut self, folder: PathBuf) {
        self.data = folder;
    }

    /// Goes on as another person's computer, with a vault file of its own in this folder. Returns the folder before.
    pub fn move_to(&mut self, folder: PathBuf) -> PathBuf {
        let before = std::mem::replace(&mut self.data, folder);
        if self.vault == Vault::File && !self.data.exists() {
            self.make_cheap_vault();
        }
        before
    }

    /// Writes a file of the person's, which only they may read.
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

    /// A command with the built-in pretend Meta, and nothing else of this sandbox's but its folder and vault.
    pub fn command_in_practice(&self) -> Command {
        self.command_in_practice_of(&built("sixty"))
    }

    /// The same with another program in the place of `sixty`.
    pub fn command_in_practice_of(&self, program: &Path) -> Command {
        let mut command = self.on_bus(program);
        command.env("LANG", "C.UTF-8").current_dir(self.folder.path());
        command.arg("--data-dir").arg(self.data_dir()).arg("--practice");
        command.args(["--vault", "file"]).env("SIXTY_PASSPHRASE_FILE", self.path("passphrase"));
        command
    }

    /// The same with Meta elsewhere.
    pub fn command_against(&self, program: &Path, meta: &str) -> Command {
        let mut command = self.on_bus(program);
        command.env("LANG", "C.UTF-8").current_dir(self.folder.path());
        command.arg("--data-dir").arg(self.data_dir());
        command.args(["--practice-url", meta]);
        command.args(["--now", &self.now().format("%Y-%m-%dT%H:%M:%SZ").to_string()]);
        match self.vault {
            Vault::File => {
                command.args(["--vault", "file"]).env("SIXTY_PASSPHRASE_FILE", self.path("passphrase"))
            }
            Vault::Keychain => command.args(PATIENT),
        };
        command
    }

    /// How a hint tells a person here to call a command, from the options on that every system writes alike: a path it may
    /// write otherwise.
    pub fn typed(&self, command: &str) -> String {
        let vault = if matches!(self.vault, Vault::File) { " --vault file" } else { "" };
        format!("--practice-url {}{vault} {command}", self.practice.base)
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

    /// Connects the account of a person who allows everything in the browser, and returns it as `sixty` told it.
    pub fn connected(&self, network: Network, person: &str) -> Value {
        self.connect(network, person, &[]).ended(0)["account"].clone()
    }

    /// Connects over the doorway: Meta sends the browser back to the program's own port.
    pub fn connect(&self, network: Network, person: &str, more: &[&str]) -> Answer {
        let mut sign_in = SignIn::start(self, network, more);
        let address = self.practice.allow(network, &sign_in.address, person).expect("the way back");
        sign_in.come_back(&address);
        sign_in.end()
    }

    /// Waits until Meta was called at an address that ends in `path`.
    pub fn wait_for_call(&self, path: &str) {
        until_seen(&format!("a call to {path}"), || Ok(self.calls(path)), |calls| *calls > 0)
            .expect("a call");
    }

    /// How often Meta was called at addresses that end in `path`.
    pub fn calls(&self, path: &str) -> usize {
        self.practice.log().requests.iter().filter(|row| row.path.ends_with(path)).count()
    }

    /// The rules of Meta's that were broken, by their names.
    pub fn rules_broken(&self) -> Vec<String> {
        self.practice.log().violations.into_iter().map(|violation| violation.rule).collect()
    }

    /// Pulls a lever of the built-in pretend Meta, which a program of this sandbox serves.
    pub fn pull_built_in(&self, lever: &str, order: &Value) {
        let announced = std::fs::read_to_string(self.data_dir().join("practice/meta-address"));
        let meta = Url::parse(&announced.expect("a program that serves")).expect("an address");
        let lever = meta.join(&format!("practice/{lever}")).expect("an address");
        let pulled =
            RUNTIME.block_on(async { browser().post(lever).json(order).send().await?.error_for_status() });
        pulled.expect("the lever");
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

/// After every promise, no file of the program's may hold the app secret or a token that the pretend Meta handed out.
impl Drop for Sandbox {
    fn drop(&mut self) {
        keyrings::note_death_of(&self.bus);
        if !std::thread::panicking() {
            let mut secrets = self.practice.handed_out();
            secrets.push(APP_SECRET.to_owned());
            assert_eq!(leaks(&self.data, &secrets), Vec::<PathBuf>::new(), "files that hold a secret");
        }
    }
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
