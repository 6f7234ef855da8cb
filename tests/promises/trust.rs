//! `trust on|off|status`: this user's browsers and our certificate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use sixty_tests::dying::DIE_AFTER;
use sixty_tests::sandbox::{Answer, PATIENT, Sandbox, built, moment, run};

/// More calls than the journey makes.
const MOST: u32 = 100;

#[test]
fn status_tells_each_store_and_changes_nothing() {
    let desk = Desk::new();

    let told = desk.trust("status").ended(0);

    let chromium = desk.home.join(".pki/nssdb").display().to_string();
    let stores = json!([
        { "kind": "nss", "where": chromium, "trusted": false },
        { "kind": "nss", "where": desk.profile.display().to_string(), "trusted": false },
    ]);
    assert_eq!(told, json!({ "schema": 1, "trusted": false, "until": null, "stores": stores }));
    assert!(!desk.home.join(".pki").exists());
    assert!(!desk.certificate().exists());
}

#[test]
fn on_is_told_until_the_end_of_the_certificate_and_off_leaves_nothing_of_ours() {
    let desk = Desk::new();

    let on = desk.trust("on").ended(0);

    assert_eq!(on["trusted"], true);
    let lives = moment(&on, "until") - desk.sandbox.now();
    assert!((390..=397).contains(&lives.num_days()), "{lives}");
    assert_eq!(desk.trust("status").ended(0), on);
    assert!(desk.names().contains("P,,"), "{}", desk.names());
    assert!(desk.exceptions().contains(&format!("localhost:{}:", desk.sandbox.port)));

    let off = desk.trust("off").ended(0);

    assert_eq!((&off["trusted"], &off["until"]), (&json!(false), &Value::Null));
    assert!(!desk.names().contains("Sixty"), "{}", desk.names());
    assert_eq!(desk.exceptions(), "");
}

#[test]
fn switched_on_it_is_renewed_by_the_next_log_in_and_the_old_certificate_goes() {
    let desk = Desk::new();
    desk.trust("on").ended(0);
    let (names, first) = (desk.names(), fs::read(desk.certificate()).unwrap());

    desk.sandbox.pass_days(370);
    let log_in = ["--json", "connect", "--network", "threads", "--no-browser", "--wait", "1"];
    run(desk.command().args(log_in), "").ended(3);

    assert_ne!(fs::read(desk.certificate()).unwrap(), first);
    let told = desk.trust("status").ended(0);
    assert_eq!(told["trusted"], true);
    assert!((moment(&told, "until") - desk.sandbox.now()).num_days() > 300);
    let ours = |list: &str| list.matches("Sixty localhost").count();
    assert_eq!((ours(&names), ours(&desk.names())), (1, 1));
    assert_ne!(desk.names(), names);
    assert_eq!(desk.exceptions().lines().count(), 1);
}

#[test]
fn whatever_call_a_renewal_is_cut_off_after_off_leaves_nothing_of_ours() {
    let is_cut_off_after = |arrow: u32| {
        let desk = Desk::new();
        desk.trust("on").ended(0);
        desk.sandbox.pass_days(370);
        let mut dying = desk.sandbox.command_of(&built("sixty_dying"));
        dying.env("HOME", &desk.home).env(DIE_AFTER, arrow.to_string()).args(["trust", "on"]);
        let ended = run(&mut dying, "");

        desk.trust("off").ended(0);

        assert!(!desk.names().contains("Sixty"), "{arrow}: {}", desk.names());
        assert_eq!(desk.exceptions(), "", "{arrow}");
        ended.code != 0
    };
    let calls = (1..MOST).take_while(|arrow| is_cut_off_after(*arrow)).count();
    assert!((10..100).contains(&calls), "the walk is as long as the journey: {calls}");
}

