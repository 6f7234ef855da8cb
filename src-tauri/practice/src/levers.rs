//! `/practice/…`: what a test or a person turns. Loopback only.
//!
//! `POST clock {"advance":SECONDS}`, `fault {"user","endpoint","error":ID|null,"times"?}`, `switch` (a [`SwitchOrder`]),
//! `token` (a [`TokenOrder`]); `GET log`, `state`.

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::dashboard::TokenOrder;
use crate::line::Caller;
use crate::server::dated;
use crate::switches::SwitchOrder;
use crate::world::{World, WorldError};

const LARGEST_ORDER: usize = 64 * 1024;

/// Pulls a lever.
pub async fn pull(
    State(world): State<World>,
    ConnectInfo(caller): ConnectInfo<Caller>,
    Path(lever): Path<String>,
    request: Request,
) -> Response {
    if !caller.address.ip().to_canonical().is_loopback() {
        return dated(StatusCode::FORBIDDEN.into_response(), world.now());
    }
    let (head, body) = request.into_parts();
    let order = to_bytes(body, LARGEST_ORDER).await.unwrap_or_default();
    let response = match (head.method.as_str(), lever.as_str()) {
        ("GET", "log") => Json(world.log()).into_response(),
        ("GET", "state") => Json(world.overview()).into_response(),
        ("POST", "clock") => answered(clock(&world, &order)),
        ("POST", "fault") => answered(fault(&world, &order)),
        ("POST", "switch") => answered(switch(&world, &order)),
        ("POST", "token") => answered(token(&world, &order)),
        _ => StatusCode::NOT_FOUND.into_response(),
    };
    dated(response, world.now())
}

/// `{"error":"…"}`: 400 for a wrong order, 500 for the disk.
pub fn failed(error: &WorldError) -> Response {
    let status = match error {
        WorldError::Order(_) | WorldError::Unreadable(_) => StatusCode::BAD_REQUEST,
        WorldError::File(_) => StatusCode::INTERNAL_SERVER_ERROR,
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

fn clock(world: &World, order: &[u8]) -> Result<serde_json::Value, WorldError> {
    let ClockOrder { advance } = read(order)?;
    Ok(json!({"now": world.advance(advance)?}))
}

fn fault(world: &World, order: &[u8]) -> Result<serde_json::Value, WorldError> {
    let FaultOrder { user, endpoint, error, times } = read(order)?;
    world.fault(&user, &endpoint, error.as_deref(), times)?;
    Ok(json!({}))
}

fn switch(world: &World, order: &[u8]) -> Result<serde_json::Value, WorldError> {
    let order: SwitchOrder = read(order)?;
    world.switch(&order)?;
    Ok(json!({}))
}

fn token(world: &World, order: &[u8]) -> Result<serde_json::Value, WorldError> {
    let order: TokenOrder = read(order)?;
    Ok(json!({"token": world.token(&order)?}))
}

fn read<T: DeserializeOwned>(order: &[u8]) -> Result<T, WorldError> {
    serde_json::from_slice(order).map_err(|_| WorldError::Order("the order is not what this lever takes"))
}

fn answered(done: Result<serde_json::Value, WorldError>) -> Response {
    done.map_or_else(|error| failed(&error), |body| Json(body).into_response())
}
