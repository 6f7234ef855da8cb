use std::net::TcpListener as StdListener;
use std::time::{Duration, Instant};

use sixty_core::ports::Mood;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;
use crate::clock::SystemClock;

const STATE: &str = "ourstateourstate";

#[tokio::test]
async fn the_browser_comes_back_over_http_and_over_https_on_both_addresses() {
    for scheme in ["http", "https"] {
        for host in ["127.0.0.1", "[::1]"] {
            let mut opened = OpenDoor::usual().await;
            let address = format!("{scheme}://{host}:{}/?code=AQ1&state={STATE}", opened.port);

            let answer = opened.client.get(&address).send().await.unwrap();
            assert_eq!(answer.status(), 303);
            let result = answer.headers()["location"].to_str().unwrap().to_owned();
            assert!(result.starts_with("/r/") && !result.contains("AQ1"));
            let came = opened.door.came_back().await;
            assert_eq!(came.expose(), format!("https://localhost:{}/?code=AQ1&state={STATE}", opened.port));

            let page = |result: String| {
                let request = opened.client.get(format!("{scheme}://{host}:{}{result}", opened.port));
                async move { request.send().await.unwrap().text().await.unwrap() }
            };
            let waiting = page(result.clone()).await;
            assert!(waiting.contains("One moment"));
            assert!(
                waiting.contains(&format!("http-equiv=\"refresh\" content=\"1;url={result}\"")),
                "{waiting}"
            );
            opened.door.show(text("Done"));
            assert!(page(result).await.contains("<title>Done</title>"));
        }
    }
}

#[tokio::test]
async fn every_answer_forbids_what_a_page_with_a_code_must_not_do() {
    let opened = OpenDoor::usual().await;
    for target in ["/", "/nothing", &format!("/?code=AQ1&state={STATE}"), "/?code=AQ1&state=other"] {
        let answer = opened.get(target).await;
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header("cache-control").as_deref(), Some("no-store"), "{target}");
        assert_eq!(header("referrer-policy").as_deref(), Some("no-referrer"), "{target}");
        assert!(
            header("content-security-policy").unwrap().starts_with("default-src 'none'; style-src 'sha256-")
        );
        assert_eq!(header("strict-transport-security"), None);
    }
}

#[tokio::test]
async fn an_earlier_link_is_told_to_be_old_and_the_attempt_goes_on() {
    let mut opened = OpenDoor::usual().await;
    let page = opened.get("/?code=AQ1&state=another").await.text().await.unwrap();
    assert!(page.contains("This link is old"));
    opened.come_back().await;
}

#[tokio::test]
async fn two_hundred_hostile_requests_and_then_the_good_one() {
    let mut opened = OpenDoor::usual().await;
    for number in 0..200 {
        opened.attack(number).await;
    }
    opened.come_back().await;
}

#[tokio::test]
async fn a_caller_who_sends_nothing_is_let_go_and_makes_room() {
    let limits = Limits { connections: 2, to_send: Duration::from_millis(200), ..Limits::default() };
    let mut opened = OpenDoor::with(limits).await;
    let mut silent = Vec::new();
    for _ in 0..2 {
        silent.push(TcpStream::connect(("127.0.0.1", opened.port)).await.unwrap());
    }
    for stream in &mut silent {
        assert_eq!(stream.read(&mut [0; 8]).await.unwrap_or(0), 0, "closed without an answer");
    }
    opened.come_back().await;
}

#[tokio::test]
async fn sixty_silent_callers_and_a_flood_of_them_keep_no_browser_out() {
    let mut opened = OpenDoor::usual().await;
    let mut silent = Vec::new();
    for _ in 0..60 {
        silent.push(TcpStream::connect(("127.0.0.1", opened.port)).await.unwrap());
    }
    let port = opened.port;
    let flood = tokio::spawn(async move {
        // As a page does that opens connections ahead in a loop.
        let mut held = std::collections::VecDeque::new();
        loop {
            held.extend(TcpStream::connect(("127.0.0.1", port)).await.ok());
            if held.len() > 200 {
                held.pop_front();
            }
        }
    });
    let answer = opened.get(&format!("/?code=AQ1&state={STATE}")).await;
    assert_eq!(answer.status(), 303, "at the first try");
    assert!(opened.door.came_back().await.expose().contains("AQ1"));
    flood.abort();
}

