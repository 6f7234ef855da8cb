use proptest::prelude::*;

use super::*;

const HASH_OF_APP: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn what_is_secret_is_hidden_and_what_is_around_it_stays() {
    let token = token();
    let secret = HASH_OF_APP;
    let cases = [
        (format!("why does {token} not work"), "why does •••• not work".to_owned()),
        (format!("a={token}&b=1"), "a=••••&b=1".to_owned()),
        (format!("client_secret={secret} sent"), "client_secret=•••• sent".to_owned()),
        (format!("1000000003|{secret}"), "1000000003|••••".to_owned()),
        (format!("THREADS_TOKEN=\"{token}\"\nNAME=x"), "THREADS_TOKEN=\"••••\"\nNAME=x".to_owned()),
        (format!("{}\n  {}\n", &token[..50], &token[50..]), "••••\n  ••••\n".to_owned()),
        ("password: 'hunter2'".to_owned(), "password: '••••'".to_owned()),
        (r#"{\"access_token\":\"abcdef12\"}"#.to_owned(), r#"{\"access_token\":\"••••\"}"#.to_owned()),
    ];
    for (text, shown) in cases {
        assert_eq!(hidden(&text).as_deref(), Some(shown.as_str()), "{text}");
    }
}

#[test]
fn a_text_without_a_secret_stays_as_it_is() {
    for text in [
        "Error validating access token: Session has expired on Wednesday, 14-Feb-18 18:00:00 PST.",
        "set THREADS_ACCESS_TOKEN in your settings",
        "THREADS_ACCESS_TOKEN_OF_THE_SITE_IN_PRODUCTION is missing",
        r#"{"error":{"message":"m","code":190,"fbtrace_id":"AYf5oWTRKxDeIIweXJrRRYJ"}}"#,
        r#"{"error":{"message":"m","code":190,"fbtrace_id":"AQf5oWTRKxDeIIweXJrRRYJ"}}"#,
        "(#10) instagram_business_content_publish is missing for 17841405793187218, see \
         https://developers.facebook.com/docs/graph-api/overview/rate-limiting",
        "access_token=<TOKEN>",
        "instagram_business_content_publish,instagram_business_manage_messages",
        "why does my token not work",
        "https://localhost:16060/?error=access_denied&error_reason=user_denied&error_code=200",
        "https://www.facebook.com/v25.0/dialog/oauth?client_id=1000000003&response_type=code",
        "IGApiException THApiException OAuthException at 100% of 60%20days",
        "C:\\new\\x41\\table &amp; co. \u{feff}",
    ] {
        assert_eq!(hidden(text), None, "{text}");
    }
}

#[test]
fn a_token_is_hidden_in_every_disguise() {
    let token = token();
    for text in disguises(&token) {
        let shown = hidden(&text).unwrap_or_else(|| panic!("nothing was hidden: {text}"));
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).count();
        assert!(letters(&shown) * 4 <= letters(&text), "{text}: {shown}");
    }
}

fn disguises(token: &str) -> Vec<String> {
    let each = |write: &dyn Fn(char) -> String| -> String { token.chars().map(write).collect() };
    let groups = |size: usize, gap: &str| {
        let letters: Vec<char> = token.chars().collect();
        letters.chunks(size).map(String::from_iter).collect::<Vec<_>>().join(gap)
    };
    let (first, second) = token.split_at(30);
    vec![
        groups(1, " "),
        groups(4, " "),
        groups(6, "\n"),
        groups(10, " "),
        groups(12, "\u{200b}"),
        groups(20, "\r\n"),
        groups(5, "."),
        groups(30, "\",\n  \""),
        format!("'{first}' + '{second}'"),
        format!("\"{first}\" \\\n \"{second}\""),
        format!("{first}\u{ad}{second}"),
        format!("{first}&shy;{second}"),
        format!("{first}&#8203;{second}"),
        each(&|letter| format!("%{:02x}", letter as u32)),
        each(&|letter| format!("%25{:02X}", letter as u32)),
        each(&|letter| format!("&#{};", letter as u32)),
        each(&|letter| format!("&#x{:x};", letter as u32)),
        each(&|letter| format!("\\u{:04x}", letter as u32)),
        each(&|letter| format!("\\x{:02x}", letter as u32)),
        each(&|letter| format!("{:02x}", letter as u32)),
        each(&|letter| char::from_u32(letter as u32 + 0xfee0).unwrap().to_string()),
        format!("\\n{token}\\n"),
        format!("x{token}"),
        format!("_{token}_"),
        format!("{}…", &token[..14]),
        format!("{}...", &token[..24]),
    ]
}

