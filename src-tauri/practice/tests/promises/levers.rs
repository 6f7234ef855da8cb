//! The levers over HTTP, as another program pulls them.

use std::net::UdpSocket;

use serde_json::{Value, json};
use sixty_practice::{PretendMeta, serve};
use tokio::net::TcpListener;

use crate::test_meta::{DAY, F, I, LONG, T, TestMeta, client, still_clock};

#[tokio::test]
async fn the_clock_moves_on_and_every_answer_is_dated_by_it() {
    let meta = TestMeta::new().await;
    let before = meta.me(T, "any").await;

    let moved = meta.lever("clock", json!({"advance": DAY})).await;

    assert_eq!(before.header("date"), "Fri, 20 Nov 2026 09:00:00 GMT");
    assert_eq!((moved.status, moved.json()), (200, json!({"now": "2026-11-21T09:00:00Z"})));
    for path in ["graph.threads.net/v1.0/me", "practice/log", "nowhere/at/all", "threads.com/oauth/authorize"]
    {
        assert_eq!(meta.get(path, &[]).await.header("date"), "Sat, 21 Nov 2026 09:00:00 GMT");
    }
}

#[tokio::test]
async fn a_fault_is_set_and_taken_back() {
    let meta = TestMeta::new().await;
    let token = meta.long(I, "harbor.spa").await;

    let order = json!({"user": "harbor.spa", "endpoint": "me", "error": "i-190-460-refresh"});
    assert_eq!(meta.lever("fault", order).await.status, 200);
    meta.me(I, &token).await.assert_is("i-190-460-refresh");

    let order = json!({"user": "harbor.spa", "endpoint": "me", "error": null});
    assert_eq!(meta.lever("fault", order).await.status, 200);
    assert_eq!(meta.me(I, &token).await.status, 200);

    let order = json!({"user": "*", "endpoint": "*", "error": "html502", "times": 1});
    assert_eq!(meta.lever("fault", order).await.status, 200);
    assert_eq!(meta.me(I, &token).await.status, 502);
    assert_eq!(meta.me(I, &token).await.status, 200);
}

#[tokio::test]
async fn every_switch_has_a_name_and_names_for_its_positions() {
    let meta = TestMeta::new().await;
    for order in [
        json!({"instagram_shape": "data"}),
        json!({"instagram_shape": "flat"}),
        json!({"permissions": "string"}),
        json!({"permissions": "array"}),
        json!({"permissions": "absent"}),
        json!({"ids": "string"}),
        json!({"ids": "number"}),
        json!({"refreshed_token": "same"}),
        json!({"refreshed_token": "new"}),
        json!({"old_token": "dies"}),
        json!({"old_token": "lives"}),
        json!({"refresh_tells_permissions": true}),
        json!({"facebook_exchange": "same-date"}),
        json!({"facebook_exchange": "same-token"}),
        json!({"facebook_exchange": "extend"}),
        json!({"facebook_live": true}),
        json!({"require_app_secret": true}),
    ] {
        assert_eq!(meta.lever("switch", order.clone()).await.status, 200, "{order}");
        let (name, position) = order.as_object().unwrap().iter().next().unwrap();
        assert_eq!(state(&meta).await["switches"][name], *position);
    }
    assert_eq!(meta.lever("switch", json!({"limit_minutes": 5})).await.status, 200);
    assert_eq!(state(&meta).await["limited_until"], "2026-11-20T09:05:00Z");
}

#[tokio::test]
async fn a_switch_about_a_person_names_them() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    for (order, subcode) in [
        (json!({"user": "harbor.spa", "password_changed": true}), 460),
        (json!({"user": "harbor.spa", "password_changed": false, "app_removed": true}), 458),
        (json!({"user": "harbor.spa", "app_removed": false, "checkpoint": true}), 459),
    ] {
        assert_eq!(meta.lever("switch", order).await.status, 200);
        assert_eq!(meta.me(T, &token).await.code(), (190, subcode));
    }
    let order = json!({"user": "harbor.spa", "tester": false, "declined": ["threads_delete"]});
    assert_eq!(meta.lever("switch", order).await.status, 200);

    let state = state(&meta).await;

    let is_hers = |person: &&Value| person["name"] == "harbor.spa";
    for person in state["people"].as_array().unwrap().iter().filter(is_hers) {
        assert_eq!((&person["tester"], &person["checkpoint"]), (&json!(false), &json!(true)));
        assert_eq!(person["declined"], json!(["threads_delete"]));
    }
}

#[tokio::test]
async fn a_token_is_made_without_a_log_in() {
    let meta = TestMeta::new().await;

    let long = meta.lever("token", json!({"network": "instagram", "user": "harbor.spa"})).await;
    let endless =
        meta.lever("token", json!({"network": "facebook", "user": "Mara Lind", "life": "endless"})).await;
    let short = meta
        .lever(
            "token",
            json!({"network": "threads", "user": "harbor.spa", "life": "short", "permissions": ["threads_basic"]}),
        )
        .await;

    let told = |answer: Value| answer["token"].as_str().unwrap().to_owned();
    assert_eq!(meta.me(I, &told(long.json())).await.json()["username"], "harbor.spa");
    assert_eq!(meta.me(F, &told(endless.json())).await.status, 200);
    assert_eq!(meta.exchange(T, &told(short.json())).await.json()["expires_in"], LONG);
}

