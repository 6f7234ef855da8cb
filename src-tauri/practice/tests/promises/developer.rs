//! The pretend developer pages: what each of them takes and refuses.

use serde_json::json;
use sixty_practice::Practice;
use tempfile::tempdir;

use crate::desk::{Desk, FACEBOOK, INSTAGRAM, INSTAGRAM_LOGIN, RETURN, THREADS, between, case, invites};
use crate::test_meta::{F, I, LONG, T, TestMeta, still_clock};

#[tokio::test]
async fn an_app_is_made_in_steps_and_its_number_stands_in_the_address() {
    let meta = TestMeta::new().await;
    assert!(meta.get("developers.facebook.com/apps/", &[]).await.text.contains("You have no apps yet"));

    let desk = Desk::create(&meta, &["THREADS_API", "INSTAGRAM_BUSINESS"]).await;

    assert!(desk.id.len() == 16 && desk.id.parse::<u64>().is_ok(), "{}", desk.id);
    let page = desk.look("dashboard/?said=created").await;
    for text in ["Your app has been created.", "Access the Threads API", &desk.id, "App mode: Development"] {
        assert!(page.contains(text), "{text}");
    }
    let list = meta.get("developers.facebook.com/apps", &[]).await.text;
    assert!(list.contains("Jam &amp; Toast &lt;shop&gt;") && list.contains(&desk.id));
    let (threads, instagram, own) = (desk.keys(T).await, desk.keys(I).await, desk.keys(F).await);
    assert_eq!(own.0, desk.id);
    assert!(
        threads.0 != own.0 && instagram.0 != own.0 && threads.0 != instagram.0,
        "each network has its own"
    );
    assert!([threads, instagram, own].iter().all(|(_, secret)| secret.len() == 32));
}

#[tokio::test]
async fn a_step_that_is_not_answered_says_so_and_goes_no_further() {
    let meta = TestMeta::new().await;
    let at = |step: &str| format!("developers.facebook.com/apps/creation/?step={step}");
    let early = meta.get(&at("overview"), &[]).await;
    assert!(early.text.contains("App contact email"), "the first step comes first");

    let long = "x".repeat(31);
    for (name, email) in [
        ("", "mara@example.com"),
        (&*long, "mara@example.com"),
        ("Insta", "mara@example.com"),
        ("My facebook shop", "mara@example.com"),
        ("Shop", "mara"),
    ] {
        let form = [("app_name", name), ("email", email), ("do", "details")];
        let answer = meta.post("developers.facebook.com/apps/creation/", &form).await;
        assert_eq!(answer.status, 422, "{name} {email}");
        assert!(answer.text.contains("aria-invalid=\"true\""), "the field says it");
        assert!(answer.text.contains(email), "what was typed stays");
    }
    let form = [("app_name", "Shop"), ("email", "mara@example.com"), ("do", "details")];
    assert_eq!(meta.post("developers.facebook.com/apps/creation/", &form).await.status, 302);
    for (step, form) in [
        ("use-cases", vec![("do", "use-cases")]),
        ("use-cases", vec![("case", "OTHER"), ("case", "THREADS_API"), ("do", "use-cases")]),
        ("type", vec![("do", "type")]),
        ("business", vec![("do", "business")]),
    ] {
        assert_eq!(meta.post(&at(step), &form).await.status, 422, "{form:?}");
    }
    let portfolio = meta.post(&at("business"), &[("portfolio", "bakery"), ("do", "business")]).await;
    assert!(portfolio.text.contains("two-factor authentication"));
    assert_eq!(
        meta.post(&at("overview"), &[("do", "create")]).await.header("location"),
        format!("/{}", at("business"))
    );
    assert_eq!(meta.get("practice/state", &[]).await.json()["apps"], json!([]));
}

#[tokio::test]
async fn what_facebook_pages_need_stands_at_the_very_end_of_the_list() {
    let meta = TestMeta::new().await;
    let form = [("app_name", "Shop"), ("email", "mara@example.com"), ("do", "details")];
    meta.post("developers.facebook.com/apps/creation/", &form).await;

    let list = meta.get("developers.facebook.com/apps/creation/?step=use-cases", &[]).await.text;

    let labels: Vec<_> =
        list.split("name=\"case\" value=\"").skip(1).map(|row| row.split('"').next().unwrap()).collect();
    assert_eq!(labels.last(), Some(&"OTHER"));
}

#[tokio::test]
async fn the_filter_beside_the_list_leaves_one_group_of_it() {
    let meta = TestMeta::new().await;
    let form = [("app_name", "Shop"), ("email", "mara@example.com"), ("do", "details")];
    meta.post("developers.facebook.com/apps/creation/", &form).await;

    let at = "developers.facebook.com/apps/creation/?step=use-cases&group=content";
    let list = meta.get(at, &[]).await.text;

    assert!(list.contains("value=\"INSTAGRAM_BUSINESS\"") && !list.contains("value=\"OTHER\""), "{list}");
    assert!(list.contains("group=content\" aria-current=\"true\">Content management</a>"), "{list}");
}

