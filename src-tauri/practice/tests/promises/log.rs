//! The log: the calls without any value of a parameter, and every rule that was broken.

use reqwest::RequestBuilder;
use sixty_practice::{APP_SECRET, Endpoint};
use url::form_urlencoded::Serializer;

use crate::test_meta::{
    EVERYWHERE, F, I, T, TestMeta, authorize_query, authorize_url, changed, code_form, code_path,
    exchange_path, exchange_query, me_path, refresh_path,
};

#[tokio::test]
async fn every_call_is_told_with_its_place_its_person_and_its_outcome() {
    let meta = TestMeta::new().await;
    let token = meta.long(I, "harbor.spa").await;
    meta.me(I, &token).await;
    meta.get("elsewhere.example/x", &[]).await;

    let log = meta.practice.log();

    let rows: Vec<_> = log
        .requests
        .iter()
        .map(|row| (row.method.as_str(), row.path.as_str(), row.endpoint, row.user.as_deref(), row.status))
        .collect();
    let hers = Some("harbor.spa");
    assert_eq!(
        rows,
        [
            ("POST", "/www.instagram.com/oauth/authorize", Some(Endpoint::Authorize), hers, Some(302)),
            ("POST", "/api.instagram.com/oauth/access_token", Some(Endpoint::Code), hers, Some(200)),
            ("GET", "/graph.instagram.com/access_token", Some(Endpoint::Exchange), hers, Some(200)),
            ("GET", "/graph.instagram.com/v25.0/me", Some(Endpoint::Me), hers, Some(200)),
            ("GET", "(unknown)", None, None, Some(404)),
        ]
    );
    assert_eq!(log.requests[2].keys, ["grant_type", "client_secret", "access_token"]);
}

#[tokio::test]
async fn no_value_is_ever_in_it() {
    let meta = TestMeta::new().await;
    let mut secrets = vec![APP_SECRET.to_owned()];
    for (network, person) in EVERYWHERE {
        let code = meta.code(network, person);
        let short = meta.trade(network, &code).await.token();
        let long = meta.exchange(network, &short).await.token();
        // Secrets in the wrong place: in a path, in another method's parameter, as a name without a value.
        meta.get(&format!("graph.threads.net/{long}"), &[]).await;
        meta.get(me_path(network), &[(long.as_str(), "")]).await;
        meta.get(me_path(network), &[("fields", long.as_str()), ("access_token", long.as_str())]).await;
        meta.page_with(network, "scope", Some(&long)).await;
        meta.get(exchange_path(network), &[("grant_type", short.as_str())]).await;
        secrets.extend([code, short, long]);
    }

    let log = serde_json::to_string(&meta.practice.log()).unwrap();

    for secret in secrets {
        assert!(!log.contains(&secret));
    }
}

