//! The keychain adapter against a real gnome-keyring.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

mod states;

use std::io::{BufRead, BufReader, Write};
use std::panic::AssertUnwindSafe;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use sixty_tests::keyring::PrivateBus;
use sixty_tests::running::until_ok;
use sixty_tests::sandbox::{Sandbox, T};

/// Longer than any call that needs no prompt; a call that took less has not waited for one.
const WAIT: Duration = Duration::from_secs(20);

#[test]
fn what_was_written_outlives_its_process_until_it_is_deleted() {
    let bus = unlocked();
    let mut first = Probe::start(&bus, WAIT);
    assert_eq!(first.ask("read 1784"), "none");
    assert_eq!(first.ask("write 1784 first"), "done");
    assert_eq!(first.ask("write 1784 second"), "done");

    let mut second = Probe::start(&bus, WAIT);
    assert_eq!(second.ask("read 1784"), "some second");
    assert_eq!(second.ask("delete 1784"), "done");
    assert_eq!(second.ask("delete 1784"), "done");
    assert_eq!(first.ask("read 1784"), "none");
}

#[test]
fn a_person_finds_the_entry_under_its_name_and_nothing_else() {
    let bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    probe.ask("read 999");
    probe.ask("write 1784 content");
    let found = bus.output("secret-tool", &["search", "--all", "service", "sixty"]).unwrap();
    assert_eq!(found.matches("label = ").count(), 1, "{found}");
    assert!(found.contains("label = Sixty: threads/1784"), "{found}");
}

#[test]
fn real_and_practice_and_two_installations_never_mix() {
    let bus = unlocked();
    Probe::start(&bus, WAIT).ask("write 1784 content");
    assert_eq!(Probe::start_as(&bus, "sixty-practice", "0badcafe", WAIT).ask("read 1784"), "none");
    assert_eq!(Probe::start_as(&bus, "sixty", "c0ffee00", WAIT).ask("read 1784"), "none");
}

#[test]
fn a_keyring_that_crashed_and_came_back_is_used_on() {
    let mut bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    probe.ask("write 1784 content");
    for _ in 0..2 {
        bus.stop_keyring();
        bus.start_keyring(true).unwrap();
        assert_eq!(probe.ask("read 1784"), "some content");
        assert_eq!(probe.ask("write 1784 content"), "done");
    }
}

#[test]
fn a_keyring_that_is_gone_is_missing_and_found_again_when_it_is_back() {
    let mut bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    probe.ask("write 1784 content");
    bus.stop_keyring();
    for order in ["read 1784", "write 1784 other", "delete 1784"] {
        assert_eq!(probe.ask(order), "missing", "{order}");
    }
    bus.start_keyring(true).unwrap();
    assert_eq!(probe.ask("read 1784"), "some content");
}

#[test]
fn a_keyring_that_dies_by_itself_is_named_and_later_tests_get_another_one() {
    let first = Sandbox::set();
    let crashed = first.bus();
    crashed.crash_keyring().unwrap();
    let death = until_ok("its death", || crashed.keyring_death().context("it lives")).unwrap();
    assert!(death.contains("died by itself (signal: 9"), "{death}");

    let panic = std::panic::catch_unwind(AssertUnwindSafe(|| first.command())).unwrap_err();
    assert_eq!(panic.downcast_ref::<String>(), Some(&death));

    let later = Sandbox::set();
    assert!(!std::ptr::eq(later.bus(), crashed));
    let account = later.connected(T, "corner.bakery");
    assert!(later.entry(&account)["current"]["token"].is_string());
}

#[test]
fn a_bus_without_a_keyring_has_no_vault_until_one_is_started() {
    let mut bus = PrivateBus::start().unwrap();
    let mut probe = Probe::start(&bus, WAIT);
    for order in ["read 1784", "write 1784 content", "delete 1784"] {
        assert_eq!(probe.ask(order), "missing", "{order}");
    }
    bus.start_keyring(true).unwrap();
    assert_eq!(probe.ask("read 1784"), "none");
}

