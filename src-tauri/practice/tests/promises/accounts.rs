//! The Facebook Pages of a person, and their tokens.

use serde_json::{Value, json};
use sixty_practice::SwitchOrder;

use crate::test_meta::{DAY, F, HOUR, LONG, TestMeta, about, app_token, authorize_url, me_path, query};

const ACCOUNTS: &str = "graph.facebook.com/v25.0/me/accounts";
const FIELDS: &str = "id,name,access_token,instagram_business_account{id,username}";

#[tokio::test]
async fn a_person_gets_a_token_for_each_page_and_the_linked_instagram_account() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;

    let pages = pages(&meta, &token).await;

    assert_eq!(pages.len(), 2);
    assert_eq!((&pages[0]["name"], &pages[1]["name"]), (&json!("Corner Bakery"), &json!("Harbor Spa")));
    let instagram = json!({"id": "17841405793181201", "username": "corner.bakery"});
    assert_eq!(pages[0]["instagram_business_account"], instagram);
    assert_eq!(pages[1].get("instagram_business_account"), None);
    let me = meta.me(F, pages[0]["access_token"].as_str().unwrap()).await.json();
    assert_eq!(me, json!({"id": pages[0]["id"], "name": "Corner Bakery"}));
}

#[tokio::test]
async fn a_page_token_of_a_long_token_has_no_end_and_one_of_a_first_token_ends_with_it() {
    let meta = TestMeta::new().await;
    let short = meta.short(F, "Mara Lind").await;
    let long = meta.exchange(F, &short).await.token();
    let (of_short, of_long) = (page_token(&meta, &short).await, page_token(&meta, &long).await);

    meta.advance(HOUR);
    assert_eq!(meta.me(F, &of_short).await.code(), (190, 463));
    meta.advance(400 * DAY);

    assert_eq!(meta.me(F, &of_long).await.status, 200);
    assert_eq!(meta.me(F, &long).await.code(), (190, 463));
}

#[tokio::test]
async fn asked_again_it_is_the_same_token() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;

    let first = page_token(&meta, &token).await;

    assert_eq!(page_token(&meta, &token).await, first);
}

#[tokio::test]
async fn exchanging_an_endless_page_token_gives_one_that_ends_and_leaves_the_endless_one() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let endless = page_token(&meta, &token).await;

    // The strings are random and sorted: of eight new ones, one is all but certain to sort before the endless one.
    for _ in 0..8 {
        let ending = meta.exchange(F, &endless).await;
        assert_eq!(ending.json()["expires_in"], LONG);
        assert_ne!(ending.token(), endless);
    }

    assert_eq!(page_token(&meta, &token).await, endless);
    let data = meta.inspect(F, &endless, &app_token()).await.json()["data"].clone();
    assert_eq!(data["expires_at"], 0);
}

#[tokio::test]
async fn without_the_permission_and_with_a_page_token_the_list_is_empty() {
    let meta = TestMeta::new().await;
    let back = meta.practice.allow_only(F, &authorize_url(F), "Mara Lind", &["instagram_basic"]).unwrap();
    let limited = meta.trade(F, &query(&back, "code").unwrap()).await.token();
    let whole = meta.long(F, "Mara Lind").await;
    let page = page_token(&meta, &whole).await;
    let none = meta.long(F, "Jonas Weber").await;

    for token in [limited, page, none] {
        let answer = meta.get(ACCOUNTS, &[("access_token", &token)]).await;
        assert_eq!(answer.json(), json!({"data": []}));
    }
}

#[tokio::test]
async fn a_long_list_comes_in_parts() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let part = |more: Vec<(&'static str, String)>| {
        let mut parameters =
            vec![("fields", "name".to_owned()), ("limit", "1".to_owned()), ("access_token", token.clone())];
        parameters.extend(more);
        meta.send(meta.client.get(meta.at(ACCOUNTS)).query(&parameters))
    };

    let first = part(Vec::new()).await.json();
    let after = first["paging"]["cursors"]["after"].as_str().unwrap().to_owned();
    let second = part(vec![("after", after)]).await.json();

    assert_eq!(first["data"], json!([{"name": "Corner Bakery"}]));
    assert_eq!(second["data"], json!([{"name": "Harbor Spa"}]));
    assert_eq!(second["paging"].get("next"), None);
    let next = first["paging"]["next"].as_str().unwrap();
    let followed = next.replace("https://", meta.practice.base.as_str());
    assert_eq!(meta.send(meta.client.get(followed)).await.json()["data"], second["data"]);
}

