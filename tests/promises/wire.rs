//! Requests to Meta and its answers: versions, extra parameters, proofs, tokens whose death is doubtful, first tokens.

use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, Endpoint, Lifetime, Network, OldToken, SwitchOrder, TokenOrder};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, SignIn, T, moment, text};

#[test]
fn the_graph_version_is_a_setting_and_threads_keeps_its_own() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    let version = |value: &str| sandbox.sixty(&["set", "graph-version", value]).code;

    for wrong in ["26", "26.0", "v26", "v26.0.1", "v26.0/me", "latest", ""] {
        assert_eq!(version(wrong), 2, "{wrong}");
    }
    assert_eq!(
        sandbox.sixty(&["set", "corner.bakery", "graph-version", "v26.0"]).code,
        2,
        "it is one for all"
    );
    assert_eq!(version("v26.0"), 0);

    for (network, path) in [(F, "/v26.0/dialog/oauth"), (T, "/oauth/authorize")] {
        let mut sign_in = SignIn::start(&sandbox, network, &[]);
        assert!(sign_in.address.path().ends_with(path), "{}", sign_in.address);
        sign_in.interrupt();
        sign_in.end();
    }
    sandbox.sixty(&["check", "corner.bakery"]).ended(0);
    assert!(sandbox.calls("/v1.0/me") > 0);
}

#[test]
fn facebook_is_asked_again_for_a_permission_that_was_left_out() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    let declined = Some(vec!["pages_manage_posts".to_owned()]);
    let user = Some("Mara Lind".to_owned());
    sandbox.practice.switch(&SwitchOrder { user, declined, ..SwitchOrder::default() }).unwrap();
    sandbox.sixty(&["check"]).ended(3);

    assert_eq!(parameter(&sandbox, F, "Mara Lind", "auth_type").as_deref(), Some("rerequest"));
}

#[test]
fn facebooks_ninety_days_are_renewed_by_a_log_in_that_says_so() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(F, "Mara Lind");
    assert_eq!((moment(&account, "login_required_by") - sandbox.now()).num_days(), 89);
    assert_eq!(parameter(&sandbox, F, "Mara Lind", "auth_type"), None);

    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    let extended = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
    assert_eq!(extended["login_required_by"], account["login_required_by"], "extending does not move it");

    sandbox.pass_days(46);
    assert_eq!(parameter(&sandbox, F, "Mara Lind", "auth_type").as_deref(), Some("reauthorize"));
    let again = sandbox.connected(F, "Mara Lind");
    assert_eq!((moment(&again, "login_required_by") - sandbox.now()).num_days(), 89);
}

#[test]
fn threads_second_clock_is_kept_and_moved_along_by_extending() {
    for is_tester in [true, false] {
        let sandbox = Sandbox::set();
        if !is_tester {
            sandbox.practice.fault("*", "debug_token", Some("f-100-debug-needs-app-token"), None).unwrap();
        }
        let account = sandbox.connected(T, "corner.bakery");
        assert_eq!((moment(&account, "login_required_by") - sandbox.now()).num_days(), 89);

        sandbox.pass_days(31);
        sandbox.sixty(&["extend"]).ended(0);

        let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
        assert_eq!((moment(&account, "login_required_by") - sandbox.now()).num_days(), 89, "{is_tester}");
    }
}

#[test]
fn instagram_is_asked_who_it_is_only_when_another_account_is_kept() {
    let sandbox = Sandbox::set();
    let forced = |expect: &str| parameter(&sandbox, I, expect, "force_reauth");
    assert_eq!(forced("corner.bakery"), None);
    sandbox.connected(I, "corner.bakery");
    assert_eq!(forced("corner.bakery"), None, "a reconnect is one click");
    assert_eq!(forced("somebody.else").as_deref(), Some("true"));
}

