//! The pretend Meta behind a socket.

use std::future::pending;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::{Body as Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::faults::Mischief;
use crate::levers;
use crate::line::{Caller, Lines};
use crate::meta::{Asked, Reply};
use crate::refusal::Body;
use crate::state::Moment;
use crate::world::World;

/// Forms here have a few hundred bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// Longer than an impatient client, shorter than any limit that is reasonable.
const SLOWNESS: Duration = Duration::from_secs(3);

/// Serves `https://HOST/PATH` at `/HOST/PATH`, and the levers at `/practice/…`, until it is dropped. The world ends with
/// it: a browser that still holds a line must not write over a world that began after this one.
pub async fn serve(listener: TcpListener, world: World) -> io::Result<()> {
    let (serving, over) = oneshot::channel::<()>();
    let _last = Last { world: world.clone(), _serving: serving };
    let router =
        Router::new().route("/practice/{lever}", any(levers::pull)).fallback(answer).with_state(world);
    axum::serve(Lines(listener), router.into_make_service_with_connect_info::<Caller>())
        .with_graceful_shutdown(async move { over.await.unwrap_or_default() })
        .await
}

/// What happens when the serving is dropped: idle lines are closed, and nothing is written any more.
struct Last {
    world: World,
    _serving: oneshot::Sender<()>,
}

impl Drop for Last {
    fn drop(&mut self) {
        self.world.end();
    }
}

/// Leads to nowhere on this very server, so that the log shows who follows.
const ELSEWHERE: &str = "/elsewhere.example/";

/// Puts pretend time on an answer: clients go by it.
pub fn dated(mut response: Response, now: Moment) -> Response {
    put(&mut response, header::DATE, &now.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
    put(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

async fn answer(
    State(world): State<World>,
    ConnectInfo(caller): ConnectInfo<Caller>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let Ok(form) = to_bytes(body, LARGEST_FORM).await else {
        return dated(StatusCode::PAYLOAD_TOO_LARGE.into_response(), world.now());
    };
    let asked = Asked {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().as_bytes().to_owned(),
        form: form.to_vec(),
    };
    match world.ask(&asked) {
        Ok(reply) => dated(sent(reply, &caller).await, world.now()),
        Err(error) => dated(levers::failed(&error), world.now()),
    }
}

async fn sent(reply: Reply, caller: &Caller) -> Response {
    match reply.mischief {
        None => written(&reply),
        Some(Mischief::Slow) => {
            tokio::time::sleep(SLOWNESS).await;
            written(&reply)
        }
        Some(Mischief::Truncated) => halved(&reply),
        Some(Mischief::Timeout | Mischief::Hold) => pending().await,
        Some(Mischief::Empty) => StatusCode::OK.into_response(),
        Some(Mischief::Redirect) => (StatusCode::FOUND, [(header::LOCATION, ELSEWHERE)]).into_response(),
        Some(Mischief::Html) => proxy_page(StatusCode::OK),
        Some(Mischief::Html502) => proxy_page(StatusCode::BAD_GATEWAY),
        Some(Mischief::Reset) => {
            caller.cut();
            StatusCode::OK.into_response()
        }
    }
}

fn written(reply: &Reply) -> Response {
    let (kind, content) = content(reply);
    headed(reply, kind, content)
}

fn halved(reply: &Reply) -> Response {
    let (kind, whole) = content(reply);
    headed(reply, kind, whole.chars().take(whole.chars().count() / 2).collect())
}

fn content(reply: &Reply) -> (&'static str, String) {
    match &reply.body {
        Body::Json(body) => ("application/json; charset=UTF-8", body.to_string()),
        Body::Page(html) => ("text/html; charset=utf-8", html.clone()),
    }
}

fn headed(reply: &Reply, kind: &str, content: String) -> Response {
    let mut response = Response::new(Bytes::from(content));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    put(&mut response, header::CONTENT_TYPE, kind);
    if let Some(location) = &reply.location {
        put(&mut response, header::LOCATION, location);
    }
    if reply.is_graph {
        rate(&mut response, reply.regain_minutes);
        if let Some(challenge) = challenge(&reply.body) {
            put(&mut response, header::WWW_AUTHENTICATE, &challenge);
        }
    } else {
        // No form-action: the browser would not follow the form's answer to the return address.
        put(&mut response, header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'");
        put(&mut response, header::REFERRER_POLICY, "no-referrer");
    }
    response
}

/// `OAuth "Facebook Platform" "invalid_token" "…"`, as it was seen beside an error.
fn challenge(body: &Body) -> Option<String> {
    let Body::Json(body) = body else { return None };
    let error = body.get("error")?;
    let kind = match (error["code"].as_i64(), error["error_subcode"].as_i64()) {
        (Some(190 | 102), _) => "invalid_token",
        (_, Some(36_007..=36_009)) => "invalid_code",
        _ => "invalid_request",
    };
    let message = error["message"].as_str()?.replace('"', "'");
    Some(format!("OAuth \"Facebook Platform\" \"{kind}\" \"{message}\""))
}

/// Percent of a rolling hour; at 100 % with the minutes to keep quiet.
fn rate(response: &mut Response, regain_minutes: Option<i64>) {
    let percent = if regain_minutes.is_some() { 100 } else { 1 };
    let usage = json!({"call_count": percent, "total_time": percent, "total_cputime": percent});
    put(response, HeaderName::from_static("x-app-usage"), &usage.to_string());
    if let Some(minutes) = regain_minutes {
        let business = json!({"17841405793181201": [{
            "type": "instagram", "call_count": percent, "total_cputime": percent, "total_time": percent,
            "estimated_time_to_regain_access": minutes,
        }]});
        put(response, HeaderName::from_static("x-business-use-case-usage"), &business.to_string());
    }
}

fn proxy_page(status: StatusCode) -> Response {
    let page = "<!doctype html><title>Proxy</title><h1>The page cannot be displayed</h1>";
    (status, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
