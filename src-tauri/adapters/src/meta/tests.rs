//! The calls themselves, against a socket that answers what it is told to.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use proptest::prelude::*;
use sixty_core::moment::Moment;
use sixty_core::network::Network::{Facebook, Instagram, Threads};
use sixty_core::ports::MetaError;
use sixty_core::secret::Secret;
use sixty_core::terms;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use url::Url;

use super::*;
use crate::clock::SystemClock;
use crate::ledger::SqliteLedger;

const TOKEN: &str = "EAAmadeUpForTheTestsmadeUpForTheTestsmadeUpForTheTests";
const SECRET: &str = "00112233445566778899aabbccddeeff";
const ME: &str = r#"{"id":"17841405793187218","name":"Mara Lind"}"#;
const WANTS_PROOF: &str = r#"{"error":{"message":"API calls from the server require an appsecret_proof argument","type":"GraphMethodException","code":100}}"#;

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let booth = Booth::open(["302 Found\r\nLocation: /elsewhere", "200 OK"], ["{}", ME]).await;

    let told = booth.meta(None).me(Facebook, &token(), None).await;

    assert_eq!(told.unwrap_err(), Trouble::Unreadable { http_status: 302 });
    assert_eq!(booth.asked().len(), 1);
}

#[tokio::test]
async fn a_greeting_tells_metas_time_and_brings_nobodys_token() {
    const REFUSED: &str =
        r#"{"error":{"message":"Invalid OAuth access token","type":"OAuthException","code":190}}"#;
    let booth = Booth::open(["400 Bad Request\r\nDate: Sun, 29 Nov 2026 13:00:00 GMT"], [REFUSED]).await;

    let greeting = booth.meta(None).greet(Threads).await.unwrap();

    assert_eq!(greeting.date, Some("2026-11-29T13:00:00Z".parse().unwrap()));
    let asked = booth.asked();
    assert!(asked.len() == 1 && asked[0].contains("access_token=none"), "{asked:?}");
}

#[tokio::test]
async fn an_answer_that_is_not_metas_or_tells_of_trouble_is_no_greeting() {
    const TROUBLE: &str = r#"{"error":{"message":"Service temporarily unavailable","type":"OAuthException","code":2,"is_transient":true}}"#;
    let booth = Booth::open(["200 OK", "500 Oops"], ["<html>Log in to the hotel</html>", TROUBLE]).await;
    let meta = booth.meta(None);

    assert_eq!(meta.greet(Threads).await, Err(Trouble::Unreadable { http_status: 200 }));
    assert!(matches!(meta.greet(Threads).await, Err(Trouble::Refused(_))));
    assert_eq!(booth.asked().len(), 2, "nothing is tried again");
}

#[tokio::test]
async fn an_app_that_demands_a_proof_gets_it_and_is_remembered() {
    let booth = Booth::open(["400 Bad Request", "200 OK", "200 OK"], [WANTS_PROOF, ME, ME]).await;
    let (_folder, ledger) = ledger();

    for _ in 0..2 {
        let profile = booth.meta(Some(&ledger)).me(Facebook, &token(), Some(&keys())).await.unwrap();
        assert_eq!(profile.user_id, "17841405793187218");
    }

    let asked = booth.asked();
    let proof = proof::proof(&token(), &Secret::new(SECRET));
    let has_proof = |asked: &String| asked.contains(&format!("appsecret_proof={}", proof.expose()));
    assert_eq!(asked.iter().map(has_proof).collect::<Vec<_>>(), [false, true, true]);
    assert!(asked.iter().all(|asked| !asked.contains(SECRET)), "the secret itself stays here");
    assert!(terms::signs(ledger.as_ref(), Facebook, "1000000003"));
}

#[tokio::test]
async fn without_the_secret_or_the_demand_nothing_is_signed() {
    let booth = Booth::open(["200 OK", "400 Bad Request"], [ME, WANTS_PROOF]).await;
    let meta = booth.meta(None);

    meta.me(Facebook, &token(), Some(&keys())).await.unwrap();
    let refused = meta.me(Facebook, &token(), None).await.unwrap_err();

    assert!(matches!(refused, Trouble::Refused(error) if error.code == Some(100)));
    assert!(booth.asked().iter().all(|asked| !asked.contains("appsecret_proof")));
}

#[tokio::test]
async fn a_proof_that_is_refused_is_not_remembered() {
    let booth = Booth::open(["400 Bad Request"; 2], [WANTS_PROOF; 2]).await;
    let (_folder, ledger) = ledger();

    booth.meta(Some(&ledger)).me(Facebook, &token(), Some(&keys())).await.unwrap_err();

    assert_eq!(booth.asked().len(), 2);
    assert!(!terms::signs(ledger.as_ref(), Facebook, "1000000003"));
}

