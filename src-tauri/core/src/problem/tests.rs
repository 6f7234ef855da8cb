use serde_json::json;

use super::*;

#[test]
fn the_network_and_the_other_account_are_said_once_for_the_button_and_for_the_sentence() {
    let problem = Problem::new(Code::NotYours, Action::Report)
        .of_network(Network::Threads)
        .of_other_account(Network::Threads, "jam.and.toast");
    assert_eq!(problem.network, Some(Network::Threads));
    assert_eq!(problem.text(FactName::Network), Some("Threads"));
    assert_eq!(problem.other_account.as_deref(), Some("jam.and.toast"));
    assert_eq!(problem.text(FactName::Other), Some("@jam.and.toast"));
}

#[test]
fn a_problem_that_was_stored_without_the_typed_network_is_read() {
    let stored = json!({
        "code": "x.expired",
        "action": "reconnect",
        "facts": { "network": { "text": "Threads" } },
        "meta": null,
    });
    let read: Problem = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(read.network, None);
    assert_eq!(serde_json::to_value(read).unwrap(), stored);
}

#[test]
fn a_fact_that_is_there_is_not_replaced_by_a_likely_one() {
    let problem = Problem::new(Code::Expired, Action::Reconnect).with_text(FactName::Name, "first");
    let problem = problem.or_with(FactName::Name, Fact::Text("second".into()));
    assert_eq!(problem.text(FactName::Name), Some("first"));
}
