//! The exchange of a log-in's code for its first token.

use serde_json::Value;
use sixty_practice::APP_SECRET;

use crate::test_meta::{EVERYWHERE, F, HOUR, I, T, TestMeta, changed, code_form, code_path};

const ABOVE_2_53: u64 = 1 << 53;

#[tokio::test]
async fn each_network_answers_in_its_own_shape() {
    let meta = TestMeta::new().await;

    let threads = meta.trade(T, &meta.code(T, "corner.bakery")).await.json();
    let instagram = meta.trade(I, &meta.code(I, "corner.bakery")).await.json();
    let facebook = meta.trade(F, &meta.code(F, "Mara Lind")).await.json();

    assert_eq!(names(&threads), ["access_token", "user_id"]);
    assert!(threads["user_id"].as_u64().unwrap() > ABOVE_2_53);
    assert_eq!(names(&instagram), ["access_token", "user_id", "permissions"]);
    assert!(instagram["user_id"].as_u64().unwrap() > ABOVE_2_53);
    assert_eq!(instagram["permissions"][1], "instagram_business_content_publish");
    assert_eq!(names(&facebook), ["access_token", "token_type", "expires_in"]);
    assert_eq!(facebook["expires_in"], HOUR);
}

#[tokio::test]
async fn a_code_is_good_once() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let code = meta.code(network, person);
        assert_eq!(meta.trade(network, &code).await.status, 200);

        let again = meta.trade(network, &code).await;

        match network {
            F => assert_eq!((again.status, again.code()), (400, (100, 36009))),
            _ => again.assert_is("t-exchange-code-used"),
        }
    }
}

#[tokio::test]
async fn a_code_lives_an_hour_on_threads_and_instagram_and_ten_minutes_on_facebook() {
    let meta = TestMeta::new().await;
    for ((network, person), (life, late)) in EVERYWHERE.into_iter().zip([
        (HOUR, "t-exchange-code-used"),
        (HOUR, "i-exchange-invalid-code"),
        (600, "f-exchange-code-expired"),
    ]) {
        let (early_code, late_code) = (meta.code(network, person), meta.code(network, person));
        meta.advance(life - 1);
        assert_eq!(meta.trade(network, &early_code).await.status, 200);
        meta.advance(1);

        meta.trade(network, &late_code).await.assert_is(late);
    }
}

#[tokio::test]
async fn another_return_address_is_refused_and_does_not_use_the_code_up() {
    let meta = TestMeta::new().await;
    for ((network, person), told) in EVERYWHERE.into_iter().zip([
        "i-exchange-redirect-mismatch",
        "i-exchange-redirect-mismatch",
        "f-exchange-redirect-mismatch",
    ]) {
        let code = meta.code(network, person);
        let form = changed(code_form(network, &code), "redirect_uri", Some("https://localhost:16060"));

        meta.post(code_path(network), &form).await.assert_is(told);

        assert_eq!(meta.trade(network, &code).await.status, 200);
    }
}

#[tokio::test]
async fn a_wrong_secret_is_told_in_each_networks_way() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let code = meta.code(network, person);
        let form =
            changed(code_form(network, &code), "client_secret", Some("fedcba9876543210fedcba9876543210"));

        let answer = meta.post(code_path(network), &form).await;

        match network {
            T => {
                assert_eq!((answer.status, answer.flat().as_str()), (400, "Error validating client secret."))
            }
            I => answer.assert_is("i-exchange-redirect-mismatch"),
            F => answer.assert_is("f-1-client-secret"),
        }
        assert_eq!(meta.trade(network, &code).await.status, 200);
    }
    assert_eq!(meta.rules_broken(), Vec::<String>::new(), "a person's mistake breaks no rule");
}

#[tokio::test]
async fn another_app_is_refused() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        let code = meta.code(network, person);
        let form = changed(code_form(network, &code), "client_id", Some("1000000009"));

        let answer = meta.post(code_path(network), &form).await;

        match network {
            T => assert_eq!(answer.flat(), "Error validating application. Invalid application ID."),
            I => assert_eq!(answer.flat(), "Invalid platform app"),
            F => answer.assert_is("f-101-app-id"),
        }
    }
}

#[tokio::test]
async fn a_code_with_metas_tail_or_of_another_network_is_unknown() {
    let meta = TestMeta::new().await;
    let code = meta.code(T, "corner.bakery");

    meta.trade(T, &format!("{code}#_")).await.assert_is("t-exchange-code-used");
    meta.trade(I, &code).await.assert_is("t-exchange-code-used");
    assert_eq!(meta.trade(F, &code).await.code(), (100, 36009));
    assert_eq!(meta.trade(T, &code).await.status, 200);
}

#[tokio::test]
async fn every_field_is_needed_except_facebooks_grant_type() {
    let meta = TestMeta::new().await;
    for (network, person) in EVERYWHERE {
        for (name, _) in code_form(network, "") {
            let code = meta.code(network, person);
            let form = changed(code_form(network, &code), name, None);

            let answer = meta.post(code_path(network), &form).await;

            match (network, name) {
                (F, "grant_type") => assert_eq!(answer.status, 200),
                (F, _) => assert_eq!(answer.message(), format!("(#100) The parameter {name} is required")),
                _ => assert_eq!(answer.flat(), format!("Missing required field {name}")),
            }
        }
    }
    assert_eq!(meta.rules_broken().len(), 14);
}

#[tokio::test]
async fn a_secret_in_the_address_of_a_code_exchange_is_refused() {
    let meta = TestMeta::new().await;
    let code = meta.code(T, "corner.bakery");
    let mut address = meta.at(code_path(T));
    address.query_pairs_mut().append_pair("client_secret", APP_SECRET);

    let answer = meta.post(address.as_str(), &code_form(T, &code)).await;

    assert_eq!(answer.status, 400);
    assert_eq!(meta.rules_broken(), ["a POST has parameters in its address"]);
}

fn names(body: &Value) -> Vec<&str> {
    body.as_object().unwrap().keys().map(String::as_str).collect()
}
