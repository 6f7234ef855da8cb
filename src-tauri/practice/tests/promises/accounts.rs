//! The Pages of a person (Facebook).

use serde_json::{Value, json};

use crate::stage::{DAY, F, HOUR, LONG, Stage, app_token, authorize_url, me_path, query};

const ACCOUNTS: &str = "graph.facebook.com/v25.0/me/accounts";
const FIELDS: &str = "id,name,access_token,instagram_business_account{id,username}";

#[tokio::test]
async fn a_person_gets_a_token_for_each_page_and_the_linked_instagram_account() {
    let stage = Stage::new().await;
    let token = stage.long(F, "Mara Lind").await;

    let pages = pages(&stage, &token).await;

    assert_eq!(pages.len(), 2);
    assert_eq!((&pages[0]["name"], &pages[1]["name"]), (&json!("Corner Bakery"), &json!("Harbor Spa")));
    let instagram = json!({"id": "17841405793181201", "username": "corner.bakery"});
    assert_eq!(pages[0]["instagram_business_account"], instagram);
    assert_eq!(pages[1].get("instagram_business_account"), None);
    let me = stage.me(F, pages[0]["access_token"].as_str().unwrap()).await.json();
    assert_eq!(me, json!({"id": pages[0]["id"], "name": "Corner Bakery"}));
}

#[tokio::test]
async fn a_page_token_of_a_long_token_has_no_end_and_one_of_a_first_token_ends_with_it() {
    let stage = Stage::new().await;
    let short = stage.short(F, "Mara Lind").await;
    let long = stage.exchange(F, &short).await.token();
    let (of_short, of_long) = (page_token(&stage, &short).await, page_token(&stage, &long).await);

    stage.advance(HOUR);
    assert_eq!(stage.me(F, &of_short).await.code(), (190, 463));
    stage.advance(400 * DAY);

    assert_eq!(stage.me(F, &of_long).await.status, 200);
    assert_eq!(stage.me(F, &long).await.code(), (190, 463));
}

#[tokio::test]
async fn asked_again_it_is_the_same_token() {
    let stage = Stage::new().await;
    let token = stage.long(F, "Mara Lind").await;

    let first = page_token(&stage, &token).await;

    assert_eq!(page_token(&stage, &token).await, first);
}

#[tokio::test]
async fn exchanging_an_endless_page_token_gives_one_that_ends_and_leaves_the_endless_one() {
    let stage = Stage::new().await;
    let token = stage.long(F, "Mara Lind").await;
    let endless = page_token(&stage, &token).await;

    // Minted strings are drawn at random: one of eight would stand before the endless one.
    for _ in 0..8 {
        let ending = stage.exchange(F, &endless).await;
        assert_eq!(ending.json()["expires_in"], LONG);
        assert_ne!(ending.token(), endless);
    }

    assert_eq!(page_token(&stage, &token).await, endless);
    let data = stage.inspect(F, &endless, &app_token()).await.json()["data"].clone();
    assert_eq!(data["expires_at"], 0);
}

#[tokio::test]
async fn without_the_permission_and_with_a_page_token_the_list_is_empty() {
    let stage = Stage::new().await;
    let back = stage.practice.allow_only(F, &authorize_url(F), "Mara Lind", &["instagram_basic"]).unwrap();
    let limited = stage.trade(F, &query(&back, "code").unwrap()).await.token();
    let whole = stage.long(F, "Mara Lind").await;
    let page = page_token(&stage, &whole).await;
    let none = stage.long(F, "Jonas Weber").await;

    for token in [limited, page, none] {
        let answer = stage.get(ACCOUNTS, &[("access_token", &token)]).await;
        assert_eq!(answer.json(), json!({"data": []}));
    }
}

#[tokio::test]
async fn a_long_list_comes_in_parts() {
    let stage = Stage::new().await;
    let token = stage.long(F, "Mara Lind").await;
    let part = |more: Vec<(&'static str, String)>| {
        let mut parameters =
            vec![("fields", "name".to_owned()), ("limit", "1".to_owned()), ("access_token", token.clone())];
        parameters.extend(more);
        stage.send(stage.client.get(stage.at(ACCOUNTS)).query(&parameters))
    };

    let first = part(Vec::new()).await.json();
    let after = first["paging"]["cursors"]["after"].as_str().unwrap().to_owned();
    let second = part(vec![("after", after)]).await.json();

    assert_eq!(first["data"], json!([{"name": "Corner Bakery"}]));
    assert_eq!(second["data"], json!([{"name": "Harbor Spa"}]));
    assert_eq!(second["paging"].get("next"), None);
    let next = first["paging"]["next"].as_str().unwrap();
    let followed = next.replace("https://", stage.practice.base.as_str());
    assert_eq!(stage.send(stage.client.get(followed)).await.json()["data"], second["data"]);
}

#[tokio::test]
async fn me_of_a_page_tells_its_instagram_account() {
    let stage = Stage::new().await;
    let token = stage.long(F, "Mara Lind").await;
    let page = page_token(&stage, &token).await;

    let answer =
        stage.get(me_path(F), &[("fields", "instagram_business_account"), ("access_token", &page)]).await;

    assert_eq!(answer.json()["instagram_business_account"]["username"], "corner.bakery");
}

async fn pages(stage: &Stage, token: &str) -> Vec<Value> {
    let answer = stage.get(ACCOUNTS, &[("fields", FIELDS), ("access_token", token)]).await.json();
    answer["data"].as_array().unwrap().clone()
}

async fn page_token(stage: &Stage, token: &str) -> String {
    pages(stage, token).await[0]["access_token"].as_str().unwrap().to_owned()
}