#[test]
fn other_secrets_are_hidden_in_their_disguises_too() {
    let (first, second) = HASH_OF_APP.split_at(16);
    let groups: Vec<&str> = (0..32).step_by(4).map(|at| &HASH_OF_APP[at..at + 4]).collect();
    for (text, part) in [
        (format!("the secret is {HASH_OF_APP}."), "89abcdef"),
        (format!("my_secret{HASH_OF_APP}"), "89abcdef"),
        (format!("{first} {second}"), "89abcdef"),
        (format!("{first}\n{second}"), "89abcdef"),
        (groups.join(" "), "cdef"),
        (HASH_OF_APP.to_uppercase(), "89ABCDEF"),
        ("https://localhost:16060/?code=AQBx12yZ&state=done".to_owned(), "AQBx12yZ"),
        ("/callback?code=AQBx12yZ".to_owned(), "AQBx12yZ"),
        ("&code%3DAQBx12yZ9912345678".to_owned(), "AQBx12yZ"),
        ("CLIENT-SECRET=hunter2go".to_owned(), "hunter2go"),
        ("ACCESS_TOKEN = 'hunter2go'".to_owned(), "hunter2go"),
        ("X-API-KEY: k9x2k9x2k9x2k9x2".to_owned(), "k9x2k9x2"),
        ("&quot;access_token&quot;:&quot;hunter2go&quot;".to_owned(), "hunter2go"),
        (r#"{\u0022client_secret\u0022:\u0022hunter2go\u0022}"#.to_owned(), "hunter2go"),
        ("пароль='hunter2go'".to_owned(), "hunter2go"),
        ("token q7Xq7Xq7Xq7Xq7X9".to_owned(), "q7Xq7X"),
        ("postgres://mara:hunter2go@localhost/db".to_owned(), "hunter2go"),
        // The beginning of a Threads token in base64.
        ("VEhBQXhZN3hZN3hZN3hZN3hZN3hZN3hZN3hZN3hZN3hZN3hZNw".to_owned(), "xZN3hZN3"),
    ] {
        let shown = hidden(&text).unwrap_or_else(|| panic!("nothing was hidden: {text}"));
        assert!(!shown.contains(part), "{text}: {shown}");
    }
}

#[test]
fn what_is_long_and_hostile_is_read_to_its_end() {
    for piece in [
        "=",
        "token=",
        "\"",
        "THAA ",
        "THAAxY7xY7xY7xY7xY7xY7xY7xY7xY7xY7xY7xY7xY7\n",
        "%25",
        "://",
        "a:",
        "\\",
    ] {
        hidden(&piece.repeat(200_000 / piece.len()));
    }
}

proptest! {
    #[test]
    fn a_token_in_any_text_is_hidden_whole(
        before in "\\PC{0,60}",
        token in "(EAA|IGAA|THAA|IGQV)[A-Za-z0-9]{60,180}",
        after in "\\PC{0,60}",
    ) {
        let shown = hidden(&format!("{before}{token}{after}")).unwrap();
        prop_assert!(!shown.contains(&token[4..24]), "{shown}");
    }

    #[test]
    fn a_secret_that_is_known_is_hidden_whatever_it_looks_like(
        before in "\\PC{0,30}",
        secret in "[A-Za-z0-9|%+ _-]{8,200}",
        after in "\\PC{0,30}",
    ) {
        let known = Secret::new(secret.as_str());
        let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        for said in [&secret, &encoded] {
            let shown = without(&format!("{before} {said} {after}"), &[&known]);
            prop_assert!(!shown.contains(said.as_str()), "{shown}");
        }
    }

    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        hidden(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_disguise_is_taken(pieces in proptest::collection::vec(
        proptest::sample::select(vec!["%", "%2", "%41", "&#", "&#x41;", "&amp;", "\\u00", "\\u0041", "\\x", "é", "THAA",
            "://", "a", "9", ":", "@", "=", "\u{200b}", " ", "\n", "Ａ"]), 0..60)) {
        hidden(&pieces.concat());
    }
}

fn token() -> String {
    format!("IGAA{}", "xY7kQ2".repeat(15))
}
