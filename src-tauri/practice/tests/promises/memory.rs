//! The state that a folder keeps over a restart.

use std::fs;
use std::path::Path;

use sixty_practice::{Ids, Practice, PracticeError, PretendMeta, SwitchOrder};
use tempfile::tempdir;

use crate::test_meta::{DAY, F, I, T, TestMeta, app_token, start, still_clock};

#[tokio::test]
async fn people_tokens_codes_faults_switches_and_time_survive_a_restart() {
    let folder = tempdir().unwrap();
    let (token, used, fresh);
    {
        let meta = on(folder.path()).await;
        token = meta.long(I, "harbor.spa").await;
        used = meta.code(I, "harbor.spa");
        meta.trade(I, &used).await;
        meta.advance(DAY);
        fresh = meta.code(I, "harbor.spa");
        meta.switch(SwitchOrder { ids: Some(Ids::String), ..SwitchOrder::default() });
        meta.practice.fault("*", "refresh", Some("f-2-temporary"), Some(2)).unwrap();
        assert_eq!(meta.refresh(I, &token).await.status, 500);
    }

    let meta = on(folder.path()).await;

    assert_eq!(meta.practice.meta().now(), start() + chrono::TimeDelta::days(1));
    meta.trade(I, &used).await.assert_is("t-exchange-code-used");
    assert!(meta.trade(I, &fresh).await.json()["user_id"].is_string());
    assert_eq!(meta.refresh(I, &token).await.status, 500, "one of two is left");
    assert_eq!(meta.refresh(I, &token).await.status, 200);
    assert!(meta.practice.log().violations.is_empty());
}

#[tokio::test]
async fn a_fault_that_has_struck_for_the_last_time_stays_away_after_a_restart() {
    let folder = tempdir().unwrap();
    let meta = on(folder.path()).await;
    meta.practice.fault("*", "me", Some("f-2-temporary"), Some(1)).unwrap();
    assert_eq!(meta.me(T, "any").await.status, 500);

    let meta = on(folder.path()).await;

    assert_eq!(meta.me(T, "any").await.code(), (190, 0));
}

#[tokio::test]
async fn a_meta_that_has_ended_answers_nobody_and_writes_nothing() {
    let folder = tempdir().unwrap();
    let TestMeta { practice, client } = on(folder.path()).await;
    let levers = practice.base.join("practice/").unwrap();
    let held_line = client.get(levers.join("state").unwrap()).send().await.unwrap();
    assert_eq!(held_line.text().await.unwrap().matches("not.a.tester").count(), 2);
    practice.advance(DAY).unwrap();
    let written = fs::read(folder.path().join("meta.json")).unwrap();
    let meta = practice.meta().clone();

    drop(practice);

    assert!(matches!(meta.advance(DAY), Err(PracticeError::Order(_))));
    let late = client.post(levers.join("clock").unwrap()).body(r#"{"advance":60}"#).send().await;
    assert!(late.is_err() || late.is_ok_and(|answer| answer.status() == 400));
    assert_eq!(fs::read(folder.path().join("meta.json")).unwrap(), written);
}

#[tokio::test]
async fn a_page_token_is_the_same_after_a_restart() {
    let folder = tempdir().unwrap();
    let meta = on(folder.path()).await;
    let token = meta.long(F, "Mara Lind").await;
    let accounts = "graph.facebook.com/v25.0/me/accounts";
    let before = meta.get(accounts, &[("fields", "access_token"), ("access_token", &token)]).await.json();

    let meta = on(folder.path()).await;

    assert_eq!(
        meta.get(accounts, &[("fields", "access_token"), ("access_token", &token)]).await.json(),
        before
    );
    assert_eq!(meta.inspect(F, &token, &app_token()).await.json()["data"]["is_valid"], true);
}

#[tokio::test]
async fn the_folder_is_made_and_holds_one_file_that_is_ours_alone() {
    let parent = tempdir().unwrap();
    let folder = parent.path().join("not/yet/there");
    let meta = on(&folder).await;

    meta.long(T, "harbor.spa").await;

    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["meta.json"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder.join("meta.json")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_file_that_is_not_ours_is_left_alone_and_the_way_on_is_told() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("meta.json");
    for foreign in ["", "{", "[1, 2]", "{\"ahead\": 3}"] {
        fs::write(&file, foreign).unwrap();

        let refused = PretendMeta::open(Some(folder.path()), still_clock()).err().unwrap();

        assert!(matches!(refused, PracticeError::Unreadable(_)));
        assert!(refused.to_string().contains("delete meta.json to start afresh"));
        assert_eq!(fs::read_to_string(&file).unwrap(), foreign);
    }
}

#[tokio::test]
async fn what_cannot_be_remembered_is_not_answered() {
    let folder = tempdir().unwrap();
    let meta = on(folder.path()).await;
    fs::create_dir(folder.path().join("meta.json")).unwrap();

    let answer = meta.me(T, "any").await;
    let lever = meta.lever("clock", serde_json::json!({"advance": 1})).await;

    assert_eq!((answer.status, lever.status), (500, 500));
    assert!(answer.json()["error"].as_str().unwrap().starts_with("the state file"));
}

/// The reason why a program takes the serve lock before it opens a folder's pretend Meta.
#[tokio::test]
async fn of_two_pretend_metas_in_one_folder_the_later_wins_and_the_file_is_whole() {
    let folder = tempdir().unwrap();
    let (first, second) = (on(folder.path()).await, on(folder.path()).await);
    let lost = first.long(T, "harbor.spa").await;
    let kept = second.long(T, "harbor.spa").await;

    let meta = on(folder.path()).await;

    assert_eq!(meta.me(T, &lost).await.code(), (190, 0));
    assert_eq!(meta.me(T, &kept).await.status, 200);
}

async fn on(folder: &Path) -> TestMeta {
    TestMeta::on(Practice::start(Some(folder.to_owned()), still_clock()).await.unwrap())
}
