//! One call: how it is sent, what is taken out of it, when it is tried again.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use backon::{ExponentialBuilder, Retryable};
use chrono::TimeDelta;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use sixty_core::diagnosis::answer;
use sixty_core::diagnosis::is_hiccup;
use sixty_core::hide;
use sixty_core::moment::{self, Moment};
use sixty_core::network::{Address, Network};
use sixty_core::plain;
use sixty_core::ports::{AppKeys, Clock, Greeting, Ledger, MetaError, Mistake, Trouble};
use sixty_core::secret::Secret;
use url::Url;

use super::cause;
use super::client;
use super::headers::{date_of, quiet_of, time_of_answer, wait_of};
use super::memory::Memory;
use super::pretend::{PretendAddress, placed};
use super::proof::proof;
use super::record::{self, Subject};
use crate::log::LocalLog;

/// The contract's numbers: three tries in all, the last one started within 10 seconds of the first.
const TRIES_AFTER_THE_FIRST: usize = 2;
const TRY_AGAIN_WITHIN: Duration = Duration::from_secs(10);
/// The first pause before another try: most hiccups of Meta are over after it. The second pause is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// How long a network may take to answer a greeting: a person waits for it.
const GREETED_WITHIN: Duration = Duration::from_secs(10);

/// A token that is none.
const NOBODYS: &str = "none";

/// The largest answer that is read: Meta's answers here have a few hundred bytes, but a proxy's page may have any size.
const LARGEST_ANSWER: usize = 1 << 20;

/// A GET to one of Meta's addresses.
pub struct Call<'a> {
    /// The name of the call in the log.
    pub name: &'static str,
    /// The network that the address belongs to.
    pub network: Network,
    pub address: &'a Address,
    /// Sent as `access_token`, and signed by a proof; None where the address has another parameter for the token.
    pub token: Option<&'a Secret>,
    /// The parameters beside the token and the proof.
    pub parameters: &'a [(&'a str, &'a str)],
    /// Secrets that are masked in Meta's answer, in addition to the token.
    pub hidden: &'a [&'a Secret],
    /// The keys for the proof that some apps demand.
    pub keys: Option<&'a AppKeys>,
    pub reading: Reading,
}

/// The meaning of an error inside of `data`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The call failed with this error.
    Call,
    /// The error is the answer (`debug_token` reports a dead token this way).
    Inspection,
}

/// Meta's answer, when it is no error.
pub struct Answer {
    /// The JSON of the answer.
    pub body: Value,
    /// The HTTP status that the answer came with.
    pub http_status: u16,
    /// When Meta answered, by its own clock; None where that clock and ours differ by more than a day.
    pub answered_at: Option<Moment>,
}

impl<'a> Call<'a> {
    /// A call with this name, without parameters yet.
    pub fn new(name: &'static str, network: Network, address: &'a Address) -> Self {
        let (token, parameters, hidden, keys): (_, &[_], &[_], _) = (None, &[], &[], None);
        Self { name, network, address, token, parameters, hidden, keys, reading: Reading::Call }
    }

    /// The fingerprint of the token that the call is about: of an inspected one, not of the inspector's.
    fn fingerprint(&self) -> Option<String> {
        let about = match self.reading {
            Reading::Inspection => self.hidden.first().copied(),
            Reading::Call => self.token.or_else(|| self.hidden.last().copied()),
        };
        about.map(Secret::fingerprint)
    }
}

impl Answer {
    /// The trouble of an answer in which a required part is missing.
    pub fn unreadable(&self) -> Trouble {
        Trouble::Unreadable { http_status: self.http_status }
    }
}

/// An answer as it was received, before it is read.
pub struct Raw {
    /// The HTTP status that the answer came with.
    pub http_status: u16,
    /// When Meta answered, by its own clock; None where that clock and ours differ by more than a day.
    pub answered_at: Option<Moment>,
    /// How long Meta wants us to wait.
    pub wait: Option<Duration>,
    /// The bytes of the body, not parsed yet.
    pub body: Vec<u8>,
}

/// Sends calls to Meta and reads its answers.
pub struct Caller {
    pretend: Option<PretendAddress>,
    clock: Arc<dyn Clock>,
    memory: Memory,
    pub(super) log: LocalLog,
    client: OnceLock<Client>,
    /// The longest duration of a call with its whole answer.
    limit: Duration,
}

impl Caller {
    /// `pretend` is the address of a pretend Meta; None for the real one. `ledger` is where Meta's terms are
    /// remembered.
    pub fn new(
        pretend: Option<PretendAddress>,
        clock: Arc<dyn Clock>,
        ledger: Option<Arc<dyn Ledger>>,
    ) -> Self {
        let (log, client) = (LocalLog::off(), OnceLock::new());
        Self { pretend, clock, memory: Memory::new(ledger), log, client, limit: client::CALL_LIMIT }
    }

    /// The same with a log of every call.
    pub fn noting_in(self, log: &LocalLog) -> Self {
        Self { memory: self.memory.noting_in(log), log: log.clone(), ..self }
    }

    /// By how much this computer's clock was ahead of Meta's at the last answer since this was asked.
    pub fn clock_ahead(&self) -> Option<TimeDelta> {
        self.memory.ahead()
    }

