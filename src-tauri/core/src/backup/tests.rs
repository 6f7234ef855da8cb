use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::account::sample::{self, now};
use crate::account::{Kind as AccountKind, TokenKind};
use crate::network::Network;
use crate::places::presets::Stdin;
use crate::places::sample::last_given;
use crate::places::{Handling, Target, github, http};
use crate::problem::{Action, Code};
use crate::tokens::Stored;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn read(value: &Value) -> Result<Backup, Problem> {
    Backup::read(&Secret::new(value.to_string()), now())
}

fn good() -> Value {
    json!({
        "sixty": "backup", "v": 1, "made_at": "2026-11-20T09:00:00Z", "practice": false,
        "accounts": [{
            "id": "00000001", "network": "threads", "user_id": "17841405793187218", "name": "corner.bakery",
            "label": "The bakery", "kind": "profile", "app_id": "1000000001", "way": "full",
            "auto_extend": true, "granted": null, "wanted": ["threads_basic"],
            "connected_at": "2026-10-01T10:00:00Z", "token_kind": "long",
            "current": {
                "token": "THAAcurrent", "obtained_at": "2026-11-01T10:00:00Z", "expires_at": "2026-12-31T10:00:00Z",
            },
            "previous": {"token": "THAAprevious", "obtained_at": null, "expires_at": null},
        }],
        "apps": [{
            "network": "threads", "id": "1000000001", "return_address": "https://localhost:16060/",
            "permissions": ["threads_basic"], "secret": SECRET, "default": true,
        }],
        "places": [{
            "id": "0000000a", "account": "00000001",
            "target": {"kind": "env_file", "path": "/srv/.env", "key": "TOKEN", "user_id_key": null},
            "added_at": "2026-10-01T10:00:00Z",
            "last": {"at": "2026-11-01T10:00:00Z", "mark": "0123456789abcdef", "reason": null},
        }],
        "settings": {"theme": "dark", "quiet": "off"},
    })
}

/// The good content with another value at this JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut changed = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = if parent.is_empty() { Some(&mut changed) } else { changed.pointer_mut(parent) };
    parent.unwrap()[key] = value;
    changed
}

#[test]
fn what_is_written_is_read_again() {
    let first = read(&good()).unwrap();

    let again = Backup::read(&first.text(), now()).unwrap();

    let account = |backup: &Backup| backup.accounts[0].account.clone();
    assert_eq!(account(&first), account(&again));
    assert_eq!(account(&again).label.as_deref(), Some("The bakery"));
    let tokens = &again.accounts[0].tokens;
    assert_eq!(tokens.current.token.expose(), "THAAcurrent");
    assert_eq!(tokens.previous.as_ref().map(|stored| stored.token.expose()), Some("THAAprevious"));
    assert_eq!(account(&again).token.fingerprint, Secret::new("THAAcurrent").fingerprint());
    assert_eq!(again.apps[0].secret.as_ref().map(Secret::expose), Some(SECRET));
    assert_eq!(first.places, again.places);
    assert_eq!((again.settings.theme.as_str(), again.settings.quiet), ("dark", None));
    assert_eq!(again.made_at, first.made_at);
}

