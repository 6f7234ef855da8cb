//! A pretend Meta on this computer, and its clock.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::{Client, RequestBuilder};
use sixty_core::moment::Moment;
use url::Url;

use super::call::builder;
use super::headers::date_of;

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
    time_in(client().ok()?.get(url)).await
}

/// Moves the clock of a pretend Meta on; None when none took the order.
pub async fn advance_time_at(stand: &Stand, seconds: u32) -> Option<Moment> {
    let url = stand.0.join("practice/clock").ok()?;
    let order = serde_json::json!({ "advance": seconds }).to_string();
    time_in(client().ok()?.post(url).body(order)).await
}

/// No proxy may see a pretend Meta, no name is looked up, and no certificate is needed.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    builder().no_proxy().resolve_to_addrs("localhost", &HERE).tls_certs_only([]).build()
}

async fn time_in(order: RequestBuilder) -> Option<Moment> {
    let answer = order.timeout(ANSWER_HERE).send().await.ok()?;
    if answer.status().is_success() { date_of(answer.headers()) } else { None }
}
