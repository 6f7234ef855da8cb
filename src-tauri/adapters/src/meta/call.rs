//! One call: how it is sent, what is taken out of it, when it is tried again.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use backon::{ExponentialBuilder, Retryable};
use chrono::SubsecRound;
use reqwest::{Client, ClientBuilder, RequestBuilder, Response};
use serde_json::Value;
use sixty_core::answer;
use sixty_core::diagnosis::{hide, is_hiccup};
use sixty_core::moment::Moment;
use sixty_core::network::{Address, Network};
use sixty_core::ports::{AppKeys, Clock, Ledger, MetaError, Trouble};
use sixty_core::secret::Secret;
use url::Url;

use super::headers::{date_of, quiet_of, wait_of};
use super::memory::Memory;
use super::proof::proof;
use super::stand::{self, Stand};

/// One call lasts at most this long; a connection that stands has had ten of them.
const CALL_LIMIT: Duration = Duration::from_secs(30);
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// Three tries in all, the last one begun at most this long after the first.
const TRIES_AFTER_THE_FIRST: usize = 2;
const TRY_AGAIN_WITHIN: Duration = Duration::from_secs(10);
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// Meta's answers here have a few hundred bytes; a proxy's page may have any number.
const LARGEST_ANSWER: usize = 1 << 20;

/// A GET.
pub struct Call<'a> {
    /// Whose address it is.
    pub network: Network,
    pub address: &'a Address,
    /// Sent as `access_token`, and what a proof is made of; None where the address has a name of its own for it.
    pub token: Option<&'a Secret>,
    /// The other parameters.
    pub parameters: &'a [(&'a str, &'a str)],
    /// Taken out of whatever Meta says, beside the token.
    pub hidden: &'a [&'a Secret],
    /// For the proof that some apps demand.
    pub keys: Option<&'a AppKeys>,
    pub reading: Reading,
}

/// What an error inside of `data` is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// An error.
    Call,
    /// The answer (`debug_token`).
    Inspection,
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
    memory: Memory,
    client: OnceLock<Option<Client>>,
}

impl Caller {
    pub fn new(stand: Option<Stand>, clock: Arc<dyn Clock>, ledger: Option<Arc<dyn Ledger>>) -> Self {
        Self { stand, clock, memory: Memory::new(ledger), client: OnceLock::new() }
    }

    /// Asks, and asks again after a hiccup; with a proof where Meta has demanded one of this app.
    pub async fn get(&self, call: &Call<'_>) -> Result<Answer, Trouble> {
        let Some((keys, token)) = call.keys.zip(call.token) else { return self.tried(call, None).await };
        let proof = proof(token, &keys.secret);
        if self.memory.signs(keys) {
            return self.tried(call, Some(&proof)).await;
        }
        match self.tried(call, None).await {
            Err(trouble) if wants_proof(&trouble) => {
                let answer = self.tried(call, Some(&proof)).await;
                if !answer.as_ref().is_err_and(wants_proof) {
                    self.memory.must_sign(keys);
                }
                answer
            }
            answer => answer,
        }
    }

    /// POST with a form, once.
    pub async fn post(&self, network: Network, address: &Address, form: Vec<u8>) -> Result<Raw, Trouble> {
        let request = self.client()?.post(self.place(address)?);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        self.send(network, request).await
    }

    async fn tried(&self, call: &Call<'_>, proof: Option<&Secret>) -> Result<Answer, Trouble> {
        let start = Instant::now();
        let pauses = ExponentialBuilder::new()
            .with_min_delay(FIRST_PAUSE)
            .with_max_times(TRIES_AFTER_THE_FIRST)
            .with_jitter();
        let once = || self.once(call, proof);
        once.retry(pauses).when(|trouble| is_hiccup(trouble) && start.elapsed() < TRY_AGAIN_WITHIN).await
    }

    async fn once(&self, call: &Call<'_>, proof: Option<&Secret>) -> Result<Answer, Trouble> {
        let mut request = self.client()?.get(self.place(call.address)?).query(call.parameters);
        if let Some(token) = call.token {
            request = request.query(&[("access_token", token.expose())]);
        }
        if let Some(proof) = proof {
            request = request.query(&[("appsecret_proof", proof.expose())]);
        }
        read(self.send(call.network, request).await?, call, proof)
    }

    async fn send(&self, network: Network, request: RequestBuilder) -> Result<Raw, Trouble> {
        let answer = request.send().await.map_err(|error| why(&error))?;
        let http_status = answer.status().as_u16();
        let now = self.clock.now();
        let answered_at = date_of(answer.headers()).unwrap_or_else(|| now.trunc_subsecs(0));
        let wait = wait_of(answer.headers());
        if let Some(quiet) = quiet_of(answer.headers()) {
            self.memory.keep_quiet(network, now, quiet);
        }
        Ok(Raw { http_status, answered_at, wait, body: body_of(answer).await? })
    }

    /// Where an address is really asked for.
    fn place(&self, address: &Address) -> Result<Url, Trouble> {
        let url = Url::parse(&address.at(self.memory.graph_version()));
        let url = url.map_err(|_| Trouble::Unreadable { http_status: 0 })?;
        Ok(super::placed(&url, self.stand.as_ref()))
    }

    /// Made at the first call: reading the system's certificates takes longer than most commands.
    fn client(&self) -> Result<&Client, Trouble> {
        let build = || match self.stand {
            Some(_) => stand::client().ok(),
            None => builder().https_only(true).build().ok(),
        };
        self.client.get_or_init(build).as_ref().ok_or(Trouble::Offline)
    }
}

/// Takes the secrets that were sent out of an error, with whatever else in its message looks like one, and notes how long to wait.
pub fn clean(error: MetaError, wait: Option<Duration>, hidden: &[&Secret]) -> MetaError {
    let without = |text: String| hide::without(&text, hidden);
    let message = without(error.message);
    MetaError {
        message: hide::hidden(&message).unwrap_or(message),
        kind: error.kind.map(without),
        trace: error.trace.map(without),
        wait,
        ..error
    }
}

/// What all our calls have in common. No redirect is followed: it would take the token to another address.
pub fn builder() -> ClientBuilder {
    Client::builder()
        .connect_timeout(CONNECT_LIMIT)
        .timeout(CALL_LIMIT)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .user_agent(concat!("Sixty/", env!("CARGO_PKG_VERSION")))
}

fn read(raw: Raw, call: &Call<'_>, proof: Option<&Secret>) -> Result<Answer, Trouble> {
    let Raw { http_status, answered_at, wait, body } = raw;
    let Ok(body) = serde_json::from_slice::<Value>(&body) else {
        return Err(Trouble::Unreadable { http_status });
    };
    let is_answer = call.reading == Reading::Inspection && body.pointer("/data/is_valid").is_some();
    if !is_answer && let Some(error) = answer::error_in(&body, Some(http_status)) {
        let secrets = call.keys.map(|keys| &keys.secret).into_iter().chain(call.token).chain(proof);
        let hidden: Vec<&Secret> = secrets.chain(call.hidden.iter().copied()).collect();
        return Err(Trouble::Refused(Box::new(clean(error, wait, &hidden))));
    }
    if !(200..300).contains(&http_status) {
        return Err(Trouble::Unreadable { http_status });
    }
    Ok(Answer { body, http_status, answered_at })
}

/// Code 100 stands for many things; this one is told by its parameter's name, which no language translates.
fn wants_proof(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Refused(error) if error.code == Some(100) && error.message.contains("appsecret_proof"))
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
