//! Places into which a person pastes the token.

use serde_json::{Value, json};
use sixty_tests::sandbox::{I, Sandbox, T, moment, text};

#[test]
fn a_token_that_is_pasted_by_hand_waits_for_the_person_until_they_say_that_it_is_done() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let id = text(&account, "id");

    let added =
        add(&sandbox, "corner.bakery", "WordPress plugin", &["--link", "https://example.com/wp-admin/"]);
    assert_eq!(
        (text(&added, "kind"), text(&added, "where"), text(&added, "state"), text(&added, "reason")),
        ("by_hand", "WordPress plugin", "waiting", "by_hand")
    );
    let place = text(&added, "id");
    let confirmed = sandbox.sixty(&["places", "confirm", place]).ended(0)["places"][0].clone();
    assert_eq!((text(&confirmed, "state"), confirmed["reason"].clone()), ("current", Value::Null));
    assert!(confirmed["last_sent"].is_string());
    assert_eq!(status(&sandbox), (json!("good"), json!(0)));

    let known = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
    let left = moment(&known, "expires_at") - moment(&known, "next_attempt");
    assert_eq!(left.num_days(), 14, "a person has to act each time, so it is asked of them less often");

    sandbox.pass_days(47);
    let extended = sandbox.sixty(&["extend"]).ended(3)["results"][0].clone();
    assert_eq!((text(&extended, "outcome"), &extended["token_changed"]), ("extended", &json!(true)));
    let waiting = &extended["places"][0];
    assert_eq!((text(waiting, "state"), text(waiting, "reason")), ("waiting", "by_hand"));
    assert_eq!(status(&sandbox), (json!("not_delivered"), json!(1)));
    sandbox.sixty(&["places", "send", place]).ended(3);

    let reminded = sandbox.sixty(&["remind"]).ended(3)["reminders"].clone();
    assert_eq!((text(&reminded[0], "step"), &reminded[0]["accounts"]), ("place", &json!([id])));
    assert!(text(&reminded[0], "title").contains("WordPress plugin"), "{reminded}");
    sandbox.sixty(&["remind"]).ended(0);

    sandbox.sixty(&["places", "confirm", place]).ended(0);
    assert_eq!(status(&sandbox), (json!("good"), json!(0)));
    sandbox.sixty(&["places", "send"]).ended(0);
    sandbox.sixty(&["places", "remove", place]).ended(0);
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"], json!([]));
}

#[test]
fn a_form_that_waits_joins_the_digest_of_what_needs_a_person() {
    let sandbox = Sandbox::set();
    let (bakery, jam) = (sandbox.connected(T, "corner.bakery"), sandbox.connected(I, "jam.and.toast"));
    for name in ["corner.bakery", "jam.and.toast"] {
        let place = add(&sandbox, name, "Wix", &[]);
        sandbox.sixty(&["places", "confirm", text(&place, "id")]).ended(0);
    }
    sandbox.pass_days(47);
    sandbox.sixty(&["extend"]).ended(3);

    let reminded = sandbox.sixty(&["remind"]).ended(3)["reminders"].clone();

    assert_eq!(reminded.as_array().unwrap().len(), 1, "{reminded}");
    assert_eq!(
        (text(&reminded[0], "step"), &reminded[0]["accounts"]),
        ("place", &json!([bakery["id"], jam["id"]]))
    );
}

#[test]
fn a_token_that_was_replaced_since_it_was_copied_is_not_done() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    let place = text(&add(&sandbox, "corner.bakery", "Wix", &[]), "id").to_owned();
    sandbox.sixty(&["get", "corner.bakery"]).ended(0);
    sandbox.pass_days(47);
    sandbox.sixty(&["extend"]).ended(3);

    let early = sandbox.sixty(&["places", "confirm", &place]).ended(3)["places"][0].clone();

    assert_eq!((text(&early, "state"), text(&early, "reason")), ("waiting", "by_hand"));
    assert_eq!(status(&sandbox), (json!("not_delivered"), json!(1)));
    let told = sandbox.sixty_in_words(&["places", "list"]);
    assert!(told.stdout.contains("A newer token came"), "{}", told.stdout);
    sandbox.sixty(&["places", "send", &place]).ended(3);
    sandbox.sixty(&["get", "corner.bakery"]).ended(0);
    sandbox.sixty(&["places", "confirm", &place]).ended(0);
    assert_eq!(status(&sandbox), (json!("good"), json!(0)));
}

#[test]
fn two_accounts_are_pasted_into_forms_of_one_name_and_one_account_has_each_name_once() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(I, "jam.and.toast");
    let one = add(&sandbox, "corner.bakery", "Wix", &[]);
    let other = add(&sandbox, "jam.and.toast", "Wix", &[]);
    let again = add(&sandbox, "corner.bakery", " wix ", &["--link", "https://example.com/"]);
    assert_eq!(one["id"], again["id"]);
    assert_ne!(one["id"], other["id"]);
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"].as_array().unwrap().len(), 2);
}

#[test]
fn a_person_reads_where_the_token_is_to_be_pasted_and_how_to_say_that_it_is_done() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let place = add(&sandbox, "corner.bakery", "n8n", &["--link", "https://example.com/credentials"]);

    let told = sandbox.sixty_in_words(&["places", "send", text(&place, "id")]);

    let said = format!("{}{}", told.stdout, told.stderr);
    let get = sandbox.typed(&format!("get {}", text(&account, "id")));
    let confirm = sandbox.typed(&format!("places confirm {}", text(&place, "id")));
    assert_eq!(told.code, 3, "{said}");
    for words in [&*get, &confirm, "https://example.com/credentials"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn what_is_no_form_to_paste_into_is_refused_with_its_reason() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "TOKEN=\n");
    let file = sandbox.path(".env");
    let file = file.to_str().unwrap();
    let add = ["places", "add", "--account", "corner.bakery"];
    let written = sandbox.sixty(&[&add[..], &["--env-file", file, "--key", "TOKEN"]].concat()).ended(0);
    for wrong in [
        &[][..],
        &["--by-hand", "  "],
        &["--by-hand", "Wix", "--link", "http://example.com/"],
        &["--by-hand", "Wix", "--env-file", file, "--key", "TOKEN"],
        &["--by-hand", "Wix", "--key", "TOKEN"],
        &["--env-file", file],
        &["--env-file", file, "--key", "TOKEN", "--link", "https://example.com/"],
    ] {
        let answer = sandbox.sixty(&[&add[..], wrong].concat());
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{wrong:?}: {}", answer.stderr);
    }
    for id in [text(&written["places"][0], "id"), "00000000"] {
        assert_eq!(sandbox.sixty(&["places", "confirm", id]).code, 2, "{id}");
    }
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"].as_array().unwrap().len(), 1);
}

fn add(sandbox: &Sandbox, account: &str, name: &str, more: &[&str]) -> Value {
    let arguments = ["places", "add", "--account", account, "--by-hand", name];
    sandbox.sixty(&[&arguments[..], more].concat()).ended(0)["places"][0].clone()
}

fn status(sandbox: &Sandbox) -> (Value, Value) {
    let answer = sandbox.sixty(&["status"]).ended(0);
    (answer["accounts"][0]["status"].clone(), answer["needs_you"].clone())
}