#[test]
fn a_permission_that_meta_retired_is_refused_with_the_one_to_ask_for() {
    let sandbox = Sandbox::bare();
    let words = ["app", "set", "--network", "instagram", "--id", I.app_id(), "--permissions"];
    let set = |list: &str| sandbox.sixty_with(&[&words[..], &[list]].concat(), APP_SECRET);

    let refused = set("business_basic,instagram_business_content_publish");

    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("instagram_business_basic"), "{}", refused.stderr);
    set("instagram_business_basic").ended(0);
}

#[test]
fn an_app_that_demands_a_proof_gets_it_in_check_and_extend() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(31);
    sandbox.practice.fault("Mara Lind", "me", Some("f-100-appsecret-required"), Some(1)).unwrap();

    sandbox.sixty(&["check"]).ended(0);
    sandbox.sixty(&["extend"]).ended(0);

    let log = sandbox.practice.log();
    let signed = |path: &str| {
        let rows = log.requests.iter().filter(|row| row.path.ends_with(path));
        rows.map(|row| row.keys.iter().any(|key| key == "appsecret_proof")).collect::<Vec<_>>()
    };
    // Connecting, the refused call, the signed one, and from then on by itself.
    assert_eq!(signed("/me"), [false, false, true, true]);
    assert_eq!(signed("/me/permissions"), [false, true, true]);
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn a_death_that_me_does_not_confirm_is_none() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(31);
    sandbox.practice.fault("*", "exchange", Some("f-190-493-data-access"), None).unwrap();

    let result = results(&sandbox.sixty(&["extend"]).ended(5)).remove(0);

    assert_eq!(
        (text(&result, "outcome"), &result["problem"]["action"]),
        ("retry_later", &json!("retry_later"))
    );
    let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
    assert_eq!((text(&account, "status"), &account["problem"]), ("good", &Value::Null));
    assert!(moment(&account, "next_attempt") > sandbox.now());
    sandbox.practice.fault("*", "*", None, None).unwrap();
    sandbox.sixty(&["extend"]).ended(0);
}

#[test]
fn a_me_that_answers_ends_a_death_that_is_remembered() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(31);
    sandbox.practice.fault("*", "me", Some("f-190-493-data-access"), Some(2)).unwrap();
    sandbox.sixty(&["check"]).ended(3);
    sandbox.practice.fault("*", "exchange", Some("f-190-493-data-access"), None).unwrap();

    let result = results(&sandbox.sixty(&["extend"]).ended(5)).remove(0);

    let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
    assert_eq!((text(&account, "status"), &account["problem"]), ("good", &Value::Null));
    assert!(moment(&account, "next_attempt") > sandbox.now());
    assert_eq!(result["next_attempt"], account["next_attempt"]);
}

#[test]
fn a_death_that_me_confirms_is_one() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(31);
    for endpoint in ["exchange", "me"] {
        sandbox.practice.fault("*", endpoint, Some("f-190-493-data-access"), None).unwrap();
    }

    let result = results(&sandbox.sixty(&["extend"]).ended(3)).remove(0);

    assert_eq!(text(&result, "outcome"), "reconnect");
    assert_eq!(sandbox.sixty(&["get", "Mara Lind"]).code, 3);
}

#[test]
fn a_dead_body_with_status_200_is_cross_checked_wherever_it_comes_from() {
    for endpoint in ["exchange", "debug_token"] {
        let sandbox = Sandbox::set();
        sandbox.connected(F, "Mara Lind");
        sandbox.pass_days(31);
        sandbox.practice.fault("*", endpoint, Some("f-debug-token-expired-200"), None).unwrap();

        sandbox.sixty(&["extend"]);
        sandbox.sixty(&["check"]).ended(0);

        let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
        assert_eq!((text(&account, "status"), &account["problem"]), ("good", &Value::Null), "{endpoint}");
        sandbox.practice.fault("*", "*", None, None).unwrap();
        sandbox.sixty(&["extend"]).ended(0);
    }
}

#[test]
fn an_odd_word_of_me_is_believed_when_it_is_said_twice() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox.practice.fault("*", "me", Some("f-190-493-data-access"), Some(1)).unwrap();
    sandbox.sixty(&["check"]).ended(0);

    sandbox.practice.fault("*", "me", Some("f-190-493-data-access"), Some(2)).unwrap();
    sandbox.sixty(&["check"]).ended(3);
}

