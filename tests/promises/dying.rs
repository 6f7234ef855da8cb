//! The power fails after every arrow of connect and of extend, and 50 times at random: nothing is lost.

use std::panic::resume_unwind;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;
use sixty_practice::{Network, OldToken, SwitchOrder};
use sixty_tests::dying::DIE_AFTER;
use sixty_tests::sandbox::{
    Answer, F, I, Sandbox, SignIn, T, again_if_the_keyring_died, are_elsewhere, built, forget_entries,
    moment, run, spawn, text,
};

const EVERYBODY: [(Network, &str); 3] = [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")];

/// Those whose journeys are walked: where a program takes long to start the first one alone, because the networks differ in
/// nothing that a system knows.
fn everybody() -> &'static [(Network, &'static str)] {
    if are_elsewhere() { &EVERYBODY[..1] } else { &EVERYBODY[..] }
}

/// More arrows than any journey has; a walk that gets here has lost its way.
const MOST: u64 = 200;

/// How many arrows are walked at the same time.
const AT_ONCE: usize = 4;

#[test]
fn after_every_arrow_of_connect_the_account_is_here_whole_or_not_at_all() {
    for &(network, person) in everybody() {
        let kept_by = walk(|arrow| {
            let sandbox = Sandbox::with_own_keyring();
            let file = sandbox.file(".env", "TOKEN=\n");

            let answer = connect_dying(&sandbox, network, person, &[], arrow);
            if answer.code == 0 {
                return None;
            }
            assert_eq!(answer.code, -1, "{network:?} {arrow}: {}", answer.stderr);

            let accounts = accounts(&sandbox);
            for account in &accounts {
                assert_eq!(text(account, "name"), person);
                assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true, "{arrow}");
            }
            let account = sandbox.connected(network, person);
            assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap().len(), 1);
            let place = ["places", "add", "--account", person, "--key", "TOKEN", "--env-file"];
            sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()).ended(0);
            sandbox.sixty(&["places", "send"]).ended(0);
            let token = text(&sandbox.entry(&account)["current"], "token").to_owned();
            assert_eq!(sandbox.read(".env"), format!("TOKEN={token}\n"));
            Some(accounts.len())
        });
        assert!(kept_by.len() >= 20, "the walk is as long as the journey: {kept_by:?}");
        assert!(kept_by.is_sorted(), "once it is kept it stays: {kept_by:?}");
        assert!(kept_by.contains(&0) && kept_by.contains(&1));
    }
}

#[test]
fn after_every_arrow_of_connecting_pages_each_of_them_is_here_whole_or_not_at_all() {
    let all = ["--page", "all"];
    let kept_by = walk(|arrow| {
        let sandbox = Sandbox::with_vault_file();

        let answer = connect_dying(&sandbox, F, "Mara Lind", &all, arrow);
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

        let left = accounts(&sandbox);
        assert!(left.iter().all(|page| page["kind"] == "page" && page["status"] == "no_end_date"), "{arrow}");
        let checked = sandbox.sixty(&["check"]).ended(0)["results"].clone();
        assert!(checked.as_array().unwrap().iter().all(|page| page["works"] == true), "{arrow}");
        sandbox.connect(F, "Mara Lind", &all).ended(0);
        let ids = |pages: &[Value]| pages.iter().map(|page| page["id"].clone()).collect::<Vec<_>>();
        let after = accounts(&sandbox);
        assert_eq!(after.len(), 2, "{arrow}");
        assert!(ids(&after).starts_with(&ids(&left)), "{arrow}: what was kept keeps its id");
        Some(left.len())
    });
    assert!(kept_by.len() >= 30, "the walk is as long as the journey: {kept_by:?}");
    assert!(kept_by.is_sorted() && [0, 1, 2].iter().all(|count| kept_by.contains(count)), "{kept_by:?}");
}