#[tokio::test]
async fn every_call_is_made_in_the_graph_version_that_was_set() {
    let booth = Booth::open(["200 OK"; 3], [ME, r#"{"user_id":"1","username":"a"}"#, ME]).await;
    let (_folder, ledger) = ledger();
    ledger.set_setting(terms::GRAPH_VERSION, "v26.0").unwrap();
    let meta = booth.meta(Some(&ledger));

    for network in [Facebook, Instagram, Threads] {
        meta.me(network, &token(), None).await.unwrap();
    }

    let paths: Vec<String> =
        booth.asked().iter().map(|asked| asked.split(['?', ' ']).nth(1).unwrap().to_owned()).collect();
    assert_eq!(
        paths,
        ["/graph.facebook.com/v26.0/me", "/graph.instagram.com/v26.0/me", "/graph.threads.net/v1.0/me"]
    );
}

#[tokio::test]
async fn a_version_that_cannot_be_read_is_as_good_as_none() {
    let (_folder, ledger) = ledger();
    ledger.set_setting(terms::GRAPH_VERSION, "v26.0/../../evil").unwrap();
    assert_eq!(terms::graph_version(ledger.as_ref()).to_string(), "v25.0");
}

#[tokio::test]
async fn usage_near_the_limit_holds_the_schedule_back_for_the_hour_that_meta_counts() {
    let head = "200 OK\r\nX-App-Usage: {\"call_count\":97,\"total_time\":4,\"total_cputime\":4}";
    let booth = Booth::open([head], [ME]).await;
    let (_folder, ledger) = ledger();

    booth.meta(Some(&ledger)).me(Facebook, &token(), None).await.unwrap();

    let now = SystemClock.now();
    let until = terms::quiet_until(ledger.as_ref(), Facebook).unwrap();
    assert!(terms::is_quiet(until, now) && !terms::is_quiet(until, now + TimeDelta::minutes(61)));
    assert!(!terms::is_quiet(until, now - TimeDelta::days(365)), "a clock that was set back lifts it");
    assert_eq!(terms::quiet_until(ledger.as_ref(), Threads), None);
}

#[tokio::test]
async fn the_minutes_that_meta_names_are_the_wait() {
    let head =
        "403 Forbidden\r\nX-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":19}]}";
    let body =
        r#"{"error":{"message":"(#80002) There have been too many calls","code":80002,"is_transient":true}}"#;
    let booth = Booth::open([head], [body]).await;

    let refused = booth.meta(None).me(Instagram, &token(), None).await.unwrap_err();

    let Trouble::Refused(error) = refused else { panic!("{refused:?}") };
    assert_eq!(error.wait, Some(std::time::Duration::from_secs(19 * 60)));
    assert_eq!(booth.asked().len(), 1, "a limit is not tried again at once");
}

#[tokio::test]
async fn an_answer_that_comes_letter_by_letter_is_given_up_at_the_limit_of_a_call() {
    let limit = Duration::from_millis(400);
    for begin in
        ["HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"id\":\""]
    {
        let (address, dripped) = drip(begin).await;
        let meta = of(&address, None);
        let meta = HttpMeta { caller: meta.caller.limited_to(limit) };
        let begun = std::time::Instant::now();

        let answer = meta.exchange_code(&keys(), &Secret::new("AQB"), "https://localhost:16060/").await;

        assert_eq!(answer.err(), Some(Trouble::TimedOut), "{begin}");
        assert!(begun.elapsed() >= limit && begun.elapsed() < limit * 20, "{:?}", begun.elapsed());
        assert!(dripped.load(Ordering::SeqCst) > 2, "letters came all the time");
    }
}

#[tokio::test]
async fn an_answer_of_more_than_a_megabyte_is_not_read_to_its_end() {
    let long = format!("{{\"id\":\"{}\"}}", "1".repeat(1 << 20));
    let booth = Booth::open(["200 OK"], [&long]).await;

    let told = booth.meta(None).me(Facebook, &token(), None).await;

    assert_eq!(told.unwrap_err(), Trouble::Unreadable { http_status: 200 });
}

#[tokio::test]
async fn a_code_is_traded_for_a_token_of_any_shape() {
    let flat = r#"{"access_token":"IGAAfresh","user_id":27640875392278831,"permissions":["a","b"]}"#;
    let nested =
        r#"{"data":[{"access_token":"IGAAfresh","user_id":"27640875392278831","permissions":"a,b"}]}"#;
    let bare = r#"{"access_token":"IGAAfresh"}"#;
    let booth = Booth::open(["200 OK"; 3], [flat, nested, bare]).await;
    let meta = booth.meta(None);
    let app = AppKeys { network: Instagram, ..keys() };

    for permissions in [Some(vec!["a".to_owned(), "b".to_owned()]), Some(vec!["a".into(), "b".into()]), None]
    {
        let answer = meta.exchange_code(&app, &Secret::new("AQB"), "https://localhost:16060/").await.unwrap();
        assert_eq!((answer.token.expose(), answer.permissions), ("IGAAfresh", permissions));
        assert_eq!(answer.expires_at, None);
    }
}