#[test]
fn a_pasted_facebook_token_of_unknown_end_is_looked_at_before_it_is_exchanged() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(F, "Jonas Weber");
    let account = sandbox.sixty_with(&["import"], &token).ended(0)["account"].clone();
    assert_eq!((text(&account, "token_kind"), text(&account, "status")), ("unknown", "date_unknown"));
    set_app(&sandbox, F, &[]);
    sandbox.pass_days(31);

    let result = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!(text(&result, "outcome"), "extended");
    let log = sandbox.practice.log();
    let asked: Vec<_> = log.requests.iter().filter_map(|row| row.endpoint).collect();
    let place = |wanted| asked.iter().rposition(|endpoint| *endpoint == wanted).unwrap();
    let inspected = asked.iter().position(|endpoint| *endpoint == Endpoint::DebugToken).unwrap();
    assert!(inspected < place(Endpoint::Exchange), "{asked:?}");
}

#[test]
fn an_endless_token_of_unknown_kind_is_never_exchanged() {
    let sandbox = Sandbox::bare();
    let token = endless(&sandbox);
    let account = sandbox.sixty_with(&["import"], &token).ended(0)["account"].clone();
    assert_eq!(text(&account, "token_kind"), "unknown");
    set_app(&sandbox, F, &[]);
    let exchanges = exchanges(&sandbox);

    let result = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!((text(&result, "outcome"), &result["expires_at"]), ("not_due", &Value::Null));
    assert_eq!(self::exchanges(&sandbox), exchanges);
    let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
    assert_eq!((text(&account, "token_kind"), text(&account, "status")), ("endless", "no_end_date"));
}

#[test]
fn env_does_not_exchange_an_endless_token_either() {
    let sandbox = Sandbox::bare();
    let token = endless(&sandbox);
    let file = sandbox.file(".env", format!("FB_TOKEN={token}\nFB_APP_SECRET={APP_SECRET}\n"));
    let exchanges = exchanges(&sandbox);

    for more in [&["--dry-run"][..], &[]] {
        let words =
            [&["env", file.to_str().unwrap(), "--key", "FB_TOKEN", "--app-id", F.app_id()], more].concat();
        assert_eq!(sandbox.sixty(&words).ended(0)["outcome"], "not_due");
    }
    assert_eq!(self::exchanges(&sandbox), exchanges);
    assert!(sandbox.read(".env").contains(&token));
}

#[test]
fn check_learns_what_a_token_of_unknown_kind_is() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(F, "Jonas Weber");
    sandbox.sixty_with(&["import"], &token).ended(0);
    set_app(&sandbox, F, &[]);

    sandbox.sixty(&["check"]).ended(0);

    let account = sandbox.sixty(&["status"]).ended(0)["accounts"][0].clone();
    assert_eq!((text(&account, "token_kind"), text(&account, "status")), ("long", "good"));
    assert_eq!((moment(&account, "expires_at") - sandbox.now()).num_days(), 59);
}

#[test]
fn a_first_token_that_was_pasted_is_traded_once_the_secret_is_here() {
    let sandbox = Sandbox::bare();
    let token = sandbox.short_token(I, "corner.bakery");
    let account = sandbox.sixty_with(&["import"], &token).ended(0)["account"].clone();
    assert_eq!(text(&account, "token_kind"), "unknown");
    let waits = results(&sandbox.sixty(&["extend"]).ended(3)).remove(0);
    assert_eq!((text(&waits, "outcome"), text(&waits["problem"], "code")), ("failed", "imp.hour"));
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 0, "it lives, so it is not called dead");

    set_app(&sandbox, I, &["--forget-secret"]);
    let result = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!(text(&result, "outcome"), "extended");
    assert_eq!((moment(&result, "expires_at") - sandbox.now()).num_days(), 59);
    let app = sandbox.sixty(&["app", "list"]).ended(0)["apps"][0].clone();
    assert_eq!(text(&app, "secret"), "none", "it was for one long-lived token");
}

