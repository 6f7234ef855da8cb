//! Ctrl-C, a full disk, a folder that may not be written, a keychain that is locked or not there.

use std::process::Command;
use std::sync::Arc;

use serde_json::Value;
use sixty_practice::{OldToken, SwitchOrder};
use sixty_tests::keyring::PrivateBus;
use sixty_tests::running::until;
use sixty_tests::sandbox::{Answer, I, Sandbox, SignIn, T, run, spawn, text};

use crate::disk::Disk;

#[test]
fn ctrl_c_while_meta_hands_out_a_token_loses_nothing() {
    let sandbox = due_where_meta_is_slow();
    let program = spawn(sandbox.command().args(["--json", "extend"]));
    sandbox.wait_for_call("/refresh_access_token");

    interrupt(program.id());
    let answer = Answer::from(program.wait_with_output().unwrap());

    assert_eq!(answer.code, 130, "{}", answer.stderr);
    let again = sandbox.sixty(&["extend"]).ended(0)["results"][0].clone();
    assert!(["extended", "too_new"].contains(&text(&again, "outcome")), "{again}");
    sandbox.sixty(&["check"]).ended(0);
    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
}

#[test]
fn ctrl_c_while_the_browser_is_waited_for_keeps_nothing_and_frees_the_port() {
    let sandbox = Sandbox::set();
    let mut sign_in = SignIn::start(&sandbox, T, &[]);
    sign_in.interrupt();

    assert_eq!(sign_in.end().code, 130);

    assert!(std::net::TcpListener::bind(("127.0.0.1", sandbox.port)).is_ok());
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn ctrl_c_and_sigterm_at_a_question_or_a_read_end_at_once_as_other_programs_do() {
    let sandbox = Sandbox::set();
    for words in [&["import"][..], &["diagnose"], &["app", "set", "--network", "threads", "--id", T.app_id()]]
    {
        for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
            let mut program = spawn(sandbox.command().args(words));
            // Kept open, so that the program goes on reading.
            let _stdin = program.stdin.take();
            until("handlers of both signals", || listens(program.id())).unwrap();
            send(signal, program.id());
            assert_eq!(program.wait().unwrap().code(), Some(code), "{words:?}");
        }
    }
}

#[test]
fn a_full_disk_is_said_before_meta_is_asked_and_costs_nothing() {
    let mut sandbox = Sandbox::set();
    let disk = Disk::of(&mut sandbox);
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    disk.fill();

    let answer = sandbox.sixty(&["extend"]);

    assert_eq!(code_in(&answer.ended(1)), "x.diskFull");
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    disk.make_room();
    sandbox.sixty(&["extend"]).ended(0);
}

#[test]
fn a_full_disk_on_the_first_day_is_said() {
    let mut sandbox = Sandbox::bare();
    let disk = Disk::of(&mut sandbox);
    disk.fill();

    let problem = sandbox.sixty(&["status"]).ended(1)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.diskFull");
}

#[test]
fn a_data_folder_that_may_not_be_written_is_said() {
    let mut sandbox = Sandbox::set();
    let disk = Disk::of(&mut sandbox);
    sandbox.connected(I, "corner.bakery");
    disk.protect();

    let answer = sandbox.sixty(&["extend"]).ended(1);

    assert_eq!(code_in(&answer), "x.readOnly");
}

#[test]
fn a_locked_keychain_is_exit_4_and_what_needs_no_token_goes_on() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.bus().lock().unwrap();

    for words in [&["extend"][..], &["check"], &["get", "corner.bakery"]] {
        assert_eq!(code_in(&sandbox.sixty(words).ended(4)), "x.vaultLocked", "{words:?}");
    }
    let token = sandbox.token(I, "corner.bakery");
    assert_eq!(sandbox.sixty_with(&["import"], &token).ended(4)["problem"]["code"], "x.vaultLocked");
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["name"], "corner.bakery");
    sandbox.sixty(&["places", "list"]).ended(0);
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
}

#[test]
fn without_a_keychain_nothing_is_kept_in_the_open() {
    let bus = Arc::new(PrivateBus::start().unwrap());
    let sandbox = Sandbox::bare_on(bus);
    let token = sandbox.token(T, "corner.bakery");

    let problem = sandbox.sixty_with(&["import"], &token).ended(4)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.vaultMissing");
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn the_vault_file_serves_where_there_is_no_keychain_and_wants_its_passphrase() {
    let bus = Arc::new(PrivateBus::start().unwrap());
    let sandbox = Sandbox::with_own_vault_file_on(bus);
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);

    sandbox.file("passphrase", "another one\n");
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 4);
    std::fs::set_permissions(sandbox.path("passphrase"), std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .unwrap();
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 4);
    assert_eq!(run(sandbox.command().args(["status"]).env_remove("SIXTY_PASSPHRASE_FILE"), "").code, 0);
}

/// The problem of the command, or of its first account.
fn code_in(answer: &Value) -> &str {
    text(answer.get("problem").unwrap_or(&answer["results"][0]["problem"]), "code")
}

fn interrupt(process: u32) {
    send("-INT", process);
}

pub(super) fn send(signal: &str, process: u32) {
    assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
}

/// Whether the process has handlers for SIGINT and SIGTERM, 2 and 15 of the mask (proc(5), `SigCgt`).
fn listens(process: u32) -> bool {
    const BOTH: u64 = 1 << 1 | 1 << 14;
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    u64::from_str_radix(caught.trim(), 16).unwrap() & BOTH == BOTH
}

/// An account is due, Meta takes its time to hand out the new token, and the old one ends with that.
pub(super) fn due_where_meta_is_slow() -> Sandbox {
    let sandbox = Sandbox::set();
    sandbox
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.practice.fault("*", "refresh", Some("slow"), Some(1)).unwrap();
    sandbox
}