#[tokio::test]
async fn the_same_walk_gives_the_same_app_and_a_folder_keeps_it() {
    let folder = tempdir().unwrap();
    let on = |folder: Option<std::path::PathBuf>| async move {
        TestMeta::on(Practice::start(folder, still_clock()).await.unwrap())
    };
    let (id, keys) = {
        let meta = on(Some(folder.path().to_owned())).await;
        let desk = Desk::set_up(&meta, T, "harbor.spa").await;
        (desk.id.clone(), desk.keys(T).await)
    };

    let meta = on(Some(folder.path().to_owned())).await;
    let kept = Desk { meta: &meta, id: id.clone() };
    let elsewhere = on(None).await;
    let again = Desk::create(&elsewhere, &[case(T)]).await;

    assert_eq!(kept.log_in(T, "harbor.spa").await.status, 200);
    assert_eq!((again.id.clone(), again.keys(T).await), (id, keys));
}

#[tokio::test]
async fn threads_saves_an_address_only_as_a_tag_and_only_with_all_three() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(T)]).await;
    let typed = [("redirect", "https://localhost:16060"), ("uninstall", RETURN), ("delete", RETURN)];

    let unpicked = desk.press(THREADS, &[&typed[..], &[("do", "save")]].concat()).await;
    assert_eq!(unpicked.status, 422);
    assert!(unpicked.text.contains("Redirect Callback URLs is required."), "typing alone counts for nothing");
    assert!(!desk.look(THREADS).await.contains("class=\"tag\""));

    let looked = desk.press(THREADS, &[&typed[..], &[("do", "look")]].concat()).await;
    let suggestion = between(&looked.text, "value=\"pick:redirect\">", "<");
    assert_eq!(suggestion, RETURN, "with the slash that Meta adds");
    let picked = desk.press(THREADS, &[&typed[..], &[("do", "pick:redirect")]].concat()).await;
    assert!(picked.text.contains(&format!("name=\"redirect-tag\" value=\"{RETURN}\"")));

    let one = [("redirect-tag", RETURN), ("do", "save")];
    assert_eq!(desk.press(THREADS, &one).await.status, 422, "the other two are required as well");
    let forged = [
        ("redirect-tag", "https://localhost:16060"),
        ("uninstall-tag", RETURN),
        ("delete-tag", RETURN),
        ("do", "save"),
    ];
    assert_eq!(desk.press(THREADS, &forged).await.status, 422, "no tag that could not have been picked");
    let dropped =
        desk.press(THREADS, &[("redirect-tag", RETURN), ("do", &format!("drop:redirect {RETURN}"))]).await;
    assert!(!dropped.text.contains("class=\"tag\""));
    let http = desk.press(THREADS, &[("redirect", "http://localhost:16060/"), ("do", "look")]).await;
    assert!(http.text.contains("begins with https://") && !http.text.contains("pick:redirect"));

    desk.list(T, RETURN).await;
    assert_eq!(desk.look(THREADS).await.matches("class=\"tag\"").count(), 3);
}

#[tokio::test]
async fn instagram_takes_one_https_address_with_save_and_adds_the_slash() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(I)]).await;

    let http = desk.press(INSTAGRAM_LOGIN, &[("redirect", "http://localhost:16060/"), ("do", "save")]).await;
    assert_eq!(http.status, 422);
    assert!(http.text.contains("Error saving OAuth redirect URIs."));

    desk.list(I, "https://localhost:16060").await;
    assert!(desk.look(INSTAGRAM_LOGIN).await.contains(&format!("Remove {RETURN}")));
    let form = [("do", "remove:https://localhost:16060/")];
    desk.press(INSTAGRAM_LOGIN, &form).await;
    assert!(!desk.look(INSTAGRAM_LOGIN).await.contains("Remove"));
}

#[tokio::test]
async fn facebook_refuses_to_save_http_localhost_allows_it_all_the_same_and_its_checker_is_wrong() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(F)]).await;
    desk.add_permissions(F).await;
    const PLAIN: &str = "http://localhost:16060/";

    let saved = desk.press(FACEBOOK, &[("redirects", PLAIN), ("do", "save")]).await;
    assert_eq!(saved.status, 422);
    assert!(saved.text.contains("automatically allowed while in development mode"));
    let checked = desk.press(FACEBOOK, &[("checked", PLAIN), ("do", "check")]).await;
    assert!(checked.text.contains("This is an invalid redirect URI"));

    assert_eq!(desk.allow(F, &desk.id, PLAIN, "Mara Lind").await.status, 302, "with an empty list");
    assert_eq!(
        desk.press(FACEBOOK, &[("redirects", ""), ("do", "save")]).await.status,
        302,
        "it may stay empty"
    );
}

