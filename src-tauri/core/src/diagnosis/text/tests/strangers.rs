//! What is no answer of Meta's: other programs' refusals, failed connections, pages of the web.

use super::super::read;
use crate::diagnosis::TokenState;
use crate::problem::{Action, Case, Code, FactName};

#[test]
fn a_refusal_of_another_program_is_told_as_that_programs() {
    for (text, program) in [
        (
            r#"POST https://corner-bakery.myshopify.com/admin/api/2026-01/orders.json 401 {"errors":"[API] Invalid API key or access token (unrecognized login or wrong password)"}"#,
            "Shopify",
        ),
        (
            r#"{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}"#,
            "GitHub",
        ),
        (
            "<html><head><title>401 Authorization Required</title></head><body><center><h1>401 Authorization Required</h1></center><hr><center>nginx/1.24.0</center></body></html>",
            "nginx",
        ),
        (
            r#"{"code":"rest_forbidden","message":"Sorry, you are not allowed to do that.","data":{"status":401}}"#,
            "WordPress",
        ),
        (
            r#"{"error":{"message":"Incorrect API key provided: sk-abc. You can find your API key at https://platform.openai.com/account/api-keys.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#,
            "OpenAI",
        ),
        (
            r#"{"error":{"code":401,"message":"Request had invalid authentication credentials. Expected OAuth 2 access token.","status":"UNAUTHENTICATED"}}"#,
            "Google",
        ),
        (
            r#"{"error":{"code":403,"message":"The caller does not have permission","status":"PERMISSION_DENIED"}}"#,
            "Google",
        ),
        (r#"{"errors":[{"code":32,"message":"Could not authenticate you."}]}"#, "X"),
        (r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, "Telegram"),
        ("GET https://api.example.org/v2/posts -> 401 Unauthorized", "api.example.org"),
        ("getaddrinfo ENOTFOUND api.example.org https://api.example.org/feed", "api.example.org"),
    ] {
        let reading = read(text, &[]);
        let problem = reading.problem();
        assert_eq!((reading.token_state(), reading.action()), (TokenState::Unknown, Action::None), "{text}");
        assert_eq!(
            (problem.case(), problem.text(FactName::Program)),
            (Some(Case::OtherProgram), Some(program)),
            "{text}"
        );
    }
}

#[test]
fn an_answer_of_a_time_before_the_end_of_its_token_is_not_told_as_of_now() {
    let text = r#"{"data":{"is_valid":true,"expires_at":1700000000,"scopes":["threads_basic"]}}"#;
    let at = |seconds| crate::moment::Moment::from_timestamp(seconds, 0).unwrap();
    let case = |seconds| read(text, &[]).at(at(seconds)).problem().case();
    assert_eq!(case(1_699_999_999), Some(Case::Works));
    assert_eq!(case(1_700_000_000), Some(Case::WorkedThen));
}

#[test]
fn a_status_of_http_says_nothing_about_a_token() {
    for text in [
        "401 Unauthorized",
        "HTTP 403",
        "403 Forbidden",
        "401",
        "curl https://graph.threads.net/v1.0/me -> 401 Unauthorized",
    ] {
        let reading = read(text, &[]);
        assert_eq!(
            (reading.token_state(), reading.action()),
            (TokenState::Unknown, Action::Report),
            "{text}"
        );
        assert_eq!(reading.problem().case(), Some(Case::Status), "{text}");
    }
}

#[test]
fn no_connection_to_meta_is_waited_for_in_the_words_of_every_language_of_programs() {
    for text in [
        "curl: (6) Could not resolve host: graph.facebook.com",
        "curl: (7) Failed to connect to graph.threads.net port 443 after 21041 ms: Couldn't connect to server",
        "curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to graph.instagram.com:443",
        "curl: (60) SSL certificate problem: unable to get local issuer certificate https://graph.facebook.com",
        "curl: (28) Operation timed out after 10001 milliseconds with 0 bytes received https://graph.facebook.com/v25.0/me",
        "Error: getaddrinfo EAI_AGAIN graph.threads.net\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:109:26) {\n  errno: -3001,\n  code: 'EAI_AGAIN',\n  syscall: 'getaddrinfo',\n  hostname: 'graph.threads.net'\n}",
        "TypeError: fetch failed\n  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: graph.instagram.com:443, timeout: 10000ms)\n  code: 'UND_ERR_CONNECT_TIMEOUT'",
        "Error: connect ECONNREFUSED 157.240.0.1:443 https://graph.facebook.com { errno: -111, code: 'ECONNREFUSED', port: 443 }",
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='graph.facebook.com', port=443): Max retries exceeded with url: /v25.0/me (Caused by NameResolutionError(\"<urllib3.connection.HTTPSConnection object>: Failed to resolve 'graph.facebook.com' ([Errno -2] Name or service not known)\"))",
        "requests.exceptions.SSLError: HTTPSConnectionPool(host='graph.threads.net', port=443): (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1007)')))",
        "requests.exceptions.ProxyError: HTTPSConnectionPool(host='graph.instagram.com', port=443): (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required')))",
        "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='graph.instagram.com', port=443): Read timed out. (read timeout=10)",
        "java.net.UnknownHostException: graph.facebook.com",
        "javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path (graph.threads.net)",
        "java.net.SocketTimeoutException: connect timed out - graph.facebook.com",
        "Get \"https://graph.instagram.com/me\": dial tcp: lookup graph.instagram.com on 127.0.0.53:53: no such host",
        "Get \"https://graph.facebook.com/me\": x509: certificate signed by unknown authority",
        "Post \"https://graph.threads.net/v1.0/me/threads\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
        "System.Net.Http.HttpRequestException: No such host is known. (graph.facebook.com:443) ---> System.Net.Sockets.SocketException (11001)",
        "The SSL connection could not be established, see inner exception. https://graph.facebook.com/",
        "GuzzleHttp\\Exception\\ConnectException: cURL error 28: Connection timed out after 10000 milliseconds for https://graph.facebook.com/v25.0/me",
        "Failed to open TCP connection to graph.threads.net:443 (getaddrinfo: Temporary failure in name resolution) (SocketError)",
        "Net::OpenTimeout: execution expired (graph.instagram.com)",
        "This site can't be reached. www.facebook.com took too long to respond. ERR_CONNECTION_TIMED_OUT",
        "www.instagram.com: DNS_PROBE_FINISHED_NO_INTERNET",
        "NET::ERR_CERT_AUTHORITY_INVALID at https://graph.facebook.com/v25.0/me",
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.code(), reading.action()), (Code::Offline, Action::RetryLater), "{text}");
        assert_ne!(reading.token_state(), TokenState::Dead, "{text}");
    }
}