    /// The same with another limit of time for each call.
    #[cfg(test)]
    pub fn limited_to(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// Calls Meta, and tries again after a hiccup; with a proof if Meta has demanded one of this app.
    ///
    /// # Errors
    ///
    /// [`Trouble`] of the last try.
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

    /// Asks the network whose a token is that nobody has. Meta refuses that in words of its own, which is all that is
    /// wanted; a call without any token would be one that Meta's rules do not know.
    ///
    /// # Errors
    ///
    /// [`Trouble`] when no answer of Meta's came, or when it says itself that it has trouble.
    pub async fn greet(&self, network: Network) -> Result<Greeting, Trouble> {
        let me = &network.facts().me;
        let parameters = [("fields", me.fields.as_str()), ("access_token", NOBODYS)];
        let request = self.client()?.get(self.place(&me.address)?).query(&parameters);
        let answer = request.timeout(GREETED_WITHIN.min(self.limit)).send().await;
        let answer = answer.map_err(|error| cause::trouble(&error))?;
        let greeting = Greeting { date: date_of(answer.headers()), came_at: self.clock.now() };
        let http_status = answer.status().as_u16();
        let raw = Raw { http_status, answered_at: None, wait: None, body: body_of(answer).await? };
        match read(raw, &Call::new("greet", network, &me.address), None) {
            Err(trouble) if is_hiccup(&trouble) || !matches!(trouble, Trouble::Refused(_)) => Err(trouble),
            _ => Ok(greeting),
        }
    }

    /// Sends a form by POST, once.
    ///
    /// # Errors
    ///
    /// [`Trouble`] when no answer arrived; the content of the answer is not checked.
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
        let begun = Instant::now();
        let answer = self.send(call.network, request).await;
        let answer = answer.and_then(|raw| read(raw, call, proof));
        self.note(call, answer.as_ref(), begun);
        answer
    }

    fn note(&self, call: &Call<'_>, answer: Result<&Answer, &Trouble>, begun: Instant) {
        let subject = Subject { name: call.name, network: call.network, fingerprint: call.fingerprint() };
        record::call(&self.log, &subject, answer.map(|answer| answer.http_status), begun.elapsed());
    }

    async fn send(&self, network: Network, request: RequestBuilder) -> Result<Raw, Trouble> {
        let answer = request.send().await.map_err(|error| cause::trouble(&error))?;
        let http_status = answer.status().as_u16();
        let now = self.clock.now();
        let date = date_of(answer.headers());
        if let Some(date) = date {
            self.memory.tell_ahead(moment::span(date, now));
        }
        let answered_at = time_of_answer(date, now);
        let wait = wait_of(answer.headers());
        if let Some(quiet) = quiet_of(answer.headers()) {
            self.memory.keep_quiet(network, now, quiet);
        }
        Ok(Raw { http_status, answered_at, wait, body: body_of(answer).await? })
    }

    /// The time by this profile's clock.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The address that is really called.
    fn place(&self, address: &Address) -> Result<Url, Trouble> {
        let url = Url::parse(&address.at(self.memory.graph_version()));
        let url = url.map_err(|_| Trouble::Ours(Mistake::Address))?;
        Ok(placed(&url, self.pretend.as_ref()))
    }

    /// The HTTP client. It is made at the first call, because reading the system's certificates takes longer than most
    /// commands. Where it cannot be made the next call tries again: a person may have added certificates.
    fn client(&self) -> Result<&Client, Trouble> {
        let build = || match self.pretend {
            Some(_) => client::of_this_computer(self.limit),
            None => client::over_tls(self.limit),
        };
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let made = build().map_err(|error| cause::trouble(&error))?;
        Ok(self.client.get_or_init(|| made))
    }
}

/// Masks the sent secrets in an error's words, and everything else in them that looks like one, makes plain text of them,
/// drops a type or a trace that has a piece of a sent secret, and sets how long to wait.
pub fn clean(error: MetaError, wait: Option<Duration>, hidden: &[&Secret]) -> MetaError {
    // What was sent is masked in the whole text, because half of it would not be recognised.
    let masked = |text: String| {
        let text = plain::message(&hide::without(&text, hidden));
        hide::hidden(&text).unwrap_or(text)
    };
    let is_apart = |text: &String| !hidden.iter().any(|secret| secret.has_piece_in(text));
    MetaError {
        message: masked(error.message),
        user_title: error.user_title.map(masked),
        user_message: error.user_message.map(masked),
        kind: error.kind.filter(is_apart),
        trace: error.trace.filter(is_apart),
        wait,
        ..error
    }
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

/// Whether Meta demands a signed call. Its code 100 has many causes; this one is recognised by the name of the
/// parameter, which Meta does not translate.
fn wants_proof(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Refused(error) if error.code == Some(100) && error.message.contains("appsecret_proof"))
}

async fn body_of(mut answer: Response) -> Result<Vec<u8>, Trouble> {
    let http_status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| cause::trouble(&error))? {
        if body.len() + chunk.len() > LARGEST_ANSWER {
            return Err(Trouble::Unreadable { http_status });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
