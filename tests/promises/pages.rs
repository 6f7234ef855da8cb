//! Facebook Pages: listed, chosen, kept, imported, and what becomes of them.

use serde_json::{Value, json};
use sixty_practice::{Network, SwitchOrder};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, SignIn, T, moment, text};

const BAKERY: &str = "61550123456789301";
const SPA: &str = "61550123456789302";

#[test]
fn a_named_page_is_kept_in_the_place_of_the_person() {
    for name in ["Corner Bakery", "corner bakery", BAKERY] {
        let sandbox = Sandbox::set();

        let answer = sandbox.connect(F, "Mara Lind", &["--page", name]).ended(0);

        let page = &answer["account"];
        assert_eq!(
            (text(page, "kind"), text(page, "name"), text(page, "user_id")),
            ("page", "Corner Bakery", BAKERY)
        );
        assert_eq!((text(page, "status"), text(page, "token_kind")), ("no_end_date", "endless"));
        assert_eq!(
            (&page["expires_at"], &page["next_attempt"], &page["parent"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
        assert_eq!((moment(page, "login_required_by") - sandbox.now()).num_days(), 89);
        assert_eq!((text(page, "app_id"), &page["permissions"]["missing"]), (F.app_id(), &json!([])));
        assert_eq!((&answer["accounts"], &answer["skipped"]), (&json!([page]), &json!([])));
        assert_eq!(sandbox.accounts(), std::slice::from_ref(page));
        assert!(text(&sandbox.entry(page)["current"], "token").starts_with("EAA"));
        assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn all_pages_are_kept_also_those_of_the_second_part_of_the_list() {
    let sandbox = Sandbox::set();

    let answer = sandbox.connect(F, "Nora Quill", &["--page", "all"]).ended(0);

    let pages = answer["accounts"].as_array().unwrap();
    assert_eq!(pages.len(), 27);
    assert_eq!(answer["account"], pages[0]);
    assert!(pages.iter().all(|page| page["kind"] == "page" && page["token_kind"] == "endless"));
    assert_eq!(sandbox.calls("me/accounts"), 2);
    assert_eq!(sandbox.accounts().len(), 27);
}

#[test]
fn several_pages_may_be_named() {
    let sandbox = Sandbox::set();

    let answer = sandbox.connect(F, "Mara Lind", &["--page", SPA, "--page", "Corner Bakery"]).ended(0);

    assert_eq!(names(&answer["accounts"]), ["Corner Bakery", "Harbor Spa"]);
}

#[test]
fn a_name_that_leads_to_none_or_to_several_is_answered_with_the_pages_and_keeps_nothing() {
    let sandbox = Sandbox::set();
    for (person, name, listed) in [
        ("Mara Lind", "Blue Door", ["Corner Bakery (61550123456789301)", "Harbor Spa (61550123456789302)"]),
        ("Nora Quill", "Quill Books Pier", ["(61550123456789425)", "(61550123456789426)"]),
    ] {
        let problem = sandbox.connect(F, person, &["--page", name]).ended(3)["problem"].clone();

        assert_eq!((text(&problem, "code"), text(&problem, "action")), ("e.noPages", "retry_login"));
        for page in listed {
            assert!(text(&problem, "message").contains(page), "{problem}");
        }
        assert!(!text(&problem, "message").contains("Quill Books 1 "), "{problem}");
    }
    assert_eq!(sandbox.accounts(), Vec::<Value>::new());
}

#[test]
fn when_no_page_comes_back_it_is_said_and_nothing_is_kept() {
    let sandbox = Sandbox::set();
    let nobodys = sandbox.connect(F, "Jonas Weber", &["--page", "all"]);
    let unticked = {
        let mut sign_in = SignIn::start(&sandbox, F, &["--page", "Corner Bakery"]);
        let back =
            sandbox.practice.allow_only(F, &sign_in.address, "Mara Lind", &["instagram_basic"]).unwrap();
        sign_in.come_back(&back);
        sign_in.end()
    };

    for answer in [nobodys, unticked] {
        let problem = answer.ended(3)["problem"].clone();
        assert_eq!(
            (text(&problem, "code"), text(&problem, "title")),
            ("e.noPages", "No Facebook Page came back")
        );
    }
    assert_eq!(sandbox.accounts(), Vec::<Value>::new());
}

#[test]
fn a_page_knows_the_person_it_came_from_whoever_of_them_is_connected_first() {
    let person_first = Sandbox::set();
    let mara = person_first.connected(F, "Mara Lind");
    let page = person_first.connect(F, "Mara Lind", &["--page", "Harbor Spa"]).ended(0)["account"].clone();
    assert_eq!(page["parent"], mara["id"]);

    let page_first = Sandbox::set();
    let page = page_first.connect(F, "Mara Lind", &["--page", "Harbor Spa"]).ended(0)["account"].clone();
    assert_eq!(page["parent"], Value::Null);
    let mara = page_first.connected(F, "Mara Lind");
    assert_eq!(page_first.account("Harbor Spa")["parent"], mara["id"]);
    assert_eq!(mara["kind"], "person");
}

#[test]
fn connecting_again_keeps_id_places_and_history_of_person_and_page() {
    let sandbox = Sandbox::set();
    let mara = sandbox.connected(F, "Mara Lind");
    let page = sandbox.connect(F, "Mara Lind", &["--page", "Corner Bakery"]).ended(0)["account"].clone();
    let file = sandbox.file(".env", "FB_PAGE_TOKEN=\n");
    let add = ["places", "add", "--account", "Corner Bakery", "--key", "FB_PAGE_TOKEN", "--env-file"];
    sandbox.sixty(&[&add[..], &[file.to_str().unwrap()]].concat()).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
    let old = sandbox.read(".env");

    for more in [&["--page", "all"][..], &["--page", BAKERY], &["--expect", "Corner Bakery"], &[]] {
        sandbox.connect(F, "Mara Lind", more).ended(0);
    }

    assert_eq!(sandbox.account("Mara Lind")["id"], mara["id"]);
    let again = sandbox.account("Corner Bakery");
    assert_eq!((&again["id"], &again["parent"]), (&page["id"], &mara["id"]));
    assert_eq!(again["places"][0]["state"], "current");
    let entry = sandbox.entry(&again);
    assert_ne!(sandbox.read(".env"), old);
    assert_eq!(sandbox.read(".env"), format!("FB_PAGE_TOKEN={}\n", text(&entry["current"], "token")));
    assert_eq!(sandbox.accounts().len(), 3);
}

#[test]
fn a_page_is_brought_back_by_whoever_runs_it_and_by_nobody_else() {
    let sandbox = Sandbox::set();
    let spa = sandbox.connect(F, "Mara Lind", &["--page", "Harbor Spa"]).ended(0)["account"].clone();
    let before = sandbox.entry(&spa);

    let stranger = sandbox.connect(F, "Jonas Weber", &["--expect", "Harbor Spa"]);
    assert_eq!(text(&stranger.ended(3)["problem"], "code"), "e.wrongAccount");
    assert_eq!(sandbox.entry(&spa), before);
    let nora = sandbox.connect(F, "Nora Quill", &["--expect", "Harbor Spa"]).ended(0);

    assert_eq!(nora["account"]["id"], spa["id"]);
    assert_ne!(sandbox.entry(&spa), before);
    assert_eq!(sandbox.accounts().len(), 1);
}

#[test]
fn extending_the_person_exchanges_no_pages_token_and_they_go_on_working_with_the_persons_new_one() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    let pages = sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0)["accounts"].clone();
    let tokens: Vec<Value> = pages.as_array().unwrap().iter().map(|page| sandbox.entry(page)).collect();
    sandbox.pass_days(40);
    let exchanges = sandbox.calls("oauth/access_token");

    let results = sandbox.sixty(&["extend"]).ended(0)["results"].clone();

    assert_eq!(outcome(&results, "Mara Lind"), "extended");
    assert_eq!((outcome(&results, "Corner Bakery"), outcome(&results, "Harbor Spa")), ("not_due", "not_due"));
    assert_eq!(
        sandbox.calls("oauth/access_token"),
        exchanges + 1,
        "an exchange would give an endless token an end"
    );
    for (page, before) in pages.as_array().unwrap().iter().zip(tokens) {
        let after = sandbox.entry(page);
        assert_eq!(after["previous"]["token"], before["current"]["token"], "the old one is kept");
        assert_eq!(text(&sandbox.account(text(page, "name")), "token_kind"), "endless");
    }
    let checked = sandbox.sixty(&["check"]).ended(0)["results"].clone();
    assert!(checked.as_array().unwrap().iter().all(|result| result["works"] == true), "{checked}");
}

#[test]
fn who_loses_the_page_is_told_to_reconnect_it_and_the_others_go_on() {
    let sandbox = Sandbox::set();
    sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0);
    let lost = SwitchOrder {
        user: Some("Mara Lind".to_owned()),
        lost_pages: Some(vec!["Corner Bakery".to_owned()]),
        ..SwitchOrder::default()
    };
    sandbox.practice.switch(&lost).unwrap();

    let answer = sandbox.sixty(&["check"]);

    let results = answer.ended(3)["results"].clone();
    let bakery = named(&results, "Corner Bakery");
    assert_eq!((&bakery["works"], text(bakery, "status")), (&json!(false), "turned_off"));
    assert_eq!(text(&bakery["problem"], "action"), "reconnect");
    assert_eq!(bakery["problem"]["meta"]["subcode"], 492);
    assert_eq!(named(&results, "Harbor Spa")["works"], true);
    assert!(
        sandbox.entry(&sandbox.account("Corner Bakery"))["current"]["token"].is_string(),
        "no error deletes a token"
    );
    let said = sandbox.sixty_in_words(&["check", "Corner Bakery"]);
    let connect = sandbox.typed(&format!("connect --network facebook --page {BAKERY}"));
    assert!(said.stderr.contains(&connect), "{}", said.stderr);

    sandbox.practice.switch(&SwitchOrder { lost_pages: Some(Vec::new()), ..lost }).unwrap();
    sandbox.connect(F, "Mara Lind", &["--expect", "Corner Bakery"]).ended(0);
    assert_eq!(sandbox.account("Corner Bakery")["status"], "no_end_date");
}

#[test]
fn a_page_that_does_not_prove_is_left_out_and_the_others_are_kept() {
    let sandbox = Sandbox::set();
    sandbox.practice.fault("Harbor Spa", "me", Some("f-190-492-page-role"), None).unwrap();

    let answer = sandbox.connect(F, "Mara Lind", &["--page", "all"]);

    let body = answer.ended(3);
    assert_eq!(names(&body["accounts"]), ["Corner Bakery"]);
    let skipped = &body["skipped"][0];
    assert_eq!((&skipped["line"], text(skipped, "key")), (&Value::Null, "Harbor Spa"));
    assert_eq!(skipped["problem"]["action"], "reconnect");
    let alone = sandbox.connect(F, "Mara Lind", &["--page", "Harbor Spa"]).ended(3);
    assert_eq!(alone["problem"]["action"], "reconnect");
    assert_eq!(sandbox.accounts().len(), 1);
}

#[test]
fn when_meta_cannot_list_the_pages_nothing_is_lost_and_the_next_try_works() {
    let sandbox = Sandbox::set();
    for (fault, code) in
        [("f-2-temporary", 5), ("html", 5), ("redirect", 5), ("f-200-user-not-authorized", 3)]
    {
        sandbox.practice.fault("*", "accounts", Some(fault), None).unwrap();

        let answer = sandbox.connect(F, "Mara Lind", &["--page", "all"]);

        answer.ended(code);
        assert_eq!(sandbox.accounts(), Vec::<Value>::new());
    }
    sandbox.practice.fault("*", "*", None, None).unwrap();
    sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0);
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new(), "no redirect was followed");
}