#[test]
fn trouble_of_metas_own_leaves_the_token_alone() {
    for text in [
        "Sorry, something went wrong. We're working on it and we'll get it fixed as soon as we can.",
        "К сожалению, произошла ошибка. Мы работаем над этим и исправим её, как только сможем.",
        "graph.threads.net answered 502 Bad Gateway",
        "HTTP/1.1 503 Service Unavailable https://graph.facebook.com",
    ] {
        let reading = read(text, &[]);
        assert_eq!(
            (reading.token_state(), reading.action()),
            (TokenState::Alive, Action::RetryLater),
            "{text}"
        );
    }
}

#[test]
fn metas_log_in_pages_are_known_by_number_and_in_english_and_russian() {
    for (text, action) in [
        (
            "App Not Setup: This app is still in development mode, and you don't have access to it. Switch to a registered test user or ask an app admin for permissions.",
            Action::FixSetup,
        ),
        (
            "Приложение не настроено: Это приложение все еще находится в режиме разработки, и у вас нет к нему доступа.",
            Action::FixSetup,
        ),
        (
            "https://localhost:16060/?error_code=1349126&error_message=%E3%82%A2%E3%83%97%E3%83%AA",
            Action::FixSetup,
        ),
        ("?error_code=1349048&error_message=Impossible+de+charger", Action::FixSetup),
        (
            "URL заблокирован: Не удалось выполнить переадресацию, так как URI переадресации не указан",
            Action::FixSetup,
        ),
        (
            "App not active: This app is currently not accessible and the app developer is aware of the issue.",
            Action::OpenMeta,
        ),
        ("Приложение неактивно: сейчас это приложение недоступно", Action::OpenMeta),
        ("error_code=1349220&error_message=Funci%C3%B3n+no+disponible", Action::OpenMeta),
        ("?error_code=1349999&error_message=x+y", Action::OpenMeta),
        ("The user has opted out of platform", Action::OpenMeta),
        (
            "Это приложение недоступно. Приложению требуется хотя бы одно поддерживаемое разрешение.",
            Action::FixSetup,
        ),
        ("The parameter app_id is required", Action::FixSetup),
        ("Invalid App ID: The provided app ID does not look like a valid app ID.", Action::FixSetup),
        ("Error validating application. Application has been deleted.", Action::FixSetup),
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.token_state(), reading.action()), (TokenState::Unknown, action), "{text}");
    }
}

