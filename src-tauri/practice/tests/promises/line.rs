//! Bad connections, on order.

use std::time::{Duration, Instant};

use serde_json::Value;
use sixty_practice::{Endpoint, OldToken, SwitchOrder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::test_meta::{DAY, HttpAnswer, T, TestMeta, refresh_path, refresh_query};

/// How long a test waits for an answer that must not arrive.
const MOMENT: Duration = Duration::from_millis(50);

#[tokio::test]
async fn a_proxys_page_or_nothing_comes_in_the_place_of_an_answer_and_the_call_is_not_done() {
    let meta = TestMeta::new().await;
    for (error, status, kind) in
        [("html", 200, Some("text/html")), ("html502", 502, Some("text/html")), ("empty", 200, None)]
    {
        let code = meta.code(T, "harbor.spa");
        meta.practice.fault("*", "code", Some(error), Some(1)).unwrap();

        let answer = meta.trade(T, &code).await;

        assert_eq!(answer.status, status, "{error}");
        assert_eq!(answer.headers.get("content-type").map(|kind| kind.to_str().unwrap()), kind);
        assert_eq!(answer.text.is_empty(), error == "empty");
        assert_eq!(answer.headers.get("x-app-usage"), None, "it is not Meta who speaks");
        assert_eq!(meta.trade(T, &code).await.status, 200);
    }
}

#[tokio::test]
async fn a_redirect_leads_elsewhere_and_whoever_follows_is_written_down() {
    let meta = TestMeta::new().await;
    let code = meta.code(T, "harbor.spa");
    meta.practice.fault("*", "code", Some("redirect"), Some(1)).unwrap();

    let answer = meta.trade(T, &code).await;
    assert_eq!((answer.status, answer.text.as_str()), (302, ""));
    assert_eq!(meta.rules_broken(), Vec::<String>::new());
    let elsewhere = answer.header("location");
    assert_eq!(meta.get(elsewhere.trim_start_matches('/'), &[]).await.status, 404);

    assert_eq!(meta.rules_broken().len(), 1);
    assert_eq!(meta.trade(T, &code).await.status, 200, "the call was not done");
}

#[tokio::test]
async fn a_truncated_answer_stops_in_its_middle_and_the_call_is_done() {
    let meta = TestMeta::new().await;
    let code = meta.code(T, "harbor.spa");
    meta.practice.fault("*", "code", Some("truncated"), Some(1)).unwrap();

    let answer = meta.trade(T, &code).await;

    assert_eq!(answer.status, 200);
    assert!(answer.text.starts_with("{\"access_token\":\"THAA"));
    assert!(serde_json::from_str::<Value>(&answer.text).is_err());
    meta.trade(T, &code).await.assert_is("t-exchange-code-used");
}

#[tokio::test]
async fn a_reset_connection_ends_without_an_answer_and_the_call_is_not_done() {
    let meta = TestMeta::new().await;
    let token = dying(&meta).await;
    meta.practice.fault("*", "refresh", Some("reset"), Some(1)).unwrap();
    let mut line = TcpStream::connect(("127.0.0.1", meta.practice.base.port().unwrap())).await.unwrap();
    let path = format!("/{}?grant_type=th_refresh_token&access_token={token}", refresh_path(T));

    line.write_all(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).await.unwrap();
    let ended = line.read(&mut [0_u8; 16]).await;

    assert_eq!(ended.unwrap_err().kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(last_status(&meta), None);
    assert_eq!(meta.me(T, &token).await.status, 200, "the old string was not replaced");
}

#[tokio::test]
async fn a_timeout_never_answers_and_the_call_is_not_done() {
    let meta = TestMeta::new().await;
    let token = dying(&meta).await;
    meta.practice.fault("*", "refresh", Some("timeout"), Some(1)).unwrap();

    refresh_without_an_answer(&meta, &token).await;

    assert_eq!(last_status(&meta), None);
    assert_eq!(meta.me(T, &token).await.status, 200, "the old string was not replaced");
}

#[tokio::test]
async fn a_held_answer_never_comes_although_the_call_is_done() {
    let meta = TestMeta::new().await;
    let token = dying(&meta).await;
    meta.practice.fault("*", "refresh", Some("hold"), Some(1)).unwrap();

    refresh_without_an_answer(&meta, &token).await;

    assert_eq!(last_status(&meta), None);
    assert_eq!(meta.me(T, &token).await.code(), (190, 467), "the old string was replaced");
}

#[tokio::test]
async fn a_slow_answer_is_right_and_three_seconds_late() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    meta.practice.fault("*", "me", Some("slow"), Some(1)).unwrap();
    let began = Instant::now();

    let answer = meta.me(T, &token).await;

    assert_eq!(answer.json()["username"], "harbor.spa");
    assert!(began.elapsed() >= Duration::from_secs(3));
}

#[tokio::test]
async fn who_waits_for_an_answer_does_not_hold_up_the_others() {
    let meta = TestMeta::new().await;
    let (waiting, other) = (meta.long(T, "harbor.spa").await, meta.long(T, "corner.bakery").await);
    meta.practice.fault("harbor.spa", "me", Some("hold"), None).unwrap();

    let answered = tokio::select! {
        biased;
        _ = meta.me(T, &waiting) => panic!("an answer came"),
        answered = after_the_call_of(&meta, "harbor.spa", &other) => answered,
    };

    assert_eq!(answered.status, 200);
}

/// A token that a refresh ends: it tells whether the refresh was done.
async fn dying(meta: &TestMeta) -> String {
    meta.switch(SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() });
    let token = meta.long(T, "harbor.spa").await;
    meta.advance(DAY);
    token
}

/// The wait for the answer begins when the call has arrived, so that a busy computer makes no difference.
async fn refresh_without_an_answer(meta: &TestMeta, token: &str) {
    let request = meta.client.get(meta.at(refresh_path(T))).query(&refresh_query(T, token));
    let before = meta.practice.log().requests.len();
    let call = tokio::spawn(request.send());
    while meta.practice.log().requests.len() == before {
        tokio::task::yield_now().await;
    }
    assert!(tokio::time::timeout(MOMENT, call).await.is_err(), "an answer came");
}

async fn after_the_call_of(meta: &TestMeta, person: &str, token: &str) -> HttpAnswer {
    let is_there = || {
        let log = meta.practice.log();
        log.requests
            .back()
            .is_some_and(|row| row.endpoint == Some(Endpoint::Me) && row.user.as_deref() == Some(person))
    };
    while !is_there() {
        tokio::task::yield_now().await;
    }
    meta.me(T, token).await
}

fn last_status(meta: &TestMeta) -> Option<u16> {
    meta.practice.log().requests.back().unwrap().status
}
