//! The rate headers of every answer, and the refusals once the limit is reached.

use serde_json::{Value, json};
use sixty_practice::SwitchOrder;

use crate::test_meta::{EVERYWHERE, F, HttpAnswer, I, T, TestMeta, authorize_query, me_path, refresh_path};

#[tokio::test]
async fn every_graph_answer_tells_how_much_of_the_limit_is_used() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let trade = meta.trade(network, &meta.code(network, person)).await;
        let exchange = meta.exchange(network, &trade.token()).await;
        let me = meta.me(network, &exchange.token()).await;
        let refused = meta.me(network, "no token").await;
        let misused = meta.get(me_path(network), &[("shoe", "1")]).await;
        let nowhere = meta.get("graph.threads.net/nowhere", &[]).await;

        for answer in [trade, exchange, me, refused, misused, nowhere] {
            let usage = usage(&answer);
            assert!(usage["call_count"].as_u64().unwrap() < 80, "far from the limit");
            assert!(usage["total_time"].is_u64() && usage["total_cputime"].is_u64());
            assert_eq!(answer.headers.get("x-business-use-case-usage"), None);
        }
    }
}

#[tokio::test]
async fn a_page_tells_nothing_of_it() {
    let meta = TestMeta::new().await;

    let page = meta.get(&T.authorize_path()[1..], &authorize_query(T)).await;

    assert_eq!(page.headers.get("x-app-usage"), None);
}

#[tokio::test]
async fn at_a_hundred_percent_every_call_is_refused_for_the_minutes_that_a_header_tells() {
    let meta = TestMeta::new().await;
    let mut tokens = Vec::new();
    for (network, person) in EVERYWHERE {
        tokens.push((network, meta.long(network, person).await));
    }
    meta.switch(SwitchOrder { limit_minutes: Some(20), ..SwitchOrder::default() });
    meta.advance(90);

    for (network, token) in &tokens {
        let answer = meta.me(*network, token).await;

        assert_eq!((answer.status, answer.code()), (403, (4, 0)));
        assert_eq!(answer.json()["error"]["is_transient"], true);
        assert_eq!(usage(&answer), json!({"call_count": 100, "total_time": 100, "total_cputime": 100}));
        assert_eq!(minutes(&answer), 19, "18 and a half");
    }

    meta.advance(18 * 60 + 30);
    for (network, token) in &tokens {
        assert_eq!(meta.me(*network, token).await.status, 200);
    }
}

#[tokio::test]
async fn the_limit_costs_no_code_and_can_be_lifted() {
    let meta = TestMeta::new().await;
    let code = meta.code(I, "harbor.spa");
    meta.switch(SwitchOrder { limit_minutes: Some(20), ..SwitchOrder::default() });
    assert_eq!(meta.trade(I, &code).await.status, 403);

    meta.switch(SwitchOrder { limit_minutes: Some(0), ..SwitchOrder::default() });

    assert_eq!(meta.trade(I, &code).await.status, 200);
}

#[tokio::test]
async fn a_limit_that_is_a_fault_tells_its_minutes_too() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    for id in ["f-4-app-limit-400", "f-17-user-limit", "f-613-rate", "f-80001-page-buc", "i-80002-buc"] {
        meta.practice.fault("*", "me", Some(id), Some(1)).unwrap();

        let answer = meta.me(F, &token).await;

        answer.assert_is(id);
        assert_eq!(usage(&answer)["call_count"], 100);
        assert!(minutes(&answer) > 0);
    }
}

#[tokio::test]
async fn an_error_names_its_kind_in_a_header_as_well() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    for (id, kind) in [("f-190-492-page-role", "invalid_token"), ("f-4-app-limit-400", "invalid_request")] {
        meta.practice.fault("*", "me", Some(id), Some(1)).unwrap();

        let challenge = meta.me(F, &token).await.header("www-authenticate");

        assert!(challenge.starts_with(&format!("OAuth \"Facebook Platform\" \"{kind}\" \"")), "{challenge}");
    }
    assert_eq!(meta.me(F, &token).await.headers.get("www-authenticate"), None);
}

#[tokio::test]
async fn a_refused_method_is_counted_too() {
    let meta = TestMeta::new().await;

    let answer = meta.post(refresh_path(I), &[("access_token", "x")]).await;

    assert!(usage(&answer)["call_count"].is_u64());
}

fn usage(answer: &HttpAnswer) -> Value {
    serde_json::from_str(&answer.header("x-app-usage")).unwrap()
}

fn minutes(answer: &HttpAnswer) -> i64 {
    let by_account: Value = serde_json::from_str(&answer.header("x-business-use-case-usage")).unwrap();
    let (_, usages) = by_account.as_object().unwrap().iter().next().unwrap();
    usages[0]["estimated_time_to_regain_access"].as_i64().unwrap()
}