#[test]
fn a_hostile_file_is_refused_whole() {
    assert!(read(&good()).is_ok());
    for (pointer, value) in [
        ("/accounts/0/id", json!("../../etc")),
        ("/accounts/0/id", json!("ABCDEF01")),
        ("/accounts/0/user_id", json!("1784/next")),
        ("/accounts/0/user_id", json!("")),
        ("/accounts/0/network", json!("myspace")),
        ("/accounts/0/kind", json!("page")),
        ("/accounts/0/app_id", json!("app")),
        ("/accounts/0/wanted", json!(["a b"])),
        ("/accounts/0/wanted", json!(vec!["a"; 1_000])),
        ("/accounts/0/page", json!({"person": "1/2", "instagram": null})),
        ("/accounts/0/current/token", json!("")),
        ("/accounts/0/current/token", json!("THAA\nNEXT=1")),
        ("/accounts/0/current/token", json!("x".repeat(5_000))),
        ("/accounts/0/previous/token", json!("a b")),
        ("/accounts/0/current/expires_at", json!("soon")),
        ("/accounts/0/dead", json!({"code": "x.net", "action": "none"})),
        ("/accounts/0/dead", json!({"code": "x.unheard", "action": "none"})),
        ("/accounts/1", json!(null)),
        ("/accounts", json!([good()["accounts"][0], good()["accounts"][0]])),
        ("/apps", json!([good()["apps"][0], good()["apps"][0]])),
        ("/apps/0/id", json!("x")),
        ("/apps/0/secret", json!("short")),
        ("/apps/0/return_address", json!("http://localhost:16060/")),
        ("/apps/0/return_address", json!("javascript:alert(1)")),
        ("/apps/0/config_id", json!("12")),
        ("/apps/0/sealed_for", json!({"key": "age1nonsense"})),
        ("/places/0/id", json!("x")),
        ("/places/0/account", json!("00000002")),
        ("/places/0/account", json!(null)),
        ("/places/0/waits_for", json!("threads")),
        ("/places/0/last/mark", json!("no mark")),
        ("/places/0/target/path", json!(".env")),
        ("/places/0/target/path", json!("/srv/\u{0}.env")),
        ("/places/0/target/key", json!("A\nB")),
        ("/places/0/target", json!({"kind": "by_hand", "name": "CMS", "link": "file:///etc/passwd"})),
        ("/places", json!([good()["places"][0], good()["places"][0]])),
        ("/made_at", json!("2626-11-20T09:00:00Z")),
        ("/settings", json!([])),
    ] {
        let changed = match pointer {
            "/accounts/1" => {
                let mut changed = good();
                changed["accounts"].as_array_mut().unwrap().push(value.clone());
                changed
            }
            _ => with(pointer, value.clone()),
        };
        let problem = read(&changed).err().unwrap_or_else(|| panic!("{pointer} {value}"));
        assert_eq!(
            (problem.code, problem.case()),
            (Code::Paste, Some(Case::BackupDamaged)),
            "{pointer} {value}"
        );
    }
}

#[test]
fn another_kind_of_file_and_a_newer_version_have_sentences_of_their_own() {
    for (changed, why) in [
        (with("/v", json!(2)), Case::SealedNewer),
        (with("/sixty", json!("app")), Case::IsHandover),
        (with("/sixty", json!("reply")), Case::SealedStrange),
        (with("/sixty", json!("poem")), Case::SealedStrange),
        (json!({"hello": 1}), Case::SealedStrange),
        (json!([]), Case::SealedStrange),
    ] {
        assert_eq!(read(&changed).err().and_then(|problem| problem.case()), Some(why), "{changed}");
    }
}

#[test]
fn what_a_later_edition_of_this_version_adds_is_passed_over() {
    let mut changed = with("/accounts/0/mood", json!("fine"));
    changed["weather"] = json!({"rain": true});
    changed["settings"]["colour"] = json!("green");
    let command = json!({
        "id": "0000000b", "account": "00000001", "target": {"kind": "command", "command": "rm -rf /"},
        "added_at": "2026-10-01T10:00:00Z",
    });
    changed["places"].as_array_mut().unwrap().push(command);

    let backup = read(&changed).unwrap();

    assert_eq!((backup.accounts.len(), backup.places.len(), backup.unknown_places), (1, 1, 1));
}

#[test]
fn names_cannot_steer_a_terminal_and_dates_are_believed_within_bounds() {
    let mut changed = with("/accounts/0/name", json!("corner\u{1b}[2J\nbakery"));
    changed["accounts"][0]["label"] = json!("\u{202e}gnp");
    changed["accounts"][0]["client"] = json!("\u{7}");
    changed["accounts"][0]["current"]["expires_at"] = json!("2031-01-01T00:00:00Z");
    changed["accounts"][0]["current"]["obtained_at"] = json!("2027-01-01T00:00:00Z");
    changed["accounts"][0]["connected_at"] = json!("+200000-01-01T00:00:00Z");
    changed["accounts"][0]["token_kind"] = json!("endless");

    let account = read(&changed).unwrap().accounts.remove(0).account;

    assert_eq!((account.name.as_str(), account.label.as_deref()), ("corner[2J bakery", Some("gnp")));
    assert_eq!(account.client, None);
    assert_eq!((account.token.expires_at, account.token.obtained_at), (None, None));
    assert_eq!(account.token.kind, TokenKind::Unknown, "a token without an end would never be extended");
    assert_eq!(account.connected_at, now());
}

