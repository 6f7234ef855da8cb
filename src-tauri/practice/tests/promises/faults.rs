//! Faults that are set on purpose: every error that Meta is known to answer with.

use serde_json::Value;
use sixty_practice::{Network, PracticeError};

use crate::test_meta::{
    DAY, F, HttpAnswer, I, T, TestMeta, authorize_query, authorize_url, code_form, code_path, exchange_path,
    exchange_query, inspect_path, known_errors, me_path, query, refresh_path, refresh_query, return_address,
};

#[tokio::test]
async fn every_known_error_is_served_word_for_word_where_it_was_seen() {
    let meta = TestMeta::new().await;
    let rows = known_errors();
    assert_eq!(rows.len(), 61);
    for row in rows {
        let (id, network) = (row["id"].as_str().unwrap(), network_of(&row));
        let endpoint = endpoint_of(row["phase"].as_str().unwrap());
        meta.practice.fault("*", endpoint, Some(id), Some(1)).unwrap();

        let answer = call(&meta, network, endpoint).await;

        match (row["body_kind"].as_str().unwrap(), &row["body"]) {
            ("redirect_query", Value::String(query)) => {
                assert_eq!(answer.status, 302, "{id}");
                let tail = if network == F { "#_=_" } else { "#_" };
                let back = format!("{}?{query}&state=a%2Bb+c{tail}", return_address(network));
                assert_eq!(answer.header("location"), back);
            }
            (_, body) => {
                answer.assert_is(id);
                assert!(body.is_string() || answer.json() == *body, "{id}: word for word");
            }
        }
        let log = meta.practice.log();
        assert_eq!(log.requests.back().unwrap().fault.as_deref(), Some(id));
    }
    assert_eq!(meta.rules_broken(), Vec::<String>::new());
}

#[tokio::test]
async fn every_known_error_can_meet_every_call() {
    let meta = TestMeta::new().await;
    for row in known_errors().iter().filter(|row| row["body_kind"] != "redirect_query") {
        let id = row["id"].as_str().unwrap();
        for endpoint in
            ["authorize", "code", "exchange", "refresh", "me", "debug_token", "permissions", "accounts"]
        {
            meta.practice.fault("*", endpoint, Some(id), Some(1)).unwrap();
            let network = if matches!(endpoint, "permissions" | "accounts") { F } else { T };

            call(&meta, network, endpoint).await.assert_is(id);
        }
    }
}

#[tokio::test]
async fn an_error_of_the_redirect_waits_for_a_page() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    meta.practice.fault("*", "*", Some("t-i-callback-denied"), Some(1)).unwrap();
    assert_eq!(meta.me(T, &token).await.status, 200);

    let back = meta.practice.allow(T, &authorize_url(T), "harbor.spa").unwrap();

    assert_eq!(query(&back, "error").as_deref(), Some("access_denied"));
}

#[tokio::test]
async fn a_fault_is_for_one_person_at_one_endpoint() {
    let meta = TestMeta::new().await;
    let (hers, theirs) = (meta.long(I, "harbor.spa").await, meta.long(I, "corner.bakery").await);
    meta.advance(DAY);
    meta.practice.fault("harbor.spa", "refresh", Some("i-190-460-refresh"), None).unwrap();

    meta.refresh(I, &hers).await.assert_is("i-190-460-refresh");
    assert_eq!(meta.me(I, &hers).await.status, 200);
    assert_eq!(meta.refresh(I, &theirs).await.status, 200);
}

#[tokio::test]
async fn the_person_is_known_by_code_by_token_and_by_the_token_that_is_inspected() {
    let meta = TestMeta::new().await;
    let (code, asker) = (meta.code(F, "Jonas Weber"), meta.short(F, "Mara Lind").await);
    let short = meta.short(F, "Jonas Weber").await;
    meta.practice.fault("10226543210987202", "*", Some("f-2-temporary"), None).unwrap();

    meta.trade(F, &code).await.assert_is("f-2-temporary");
    meta.exchange(F, &short).await.assert_is("f-2-temporary");
    meta.me(F, &short).await.assert_is("f-2-temporary");
    meta.inspect(F, &short, &asker).await.assert_is("f-2-temporary");
    assert_eq!(meta.inspect(F, &asker, &asker).await.status, 200);
    assert!(meta.practice.allow(F, &authorize_url(F), "Jonas Weber").is_err());

    meta.practice.fault("*", "*", None, None).unwrap();
    assert_eq!(meta.trade(F, &code).await.status, 200, "a struck call uses nothing up");
}

#[tokio::test]
async fn a_fault_strikes_as_often_as_it_is_told_and_else_until_it_is_taken_back() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    meta.practice.fault("harbor.spa", "me", Some("f-2-temporary"), Some(2)).unwrap();
    for status in [500, 500, 200] {
        assert_eq!(meta.me(T, &token).await.status, status);
    }

    meta.practice.fault("harbor.spa", "me", Some("f-2-temporary"), None).unwrap();
    for _ in 0..3 {
        assert_eq!(meta.me(T, &token).await.status, 500);
    }
    meta.practice.fault("harbor.spa", "me", None, None).unwrap();
    assert_eq!(meta.me(T, &token).await.status, 200);
}

#[tokio::test]
async fn a_new_fault_takes_the_place_of_the_old_one() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    meta.practice.fault("*", "me", Some("f-2-temporary"), None).unwrap();
    meta.practice.fault("*", "me", Some("f-1-unknown"), Some(1)).unwrap();

    meta.me(T, &token).await.assert_is("f-1-unknown");
    assert_eq!(meta.me(T, &token).await.status, 200);
}

#[tokio::test]
async fn an_order_that_makes_no_sense_is_refused() {
    let meta = TestMeta::new().await;
    for (user, endpoint, error, times) in [
        ("*", "me", "no-such-error", None),
        ("*", "no-such-endpoint", "timeout", None),
        ("nobody.at.all", "me", "timeout", None),
        ("*", "me", "timeout", Some(0)),
    ] {
        let refused = meta.practice.fault(user, endpoint, Some(error), times);
        assert!(matches!(refused, Err(PracticeError::Order(_))), "{user} {endpoint} {error} {times:?}");
    }
}

/// A call with every parameter that it needs; whose token it is does not matter.
async fn call(meta: &TestMeta, network: Network, endpoint: &str) -> HttpAnswer {
    let token = [("access_token", "any")];
    match endpoint {
        "authorize" => meta.get(&network.authorize_path()[1..], &authorize_query(network)).await,
        "code" => meta.post(code_path(network), &code_form(network, "any")).await,
        "exchange" => meta.get(exchange_path(network), &exchange_query(network, "any")).await,
        "refresh" => meta.get(refresh_path(network), &refresh_query(network, "any")).await,
        "me" => meta.get(me_path(network), &token).await,
        "debug_token" => {
            meta.get(inspect_path(network), &[("input_token", "any"), ("access_token", "any")]).await
        }
        "permissions" => meta.get("graph.facebook.com/v25.0/me/permissions", &token).await,
        "accounts" => meta.get("graph.facebook.com/v25.0/me/accounts", &token).await,
        other => panic!("no endpoint {other}"),
    }
}

fn network_of(row: &Value) -> Network {
    row["network"].as_str().unwrap().parse().unwrap()
}

fn endpoint_of(phase: &str) -> &'static str {
    match phase {
        "authorize" | "callback" => "authorize",
        "code_exchange" => "code",
        "long_lived_exchange" => "exchange",
        "refresh" => "refresh",
        "inspect" => "debug_token",
        "api_call" | "revoke" | "any" => "me",
        other => panic!("no phase {other}"),
    }
}
