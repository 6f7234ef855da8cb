//! A small number, a field called `code` or a failed connection is Meta's only beside a sign of Meta.

use super::super::read;
use crate::diagnosis::TokenState;
use crate::problem::{Action, Case, Code, FactName};

#[test]
fn a_code_without_a_sign_of_meta_is_no_code_of_metas() {
    for text in [
        r#"{"code":10,"message":"You are not permitted to access that resource."}"#,
        r#"{"code":200,"message":"Board not found"}"#,
        r#"{"status":"error","code":4,"message":"Quota exceeded for your plan"}"#,
        r#"{"errorCode":3,"errorMessage":"Board is closed","requestId":"a"}"#,
        "error_code: 10\nmessage: Pin not found",
        "code,message\n10,Board not found",
        r#"{"success":false,"error":{"code":10,"message":"Board not found"}}"#,
        r#"{"error":{"code":200,"status":"CLOSED","message":"Board not found"}}"#,
        "printer says error code 10, out of paper",
        "Fehlercode 4 an der Waschmaschine",
        "Invoice (#200) is overdue, please pay until Friday.",
        "ticket (#190) was closed by Tom",
        "Заказ (#200) отменён клиентом",
        "metadata update failed with error code 4",
        "Instagram ok\nTwitter: error code 4",
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.code(), reading.token_state()), (Code::Unknown, TokenState::Unknown), "{text}");
        assert!(matches!(reading.action(), Action::Report | Action::None), "{text}");
    }
}

