//! How long tokens and codes live, and what extends them.

use crate::stage::{DAY, F, I, LONG, Stage, T};

#[tokio::test]
async fn a_log_in_leads_to_a_long_token_on_every_network_without_breaking_a_rule() {
    let stage = Stage::new().await;

    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        let short = stage.short(network, person).await;
        let long = stage.exchange(network, &short).await;

        assert_eq!(long.status, 200, "{}", long.text);
        assert_eq!(long.json()["expires_in"], LONG);
        assert_eq!(long.json()["token_type"], "bearer");
        assert!(long.token().starts_with(["THAA", "IGAA", "EAA"][network as usize]));
        assert!((170..=190).contains(&long.token().len()));
        assert_eq!(stage.me(network, &long.token()).await.status, 200);
    }

    assert_eq!(stage.rules_broken(), Vec::<String>::new());
}

#[tokio::test]
async fn a_first_token_lives_one_hour() {
    let stage = Stage::new().await;
    for (network, person) in [(T, "jam.and.toast"), (I, "jam.and.toast"), (F, "Jonas Weber")] {
        let token = stage.short(network, person).await;

        stage.practice.advance(3_599).unwrap();
        assert_eq!(stage.me(network, &token).await.status, 200);
        stage.practice.advance(1).unwrap();

        assert_eq!(stage.me(network, &token).await.code(), (190, 463));
        assert_eq!(stage.exchange(network, &token).await.code(), (190, 463));
    }
}

#[tokio::test]
async fn a_refresh_after_a_day_gives_a_full_life_from_then_on() {
    let stage = Stage::new().await;
    for network in [T, I] {
        let old = stage.long(network, "corner.bakery").await;
        stage.practice.advance(DAY).unwrap();

        let new = stage.refresh(network, &old).await;

        assert_eq!(new.json()["expires_in"], LONG, "{}", new.text);
        assert_ne!(new.token(), old);
        assert_eq!(stage.me(network, &old).await.status, 200, "by default the old string lives on");
    }
}
