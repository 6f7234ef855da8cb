//! A log-in with an app of the developer pages works with everything set up, and each famous mistake hurts as at Meta.

use serde_json::json;

use crate::desk::{Desk, RETURN, case, usual};
use crate::test_meta::{F, I, T, TestMeta};

#[tokio::test]
async fn an_app_that_is_set_up_logs_in_and_its_tokens_are_its_own() {
    let meta = TestMeta::new().await;
    for (network, person) in [(T, "harbor.spa"), (I, "harbor.spa"), (F, "Mara Lind")] {
        let desk = Desk::set_up(&meta, network, person).await;

        let token = desk.log_in(network, person).await.token();

        assert_eq!(meta.me(network, &token).await.status, 200, "{network:?}");
        let (id, secret) = desk.keys(network).await;
        let long = match network {
            F => {
                meta.get(
                    "graph.facebook.com/v25.0/oauth/access_token",
                    &[
                        ("grant_type", "fb_exchange_token"),
                        ("client_id", &id),
                        ("client_secret", &secret),
                        ("fb_exchange_token", &token),
                    ],
                )
                .await
            }
            network => {
                let grant = if network == T { "th_exchange_token" } else { "ig_exchange_token" };
                let host = if network == T { "graph.threads.net" } else { "graph.instagram.com" };
                meta.get(
                    &format!("{host}/access_token"),
                    &[("grant_type", grant), ("client_secret", &secret), ("access_token", &token)],
                )
                .await
            }
        };
        assert_eq!(long.status, 200, "{}", long.text);
        assert_ne!(
            meta.exchange(network, &token).await.status,
            200,
            "the built-in app's secret is another app's"
        );
    }
    assert_eq!(meta.rules_broken(), Vec::<String>::new());
}

#[tokio::test]
async fn a_token_says_which_app_it_is_for() {
    let meta = TestMeta::new().await;
    let desk = Desk::set_up(&meta, F, "Mara Lind").await;
    let token = desk.log_in(F, "Mara Lind").await.token();
    let (id, secret) = desk.keys(F).await;

    let data = meta.inspect(F, &token, &format!("{id}|{secret}")).await.json()["data"].clone();

    assert_eq!((&data["app_id"], &data["application"]), (&json!(id), &json!("Jam & Toast <shop>")));
    desk.press("settings/advanced/", &[("desktop", "yes"), ("do", "save")]).await;
    let distrusted = meta.inspect(F, &token, &format!("{id}|{secret}")).await;
    assert_eq!(distrusted.code(), (2500, 0), "a desktop app's own token counts for nothing");
}

#[tokio::test]
async fn the_number_of_the_meta_app_is_unknown_to_instagram_and_threads() {
    let meta = TestMeta::new().await;
    let threads = Desk::set_up(&meta, T, "harbor.spa").await;
    let instagram = Desk::set_up(&meta, I, "harbor.spa").await;

    let told = threads.open_login(T, &threads.id, RETURN, usual(T)).await;
    assert_eq!(told.json()["error_code"], 1_349_026);
    let told = instagram.open_login(I, &instagram.id, RETURN, usual(I)).await;
    told.assert_is("i-authorize-platform-app");
    let networks_own = threads.keys(T).await.0;
    assert!(threads.open_login(F, &networks_own, RETURN, usual(F)).await.text.contains("Invalid App ID"));
}

#[tokio::test]
async fn a_return_address_is_compared_letter_by_letter() {
    let meta = TestMeta::new().await;
    let threads = Desk::set_up(&meta, T, "harbor.spa").await;
    let instagram = Desk::set_up(&meta, I, "harbor.spa").await;
    let pages = Desk::set_up(&meta, F, "Mara Lind").await;
    for other in ["https://localhost:16060", "https://localhost:16061/", "https://localhost:16060/x"] {
        let told = threads.open_login(T, &threads.keys(T).await.0, other, usual(T)).await;
        assert_eq!(told.json()["error_code"], 1_349_168, "{other}");
        let told = instagram.open_login(I, &instagram.keys(I).await.0, other, usual(I)).await;
        told.assert_is("i-authorize-redirect-page");
        let told = pages.open_login(F, &pages.id, other, usual(F)).await;
        assert!(told.text.contains("URL Blocked"), "{other}");
    }
    let told = threads.open_login(T, &threads.keys(T).await.0, "http://localhost:16060/", usual(T)).await;
    told.assert_is("t-authorize-insecure");
}

