//! A system user of a business: its token comes from Business settings, lives for 60 days, 90 days or for ever, and no
//! log-in brings it back.

use std::collections::BTreeSet;

use serde_json::Value;
use sixty_practice::{APP_SECRET, Lifetime, SYSTEM_USER};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, moment, text};

#[test]
fn a_system_users_token_is_kept_with_its_kind_and_its_end() {
    for (life, kind, days) in [
        (Lifetime::Long, "long", Some(59)),
        (Lifetime::Ninety, "long", Some(89)),
        (Lifetime::Endless, "endless", None),
    ] {
        let sandbox = Sandbox::with_vault_file();

        let account = imported(&sandbox, &sandbox.system_token(life));

        assert_eq!((text(&account, "kind"), text(&account, "name")), ("system", SYSTEM_USER));
        assert_eq!(text(&account, "token_kind"), kind);
        let left = account["expires_at"]
            .is_string()
            .then(|| (moment(&account, "expires_at") - sandbox.now()).num_days());
        assert_eq!(left, days);
        assert_eq!(account["login_required_by"], Value::Null, "nobody logs in as a system user");
        assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn it_gets_60_days_anew_and_the_old_one_lives_to_its_own_end() {
    let sandbox = Sandbox::set();
    let old = sandbox.system_token(Lifetime::Long);
    let account = imported(&sandbox, &old);
    sandbox.pass_days(40);

    let result = extended(&sandbox.sixty(&["extend"]), 0);

    assert_eq!((text(&result, "outcome"), &result["token_changed"]), ("extended", &Value::Bool(true)));
    assert_eq!((moment(&result, "expires_at") - sandbox.now()).num_days(), 59);
    let entry = sandbox.entry(&account);
    assert_ne!(text(&entry["current"], "token"), old);
    assert_eq!(text(&entry["previous"], "token"), old);
    assert!(sandbox.works(&old));
    assert_eq!(text(&sandbox.account(SYSTEM_USER), "kind"), "system");
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn one_without_an_end_is_never_exchanged_and_one_of_90_days_not_while_it_would_lose_some() {
    for (life, days) in [(Lifetime::Endless, 400), (Lifetime::Ninety, 5)] {
        let sandbox = Sandbox::set();
        let account = imported(&sandbox, &sandbox.system_token(life));
        let before = sandbox.entry(&account);
        sandbox.pass_days(days);

        for command in [&["extend"][..], &["extend", "--all"], &["extend", "--dry-run"]] {
            let result = extended(&sandbox.sixty(command), 0);
            assert_eq!(
                (text(&result, "outcome"), &result["problem"]),
                ("not_due", &Value::Null),
                "{command:?}"
            );
        }

        assert_eq!(sandbox.calls("oauth/access_token"), 0);
        assert_eq!(sandbox.entry(&account), before);
    }
}

#[test]
fn without_the_app_secret_it_says_so_and_with_it_the_kind_is_learned() {
    let sandbox = Sandbox::bare_with_vault_file();
    let account = imported(&sandbox, &sandbox.system_token(Lifetime::Long));
    assert_eq!((text(&account, "token_kind"), &account["expires_at"]), ("unknown", &Value::Null));
    sandbox.pass_days(40);

    let result = extended(&sandbox.sixty(&["extend"]), 3);

    assert_eq!(text(&result["problem"], "code"), "x.needsSecret");
    assert_eq!(sandbox.calls("oauth/access_token"), 0);
    sandbox.sixty_with(&["app", "set", "--network", "facebook", "--id", F.app_id()], APP_SECRET).ended(0);
    assert_eq!(text(&extended(&sandbox.sixty(&["extend"]), 0), "outcome"), "extended");
    assert_eq!(text(&sandbox.account(SYSTEM_USER), "kind"), "system");
}

#[test]
fn one_that_is_dead_is_told_to_be_made_anew_and_never_to_log_in() {
    let sandbox = Sandbox::with_vault_file();
    imported(&sandbox, &sandbox.system_token(Lifetime::Long));
    sandbox.pass_days(61);

    for command in [&["extend"][..], &["extend", "--dry-run"]] {
        let result = extended(&sandbox.sixty(command), 3);
        assert_eq!(text(&result, "outcome"), "failed", "{command:?}");
        is_made_anew(&result["problem"], "x.expired");
    }
    is_made_anew(&sandbox.sixty(&["check"]).ended(3)["results"][0]["problem"], "x.expired");
    is_made_anew(&sandbox.account(SYSTEM_USER)["problem"], "x.expired");
    assert_eq!(text(&sandbox.account(SYSTEM_USER), "status"), "expired");
    assert_eq!(sandbox.sixty(&["get", SYSTEM_USER]).code, 3);
    let said = sandbox.sixty_in_words(&["check"]).stderr;
    assert!(said.contains("Business settings") && !said.contains("sixty connect"), "{said}");
    let reminded = sandbox.sixty(&["remind", "--dry-run"]).ended(3)["reminders"][0].clone();
    assert!(text(&reminded, "body").contains("Business settings"), "{reminded}");

    // A new one is made there and added here: id and history stay.
    let before = sandbox.account(SYSTEM_USER);
    let account = imported(&sandbox, &sandbox.system_token(Lifetime::Long));
    assert_eq!((&account["id"], text(&account, "status")), (&before["id"], "good"));
}

#[test]
fn one_that_was_ended_early_is_told_the_same_with_its_cause() {
    for (fault, code) in [
        ("f-190-467-logout", "x.password"),
        ("f-190-458-template", "x.removed"),
        ("f-190-0-plain", "x.password"),
    ] {
        let sandbox = Sandbox::with_vault_file();
        imported(&sandbox, &sandbox.system_token(Lifetime::Long));
        sandbox.pass_days(40);
        sandbox.practice.fault(SYSTEM_USER, "*", Some(fault), None).unwrap();

        let result = extended(&sandbox.sixty(&["extend"]), 3);

        assert_eq!(text(&result, "outcome"), "failed", "{fault}");
        is_made_anew(&result["problem"], code);
    }
}

#[test]
fn a_line_of_a_file_is_extended_in_the_same_way() {
    let sandbox = Sandbox::with_vault_file();
    for (life, outcome) in [(Lifetime::Long, "extended"), (Lifetime::Endless, "not_due")] {
        let old = sandbox.system_token(life);
        let file = sandbox.file("site.env", format!("FB_TOKEN={old}\nFB_APP_SECRET={APP_SECRET}\n"));
        sandbox.pass_days(40);
        let env = ["env", file.to_str().unwrap(), "--app-id", F.app_id()];

        let ran = sandbox.sixty(&env).ended(0);

        assert_eq!(text(&ran, "outcome"), outcome);
        let is_left = sandbox.read("site.env").contains(&old);
        assert_eq!(is_left, life == Lifetime::Endless);
        if life == Lifetime::Long {
            assert_eq!((moment(&ran, "expires_at") - sandbox.now()).num_days(), 59);
            sandbox.pass_days(61);
            let dead = sandbox.sixty(&env).ended(3);
            assert_eq!(text(&dead, "outcome"), "failed");
            is_made_anew(&dead["problem"], "x.expired");
        }
    }
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn no_call_of_ours_uses_what_v27_refuses() {
    let sandbox = Sandbox::with_vault_file();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    sandbox.connect(F, "Nora Quill", &["--page", "all"]).ended(0);
    imported(&sandbox, &sandbox.system_token(Lifetime::Long));
    let file = sandbox.file("site.env", format!("IG_TOKEN={}\n", sandbox.token(I, "jam.and.toast")));
    sandbox.pass_days(40);
    for command in [&["extend", "--all"][..], &["check"], &["env", file.to_str().unwrap()]] {
        sandbox.sixty(command).ended(0);
    }

    // The pretend Meta refuses these, and an alias in the fields, and notes it.
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
    let log = sandbox.practice.log();
    let sent: BTreeSet<&str> = log.requests.iter().flat_map(|row| &row.keys).map(String::as_str).collect();
    for gone in ["ids", "method", "callback", "date_format", "asyncbatch", "adbatch", "batch"] {
        assert!(!sent.contains(gone), "{gone}: {sent:?}");
    }
    assert!(sent.contains("set_token_expires_in_60_days"), "{sent:?}");
}

fn imported(sandbox: &Sandbox, token: &str) -> Value {
    sandbox.sixty_with(&["import"], token).ended(0)["account"].clone()
}

fn extended(answer: &Answer, code: i32) -> Value {
    answer.ended(code)["results"][0].clone()
}

fn is_made_anew(problem: &Value, code: &str) {
    assert_eq!((text(problem, "code"), text(problem, "action")), (code, "open_meta"), "{problem}");
    assert!(text(problem, "message").contains("Business settings"), "{problem}");
    assert!(!text(problem, "message").to_lowercase().contains("log in"), "{problem}");
}
