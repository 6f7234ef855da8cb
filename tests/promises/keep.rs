//! `sixty keep`: it works in the background without a window, says what it does, and ends when it is asked to.

use std::io::{BufRead, BufReader, Lines};
use std::os::unix::net::UnixDatagram;
use std::process::{Child, ChildStdout, Command};
use std::time::{Duration, Instant};

use serde_json::Value;
use sixty_tests::ledger;
use sixty_tests::running::until_seen;
use sixty_tests::sandbox::{Answer, F, Sandbox, T, end_of, moment, spawn, text};

use crate::hardship::{due_where_meta_is_slow, send};

#[test]
fn what_is_due_is_extended_and_delivered_and_each_step_is_a_line() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let file = sandbox.file("shop.env", "TOKEN=old\n");
    let place = [
        "places",
        "add",
        "--account",
        "corner.bakery",
        "--env-file",
        file.to_str().unwrap(),
        "--key",
        "TOKEN",
    ];
    sandbox.sixty(&place).ended(0);
    sandbox.pass_days(31);

    let mut keeper = Keeper::start(&mut sandbox.command());
    assert_eq!(keeper.wait_for("started")["account"], Value::Null);
    let extended = keeper.wait_for("extended");
    let delivered = keeper.wait_for("delivered");
    let answer = keeper.end();

    assert_eq!((&extended["account"], text(&extended, "outcome")), (&account["id"], "extended"));
    assert_eq!((&delivered["account"], text(&delivered, "outcome")), (&account["id"], "current"));
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(text(&answer.json(), "event"), "stopped");
    assert!(!sandbox.read("shop.env").contains("old"));
}

#[test]
fn a_place_that_missed_its_token_is_tried_again_with_the_daily_look_and_that_is_a_line() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let file = sandbox.file("shop.env", "TOKEN=old\n");
    let place = ["--env-file", file.to_str().unwrap(), "--key", "TOKEN"];
    sandbox
        .sixty(&[&["places", "add", "--account", "corner.bakery", "--send"], &place[..]].concat())
        .ended(0);
    sandbox.pass_days(31);
    let kept = sandbox.read("shop.env");
    std::fs::remove_file(&file).unwrap();
    sandbox.sixty(&["extend"]).ended(3);
    sandbox.file("shop.env", &kept);
    sandbox.pass_days(2);

    let mut keeper = Keeper::start(&mut sandbox.command());
    let delivered = keeper.wait_for("delivered");
    assert_eq!(keeper.end().code, 0);

    assert_eq!((&delivered["account"], text(&delivered, "outcome")), (&account["id"], "current"));
    assert_ne!(sandbox.read("shop.env"), kept);
}

#[test]
fn two_keepers_refresh_an_account_once() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(31);

    let keepers = [0, 1].map(|_| Keeper::start(&mut sandbox.command()));
    until_seen(
        "extended accounts",
        || Ok(sandbox.accounts()),
        |accounts| accounts.iter().all(|account| days_left(&sandbox, account) > 31),
    )
    .unwrap();
    for keeper in keepers {
        assert_eq!(keeper.end().code, 0);
    }

    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
}

#[test]
fn a_keeper_that_is_asked_to_end_finishes_the_account_that_it_is_at() {
    let sandbox = due_where_meta_is_slow();

    let keeper = Keeper::start(&mut sandbox.command());
    sandbox.wait_for_call("/refresh_access_token");
    let asked = Instant::now();
    let answer = keeper.end();

    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    assert_eq!(answer.code, 0);
    sandbox.sixty(&["check"]).ended(0);
    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
}

#[test]
fn ctrl_c_ends_a_keeper_as_well() {
    let sandbox = Sandbox::set();
    let mut keeper = Keeper::start(&mut sandbox.command());
    keeper.wait_for("started");
    let asked = Instant::now();

    send("-INT", keeper.program.as_ref().unwrap().id());

    let answer = keeper.ended();
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    assert_eq!((answer.code, text(&answer.json(), "event")), (0, "stopped"));
}

#[test]
fn a_locked_vault_is_told_and_waited_for() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.bus().lock().unwrap();

    let mut keeper = Keeper::start(&mut sandbox.command());
    let told = keeper.wait_for("extended");
    let answer = keeper.end();

    assert_eq!(text(&told["problem"], "code"), "x.vaultLocked");
    assert_eq!(answer.code, 0, "{}", answer.stderr);
}

