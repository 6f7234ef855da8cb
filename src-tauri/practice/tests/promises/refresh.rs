//! A long token to one that lives longer.

use sixty_practice::{APP_SECRET, SwitchOrder};

use crate::stage::{DAY, F, HOUR, I, LONG, Stage, T, about, refresh_path, refresh_query, start};

#[tokio::test]
async fn a_refresh_after_a_day_gives_a_full_life_from_then_on() {
    let stage = Stage::new().await;
    for network in [T, I] {
        let old = stage.long(network, "corner.bakery").await;
        stage.advance(DAY);

        let new = stage.refresh(network, &old).await;

        assert_eq!(new.json()["expires_in"], LONG, "{}", new.text);
        assert_eq!(new.json()["token_type"], "bearer");
        assert_ne!(new.token(), old);
        assert_eq!(stage.me(network, &old).await.status, 200, "by default the old string lives on");
    }
}

#[tokio::test]
async fn a_token_younger_than_a_day_is_refused_and_lives_on() {
    let stage = Stage::new().await;
    for network in [T, I] {
        let token = stage.long(network, "corner.bakery").await;
        stage.advance(DAY - 1);

        let early = stage.refresh(network, &token).await;

        assert_eq!((early.status, early.code()), (400, (100, 0)));
        assert_eq!(early.json()["error"]["type"], "OAuthException");
        assert!(early.message().contains("simulated: token is younger than 24 hours"));
        stage.advance(1);
        assert_eq!(stage.refresh(network, &token).await.status, 200);
    }
}

#[tokio::test]
async fn after_a_refresh_another_day_has_to_pass() {
    let stage = Stage::new().await;
    let old = stage.long(I, "harbor.spa").await;
    stage.advance(DAY);
    let new = stage.refresh(I, &old).await.token();

    stage.advance(DAY - 1);

    assert_eq!(stage.refresh(I, &new).await.code(), (100, 0));
    stage.advance(1);
    assert_eq!(stage.refresh(I, &new).await.status, 200);
}

#[tokio::test]
async fn an_expired_token_stays_expired_and_says_since_when() {
    let stage = Stage::new().await;
    for network in [T, I] {
        let token = stage.long(network, "jam.and.toast").await;
        let end = start() + chrono::TimeDelta::seconds(LONG);
        stage.advance(LONG as u32);

        let late = stage.refresh(network, &token).await;

        assert_eq!((late.status, late.code()), (400, (190, 463)));
        if network == T {
            assert_eq!(end.to_rfc3339(), "2027-01-19T08:59:04+00:00");
            assert_eq!(
                late.message(),
                "Error validating access token: Session has expired on Tuesday, 19-Jan-27 00:59:04 PST. The \
                 current time is Tuesday, 19-Jan-27 00:59:04 PST."
            );
        }
    }
}

#[tokio::test]
async fn a_first_token_is_not_refreshed() {
    let stage = Stage::new().await;
    for network in [T, I] {
        let short = stage.short(network, "corner.bakery").await;
        stage.advance(HOUR / 2);

        let answer = stage.refresh(network, &short).await;

        assert_eq!((answer.status, answer.code()), (400, (190, 0)));
        assert_eq!(stage.me(network, &short).await.status, 200);
    }
}

#[tokio::test]
async fn a_refresh_needs_the_basic_permission() {
    let stage = Stage::new().await;
    let (threads, instagram) = (stage.long(T, "corner.bakery").await, stage.long(I, "corner.bakery").await);
    stage.advance(DAY);
    let gone = vec!["threads_basic".to_owned(), "instagram_business_basic".to_owned()];
    stage.switch(SwitchOrder { declined: Some(gone), ..about("corner.bakery") });

    stage.refresh(T, &threads).await.assert_is("t-500-10-permission");
    let answer = stage.refresh(I, &instagram).await;
    assert_eq!((answer.status, answer.code()), (400, (10, 0)));

    stage.switch(SwitchOrder { declined: Some(Vec::new()), ..about("corner.bakery") });
    assert_eq!(stage.refresh(T, &threads).await.status, 200);
}

#[tokio::test]
async fn a_refresh_takes_no_secret() {
    let stage = Stage::new().await;
    let token = stage.long(T, "corner.bakery").await;
    stage.advance(DAY);
    let mut parameters = refresh_query(T, &token);
    parameters.push(("client_secret", APP_SECRET));

    let answer = stage.get(refresh_path(T), &parameters).await;

    assert_eq!(answer.status, 400);
    assert_eq!(stage.rules_broken(), ["a secret is sent to /graph.threads.net/refresh_access_token"]);
}

#[tokio::test]
async fn a_refresh_prolongs_threads_permission_grant_too() {
    let stage = Stage::new().await;
    let old = stage.long(T, "corner.bakery").await;
    stage.advance(30 * DAY);

    let new = stage.refresh(T, &old).await.token();

    let data = stage.inspect(T, &new, &new).await.json()["data"].clone();
    assert_eq!(data["data_access_expires_at"], start().timestamp() + i64::from((30 + 90) * DAY));
    assert_eq!(data["expires_at"], start().timestamp() + i64::from(30 * DAY) + LONG);
}

#[tokio::test]
async fn facebook_has_no_refresh() {
    let stage = Stage::new().await;
    let token = stage.long(F, "Mara Lind").await;

    let answer = stage.get(refresh_path(F), &[("access_token", &token)]).await;

    assert_eq!((answer.status, answer.code()), (400, (2500, 0)));
}
