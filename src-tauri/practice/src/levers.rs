//! `/practice/…`: the levers with which a test or a person changes what the pretend Meta does. Only a program of this
//! computer may pull them. A page in a browser here may not: it would say its origin, or come by a name of its own that
//! it has let point to this computer (DNS rebinding).
//!
//! `POST clock {"advance":SECONDS}`, `fault {"user","endpoint","error":ID|null,"times"?}`, `switch` (a [`SwitchOrder`]),
//! `token` (a [`TokenOrder`]); `GET log`, `state`.

use std::net::IpAddr;

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::dashboard::TokenOrder;
use crate::error::PracticeError;
use crate::line::Caller;
use crate::pretend_meta::PretendMeta;
use crate::response::dated;
use crate::switches::SwitchOrder;

/// Bytes of an order; real ones have a few hundred.
const LARGEST_ORDER: usize = 64 * 1024;

/// Answers a call of `/practice/LEVER`.
pub async fn pull(
    State(meta): State<PretendMeta>,
    ConnectInfo(caller): ConnectInfo<Caller>,
    Path(lever): Path<String>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    if !caller.address.ip().to_canonical().is_loopback() || is_by_another_name(&head) || is_of_a_page(&head) {
        return dated(StatusCode::FORBIDDEN.into_response(), meta.now());
    }
    let order = to_bytes(body, LARGEST_ORDER).await.unwrap_or_default();
    let response = match (head.method.as_str(), lever.as_str()) {
        ("GET", "log") => Json(meta.log()).into_response(),
        ("GET", "state") => Json(meta.overview()).into_response(),
        ("POST", "clock") => answered(clock(&meta, &order)),
        ("POST", "fault") => answered(fault(&meta, &order)),
        ("POST", "switch") => answered(switch(&meta, &order)),
        ("POST", "token") => answered(token(&meta, &order)),
        _ => StatusCode::NOT_FOUND.into_response(),
    };
    dated(response, meta.now())
}

/// Whether the caller believes to speak to another computer. A request without a name is no browser's.
fn is_by_another_name(head: &Parts) -> bool {
    let named = head.headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default());
    named.chain(head.uri.authority().map(Authority::as_str)).any(|host| !is_this_computer(host))
}

/// Whether `host`, with or without a port, is an address of this computer by itself, without a look-up.
fn is_this_computer(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || address.is_ok_and(|address| address.to_canonical().is_loopback())
}

/// Whether a page in a browser sends the request. A browser tells the page's origin with every order, and with every
/// other request whether a page or the person asked for it (Fetch Metadata, `none` for an address that was typed).
fn is_of_a_page(head: &Parts) -> bool {
    head.headers.contains_key(header::ORIGIN)
        || head.headers.get("sec-fetch-site").is_some_and(|site| site.as_bytes() != b"none")
}

/// `{"error":"…"}`, with status 400 for a wrong order or a foreign state file and 500 for the disk.
pub fn failed(error: &PracticeError) -> Response {
    let status = match error {
        PracticeError::Order(_) | PracticeError::Unreadable(_) => StatusCode::BAD_REQUEST,
        PracticeError::File(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    (status, Json(json!({"error": error.to_string()}))).into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockOrder {
    advance: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FaultOrder {
    user: String,
    endpoint: String,
    error: Option<String>,
    times: Option<u32>,
}

fn clock(meta: &PretendMeta, order: &[u8]) -> Result<serde_json::Value, PracticeError> {
    let ClockOrder { advance } = read(order)?;
    Ok(json!({"now": meta.advance(advance)?}))
}

fn fault(meta: &PretendMeta, order: &[u8]) -> Result<serde_json::Value, PracticeError> {
    let FaultOrder { user, endpoint, error, times } = read(order)?;
    meta.fault(&user, &endpoint, error.as_deref(), times)?;
    Ok(json!({}))
}

fn switch(meta: &PretendMeta, order: &[u8]) -> Result<serde_json::Value, PracticeError> {
    let order: SwitchOrder = read(order)?;
    meta.switch(&order)?;
    Ok(json!({}))
}

fn token(meta: &PretendMeta, order: &[u8]) -> Result<serde_json::Value, PracticeError> {
    let order: TokenOrder = read(order)?;
    Ok(json!({"token": meta.token(&order)?}))
}

fn read<T: DeserializeOwned>(order: &[u8]) -> Result<T, PracticeError> {
    serde_json::from_slice(order).map_err(|_| PracticeError::Order("the order is not what this lever takes"))
}

fn answered(done: Result<serde_json::Value, PracticeError>) -> Response {
    done.map_or_else(|error| failed(&error), |body| Json(body).into_response())
}