#[test]
fn a_store_with_a_password_of_its_own_needs_its_person_and_keeps_no_other_from_being_changed() {
    let desk = Desk::new();
    let store = desk.home.join(".pki/nssdb");
    fs::create_dir_all(&store).unwrap();
    let password = desk.sandbox.file("store-password", "correct horse\n");
    certutil(&store, &["-N", "-f", password.to_str().unwrap()]);

    let answer = desk.trust("on");

    assert_eq!(answer.code, 3, "{}", answer.stderr);
    let told = answer.json();
    let trusted: Vec<&Value> =
        told["stores"].as_array().unwrap().iter().map(|store| &store["trusted"]).collect();
    assert_eq!(trusted, [false, true]);
    assert!(answer.stderr.contains("password"), "{}", answer.stderr);
}

#[test]
fn without_certutil_a_person_is_told_which_package_has_it() {
    let desk = Desk::new();
    let trust = desk.command();
    let mut hidden = desk.sandbox.on_bus("unshare");
    hidden.env("HOME", &desk.home).args(["--mount", "--map-root-user", "sh", "-c"]);
    // A device in its place is no program.
    hidden.args(["mount --bind \"$0\" /usr/bin/certutil && exec \"$@\"", "/dev/null"]);
    hidden.arg(trust.get_program()).args(trust.get_args()).args(["--json", "trust", "on"]);

    let answer = run(&mut hidden, "");

    assert_eq!(answer.code, 3, "{}", answer.stderr);
    assert!(answer.stderr.contains("libnss3-tools"), "{}", answer.stderr);
    assert_eq!(answer.json()["trusted"], false);
}

#[test]
fn practice_trusts_its_own_certificate_and_takes_it_out_when_it_is_left() {
    let desk = Desk::new();
    desk.trust("on").ended(0);
    let real = (desk.names(), desk.exceptions());
    let window = |what: &str| {
        let mut command = desk.sandbox.on_bus(built("practicing"));
        run(command.env("HOME", &desk.home).arg(what).arg(&desk.practice), "")
    };
    assert_eq!(window("enter").code, 0);
    let practise = |what: &str| {
        let mut command = desk.sandbox.on_bus(built("sixty"));
        command.args(PATIENT).arg("--practice").arg("--data-dir").arg(&desk.practice);
        run(command.env("HOME", &desk.home).args(["--json", "trust", what]), "").ended(0)
    };
    assert_eq!(practise("status")["trusted"], false, "it has another certificate");

    assert_eq!(practise("on")["trusted"], true);
    assert_ne!((desk.names(), desk.exceptions()), real);
    assert_eq!(window("leave").code, 0);

    assert!(!desk.practice.join("practice").exists());
    assert_eq!((desk.names(), desk.exceptions()), real);
}

/// A person with Chromium and one profile of Firefox.
struct Desk {
    sandbox: Sandbox,
    home: PathBuf,
    profile: PathBuf,
    /// The data folder of another program of the same person.
    practice: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let sandbox = Sandbox::with_vault_file();
        let home = sandbox.path("home");
        let root = home.join(".mozilla/firefox");
        let profile = root.join("jam.default");
        fs::create_dir_all(&profile).unwrap();
        fs::create_dir_all(home.join(".config/chromium")).unwrap();
        fs::write(root.join("profiles.ini"), "[Profile0]\nName=jam\nIsRelative=1\nPath=jam.default\n")
            .unwrap();
        let practice = sandbox.path("practised");
        Self { sandbox, home, profile, practice }
    }

    fn command(&self) -> Command {
        let mut command = self.sandbox.command();
        command.env("HOME", &self.home);
        command
    }

    fn trust(&self, what: &str) -> Answer {
        run(self.command().args(["--json", "trust", what]), "")
    }

    fn certificate(&self) -> PathBuf {
        self.sandbox.data_dir().join("practice/doorway/certificate.pem")
    }

    /// What Chromium's store has, as Mozilla's own program lists it.
    fn names(&self) -> String {
        certutil(&self.home.join(".pki/nssdb"), &["-L"])
    }

    fn exceptions(&self) -> String {
        fs::read_to_string(self.profile.join("cert_override.txt")).unwrap()
    }
}

fn certutil(store: &Path, arguments: &[&str]) -> String {
    let database = format!("sql:{}", store.display());
    let output = Command::new("certutil").args(arguments).args(["-d", &database]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
