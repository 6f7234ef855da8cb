//! `me`: the account that a token belongs to, and the fields that a call may ask for.

use ring::hmac;
use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, SwitchOrder};

use crate::test_meta::{EVERYWHERE, F, I, T, TestMeta, about, app_token, authorize_url, me_path, query};

const PERMISSIONS: &str = "graph.facebook.com/v25.0/me/permissions";

#[tokio::test]
async fn me_tells_the_fields_that_are_asked_for() {
    let meta = TestMeta::new().await;
    let told = [
        json!({"id": "25212345678901201", "username": "corner.bakery", "name": "corner.bakery"}),
        json!({
            "user_id": "17841405793181201", "username": "corner.bakery", "name": "corner.bakery",
            "account_type": "Business",
        }),
        json!({"id": "10226543210987201", "name": "Mara Lind"}),
    ];
    for ((network, person), told) in EVERYWHERE.into_iter().zip(told) {
        let token = meta.short(network, person).await;

        let answer = meta.me(network, &token).await;

        assert_eq!((answer.status, answer.json()), (200, told));
    }
}

#[tokio::test]
async fn without_fields_me_tells_the_id_and_on_facebook_the_name() {
    let meta = TestMeta::new().await;
    for ((network, person), names) in EVERYWHERE.into_iter().zip([vec!["id"], vec!["id"], vec!["id", "name"]])
    {
        let token = meta.short(network, person).await;

        let answer = meta.get(me_path(network), &[("access_token", &token)]).await.json();

        assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), names);
    }
}

#[tokio::test]
async fn instagrams_id_for_the_app_is_the_one_of_the_code_answer() {
    let meta = TestMeta::new().await;
    let answer = meta.trade(I, &meta.code(I, "harbor.spa")).await;
    let token = answer.token();

    let me = meta.get(me_path(I), &[("fields", "id,user_id"), ("access_token", &token)]).await.json();

    assert_eq!(me["id"].as_str().unwrap(), answer.json()["user_id"].to_string());
    assert_ne!(me["id"], me["user_id"]);
}

#[tokio::test]
async fn every_documented_field_is_there_and_no_other() {
    let meta = TestMeta::new().await;
    for ((network, person), fields) in EVERYWHERE.into_iter().zip([
        "id,username,name,threads_profile_picture_url,threads_biography,is_verified",
        "user_id,username,name,account_type,profile_picture_url,followers_count,follows_count,media_count,id",
        "id,name",
    ]) {
        let token = meta.short(network, person).await;

        let whole = meta.get(me_path(network), &[("fields", fields), ("access_token", &token)]).await.json();
        let wrong = meta.get(me_path(network), &[("fields", "id,shoe"), ("access_token", &token)]).await;

        assert_eq!(whole.as_object().unwrap().len(), fields.split(',').count());
        assert_eq!(wrong.message(), "(#100) Tried accessing nonexisting field (shoe)");
    }
}

#[tokio::test]
async fn without_a_token_or_with_a_damaged_one_nothing_is_told() {
    let meta = TestMeta::new().await;
    for ((network, _), damaged) in
        EVERYWHERE.into_iter().zip(["t-190-cannot-parse", "i-190-cannot-parse", "f-190-invalid-oauth"])
    {
        let nothing = meta.get(me_path(network), &[("fields", "id")]).await;

        assert_eq!((nothing.status, nothing.code()), (400, (2500, 0)));
        meta.me(network, "THAAdamaged").await.assert_is(damaged);
    }
}

#[tokio::test]
async fn instagram_tells_nothing_about_who_is_no_tester() {
    let meta = TestMeta::new().await;
    let token = meta.long(I, "tiny.dog.walks").await;
    meta.switch(SwitchOrder { tester: Some(false), ..about("tiny.dog.walks") });

    let answer = meta.me(I, &token).await;

    assert_eq!(answer.message(), "Unsupported request - method type: get");
    assert_eq!((answer.status, answer.code()), (400, (100, 0)));
}

#[tokio::test]
async fn a_proof_of_the_app_secret_is_checked_when_it_is_sent() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let token = meta.short(network, person).await;
        let right = proof(&token);
        let upper = right.to_uppercase();
        let with = |proof| [("access_token", token.clone()), ("appsecret_proof", proof)];

        let taken = meta.send(meta.client.get(meta.at(me_path(network))).query(&with(right))).await;
        let refused = meta.send(meta.client.get(meta.at(me_path(network))).query(&with(upper))).await;

        assert_eq!(taken.status, 200);
        refused.assert_is("f-100-appsecret-invalid");
    }
}

