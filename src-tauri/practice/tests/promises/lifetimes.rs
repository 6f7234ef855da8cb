//! How long tokens live, and what ends them.

use sixty_practice::{OldToken, SwitchOrder};

use crate::test_meta::{DAY, EVERYWHERE, F, HOUR, I, LONG, T, TestMeta, about};

#[tokio::test]
async fn a_log_in_leads_to_a_long_token_on_every_network_without_breaking_a_rule() {
    let meta = TestMeta::new().await;

    for (network, person) in EVERYWHERE {
        let short = meta.short(network, person).await;
        let long = meta.exchange(network, &short).await;

        assert_eq!(long.status, 200, "{}", long.text);
        assert_eq!(long.json()["expires_in"], LONG);
        assert_eq!(long.json()["token_type"], "bearer");
        assert!(long.token().starts_with(["THAA", "IGAA", "EAA"][network as usize]));
        assert!((170..=190).contains(&long.token().len()));
        assert_eq!(meta.me(network, &long.token()).await.status, 200);
    }

    assert_eq!(meta.rules_broken(), Vec::<String>::new());
}

#[tokio::test]
async fn a_first_token_lives_one_hour() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let token = meta.short(network, person).await;

        meta.advance(HOUR - 1);
        assert_eq!(meta.me(network, &token).await.status, 200);
        meta.advance(1);

        assert_eq!(meta.me(network, &token).await.code(), (190, 463));
        assert_eq!(meta.exchange(network, &token).await.code(), (190, 463));
    }
}

#[tokio::test]
async fn a_long_token_lives_sixty_days_and_is_not_extended_afterwards() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let token = meta.long(network, person).await;

        meta.advance(LONG as u32 - 1);
        assert_eq!(meta.me(network, &token).await.status, 200);
        meta.advance(1);

        assert_eq!(meta.me(network, &token).await.code(), (190, 463));
        let extended = match network {
            F => meta.exchange(F, &token).await,
            _ => meta.refresh(network, &token).await,
        };
        assert_eq!((extended.status, extended.code()), (400, (190, 463)));
    }
}

#[tokio::test]
async fn what_a_person_does_at_meta_ends_every_token_until_it_is_undone() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let token = meta.long(network, person).await;
        for (subcode, order) in [
            (
                460,
                (|is_on| SwitchOrder { password_changed: Some(is_on), ..SwitchOrder::default() })
                    as fn(bool) -> SwitchOrder,
            ),
            (458, |is_on| SwitchOrder { app_removed: Some(is_on), ..SwitchOrder::default() }),
            (459, |is_on| SwitchOrder { checkpoint: Some(is_on), ..SwitchOrder::default() }),
        ] {
            meta.switch(SwitchOrder { user: about(person).user, ..order(true) });
            let dead = meta.me(network, &token).await;
            meta.switch(SwitchOrder { user: about(person).user, ..order(false) });

            assert_eq!((dead.status, dead.code()), (400, (190, subcode)));
            assert_eq!(meta.me(network, &token).await.status, 200);
        }
    }
}

#[tokio::test]
async fn a_new_log_in_works_after_the_old_tokens_ended() {
    let meta = TestMeta::new().await;
    let old = meta.long(I, "harbor.spa").await;
    meta.switch(SwitchOrder { app_removed: Some(true), ..about("harbor.spa") });

    let new = meta.long(I, "harbor.spa").await;

    assert_eq!(meta.me(I, &new).await.status, 200);
    assert_eq!(meta.me(I, &old).await.code(), (190, 458));
}

#[tokio::test]
async fn undoing_one_ending_leaves_the_others() {
    let meta = TestMeta::new().await;
    meta.switch(SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() });
    let replaced = meta.long(I, "harbor.spa").await;
    meta.advance(DAY);
    let removed = meta.refresh(I, &replaced).await.token();
    meta.switch(SwitchOrder { app_removed: Some(true), ..about("harbor.spa") });

    meta.switch(SwitchOrder { password_changed: Some(true), ..about("harbor.spa") });
    meta.switch(SwitchOrder { password_changed: Some(false), ..about("harbor.spa") });

    assert_eq!(meta.me(I, &removed).await.code(), (190, 458));
    assert_eq!(meta.me(I, &replaced).await.code(), (190, 467));
}

#[tokio::test]
async fn the_end_of_one_persons_tokens_touches_nobody_else() {
    let meta = TestMeta::new().await;
    let other = meta.long(T, "jam.and.toast").await;

    meta.switch(SwitchOrder { password_changed: Some(true), ..about("corner.bakery") });

    assert_eq!(meta.me(T, &other).await.status, 200);
}

#[tokio::test]
async fn facebook_wants_the_person_back_after_ninety_days_however_often_the_token_is_exchanged() {
    let meta = TestMeta::new().await;
    let first = meta.long(F, "Jonas Weber").await;
    meta.advance(45 * DAY);
    let second = meta.exchange(F, &first).await.token();
    meta.advance(45 * DAY - 1);
    assert_eq!(meta.me(F, &second).await.status, 200);

    meta.advance(1);

    meta.me(F, &second).await.assert_is("f-190-493-data-access");
    assert_eq!(meta.exchange(F, &second).await.code(), (190, 493));
    let anew = meta.long(F, "Jonas Weber").await;
    assert_eq!(meta.me(F, &anew).await.status, 200);
}
