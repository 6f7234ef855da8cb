//! The practice of the window: seven accounts to try things on, and nothing left of them afterwards.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

use serde_json::Value;
use sixty_tests::dying::DIE_AFTER;
use sixty_tests::keyring::PrivateBus;
use sixty_tests::sandbox::{Answer, I, PATIENT, Sandbox, SignIn, built, run, text};

const SEVEN: [(&str, &str); 7] = [
    ("threads:harbor.spa", "turned_off"),
    ("instagram:corner.bakery", "expired"),
    ("facebook:Mara Lind", "missing_permission"),
    ("threads:corner.bakery", "not_delivered"),
    ("instagram:jam.and.toast", "soon"),
    ("instagram:tiny.dog.walks", "date_unknown"),
    ("instagram:harbor.spa", "good"),
];

#[test]
fn each_of_the_seven_samples_stands_in_another_way_and_their_tokens_are_metas() {
    let sandbox = Sandbox::bare();

    enter(&sandbox).worked();

    assert_eq!(standings(&sandbox), seven());
    let works = |account: &str| {
        practise(&sandbox, &["check", account]).json()["results"][0]["works"].as_bool().unwrap()
    };
    for (account, status) in SEVEN {
        assert_eq!(works(account), !["turned_off", "expired"].contains(&status), "{account}");
    }
    assert_eq!(standings(&sandbox), seven(), "asking changes nothing");
}

#[test]
fn the_sample_files_hold_tokens_that_work_and_one_that_ran_out() {
    let sandbox = Sandbox::bare();
    enter(&sandbox).worked();
    let folder = sandbox.data_dir().join("practice/samples");
    let file = |name: &str| folder.join(name).display().to_string();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();

    let shop = practise(&sandbox, &["import", "--env-file", &file("shop.env")]).ended(0)["account"].clone();
    let old = practise(&sandbox, &["import", "--env-file", &file("old-shop.env")]);

    assert_eq!((text(&shop, "network"), text(&shop, "name")), ("threads", "jam.and.toast"));
    let skipped = &old.json()["skipped"][0]["problem"];
    assert_eq!((text(skipped, "code"), text(skipped, "action")), ("imp.old", "reconnect"));
    assert!(read("wp-config.php").contains("define( 'INSTAGRAM_ACCESS_TOKEN', 'IGAA"));
    let rows = read("accounts.csv");
    assert!(rows.starts_with("handle,client,token\n@harbor.spa,Harbor Spa,THAA"), "no heading");
    for token in rows.lines().skip(1).map(|row| row.rsplit(',').next().unwrap()) {
        let mut import = in_practice(&sandbox, "sixty");
        let added = run(import.args(["--json", "import"]), token);
        added.ended(0);
    }

    std::fs::remove_file(file("shop.env")).unwrap();
    enter(&sandbox).worked();
    assert!(!folder.join("shop.env").exists(), "what a person deletes stays deleted");
}

#[test]
fn without_a_password_vault_a_person_looks_around_and_no_real_token_is_kept_that_way() {
    let sandbox = Sandbox::bare_on(Arc::new(PrivateBus::start().unwrap()));

    enter(&sandbox).worked();

    assert_eq!(standings(&sandbox), seven());
    practise(&sandbox, &["extend", "instagram:jam.and.toast"]).ended(0);
    enter(&sandbox).worked();
    leave(&sandbox).worked();
    assert!(!sandbox.data_dir().join("practice").exists());
    let token = sandbox.token(I, "corner.bakery");
    let problem = sandbox.sixty_with(&["import"], &token).ended(4)["problem"].clone();
    assert_eq!(text(&problem, "code"), "x.vaultMissing");
}

#[test]
fn a_log_in_of_practice_that_a_missing_vault_stops_names_the_vault() {
    let sandbox = Sandbox::bare_on(Arc::new(PrivateBus::start().unwrap()));

    let problem = practise(&sandbox, &["connect", "--network", "threads"]).ended(4)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.vaultMissing");
}

