//! `/practice/…`: the levers with which a test or a person changes what the pretend Meta does. Only a program of this
//! computer may pull them, and no page in a browser.
//!
//! `POST clock {"advance":SECONDS}`, `fault {"user","endpoint","error":ID|null,"times"?}`, `switch` (a [`SwitchOrder`]),
//! `token` (a [`TokenOrder`], or `{}` for one of an account that has none), `happen` (a [`HappenOrder`]);
//! `GET log`, `state`.

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::error::PracticeError;
use crate::happening::HappenOrder;
use crate::line::Caller;
use crate::origin::{is_from_here, is_of_a_page};
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
    if !is_from_here(&head, caller.address) || is_of_a_page(&head) {
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
        ("POST", "happen") => answered(happen(&meta, &order)),
        _ => StatusCode::NOT_FOUND.into_response(),
    };
    dated(response, meta.now())
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
    let is_any = serde_json::from_slice(order).is_ok_and(|order: serde_json::Value| order == json!({}));
    let token = if is_any { meta.spare_token()? } else { meta.token(&read(order)?)? };
    Ok(json!({"token": token}))
}

fn happen(meta: &PretendMeta, order: &[u8]) -> Result<serde_json::Value, PracticeError> {
    let order: HappenOrder = read(order)?;
    meta.happen(&order)?;
    Ok(json!({}))
}

fn read<T: DeserializeOwned>(order: &[u8]) -> Result<T, PracticeError> {
    serde_json::from_slice(order).map_err(|_| PracticeError::Order("the order is not what this lever takes"))
}

fn answered(done: Result<serde_json::Value, PracticeError>) -> Response {
    done.map_or_else(|error| failed(&error), |body| Json(body).into_response())
}
