//! Extending: every outcome, and that no error costs a token.

use chrono::TimeDelta;
use serde_json::{Value, json};
use sixty_practice::{FacebookExchange, OldToken, Refreshed, SwitchOrder};
use sixty_tests::stage::{F, I, Stage, T, built, moment, run, text};

#[test]
fn a_new_token_gets_a_full_life_on_every_network() {
    let stage = Stage::set();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        stage.connected(network, person);
    }
    stage.pass_days(31);

    let results = results(&stage.sixty(&["extend", "--all"]).ended(0));

    for result in &results {
        assert_eq!(text(result, "outcome"), "extended", "{result}");
        assert_eq!((moment(result, "expires_at") - stage.now()).num_days(), 59);
        assert_eq!(result["token_changed"], true);
        assert_eq!(result["problem"], Value::Null);
    }
    assert_eq!(results.len(), 3);
    assert_eq!(stage.rules_broken(), Vec::<String>::new());
}

#[test]
fn a_token_younger_than_a_day_is_left_alone() {
    let stage = Stage::set();
    let account = stage.connected(T, "corner.bakery");
    let before = stage.entry(&account);

    let result = results(&stage.sixty(&["extend", "corner.bakery"]).ended(0)).remove(0);

    assert_eq!((text(&result, "outcome"), &result["token_changed"]), ("too_new", &Value::Null));
    assert_eq!((moment(&result, "extend_from") - moment(&account, "obtained_at")).num_hours(), 24);
    assert_eq!(stage.calls("/refresh_access_token"), 0);
    assert_eq!(stage.entry(&account), before);

    stage.pass(TimeDelta::hours(25));
    assert_eq!(results(&stage.sixty(&["extend"]).ended(0))[0]["outcome"], "extended");
    assert_eq!(results(&stage.sixty(&["extend"]).ended(0))[0]["outcome"], "too_new");
}

#[test]
fn within_leaves_those_with_more_days_alone() {
    let stage = Stage::set();
    stage.connected(I, "corner.bakery");
    stage.pass_days(20);

    assert_eq!(results(&stage.sixty(&["extend", "--within", "30"]).ended(0))[0]["outcome"], "not_due");
    assert_eq!(stage.calls("/refresh_access_token"), 0);
    assert_eq!(results(&stage.sixty(&["extend", "--within", "45"]).ended(0))[0]["outcome"], "extended");
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let stage = Stage::set();
    let account = stage.connected(I, "corner.bakery");
    stage.pass_days(40);
    let before = (stage.entry(&account), stage.practice.log().requests.len());

    assert_eq!(results(&stage.sixty(&["extend", "--dry-run"]).ended(0))[0]["outcome"], "extended");

    assert_eq!((stage.entry(&account), stage.practice.log().requests.len()), before);
}

#[test]
fn facebook_may_keep_the_date_and_says_so() {
    let stage = Stage::set();
    let account = stage.connected(F, "Mara Lind");
    stage
        .practice
        .switch(&SwitchOrder {
            facebook_exchange: Some(FacebookExchange::SameDate),
            ..SwitchOrder::default()
        })
        .unwrap();
    stage.pass_days(30);

    let result = results(&stage.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!(text(&result, "outcome"), "unchanged");
    let moved = moment(&result, "expires_at") - moment(&account, "expires_at");
    assert!(moved.abs() <= TimeDelta::seconds(2), "{moved}");
}

#[test]
fn the_same_string_with_a_later_date_is_extended_too() {
    let stage = Stage::set();
    stage
        .practice
        .switch(&SwitchOrder { refreshed_token: Some(Refreshed::Same), ..SwitchOrder::default() })
        .unwrap();
    stage.connected(T, "corner.bakery");
    stage.pass_days(30);

    let result = results(&stage.sixty(&["extend"]).ended(0)).remove(0);

    assert_eq!((text(&result, "outcome"), &result["token_changed"]), ("extended", &json!(false)));
}

#[test]
fn an_old_string_that_dies_at_once_changes_nothing_for_the_person() {
    let stage = Stage::set();
    stage
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        stage.connected(network, person);
    }
    // Not a third time: Facebook wants a new log-in every 90 days, whatever is extended.
    for _ in 0..2 {
        stage.pass_days(30);
        stage.sixty(&["extend"]).ended(0);
    }
    stage.sixty(&["check"]).ended(0);
}

