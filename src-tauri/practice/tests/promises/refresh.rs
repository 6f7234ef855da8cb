//! The refresh of a long token for another full life.

use sixty_practice::{APP_SECRET, SwitchOrder};

use crate::test_meta::{DAY, F, HOUR, I, LONG, T, TestMeta, about, refresh_path, refresh_query, start};

#[tokio::test]
async fn a_refresh_after_a_day_gives_a_full_life_from_then_on() {
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let old = meta.long(network, "corner.bakery").await;
        meta.advance(DAY);

        let new = meta.refresh(network, &old).await;

        assert_eq!(new.json()["expires_in"], LONG, "{}", new.text);
        assert_eq!(new.json()["token_type"], "bearer");
        assert_ne!(new.token(), old);
        assert_eq!(meta.me(network, &old).await.status, 200, "by default the old string lives on");
    }
}

#[tokio::test]
async fn a_token_younger_than_a_day_is_refused_and_lives_on() {
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let token = meta.long(network, "corner.bakery").await;
        meta.advance(DAY - 1);

        let early = meta.refresh(network, &token).await;

        assert_eq!((early.status, early.code()), (400, (100, 0)));
        assert_eq!(early.json()["error"]["type"], "OAuthException");
        assert!(early.message().contains("simulated: token is younger than 24 hours"));
        meta.advance(1);
        assert_eq!(meta.refresh(network, &token).await.status, 200);
    }
}

#[tokio::test]
async fn after_a_refresh_another_day_has_to_pass() {
    let meta = TestMeta::new().await;
    let old = meta.long(I, "harbor.spa").await;
    meta.advance(DAY);
    let new = meta.refresh(I, &old).await.token();

    meta.advance(DAY - 1);

    assert_eq!(meta.refresh(I, &new).await.code(), (100, 0));
    meta.advance(1);
    assert_eq!(meta.refresh(I, &new).await.status, 200);
}

#[tokio::test]
async fn an_expired_token_stays_expired_and_says_since_when() {
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let token = meta.long(network, "jam.and.toast").await;
        let end = start() + chrono::TimeDelta::seconds(LONG);
        meta.advance(LONG as u32);

        let late = meta.refresh(network, &token).await;

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
    let meta = TestMeta::new().await;
    for network in [T, I] {
        let short = meta.short(network, "corner.bakery").await;
        meta.advance(HOUR / 2);

        let answer = meta.refresh(network, &short).await;

        assert_eq!((answer.status, answer.code()), (400, (190, 0)));
        assert_eq!(meta.me(network, &short).await.status, 200);
    }
}

#[tokio::test]
async fn a_refresh_needs_the_basic_permission() {
    let meta = TestMeta::new().await;
    let (threads, instagram) = (meta.long(T, "corner.bakery").await, meta.long(I, "corner.bakery").await);
    meta.advance(DAY);
    let gone = vec!["threads_basic".to_owned(), "instagram_business_basic".to_owned()];
    meta.switch(SwitchOrder { declined: Some(gone), ..about("corner.bakery") });

    meta.refresh(T, &threads).await.assert_is("t-500-10-permission");
    let answer = meta.refresh(I, &instagram).await;
    assert_eq!((answer.status, answer.code()), (400, (10, 0)));

    meta.switch(SwitchOrder { declined: Some(Vec::new()), ..about("corner.bakery") });
    assert_eq!(meta.refresh(T, &threads).await.status, 200);
}

#[tokio::test]
async fn a_refresh_takes_no_secret() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "corner.bakery").await;
    meta.advance(DAY);
    let mut parameters = refresh_query(T, &token);
    parameters.push(("client_secret", APP_SECRET));

    let answer = meta.get(refresh_path(T), &parameters).await;

    assert_eq!(answer.status, 400);
    assert_eq!(meta.rules_broken(), ["a secret is sent to /graph.threads.net/refresh_access_token"]);
}

#[tokio::test]
async fn a_refresh_prolongs_threads_permission_grant_too() {
    let meta = TestMeta::new().await;
    let old = meta.long(T, "corner.bakery").await;
    meta.advance(30 * DAY);

    let new = meta.refresh(T, &old).await.token();

    let data = meta.inspect(T, &new, &new).await.json()["data"].clone();
    assert_eq!(data["data_access_expires_at"], start().timestamp() + i64::from((30 + 90) * DAY));
    assert_eq!(data["expires_at"], start().timestamp() + i64::from(30 * DAY) + LONG);
}

#[tokio::test]
async fn facebook_has_no_refresh() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;

    let answer = meta.get(refresh_path(F), &[("access_token", &token)]).await;

    assert_eq!((answer.status, answer.code()), (400, (2500, 0)));
}