#[test]
fn a_computer_without_a_session_bus_has_no_vault() {
    let bus = PrivateBus::start().unwrap();
    let mut command = bus.command(PROBE);
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    let mut probe = Probe::run(command, "sixty", "0badcafe", WAIT);
    assert_eq!(probe.ask("read 1784"), "missing");

    let mut command = bus.command(PROBE);
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env("XDG_RUNTIME_DIR", "/nowhere");
    let mut probe = Probe::run(command, "sixty", "0badcafe", WAIT);
    assert_eq!(probe.ask("write 1784 content"), "missing");
}

#[test]
fn a_keyring_without_a_collection_is_named_as_such_and_is_not_empty() {
    let mut bus = PrivateBus::start().unwrap();
    bus.start_keyring(false).unwrap();
    let mut probe = Probe::start(&bus, WAIT);
    for order in ["look 1784", "read 1784", "write 1784 content", "delete 1784"] {
        assert_eq!(probe.ask(order), "no_keyring", "{order}");
    }
}

#[test]
fn whether_there_is_a_vault_shows_without_a_password() {
    let mut bus = PrivateBus::start().unwrap();
    let mut probe = Probe::start(&bus, WAIT);
    assert_eq!(probe.ask("look 1784"), "missing");
    bus.start_keyring(true).unwrap();
    assert_eq!(probe.ask("look 1784"), "open");
    bus.lock().unwrap();
    assert_eq!(probe.ask("look 1784"), "locked");
}

#[test]
fn a_locked_keyring_that_cannot_ask_is_locked_at_once() {
    let bus = unlocked();
    Probe::start(&bus, WAIT).ask("write 1784 content");
    bus.lock().unwrap();
    let begin = Instant::now();
    let mut probe = Probe::start(&bus, WAIT);
    for order in ["read 1784", "read 999", "write 1784 other", "write 999 other", "delete 1784", "delete 999"]
    {
        assert_eq!(probe.ask(order), "locked", "{order}");
    }
    assert!(begin.elapsed() < WAIT / 2);
}

#[test]
fn a_keyring_that_was_never_unlocked_after_its_start_is_locked() {
    let mut bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    probe.ask("write 1784 content");
    bus.stop_keyring();
    bus.start_keyring(false).unwrap();
    assert_eq!(probe.ask("read 1784"), "locked");
    assert_eq!(probe.ask("read 999"), "locked");
}

#[test]
fn a_prompt_that_nobody_answers_is_told_after_the_wait_and_then_at_once() {
    let wait = Duration::from_secs(4);
    let bus = unlocked_with_prompter();
    let mut probe = Probe::start(&bus, wait);
    probe.ask("write 1784 content");
    bus.lock().unwrap();

    let begin = Instant::now();
    assert_eq!(probe.ask("read 1784"), "asking");
    let waited = begin.elapsed();
    assert!(waited >= wait && waited < wait + WAIT / 4, "{waited:?}");
    bus.wait_for_prompt().unwrap();

    let begin = Instant::now();
    for order in ["read 1784", "write 1784 other", "delete 1784", "read 999"] {
        assert_eq!(probe.ask(order), "asking", "{order}");
    }
    // A single one that waited would have taken longer than all of them.
    assert!(begin.elapsed() < wait, "{:?}", begin.elapsed());
}

#[test]
fn a_process_ends_while_a_prompt_stands() {
    let bus = unlocked_with_prompter();
    let mut probe = Probe::start(&bus, Duration::from_secs(1));
    probe.ask("write 1784 content");
    bus.lock().unwrap();
    assert_eq!(probe.ask("write 1784 other"), "asking");
    bus.wait_for_prompt().unwrap();

    let begin = Instant::now();
    assert!(probe.end().success());
    assert!(begin.elapsed() < WAIT, "it waited for the prompt: {:?}", begin.elapsed());
}

#[test]
fn once_a_prompt_was_dismissed_the_next_call_asks_again() {
    let bus = unlocked_with_prompter();
    let mut probe = Probe::start(&bus, Duration::from_secs(1));
    probe.ask("write 1784 content");
    bus.lock().unwrap();
    assert_eq!(probe.ask("read 1784"), "asking");
    bus.wait_for_prompt().unwrap();

    bus.dismiss_prompt().unwrap();
    let begin = Instant::now();
    while !bus.has_prompt() {
        assert!(["asking", "locked"].contains(&probe.ask("read 1784").as_str()));
        assert!(begin.elapsed() < WAIT, "the thread did not come free");
    }
}