#[tokio::test]
async fn the_entrance_leads_on_to_meta_and_its_browser_alone_may_return() {
    let mut opened = OpenDoor::usual().await;
    let entrance = opened.door.entrance();
    assert_eq!((entrance.scheme(), entrance.port()), ("http", Some(opened.port)));
    assert!(!entrance.as_str().contains("ours"));

    let first = opened.get(entrance.path()).await;
    let header = |answer: &reqwest::Response, name: &str| {
        answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
    };
    assert_eq!(first.status(), 303);
    assert_eq!(header(&first, "location").as_deref(), Some("https://threads.com/oauth/authorize?state=ours"));
    let cookie = header(&first, "set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let again = opened.get(entrance.path()).await;
    assert_eq!((again.status().as_u16(), header(&again, "set-cookie")), (303, None));

    let stranger = opened.get(&format!("/?code=AQ2&state={STATE}")).await;
    assert!(stranger.text().await.unwrap().contains("Another browser than this"));

    let back = opened.client.get(format!("http://127.0.0.1:{}/?code=AQ1&state={STATE}", opened.port));
    let back = back.header("cookie", cookie.split(';').next().unwrap()).send().await.unwrap();
    assert_eq!(back.status(), 303);
    assert!(opened.door.came_back().await.expose().contains("AQ1"), "the stranger ended nothing");
}

#[tokio::test]
async fn facebooks_error_gets_a_page_and_is_told() {
    for query in ["error_code=1349048&error_message=m", "error_code=1349048&error_message=m&state="] {
        let mut opened = OpenDoor::usual().await;
        let query = if query.ends_with('=') { format!("{query}{STATE}") } else { query.to_owned() };
        let answer = opened.get(&format!("/?{query}")).await;
        assert_eq!(answer.status(), 303);
        assert!(opened.door.came_back().await.expose().contains("1349048"));
    }
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused() {
    let mut opened = OpenDoor::usual().await;
    let answer = opened
        .raw(format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(9_000)).as_bytes())
        .await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    opened.come_back().await;
}

#[tokio::test]
async fn a_port_that_somebody_has_on_one_address_is_busy_on_both() {
    for taken in ["127.0.0.1", "::1"] {
        let other = StdListener::bind((taken, 0)).unwrap();
        let port = other.local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();

        let opened = open(&folder, &format!("https://localhost:{port}/"), Limits::default()).await;

        assert_eq!(opened.err(), Some(DoorTrouble::Busy(port)), "{taken}");
        let free = if taken == "::1" { "127.0.0.1" } else { "::1" };
        assert!(StdListener::bind((free, port)).is_ok(), "the other address was let go");
    }
}

#[tokio::test]
async fn an_address_elsewhere_opens_no_door() {
    let folder = tempfile::tempdir().unwrap();
    for address in ["https://192.0.2.1:16060/", "https://no-such-name.invalid:16060/"] {
        assert_eq!(open(&folder, address, Limits::default()).await.err(), Some(DoorTrouble::Elsewhere));
    }
}

#[tokio::test]
async fn closing_waits_for_the_outcome_to_be_fetched() {
    let mut opened = OpenDoor::usual().await;
    let location = opened.come_back().await;
    opened.door.show(text("Done"));
    let fetch = opened.client.get(format!("http://127.0.0.1:{}{location}", opened.port)).send();
    let OpenDoor { door, port, .. } = opened;

    let begin = Instant::now();
    let (_, page) = tokio::join!(door.close(Duration::from_secs(20)), fetch);

    assert!(page.unwrap().text().await.unwrap().contains("Done"));
    assert!(begin.elapsed() < Duration::from_secs(10), "it did not wait for its limit");
    assert!(StdListener::bind(("127.0.0.1", port)).is_ok(), "the port is free at once");
}

#[tokio::test]
async fn closing_waits_for_nobody_when_nobody_came() {
    let opened = OpenDoor::usual().await;
    let begin = Instant::now();
    opened.door.close(Duration::from_secs(20)).await;
    assert!(begin.elapsed() < Duration::from_secs(5));
}

/// A door at a free port, and a browser that trusts its certificate.
struct OpenDoor {
    door: Box<dyn Door>,
    port: u16,
    client: reqwest::Client,
    _folder: tempfile::TempDir,
}

impl OpenDoor {
    async fn usual() -> Self {
        Self::with(Limits::default()).await
    }

    async fn with(limits: Limits) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let door = open(&folder, &format!("https://localhost:{port}/"), limits).await.unwrap();
        let client = reqwest::Client::builder()
            .tls_danger_accept_invalid_certs(true)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        Self { door, port, client, _folder: folder }
    }

    async fn get(&self, target: &str) -> reqwest::Response {
        self.client.get(format!("http://127.0.0.1:{}{target}", self.port)).send().await.unwrap()
    }

    /// The browser comes back with our `state`; answers with the path that it is sent on to.
    async fn come_back(&mut self) -> String {
        let mut answer = self.get(&format!("/?code=AQ1&state={STATE}")).await;
        // A crowd may fill every place for the time that a silent caller is borne.
        for _ in 0..50 {
            if answer.status() == 303 {
                break;
            }
            answer = self.get(&format!("/?code=AQ1&state={STATE}")).await;
        }
        assert!(self.door.came_back().await.expose().contains("AQ1"));
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        drop(stream.write_all(bytes).await);
        let mut answer = Vec::new();
        drop(tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await);
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn attack(&self, number: usize) {
        let good = format!("/?code=AQ1&state={STATE}");
        let host = "Host: localhost\r\n";
        let bytes: Vec<u8> = match number % 10 {
            0 => vec![0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0],
            1 => vec![0xff; 300],
            2 => format!("HEAD {good} HTTP/1.1\r\n{host}\r\n").into(),
            3 => format!("OPTIONS {good} HTTP/1.1\r\n{host}\r\n").into(),
            4 => format!("GET {good} HTTP/1.1\r\n{host}Sec-Purpose: prefetch\r\n\r\n").into(),
            5 => format!("GET {good}&state=x HTTP/1.1\r\n{host}\r\n").into(),
            6 => format!("GET {good} HTTP/1.1\r\nHost: evil.example\r\n\r\n").into(),
            7 => format!("GET /{} HTTP/1.1\r\n", "a".repeat(20_000)).into(),
            8 => format!("POST {good} HTTP/1.1\r\n{host}Content-Length: 100000\r\n\r\n").into(),
            _ => b"GET / HT".to_vec(),
        };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        drop(stream.write_all(&bytes).await);
        if number.is_multiple_of(3) {
            let mut answer = [0; 64];
            drop(tokio::time::timeout(Duration::from_millis(20), stream.read(&mut answer)).await);
        }
    }
}

async fn open(
    folder: &tempfile::TempDir,
    address: &str,
    limits: Limits,
) -> Result<Box<dyn Door>, DoorTrouble> {
    let doorway =
        LoopbackDoorway::new(folder.path().join("doorway"), Arc::new(SystemClock)).with_limits(limits);
    let address = Url::parse(address).unwrap();
    let log_in = Url::parse("https://threads.com/oauth/authorize?state=ours").unwrap();
    let state = Secret::new(STATE);
    let awaited = Awaited { return_address: &address, state: &state, log_in: &log_in };
    let pages = DoorPages {
        waiting: waiting(),
        stale: text("This link is old"),
        strange: text("Another browser than this"),
    };
    doorway.open(awaited, pages).await
}

fn waiting() -> Page {
    Page { mood: Mood::Waiting, ..text("One moment") }
}

fn text(title: &str) -> Page {
    Page { language: "en".into(), mood: Mood::Done, title: title.into(), body: "Nothing more to do.".into() }
}

fn free_port() -> u16 {
    StdListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