#[tokio::test]
async fn a_code_that_is_refused_says_why_in_every_shape() {
    let bodies = [
        r#"{"error_type":"OAuthException","code":400,"error_message":"Invalid authorization code"}"#,
        r#"{"meta":{"error_type":"OAuthException","code":400,"error_message":"Invalid authorization code"}}"#,
        r#"{"error":{"message":"Invalid authorization code","type":"OAuthException","code":100}}"#,
    ];
    let booth = Booth::open(["400 Bad Request"; 3], bodies).await;
    let meta = booth.meta(None);
    for body in bodies {
        let answer = meta.exchange_code(&keys(), &Secret::new("AQB"), "https://localhost:16060/").await;
        let Err(Trouble::Refused(error)) = answer else { panic!("{body}") };
        assert_eq!(error.message, "Invalid authorization code", "{body}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_name_in_an_error_holds_a_piece_of_what_was_sent(
        from in 0_usize..30,
        length in 6_usize..23,
        key in prop::sample::select(vec!["type", "fbtrace_id", "error_type"]),
    ) {
        let piece = format!("{}Exception", &TOKEN[from..from + length]);
        let error = serde_json::json!({ key: piece, "message": "m", "error_message": "m", "code": 190 });
        for body in [serde_json::json!({ "error": error.clone() }), error] {
            let read = sixty_core::diagnosis::answer::read_error(body.to_string().as_bytes(), Some(400));
            let error: MetaError = call::clean(read.unwrap(), None, &[&token()]);
            prop_assert_eq!((error.kind, error.trace), (None, None));
        }
    }

    #[test]
    fn whatever_an_answer_says_no_error_text_holds_a_secret(
        text in "\\PC{0,20}",
        key in prop::sample::select(vec!["message", "type", "fbtrace_id", "error_user_msg", "error_message"]),
        is_nested in any::<bool>(),
        cut in 0_usize..200,
    ) {
        let said = format!("{text}{TOKEN}{text} {SECRET}");
        let error = serde_json::json!({ key: said, "code": 190 });
        let body = if is_nested { serde_json::json!({ "error": error }) } else { error };
        let whole = body.to_string();
        let mut end = cut.min(whole.len());
        while !whole.is_char_boundary(end) { end -= 1; }
        for body in [whole.as_bytes(), &whole.as_bytes()[..end]] {
            let Some(error) = sixty_core::diagnosis::answer::read_error(body, Some(400)) else { continue };
            let (token, secret) = (token(), Secret::new(SECRET));
            let error: MetaError = call::clean(error, None, &[&token, &secret]);
            let trouble = Trouble::Refused(Box::new(error));
            let words = format!("{trouble} {trouble:?}");
            prop_assert!(!words.contains(TOKEN) && !words.contains(SECRET), "{}", words);
        }
    }
}

/// Answers in turn, and remembers the first line of each request with its body.
struct Booth {
    address: Url,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Booth {
    async fn open<const N: usize>(heads: [&str; N], bodies: [&str; N]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let answers: Vec<String> = heads
            .iter()
            .zip(bodies)
            .map(|(head, body)| {
                let length = body.len();
                format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
            })
            .collect();
        let heard = Arc::clone(&asked);
        tokio::spawn(async move {
            for answer in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut request = vec![0; 16_384];
                let length = stream.read(&mut request).await.unwrap();
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                heard.lock().unwrap().push(request.lines().next().unwrap_or_default().to_owned());
                stream.write_all(answer.as_bytes()).await.unwrap();
                drop(stream.shutdown().await);
            }
        });
        Self { address, asked }
    }

    fn meta(&self, ledger: Option<&Arc<dyn Ledger>>) -> HttpMeta {
        of(&self.address, ledger)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// The adapter that calls this address in the place of Meta's.
fn of(address: &Url, ledger: Option<&Arc<dyn Ledger>>) -> HttpMeta {
    drop(rustls::crypto::ring::default_provider().install_default());
    let pretend = PretendAddress::new(address.clone());
    HttpMeta::new(Some(pretend), Arc::new(SystemClock), ledger.cloned())
}

/// A Meta that begins an answer and goes on with a letter every 20 ms until it is left. Returns its address and the
/// number of letters.
async fn drip(begin: &'static str) -> (Url, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let dripped = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&dripped);
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 16_384];
        assert!(stream.read(&mut request).await.unwrap() > 0);
        stream.write_all(begin.as_bytes()).await.unwrap();
        let mut beat = tokio::time::interval(Duration::from_millis(20));
        while stream.write_all(b"1").await.is_ok() {
            count.fetch_add(1, Ordering::SeqCst);
            beat.tick().await;
        }
    });
    (address, dripped)
}

fn ledger() -> (tempfile::TempDir, Arc<dyn Ledger>) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = SqliteLedger::open(folder.path()).unwrap();
    (folder, Arc::new(ledger))
}

fn token() -> Secret {
    Secret::new(TOKEN)
}

fn keys() -> AppKeys {
    AppKeys { network: Facebook, id: "1000000003".into(), secret: Secret::new(SECRET) }
}

#[test]
fn meta_names_its_time_in_the_form_of_e_mail() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("date", "Fri, 20 Nov 2026 10:00:00 GMT".parse().unwrap());
    let moment: Moment = "2026-11-20T10:00:00Z".parse().unwrap();
    assert_eq!(headers::date_of(&headers), Some(moment));
}