#[test]
fn systemd_hears_that_it_is_ready_that_it_lives_and_that_it_ends() {
    let sandbox = Sandbox::set();
    let socket = sandbox.path("notify");
    let systemd = UnixDatagram::bind(&socket).unwrap();
    systemd.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut command = sandbox.command();
    command.env("NOTIFY_SOCKET", &socket).env("WATCHDOG_USEC", "200000");

    let keeper = Keeper::start(&mut command);

    for word in ["READY=1", "WATCHDOG=1", "WATCHDOG=1"] {
        assert_eq!(heard(&systemd), word);
    }
    keeper.ask_to_end();
    while heard(&systemd) != "STOPPING=1" {}
    assert_eq!(keeper.end().code, 0);
}

#[test]
fn a_keeper_ends_well_when_another_program_is_about_to_replace_it() {
    let sandbox = Sandbox::set();
    let mut keepers = [0, 1].map(|_| Keeper::start(&mut sandbox.command()));
    for keeper in &mut keepers {
        keeper.wait_for("started");
    }

    assert_eq!(sandbox.sixty(&["keep", "--end"]).ended(0)["ended"], true);

    for keeper in keepers {
        let answer = keeper.ended();
        assert_eq!((answer.code, text(&answer.json(), "event")), (0, "stopped"), "{}", answer.stderr);
    }
    sandbox.sixty(&["keep", "--end"]).ended(0);
    let mut next = Keeper::start(&mut sandbox.command());
    next.wait_for("started");
    sandbox.sixty(&["keep", "--end"]).ended(0);
    assert_eq!(next.ended().code, 0);
}

/// Two versions of the program side by side: what a newer one does to the ledger is done to it here.
#[test]
fn a_keeper_that_an_update_overtakes_says_so_ends_with_a_failure_and_writes_nothing_more() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    let mut command = sandbox.command();
    // It looks at the ledger whenever the system asks whether it is alive.
    command.env("WATCHDOG_USEC", "200000");
    let mut keeper = Keeper::start(&mut command);
    keeper.wait_for("started");
    let ledger = sandbox.data_dir().join("practice").join(ledger::FILE);
    ledger::change(&ledger, "ALTER TABLE accounts ADD COLUMN more TEXT; PRAGMA user_version = 99;");
    let before = ledger::rows(&ledger);

    let answer = keeper.ended();

    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let problem = answer.json()["problem"].clone();
    assert_eq!((text(&problem, "code"), text(&problem, "title")), ("x.ledger", "Sixty was updated"));
    assert_eq!(ledger::rows(&ledger), before);
    let next = sandbox.sixty(&["status"]);
    assert_eq!((next.code, text(&next.json()["problem"], "title")), (1, "Update Sixty"));
}

/// A keeper that runs, and what it has said.
pub struct Keeper {
    program: Option<Child>,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Keeper {
    pub fn start(command: &mut Command) -> Self {
        let mut program = spawn(command.args(["--json", "keep"]));
        let lines = BufReader::new(program.stdout.take().unwrap()).lines();
        Self { program: Some(program), lines }
    }

    /// The next line about this event.
    pub fn wait_for(&mut self, event: &str) -> Value {
        for line in self.lines.by_ref() {
            let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
            assert_eq!(line["schema"], 1);
            if text(&line, "event") == event {
                return line;
            }
        }
        panic!("it ended without the event {event}");
    }

    fn ask_to_end(&self) {
        send("-TERM", self.program.as_ref().unwrap().id());
    }

    /// Asks it to end and waits for that.
    pub fn end(self) -> Answer {
        self.ask_to_end();
        self.ended()
    }

    /// Waits until it has ended.
    fn ended(mut self) -> Answer {
        let rest: Vec<String> = self.lines.by_ref().map(Result::unwrap).collect();
        let mut answer = end_of(self.program.take().unwrap());
        answer.stdout = rest.join("\n");
        answer
    }
}

/// A test that fails leaves no keeper behind.
impl Drop for Keeper {
    fn drop(&mut self) {
        if let Some(mut program) = self.program.take() {
            drop(program.kill());
            drop(program.wait());
        }
    }
}

fn heard(systemd: &UnixDatagram) -> String {
    let mut message = [0; 256];
    let length = systemd.recv(&mut message).unwrap();
    String::from_utf8_lossy(&message[..length]).trim_end().to_owned()
}

fn days_left(sandbox: &Sandbox, account: &Value) -> i64 {
    (moment(account, "expires_at") - sandbox.now()).num_days()
}
