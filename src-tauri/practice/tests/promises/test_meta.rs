//! A pretend Meta on a socket of its own, and a client that calls it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use sixty_practice::{Clock, Network, Practice, SwitchOrder};
use url::Url;

pub use crate::calls::*;

pub const T: Network = Network::Threads;
pub const I: Network = Network::Instagram;
pub const F: Network = Network::Facebook;

pub const HOUR: u32 = 3600;
pub const DAY: u32 = 24 * HOUR;
pub const LONG: i64 = 5_183_944;

/// A person of each network.
pub const EVERYWHERE: [(Network, &str); 3] = [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")];

/// The time at which each test begins.
pub fn start() -> DateTime<Utc> {
    "2026-11-20T09:00:00Z".parse().unwrap()
}

pub fn still_clock() -> Clock {
    Arc::new(start)
}

pub struct TestMeta {
    pub practice: Practice,
    pub client: Client,
}

#[derive(Debug)]
pub struct HttpAnswer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl HttpAnswer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub fn token(&self) -> String {
        let body = self.json();
        let body = body.pointer("/data/0").unwrap_or(&body);
        body["access_token"].as_str().unwrap_or_else(|| panic!("no token: {}", self.text)).to_owned()
    }

    /// `error.code` and `error.error_subcode`, 0 where there is none.
    pub fn code(&self) -> (i64, i64) {
        let body = self.json();
        let number = |key: &str| body["error"][key].as_i64().unwrap_or(0);
        (number("code"), number("error_subcode"))
    }

    /// `error_message`, of the code exchange's shape without an `error` object.
    pub fn flat(&self) -> String {
        self.json()["error_message"].as_str().unwrap_or_else(|| panic!("not flat: {}", self.text)).to_owned()
    }

    /// `error.message` of the Graph API's shape.
    pub fn message(&self) -> String {
        self.json()["error"]["message"]
            .as_str()
            .unwrap_or_else(|| panic!("no message: {}", self.text))
            .to_owned()
    }

    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap().to_owned()
    }

    /// Asserts that this is the error of the row `id` of `errors.json`, apart from the trace id, which is random.
    #[track_caller]
    pub fn assert_is(&self, id: &str) {
        let row = known(id);
        let text = self.text.replace("&#39;", "'");
        match &row["body"] {
            Value::String(page) => assert!(text.contains(page.as_str()), "{id}: {text}"),
            body => assert_eq!(untraced(self.json()), untraced(body.clone()), "{id}"),
        }
        assert_eq!(self.status, row["http_status"].as_u64().map_or(400, |status| status as u16), "{id}");
    }
}

impl TestMeta {
    pub async fn new() -> Self {
        Self::on(Practice::start(None, still_clock()).await.unwrap())
    }

    pub fn on(practice: Practice) -> Self {
        Self { practice, client: client() }
    }

    pub fn at(&self, path: &str) -> Url {
        self.practice.base.join(path).unwrap()
    }

    pub async fn get(&self, path: &str, parameters: &[(&str, &str)]) -> HttpAnswer {
        self.send(self.client.get(self.at(path)).query(parameters)).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> HttpAnswer {
        self.send(self.client.post(self.at(path)).form(form)).await
    }

    /// Pulls a lever over HTTP, as another program does.
    pub async fn lever(&self, name: &str, order: Value) -> HttpAnswer {
        self.send(self.client.post(self.at(&format!("practice/{name}"))).json(&order)).await
    }

    pub async fn send(&self, request: RequestBuilder) -> HttpAnswer {
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        HttpAnswer { status, headers, text: answer.text().await.unwrap() }
    }

    pub fn advance(&self, seconds: u32) {
        self.practice.advance(seconds).unwrap();
    }

    pub fn switch(&self, order: SwitchOrder) {
        self.practice.switch(&order).unwrap();
    }

    pub fn rules_broken(&self) -> Vec<String> {
        self.practice.log().violations.into_iter().map(|violation| violation.rule).collect()
    }

    /// The page where a person allows the app, with one parameter changed; None leaves it out.
    pub async fn page_with(&self, network: Network, name: &str, value: Option<&str>) -> HttpAnswer {
        self.get(&network.authorize_path()[1..], &changed(authorize_query(network), name, value)).await
    }

    /// The code of a log-in, from the address that the browser is sent back to.
    pub fn code(&self, network: Network, person: &str) -> String {
        let back = self.practice.allow(network, &authorize_url(network), person).unwrap();
        query(&back, "code").unwrap()
    }

    pub async fn trade(&self, network: Network, code: &str) -> HttpAnswer {
        self.post(code_path(network), &code_form(network, code)).await
    }

    pub async fn short(&self, network: Network, person: &str) -> String {
        self.trade(network, &self.code(network, person)).await.token()
    }

    pub async fn exchange(&self, network: Network, token: &str) -> HttpAnswer {
        self.get(exchange_path(network), &exchange_query(network, token)).await
    }

    pub async fn long(&self, network: Network, person: &str) -> String {
        let short = self.short(network, person).await;
        self.exchange(network, &short).await.token()
    }

    pub async fn refresh(&self, network: Network, token: &str) -> HttpAnswer {
        self.get(refresh_path(network), &refresh_query(network, token)).await
    }

    pub async fn me(&self, network: Network, token: &str) -> HttpAnswer {
        let fields = match network {
            T => "id,username,name",
            I => "user_id,username,name,account_type",
            F => "id,name",
        };
        self.get(me_path(network), &[("fields", fields), ("access_token", token)]).await
    }

    pub async fn inspect(&self, network: Network, token: &str, asker: &str) -> HttpAnswer {
        self.get(inspect_path(network), &[("input_token", token), ("access_token", asker)]).await
    }
}

pub fn client() -> Client {
    drop(rustls::crypto::ring::default_provider().install_default());
    let builder = Client::builder().no_proxy().tls_certs_only([]);
    builder.redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// An order that changes nothing yet about this person.
pub fn about(user: &str) -> SwitchOrder {
    SwitchOrder { user: Some(user.to_owned()), ..SwitchOrder::default() }
}

/// Every row of `errors.json`.
pub fn known_errors() -> Vec<Value> {
    serde_json::from_str(include_str!("../../data/errors.json")).unwrap()
}

fn known(id: &str) -> Value {
    known_errors().into_iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no row {id}"))
}

fn untraced(mut body: Value) -> Value {
    if let Some(error) = body["error"].as_object_mut() {
        error.remove("fbtrace_id");
    }
    body
}
