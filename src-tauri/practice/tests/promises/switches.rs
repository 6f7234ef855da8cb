//! The switches, which choose where Meta is silent or was seen to behave in more than one way.

use serde_json::json;
use sixty_practice::{FacebookExchange, Ids, List, OldToken, PracticeError, Refreshed, Shape, SwitchOrder};

use crate::test_meta::{DAY, F, I, LONG, T, TestMeta, about, app_token};

#[tokio::test]
async fn instagrams_answers_are_flat_or_in_data() {
    let meta = TestMeta::new().await;
    let flat = meta.trade(I, &meta.code(I, "harbor.spa")).await;
    assert!(flat.json()["access_token"].is_string());

    meta.switch(SwitchOrder { instagram_shape: Some(Shape::Data), ..SwitchOrder::default() });
    let wrapped = meta.trade(I, &meta.code(I, "harbor.spa")).await;
    let me = meta.me(I, &wrapped.token()).await.json();

    assert!(wrapped.json()["data"][0]["access_token"].is_string());
    assert_eq!(me["data"][0]["username"], "harbor.spa");
    let threads = meta.trade(T, &meta.code(T, "harbor.spa")).await;
    assert!(threads.json()["access_token"].is_string(), "Threads knows no other shape");
}

#[tokio::test]
async fn permissions_of_a_code_answer_are_a_list_a_text_or_absent() {
    let meta = TestMeta::new().await;
    let both = ["instagram_business_basic", "instagram_business_content_publish"];
    for (list, told) in
        [(List::Array, Some(json!(both))), (List::String, Some(json!(both.join(",")))), (List::Absent, None)]
    {
        meta.switch(SwitchOrder { permissions: Some(list), ..SwitchOrder::default() });

        let answer = meta.trade(I, &meta.code(I, "harbor.spa")).await.json();

        assert_eq!(answer.get("permissions"), told.as_ref());
    }
}

#[tokio::test]
async fn ids_of_a_code_answer_are_numbers_or_texts() {
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let number = meta.trade(network, &meta.code(network, "harbor.spa")).await.json()["user_id"].clone();
        meta.switch(SwitchOrder { ids: Some(Ids::String), ..SwitchOrder::default() });
        let text = meta.trade(network, &meta.code(network, "harbor.spa")).await.json()["user_id"].clone();
        meta.switch(SwitchOrder { ids: Some(Ids::Number), ..SwitchOrder::default() });

        assert!(number.is_u64());
        assert_eq!(text.as_str().unwrap(), number.to_string());
    }
}

#[tokio::test]
async fn a_refresh_may_give_the_same_string_a_longer_life() {
    let meta = TestMeta::new().await;
    meta.switch(SwitchOrder { refreshed_token: Some(Refreshed::Same), ..SwitchOrder::default() });
    for network in [T, I] {
        let token = meta.long(network, "harbor.spa").await;
        meta.advance(50 * DAY);

        let answer = meta.refresh(network, &token).await;

        assert_eq!((answer.token(), answer.json()["expires_in"].clone()), (token.clone(), json!(LONG)));
        assert_eq!(meta.refresh(network, &token).await.code(), (100, 0), "it starts its day anew");
        meta.advance(50 * DAY);
        assert_eq!(meta.me(network, &token).await.status, 200);
    }
}

#[tokio::test]
async fn a_refresh_may_end_the_old_string_at_once() {
    let meta = TestMeta::new().await;
    meta.switch(SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() });
    for network in [T, I] {
        let old = meta.long(network, "harbor.spa").await;
        meta.advance(DAY);

        let new = meta.refresh(network, &old).await.token();

        assert_eq!(meta.me(network, &old).await.code(), (190, 467));
        assert_eq!(meta.me(network, &new).await.status, 200);
    }
}

#[tokio::test]
async fn instagrams_refresh_may_tell_permissions() {
    let meta = TestMeta::new().await;
    let token = meta.long(I, "harbor.spa").await;
    meta.advance(DAY);
    let silent = meta.refresh(I, &token).await.json();
    assert_eq!(silent.get("permissions"), None);

    meta.switch(SwitchOrder { refresh_tells_permissions: Some(true), ..SwitchOrder::default() });
    let telling = meta.refresh(I, &token).await.json();

    assert_eq!(
        telling["permissions"],
        json!(["instagram_business_basic", "instagram_business_content_publish"])
    );
}

#[tokio::test]
async fn facebooks_exchange_extends_or_leaves_the_date_or_the_very_token() {
    let meta = TestMeta::new().await;
    let day: i64 = DAY.into();
    for (choice, is_same_token, left) in [
        (FacebookExchange::Extend, false, LONG),
        (FacebookExchange::SameDate, false, LONG - day),
        (FacebookExchange::SameToken, true, LONG - day),
    ] {
        meta.switch(SwitchOrder { facebook_exchange: Some(choice), ..SwitchOrder::default() });
        let old = meta.long(F, "Jonas Weber").await;
        let end = end(&meta, &old).await;
        meta.advance(DAY);

        let answer = meta.exchange(F, &old).await;

        assert_eq!(answer.json()["expires_in"], left, "{choice:?}");
        assert_eq!(answer.token() == old, is_same_token, "{choice:?}");
        let is_moved = self::end(&meta, &answer.token()).await > end;
        assert_eq!(is_moved, choice == FacebookExchange::Extend, "{choice:?}");
        assert_eq!(meta.me(F, &old).await.status, 200);
    }
}

#[tokio::test]
async fn a_first_facebook_token_becomes_a_long_one_whatever_the_switch_says() {
    let meta = TestMeta::new().await;
    meta.switch(SwitchOrder {
        facebook_exchange: Some(FacebookExchange::SameToken),
        ..SwitchOrder::default()
    });
    let short = meta.short(F, "Jonas Weber").await;

    let answer = meta.exchange(F, &short).await;

    assert_ne!(answer.token(), short);
    assert_eq!(answer.json()["expires_in"], LONG);
}

#[tokio::test]
async fn an_order_is_done_whole_or_not_at_all() {
    let meta = TestMeta::new().await;
    let ids = Some(Ids::String);

    let nobody = SwitchOrder { ids, tester: Some(false), ..about("nobody.at.all") };
    let nothing_about_them = SwitchOrder { ids, ..about("harbor.spa") };
    let about_whom = SwitchOrder { ids, tester: Some(false), ..SwitchOrder::default() };

    for order in [nobody, nothing_about_them, about_whom] {
        assert!(matches!(meta.practice.switch(&order), Err(PracticeError::Order(_))));
    }
    assert!(meta.trade(T, &meta.code(T, "harbor.spa")).await.json()["user_id"].is_u64());
}

#[tokio::test]
async fn a_switch_about_a_person_is_found_by_name_or_id() {
    let meta = TestMeta::new().await;
    let (threads, instagram) = (meta.long(T, "harbor.spa").await, meta.long(I, "harbor.spa").await);

    meta.switch(SwitchOrder { checkpoint: Some(true), ..about("17841405793181203") });
    assert_eq!(meta.me(T, &threads).await.status, 200);
    assert_eq!(meta.me(I, &instagram).await.code(), (190, 459));

    meta.switch(SwitchOrder { checkpoint: Some(true), ..about("@Harbor.Spa") });
    assert_eq!(meta.me(T, &threads).await.code(), (190, 459));
}

async fn end(meta: &TestMeta, token: &str) -> i64 {
    meta.inspect(F, token, &app_token()).await.json()["data"]["expires_at"].as_i64().unwrap()
}