#[test]
fn of_two_tokens_that_meta_calls_dead_none_is_thrown_away() {
    let sandbox = Sandbox::set();
    let order = SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() };
    sandbox.practice.switch(&order).unwrap();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.practice.fault("*", "me", Some("t-190-463-source-document"), None).unwrap();

    let result = results(&sandbox.sixty(&["extend"]).ended(3)).remove(0);

    assert_eq!(text(&result, "outcome"), "reconnect");
    assert!(sandbox.entry(&account)["next"].is_object(), "the new one is the only one that lives");
    sandbox.practice.fault("*", "*", None, None).unwrap();
    sandbox.sixty(&["check"]).ended(0);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"], "good");
}

#[test]
fn a_secret_for_one_use_is_gone_from_the_keychain_and_asked_for_on_reconnect() {
    let sandbox = Sandbox::set();
    let lookup = |id: &str| {
        let install = std::fs::read_to_string(sandbox.data_dir().join("practice/install")).unwrap();
        let user = format!("{}/app/threads/{id}", install.trim());
        let found = sandbox
            .on_bus("secret-tool")
            .args(["lookup", "service", "sixty-practice", "username", &user])
            .output();
        !found.unwrap().stdout.is_empty()
    };
    assert!(lookup(T.app_id()), "kept: a reconnect is one click");
    let address = format!("https://localhost:{}/", sandbox.port);
    set_app(&sandbox, T, &["--return-url", &address, "--forget-secret"]).ended(0);

    sandbox.connected(T, "corner.bakery");

    assert!(!lookup(T.app_id()));
    let answer =
        sandbox.sixty(&["connect", "--network", "threads", "--expect", "corner.bakery", "--no-browser"]);
    let problem = answer.ended(3)["problem"].clone();
    assert_eq!((text(&problem, "code"), text(&problem, "action")), ("x.needsSecret", "fix_setup"));
    set_app(&sandbox, T, &["--return-url", &address]).ended(0);
    sandbox.connected(T, "corner.bakery");
    assert!(lookup(T.app_id()));
}

#[test]
fn refreshing_sends_no_secret() {
    let sandbox = Sandbox::set();
    for network in [T, I] {
        sandbox.connected(network, "corner.bakery");
    }
    sandbox.pass_days(31);

    sandbox.sixty(&["extend"]).ended(0);

    let log = sandbox.practice.log();
    let refreshes = || log.requests.iter().filter(|row| row.path.ends_with("/refresh_access_token"));
    assert_eq!(refreshes().count(), 2);
    assert!(refreshes().all(|row| row.keys.iter().all(|key| !key.contains("secret"))));
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

/// A parameter of the address that a log-in opens for this person.
fn parameter(sandbox: &Sandbox, network: Network, expect: &str, name: &str) -> Option<String> {
    let mut sign_in = SignIn::start(sandbox, network, &["--expect", expect]);
    let found =
        sign_in.address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    sign_in.interrupt();
    sign_in.end();
    found
}

fn set_app(sandbox: &Sandbox, network: Network, more: &[&str]) -> Answer {
    let key = sixty_tests::sandbox::key(network);
    let words = [&["app", "set", "--network", key, "--id", network.app_id()], more].concat();
    sandbox.sixty_with(&words, APP_SECRET)
}

/// A token without an end, as system users have them.
fn endless(sandbox: &Sandbox) -> String {
    let user = "Jonas Weber".to_owned();
    sandbox
        .practice
        .token(&TokenOrder { network: F, user, life: Lifetime::Endless, permissions: None })
        .unwrap()
}

fn exchanges(sandbox: &Sandbox) -> usize {
    let log = sandbox.practice.log();
    log.requests.iter().filter(|row| row.endpoint == Some(Endpoint::Exchange)).count()
}

fn results(answer: &Value) -> Vec<Value> {
    answer["results"].as_array().unwrap().clone()
}