#[tokio::test]
async fn me_of_a_page_tells_its_instagram_account() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let page = page_token(&meta, &token).await;

    let answer =
        meta.get(me_path(F), &[("fields", "instagram_business_account"), ("access_token", &page)]).await;

    assert_eq!(answer.json()["instagram_business_account"]["username"], "corner.bakery");
}

#[tokio::test]
async fn a_page_token_comes_only_where_it_is_asked_for_by_name() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;

    let answer = meta.get(ACCOUNTS, &[("access_token", &token)]).await.json();

    assert_eq!(answer["data"][1], json!({"id": "61550123456789302", "name": "Harbor Spa"}));
}

#[tokio::test]
async fn more_than_25_pages_come_in_two_parts() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Nora Quill").await;
    let query = [("fields", FIELDS), ("limit", "100"), ("access_token", &token)];

    let first = meta.get(ACCOUNTS, &query).await.json();
    let after = first["paging"]["cursors"]["after"].as_str().unwrap();
    let second = meta.get(ACCOUNTS, &[&query[..], &[("after", after)]].concat()).await.json();

    assert!(first["paging"]["next"].is_string());
    assert_eq!(second["paging"].get("next"), None);
    let both = [first, second].map(|part| part["data"].as_array().unwrap().len());
    assert_eq!(both, [25, 2]);
}

#[tokio::test]
async fn a_page_of_two_people_has_a_token_for_each_of_them() {
    let meta = TestMeta::new().await;
    let (mara, nora) = (meta.long(F, "Mara Lind").await, meta.long(F, "Nora Quill").await);
    let spa = pages(&meta, &mara).await[1].clone();
    let query = [("fields", FIELDS), ("after", "26"), ("access_token", &nora)];

    let theirs = meta.get(ACCOUNTS, &query).await.json()["data"][0].clone();

    assert_eq!(spa["id"], theirs["id"]);
    assert_ne!(spa["access_token"], theirs["access_token"]);
}

#[tokio::test]
async fn who_loses_a_page_loses_its_token_and_no_other() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let before = pages(&meta, &token).await;
    let [bakery, spa] = [0, 1].map(|page| before[page]["access_token"].as_str().unwrap().to_owned());

    let lost = Some(vec!["corner bakery".to_owned()]);
    meta.switch(SwitchOrder { lost_pages: lost, ..about("Mara Lind") });

    meta.me(F, &bakery).await.assert_is("f-190-492-page-role");
    assert_eq!(pages(&meta, &token).await.len(), 1);
    let data = meta.inspect(F, &bakery, &app_token()).await.json()["data"].clone();
    assert_eq!((&data["is_valid"], &data["error"]["subcode"]), (&json!(false), &json!(492)));
    for alive in [&spa, &token] {
        assert_eq!(meta.me(F, alive).await.status, 200);
    }
    meta.switch(SwitchOrder { lost_pages: Some(Vec::new()), ..about("Mara Lind") });
    assert_eq!(meta.me(F, &bakery).await.status, 200);
}

#[tokio::test]
async fn a_fault_may_be_for_one_page() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let pages = pages(&meta, &token).await;
    let page = |number: usize| pages[number]["access_token"].as_str().unwrap();
    meta.practice.fault("Corner Bakery", "me", Some("f-190-492-page-role"), None).unwrap();

    meta.me(F, page(0)).await.assert_is("f-190-492-page-role");
    assert_eq!(meta.me(F, page(1)).await.status, 200);
    assert_eq!(meta.me(F, &token).await.status, 200);
}

async fn pages(meta: &TestMeta, token: &str) -> Vec<Value> {
    let answer = meta.get(ACCOUNTS, &[("fields", FIELDS), ("access_token", token)]).await.json();
    answer["data"].as_array().unwrap().clone()
}

async fn page_token(meta: &TestMeta, token: &str) -> String {
    pages(meta, token).await[0]["access_token"].as_str().unwrap().to_owned()
}
