//! System users of a business: their tokens, and what ends one.

use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, Lifetime, PageTokens, SYSTEM_USER, SwitchOrder, TokenOrder};

use crate::test_meta::{
    DAY, F, HttpAnswer, LONG, SYSTEM_USERS, TestMeta, about, app_token, exchange_path, exchange_query,
    inspect_path, start,
};

const ACCOUNTS: &str = "graph.facebook.com/v25.0/me/accounts";
const FLAG: (&str, &str) = ("set_token_expires_in_60_days", "true");

#[tokio::test]
async fn a_token_of_business_settings_lives_for_60_days_90_days_or_for_ever() {
    let meta = TestMeta::new().await;
    let now = start().timestamp();
    for (expires, life, end) in [
        ("60", Lifetime::Long, now + LONG),
        ("90", Lifetime::Ninety, now + i64::from(90 * DAY)),
        ("never", Lifetime::Endless, 0),
    ] {
        let by_page = generated(&meta, expires).await;
        for token in [by_page, made(&meta, life)] {
            let told = inspected(&meta, &token).await;
            assert_eq!((&told["type"], &told["expires_at"]), (&json!("SYSTEM_USER"), &json!(end)));
            assert_eq!(told["data_access_expires_at"], 0, "nobody logs in as a system user");
            assert_eq!(meta.me(F, &token).await.json()["name"], SYSTEM_USER);
        }
    }
    let wrong = meta.post(SYSTEM_USERS, &[("do", "generate:10226543210987291"), ("expires", "2")]).await;
    assert_eq!(wrong.status, 422);
    let short = TokenOrder { life: Lifetime::Short, ..order() };
    assert!(meta.practice.token(&short).is_err());
}

#[tokio::test]
async fn nobody_can_log_in_as_a_system_user() {
    let meta = TestMeta::new().await;
    let page = meta.page_with(F, "scope", Some("pages_show_list")).await;
    assert!(!page.text.contains(SYSTEM_USER));
}

#[tokio::test]
async fn an_exchange_with_the_flag_gives_60_days_from_now_and_the_old_one_lives_to_its_end() {
    let meta = TestMeta::new().await;
    for life in [Lifetime::Ninety, Lifetime::Endless] {
        let old = made(&meta, life);
        meta.advance(10 * DAY);

        let answer = exchanged(&meta, &old).await;

        assert_eq!((answer.status, &answer.json()["expires_in"]), (200, &json!(LONG)));
        let new = answer.token();
        assert_ne!(new, old);
        assert_eq!(inspected(&meta, &new).await["type"], "SYSTEM_USER");
        assert_eq!(meta.me(F, &old).await.status, 200);
        assert_eq!(pages(&meta, &new).await.len(), 2);
    }
    let old = made(&meta, Lifetime::Long);
    meta.advance(LONG as u32);
    assert_eq!(exchanged(&meta, &old).await.code(), (190, 463), "an expired one cannot be extended");
}

#[tokio::test]
async fn without_the_flag_the_date_stays_and_a_persons_token_does_not_take_it() {
    let meta = TestMeta::new().await;
    let old = made(&meta, Lifetime::Long);
    meta.advance(10 * DAY);

    let answer = meta.exchange(F, &old).await;

    assert_eq!(answer.json()["expires_in"], LONG - i64::from(10 * DAY));
    let mara = meta.long(F, "Mara Lind").await;
    assert_eq!(exchanged(&meta, &mara).await.code(), (100, 0));
    assert_eq!(meta.rules_broken(), ["set_token_expires_in_60_days is for system users"]);
}

#[tokio::test]
async fn the_app_is_told_what_it_is_also_by_a_header_and_the_token_itself_is_not() {
    let meta = TestMeta::new().await;
    let token = made(&meta, Lifetime::Long);
    meta.inspect(F, &token, &token).await.assert_is("f-100-debug-needs-app-token");

    let request = meta.client.get(meta.at(inspect_path(F))).query(&[("input_token", &token)]);
    let answer = meta.send(request.bearer_auth(app_token())).await;

    assert_eq!(answer.json()["data"]["type"], "SYSTEM_USER", "{}", answer.text);
    let wrong = meta.client.get(meta.at(inspect_path(F))).query(&[("input_token", &token)]);
    assert_eq!(meta.send(wrong.bearer_auth(&token)).await.code(), (100, 0));
    assert_eq!(meta.rules_broken(), Vec::<String>::new());
}