#[tokio::test]
async fn a_secret_is_hidden_until_show_is_pressed_beside_it() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(T), case(I)]).await;
    let secrets = [desk.keys(T).await.1, desk.keys(I).await.1, desk.keys(F).await.1];

    let hidden = desk.look("settings/basic/").await + &desk.look(THREADS).await + &desk.look(INSTAGRAM).await;
    let shown = desk.press("settings/basic/", &[("do", "show:threads")]).await.text;

    assert!(secrets.iter().all(|secret| !hidden.contains(secret)));
    assert_eq!(secrets.iter().map(|secret| shown.contains(secret)).collect::<Vec<_>>(), [true, false, false]);
    let in_place = [(THREADS, "show:threads", &secrets[0]), (INSTAGRAM, "show:instagram", &secrets[1])];
    for (page, press, secret) in in_place {
        assert!(desk.press(page, &[("do", press)]).await.text.contains(secret));
    }
    let handed_out = meta.practice.handed_out();
    assert!(secrets.iter().all(|secret| handed_out.contains(secret)), "the leak search knows them");
}

#[tokio::test]
async fn an_invitation_counts_once_it_is_accepted_on_the_accounts_own_network() {
    let meta = TestMeta::new().await;
    for network in [T, I, F] {
        let person = if network == F { "Jonas Weber" } else { "harbor.spa" };
        let desk = Desk::create(&meta, &[case(network)]).await;
        let nobody = desk.invite(network, "nobody.at.all").await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.text.contains("There is no account with this name."));

        assert_eq!(desk.invite(network, &format!("@{person}")).await.status, 302);
        assert!(desk.look("roles/roles/").await.contains("Pending"));
        let another = meta.get(invites(network), &[]).await.text;
        assert!(!another.contains("value=\"accept:"), "another account sees nothing");

        desk.accept(network, person).await;
        assert!(desk.look("roles/roles/").await.contains("Accepted"));
        assert!(!meta.get(invites(network), &[]).await.text.contains("value=\"accept:"));
    }
}

#[tokio::test]
async fn the_token_generator_makes_a_sixty_day_token_for_accepted_testers_and_shows_it_once() {
    let meta = TestMeta::new().await;
    for (network, page) in [(T, THREADS), (I, INSTAGRAM)] {
        let desk = Desk::create(&meta, &[case(network)]).await;
        desk.invite(network, "harbor.spa").await;
        assert!(!desk.look(page).await.contains("generate:"), "not before it is accepted");
        desk.accept(network, "harbor.spa").await;
        if network == I {
            let account = |id| [("account", id), ("do", "add-account")];
            let stranger = desk.press(page, &account("17841405793181201")).await;
            assert!(stranger.status == 422 && stranger.text.contains("Insufficient developer role"));
            assert_eq!(desk.press(page, &account("17841405793181203")).await.status, 302);
        }
        let press = format!("generate:{}", between(&desk.look(page).await, "generate:", "\""));
        if network == I {
            assert_eq!(desk.press(page, &[("do", &press)]).await.status, 422, "no permission is added yet");
            desk.add_permissions(network).await;
        }
        let stranger = desk.press(page, &[("do", "generate:25212345678901201")]).await;
        assert_eq!(stranger.status, 422);

        assert_eq!(desk.press(page, &[("do", &press)]).await.status, 302);
        let shown = desk.look(page).await;

        let token = between(&shown, "id=\"token\">", "<");
        assert!(!desk.look(page).await.contains(&token), "only once");
        assert_eq!(meta.me(network, &token).await.json()["username"], "harbor.spa");
        meta.advance(24 * 3600);
        assert_eq!(meta.refresh(network, &token).await.json()["expires_in"], LONG);
    }
}

#[tokio::test]
async fn an_address_below_an_app_that_is_no_page_leads_to_its_dashboard() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(T)]).await;

    let lost = meta.get(&desk.path("somewhere/else/"), &[]).await;
    let other_case = meta.get(&desk.path("use_cases/customize/?use_case_enum=INSTAGRAM_BUSINESS"), &[]).await;
    let no_app = meta.get("developers.facebook.com/apps/1234/dashboard/", &[]).await;

    assert_eq!(lost.header("location"), format!("/{}", desk.path("dashboard/")));
    assert_eq!(other_case.header("location"), format!("/{}", desk.path("use_cases/")));
    assert_eq!((no_app.status, no_app.text.contains("this page isn&#39;t available")), (404, true));
    assert_eq!(meta.rules_broken(), Vec::<String>::new(), "a person may look anywhere");
}

#[tokio::test]
async fn a_use_case_is_added_later() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(T)]).await;

    assert_eq!(desk.press("use_cases/", &[("do", "add")]).await.status, 422);
    desk.press("use_cases/", &[("case", case(I)), ("do", "add")]).await;

    let page = desk.look("use_cases/").await;
    assert_eq!(page.matches(">Customize</a>").count(), 2);
}