#[test]
fn a_code_beside_a_sign_of_meta_is_metas() {
    for (text, action) in [
        ("(#10) Application does not have permission for this action", Action::ReconnectWithPermission),
        ("(#200) The sun is too high", Action::Report),
        ("code 100 subcode 36007", Action::RetryLogin),
        ("instagram publish failed: error 10", Action::Report),
        ("Twitter ok\nPinterest ok\nInstagram: code 4", Action::Wait),
        (r#"graph api: code=4 message="No more today""#, Action::Wait),
        (r#"{"error":{"message":"No more today","code":4}}"#, Action::Wait),
        ("{'error': {'message': 'No more today', 'code': 4}}", Action::Wait),
        ("[error] => Array\n(\n    [message] => No more today\n    [code] => 4\n)", Action::Wait),
        ("WordPress: Facebook says code 4", Action::Wait),
        ("код ошибки 4 в Фейсбуке", Action::Wait),
        ("ошибка фейсбука номер 368, действие заблокировано", Action::OpenMeta),
        ("code 4", Action::Wait),
    ] {
        assert_eq!(read(text, &[]).action(), action, "{text}");
    }
}

#[test]
fn another_services_name_wins_over_a_bare_number_and_a_common_sentence() {
    for (text, program) in [
        ("Redis error code 102", "Redis"),
        ("VK error_code 10: Internal server error", "VK"),
        ("ВКонтакте: ошибка 15, доступ запрещён", "VK"),
        ("api.ok.ru: error_code 10 PERMISSION_DENIED", "OK.ru"),
        ("mysql: error code 190 while reading table posts", "MySQL"),
        ("LinkedIn says: User does not have permission to post", "LinkedIn"),
        ("TikTok: your access token has expired", "TikTok"),
        (r#"{"ok":false,"error":"token_revoked"}"#, "Slack"),
        (r#"{"error":"invalid_grant","error_description":"Token has been expired or revoked."}"#, "Google"),
        (r#"{"error_summary":"expired_access_token/..","error":{".tag":"expired_access_token"}}"#, "Dropbox"),
        (r#"{"status":"error","message":"…","category":"EXPIRED_AUTHENTICATION"}"#, "HubSpot"),
        (r#"{"code":"INVALID_TOKEN","details":{},"message":"invalid oauth token"}"#, "Zoho"),
        (r#"FATAL: password authentication failed for user "feed""#, "PostgreSQL"),
        ("telegram.error.Unauthorized: Forbidden: bot was blocked by the user", "Telegram"),
    ] {
        let reading = read(text, &[]);
        let problem = reading.problem();
        assert_eq!((reading.token_state(), reading.action()), (TokenState::Unknown, Action::None), "{text}");
        assert_eq!(
            (problem.case(), problem.text(FactName::Program)),
            (Some(Case::OtherProgram), Some(program))
        );
    }
}

#[test]
fn the_name_of_a_program_alone_is_no_answer_of_it() {
    for text in ["we moved the site to WordPress", "the feed is empty, Pinterest is not"] {
        assert!(read(text, &[]).found.is_none(), "{text}");
    }
}

#[test]
fn metas_own_words_win_over_the_name_of_another_service() {
    for text in [
        "Instagram failed, Twitter and LinkedIn went fine: (#190) Error validating access token: Session has expired on Monday, 02-Nov-26 10:00:00 PST.",
        "Buffer could not post. Instagram: Session has expired. Pinterest: ok",
        "Vercel function log: code 190 subcode 463",
        "Instagram job\nredis: connected\ncode 190 subcode 463",
    ] {
        assert_eq!(read(text, &[]).code(), Code::Expired, "{text}");
    }
}

#[test]
fn a_failed_connection_to_another_host_is_told_as_that_hosts() {
    for (text, program) in [
        ("ECONNREFUSED 127.0.0.1:5432", "PostgreSQL"),
        ("redis://cache:6379 connection refused", "Redis"),
        ("Error: getaddrinfo ENOTFOUND db.local", "db.local"),
        ("wget: unable to resolve host address ‘cdn.shop.example’", "cdn.shop.example"),
        ("dial tcp: lookup minio on 10.0.0.2:53: no such host", "minio"),
        ("dial tcp 192.168.1.20:8080: i/o timeout", "192.168.1.20:8080"),
        ("Could not resolve host: feeds.example.org", "feeds.example.org"),
        ("smtp.mailbox.example: Connection timed out", "SMTP"),
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.code(), reading.action()), (Code::Unknown, Action::None), "{text}");
        assert_eq!(reading.problem().text(FactName::Program), Some(program), "{text}");
    }
    for text in [
        "Error: read ECONNRESET",
        "fetch failed",
        "connect ECONNREFUSED 157.240.252.35:443",
        "lookup graph.instagram.com on 127.0.0.53:53: no such host",
    ] {
        assert_eq!((read(text, &[]).code()), Code::Offline, "{text}");
    }
}

#[test]
fn an_answer_without_words_takes_those_of_its_line() {
    for (text, action) in [
        (
            "code=200 subcode=0 The user hasn't authorized the application to perform this action",
            Action::ReconnectWithPermission,
        ),
        (
            "reply: Cannot call API for app 1 on behalf of user 2 code=200 type=OAuthException",
            Action::OpenMeta,
        ),
        ("code=10 type=OAuthException The moon is in the wrong house", Action::Report),
        ("code=10 type=OAuthException", Action::ReconnectWithPermission),
        ("code: 100, type: IGApiException, Unsupported request - method type: get", Action::Reconnect),
    ] {
        assert_eq!(read(text, &[]).action(), action, "{text}");
    }
    let moon = read("code=10 type=OAuthException The moon is in the wrong house", &[]).problem();
    assert_eq!(moon.text(FactName::Said), None, "the words of a line may be anyone's");
}

#[test]
fn a_token_whose_account_was_told_after_its_end_works_and_one_beside_its_error_does_not() {
    let me = r#"{"id":"25212345678901201","username":"corner.bakery"}"#;
    for (text, token) in [
        (format!("06:00 refresh: 190/463\n06:30 me: {me}"), TokenState::Alive),
        (format!("06:00 me: {me}\n06:30 refresh: 190/463"), TokenState::Dead),
        (format!("06:00 refresh failed 190/463 {me}"), TokenState::Dead),
        (format!("190/463\nme: {me}\n(#190) Error validating access token"), TokenState::Unknown),
        (format!("190/463\nme: {me}\n(#4) Application request limit reached"), TokenState::Alive),
    ] {
        assert_eq!(read(&text, &[]).token_state(), token, "{text}");
    }
}

#[test]
fn every_permission_that_words_name_is_told() {
    for text in [
        "(#10) This needs 'pages_read_engagement' or 'pages_read_user_content'",
        "(#200) Requires one of pages_read_engagement, pages_read_user_content",
        "Any of the pages_read_engagement, pages_read_user_content permission(s) must be granted",
    ] {
        let problem = read(text, &[]).problem();
        assert_eq!(
            problem.text(FactName::Permissions),
            Some("pages_read_engagement, pages_read_user_content"),
            "{text}"
        );
    }
    let one = read("(#10) Requires pages_read_engagement", &[]).problem();
    assert_eq!(one.text(FactName::Permissions), None);
}

#[test]
fn planners_say_in_russian_what_meta_says() {
    for (text, code) in [
        ("SMMplanner: нужен профессиональный аккаунт", Code::Personal),
        ("У вас личный аккаунт, переключите его на бизнес-аккаунт", Code::Personal),
        ("Инстаграм не связан со страницей Facebook", Code::Limited),
        ("SMMplanner: недостаточно прав для публикации", Code::Permission),
        ("Вы не администратор страницы Facebook", Code::Permission),
        ("SMMplanner: срок действия токена истёк", Code::Password),
        ("Пароль от Инстаграма изменён, переподключите аккаунт", Code::Password),
        ("Instagram: авторизация слетела, войдите заново", Code::Password),
        ("SMMplanner (ВК): срок действия токена истёк", Code::Unknown),
    ] {
        assert_eq!(read(text, &[]).code(), code, "{text}");
    }
}

#[test]
fn metas_log_in_pages_are_known_by_their_titles_in_more_languages() {
    for (text, action) in [
        ("URL blockiert: Diese Weiterleitung ist fehlgeschlagen", Action::FixSetup),
        ("Impossible de charger l’URL : le domaine de cette URL n’est pas inclus", Action::FixSetup),
        ("La app no está activa: No se puede acceder a esta app", Action::OpenMeta),
        (
            "Aplicativo não configurado: este aplicativo ainda está no modo de desenvolvimento",
            Action::FixSetup,
        ),
        ("App non attiva: l'app non è attualmente accessibile", Action::OpenMeta),
        ("URL Yüklenemiyor: Bu URL'nin alan adı", Action::FixSetup),
        ("Zablokowany adres URL: przekierowanie nie powiodło się", Action::FixSetup),
        ("Програма неактивна: зараз ця програма недоступна", Action::OpenMeta),
        ("App nicht aktiv (Fehlercode 1349245)", Action::FixSetup),
    ] {
        let reading = read(text, &[]);
        assert_eq!((reading.token_state(), reading.action()), (TokenState::Unknown, action), "{text}");
    }
}