#[test]
fn copies_with_the_same_content_count_as_one_and_others_are_left_to_the_person() {
    let bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    probe.ask("write 1784 content");
    store_copy(&bus, "content");
    assert_eq!(probe.ask("read 1784"), "some content");
    assert_eq!(probe.ask("write 1784 newer"), "done");
    assert_eq!(probe.ask("read 1784"), "some newer");
    assert_eq!(probe.ask("delete 1784"), "done");
    assert_eq!(probe.ask("read 1784"), "none");

    probe.ask("write 1784 newer");
    store_copy(&bus, "another");
    for order in ["read 1784", "write 1784 other", "delete 1784"] {
        let answer = probe.ask(order);
        assert!(answer.starts_with("unclear "), "{order}: {answer}");
        assert!(!answer.contains("newer") && !answer.contains("another"), "{answer}");
    }
    let found = bus.output("secret-tool", &["search", "--all", "service", "sixty"]).unwrap();
    assert!(found.contains("secret = newer") && found.contains("secret = another"), "{found}");
}

#[test]
fn two_hundred_entries_are_told_apart() {
    let bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    for id in 0..200 {
        assert_eq!(probe.ask(&format!("write {id} content-{id}")), "done");
    }
    let mut other = Probe::start(&bus, WAIT);
    for id in 0..200 {
        assert_eq!(other.ask(&format!("read {id}")), format!("some content-{id}"));
    }
}

const PROBE: &str = env!("CARGO_BIN_EXE_vault_probe");

fn unlocked() -> PrivateBus {
    let mut bus = PrivateBus::start().unwrap();
    bus.start_keyring(true).unwrap();
    bus
}

fn unlocked_with_prompter() -> PrivateBus {
    let mut bus = PrivateBus::start_with_prompter().unwrap();
    bus.start_keyring(true).unwrap();
    bus
}

/// An item that a search for our entry finds as well, because it has our attributes and one more.
fn store_copy(bus: &PrivateBus, content: &str) {
    let attributes = ["service", "sixty", "username", "0badcafe/threads/1784", "copy", "yes"];
    let mut store = bus
        .command("secret-tool")
        .args(["store", "--label=a copy"])
        .args(attributes)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    store.stdin.take().unwrap().write_all(content.as_bytes()).unwrap();
    assert!(store.wait().unwrap().success());
}

/// The adapter in a process of its own, on the bus of a test.
struct Probe {
    process: Child,
    answers: BufReader<ChildStdout>,
}

impl Probe {
    fn start(bus: &PrivateBus, wait: Duration) -> Self {
        Self::start_as(bus, "sixty", "0badcafe", wait)
    }

    fn start_as(bus: &PrivateBus, service: &str, install: &str, wait: Duration) -> Self {
        Self::run(bus.command(PROBE), service, install, wait)
    }

    fn run(mut command: std::process::Command, service: &str, install: &str, wait: Duration) -> Self {
        let mut process = command
            .args([service, install, &wait.as_millis().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        Self { process, answers }
    }

    fn ask(&mut self, order: &str) -> String {
        self.begin(order).end(self)
    }

    /// Asks, and leaves the answer for later.
    fn begin(&mut self, order: &str) -> Asked {
        writeln!(self.process.stdin.as_mut().unwrap(), "{order}").unwrap();
        Asked
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        let (_microseconds, answer) = line.trim_end().split_once(' ').unwrap_or_default();
        answer.to_owned()
    }

    /// Lets the process end by itself.
    fn end(mut self) -> std::process::ExitStatus {
        drop(self.process.stdin.take());
        self.process.wait().unwrap()
    }
}

/// An order that was not answered yet.
#[must_use]
struct Asked;

impl Asked {
    fn end(self, probe: &mut Probe) -> String {
        probe.answer()
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
