//! Tokens that a person makes with Meta's own tools.

use serde_json::json;
use sixty_practice::{Lifetime, Network, PracticeError, TokenOrder};

use crate::test_meta::{DAY, EVERYWHERE, F, HOUR, I, LONG, T, TestMeta, app_token};

#[tokio::test]
async fn a_token_from_the_dashboard_is_a_long_one() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let token = made(&meta, network, person, Lifetime::Long);

        meta.advance(LONG as u32 - 1);
        assert_eq!(meta.me(network, &token).await.status, 200);
        meta.advance(1);
        assert_eq!(meta.me(network, &token).await.code(), (190, 463));
    }
}

#[tokio::test]
async fn it_is_refreshed_after_a_day_and_not_exchanged() {
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let token = made(&meta, network, "corner.bakery", Lifetime::Long);
        assert_eq!(meta.refresh(network, &token).await.code(), (100, 0));
        assert_eq!(meta.exchange(network, &token).await.code(), (190, 0));

        meta.advance(DAY);

        assert_eq!(meta.refresh(network, &token).await.status, 200);
    }
}

#[tokio::test]
async fn a_token_from_the_explorer_lives_an_hour() {
    let meta = TestMeta::new().await;
    let token = made(&meta, F, "Mara Lind", Lifetime::Short);

    meta.advance(HOUR);

    assert_eq!(meta.me(F, &token).await.code(), (190, 463));
}

#[tokio::test]
async fn a_system_users_token_has_no_end_until_it_is_exchanged() {
    let meta = TestMeta::new().await;
    let token = made(&meta, F, "Mara Lind", Lifetime::Endless);
    meta.advance(400 * DAY);

    let data = meta.inspect(F, &token, &app_token()).await.json()["data"].clone();

    assert_eq!((&data["type"], &data["expires_at"]), (&json!("SYSTEM_USER"), &json!(0)));
    assert_eq!(meta.me(F, &token).await.status, 200);
    assert_eq!(meta.exchange(F, &token).await.json()["expires_in"], LONG);
}

#[tokio::test]
async fn it_may_do_what_the_order_says() {
    let meta = TestMeta::new().await;
    let permissions = Some(vec!["threads_basic".to_owned()]);
    let order = TokenOrder { network: T, user: "@Harbor.Spa".into(), life: Lifetime::Long, permissions };

    let token = meta.practice.meta().token(&order).unwrap();

    let data = meta.inspect(T, &token, &token).await.json()["data"].clone();
    assert_eq!(data["scopes"], json!(["threads_basic"]));
    let everything = made(&meta, T, "harbor.spa", Lifetime::Long);
    let data = meta.inspect(T, &everything, &token).await.json()["data"].clone();
    assert_eq!(data["scopes"].as_array().unwrap().len(), 10);
}

#[tokio::test]
async fn an_order_that_makes_no_sense_is_refused() {
    let meta = TestMeta::new().await;
    let order = |network, user: &str, life, permissions| TokenOrder {
        network,
        user: user.to_owned(),
        life,
        permissions,
    };
    for order in [
        order(T, "nobody.at.all", Lifetime::Long, None),
        order(F, "harbor.spa", Lifetime::Long, None),
        order(I, "harbor.spa", Lifetime::Endless, None),
        order(I, "harbor.spa", Lifetime::Long, Some(vec!["threads_basic".into()])),
    ] {
        assert!(matches!(meta.practice.meta().token(&order), Err(PracticeError::Order(_))));
    }
}

fn made(meta: &TestMeta, network: Network, person: &str, life: Lifetime) -> String {
    let order = TokenOrder { network, user: person.to_owned(), life, permissions: None };
    meta.practice.meta().token(&order).unwrap()
}