#[test]
fn no_error_of_metas_costs_a_token_and_each_has_its_outcome() {
    let stage = Stage::with_vault_file();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        stage.connected(network, person);
    }
    let mut wrong = Vec::new();
    for error in errors() {
        let network = text(&error, "network");
        // Facebook extends at any age, but wants a new log-in every 90 days.
        stage.pass(TimeDelta::hours(if network == "facebook" { 2 } else { 25 }));
        let who = format!("{network}:{}", if network == "facebook" { "Mara Lind" } else { "corner.bakery" });
        let endpoint = if network == "facebook" { "exchange" } else { "refresh" };
        stage.practice.fault("*", endpoint, Some(text(&error, "id")), None).unwrap();

        let answer = stage.sixty(&["extend", &who]);

        let (outcome, exit) = match text(&error, "action") {
            // Seen on tokens that live: `me` is asked, and here it answers.
            _ if text(&error, "id") == "f-190-493-data-access" => ("retry_later", 5),
            "reconnect" => ("reconnect", 3),
            "wait" | "retry_later" => ("retry_later", 5),
            _ => ("failed", 3),
        };
        let result = results(&answer.json()).remove(0);
        if (text(&result, "outcome"), answer.code) != (outcome, exit) {
            wrong.push(format!("{error}\n{result}"));
        }
        stage.practice.fault("*", "*", None, None).unwrap();
        let again = stage.sixty(&["extend", &who]);
        assert_eq!(results(&again.ended(0))[0]["outcome"], "extended", "after {error}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Those that a token address answers with.
fn errors() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../../src-tauri/practice/data/errors.json")).unwrap();
    let all = all.as_array().unwrap().iter();
    let of_refresh = |error: &&Value| {
        error["http_status"].as_u64().is_some_and(|status| status >= 400) && error["body_kind"] == "json"
    };
    all.filter(of_refresh).cloned().collect()
}

#[test]
fn a_hiccup_is_not_a_death() {
    for hiccup in ["reset", "html", "html502", "empty", "truncated"] {
        let stage = Stage::set();
        let account = stage.connected(T, "corner.bakery");
        stage.pass_days(40);
        stage.practice.fault("corner.bakery", "refresh", Some(hiccup), None).unwrap();

        let result = results(&stage.sixty(&["extend"]).ended(5)).remove(0);

        assert_eq!(text(&result, "outcome"), "retry_later", "{hiccup}");
        assert!(moment(&result, "next_attempt") > stage.now());
        let status = stage.sixty(&["status"]).ended(0)["accounts"][0]["status"].clone();
        assert!(["good", "soon"].contains(&status.as_str().unwrap()), "{hiccup}: {status}");
        stage.practice.fault("*", "*", None, None).unwrap();
        let again = results(&stage.sixty(&["extend"]).ended(0)).remove(0);
        assert_eq!(text(&again, "outcome"), "extended", "{hiccup}");
        assert_eq!(again["id"], account["id"]);
    }
}

#[test]
fn a_hiccup_that_passes_at_once_is_not_seen_at_all() {
    let stage = Stage::set();
    stage.connected(I, "corner.bakery");
    stage.pass_days(40);
    stage.practice.fault("corner.bakery", "refresh", Some("html502"), Some(2)).unwrap();

    assert_eq!(results(&stage.sixty(&["extend"]).ended(0))[0]["outcome"], "extended");
    assert_eq!(stage.calls("/refresh_access_token"), 3);
}

#[test]
fn a_dead_token_needs_a_new_log_in_which_finds_its_account_again() {
    let stage = Stage::set();
    let account = stage.connected(I, "corner.bakery");
    stage.pass_days(61);

    let answer = stage.sixty(&["extend"]);

    let result = results(&answer.ended(3)).remove(0);
    assert_eq!((text(&result, "outcome"), &result["problem"]["code"]), ("reconnect", &json!("x.expired")));
    assert_eq!(stage.sixty(&["get", "corner.bakery"]).code, 3);
    assert_eq!(stage.sixty(&["status"]).ended(0)["accounts"][0]["status"], "expired");
    assert!(stage.entry(&account)["current"]["token"].is_string(), "no error deletes a token");

    let again = stage.connect(I, "corner.bakery", &["--expect", "corner.bakery"]).ended(0)["account"].clone();
    assert_eq!((&again["id"], text(&again, "status")), (&account["id"], "good"));
}

#[test]
fn a_lost_connection_is_exit_5_and_nothing_changes() {
    let stage = Stage::set();
    let account = stage.connected(T, "corner.bakery");
    stage.pass_days(40);
    let before = stage.entry(&account);
    let mut command = stage.command_against(built("sixty").as_path(), "http://127.0.0.1:9/");

    let answer = run(command.args(["--json", "extend"]), "");

    let result = results(&answer.ended(5)).remove(0);
    assert_eq!((text(&result, "outcome"), &result["problem"]["code"]), ("retry_later", &json!("x.net")));
    assert_eq!(stage.entry(&account), before);
}

fn results(answer: &Value) -> Vec<Value> {
    answer["results"].as_array().unwrap().clone()
}

#[test]
fn a_date_that_facebook_keeps_is_asked_for_daily_only_once_it_is_due() {
    let stage = Stage::set();
    stage.connected(F, "Mara Lind");
    stage
        .practice
        .switch(&SwitchOrder {
            facebook_exchange: Some(FacebookExchange::SameDate),
            ..SwitchOrder::default()
        })
        .unwrap();
    for (days, next) in [(2, 28), (30, 1)] {
        stage.pass_days(days);
        let result = results(&stage.sixty(&["extend"]).ended(0)).remove(0);
        assert_eq!(text(&result, "outcome"), "unchanged");
        let wait = moment(&result, "next_attempt") - stage.now();
        assert_eq!((wait + TimeDelta::hours(1)).num_days(), next);
    }
}