#[test]
fn whatever_meta_says_to_the_list_or_to_a_page_the_person_is_told_and_what_is_here_stays() {
    let sandbox = Sandbox::set();
    let person = sandbox.connected(F, "Mara Lind");
    let before = sandbox.entry(&person);
    for error in errors_of_calls() {
        for (user, endpoint) in [("*", "accounts"), ("Corner Bakery", "me"), ("Corner Bakery", "debug_token")]
        {
            sandbox.practice.fault(user, endpoint, Some(&error), Some(3)).unwrap();

            let answer = sandbox.connect(F, "Mara Lind", &["--page", "Corner Bakery"]);

            let is_told = matches!(answer.code, 3 | 5) && answer.json()["problem"]["code"].is_string();
            let is_kept = endpoint == "debug_token" && answer.code == 0;
            assert!(is_told || is_kept, "{error} {endpoint}: {} {}", answer.code, answer.stdout);
            sandbox.practice.fault("*", "*", None, None).unwrap();
        }
    }
    assert_eq!(sandbox.entry(&person), before);
    assert_eq!(
        sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0)["accounts"][0]["status"],
        "no_end_date"
    );
}

#[test]
fn an_imported_page_token_is_known_for_what_it_is_and_never_exchanged() {
    for sandbox in [Sandbox::set(), Sandbox::bare()] {
        let token = sandbox.page_token("Mara Lind", "Corner Bakery");

        let page = sandbox.sixty_with(&["import"], &token).ended(0)["account"].clone();

        assert_eq!((text(&page, "kind"), text(&page, "token_kind")), ("page", "endless"));
        assert_eq!((text(&page, "status"), text(&page, "user_id")), ("no_end_date", BAKERY));
        assert_eq!(sandbox.entry(&page)["current"]["token"], token, "the string in use elsewhere stays");
        sandbox.pass_days(40);
        assert_eq!(sandbox.sixty(&["extend"]).ended(0)["results"][0]["outcome"], "not_due");
        assert_eq!(sandbox.entry(&page)["current"]["token"], token);
    }
}

