//! How long tokens live, and what ends them.

use sixty_practice::{OldToken, SwitchOrder};

use crate::stage::{DAY, EVERYWHERE, F, HOUR, I, LONG, Stage, T, about};

#[tokio::test]
async fn a_log_in_leads_to_a_long_token_on_every_network_without_breaking_a_rule() {
    let stage = Stage::new().await;

    for (network, person) in EVERYWHERE {
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
    for (network, person) in EVERYWHERE {
        let token = stage.short(network, person).await;

        stage.advance(HOUR - 1);
        assert_eq!(stage.me(network, &token).await.status, 200);
        stage.advance(1);

        assert_eq!(stage.me(network, &token).await.code(), (190, 463));
        assert_eq!(stage.exchange(network, &token).await.code(), (190, 463));
    }
}

#[tokio::test]
async fn a_long_token_lives_sixty_days_and_is_not_extended_afterwards() {
    let stage = Stage::new().await;
    for (network, person) in EVERYWHERE {
        let token = stage.long(network, person).await;

        stage.advance(LONG as u32 - 1);
        assert_eq!(stage.me(network, &token).await.status, 200);
        stage.advance(1);

        assert_eq!(stage.me(network, &token).await.code(), (190, 463));
        let extended = match network {
            F => stage.exchange(F, &token).await,
            _ => stage.refresh(network, &token).await,
        };
        assert_eq!((extended.status, extended.code()), (400, (190, 463)));
    }
}

#[tokio::test]
async fn what_a_person_does_at_meta_ends_every_token_until_it_is_undone() {
    let stage = Stage::new().await;
    for (network, person) in EVERYWHERE {
        let token = stage.long(network, person).await;
        for (subcode, order) in [
            (
                460,
                (|is_on| SwitchOrder { password_changed: Some(is_on), ..SwitchOrder::default() })
                    as fn(bool) -> SwitchOrder,
            ),
            (458, |is_on| SwitchOrder { app_removed: Some(is_on), ..SwitchOrder::default() }),
            (459, |is_on| SwitchOrder { checkpoint: Some(is_on), ..SwitchOrder::default() }),
        ] {
            stage.switch(SwitchOrder { user: about(person).user, ..order(true) });
            let dead = stage.me(network, &token).await;
            stage.switch(SwitchOrder { user: about(person).user, ..order(false) });

            assert_eq!((dead.status, dead.code()), (400, (190, subcode)));
            assert_eq!(stage.me(network, &token).await.status, 200);
        }
    }
}

#[tokio::test]
async fn a_new_log_in_works_after_the_old_tokens_ended() {
    let stage = Stage::new().await;
    let old = stage.long(I, "harbor.spa").await;
    stage.switch(SwitchOrder { app_removed: Some(true), ..about("harbor.spa") });

    let new = stage.long(I, "harbor.spa").await;

    assert_eq!(stage.me(I, &new).await.status, 200);
    assert_eq!(stage.me(I, &old).await.code(), (190, 458));
}

#[tokio::test]
async fn undoing_one_ending_leaves_the_others() {
    let stage = Stage::new().await;
    stage.switch(SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() });
    let replaced = stage.long(I, "harbor.spa").await;
    stage.advance(DAY);
    let removed = stage.refresh(I, &replaced).await.token();
    stage.switch(SwitchOrder { app_removed: Some(true), ..about("harbor.spa") });

    stage.switch(SwitchOrder { password_changed: Some(true), ..about("harbor.spa") });
    stage.switch(SwitchOrder { password_changed: Some(false), ..about("harbor.spa") });

    assert_eq!(stage.me(I, &removed).await.code(), (190, 458));
    assert_eq!(stage.me(I, &replaced).await.code(), (190, 467));
}

#[tokio::test]
async fn the_end_of_one_persons_tokens_touches_nobody_else() {
    let stage = Stage::new().await;
    let other = stage.long(T, "jam.and.toast").await;

    stage.switch(SwitchOrder { password_changed: Some(true), ..about("corner.bakery") });

    assert_eq!(stage.me(T, &other).await.status, 200);
}

#[tokio::test]
async fn facebook_wants_the_person_back_after_ninety_days_however_often_the_token_is_exchanged() {
    let stage = Stage::new().await;
    let first = stage.long(F, "Jonas Weber").await;
    stage.advance(45 * DAY);
    let second = stage.exchange(F, &first).await.token();
    stage.advance(45 * DAY - 1);
    assert_eq!(stage.me(F, &second).await.status, 200);

    stage.advance(1);

    stage.me(F, &second).await.assert_is("f-190-493-data-access");
    assert_eq!(stage.exchange(F, &second).await.code(), (190, 493));
    let anew = stage.long(F, "Jonas Weber").await;
    assert_eq!(stage.me(F, &anew).await.status, 200);
}