#[test]
fn each_sample_has_a_way_on() {
    let sandbox = Sandbox::bare();
    enter(&sandbox).worked();

    practise(&sandbox, &["extend", "instagram:jam.and.toast"]).ended(0);
    let places = practise(&sandbox, &["places", "list"]).ended(0)["places"].clone();
    let missed = places.as_array().unwrap().iter().find(|place| place["reason"] == "changed").unwrap();
    practise(&sandbox, &["places", "send", text(missed, "id")]).ended(0);
    for (network, person, account) in [
        (sixty_practice::Network::Threads, "harbor.spa", "harbor.spa"),
        (I, "corner.bakery", "corner.bakery"),
        (sixty_practice::Network::Facebook, "Mara Lind", "Mara Lind"),
    ] {
        let command = in_practice(&sandbox, "sixty");
        let mut sign_in = SignIn::of(command, network, &["--no-listen", "--expect", account]);
        let back = sign_in.allow(person);
        sign_in.paste(&back);
        sign_in.end().ended(0);
    }
    practise(&sandbox, &["--now", &tomorrow(), "extend", "instagram:tiny.dog.walks"]).ended(0);

    let standings = standings(&sandbox);
    assert!(standings.values().all(|status| status == "good"), "{standings:?}");
    let website = std::fs::read_to_string(sandbox.data_dir().join("practice/corner-bakery.env")).unwrap();
    let token = practise(&sandbox, &["get", "threads:corner.bakery"]).ended(0);
    assert!(website.contains(text(&token, "token")), "{website}");
}

#[test]
fn a_sample_that_was_disconnected_stays_away_until_practice_begins_anew() {
    let sandbox = Sandbox::bare();
    enter(&sandbox).worked();
    practise(&sandbox, &["disconnect", "instagram:harbor.spa"]).ended(0);

    enter(&sandbox).worked();
    assert_eq!(standings(&sandbox).len(), 6);

    leave(&sandbox).worked();
    enter(&sandbox).worked();
    assert_eq!(standings(&sandbox), seven());
}

#[test]
fn an_account_of_the_command_line_is_no_sample_and_stays_as_it_is() {
    let sandbox = Sandbox::bare();
    assert!(standings(&sandbox).is_empty(), "the command line begins with nothing");
    let mut sign_in = SignIn::of(in_practice(&sandbox, "sixty"), I, &["--no-listen"]);
    let back = sign_in.allow("corner.bakery");
    sign_in.paste(&back);
    let account = sign_in.end().ended(0)["account"].clone();

    enter(&sandbox).worked();

    let kept = practise(&sandbox, &["status"]).ended(0)["accounts"].clone();
    let kept = kept.as_array().unwrap().iter().find(|one| one["id"] == account["id"]).unwrap().clone();
    assert_eq!(kept["status"], "good");
    assert_eq!(standings(&sandbox).len(), 7);
}

#[test]
fn the_power_may_fail_while_the_samples_are_made() {
    let mut cut = 0;
    for arrow in (1..).step_by(17) {
        let sandbox = Sandbox::bare();
        let mut command = window(&sandbox, "enter");
        if run(command.env(DIE_AFTER, arrow.to_string()), "").code == 0 {
            assert!(arrow > 100, "the walk is as long as the making: {arrow}");
            break;
        }
        cut += 1;

        enter(&sandbox).worked();

        assert_eq!(standings(&sandbox), seven(), "{arrow}");
    }
    assert!(cut > 5);
}

#[test]
fn leaving_leaves_neither_folder_nor_keychain_entry() {
    let sandbox = alone();
    enter(&sandbox).worked();
    practise(&sandbox, &["extend", "instagram:jam.and.toast"]).ended(0);
    let install = install(&sandbox);
    assert!(entries(&sandbox, &install) >= 10, "seven accounts and three apps");

    leave(&sandbox).worked();

    assert!(!sandbox.data_dir().join("practice").exists());
    assert_eq!(entries(&sandbox, &install), 0);
}