#[tokio::test]
async fn an_app_that_requires_its_secret_gets_no_call_without_the_proof() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    meta.switch(SwitchOrder { require_app_secret: Some(true), ..SwitchOrder::default() });
    for path in [me_path(F), PERMISSIONS, "graph.facebook.com/v25.0/me/accounts"] {
        let bare = meta.get(path, &[("access_token", &token)]).await;
        let proved = meta.get(path, &[("access_token", &token), ("appsecret_proof", &proof(&token))]).await;

        bare.assert_is("f-100-appsecret-required");
        assert_eq!(proved.status, 200, "{path}");
    }
    meta.inspect(F, &token, &token).await.assert_is("f-100-appsecret-required");
    assert_eq!(meta.inspect(F, &token, &app_token()).await.status, 200, "the app's own token is proof");
    let threads = meta.long(T, "harbor.spa").await;
    assert_eq!(meta.me(T, &threads).await.status, 200, "another app");
}

#[tokio::test]
async fn a_page_has_no_list_of_permissions() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let fields = [("fields", "access_token"), ("access_token", &token)];
    let pages = meta.get("graph.facebook.com/v25.0/me/accounts", &fields).await.json();

    let answer =
        meta.get(PERMISSIONS, &[("access_token", pages["data"][0]["access_token"].as_str().unwrap())]).await;

    assert_eq!(answer.code(), (100, 0));
}

#[tokio::test]
async fn permissions_tell_what_was_granted_and_what_was_not() {
    let meta = TestMeta::new().await;
    let back = meta.practice.allow_only(F, &authorize_url(F), "Mara Lind", &["pages_show_list"]).unwrap();
    let token = meta.trade(F, &query(&back, "code").unwrap()).await.token();

    let answer = meta.get(PERMISSIONS, &[("access_token", &token)]).await;

    let row = |name: &str, status: &str| json!({"permission": name, "status": status});
    let rows = json!([
        row("public_profile", "granted"),
        row("pages_show_list", "granted"),
        row("pages_read_engagement", "declined"),
        row("instagram_basic", "declined"),
    ]);
    assert_eq!(answer.json(), json!({"data": rows}));
}

#[tokio::test]
async fn a_permission_that_was_taken_back_comes_back_with_the_next_log_in() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    meta.switch(SwitchOrder { declined: Some(vec!["pages_show_list".into()]), ..about("Mara Lind") });
    assert_eq!(status(&meta, &token, "pages_show_list").await, "declined");

    let anew = meta.long(F, "Mara Lind").await;

    assert_eq!(status(&meta, &anew, "pages_show_list").await, "granted");
}

#[tokio::test]
async fn a_permission_that_was_taken_back_stays_away_when_its_box_is_not_ticked() {
    let meta = TestMeta::new().await;
    meta.switch(SwitchOrder { declined: Some(vec!["pages_show_list".into()]), ..about("Mara Lind") });

    let back = meta.practice.allow_only(F, &authorize_url(F), "Mara Lind", &["instagram_basic"]).unwrap();

    let token = meta.trade(F, &query(&back, "code").unwrap()).await.token();
    assert_eq!(status(&meta, &token, "pages_show_list").await, "declined");
    assert_eq!(status(&meta, &token, "instagram_basic").await, "granted");
}

async fn status(meta: &TestMeta, token: &str, permission: &str) -> Value {
    let rows = meta.get(PERMISSIONS, &[("access_token", token)]).await.json();
    let rows = rows["data"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["permission"] == permission).unwrap()["status"].clone()
}

fn proof(token: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, APP_SECRET.as_bytes());
    hmac::sign(&key, token.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn threads_and_instagram_have_no_list_of_permissions() {
    let meta = TestMeta::new().await;
    for (network, path) in
        [(T, "graph.threads.net/v1.0/me/permissions"), (I, "graph.instagram.com/v25.0/me/permissions")]
    {
        let token = meta.short(network, "corner.bakery").await;
        assert_eq!(meta.get(path, &[("access_token", &token)]).await.code(), (2500, 0));
    }
}
