//! Explaining what a person pasted.

use std::process::Stdio;

use serde_json::Value;
use sixty_tests::sandbox::{I, Sandbox, SignIn, T, run, text};

#[test]
fn a_pasted_error_is_explained_by_its_code_or_its_words() {
    let sandbox = Sandbox::bare_with_vault_file();
    for (pasted, code, action, token) in [
        ("Session has expired on Thursday, 20-Nov-26 10:00:00 PST", "x.expired", "reconnect", "dead"),
        (r#"{"error":{"message":"m","code":190,"error_subcode":463}}"#, "x.expired", "reconnect", "dead"),
        ("190/463", "x.expired", "reconnect", "dead"),
        ("the user changed their password: session has been invalidated", "x.password", "reconnect", "dead"),
        ("User 1 has not authorized application 2", "x.removed", "reconnect", "dead"),
        ("459", "e.checkpoint", "open_meta", "unknown"),
        ("190/464", "e.checkpoint", "open_meta", "unknown"),
        ("Unsupported request - method type: get", "e.tester", "reconnect", "unknown"),
        ("code 2500", "x.unknown", "report", "unknown"),
        ("Cannot parse access token", "x.paste", "check_paste", "unknown"),
        ("401 Unauthorized", "x.unknown", "report", "unknown"),
        ("User does not have permission", "x.perm", "reconnect_with_permission", "alive"),
        ("(#4) Application request limit reached", "x.slow", "wait", "alive"),
        ("An unknown error has occurred", "x.down", "retry_later", "alive"),
        ("code 368", "x.blocked", "open_meta", "alive"),
        ("No application data was given", "e.wrongAppId", "fix_setup", "unknown"),
        ("The user has not accepted the invite", "e.tester", "fix_setup", "unknown"),
        ("URL Blocked", "e.returnAddr", "fix_setup", "unknown"),
        ("Can\u{2019}t Load URL", "e.returnAddr", "fix_setup", "unknown"),
        ("Invalid Scopes: pages_show_list", "e.useCase", "fix_setup", "unknown"),
        ("App not active", "e.appOff", "open_meta", "unknown"),
        ("Sorry, this page isn't available.", "e.pageGone", "fix_setup", "unknown"),
        ("This authorization code has been used", "e.codeUsed", "retry_login", "unknown"),
        ("Error validating client secret", "e.secretWrong", "fix_setup", "unknown"),
        ("NET::ERR_CERT_AUTHORITY_INVALID", "con.wait", "check_paste", "unknown"),
        ("listen EADDRINUSE: address already in use", "e.portBusy", "check_paste", "unknown"),
        ("org.freedesktop.secrets was not provided", "x.vaultMissing", "retry_later", "unknown"),
        ("getaddrinfo ENOTFOUND graph.threads.net", "x.net", "retry_later", "unknown"),
        ("getaddrinfo EAI_AGAIN graph.threads.net", "x.net", "retry_later", "unknown"),
        ("AxiosError: timeout of 10000ms exceeded", "x.net", "retry_later", "unknown"),
        ("Error: read ECONNRESET", "x.net", "retry_later", "unknown"),
        ("HTTP/1.1 500 Internal Server Error\r\n\r\n", "x.down", "retry_later", "alive"),
        ("<html><title>502 Bad Gateway</title></html>", "x.down", "retry_later", "alive"),
        ("429 Too Many Requests", "x.slow", "wait", "alive"),
        ("localhost refused to connect.", "con.wait", "check_paste", "unknown"),
        ("<p>Sorry, this page isn&#039;t available.</p>", "e.pageGone", "fix_setup", "unknown"),
        ("Malformed access token AQBx", "x.paste", "check_paste", "unknown"),
    ] {
        let told = diagnosed(&sandbox, pasted);

        let is = |field: &str| text(&told, field).to_owned();
        assert_eq!((is("code"), is("action"), is("token_state")), (code.into(), action.into(), token.into()));
        assert_eq!(told["known"], true, "{pasted}");
        assert!(!is("title").is_empty() && !is("body").is_empty(), "{told}");
    }
}

#[test]
fn what_nobody_knows_is_said_to_be_unknown_and_is_no_failure() {
    let sandbox = Sandbox::bare_with_vault_file();
    for pasted in ["the feed is empty", "\u{1f9ff}", "{}", "0", "99999999999999999999", "404/1"] {
        let told = diagnosed(&sandbox, pasted);

        assert_eq!((text(&told, "code"), text(&told, "action")), ("x.unknown", "report"), "{pasted}");
        assert_eq!((&told["known"], text(&told, "token_state")), (&Value::Bool(false), "unknown"));
    }
}

#[test]
fn an_explanation_names_the_network_that_the_text_is_about_and_hides_its_secrets() {
    let sandbox = Sandbox::bare_with_vault_file();
    let token = format!("IGAA{}", "x".repeat(60));
    for (pasted, network, hid) in [
        (format!("GET https://graph.instagram.com/me?access_token={token} 190/463"), "instagram", true),
        ("Error code: 1349245".to_owned(), "threads", false),
        ("fetch https://graph.facebook.com/v25.0/me: code 190".to_owned(), "facebook", false),
    ] {
        let told = diagnosed(&sandbox, &pasted);

        assert_eq!((text(&told, "network"), &told["hid_secret"]), (network, &Value::Bool(hid)));
        assert!(!told.to_string().contains(&token));
    }
    let both = diagnosed(&sandbox, "graph.threads.net and graph.facebook.com: 190/463");
    assert!(both["network"].is_null() && both["account"].is_null());
}

#[test]
fn every_body_that_was_ever_seen_leads_to_its_action() {
    let sandbox = Sandbox::bare_with_vault_file();
    for body in bodies() {
        let pasted = body["body"].as_str().map_or_else(|| body["body"].to_string(), str::to_owned);

        let told = diagnosed(&sandbox, &pasted);

        assert_eq!(
            (&told["action"], &told["known"]),
            (&body["action"], &Value::Bool(true)),
            "{body}: {told}"
        );
    }
}

#[test]
fn an_explanation_names_the_account_that_the_text_is_about() {
    let sandbox = Sandbox::set();
    let bakery = sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(1);
    let toast = sandbox.connected(I, "jam.and.toast");
    sandbox.pass_days(61);
    let expired = sandbox.sixty(&["check", "corner.bakery"]).ended(3)["results"][0]["problem"].clone();
    assert_eq!(text(&expired, "code"), "x.expired");
    let end = sixty_tests::sandbox::moment(&bakery, "expires_at") - chrono::TimeDelta::hours(8);
    let dated = format!("Session has expired on Monday, {} PST.", end.format("%d-%b-%y %H:%M:%S"));
    for (pasted, account) in [
        (dated, &bakery),
        (format!("User {} has not authorized application 1.", text(&toast, "user_id")), &toast),
        ("@jam.and.toast: 190/463".to_owned(), &toast),
    ] {
        let told = diagnosed(&sandbox, &pasted);

        assert_eq!((&told["account"], &told["network"]), (&account["id"], &account["network"]), "{pasted}");
        assert!(!text(&told, "title").contains("This token"), "{told}");
    }
    assert!(diagnosed(&sandbox, "190/463")["account"].is_null());
}

#[test]
fn a_mistake_in_the_set_up_says_which_field_of_metas_page_mends_it() {
    let sandbox = Sandbox::bare_with_vault_file();
    for (pasted, says) in [
        ("Error code: 1349026", "Threads app ID"),
        ("{\"error_message\":\"m\",\"error_code\":4476002}", "Threads app ID"),
        ("Invalid Request: Request parameters are invalid: Invalid platform app", "Instagram app ID"),
        ("Error code: 1349168", "turns into a tag"),
        ("Error code: 1349187", "https"),
        ("Insufficient developer role", "Tester invites"),
        ("Error validating client secret.", "32 characters"),
    ] {
        let told = diagnosed(&sandbox, pasted);

        assert_eq!(text(&told, "action"), "fix_setup", "{pasted}");
        assert!(text(&told, "body").contains(says), "{told}");
    }
    let russian = run(sandbox.command().env("LC_ALL", "ru_RU.UTF-8").args(["--json", "diagnose"]), "1349026");
    assert!(text(&russian.ended(0), "body").contains("«Threads app ID»"));
}

#[test]
fn the_error_of_metas_page_may_be_pasted_where_the_log_in_waits() {
    let sandbox = Sandbox::with_vault_file();
    for (network, pasted, code, says) in [
        (
            T,
            r#"{"error_message":"No application data was given","error_code":1349026}"#,
            "e.wrongAppId",
            "Threads app ID",
        ),
        (T, "Error code: 1349168", "e.returnAddr", "Redirect Callback URLs"),
        (
            I,
            "Invalid Request: Request parameters are invalid: Invalid platform app",
            "e.wrongAppId",
            "Instagram app ID",
        ),
        (I, "Insufficient Developer Role", "e.tester", "Tester invites"),
        (T, "https://localhost:16060/?error=invalid_scope&state=", "e.useCase", "use case"),
    ] {
        let mut sign_in = SignIn::start(&sandbox, network, &["--no-listen"]);
        sign_in.paste(pasted);

        let problem = sign_in.end().ended(3)["problem"].clone();

        assert_eq!((text(&problem, "code"), text(&problem, "action")), (code, "fix_setup"));
        assert!(text(&problem, "message").contains(says), "{problem}");
    }
}

#[test]
fn a_ledger_that_cannot_be_read_is_no_reason_to_explain_nothing() {
    let mut sandbox = Sandbox::bare_with_vault_file();
    sandbox.keep_data_in(sandbox.file("no-folder", "x"));

    assert_eq!(diagnosed(&sandbox, "190/463")["code"], "x.expired");
}

#[test]
fn no_secret_of_the_text_comes_out_in_words_either() {
    let sandbox = Sandbox::bare_with_vault_file();
    let token = format!("THAA{}", "q7X".repeat(50));
    for pasted in [
        format!("{{\"error\":{{\"message\":\"Error validating {token}\",\"code\":190}}}}"),
        format!("curl https://graph.threads.net/me?access_token={token} -> 401 Unauthorized"),
        token.clone(),
    ] {
        for arguments in [&["diagnose"][..], &["--json", "diagnose"]] {
            let answer = run(sandbox.command().args(arguments).stdout(Stdio::piped()), &pasted);

            assert_eq!(answer.code, 0);
            assert!(!format!("{}{}", answer.stdout, answer.stderr).contains(&token[4..30]));
        }
    }
}

fn diagnosed(sandbox: &Sandbox, pasted: &str) -> Value {
    sandbox.sixty_with(&["diagnose"], pasted).ended(0)
}

/// Bodies of Meta's, each with what helps.
fn bodies() -> Vec<Value> {
    serde_json::from_str(include_str!("../../src-tauri/practice/data/errors.json")).unwrap()
}
