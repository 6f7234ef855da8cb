//! The page where a person allows the app: its form, where it leads to, and its refusals.

use serde_json::json;
use sixty_practice::{NotReturned, SwitchOrder};
use url::Url;

use crate::test_meta::{
    EVERYWHERE, F, I, T, TestMeta, about, authorize_query, authorize_url, authorize_url_of, changed, query,
    return_address,
};

#[tokio::test]
async fn the_page_asks_for_the_account_and_the_permissions() {
    let meta = TestMeta::new().await;
    for (network, people, basic, optional) in [
        (T, 5, "threads_basic", vec!["threads_content_publish"]),
        (I, 7, "instagram_business_basic", vec!["instagram_business_content_publish"]),
        (F, 3, "public_profile", vec!["pages_show_list", "pages_read_engagement", "instagram_basic"]),
    ] {
        let page = meta.get(&network.authorize_path()[1..], &authorize_query(network)).await;

        assert_eq!((page.status, page.header("content-type").as_str()), (200, "text/html; charset=utf-8"));
        let persons = fields(&page.text, "radio");
        assert_eq!(persons.len(), people);
        assert!(persons.iter().all(|field| field.name == "person" && field.value.parse::<u64>().is_ok()));
        assert_eq!(persons.iter().filter(|field| field.tag.contains(" checked")).count(), 1);
        let (fixed, free): (Vec<_>, Vec<_>) =
            fields(&page.text, "checkbox").into_iter().partition(|field| field.tag.contains(" disabled"));
        assert_eq!(fixed.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(), [basic]);
        assert_eq!(free.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(), optional);
        assert!(free.iter().all(|field| field.name == "permission" && field.tag.contains(" checked")));
        for answer in ["allow", "cancel"] {
            assert!(
                page.text.contains(&format!("<button id=\"{answer}\" name=\"answer\" value=\"{answer}\">"))
            );
        }
        assert!(page.text.contains("<form method=\"post\">"), "it goes to its own address");
    }
}

