//! The states of a keychain that cannot be used, each told apart, and how each ends.

use std::time::{Duration, Instant};

use sixty_tests::keyring::PrivateBus;
use sixty_tests::running::until;

use super::{Probe, WAIT, unlocked, unlocked_with_prompter};

/// How long a prompt is waited for where a test leaves it open.
const SHORT: Duration = Duration::from_secs(1);

#[test]
fn what_a_look_shows_follows_what_a_person_does_elsewhere() {
    let bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    assert_eq!(probe.ask("look 1784"), "open");
    bus.lock().unwrap();
    assert_eq!(probe.ask("look 1784"), "locked");
    bus.unlock().unwrap();
    assert_eq!(probe.ask("look 1784"), "open");
}

#[test]
fn a_keyring_that_is_locked_after_the_log_in_works_once_it_is_unlocked() {
    let mut bus = unlocked();
    Probe::start(&bus, WAIT).ask("write 1784 content");
    bus.stop_keyring();
    bus.start_keyring(false).unwrap();
    let mut probe = Probe::start(&bus, WAIT);
    assert_eq!(probe.ask("look 1784"), "locked");
    assert_eq!(probe.ask("read 1784"), "locked");

    bus.unlock().unwrap();
    assert_eq!(probe.ask("look 1784"), "open");
    assert_eq!(probe.ask("read 1784"), "some content", "a No does not count any more");
}

#[test]
fn a_program_that_goes_through_its_accounts_asks_once_and_again_when_that_is_wanted() {
    let bus = unlocked_with_prompter();
    let mut probe = Probe::start(&bus, WAIT);
    probe.ask("write 1784 content");
    bus.lock().unwrap();
    let asked = probe.begin("read 1784");
    bus.wait_for_prompt().unwrap();
    bus.dismiss_prompt().unwrap();
    assert_eq!(asked.end(&mut probe), "locked");

    for id in 0..20 {
        assert_eq!(probe.ask(&format!("read {id}")), "locked");
        assert!(!bus.has_prompt(), "it asks again at number {id}");
    }

    probe.ask("again now");
    let asked = probe.begin("read 1784");
    bus.wait_for_prompt().unwrap();
    bus.dismiss_prompt().unwrap();
    assert_eq!(asked.end(&mut probe), "locked", "who wants to be asked is asked");
}

#[test]
fn a_prompt_that_is_left_open_is_a_state_of_its_own_until_it_is_dismissed() {
    let bus = asking();
    let mut probe = Probe::start(&bus, SHORT);
    assert_eq!(probe.ask("read 1784"), "asking");
    assert_eq!(probe.ask("look 1784"), "asking");
    assert_eq!(probe.ask("read 1784"), "asking");
    bus.dismiss_prompt().unwrap();
    until("the end of the question", || probe.ask("look 1784") == "locked").unwrap();
}

#[test]
fn a_keyring_that_is_unlocked_elsewhere_while_it_asks_is_used_on() {
    let bus = asking();
    let mut probe = Probe::start(&bus, SHORT);
    assert_eq!(probe.ask("read 1784"), "asking");
    bus.wait_for_prompt().unwrap();

    bus.unlock().unwrap();
    assert_eq!(probe.ask("look 1784"), "open");
    assert_eq!(probe.ask("read 1784"), "some content");
}

#[test]
fn a_daemon_that_dies_while_it_asks_is_noticed_and_the_next_one_is_used() {
    for is_unlocked in [true, false] {
        let mut bus = asking();
        let mut probe = Probe::start(&bus, SHORT);
        assert_eq!(probe.ask("read 1784"), "asking");
        bus.wait_for_prompt().unwrap();

        bus.stop_keyring();
        assert_eq!(probe.ask("look 1784"), "missing");
        bus.start_keyring(is_unlocked).unwrap();
        if is_unlocked {
            assert_eq!(probe.ask("read 1784"), "some content");
        } else {
            assert_eq!(probe.ask("look 1784"), "locked");
        }
    }
}

#[test]
fn a_daemon_that_died_and_came_back_between_two_calls_is_noticed_although_it_is_locked_again() {
    let mut bus = asking();
    let mut probe = Probe::start(&bus, SHORT);
    assert_eq!(probe.ask("read 1784"), "asking");
    bus.wait_for_prompt().unwrap();
    bus.stop_keyring();
    bus.start_keyring(false).unwrap();
    assert_eq!(probe.ask("look 1784"), "locked", "the question went with the one that asked it");
}

#[test]
fn a_bus_that_keeps_the_program_out_is_told_as_such_until_its_rules_change() {
    let bus = unlocked();
    let mut before = Probe::start(&bus, WAIT);
    before.ask("write 1784 content");
    bus.forbid_keyring(true).unwrap();
    let mut after = Probe::start(&bus, WAIT);
    for probe in [&mut before, &mut after] {
        for order in ["look 1784", "read 1784", "read 999", "write 1784 other", "delete 1784", "names all"] {
            assert_eq!(probe.ask(order), "denied", "{order}");
        }
    }
    bus.forbid_keyring(false).unwrap();
    for probe in [&mut before, &mut after] {
        assert_eq!(probe.ask("read 1784"), "some content");
    }
}

#[test]
fn a_daemon_that_stands_still_does_not_answer_and_is_not_said_to_ask() {
    let bus = unlocked();
    let mut probe = Probe::start(&bus, SHORT);
    probe.ask("write 1784 content");
    bus.freeze_keyring(true).unwrap();
    let begin = Instant::now();
    for order in ["read 1784", "write 1784 other", "read 999"] {
        assert_eq!(probe.ask(order), "refused the password vault does not answer", "{order}");
    }
    assert!(begin.elapsed() < WAIT, "{:?}", begin.elapsed());

    bus.freeze_keyring(false).unwrap();
    until("an answer", || probe.ask("read 1784") == "some content").unwrap();
}

#[test]
fn an_entry_that_somebody_deleted_is_absent_alone_and_a_new_keyring_has_none_at_all() {
    let bus = unlocked();
    let mut probe = Probe::start(&bus, WAIT);
    for id in [1784, 1785, 1786] {
        probe.ask(&format!("write {id} content-{id}"));
    }
    bus.output("secret-tool", &["clear", "service", "sixty", "username", "0badcafe/threads/1785"]).unwrap();
    assert_eq!((probe.ask("read 1785"), probe.ask("names all")), ("none".into(), "2 names".into()));

    bus.put_keyring_aside(true).unwrap();
    assert_eq!((probe.ask("read 1784"), probe.ask("names all")), ("none".into(), "0 names".into()));
    bus.bring_keyring_back().unwrap();
    assert_eq!(probe.ask("read 1784"), "some content-1784");
}

/// A bus whose keyring is locked and has an entry; a call makes it ask.
fn asking() -> PrivateBus {
    let bus = unlocked_with_prompter();
    Probe::start(&bus, WAIT).ask("write 1784 content");
    bus.lock().unwrap();
    bus
}
