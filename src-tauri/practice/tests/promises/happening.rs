//! What a person lets happen in practice.

use serde_json::{Value, json};

use crate::test_meta::{I, T, TestMeta, authorize_query};

#[tokio::test]
async fn a_changed_password_ends_every_token_of_one_person() {
    let meta = TestMeta::new().await;
    let (hers, other) = (meta.long(T, "harbor.spa").await, meta.long(T, "corner.bakery").await);

    happen(&meta, json!({"what": "password_changed", "user": "harbor.spa"})).await;

    assert_eq!(meta.me(T, &hers).await.code(), (190, 460));
    assert_eq!(meta.me(T, &other).await.status, 200);
    let nobody = meta.lever("happen", json!({"what": "password_changed"})).await;
    assert_eq!(nobody.status, 400);
}

#[tokio::test]
async fn without_internet_neither_a_call_nor_a_page_gets_through_until_it_is_back() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;

    happen(&meta, json!({"what": "no_internet"})).await;

    assert_eq!(going_on(&meta).await, json!(["no_internet"]));
    let calls = ["graph.threads.net/v1.0/me", "developers.facebook.com/apps/", "www.instagram.com/"];
    for path in calls {
        assert!(
            meta.client.get(meta.at(path)).query(&[("access_token", &token)]).send().await.is_err(),
            "{path}"
        );
    }
    happen(&meta, json!({"what": "no_internet", "on": false})).await;
    assert_eq!(going_on(&meta).await, json!([]));
    assert_eq!(meta.me(T, &token).await.status, 200);
    assert_eq!(meta.get(calls[1], &[]).await.status, 200);
}

#[tokio::test]
async fn a_slow_meta_answers_late() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    happen(&meta, json!({"what": "slow_meta"})).await;
    assert_eq!(going_on(&meta).await, json!(["slow_meta"]));

    let asked = std::time::Instant::now();
    assert_eq!(meta.me(T, &token).await.status, 200);

    assert!(asked.elapsed().as_secs() >= 3);
}

#[tokio::test]
async fn a_browser_that_is_logged_in_as_somebody_else_offers_that_account_first() {
    let meta = TestMeta::new().await;
    assert!(chosen(&meta).await.contains("corner.bakery"));

    happen(&meta, json!({"what": "wrong_account"})).await;
    assert_eq!(going_on(&meta).await, json!(["wrong_account"]));
    assert!(chosen(&meta).await.contains("jam.and.toast"));

    // The person mends it where they would at Threads.
    let site = meta.get("www.threads.com/", &[]).await.text;
    assert!(site.contains("<b>@jam.and.toast</b>"));
    meta.post("www.threads.com/", &[("account", "25212345678901201"), ("do", "switch")]).await;
    assert!(chosen(&meta).await.contains("corner.bakery"));
    happen(&meta, json!({"what": "wrong_account", "on": false})).await;
    assert_eq!(going_on(&meta).await, json!([]));
}

#[tokio::test]
async fn a_spare_token_is_one_of_an_account_that_has_none() {
    let meta = TestMeta::new().await;
    for name in ["corner.bakery", "jam.and.toast", "harbor.spa"] {
        meta.long(T, name).await;
    }

    let spare = meta.lever("token", json!({})).await.json()["token"].as_str().unwrap().to_owned();
    let next = meta.lever("token", json!({})).await.json()["token"].as_str().unwrap().to_owned();

    assert_eq!(meta.me(T, &spare).await.json()["username"], "paper.and.pine");
    assert_eq!(meta.me(I, &next).await.json()["username"], "corner.bakery");
}

async fn happen(meta: &TestMeta, order: Value) {
    assert_eq!(meta.lever("happen", order).await.status, 200);
}

async fn going_on(meta: &TestMeta) -> Value {
    meta.get("practice/state", &[]).await.json()["going_on"].clone()
}

/// The row of the log-in page that is chosen at first.
async fn chosen(meta: &TestMeta) -> String {
    let page = meta.get(&T.authorize_path()[1..], &authorize_query(T)).await.text;
    page.split("<label>")
        .find(|row| row.contains("type=\"radio\"") && row.contains(" checked"))
        .unwrap()
        .to_owned()
}
