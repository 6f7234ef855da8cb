//! Tokens that Meta's own tools make.

use serde_json::json;
use sixty_practice::{Life, Network, TokenOrder, WorldError};

use crate::stage::{DAY, EVERYWHERE, F, HOUR, I, LONG, Stage, T, app_token};

#[tokio::test]
async fn a_token_from_the_dashboard_is_a_long_one() {
    let stage = Stage::new().await;
    for (network, person) in EVERYWHERE {
        let token = made(&stage, network, person, Life::Long);

        stage.advance(LONG as u32 - 1);
        assert_eq!(stage.me(network, &token).await.status, 200);
        stage.advance(1);
        assert_eq!(stage.me(network, &token).await.code(), (190, 463));
    }
}

#[tokio::test]
async fn it_is_refreshed_after_a_day_and_not_exchanged() {
    let stage = Stage::new().await;
    for network in [T, I] {
        let token = made(&stage, network, "corner.bakery", Life::Long);
        assert_eq!(stage.refresh(network, &token).await.code(), (100, 0));
        assert_eq!(stage.exchange(network, &token).await.code(), (190, 0));

        stage.advance(DAY);

        assert_eq!(stage.refresh(network, &token).await.status, 200);
    }
}

#[tokio::test]
async fn a_token_from_the_explorer_lives_an_hour() {
    let stage = Stage::new().await;
    let token = made(&stage, F, "Mara Lind", Life::Short);

    stage.advance(HOUR);

    assert_eq!(stage.me(F, &token).await.code(), (190, 463));
}

#[tokio::test]
async fn a_system_users_token_has_no_end_until_it_is_exchanged() {
    let stage = Stage::new().await;
    let token = made(&stage, F, "Mara Lind", Life::Endless);
    stage.advance(400 * DAY);

    let data = stage.inspect(F, &token, &app_token()).await.json()["data"].clone();

    assert_eq!((&data["type"], &data["expires_at"]), (&json!("SYSTEM_USER"), &json!(0)));
    assert_eq!(stage.me(F, &token).await.status, 200);
    assert_eq!(stage.exchange(F, &token).await.json()["expires_in"], LONG);
}

#[tokio::test]
async fn it_may_do_what_the_order_says() {
    let stage = Stage::new().await;
    let permissions = Some(vec!["threads_basic".to_owned()]);
    let order = TokenOrder { network: T, user: "@Harbor.Spa".into(), life: Life::Long, permissions };

    let token = stage.practice.world().token(&order).unwrap();

    let data = stage.inspect(T, &token, &token).await.json()["data"].clone();
    assert_eq!(data["scopes"], json!(["threads_basic"]));
    let everything = made(&stage, T, "harbor.spa", Life::Long);
    let data = stage.inspect(T, &everything, &token).await.json()["data"].clone();
    assert_eq!(data["scopes"].as_array().unwrap().len(), 10);
}

#[tokio::test]
async fn an_order_that_makes_no_sense_is_refused() {
    let stage = Stage::new().await;
    let order = |network, user: &str, life, permissions| TokenOrder {
        network,
        user: user.to_owned(),
        life,
        permissions,
    };
    for order in [
        order(T, "nobody.at.all", Life::Long, None),
        order(F, "harbor.spa", Life::Long, None),
        order(I, "harbor.spa", Life::Endless, None),
        order(I, "harbor.spa", Life::Long, Some(vec!["threads_basic".into()])),
    ] {
        assert!(matches!(stage.practice.world().token(&order), Err(WorldError::Order(_))));
    }
}

fn made(stage: &Stage, network: Network, person: &str, life: Life) -> String {
    let order = TokenOrder { network, user: person.to_owned(), life, permissions: None };
    stage.practice.world().token(&order).unwrap()
}