#[test]
fn leaving_that_was_cut_off_is_finished_by_whoever_comes_next() {
    let sandbox = alone();
    enter(&sandbox).worked();
    let install = install(&sandbox);
    std::fs::write(sandbox.data_dir().join("practice/in-use"), "deleted").unwrap();

    assert!(standings(&sandbox).is_empty());

    assert_eq!(entries(&sandbox, &install), 0);
    assert_ne!(self::install(&sandbox), install);
}

#[test]
fn practice_that_another_program_uses_is_not_left() {
    let sandbox = Sandbox::bare();
    enter(&sandbox).worked();
    let mut other = SignIn::of(in_practice(&sandbox, "sixty"), I, &["--no-listen"]);

    let refused = leave(&sandbox);

    assert_eq!(refused.code, 1);
    assert!(
        refused.stderr.contains("x.readOnly") && refused.stderr.contains("practicing"),
        "{}",
        refused.stderr
    );
    assert_eq!(standings(&sandbox), seven());
    other.kill();
    drop(other.end());
    leave(&sandbox).worked();
    assert!(!sandbox.data_dir().join("practice").exists());
}

trait Worked {
    fn worked(&self);
}

impl Worked for Answer {
    fn worked(&self) {
        assert_eq!(self.code, 0, "{}", self.stderr);
    }
}

/// On a bus of its own: where other tests write, `secret-tool` does not list everything.
fn alone() -> Sandbox {
    let mut bus = PrivateBus::start().unwrap();
    bus.start_keyring(true).unwrap();
    Sandbox::bare_on(Arc::new(bus))
}

fn enter(sandbox: &Sandbox) -> Answer {
    run(&mut window(sandbox, "enter"), "")
}

fn leave(sandbox: &Sandbox) -> Answer {
    run(&mut window(sandbox, "leave"), "")
}

fn window(sandbox: &Sandbox, what: &str) -> Command {
    let mut command = sandbox.on_bus(built("practicing"));
    command.arg(what).arg(sandbox.data_dir());
    command
}

fn practise(sandbox: &Sandbox, arguments: &[&str]) -> Answer {
    run(in_practice(sandbox, "sixty").arg("--json").args(arguments), "")
}

fn in_practice(sandbox: &Sandbox, program: &str) -> Command {
    let mut command = sandbox.on_bus(built(program));
    command.env("LANG", "C.UTF-8").args(PATIENT).arg("--practice").arg("--data-dir").arg(sandbox.data_dir());
    command
}

/// The status of every account.
fn standings(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let status = practise(sandbox, &["status"]).ended(0);
    let name = |account: &Value| format!("{}:{}", text(account, "network"), text(account, "name"));
    let accounts = status["accounts"].as_array().unwrap();
    accounts.iter().map(|account| (name(account), text(account, "status").to_owned())).collect()
}

fn seven() -> BTreeMap<String, String> {
    SEVEN.map(|(account, status)| (account.to_owned(), status.to_owned())).into()
}

fn install(sandbox: &Sandbox) -> String {
    std::fs::read_to_string(sandbox.data_dir().join("practice/install")).unwrap().trim().to_owned()
}

/// How many entries of this installation the keychain has.
fn entries(sandbox: &Sandbox, install: &str) -> usize {
    let search = ["search", "--all", "service", "sixty-practice"];
    let found = sandbox.on_bus("secret-tool").args(search).output().unwrap();
    // Attributes are told on stderr, secrets on stdout.
    let told = [found.stdout, found.stderr].concat();
    String::from_utf8_lossy(&told)
        .lines()
        .filter(|line| line.contains(&format!("username = {install}/")))
        .count()
}

fn tomorrow() -> String {
    use sixty_core::ports::Clock as _;
    let tomorrow = sixty_adapters::clock::SystemClock.now() + chrono::TimeDelta::days(1);
    tomorrow.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