#[tokio::test]
async fn the_page_says_practice_at_top_and_bottom_and_may_run_nothing() {
    let meta = TestMeta::new().await;

    let page = meta.get(&T.authorize_path()[1..], &authorize_query(T)).await;

    assert!(page.text.contains("<header>PRACTICE</header>"));
    assert!(page.text.contains("<footer>PRACTICE</footer>"));
    assert!(!page.text.contains("<script"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
}

#[tokio::test]
async fn the_page_says_in_plain_words_what_is_allowed_in_the_language_of_the_browser() {
    let meta = TestMeta::new().await;
    for (accepted, language, publish, practice) in [
        ("en-US,en;q=0.9", "en", "Publish posts for you", "PRACTICE"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru", "Публиковать от вашего имени", "ПРАКТИКА"),
    ] {
        let mut page = meta.at(&T.authorize_path()[1..]);
        page.query_pairs_mut().extend_pairs(authorize_query(T));

        let page = meta.send(meta.client.get(page).header("accept-language", accepted)).await;

        assert!(page.text.contains(&format!("<html lang=\"{language}\">")), "{}", page.text);
        assert!(page.text.contains(&format!("<span>{publish}<small>threads_content_publish</small>")));
        assert!(page.text.contains(&format!("<header>{practice}</header>")), "{}", page.text);
    }
}

#[tokio::test]
async fn allowing_leads_back_with_code_state_and_metas_tail() {
    let meta = TestMeta::new().await;
    for ((network, person), tail) in EVERYWHERE.into_iter().zip(["#_", "#_", "#_=_"]) {
        let mut page = meta.at(&network.authorize_path()[1..]);
        page.query_pairs_mut().extend_pairs(authorize_query(network));

        let answer = meta.post(page.as_str(), &[("person", person), ("answer", "allow")]).await;

        assert_eq!(answer.status, 302);
        let back = answer.header("location");
        let code = query(&back, "code").unwrap();
        assert_eq!(back, format!("{}?code={code}&state=a%2Bb+c{tail}", return_address(network)));
        assert_eq!(meta.trade(network, &code).await.status, 200);
    }
}

#[tokio::test]
async fn cancelling_leads_back_with_what_meta_says_then() {
    let meta = TestMeta::new().await;
    let ours = "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request";
    let facebooks = "error_reason=user_denied&error=access_denied&error_description=Permissions+error.";
    for (network, query, tail) in [(T, ours, "#_"), (I, ours, "#_"), (F, facebooks, "#_=_")] {
        let back = meta.practice.cancel(network, &authorize_url(network)).unwrap();

        assert_eq!(back, format!("{}?{query}&state=a%2Bb+c{tail}", return_address(network)));
    }
}

#[tokio::test]
async fn a_return_address_keeps_its_own_query_and_no_state_comes_back_when_none_was_sent() {
    let meta = TestMeta::new().await;
    let parameters = changed(authorize_query(I), "redirect_uri", Some("https://localhost:16060/back?tab=2"));
    let url = authorize_url_of(I, &changed(parameters, "state", None));

    let back = meta.practice.allow(I, &url, "harbor.spa").unwrap();

    assert!(back.starts_with("https://localhost:16060/back?tab=2&code=AQ"), "{back}");
    assert_eq!(query(&back, "state"), None);
}

#[tokio::test]
async fn every_https_address_on_this_computer_is_listed() {
    let meta = TestMeta::new().await;
    for (network, _) in EVERYWHERE {
        for address in [
            "https://localhost:3456/callback",
            "https://127.0.0.1:8080/",
            "https://[::1]:1/",
            "https://localhost/",
        ] {
            assert_eq!(meta.page_with(network, "redirect_uri", Some(address)).await.status, 200, "{address}");
        }
    }
}

#[tokio::test]
async fn threads_and_instagram_refuse_http_and_addresses_that_are_not_listed() {
    let meta = TestMeta::new().await;
    for insecure in ["http://localhost:16060/", "http://127.0.0.1/", "http://shop.example/"] {
        let page = meta.page_with(T, "redirect_uri", Some(insecure)).await;
        page.assert_is("t-authorize-insecure");
    }
    for elsewhere in
        ["https://shop.example/", "https://localhost.shop.example/", "https://x@localhost/", "localhost"]
    {
        let page = meta.page_with(T, "redirect_uri", Some(elsewhere)).await;
        assert_eq!(page.json()["error_code"], 1_349_168, "{elsewhere}");
    }
    for refused in ["http://localhost:16060/", "https://shop.example/", "https://localhost/#part"] {
        let page = meta.page_with(I, "redirect_uri", Some(refused)).await;
        page.assert_is("i-authorize-redirect-page");
    }
}

#[tokio::test]
async fn facebook_takes_http_for_localhost_alone_and_only_until_the_app_is_live() {
    let meta = TestMeta::new().await;
    for refused in ["http://127.0.0.1:16060/", "https://shop.example/"] {
        meta.page_with(F, "redirect_uri", Some(refused)).await.assert_is("f-cant-load-url");
    }
    assert_eq!(meta.page_with(F, "redirect_uri", Some("http://localhost:7/x")).await.status, 200);

    meta.switch(SwitchOrder { facebook_live: Some(true), ..SwitchOrder::default() });

    meta.page_with(F, "redirect_uri", Some("http://localhost:7/x")).await.assert_is("f-cant-load-url");
    assert_eq!(meta.page_with(F, "redirect_uri", Some("https://localhost:7/x")).await.status, 200);
}

#[tokio::test]
async fn another_networks_app_is_refused() {
    let meta = TestMeta::new().await;

    let threads = meta.page_with(T, "client_id", Some(F.app_id())).await;
    let instagram = meta.page_with(I, "client_id", Some(F.app_id())).await;
    let facebook = meta.page_with(F, "client_id", Some(I.app_id())).await;

    assert_eq!(threads.json()["error_code"], 1_349_026);
    instagram.assert_is("i-authorize-platform-app");
    assert!(facebook.text.contains("Invalid App ID"));
    meta.page_with(T, "client_id", Some("")).await.assert_is("t-authorize-no-client-id");
}

#[tokio::test]
async fn who_has_not_accepted_the_invitation_stays_on_metas_page() {
    let meta = TestMeta::new().await;
    meta.switch(SwitchOrder { tester: Some(false), ..about("Jonas Weber") });
    for (network, person, told) in [
        (T, "not.a.tester", "1349245"),
        (I, "not.a.tester", "Insufficient developer role"),
        (F, "Jonas Weber", "Facebook Login is currently unavailable"),
    ] {
        let mut page = meta.at(&network.authorize_path()[1..]);
        page.query_pairs_mut().extend_pairs(authorize_query(network));

        let answer = meta.post(page.as_str(), &[("person", person), ("answer", "allow")]).await;

        assert_eq!((answer.status, answer.headers.get("location")), (400, None));
        assert!(answer.text.contains(told), "{}", answer.text);
    }
    meta.switch(SwitchOrder { tester: Some(true), ..about("not.a.tester") });
    assert!(meta.practice.allow(T, &authorize_url(T), "not.a.tester").is_ok());
}

#[tokio::test]
async fn a_scope_is_separated_by_commas_or_spaces_and_holds_known_names_with_the_basic_one() {
    let meta = TestMeta::new().await;
    let spaced = meta.page_with(T, "scope", Some("threads_basic threads_delete")).await;
    assert_eq!(fields(&spaced.text, "checkbox").len(), 2);

    let retired = meta.page_with(I, "scope", Some("instagram_business_basic,user_media")).await;
    let without_basic = meta.page_with(I, "scope", Some("instagram_business_content_publish")).await;
    let foreign = meta.page_with(F, "scope", Some("threads_basic")).await;

    assert_eq!(retired.flat(), "Invalid scope: [user_media]");
    without_basic.assert_is("i-authorize-scope");
    assert!(foreign.text.contains("Invalid Scopes: threads_basic"));
    assert_eq!(meta.rules_broken().len(), 3, "each of them is the app's fault");
}

#[tokio::test]
async fn what_is_missing_or_not_a_code_is_refused_without_a_redirect() {
    let meta = TestMeta::new().await;
    for (network, told) in [
        (T, "An unknown error has occurred."),
        (I, "Request parameters are invalid"),
        (F, "something went wrong"),
    ] {
        for (name, value) in [("redirect_uri", None), ("response_type", Some("token")), ("prompt", Some("x"))]
        {
            let page = meta.page_with(network, name, value).await;

            assert_eq!((page.status, page.headers.get("location")), (400, None));
            assert!(page.text.contains(told), "{}", page.text);
        }
    }
    meta.page_with(T, "scope", None).await.assert_is("t-authorize-unknown");
}

#[tokio::test]
async fn a_box_that_is_not_ticked_is_not_granted_but_the_basic_one_always_is() {
    let meta = TestMeta::new().await;

    let back = meta.practice.allow_only(I, &authorize_url(I), "harbor.spa", &[]).unwrap();

    let answer = meta.trade(I, &query(&back, "code").unwrap()).await;
    assert_eq!(answer.json()["permissions"], json!(["instagram_business_basic"]));
}

#[tokio::test]
async fn a_business_log_in_sends_its_configuration_in_the_place_of_a_scope() {
    let meta = TestMeta::new().await;
    let configured = changed(changed(authorize_query(F), "scope", None), "config_id", Some("77"));

    let back = meta.practice.allow(F, &authorize_url_of(F, &configured), "Mara Lind").unwrap();

    let token = meta.trade(F, &query(&back, "code").unwrap()).await.token();
    let rows = meta.get("graph.facebook.com/v25.0/me/permissions", &[("access_token", &token)]).await.json();
    let granted = rows["data"].as_array().unwrap().iter().filter(|row| row["status"] == "granted");
    assert_eq!(granted.count(), 7);
    let both = meta.page_with(F, "config_id", Some("77")).await;
    let neither = meta.page_with(F, "scope", None).await;
    assert_eq!((both.status, neither.status), (400, 400));
    assert_eq!(meta.rules_broken(), ["scope beside config_id", "neither scope nor config_id"]);
}

#[tokio::test]
async fn a_person_in_the_program_gets_as_far_as_one_in_a_browser() {
    let meta = TestMeta::new().await;
    let stood =
        Url::parse(&authorize_url(T).as_str().replace("https://", meta.practice.base.as_str())).unwrap();

    let stays = meta.practice.allow(T, &authorize_url(T), "not.a.tester").unwrap_err();
    let other = meta.practice.allow(T, &authorize_url(I), "corner.bakery").unwrap_err();

    assert!(matches!(stays, NotReturned::Stayed { status: 400, .. }));
    assert!(matches!(other, NotReturned::OtherPage));
    assert!(meta.practice.allow(T, &stood, "@Corner.Bakery").is_ok(), "the pretend address will do too");
}

struct Field {
    tag: String,
    name: String,
    value: String,
}

fn fields(page: &str, kind: &str) -> Vec<Field> {
    let tags = page.split("<input ").skip(1).map(|rest| rest.split('>').next().unwrap());
    let wanted = tags.filter(|tag| attribute(tag, "type") == kind);
    wanted
        .map(|tag| Field {
            name: attribute(tag, "name"),
            value: attribute(tag, "value"),
            tag: tag.to_owned(),
        })
        .collect()
}

fn attribute(tag: &str, name: &str) -> String {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}
