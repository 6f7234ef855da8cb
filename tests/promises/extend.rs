//! Extending: every outcome, and that no error costs a token.

use chrono::TimeDelta;
use serde_json::{Value, json};
use sixty_practice::{FacebookExchange, OldToken, Refreshed, SwitchOrder};
use sixty_tests::sandbox::{F, I, Sandbox, T, built, moment, run, text};

#[test]
fn a_new_token_gets_a_full_life_on_every_network() {
    let sandbox = Sandbox::set();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    sandbox.pass_days(31);

    let results = results(&sandbox.sixty(&["extend", "--all"]).ended(0));

    for result in &results {
        assert_eq!(text(result, "outcome"), "extended", "{result}");
        assert_eq!((moment(result, "expires_at") - sandbox.now()).num_days(), 59);
        assert_eq!(result["token_changed"], true);
        assert_eq!(result["problem"], Value::Null);
    }
    assert_eq!(results.len(), 3);
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn a_token_younger_than_a_day_is_left_alone() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let before = sandbox.entry(&account);

    let result = results(&sandbox.sixty(&["extend", "corner.bakery"]).ended(0)).remove(0);

    assert_eq!((text(&result, "outcome"), &result["token_changed"]), ("too_new", &Value::Null));
    assert_eq!((moment(&result, "extend_from") - moment(&account, "obtained_at")).num_hours(), 24);
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    assert_eq!(sandbox.entry(&account), before);

    sandbox.pass(TimeDelta::hours(25));
    assert_eq!(results(&sandbox.sixty(&["extend"]).ended(0))[0]["outcome"], "extended");
    assert_eq!(results(&sandbox.sixty(&["extend"]).ended(0))[0]["outcome"], "too_new");
}

#[test]
fn within_leaves_those_with_more_days_alone() {
    let sandbox = Sandbox::set();
    sandbox.connected(I, "corner.bakery");
    sandbox.pass_days(20);

    assert_eq!(results(&sandbox.sixty(&["extend", "--within", "30"]).ended(0))[0]["outcome"], "not_due");
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    assert_eq!(results(&sandbox.sixty(&["extend", "--within", "45"]).ended(0))[0]["outcome"], "extended");
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(I, "corner.bakery");
    sandbox.pass_days(40);
    let before = (sandbox.entry(&account), sandbox.practice.log().requests.len());

    assert_eq!(results(&sandbox.sixty(&["extend", "--dry-run"]).ended(0))[0]["outcome"], "extended");

    assert_eq!((sandbox.entry(&account), sandbox.practice.log().requests.len()), before);
}

#[test]
fn facebook_may_keep_the_date_and_says_so() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(F, "Mara Lind");
    sandbox
        .practice
        .switch(&SwitchOrder {
            facebook_exchange: Some(FacebookExchange::SameDate),
            ..SwitchOrder::default()
        })
        .unwrap();
    sandbox.pass_days(30);

    let result = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!(text(&result, "outcome"), "unchanged");
    let moved = moment(&result, "expires_at") - moment(&account, "expires_at");
    assert!(moved.abs() <= TimeDelta::seconds(2), "{moved}");
}

#[test]
fn the_same_string_with_a_later_date_is_extended_too() {
    let sandbox = Sandbox::set();
    sandbox
        .practice
        .switch(&SwitchOrder { refreshed_token: Some(Refreshed::Same), ..SwitchOrder::default() })
        .unwrap();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(30);

    let result = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!((text(&result, "outcome"), &result["token_changed"]), ("extended", &json!(false)));
}

#[test]
fn an_old_string_that_dies_at_once_changes_nothing_for_the_person() {
    let sandbox = Sandbox::set();
    sandbox
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    // Not a third time: Facebook wants a new log-in every 90 days, whatever is extended.
    for _ in 0..2 {
        sandbox.pass_days(30);
        sandbox.sixty(&["extend"]).ended(0);
    }
    sandbox.sixty(&["check"]).ended(0);
}