#[test]
fn a_system_users_token_is_known_for_what_it_is_and_never_exchanged() {
    let sandbox = Sandbox::set();
    let order = json!({ "network": "facebook", "user": "Mara Lind", "life": "endless" });
    let token = sandbox.practice.token(&serde_json::from_value(order).unwrap()).unwrap();

    let system = sandbox.sixty_with(&["import"], &token).ended(0)["account"].clone();

    assert_eq!((text(&system, "kind"), text(&system, "status")), ("system", "no_end_date"));
    sandbox.pass_days(40);
    assert_eq!(sandbox.sixty(&["extend"]).ended(0)["results"][0]["outcome"], "not_due");
}

#[test]
fn an_app_that_requires_its_secret_is_asked_with_the_proof_from_log_in_to_extend() {
    let sandbox = Sandbox::set();
    let demand = SwitchOrder { require_app_secret: Some(true), ..SwitchOrder::default() };
    sandbox.practice.switch(&demand).unwrap();

    sandbox.connected(F, "Mara Lind");
    let pages = sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0)["accounts"].clone();
    sandbox.pass_days(40);
    let extended = sandbox.sixty(&["extend"]).ended(0)["results"].clone();
    let checked = sandbox.sixty(&["check"]).ended(0)["results"].clone();

    assert_eq!(names(&pages), ["Corner Bakery", "Harbor Spa"]);
    assert_eq!(outcome(&extended, "Mara Lind"), "extended");
    assert!(checked.as_array().unwrap().iter().all(|result| result["works"] == true), "{checked}");
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn the_instagram_account_behind_a_page_is_said() {
    let sandbox = Sandbox::set();
    let token = sandbox.page_token("Mara Lind", "Corner Bakery");
    sandbox.sixty_with(&["import"], &token).ended(0);
    let imported = sandbox.sixty_in_words(&["status"]).stdout;
    assert!(imported.contains("@corner.bakery"), "{imported}");

    sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0);
    let connected = sandbox.sixty_in_words(&["status"]).stdout;

    assert_eq!(connected.matches("@corner.bakery").count(), 1, "{connected}");
}

