//! What Meta says about a token, and to whom.

use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, SwitchOrder};

use crate::test_meta::{DAY, F, HOUR, I, LONG, T, TestMeta, about, app_token, inspect_path, start};

const REFUSED: &str = "f-100-debug-needs-app-token";

#[tokio::test]
async fn threads_tells_a_tester_everything_about_a_token() {
    let meta = TestMeta::new().await;
    let (token, tester) = (meta.long(T, "corner.bakery").await, meta.short(T, "harbor.spa").await);

    let answer = meta.inspect(T, &token, &tester).await;

    let now = start().timestamp();
    let told = json!({
        "type": "USER", "application": "Practice", "data_access_expires_at": now + i64::from(90 * DAY),
        "expires_at": now + LONG, "issued_at": now, "scopes": ["threads_basic", "threads_content_publish"],
        "user_id": "25212345678901201", "is_valid": true,
    });
    assert_eq!((answer.status, answer.json()), (200, json!({"data": told})));
    assert_eq!(meta.inspect(T, &token, &token).await.status, 200, "a tester's token may inspect itself");
}

#[tokio::test]
async fn threads_tells_nobody_else() {
    let meta = TestMeta::new().await;
    let (token, former) = (meta.long(T, "corner.bakery").await, meta.long(T, "jam.and.toast").await);
    meta.switch(SwitchOrder { tester: Some(false), ..about("jam.and.toast") });

    meta.inspect(T, &token, &former).await.assert_is(REFUSED);
    meta.inspect(T, &token, &format!("TH|{}|{APP_SECRET}", T.app_id())).await.assert_is("t-190-cannot-parse");
}

#[tokio::test]
async fn facebook_tells_the_app_itself_and_its_developers() {
    let meta = TestMeta::new().await;
    let (token, developer) = (meta.long(F, "Jonas Weber").await, meta.short(F, "Mara Lind").await);
    let now = start().timestamp();
    let told = json!({
        "app_id": F.app_id(), "type": "USER", "application": "Practice",
        "data_access_expires_at": now + i64::from(90 * DAY), "expires_at": now + LONG,
        "scopes": ["public_profile", "pages_show_list", "pages_read_engagement", "instagram_basic"],
        "user_id": "10226543210987202", "issued_at": now, "is_valid": true,
    });

    for asker in [app_token(), developer] {
        assert_eq!(data(&meta, &token, &asker).await, told);
    }

    meta.inspect(F, &token, &token).await.assert_is(REFUSED);
}

#[tokio::test]
async fn facebook_refuses_the_token_of_another_app_or_secret() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Jonas Weber").await;

    meta.inspect(F, &token, &format!("1000000009|{APP_SECRET}")).await.assert_is("f-101-app-id");
    meta.inspect(F, &token, &format!("{}|wrong", F.app_id())).await.assert_is("any-190-signature");
}

#[tokio::test]
async fn a_first_facebook_token_does_not_tell_its_start() {
    let meta = TestMeta::new().await;
    let short = meta.short(F, "Jonas Weber").await;

    let data = data(&meta, &short, &app_token()).await;

    assert_eq!(data.get("issued_at"), None);
    assert_eq!(data["expires_at"], start().timestamp() + i64::from(HOUR));
}

#[tokio::test]
async fn a_dead_token_is_an_answer_with_a_subcode_of_its_own_name() {
    let meta = TestMeta::new().await;
    for (network, person, asker) in [(T, "corner.bakery", "harbor.spa"), (F, "Jonas Weber", "Mara Lind")] {
        let expired = meta.short(network, person).await;
        let removed = meta.long(network, person).await;
        meta.switch(SwitchOrder { app_removed: Some(true), ..about(person) });
        meta.switch(SwitchOrder { app_removed: Some(false), ..about(person) });
        meta.advance(HOUR);
        meta.switch(SwitchOrder { password_changed: Some(true), ..about(person) });
        let asker = meta.short(network, asker).await;

        let answer = meta.inspect(network, &removed, &asker).await;

        assert_eq!((answer.status, &answer.json()["data"]["is_valid"]), (200, &json!(false)));
        let error = answer.json()["data"]["error"].clone();
        assert_eq!((&error["code"], &error["subcode"]), (&json!(190), &json!(460)));
        assert_eq!(error.get("error_subcode"), None);
        assert!(error["message"].as_str().unwrap().contains("changed their password"));
        meta.switch(SwitchOrder { password_changed: Some(false), ..about(person) });
        let error = meta.inspect(network, &expired, &asker).await.json()["data"]["error"].clone();
        assert_eq!(error["subcode"], 463);
    }
}

#[tokio::test]
async fn what_is_no_token_of_the_network_is_not_valid_and_has_no_date() {
    let meta = TestMeta::new().await;
    let foreign = meta.long(T, "harbor.spa").await;

    for token in ["EAAnothing", &foreign] {
        let data = data(&meta, token, &app_token()).await;

        assert_eq!((&data["is_valid"], &data["error"]["code"]), (&json!(false), &json!(190)));
        assert_eq!(data.get("expires_at"), None, "0 would be no end date");
    }
}

#[tokio::test]
async fn a_page_token_has_no_end_but_a_date_for_its_data() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let query = [("fields", "id,access_token"), ("access_token", &token)];
    let pages = meta.get("graph.facebook.com/v25.0/me/accounts", &query).await.json();
    let page = &pages["data"][0];

    let data = data(&meta, page["access_token"].as_str().unwrap(), &app_token()).await;

    assert_eq!((&data["type"], &data["expires_at"]), (&json!("PAGE"), &json!(0)));
    assert_eq!(data["profile_id"], page["id"]);
    assert_eq!(data["user_id"], "10226543210987201");
    assert_eq!(data["data_access_expires_at"], start().timestamp() + i64::from(90 * DAY));
}

#[tokio::test]
async fn instagram_has_nothing_of_the_kind() {
    let meta = TestMeta::new().await;
    let token = meta.long(I, "corner.bakery").await;

    let answer = meta.inspect(I, &token, &token).await;

    assert_eq!((answer.status, answer.code()), (400, (100, 33)));
    assert_eq!(meta.rules_broken(), ["an address that is not on the list"]);
}

#[tokio::test]
async fn inspecting_by_post_is_refused_as_seen_at_the_real_one() {
    let meta = TestMeta::new().await;

    let answer = meta.post(inspect_path(F), &[("input_token", "x"), ("access_token", &app_token())]).await;

    assert_eq!((answer.status, answer.code()), (400, (100, 33)));
    assert!(answer.message().starts_with("Unsupported post request. Object with ID 'debug_token'"));
}

#[tokio::test]
async fn permissions_that_were_taken_back_are_gone_from_the_scopes() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "corner.bakery").await;
    let gone = vec!["threads_content_publish".to_owned()];

    meta.switch(SwitchOrder { declined: Some(gone), ..about("corner.bakery") });

    let data = meta.inspect(T, &token, &token).await.json()["data"].clone();
    assert_eq!((&data["scopes"], &data["is_valid"]), (&json!(["threads_basic"]), &json!(true)));
}

async fn data(meta: &TestMeta, token: &str, asker: &str) -> Value {
    let answer = meta.inspect(F, token, asker).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["data"].clone()
}