#[test]
fn a_token_that_works_is_told_with_its_end_in_every_form() {
    for text in [
        r#"{"data":{"is_valid":true,"expires_at":1798848000,"scopes":["threads_basic"]}}"#,
        "{'data': {'type': 'USER', 'is_valid': True, 'expires_at': 1798848000, 'scopes': ['threads_basic']}}",
        "[data] => Array\n (\n [is_valid] => 1\n [expires_at] => 1798848000\n )",
        "[\"is_valid\"]=>\n  bool(true)\n  [\"expires_at\"]=>\n  int(1798848000)",
        "data:\n  is_valid: true\n  expires_at: 1798848000\n",
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.token_state(), reading.action()), (TokenState::Alive, Action::None), "{text}");
        assert!(reading.problem().has(FactName::Date), "{text}");
    }
    let endless = read(r#"{"data":{"is_valid":true,"expires_at":0}}"#, &[]).problem();
    assert_eq!((endless.case(), endless.has(FactName::Date)), (Some(Case::WorksEndless), false));
}

#[test]
fn who_was_asked_and_whose_token_it_was_are_both_told() {
    let token = format!("IGAA{}", "x7Q".repeat(50));
    let text = format!(
        "GET https://graph.facebook.com/v25.0/me?access_token={token} -> (#190) Invalid OAuth access token - Cannot parse access token"
    );
    let reading = read(&text, &[]);
    let problem = reading.problem();
    assert_eq!(problem.case(), Some(Case::AskedElsewhere));
    assert_eq!(reading.network, Some(crate::network::Network::Facebook));
    assert_eq!(
        (problem.text(FactName::Other), problem.text(FactName::Program)),
        (Some("Instagram"), Some("graph.instagram.com"))
    );
}

#[test]
fn an_old_kind_is_told_of_a_token_whose_letters_show_it_and_of_no_other() {
    let old = format!("IGQVJ{}", "x7Q".repeat(50));
    for (text, code, token) in [
        (format!("{old} Unsupported request - method type: get"), Code::OldKind, TokenState::Dead),
        ("Unsupported request - method type: get".to_owned(), Code::Tester, TokenState::Unknown),
        (
            "THApiException: Unsupported request - method type: get".to_owned(),
            Code::Tester,
            TokenState::Unknown,
        ),
    ] {
        let reading = read(&text, &[]);
        assert_eq!(
            (reading.code(), reading.action(), reading.token_state()),
            (code, Action::Reconnect, token),
            "{text}"
        );
    }
}

#[test]
fn a_text_of_any_size_is_read_at_its_start_and_its_end() {
    let noise = "10:00 all is well with the feed { and so on }\n".repeat(25_000);
    let body = r#"{"error":{"message":"m","type":"OAuthException","code":190,"error_subcode":463}}"#;
    for text in [format!("{body}\n{noise}"), format!("{noise}{body}")] {
        assert_eq!(read(&text, &[]).code(), Code::Expired);
    }
}

#[test]
fn metas_words_are_shown_without_controls_and_secrets() {
    let token = format!("EAA{}", "xY7".repeat(30));
    let body = serde_json::json!({ "error": {
        "message": "m", "type": "OAuthException", "code": 9004,
        "error_user_title": "Media\u{1b}[31m failed\u{202e}.", "error_user_msg": format!("We used {token}.\nLook here"),
    } });
    let problem = read(&body.to_string(), &[]).problem();
    assert_eq!(problem.text(FactName::Said), Some("Media[31m failed. We used ••••. Look here"));
}

#[test]
fn counts_of_another_program_are_no_code_and_a_bare_status_of_metas_host_passes() {
    for (text, token, action) in [
        ("SFTP: code 190 files uploaded, 463 skipped", TokenState::Unknown, Action::Reconnect),
        ("HTTP/2 503 from graph.facebook.com", TokenState::Alive, Action::RetryLater),
        ("aiohttp: Cannot connect to host graph.threads.net:443", TokenState::Unknown, Action::RetryLater),
        ("Facebook Will Be Back Soon", TokenState::Alive, Action::RetryLater),
        ("Hootsuite: your token for Instagram has expired.", TokenState::Unknown, Action::Reconnect),
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.token_state(), reading.action()), (token, action), "{text}");
    }
}