#[test]
fn after_every_arrow_of_importing_a_file_no_account_is_here_without_its_place() {
    let kept_by = walk(|arrow| {
        let sandbox = Sandbox::with_vault_file();
        let (threads, instagram) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "jam.and.toast"));
        let content = format!("THREADS_TOKEN={threads}\nIG_TOKEN={instagram}\n");
        let file = sandbox.file(".env", &content);
        let import = ["import", "--env-file", file.to_str().unwrap()];

        let answer = run(dying(&sandbox, arrow).args([&["--json"], &import[..]].concat()), "");
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);

        let left = accounts(&sandbox);
        for account in &left {
            let places = account["places"].as_array().unwrap();
            assert!(places.len() == 1 && places[0]["state"] == "current", "{arrow}: {account}");
        }
        sandbox.sixty(&import).ended(0);
        let after = accounts(&sandbox);
        assert!(after.len() == 2 && after.iter().all(|account| account["places"][0]["state"] == "current"));
        let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();
        assert_eq!(places.as_array().unwrap().len(), 2, "{arrow}");
        assert_eq!(sandbox.read(".env"), content, "{arrow}");
        Some(left.len())
    });
    assert!(kept_by.len() >= 30, "the walk is as long as the journey: {kept_by:?}");
    assert!(kept_by.is_sorted() && [0, 1, 2].iter().all(|count| kept_by.contains(count)), "{kept_by:?}");
}

#[test]
fn after_every_arrow_of_importing_a_dead_line_its_place_knows_its_account_or_is_not_here() {
    let kept_by = walk(|arrow| {
        let sandbox = Sandbox::with_vault_file();
        let token = sandbox.token(T, "corner.bakery");
        let file = sandbox.file(".env", format!("THREADS_TOKEN={token}\n"));
        sandbox.pass_days(61);
        let import = ["import", "--env-file", file.to_str().unwrap()];

        let answer = run(dying(&sandbox, arrow).args([&["--json"], &import[..]].concat()), "");
        if answer.code != -1 {
            assert_eq!(answer.code, 3, "{arrow}: {}", answer.stderr);
            return None;
        }

        let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();
        let places = places.as_array().unwrap();
        assert!(places.iter().all(|place| place["reason"] == "not_yet"), "{arrow}: {places:?}");
        Some(places.len())
    });
    assert!(kept_by.is_sorted() && [0, 1].iter().all(|count| kept_by.contains(count)), "{kept_by:?}");
}

#[test]
fn after_every_arrow_of_extend_a_working_token_is_kept_and_delivered() {
    for &(network, person) in everybody() {
        let reconnects = walk_extend(network, person, OldToken::Lives);
        assert_eq!(reconnects, 0, "{network:?}");
    }
}

/// A kill between Meta's answer and our first write is the one gap that no program can close.
#[test]
fn where_the_old_string_dies_at_once_only_the_arrow_that_brings_the_new_one_can_lose_it() {
    for &(network, person) in everybody() {
        let reconnects = walk_extend(network, person, OldToken::Dies);
        assert!(reconnects <= 1, "{network:?}: {reconnects}");
    }
}

#[test]
fn fifty_times_killed_at_random_and_every_token_works() {
    let seed = seed();
    println!("seed {seed}");
    again_if_the_keyring_died(|| kill_at_random(Random(seed)));
}

fn kill_at_random(mut random: Random) {
    let sandbox = Sandbox::with_own_keyring();
    let mut content = String::new();
    for (number, (network, person)) in
        [(T, "corner.bakery"), (T, "harbor.spa"), (I, "corner.bakery"), (I, "tiny.dog.walks")]
            .into_iter()
            .enumerate()
    {
        let account = sandbox.connected(network, person);
        content.push_str(&format!("TOKEN_{number}=\n"));
        let file = sandbox.file(".env", &content);
        let key = format!("TOKEN_{number}");
        let place = ["places", "add", "--account", text(&account, "id"), "--key", &key, "--env-file"];
        sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()).ended(0);
    }
    sandbox.sixty(&["places", "send"]).ended(0);
    let whole = Instant::now();
    sandbox.pass_days(2);
    sandbox.sixty(&["extend"]).ended(0);
    let whole = u64::try_from(whole.elapsed().as_millis()).unwrap();

    for _ in 0..kills() {
        sandbox.pass_days(2);
        let mut program = spawn(sandbox.command().args(["--json", "extend"]));
        std::thread::sleep(Duration::from_millis(random.below(whole + 20)));
        program.kill().unwrap();
        program.wait().unwrap();

        assert!(sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap().len() == 4);
        sandbox.sixty(&["check"]).ended(0);
    }

    sandbox.pass_days(2);
    sandbox.sixty(&["extend"]).ended(0);
    let env = sandbox.read(".env");
    for account in sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap() {
        let entry = sandbox.entry(account);
        assert!(env.contains(text(&entry["current"], "token")), "{account}");
        assert!(entry.get("next").is_none_or(Value::is_null));
        assert_eq!(account["places"][0]["state"], "current");
    }
}

