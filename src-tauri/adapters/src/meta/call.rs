//! One call: how it is sent, what is taken out of it, when it is tried again.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use backon::{ExponentialBuilder, Retryable};
use chrono::{DateTime, SubsecRound, Utc};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use sixty_core::answer;
use sixty_core::diagnosis::is_hiccup;
use sixty_core::network::is_metas_host;
use sixty_core::ports::{Clock, MetaError, Moment, Trouble};
use sixty_core::secret::Secret;
use url::Url;

/// One call lasts at most this long; a connection that stands has had ten of them.
const CALL_LIMIT: Duration = Duration::from_secs(30);
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// Three tries in all, the last one begun at most this long after the first.
const TRIES_AFTER_THE_FIRST: usize = 2;
const TRY_AGAIN_WITHIN: Duration = Duration::from_secs(10);
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// Meta's answers here have a few hundred bytes; a proxy's page may have any number.
const LARGEST_ANSWER: usize = 1 << 20;

/// What `localhost` is without asking anybody; port 0 stands for the address's own.
const HERE: [SocketAddr; 2] = [
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
    SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 0),
];

/// Somebody on this computer answers at once or not at all.
const ANSWER_HERE: Duration = Duration::from_secs(2);

/// Where a pretend Meta is: `https://HOST/PATH` is asked for at `URL/HOST/PATH`.
#[derive(Clone)]
pub struct Stand(Url);

impl Stand {
    /// `url` leads to this computer; the caller has made sure of it.
    pub fn new(url: Url) -> Self {
        Self(url)
    }

    pub(super) fn place(&self, address: &Url) -> Url {
        let mut placed = self.0.clone();
        let path = format!(
            "{}/{}{}",
            self.0.path().trim_end_matches('/'),
            address.host_str().unwrap_or_default(),
            address.path()
        );
        placed.set_path(&path);
        placed.set_query(address.query());
        placed
    }
}

/// What the clock of a pretend Meta says; None when none answers there.
pub async fn time_at(stand: &Stand) -> Option<Moment> {
    let url = stand.0.join("practice/state").ok()?;
    let answer = build(true).ok()?.get(url).timeout(ANSWER_HERE).send().await.ok()?;
    if answer.status().is_success() { date_of(answer.headers()) } else { None }
}

/// Moves the clock of a pretend Meta on; None when none took the order.
pub async fn advance_time_at(stand: &Stand, seconds: u32) -> Option<Moment> {
    let url = stand.0.join("practice/clock").ok()?;
    let order = serde_json::json!({ "advance": seconds }).to_string();
    let answer = build(true).ok()?.post(url).timeout(ANSWER_HERE).body(order).send().await.ok()?;
    if answer.status().is_success() { date_of(answer.headers()) } else { None }
}

/// What Meta answered, without an error in it.
pub struct Answer {
    /// JSON.
    pub body: Value,
    /// The status line's number.
    pub http_status: u16,
    /// Meta's time.
    pub answered_at: Moment,
}

impl Answer {
    /// The answer lacks what it must have.
    pub fn unreadable(&self) -> Trouble {
        Trouble::Unreadable { http_status: self.http_status }
    }
}

/// A raw answer: anything that came over the wire.
pub struct Raw {
    /// The status line's number.
    pub http_status: u16,
    /// Meta's time.
    pub answered_at: Moment,
    /// How long Meta wants us to wait.
    pub wait: Option<Duration>,
    /// As it came.
    pub body: Vec<u8>,
}

/// Sends calls.
pub struct Caller {
    stand: Option<Stand>,
    clock: Arc<dyn Clock>,
    client: OnceLock<Option<Client>>,
}

impl Caller {
    pub fn new(stand: Option<Stand>, clock: Arc<dyn Clock>) -> Self {
        Self { stand, clock, client: OnceLock::new() }
    }

    /// GET with parameters, tried again after a hiccup. `hidden` is taken out of whatever Meta says.
    pub async fn get(
        &self,
        address: &str,
        parameters: &[(&str, &str)],
        hidden: &[&Secret],
    ) -> Result<Answer, Trouble> {
        self.tried(|| async { self.read(self.raw_get(address, parameters).await?, hidden, Reading::Call) })
            .await
    }

    /// The same for `debug_token`, whose error inside of `data` is its answer.
    pub async fn inspect(
        &self,
        address: &str,
        parameters: &[(&str, &str)],
        hidden: &[&Secret],
    ) -> Result<Answer, Trouble> {
        self.tried(|| async {
            self.read(self.raw_get(address, parameters).await?, hidden, Reading::Inspection)
        })
        .await
    }

    /// POST with a form, once.
    pub async fn post(&self, address: &str, form: Vec<u8>) -> Result<Raw, Trouble> {
        let request = self.client()?.post(self.address(address)?);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        self.send(request).await
    }

