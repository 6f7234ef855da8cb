use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::account::sample::now;
use crate::problem::Code;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn app() -> App {
    App::usual(Network::Threads, "1000000001", true, now())
}

fn read(value: &serde_json::Value) -> Result<Handover, Problem> {
    Handover::read(&Secret::new(value.to_string()))
}

fn good() -> serde_json::Value {
    json!({
        "sixty": "app", "v": 1, "network": "threads", "app_id": "1000000001",
        "return_address": "https://localhost:16060/", "permissions": ["threads_basic"],
    })
}

fn with(name: &str, value: serde_json::Value) -> serde_json::Value {
    let mut changed = good();
    changed[name] = value;
    changed
}

#[test]
fn what_is_written_is_read_again() {
    let key = sealed::Key::fresh().public();
    let written = Handover {
        reply_to: Some(key.clone()),
        from: Some("Harbor Agency".into()),
        ..Handover::of(&app(), Some(Secret::new(SECRET))).unwrap()
    };

    let read = Handover::read(&written.text()).unwrap();

    let kept = read.app(None, now());
    assert_eq!(kept, App { secret: SecretKeeping::Kept, ..app() });
    assert_eq!((read.reply_to, read.from.as_deref()), (Some(key), Some("Harbor Agency")));
    assert_eq!(read.secret.unwrap().expose(), SECRET);
}

#[test]
fn a_file_without_a_secret_leaves_the_kept_one_alone() {
    let handover = Handover::of(&app(), None).unwrap();

    assert_eq!(handover.app(None, now()).secret, SecretKeeping::None);
    assert_eq!(handover.app(Some(&app()), now()).secret, SecretKeeping::Kept);
    assert!(handover.differences(&app(), Some(&Secret::new(SECRET))).is_empty());
}

#[test]
fn every_value_that_differs_from_the_kept_app_is_named() {
    let other = Secret::new("f".repeat(32));
    let handover = Handover::of(&app(), Some(Secret::new(SECRET))).unwrap();
    let kept = App {
        return_address: "https://localhost:1/".into(),
        permissions: vec!["threads_basic".into()],
        ..app()
    };

    assert_eq!(
        handover.differences(&kept, Some(&other)),
        [Difference::ReturnAddress, Difference::Permissions, Difference::Secret]
    );
    assert!(handover.differences(&app(), None).is_empty(), "an absent secret is added, not replaced");
}

#[test]
fn a_hostile_file_is_refused_with_its_own_sentence() {
    assert!(read(&good()).is_ok());
    for (changed, why) in [
        (with("return_address", json!("https://thief.example/")), Case::HandoverAway),
        (with("return_address", json!("https://localhost.thief.example/")), Case::HandoverAway),
        (with("return_address", json!("http://localhost:16060/")), Case::HandoverDamaged),
        (with("return_address", json!("https://localhost:0/")), Case::HandoverDamaged),
        (with("return_address", json!("https://me:x@localhost/")), Case::HandoverDamaged),
        (with("return_address", json!("javascript:alert(1)")), Case::HandoverDamaged),
        (with("app_id", json!("1; rm -rf /")), Case::HandoverDamaged),
        (with("app_id", json!("9".repeat(40))), Case::HandoverDamaged),
        (with("app_id", json!(1)), Case::HandoverDamaged),
        (with("permissions", json!([])), Case::HandoverDamaged),
        (with("permissions", json!(["a b"])), Case::HandoverDamaged),
        (with("permissions", json!(vec!["a"; 101])), Case::HandoverDamaged),
        (with("config_id", json!("12")), Case::HandoverDamaged),
        (with("secret", json!("short")), Case::HandoverDamaged),
        (with("reply_to", json!("age1nonsense")), Case::HandoverDamaged),
        (with("network", json!("myspace")), Case::HandoverDamaged),
        (with("v", json!(2)), Case::SealedNewer),
        (with("sixty", json!("reply")), Case::SealedStrange),
        (json!({"hello": 1}), Case::SealedStrange),
        (json!([]), Case::SealedStrange),
    ] {
        let problem = read(&changed).err().unwrap();
        assert_eq!((problem.code, problem.case()), (Code::Paste, Some(why)), "{changed}");
    }
}

#[test]
fn a_name_of_the_maker_cannot_steer_a_terminal() {
    let read = read(&with("from", json!("Harbor\u{1b}[2J\nAgency"))).unwrap();

    assert_eq!(read.from.as_deref(), Some("Harbor[2J Agency"));
}

#[test]
fn an_app_that_returns_to_another_computer_is_not_handed_over() {
    let app = App { return_address: "https://example.com/back".into(), ..app() };

    let problem = Handover::of(&app, None).err().unwrap();

    assert_eq!(problem.case(), Some(Case::HandoverAway));
}

#[test]
fn a_replys_dates_are_believed_within_bounds() {
    let reply = |obtained: &str, ends: &str| {
        let content = json!({
            "sixty": "reply", "v": 1, "network": "threads", "app_id": "1", "token": "THAAx",
            "obtained_at": obtained, "expires_at": ends,
        });
        Reply::read(&Secret::new(content.to_string()), now()).unwrap()
    };

    let usual = reply("2026-11-19T10:00:00Z", "2027-01-18T10:00:00Z");
    assert!(usual.obtained_at.is_some() && usual.expires_at.is_some());
    let wild = reply("2026-12-19T10:00:00Z", "2626-01-18T10:00:00Z");
    assert!(wild.obtained_at.is_none() && wild.expires_at.is_none());
    let again = Reply::read(&usual.text(), now()).unwrap();
    assert_eq!((again.token.expose(), again.expires_at), ("THAAx", usual.expires_at));
}

proptest! {
    #[test]
    fn no_content_makes_it_panic(content in "\\PC{0,300}", name in "[a-z_]{1,15}", value in "\\PC{0,40}") {
        drop(Handover::read(&Secret::new(content.as_str())));
        drop(Reply::read(&Secret::new(content), now()));
        drop(read(&with(&name, json!(value))));
    }
}