/// Walks all arrows of extending one account, and returns how often only a new log-in helped.
fn walk_extend(network: Network, person: &str, old_token: OldToken) -> usize {
    let outcomes = walk(|arrow| {
        let sandbox = Sandbox::with_own_keyring();
        sandbox
            .practice
            .switch(&SwitchOrder { old_token: Some(old_token), ..SwitchOrder::default() })
            .unwrap();
        let account = sandbox.connected(network, person);
        let file = sandbox.file(".env", "TOKEN=\n");
        let place = ["places", "add", "--account", person, "--key", "TOKEN", "--env-file"];
        sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()).ended(0);
        sandbox.sixty(&["places", "send"]).ended(0);
        sandbox.pass_days(40);

        let answer = run(dying(&sandbox, arrow).args(["--json", "extend"]), "");
        if answer.code == 0 {
            return None;
        }
        assert_eq!(answer.code, -1, "{network:?} {arrow}: {}", answer.stderr);

        let after = sandbox.sixty(&["extend"]);
        let result = after.json()["results"][0].clone();
        if text(&result, "outcome") == "reconnect" {
            return Some(Outcome::NewLogIn);
        }
        assert_eq!(after.code, 0, "{network:?} {arrow}: {result}");
        assert!((moment(&result, "expires_at") - sandbox.now()).num_days() >= 59, "{arrow}: {result}");
        assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        let entry = sandbox.entry(&account);
        assert!(entry.get("next").is_none_or(Value::is_null), "{arrow}");
        let token = text(&entry["current"], "token").to_owned();
        assert_eq!(sandbox.read(".env"), format!("TOKEN={token}\n"), "{network:?} {arrow}");
        assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"], "good");
        Some(Outcome::Mended)
    });
    assert!(outcomes.len() >= 15, "the walk is as long as the journey: {}", outcomes.len());
    outcomes.iter().filter(|outcome| matches!(outcome, Outcome::NewLogIn)).count()
}

/// What helped after the power had failed.
enum Outcome {
    Mended,
    NewLogIn,
}

/// Ends a journey after its first arrow, after its second and so on, until one comes to its end (None). Some arrows are
/// walked at the same time, each in a sandbox of its own, because their programs mostly wait for the disk and the
/// keychain. Where they share a keychain it is one by one.
pub(super) fn walk<T: Send>(end_after: impl Fn(u64) -> Option<T> + Sync) -> Vec<T> {
    let mut found = Vec::new();
    let at_once = if are_elsewhere() { 1 } else { AT_ONCE };
    for first in (1..MOST).step_by(at_once) {
        forget_entries();
        let arrows: Vec<u64> = (first..).take(at_once).collect();
        let ended: Vec<Option<T>> = std::thread::scope(|scope| {
            let walks =
                arrows.iter().map(|arrow| scope.spawn(|| again_if_the_keyring_died(|| end_after(*arrow))));
            let walks: Vec<_> = walks.collect();
            walks.into_iter().map(|walk| walk.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        });
        let is_whole = ended.iter().any(Option::is_none);
        found.extend(ended.into_iter().map_while(|ended| ended));
        if is_whole {
            return found;
        }
    }
    panic!("the journey never came to its end");
}

pub(super) fn connect_dying(
    sandbox: &Sandbox,
    network: Network,
    person: &str,
    more: &[&str],
    arrow: u64,
) -> Answer {
    match SignIn::try_of(dying(sandbox, arrow), network, more) {
        Ok(mut sign_in) => {
            let address = sandbox.practice.allow(network, &sign_in.address, person).unwrap();
            sign_in.come_back(&address);
            sign_in.end()
        }
        Err(answer) => answer,
    }
}

pub(super) fn dying(sandbox: &Sandbox, arrow: u64) -> Command {
    let mut command = sandbox.command_of(&built("sixty_dying"));
    command.env(DIE_AFTER, arrow.to_string());
    command
}

fn accounts(sandbox: &Sandbox) -> Vec<Value> {
    sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap().clone()
}

/// Xorshift: the same seed gives the same kills.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

fn seed() -> u64 {
    std::env::var("SIXTY_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0x5eed)
}

/// Few for CI, more for the proof.
fn kills() -> usize {
    std::env::var("SIXTY_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(50)
}