    async fn tried<F>(&self, call: impl Fn() -> F) -> Result<Answer, Trouble>
    where
        F: Future<Output = Result<Answer, Trouble>>,
    {
        let start = Instant::now();
        let pauses = ExponentialBuilder::new()
            .with_min_delay(FIRST_PAUSE)
            .with_max_times(TRIES_AFTER_THE_FIRST)
            .with_jitter();
        call.retry(pauses).when(|trouble| is_hiccup(trouble) && start.elapsed() < TRY_AGAIN_WITHIN).await
    }

    async fn raw_get(&self, address: &str, parameters: &[(&str, &str)]) -> Result<Raw, Trouble> {
        self.send(self.client()?.get(self.address(address)?).query(parameters)).await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Raw, Trouble> {
        let answer = request.send().await.map_err(|error| why(&error))?;
        let http_status = answer.status().as_u16();
        let answered_at = date_of(answer.headers()).unwrap_or_else(|| self.clock.now().trunc_subsecs(0));
        let wait = wait_of(answer.headers());
        Ok(Raw { http_status, answered_at, wait, body: body_of(answer).await? })
    }

    fn read(&self, raw: Raw, hidden: &[&Secret], reading: Reading) -> Result<Answer, Trouble> {
        let Raw { http_status, answered_at, wait, body } = raw;
        let Ok(body) = serde_json::from_slice::<Value>(&body) else {
            return Err(Trouble::Unreadable { http_status });
        };
        let is_answer = reading == Reading::Inspection && body.pointer("/data/is_valid").is_some();
        if !is_answer && let Some(error) = answer::error_in(&body, Some(http_status)) {
            return Err(Trouble::Refused(Box::new(clean(error, wait, hidden))));
        }
        if !(200..300).contains(&http_status) {
            return Err(Trouble::Unreadable { http_status });
        }
        Ok(Answer { body, http_status, answered_at })
    }

    /// Hosts come from the fixed list, whatever the data says.
    fn address(&self, address: &str) -> Result<Url, Trouble> {
        let nowhere = Trouble::Unreadable { http_status: 0 };
        let Ok(url) = Url::parse(address) else { return Err(nowhere) };
        if url.scheme() != "https" || !url.host_str().is_some_and(is_metas_host) {
            return Err(nowhere);
        }
        Ok(super::placed(&url, self.stand.as_ref()))
    }

    /// Made at the first call: reading the system's certificates takes longer than most commands.
    fn client(&self) -> Result<&Client, Trouble> {
        self.client.get_or_init(|| build(self.stand.is_some()).ok()).as_ref().ok_or(Trouble::Offline)
    }
}

/// Takes the secrets that were sent out of an error, and notes how long to wait.
pub fn clean(error: MetaError, wait: Option<Duration>, hidden: &[&Secret]) -> MetaError {
    let message = hidden.iter().fold(error.message, |message, secret| match secret.expose() {
        "" => message,
        text => message.replace(text, "••••"),
    });
    MetaError { message, wait, ..error }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Call,
    Inspection,
}

fn build(practice: bool) -> Result<Client, reqwest::Error> {
    let builder = Client::builder()
        .connect_timeout(CONNECT_LIMIT)
        .timeout(CALL_LIMIT)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .user_agent(concat!("Sixty/", env!("CARGO_PKG_VERSION")));
    if practice {
        // No proxy may see a pretend Meta, no name is looked up, and no certificate is needed.
        return builder.no_proxy().resolve_to_addrs("localhost", &HERE).tls_certs_only([]).build();
    }
    builder.https_only(true).build()
}

/// reqwest's errors carry the address with the token in it, so only their kind is kept.
fn why(error: &reqwest::Error) -> Trouble {
    if error.is_timeout() { Trouble::TimedOut } else { Trouble::Offline }
}

async fn body_of(mut answer: Response) -> Result<Vec<u8>, Trouble> {
    let http_status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| why(&error))? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(Trouble::Unreadable { http_status });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// RFC 9110 section 6.6.1; its form is that of e-mail.
fn date_of(headers: &HeaderMap) -> Option<Moment> {
    let date = headers.get(DATE)?.to_str().ok()?;
    DateTime::parse_from_rfc2822(date).ok().map(|date| date.with_timezone(&Utc))
}

/// `Retry-After` in seconds, or the minutes of `X-Business-Use-Case-Usage`.
fn wait_of(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    seconds.or_else(|| Some(regain_minutes(headers)? * 60)).filter(|wait| *wait > 0).map(Duration::from_secs)
}

fn regain_minutes(headers: &HeaderMap) -> Option<u64> {
    let usage: Value = serde_json::from_slice(headers.get("x-business-use-case-usage")?.as_bytes()).ok()?;
    let rows = usage.as_object()?.values().filter_map(Value::as_array).flatten();
    rows.filter_map(|row| row.get("estimated_time_to_regain_access")?.as_u64()).max()
}