#[test]
fn no_error_of_metas_costs_a_token_and_each_has_its_outcome() {
    let sandbox = Sandbox::with_vault_file();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    let mut wrong = Vec::new();
    for error in errors() {
        let network = text(&error, "network");
        // Facebook extends at any age, but wants a new log-in every 90 days.
        sandbox.pass(TimeDelta::hours(if network == "facebook" { 2 } else { 25 }));
        let who = format!("{network}:{}", if network == "facebook" { "Mara Lind" } else { "corner.bakery" });
        let endpoint = if network == "facebook" { "exchange" } else { "refresh" };
        sandbox.practice.fault("*", endpoint, Some(text(&error, "id")), None).unwrap();

        let answer = sandbox.sixty(&["extend", &who]);

        let (outcome, exit) = match text(&error, "action") {
            // No single answer ends a token: `me` is asked about every death, and here it answers.
            "reconnect" | "check_paste" | "wait" | "retry_later" => ("retry_later", 5),
            "reconnect_with_permission" => ("reconnect", 3),
            _ => ("failed", 3),
        };
        let result = results(&answer.json()).remove(0);
        if (text(&result, "outcome"), answer.code) != (outcome, exit) {
            wrong.push(format!("{error}\n{result}"));
        }
        assert_eq!(sandbox.sixty(&["get", &who]).code, 0, "it works: {error}");
        sandbox.practice.fault("*", "*", None, None).unwrap();
        let again = sandbox.sixty(&["extend", &who]);
        assert_eq!(results(&again.ended(0))[0]["outcome"], "extended", "after {error}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The errors with which a token address answers.
fn errors() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../../src-tauri/practice/data/errors.json")).unwrap();
    let all = all.as_array().unwrap().iter();
    let of_refresh = |error: &&Value| {
        error["http_status"].as_u64().is_some_and(|status| status >= 400) && error["body_kind"] == "json"
    };
    all.filter(of_refresh).cloned().collect()
}

#[test]
fn a_dry_run_foresees_that_an_expired_token_needs_a_new_log_in() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(61);

    let result = results(&sandbox.sixty(&["extend", "--dry-run"]).ended(3)).remove(0);

    assert_eq!((text(&result, "outcome"), text(&result["problem"], "code")), ("reconnect", "x.expired"));
}

#[test]
fn a_death_that_me_confirms_has_its_cause() {
    for (error, code) in [
        ("i-190-463-2025", "x.expired"),
        ("i-190-460-refresh", "x.password"),
        ("f-190-458-template", "x.removed"),
        ("f-190-467-logout", "x.password"),
    ] {
        let sandbox = Sandbox::with_vault_file();
        sandbox.connected(I, "corner.bakery");
        sandbox.pass_days(31);
        sandbox.practice.fault("*", "*", Some(error), None).unwrap();

        let result = results(&sandbox.sixty(&["extend"]).ended(3)).remove(0);

        assert_eq!((text(&result, "outcome"), text(&result["problem"], "code")), ("reconnect", code));
        assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 3);
        assert_eq!(sandbox.sixty(&["status"]).ended(0)["needs_you"], 1);
    }
}

#[test]
fn a_hiccup_is_not_a_death() {
    for hiccup in ["reset", "html", "html502", "empty", "truncated"] {
        let sandbox = Sandbox::set();
        let account = sandbox.connected(T, "corner.bakery");
        sandbox.pass_days(40);
        sandbox.practice.fault("corner.bakery", "refresh", Some(hiccup), None).unwrap();

        let result = results(&sandbox.sixty(&["extend"]).ended(5)).remove(0);

        assert_eq!(text(&result, "outcome"), "retry_later", "{hiccup}");
        assert!(moment(&result, "next_attempt") > sandbox.now());
        let status = sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"].clone();
        assert!(["good", "soon"].contains(&status.as_str().unwrap()), "{hiccup}: {status}");
        sandbox.practice.fault("*", "*", None, None).unwrap();
        let again = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);
        assert_eq!(text(&again, "outcome"), "extended", "{hiccup}");
        assert_eq!(again["id"], account["id"]);
    }
}

