//! Every kind of fault in every step of a log-in and of an extend: accounts stay, and work when the fault is over.

use chrono::TimeDelta;
use serde_json::Value;
use sixty_practice::Network;
use sixty_tests::sandbox::{F, I, Sandbox, T, text};

/// One fault of each kind: a dead token, a refusal of a living one, a passing trouble, our own mistake, a bad line.
const FAULTS: [&str; 15] = [
    "t-190-463-source-document",
    "i-190-460-refresh",
    "f-190-493-data-access",
    "i-190-cannot-parse",
    "t-102-blog",
    "t-500-10-permission",
    "t-200-api-blocked",
    "i-2500-unknown-path",
    "f-100-appsecret-required",
    "f-1-client-secret",
    "f-debug-token-expired-200",
    "i-80002-buc",
    "f-368-policy",
    "html",
    "truncated",
];

#[test]
fn no_fault_in_any_step_of_an_extend_costs_a_threads_token() {
    extends_after_every_fault(T, &["refresh", "me", "debug_token"]);
}

#[test]
fn no_fault_in_any_step_of_an_extend_costs_an_instagram_token() {
    extends_after_every_fault(I, &["refresh", "me"]);
}

#[test]
fn no_fault_in_any_step_of_an_extend_costs_a_facebook_token() {
    extends_after_every_fault(F, &["exchange", "debug_token", "me", "permissions"]);
}

#[test]
fn no_fault_in_any_step_of_a_log_in_stays_behind_on_threads() {
    connects_after_every_fault(T, &["code", "exchange", "me", "debug_token"]);
}

#[test]
fn no_fault_in_any_step_of_a_log_in_stays_behind_on_instagram() {
    connects_after_every_fault(I, &["code", "exchange", "me"]);
}

#[test]
fn no_fault_in_any_step_of_a_log_in_stays_behind_on_facebook() {
    connects_after_every_fault(F, &["code", "exchange", "debug_token", "me", "permissions"]);
}

fn extends_after_every_fault(network: Network, steps: &[&str]) {
    let sandbox = Sandbox::with_vault_file();
    let id = text(&sandbox.connected(network, person(network)), "id").to_owned();
    for (step, fault) in each(steps) {
        // Facebook extends at any age, but wants a new log-in every 90 days.
        sandbox.pass(TimeDelta::hours(if network == F { 1 } else { 25 }));
        sandbox.practice.fault("*", step, Some(fault), None).unwrap();
        let answer = sandbox.sixty(&["extend"]);
        assert!([0, 3, 5].contains(&answer.code), "{step}, {fault}: {}", answer.stderr);

        sandbox.practice.fault("*", "*", None, None).unwrap();
        let again = sandbox.sixty(&["extend"]);
        assert_eq!(again.code, 0, "{step}, {fault}: {}", again.stdout);
        assert_well(&sandbox, &id, &format!("{step}, {fault}"));
    }
}

fn connects_after_every_fault(network: Network, steps: &[&str]) {
    let sandbox = Sandbox::with_vault_file();
    for (step, fault) in each(steps) {
        sandbox.practice.fault("*", step, Some(fault), None).unwrap();
        let answer = sandbox.connect(network, person(network), &[]);
        assert!([0, 3, 5].contains(&answer.code), "{step}, {fault}: {}", answer.stderr);

        sandbox.practice.fault("*", "*", None, None).unwrap();
        let account = sandbox.connected(network, person(network));
        assert_well(&sandbox, text(&account, "id"), &format!("{step}, {fault}"));
    }
}

/// There is one account, all is well with it, and its token works.
fn assert_well(sandbox: &Sandbox, id: &str, after: &str) {
    let checked = sandbox.sixty(&["check"]);
    assert_eq!(checked.code, 0, "{after}: {}", checked.stdout);
    let accounts = sandbox.sixty(&["status"]).ended(0)["accounts"].clone();
    let accounts = accounts.as_array().unwrap();
    assert_eq!(accounts.len(), 1, "{after}");
    let account = &accounts[0];
    assert_eq!(
        (text(account, "id"), text(account, "status"), &account["problem"]),
        (id, "good", &Value::Null),
        "{after}"
    );
}

/// Each fault in one of the steps; with `SIXTY_EVERY_FAULT` each in every step.
fn each<'a>(steps: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'static str)> {
    let every = std::env::var_os("SIXTY_EVERY_FAULT").is_some();
    let pairs =
        steps.iter().enumerate().flat_map(|step| FAULTS.iter().enumerate().map(move |fault| (step, fault)));
    let wanted = pairs.filter(move |((at, _), (which, _))| every || which % steps.len() == *at);
    wanted.map(|((_, step), (_, fault))| (*step, *fault))
}

fn person(network: Network) -> &'static str {
    if network == F { "Mara Lind" } else { "corner.bakery" }
}