#[tokio::test]
async fn a_token_reaches_the_pages_of_the_day_on_which_it_was_made() {
    let meta = TestMeta::new().await;
    let lost = |pages: &[&str]| {
        let lost = pages.iter().map(|page| (*page).to_owned()).collect();
        meta.switch(SwitchOrder { lost_pages: Some(lost), ..about(SYSTEM_USER) });
    };
    lost(&["Harbor Spa"]);
    let old = made(&meta, Lifetime::Long);
    lost(&[]);

    let new = made(&meta, Lifetime::Long);

    assert_eq!((pages(&meta, &old).await.len(), pages(&meta, &new).await.len()), (1, 2));
}

#[tokio::test]
async fn a_pages_token_is_endless_or_ends_with_the_token_that_it_was_fetched_with() {
    let meta = TestMeta::new().await;
    for (page_tokens, end) in
        [(PageTokens::Endless, 0), (PageTokens::EndWithParent, start().timestamp() + LONG)]
    {
        meta.switch(SwitchOrder { page_tokens: Some(page_tokens), ..SwitchOrder::default() });
        let (old, new) = (made(&meta, Lifetime::Long), made(&meta, Lifetime::Long));
        let page = pages(&meta, &old).await[0]["access_token"].as_str().unwrap().to_owned();
        let told = inspected(&meta, &page).await;
        assert_eq!((&told["type"], &told["expires_at"]), (&json!("PAGE"), &json!(end)));

        assert_eq!(revoked(&meta, &old, &new).await.json(), json!({"success": true}));

        let lives = page_tokens == PageTokens::Endless;
        assert_eq!(meta.me(F, &page).await.status == 200, lives);
    }
}

#[tokio::test]
async fn revoking_ends_that_one_token_and_no_other() {
    let meta = TestMeta::new().await;
    let (old, new) = (made(&meta, Lifetime::Long), made(&meta, Lifetime::Long));
    let (mara, stranger) = (meta.long(F, "Mara Lind").await, meta.long(F, "Jonas Weber").await);

    assert_eq!(revoked(&meta, &mara, &new).await.code(), (100, 0), "another's token");
    assert_eq!(revoked(&meta, &old, &stranger).await.code(), (100, 0));
    assert_eq!(revoked(&meta, &old, "EAAnothing").await.code(), (190, 0));
    assert_eq!(meta.me(F, &old).await.status, 200);
    assert_eq!(revoked(&meta, &old, &new).await.json(), json!({"success": true}));

    assert_eq!(meta.me(F, &old).await.code(), (190, 466));
    assert_eq!(meta.me(F, &new).await.status, 200);
    assert_eq!(revoked(&meta, &old, &new).await.code(), (190, 466), "once more says that it is over");
    let wrong = query(&new, &new, "wrong");
    meta.get("graph.facebook.com/v25.0/oauth/revoke", &wrong).await.assert_is("f-1-client-secret");
    assert_eq!(meta.rules_broken(), Vec::<String>::new());
}

fn order() -> TokenOrder {
    TokenOrder { network: F, user: SYSTEM_USER.to_owned(), life: Lifetime::Long, permissions: None }
}

fn made(meta: &TestMeta, life: Lifetime) -> String {
    meta.practice.token(&TokenOrder { life, ..order() }).unwrap()
}

/// A token that was made on the page of Business settings.
async fn generated(meta: &TestMeta, expires: &str) -> String {
    let form = [("do", "generate:10226543210987291"), ("expires", expires)];
    let page = meta.post(SYSTEM_USERS, &form).await.text;
    let token = page.split("id=\"token\">").nth(1).unwrap_or_else(|| panic!("no token: {page}"));
    token.split('<').next().unwrap().to_owned()
}

async fn exchanged(meta: &TestMeta, token: &str) -> HttpAnswer {
    meta.get(exchange_path(F), &[&exchange_query(F, token)[..], &[FLAG]].concat()).await
}

async fn inspected(meta: &TestMeta, token: &str) -> Value {
    meta.inspect(F, token, &app_token()).await.json()["data"].clone()
}

async fn pages(meta: &TestMeta, token: &str) -> Vec<Value> {
    let query = [("fields", "id,access_token"), ("access_token", token)];
    meta.get(ACCOUNTS, &query).await.json()["data"].as_array().unwrap().clone()
}

async fn revoked(meta: &TestMeta, old: &str, with: &str) -> HttpAnswer {
    meta.get("graph.facebook.com/v25.0/oauth/revoke", &query(old, with, APP_SECRET)).await
}

fn query<'a>(old: &'a str, with: &'a str, secret: &'a str) -> [(&'static str, &'a str); 4] {
    [("client_id", F.app_id()), ("client_secret", secret), ("revoke_token", old), ("access_token", with)]
}