#[test]
fn a_hiccup_that_passes_at_once_is_not_seen_at_all() {
    let sandbox = Sandbox::set();
    sandbox.connected(I, "corner.bakery");
    sandbox.pass_days(40);
    sandbox.practice.fault("corner.bakery", "refresh", Some("html502"), Some(2)).unwrap();

    assert_eq!(results(&sandbox.sixty(&["extend"]).ended(0))[0]["outcome"], "extended");
    assert_eq!(sandbox.calls("/refresh_access_token"), 3);
}

#[test]
fn a_dead_token_needs_a_new_log_in_which_finds_its_account_again() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(I, "corner.bakery");
    sandbox.pass_days(61);

    let answer = sandbox.sixty(&["extend"]);

    let result = results(&answer.ended(3)).remove(0);
    assert_eq!((text(&result, "outcome"), &result["problem"]["code"]), ("reconnect", &json!("x.expired")));
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 3);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"], "expired");
    assert!(sandbox.entry(&account)["current"]["token"].is_string(), "no error deletes a token");

    let again =
        sandbox.connect(I, "corner.bakery", &["--expect", "corner.bakery"]).ended(0)["account"].clone();
    assert_eq!((&again["id"], text(&again, "status")), (&account["id"], "good"));
}

#[test]
fn a_lost_connection_is_exit_5_and_nothing_changes() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(40);
    let before = sandbox.entry(&account);
    let mut command = sandbox.command_against(built("sixty").as_path(), "http://127.0.0.1:9/");

    let answer = run(command.args(["--json", "extend"]), "");

    let result = results(&answer.ended(5)).remove(0);
    assert_eq!((text(&result, "outcome"), &result["problem"]["code"]), ("retry_later", &json!("x.net")));
    assert_eq!(sandbox.entry(&account), before);
}

#[test]
fn of_several_accounts_the_most_serious_one_decides_how_a_command_ends() {
    let sandbox = Sandbox::with_vault_file();
    let [good, hiccup, dead] = ["Mara Lind", "corner.bakery", "jam.and.toast"];
    for (network, person) in [(F, good), (T, hiccup), (I, dead)] {
        sandbox.connected(network, person);
    }
    sandbox.pass_days(31);
    for (person, error) in [(hiccup, "html502"), (dead, "i-190-460-refresh")] {
        sandbox.practice.fault(person, "*", Some(error), None).unwrap();
    }

    for (names, code) in [
        (&[good][..], 0),
        (&[good, hiccup], 5),
        (&[hiccup, good, dead], 3),
        (&[dead, hiccup], 3),
        (&[good, dead], 3),
    ] {
        for command in ["extend", "check"] {
            let words = [&[command][..], names].concat();
            let answer = sandbox.sixty(&words);
            assert_eq!(results(&answer.ended(code)).len(), names.len(), "{words:?}");
        }
    }
    sandbox.file("passphrase", "another one\n");
    for command in ["extend", "check"] {
        assert_eq!(
            sandbox.sixty(&[command]).code,
            4,
            "{command}: a vault that does not open comes before a person"
        );
    }
}

fn results(answer: &Value) -> Vec<Value> {
    answer["results"].as_array().unwrap().clone()
}

#[test]
fn a_date_that_facebook_keeps_is_asked_for_daily_only_once_it_is_due() {
    let sandbox = Sandbox::set();
    sandbox.connected(F, "Mara Lind");
    sandbox
        .practice
        .switch(&SwitchOrder {
            facebook_exchange: Some(FacebookExchange::SameDate),
            ..SwitchOrder::default()
        })
        .unwrap();
    for (days, next) in [(2, 28), (30, 1)] {
        sandbox.pass_days(days);
        let result = results(&sandbox.sixty(&["extend"]).ended(0)).remove(0);
        assert_eq!(text(&result, "outcome"), "unchanged");
        let wait = moment(&result, "next_attempt") - sandbox.now();
        assert_eq!((wait + TimeDelta::hours(1)).num_days(), next);
    }
}