#[test]
fn an_account_whose_deletion_date_has_passed_does_not_come_back() {
    let since = |days: i64| json!(crate::moment::time(now() - TimeDelta::days(days)));

    let late = read(&with("/accounts/0/disconnected_at", since(31))).unwrap();
    let early = read(&with("/accounts/0/disconnected_at", since(29))).unwrap();

    assert_eq!((late.accounts.len(), late.places.len()), (0, 0));
    assert_eq!((early.accounts.len(), early.places.len()), (1, 1));
    assert!(!early.accounts[0].account.is_kept());
}

/// A token with the days until its end; None where that is not known.
type Token = (&'static str, Option<i64>);

fn saved((token, days): Token) -> SavedAccount {
    let expires_at = days.map(|days| now() + TimeDelta::days(days));
    let current = Stored { token: Secret::new(token), obtained_at: None, expires_at };
    let mut account = sample::ends_in(TimeDelta::days(60));
    account.token.expires_at = expires_at;
    account.token.fingerprint = current.token.fingerprint();
    SavedAccount { account, tokens: Tokens::first(current) }
}

fn turned_off(saved: SavedAccount) -> SavedAccount {
    let problem = Some(Problem::new(Code::Password, Action::Reconnect));
    SavedAccount { account: Account { problem, ..saved.account }, ..saved }
}

fn endless(saved: SavedAccount) -> SavedAccount {
    let mut saved = saved;
    saved.account.token.kind = TokenKind::Endless;
    saved.account.kind = AccountKind::Page;
    saved
}

#[test]
fn a_token_is_replaced_only_by_one_that_is_known_to_end_later() {
    use Outcome::{Already, Kept, Older, Restored};
    for (theirs, ours, outcome) in [
        (saved(("a", Some(40))), saved(("a", Some(40))), Already),
        (saved(("a", Some(50))), saved(("a", Some(40))), Already),
        (saved(("a", Some(50))), saved(("b", Some(40))), Restored),
        (saved(("a", Some(30))), saved(("b", Some(40))), Older),
        (saved(("a", Some(40))), saved(("b", Some(40))), Kept),
        (saved(("a", None)), saved(("b", Some(40))), Kept),
        (saved(("a", Some(40))), saved(("b", None)), Kept),
        (saved(("a", None)), saved(("b", None)), Kept),
        // Ours has ended, or Meta turned it off.
        (saved(("a", Some(40))), saved(("b", Some(-1))), Restored),
        (saved(("a", None)), saved(("b", Some(-1))), Restored),
        (saved(("a", Some(50))), turned_off(saved(("b", Some(40)))), Restored),
        (saved(("a", None)), turned_off(saved(("b", Some(40)))), Restored),
        (saved(("a", Some(40))), turned_off(saved(("b", Some(40)))), Restored),
        (saved(("a", Some(30))), turned_off(saved(("b", Some(40)))), Older),
        // Theirs is dead.
        (saved(("a", Some(-1))), saved(("b", Some(-2))), Kept),
        (turned_off(saved(("a", Some(50)))), saved(("b", Some(40))), Kept),
        (turned_off(saved(("a", Some(50)))), turned_off(saved(("b", Some(40)))), Kept),
        // A token that never ends.
        (endless(saved(("a", None))), saved(("b", Some(40))), Restored),
        (saved(("a", Some(40))), endless(saved(("b", None))), Older),
        (endless(saved(("a", None))), endless(saved(("b", None))), Kept),
        (endless(saved(("a", None))), endless(turned_off(saved(("b", None)))), Restored),
    ] {
        let here = Ours { account: &ours.account, tokens: Some(&ours.tokens) };
        let found = judge(&theirs, Some(here), now());
        let ends = |saved: &SavedAccount| saved.tokens.current.expires_at;
        assert_eq!(found, outcome, "{:?} {:?}", ends(&theirs), ends(&ours));
    }
}

#[test]
fn a_lost_token_comes_back_and_one_that_waits_for_its_proof_stays() {
    let (theirs, ours) = (saved(("a", Some(50))), saved(("b", Some(40))));
    let judged =
        |ours: &Account, tokens: Option<&Tokens>| judge(&theirs, Some(Ours { account: ours, tokens }), now());
    let current = ours.tokens.current.clone();
    let waiting = Tokens { next: Some(current.clone()), ..ours.tokens.clone() };
    let newer = Tokens { previous: Some(theirs.tokens.current.clone()), ..Tokens::first(current) };
    let disconnected = Account { disconnected_at: Some(now()), ..ours.account.clone() };

    assert_eq!(judge(&theirs, None, now()), Outcome::Restored);
    assert_eq!(judged(&ours.account, None), Outcome::Restored);
    assert_eq!(judged(&ours.account, Some(&waiting)), Outcome::Kept);
    assert_eq!(judged(&ours.account, Some(&newer)), Outcome::Older, "ours was made from it");
    assert_eq!(judged(&disconnected, Some(&ours.tokens)), Outcome::Kept);
    assert_eq!(judged(&disconnected, None), Outcome::Kept);
}

#[test]
fn whatever_fits_into_a_backup_is_read_from_it() {
    let place = Place {
        id: "0000000a".into(),
        account: Some("00000001".into()),
        waits_for: None,
        target: Target::EnvFile { path: r"C:\site\.env".into(), key: "TOKEN".into(), user_id_key: None },
        added_at: now(),
        handling: Handling::default(),
        last: None,
        formers: 0,
    };
    let app = App::usual(Network::Facebook, "1000000003", true, now());
    let away = App { return_address: "https://example.com/back".into(), ..app.clone() };
    let app = |app| SavedApp { app, secret: Some(Secret::new(SECRET)), sealed_for: None };

    assert!(fits(&saved(("THAAx", Some(3))), now()) && fits(&turned_off(saved(("THAAx", None))), now()));
    assert!(app_fits(&app(away), now()), "one's own app may return to one's own site");
    assert!(place_fits(&place, now()), "a path of another system");
    let broken = App::usual(Network::Threads, "no number", true, now());
    assert!(!app_fits(&app(broken), now()));
}

proptest! {
    #[test]
    fn no_content_makes_it_panic(content in "\\PC{0,300}", at in 0_usize..9, value in "\\PC{0,40}") {
        drop(Backup::read(&Secret::new(content), now()));
        let pointers = [
            "/accounts", "/accounts/0/id", "/accounts/0/user_id", "/accounts/0/name", "/accounts/0/current/token",
            "/apps/0/return_address", "/places/0/target/path", "/places/0/target/key", "/settings/quiet",
        ];
        drop(read(&with(pointers[at], json!(value))));
    }
}

#[test]
fn what_runs_or_calls_comes_back_switched_off_and_only_in_a_form_that_a_person_could_have_typed() {
    let back = |target: Target, handling: Handling| {
        let place = Place { target, handling, ..last_given("0123456789abcdef", None) };
        checked::place(written::place(&place), now())
    };
    let command = |words: &[&str]| Target::Command {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        reads: Stdin::default(),
    };
    let file = || Target::EnvFile { path: "/srv/.env".into(), key: "K".into(), user_id_key: None };
    let restart = Handling { restart: Some(vec!["pm2".into(), "restart".into()]), ..Handling::default() };

    for (target, handling, is_off) in [
        (file(), Handling::default(), false),
        (command(&["gh", "secret", "set", "T"]), Handling::default(), true),
        (http::target("https://shop.example/", None, None, None).unwrap(), Handling::default(), true),
        (github::target("corner/site", "T", None).unwrap(), Handling::default(), true),
        (file(), restart, true),
    ] {
        let place = back(target.clone(), handling).unwrap();
        assert_eq!((place.target, place.handling.is_off), (target, is_off));
    }
    for target in [command(&[]), command(&["a", "b\u{1b}c"])] {
        assert!(back(target.clone(), Handling::default()).is_none(), "{target:?}");
    }
    let elsewhere = Handling { health: Some("ftp://shop.example/".into()), ..Handling::default() };
    assert!(back(file(), elsewhere).is_none());
}
