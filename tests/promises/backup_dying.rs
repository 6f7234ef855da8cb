//! The power fails after every arrow of backup and of restore: no token is lost, no half file has the final name, and the
//! next run ends the work.

use serde_json::Value;
use sixty_tests::sandbox::{I, Sandbox, T, run, text};

use super::backup::{PHRASE, backup, restore, token};
use super::dying::{dying, walk};

/// Two accounts with their places and apps.
struct Source {
    sandbox: Sandbox,
}

impl Source {
    fn new() -> Self {
        let sandbox = Sandbox::with_vault_file();
        sandbox.connected(T, "corner.bakery");
        sandbox.connected(I, "jam.and.toast");
        let env = sandbox.file(".env", "TOKEN=\n");
        let place = ["places", "add", "--account", "corner.bakery", "--key", "TOKEN", "--env-file"];
        sandbox.sixty(&[&place[..], &[env.to_str().unwrap(), "--send"]].concat()).ended(0);
        sandbox.sixty(&["places", "add", "--account", "jam.and.toast", "--by-hand", "CMS"]).ended(0);
        sandbox.sixty(&["set", "quiet", "22-6"]).ended(0);
        Self { sandbox }
    }

    fn saved(&self) -> (Vec<u8>, Vec<String>) {
        backup(&self.sandbox, &["--force"]).ended(0);
        (std::fs::read(self.sandbox.path("all.sixty")).unwrap(), tokens(&self.sandbox))
    }
}

fn tokens(sandbox: &Sandbox) -> Vec<String> {
    let mut accounts = sandbox.accounts();
    accounts.sort_by_key(|account| text(account, "name").to_owned());
    accounts.iter().map(|account| token(sandbox, account)).collect()
}

fn restore_dying(sandbox: &Sandbox, arrow: u64) -> i32 {
    let file = sandbox.path("all.sixty").display().to_string();
    let answer = run(dying(sandbox, arrow).args(["--json", "restore", &file]), PHRASE);
    assert!([0, -1].contains(&answer.code), "{arrow}: {}", answer.stderr);
    answer.code
}

#[test]
fn after_every_arrow_of_restore_no_token_is_lost_and_the_next_run_ends_the_work() {
    let (content, tokens) = Source::new().saved();
    let left = walk(|arrow| {
        let sandbox = Sandbox::bare_with_vault_file();
        sandbox.file("all.sixty", &content);

        if restore_dying(&sandbox, arrow) == 0 {
            return None;
        }

        let left = sandbox.accounts();
        for account in &left {
            assert!(tokens.contains(&token(&sandbox, account)), "{arrow}: {account}");
        }
        let ended = restore(&sandbox, &[]).ended(0);
        assert_eq!(ended["results"].as_array().unwrap().len(), 2, "{arrow}");
        assert_eq!(self::tokens(&sandbox), tokens, "{arrow}");
        let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();
        assert_eq!(places.as_array().unwrap().len(), 2, "{arrow}: {places}");
        let apps = sandbox.sixty(&["app", "list"]).ended(0)["apps"].clone();
        let is_kept = |app: &Value| app["secret"] == "kept" && app["default"] == true;
        assert!(
            apps.as_array().unwrap().len() == 3 && apps.as_array().unwrap().iter().all(is_kept),
            "{apps}"
        );
        Some(left.len())
    });
    assert!(left.len() >= 40, "the walk is as long as the journey: {}", left.len());
    assert!(left.is_sorted() && [0, 1, 2].iter().all(|count| left.contains(count)), "{left:?}");
}

#[test]
fn after_every_arrow_of_restoring_a_later_token_the_old_one_or_the_later_one_is_in_use() {
    let source = Source::new();
    let (early, before) = source.saved();
    source.sandbox.pass_days(31);
    // It ends with 3: a place waits for the person.
    source.sandbox.sixty(&["extend"]).ended(3);
    let (late, after) = source.saved();
    assert_ne!(before, after);
    let replaced = walk(|arrow| {
        let sandbox = Sandbox::bare_with_vault_file();
        sandbox.pass_days(31);
        sandbox.file("all.sixty", &early);
        restore(&sandbox, &[]).ended(0);
        sandbox.file("all.sixty", &late);

        if restore_dying(&sandbox, arrow) == 0 {
            return None;
        }

        let left = tokens(&sandbox);
        let later = left.iter().zip(&after).filter(|(left, later)| left == later).count();
        let is_one = |(left, (before, after)): (&String, (&String, &String))| left == before || left == after;
        assert!(left.iter().zip(before.iter().zip(&after)).all(is_one), "{arrow}");
        restore(&sandbox, &[]).ended(0);
        assert_eq!(tokens(&sandbox), after, "{arrow}");
        Some(later)
    });
    assert!(replaced.is_sorted() && [0, 1, 2].iter().all(|count| replaced.contains(count)), "{replaced:?}");
}

#[test]
fn after_every_arrow_of_backup_the_old_file_or_the_new_one_is_whole() {
    let (content, tokens) = Source::new().saved();
    let made = walk(|arrow| {
        let sandbox = Sandbox::bare_with_vault_file();
        sandbox.file("all.sixty", &content);
        restore(&sandbox, &[]).ended(0);
        let new = sandbox.path("new.sixty");
        let path = |name: &str| sandbox.path(name).display().to_string();
        let make = |file: &str, more: &[&str]| {
            let words = [&["--json", "backup", file][..], more].concat();
            run(dying(&sandbox, arrow).args(words), PHRASE).code
        };

        let codes = [make(&path("new.sixty"), &[]), make(&path("all.sixty"), &["--force"])];
        let is_there = new.exists();
        if codes == [0, 0] {
            return None;
        }

        for file in [Some("all.sixty"), is_there.then_some("new.sixty")].into_iter().flatten() {
            let told = sandbox.sixty_with(&["restore", &path(file), "--dry-run"], PHRASE).ended(0);
            assert_eq!(told["accounts"], 2, "{arrow} {file}");
        }
        assert_eq!(self::tokens(&sandbox), tokens, "{arrow}");
        sandbox.sixty_with(&["backup", &path("new.sixty"), "--force"], PHRASE).ended(0);
        assert!(!sandbox.path("new.sixty.sixty-draft").exists(), "{arrow}");
        Some(usize::from(is_there))
    });
    assert!(made.len() >= 10 && made.is_sorted(), "once it is there it stays: {made:?}");
}
