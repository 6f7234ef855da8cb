//! The exchange of a first token for a long one.

use serde_json::json;

use crate::test_meta::{
    DAY, EVERYWHERE, F, I, LONG, T, TestMeta, app_token, changed, exchange_path, exchange_query, start,
};

#[tokio::test]
async fn threads_and_instagram_exchange_by_get_alone() {
    let meta = TestMeta::new().await;
    for (network, kind) in [(T, "THApiException"), (I, "IGApiException")] {
        let short = meta.short(network, "corner.bakery").await;

        let answer = meta.post(exchange_path(network), &exchange_query(network, &short)).await;

        assert_eq!(answer.status, 400);
        let error = &answer.json()["error"];
        assert_eq!(error["message"], "Unsupported request - method type: post");
        assert_eq!((&error["type"], &error["code"]), (&json!(kind), &json!(100)));
        assert_eq!(meta.exchange(network, &short).await.status, 200, "nothing is lost by it");
    }
}

#[tokio::test]
async fn threads_and_instagram_exchange_first_tokens_alone() {
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let long = meta.long(network, "corner.bakery").await;

        let answer = meta.exchange(network, &long).await;

        assert_eq!((answer.status, answer.code()), (400, (190, 0)));
        assert_eq!(meta.me(network, &long).await.status, 200);
    }
}

#[tokio::test]
async fn facebook_exchanges_a_long_token_to_the_next() {
    let meta = TestMeta::new().await;
    let long = meta.long(F, "Mara Lind").await;
    meta.advance(10 * DAY);

    let next = meta.exchange(F, &long).await;

    assert_eq!(next.json()["expires_in"], LONG);
    assert_ne!(next.token(), long);
    let data = meta.inspect(F, &next.token(), &app_token()).await.json()["data"].clone();
    assert_eq!(data["expires_at"], start().timestamp() + i64::from(10 * DAY) + LONG);
}

#[tokio::test]
async fn a_wrong_secret_and_another_app_are_refused() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let short = meta.short(network, person).await;
        let form = changed(exchange_query(network, &short), "client_secret", Some("wrong"));

        meta.get(exchange_path(network), &form).await.assert_is("f-1-client-secret");

        if network == F {
            let form = changed(exchange_query(F, &short), "client_id", Some(I.app_id()));
            meta.get(exchange_path(F), &form).await.assert_is("f-101-app-info");
        }
        assert_eq!(meta.exchange(network, &short).await.status, 200);
    }
}

#[tokio::test]
async fn another_networks_token_cannot_be_read() {
    let meta = TestMeta::new().await;
    let foreign = [meta.short(I, "corner.bakery").await, meta.short(T, "corner.bakery").await];
    for ((network, told), token) in
        [(T, "t-190-cannot-parse"), (I, "i-190-cannot-parse"), (F, "f-190-invalid-oauth")]
            .into_iter()
            .zip(foreign.iter().chain(&foreign))
    {
        meta.exchange(network, token).await.assert_is(told);
    }
}

#[tokio::test]
async fn a_missing_token_is_told_in_each_networks_way() {
    let meta = TestMeta::new().await;

    let facebook =
        meta.get(exchange_path(F), &changed(exchange_query(F, ""), "fb_exchange_token", None)).await;
    let threads = meta.get(exchange_path(T), &changed(exchange_query(T, ""), "access_token", None)).await;

    facebook.assert_is("f-1-fb-exchange-missing");
    assert_eq!(threads.code(), (2500, 0));
}