#[tokio::test]
async fn who_was_invited_and_has_not_accepted_stays_outside() {
    let meta = TestMeta::new().await;
    for (network, person, told) in [
        (T, "harbor.spa", "1349245"),
        (I, "harbor.spa", "Insufficient developer role"),
        (F, "Jonas Weber", "Facebook Login is currently unavailable"),
    ] {
        let desk = Desk::create(&meta, &[case(network)]).await;
        desk.list(network, RETURN).await;
        desk.add_permissions(network).await;
        desk.invite(network, person).await;
        let id = desk.keys(network).await.0;

        let refused = desk.allow(network, &id, RETURN, person).await;
        assert_eq!(refused.status, 400);
        assert!(refused.text.contains(told), "{}", refused.text);

        desk.accept(network, person).await;
        assert_eq!(desk.allow(network, &id, RETURN, person).await.status, 302);
    }
}

#[tokio::test]
async fn a_permission_that_was_not_added_is_an_invalid_scope() {
    let meta = TestMeta::new().await;
    for (network, told) in [
        (T, "Invalid scope: [threads_content_publish]"),
        (I, "Invalid scope: [instagram_business_content_publish]"),
    ] {
        let desk = Desk::create(&meta, &[case(network)]).await;
        desk.list(network, RETURN).await;
        let id = desk.keys(network).await.0;

        let refused = desk.open_login(network, &id, RETURN, usual(network)).await;
        assert!(refused.text.contains(told), "{}", refused.text);

        desk.add_permissions(network).await;
        assert_eq!(desk.open_login(network, &id, RETURN, usual(network)).await.status, 200);
    }
    assert_eq!(meta.rules_broken(), Vec::<String>::new(), "the set-up is wrong, not the program");
}

#[tokio::test]
async fn an_app_of_the_type_business_has_standard_access_to_every_permission() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(F)]).await;

    let page = desk.look("app-review/permissions/").await;

    assert_eq!(page.matches(">Standard access<").count(), F.permissions().len());
    assert!(!page.contains(">Add<"));
    assert_eq!(desk.open_login(F, &desk.id, "http://localhost:16060/", usual(F)).await.status, 200);
}

#[tokio::test]
async fn another_use_case_cannot_be_made_to_work_for_pages() {
    let meta = TestMeta::new().await;
    for (case, told) in [
        ("FB_LOGIN", "pages_show_list"),
        ("PAGES_API", "instagram_basic"),
        ("MARKETING_API", "pages_show_list"),
    ] {
        let desk = Desk::create(&meta, &[case]).await;
        if case != "MARKETING_API" {
            desk.add_permissions(F).await;
        }

        let refused = desk.open_login(F, &desk.id, "http://localhost:16060/", usual(F)).await;

        assert!(refused.text.contains(&format!("Invalid Scopes: {told}")), "{case}: {}", refused.text);
    }
}

#[tokio::test]
async fn a_personal_instagram_account_logs_in_and_its_token_is_good_for_nothing_until_it_is_professional() {
    let meta = TestMeta::new().await;
    let desk = Desk::set_up(&meta, I, "mara.private").await;
    let token = desk.log_in(I, "mara.private").await.token();

    let refused = meta.me(I, &token).await;
    assert_eq!(
        (refused.code(), refused.message().as_str()),
        ((100, 0), "Unsupported request - method type: get")
    );

    let site = "www.instagram.com/accounts/convert_to_professional_account/";
    assert!(meta.get(site, &[]).await.text.contains("This is a personal account."));
    meta.post(site, &[("do", "professional")]).await;
    assert_eq!(meta.me(I, &token).await.status, 200);
}

#[tokio::test]
async fn a_wrong_secret_gets_the_answer_of_its_network() {
    let meta = TestMeta::new().await;
    for (network, told) in [
        (T, "Error validating client secret."),
        (I, "Error validating verification code"),
        (F, "Error validating client secret."),
    ] {
        let person = if network == F { "Mara Lind" } else { "harbor.spa" };
        let desk = Desk::set_up(&meta, network, person).await;
        let (id, secret) = desk.keys(network).await;
        let back = desk.allow(network, &id, RETURN, person).await.header("location");
        let code = crate::test_meta::query(&back, "code").unwrap();
        let half = &secret[..16];
        let form = [
            ("client_id", id.as_str()),
            ("client_secret", half),
            ("grant_type", "authorization_code"),
            ("redirect_uri", RETURN),
            ("code", &code),
        ];

        let refused = meta.post(crate::test_meta::code_path(network), &form).await;

        assert_eq!(refused.status, 400);
        assert!(refused.text.contains(told), "{}", refused.text);
    }
}
