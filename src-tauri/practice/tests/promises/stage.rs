//! A pretend Meta on a socket of its own, and somebody who calls it.

#![allow(dead_code, reason = "each promise uses a part of the stage")]

use std::sync::Arc;

use chrono::{DateTime, Utc};
use reqwest::header::HeaderMap;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use sixty_practice::{APP_SECRET, Clock, Network, Practice};
use url::Url;

pub const T: Network = Network::Threads;
pub const I: Network = Network::Instagram;
pub const F: Network = Network::Facebook;

pub const DAY: u32 = 24 * 3600;
pub const LONG: i64 = 5_183_944;

/// Everything starts at this moment.
pub fn start() -> DateTime<Utc> {
    "2026-11-20T09:00:00Z".parse().unwrap()
}

pub fn still_clock() -> Clock {
    Arc::new(start)
}

pub struct Stage {
    pub practice: Practice,
    pub client: Client,
}

pub struct Got {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Got {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub fn token(&self) -> String {
        let body = self.json();
        let body = body.pointer("/data/0").unwrap_or(&body);
        body["access_token"].as_str().unwrap_or_else(|| panic!("no token: {}", self.text)).to_owned()
    }

    /// Code and subcode of `error`.
    pub fn code(&self) -> (i64, i64) {
        let body = self.json();
        let number = |key: &str| body["error"][key].as_i64().unwrap_or(0);
        (number("code"), number("error_subcode"))
    }

    /// `error_message` of the flat shapes.
    pub fn flat(&self) -> String {
        self.json()["error_message"].as_str().unwrap_or_else(|| panic!("not flat: {}", self.text)).to_owned()
    }

    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap().to_owned()
    }
}

impl Stage {
    pub async fn new() -> Self {
        Self::on(Practice::start(None, still_clock()).await.unwrap())
    }

    pub fn on(practice: Practice) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = Client::builder()
            .no_proxy()
            .tls_certs_only([])
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { practice, client }
    }

    pub fn at(&self, path: &str) -> Url {
        self.practice.base.join(path).unwrap()
    }

    pub async fn get(&self, path: &str, parameters: &[(&str, &str)]) -> Got {
        self.send(self.client.get(self.at(path)).query(parameters)).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Got {
        self.send(self.client.post(self.at(path)).form(form)).await
    }

    pub async fn lever(&self, name: &str, order: Value) -> Got {
        self.send(self.client.post(self.at(&format!("practice/{name}"))).json(&order)).await
    }

    pub async fn send(&self, request: RequestBuilder) -> Got {
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Got { status, headers, text: answer.text().await.unwrap() }
    }

    pub fn rules_broken(&self) -> Vec<String> {
        self.practice.log().violations.into_iter().map(|violation| violation.rule).collect()
    }

    /// A code as the browser brings it back.
    pub fn code(&self, network: Network, person: &str) -> String {
        let back = self.practice.allow(network, &authorize_url(network), person).unwrap();
        query(&back, "code").unwrap()
    }

    pub async fn trade(&self, network: Network, code: &str) -> Got {
        self.post(code_path(network), &code_form(network, code)).await
    }

    pub async fn short(&self, network: Network, person: &str) -> String {
        self.trade(network, &self.code(network, person)).await.token()
    }

    pub async fn exchange(&self, network: Network, token: &str) -> Got {
        let (path, grant) = match network {
            T => ("graph.threads.net/access_token", "th_exchange_token"),
            I => ("graph.instagram.com/access_token", "ig_exchange_token"),
            F => ("graph.facebook.com/v25.0/oauth/access_token", "fb_exchange_token"),
        };
        let grant = ("grant_type", grant);
        let secret = ("client_secret", APP_SECRET);
        if network == F {
            let all = [grant, secret, ("client_id", F.app_id()), ("fb_exchange_token", token)];
            return self.get(path, &all).await;
        }
        self.get(path, &[grant, secret, ("access_token", token)]).await
    }

    pub async fn long(&self, network: Network, person: &str) -> String {
        let short = self.short(network, person).await;
        self.exchange(network, &short).await.token()
    }

    pub async fn refresh(&self, network: Network, token: &str) -> Got {
        let (path, grant) = match network {
            T => ("graph.threads.net/refresh_access_token", "th_refresh_token"),
            _ => ("graph.instagram.com/refresh_access_token", "ig_refresh_token"),
        };
        self.get(path, &[("grant_type", grant), ("access_token", token)]).await
    }

    pub async fn me(&self, network: Network, token: &str) -> Got {
        let (path, fields) = match network {
            T => ("graph.threads.net/v1.0/me", "id,username,name"),
            I => ("graph.instagram.com/v25.0/me", "user_id,username,name,account_type"),
            F => ("graph.facebook.com/v25.0/me", "id,name"),
        };
        self.get(path, &[("fields", fields), ("access_token", token)]).await
    }

    pub async fn inspect(&self, network: Network, token: &str, asker: &str) -> Got {
        let path = match network {
            F => "graph.facebook.com/v25.0/debug_token",
            _ => "graph.threads.net/v1.0/debug_token",
        };
        self.get(path, &[("input_token", token), ("access_token", asker)]).await
    }
}

pub fn app_token() -> String {
    format!("{}|{APP_SECRET}", F.app_id())
}

pub fn code_path(network: Network) -> &'static str {
    match network {
        T => "graph.threads.net/oauth/access_token",
        I => "api.instagram.com/oauth/access_token",
        F => "graph.facebook.com/v25.0/oauth/access_token",
    }
}

pub fn code_form(network: Network, code: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("client_id", network.app_id()),
        ("client_secret", APP_SECRET),
        ("grant_type", "authorization_code"),
        ("redirect_uri", return_address(network)),
        ("code", code),
    ]
}

pub fn return_address(network: Network) -> &'static str {
    if network == F { "http://localhost:16060/" } else { "https://localhost:16060/" }
}

/// The real address, as a program opens it.
pub fn authorize_url(network: Network) -> Url {
    let mut url = Url::parse(&format!("https:/{}", network.authorize_path())).unwrap();
    url.query_pairs_mut().extend_pairs(authorize_query(network));
    url
}

pub fn authorize_query(network: Network) -> Vec<(&'static str, &'static str)> {
    let scope = match network {
        T => "threads_basic,threads_content_publish",
        I => "instagram_business_basic,instagram_business_content_publish",
        F => "pages_show_list,pages_read_engagement,instagram_basic",
    };
    vec![
        ("client_id", network.app_id()),
        ("redirect_uri", return_address(network)),
        ("response_type", "code"),
        ("scope", scope),
        ("state", "a+b c"),
    ]
}

pub fn query(address: &str, name: &str) -> Option<String> {
    let url = Url::parse(address).unwrap();
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
