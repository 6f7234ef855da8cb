//! What all developer pages have in common.

use crate::desk::{Desk, INSTAGRAM, INSTAGRAM_LOGIN, THREADS, case, invites};
use crate::test_meta::{F, I, SYSTEM_USERS, T, TestMeta, client};

#[tokio::test]
async fn no_page_of_a_stranger_sends_a_form_or_comes_by_another_name() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(T)]).await;
    let base = meta.practice.base.origin().ascii_serialization();
    let port = meta.practice.base.port().unwrap();
    let press = |name: &'static str, value: String| {
        let form = [("case", case(I)), ("do", "add")];
        let request = client().post(meta.at(&desk.path("use_cases/"))).form(&form).header(name, value);
        async move { request.send().await.unwrap().status().as_u16() }
    };
    for (name, value) in [
        ("origin", "http://attacker.example".to_owned()),
        ("origin", "null".to_owned()),
        ("sec-fetch-site", "cross-site".to_owned()),
        ("sec-fetch-site", "same-site".to_owned()),
        ("host", format!("attacker.example:{port}")),
    ] {
        assert_eq!(press(name, value.clone()).await, 403, "{name}: {value}");
    }
    assert_eq!(desk.look("use_cases/").await.matches(">Customize</a>").count(), 1);
    assert_eq!(press("origin", base).await, 302);
}

#[tokio::test]
async fn every_page_says_practice_has_a_language_a_title_and_a_name_for_each_field_and_runs_nothing() {
    let meta = TestMeta::new().await;
    let desk = Desk::create(&meta, &[case(T), case(I)]).await;
    let pages = Desk::create(&meta, &[case(F)]).await;
    desk.invite(T, "harbor.spa").await;
    let creation = "developers.facebook.com/apps/creation/";
    let details = [("app_name", "Shop"), ("email", "mara@example.com"), ("do", "details")];
    meta.post(creation, &details).await;
    let step = |step: &str| format!("{creation}?step={step}");
    let mut paths: Vec<String> = ["use-cases", "type", "business", "details"].map(step).to_vec();
    for rest in [
        "dashboard/",
        "use_cases/",
        "roles/roles/",
        "roles/roles/?add=people",
        "settings/basic/",
        "settings/advanced/",
        THREADS,
        INSTAGRAM,
        INSTAGRAM_LOGIN,
    ] {
        paths.push(desk.path(rest));
    }
    paths.extend(["fb-login/settings/", "app-review/permissions/"].map(|rest| pages.path(rest)));
    paths.extend([T, I, F].map(|network| invites(network).to_owned()));
    paths.extend(
        [
            "www.instagram.com/",
            "www.threads.com/",
            "www.facebook.com/",
            "developers.facebook.com/",
            SYSTEM_USERS,
        ]
        .map(str::to_owned),
    );
    for path in paths {
        let page = meta.get(&path, &[]).await;

        assert_eq!(page.status, 200, "{path}");
        assert!(page.text.contains("<html lang=\"en\">"), "{path}");
        assert!(page.text.contains("<header>Practice: a pretend Meta page."), "{path}");
        assert!(page.text.contains("<title>PRACTICE: ") && page.text.contains("<h1>"), "{path}");
        assert!(!page.text.contains("<script") && !page.text.contains("https://developers"), "{path}");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        for field in page.text.split("<input ").skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let is_named = match (field.contains("type=\"hidden\""), field.split("id=\"").nth(1)) {
                (true, _) => true,
                (false, Some(id)) => {
                    page.text.contains(&format!("<label for=\"{}\"", id.split('"').next().unwrap()))
                }
                // Inside of its label.
                (false, None) => field.contains("type=\"radio\"") || field.contains("type=\"checkbox\""),
            };
            assert!(is_named, "{path}: {field}");
        }
    }
}

#[tokio::test]
async fn the_line_of_a_page_is_in_the_language_of_the_browser_and_the_page_in_metas() {
    let meta = TestMeta::new().await;
    let page = meta.client.get(meta.at("developers.facebook.com/apps/"));

    let page = meta.send(page.header("accept-language", "ru-RU,ru;q=0.9,en;q=0.8")).await;

    assert!(page.text.contains("<html lang=\"en\">"), "{}", page.text);
    assert!(page.text.contains("<header lang=\"ru\">Практика: ненастоящая страница Meta."), "{}", page.text);
    assert!(page.text.contains("Слова на ней английские, как на страницах Meta.</footer>"), "{}", page.text);
}