#[tokio::test]
async fn the_state_tells_who_there_is_and_no_token() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    meta.practice.fault("harbor.spa", "me", Some("timeout"), Some(2)).unwrap();

    let state = state(&meta).await;

    assert_eq!(state["now"], "2026-11-20T09:00:00Z");
    assert_eq!(state["people"].as_array().unwrap().len(), 16);
    assert_eq!((&state["tokens"], &state["codes"]), (&json!(2), &json!(1)));
    assert_eq!(
        state["faults"],
        json!([{"user": "harbor.spa", "endpoint": "me", "error": "timeout", "times": 2}])
    );
    assert!(!state.to_string().contains(&token));
}

#[tokio::test]
async fn an_order_that_a_lever_does_not_take_gets_a_sentence_and_changes_nothing() {
    let meta = TestMeta::new().await;
    for (lever, order) in [
        ("clock", json!({"advance": -1})),
        ("clock", json!({"advance": 1, "back": true})),
        ("clock", json!("tomorrow")),
        ("fault", json!({"user": "*", "endpoint": "me", "error": "no-such-error"})),
        ("fault", json!({"user": "nobody.at.all", "endpoint": "me", "error": "timeout"})),
        ("switch", json!({"ids": "roman"})),
        ("switch", json!({"no_such_switch": true})),
        ("switch", json!({"tester": false})),
        ("token", json!({"network": "orkut", "user": "harbor.spa"})),
        ("token", json!({"network": "threads", "user": "nobody.at.all"})),
    ] {
        let before = state(&meta).await;

        let answer = meta.lever(lever, order.clone()).await;

        assert_eq!(answer.status, 400, "{lever} {order}");
        assert!(!answer.json()["error"].as_str().unwrap().is_empty());
        assert_eq!(state(&meta).await, before);
    }
}

#[tokio::test]
async fn there_is_no_other_lever() {
    let meta = TestMeta::new().await;

    assert_eq!(meta.lever("reset", json!({})).await.status, 404);
    assert_eq!(meta.lever("log", json!({})).await.status, 404);
    assert_eq!(meta.get("practice/clock", &[]).await.status, 404);
    assert_eq!(meta.rules_broken(), Vec::<String>::new(), "levers are no part of Meta");
}

#[tokio::test]
async fn the_log_is_read_over_http() {
    let meta = TestMeta::new().await;
    meta.me(T, "any").await;

    let log = meta.get("practice/log", &[]).await.json();

    let row = json!({
        "at": "2026-11-20T09:00:00Z", "method": "GET", "path": "/graph.threads.net/v1.0/me", "network": "threads",
        "endpoint": "me", "user": null, "keys": ["fields", "access_token"], "status": 400, "fault": null,
    });
    assert_eq!(log, json!({"requests": [row], "violations": []}));
}

#[tokio::test]
async fn levers_are_for_this_computer_alone() {
    let Some(address) = address_in_the_network() else {
        return; // This computer is in no network: nobody else can call.
    };
    let listener = TcpListener::bind((address, 0)).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, PretendMeta::open(None, still_clock()).unwrap()));

    let lever = client().get(format!("{base}/practice/log")).send().await.unwrap();
    let page = client().get(format!("{base}/graph.threads.net/v1.0/me")).send().await.unwrap();

    assert_eq!((lever.status().as_u16(), lever.text().await.unwrap().as_str()), (403, ""));
    assert_eq!(page.status().as_u16(), 400, "who opens the socket to a network decides about the rest");
}

#[tokio::test]
async fn no_page_in_a_browser_pulls_a_lever() {
    let meta = TestMeta::new().await;
    let port = meta.practice.base.port().unwrap();
    let host = |name: &str| ("host", format!("{name}:{port}"));
    for (name, value) in [
        ("origin", "http://attacker.example".to_owned()),
        ("origin", meta.practice.base.origin().ascii_serialization()),
        ("origin", "null".to_owned()),
        ("sec-fetch-site", "cross-site".to_owned()),
        host("attacker.example"),
        host("localhost.attacker.example"),
        host("127.0.0.1.attacker.example"),
        host("192.0.2.1"),
        host("not a host"),
    ] {
        let order = pull(&meta, name, &value, Some(json!({"advance": DAY}))).await;
        let look = pull(&meta, name, &value, None).await;
        assert_eq!((order, look), (403, 403), "{name}: {value}");
    }
    assert_eq!(state(&meta).await["now"], "2026-11-20T09:00:00Z");
}

#[tokio::test]
async fn every_name_of_this_computer_pulls_a_lever() {
    let meta = TestMeta::new().await;
    for host in ["localhost", "LOCALHOST:1", "127.0.0.1", "127.8.8.8:80", "[::1]:80", "[::1]"] {
        assert_eq!(pull(&meta, "host", host, Some(json!({"advance": 1}))).await, 200, "{host}");
    }
    assert_eq!(pull(&meta, "sec-fetch-site", "none", None).await, 200, "a person typed the address");
}

/// The status of an answer to an order, or of a look at the log, with this header.
async fn pull(meta: &TestMeta, header: &str, value: &str, order: Option<Value>) -> u16 {
    let base = &meta.practice.base;
    let request = match order {
        Some(order) => client().post(format!("{base}practice/clock")).json(&order),
        None => client().get(format!("{base}practice/log")),
    };
    request.header(header, value).send().await.unwrap().status().as_u16()
}

async fn state(meta: &TestMeta) -> Value {
    meta.get("practice/state", &[]).await.json()
}

/// Asks the system which address it would speak from; nothing is sent.
fn address_in_the_network() -> Option<std::net::IpAddr> {
    let socket = UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    socket.connect(("192.0.2.1", 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_loopback())
}