#[tokio::test]
async fn every_broken_rule_is_told() {
    let meta = TestMeta::new().await;
    let token = meta.long(F, "Mara Lind").await;
    let me = |query: &str| meta.client.get(meta.at(&format!("{}?{query}", me_path(F))));
    let page = |name, value| {
        meta.client.get(meta.at(&F.authorize_path()[1..])).query(&changed(authorize_query(F), name, value))
    };
    let code =
        |name, value| meta.client.post(meta.at(code_path(T))).form(&changed(code_form(T, "x"), name, value));
    let accounts = meta.at("graph.facebook.com/v25.0/me/accounts");
    let mut threads_page = meta.at(&T.authorize_path()[1..]);
    threads_page.query_pairs_mut().extend_pairs(authorize_query(T));
    let answer = |form: &[(&str, &str)]| meta.client.post(threads_page.clone()).form(form);
    let broken: Vec<(RequestBuilder, &str)> = vec![
        (meta.client.get(meta.at("graph.threads.com/v1.0/me")), "an address that is not on the list"),
        (meta.client.get(meta.at("graph.facebook.com/v19.0/me")), "an address that is not on the list"),
        (
            meta.client.delete(meta.at(me_path(F))),
            "/graph.facebook.com/v25.0/me does not take the method delete",
        ),
        (
            meta.client.post(meta.at(refresh_path(T))),
            "/graph.threads.net/refresh_access_token does not take the method post",
        ),
        (
            meta.client.get(meta.at(code_path(I))),
            "/api.instagram.com/oauth/access_token does not take the method get",
        ),
        (me("access_token=x&access_token=y"), "access_token is sent twice"),
        (me("access_token=x&shoe=1"), "shoe is not a parameter of /graph.facebook.com/v25.0/me"),
        (me("access_token=x&Shoe=1"), "(not a name) is not a parameter of /graph.facebook.com/v25.0/me"),
        (me("access_token=x&client_secret=y"), "a secret is sent to /graph.facebook.com/v25.0/me"),
        (me("fields=id"), "access_token is missing"),
        (me("access_token="), "access_token is missing"),
        (me("access_token=x").body("fields=id"), "a GET has a body"),
        (me(&format!("access_token={token}&fields=shoe")), "a field that does not exist"),
        (
            meta.client.get(accounts).query(&[("access_token", token.as_str()), ("limit", "all")]),
            "limit is no number",
        ),
        (code("grant_type", Some("refresh_token")), "grant_type is not authorization_code"),
        (code("client_secret", None), "client_secret is missing"),
        (
            code("code_verifier", Some("x")),
            "code_verifier is not a parameter of /graph.threads.net/oauth/access_token",
        ),
        (
            meta.client.post(meta.at(&format!("{}?client_id=1", code_path(T)))).form(&code_form(T, "x")),
            "a POST has parameters in its address",
        ),
        (
            meta.client.get(meta.at(exchange_path(I))).query(&changed(
                exchange_query(I, "x"),
                "grant_type",
                Some("th_exchange_token"),
            )),
            "grant_type is not ig_exchange_token",
        ),
        (page("response_type", Some("token")), "response_type is not code"),
        (page("redirect_uri", None), "redirect_uri is missing"),
        (page("config_id", Some("7")), "scope beside config_id"),
        (page("scope", None), "neither scope nor config_id"),
        (page("scope", Some("user_media")), "a permission that does not exist"),
        (
            meta.client.get(meta.at(&I.authorize_path()[1..])).query(&changed(
                authorize_query(I),
                "scope",
                Some("instagram_business_manage_comments"),
            )),
            "instagram_business_basic is not asked for",
        ),
        (answer(&[("person", "harbor.spa")]), "answer is neither allow nor cancel"),
        (answer(&[("answer", "allow"), ("person", "nobody.at.all")]), "person is nobody"),
    ];
    assert_eq!(meta.rules_broken(), Vec::<String>::new());

    for (number, (request, rule)) in broken.into_iter().enumerate() {
        let answer = meta.send(request).await;

        assert!((400..500).contains(&answer.status), "{rule}: {}", answer.status);
        let told = meta.rules_broken();
        assert_eq!((told.len(), told.last().unwrap().as_str()), (number + 1, rule));
    }
}

#[tokio::test]
async fn a_json_body_is_no_form() {
    let meta = TestMeta::new().await;
    let body = serde_json::json!({"client_id": T.app_id(), "client_secret": APP_SECRET, "code": "x"});

    let answer = meta.send(meta.client.post(meta.at(code_path(T))).json(&body)).await;

    assert_eq!(answer.flat(), "Invalid Request: Request parameters are invalid");
    assert_eq!(
        meta.rules_broken(),
        ["(not a name) is not a parameter of /graph.threads.net/oauth/access_token"]
    );
    assert!(!serde_json::to_string(&meta.practice.log()).unwrap().contains(APP_SECRET));
}

#[tokio::test]
async fn a_form_without_end_is_not_read() {
    let meta = TestMeta::new().await;
    let mut form = Serializer::new(String::new());
    form.append_pair("code", &"x".repeat(70_000));

    let answer = meta.send(meta.client.post(meta.at(code_path(T))).body(form.finish())).await;

    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn a_persons_mistake_or_a_tokens_end_breaks_no_rule() {
    let meta = TestMeta::new().await;
    let token = meta.long(T, "harbor.spa").await;
    meta.refresh(T, &token).await;
    meta.advance(6_000_000);
    meta.refresh(T, &token).await;
    meta.me(T, "mistyped").await;
    meta.page_with(T, "client_id", Some("")).await;
    meta.page_with(T, "redirect_uri", Some("http://localhost:16060/")).await;
    meta.get(exchange_path(I), &changed(exchange_query(I, "x"), "client_secret", Some("wrong"))).await;

    assert_eq!(meta.rules_broken(), Vec::<String>::new());
}

#[tokio::test]
async fn the_newest_thousand_calls_are_kept() {
    let meta = TestMeta::new().await;
    meta.me(T, "first").await;
    for _ in 0..999 {
        meta.practice.cancel(T, &authorize_url(T)).unwrap();
    }
    meta.me(T, "last").await;

    let log = meta.practice.log();

    assert_eq!(log.requests.len(), 1_000);
    let looks = log.requests.iter().filter(|row| row.endpoint == Some(Endpoint::Me));
    assert_eq!(looks.count(), 1);
    assert_eq!(log.requests.back().unwrap().endpoint, Some(Endpoint::Me));
}