#[test]
fn only_facebook_has_pages_and_one_place_takes_one_of_them() {
    let sandbox = Sandbox::set();
    let of = |network: Network, more: &[&str]| -> Answer {
        let network = if network == F {
            "facebook"
        } else if network == T {
            "threads"
        } else {
            "instagram"
        };
        sandbox.sixty(&[&["connect", "--no-browser", "--network", network], more].concat())
    };

    for misuse in [
        of(T, &["--page", "all"]),
        of(I, &["--page", "Corner Bakery"]),
        of(F, &["--page", "all", "--for-place", "00000000"]),
    ] {
        assert_eq!((misuse.code, misuse.stdout.as_str()), (2, ""), "{}", misuse.stderr);
        assert!(misuse.stderr.contains("--page"), "{}", misuse.stderr);
    }
}

/// What Meta is known to answer to a call with a token.
fn errors_of_calls() -> Vec<String> {
    let known: Value =
        serde_json::from_str(include_str!("../../src-tauri/practice/data/errors.json")).unwrap();
    let is_of_calls = |row: &&Value| matches!(text(row, "phase"), "api_call" | "any" | "inspect");
    known.as_array().unwrap().iter().filter(is_of_calls).map(|row| text(row, "id").to_owned()).collect()
}

fn names(accounts: &Value) -> Vec<&str> {
    accounts.as_array().unwrap().iter().map(|account| text(account, "name")).collect()
}

fn named<'a>(results: &'a Value, name: &str) -> &'a Value {
    let found = results.as_array().unwrap().iter().find(|result| result["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {results}"))
}

fn outcome<'a>(results: &'a Value, name: &str) -> &'a str {
    text(named(results, name), "outcome")
}
