//! A reply of the pretend Meta as an HTTP response, with the headers that Meta sends.

use axum::body::Body as Bytes;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::meta::Reply;
use crate::moment::Moment;
use crate::others::OthersReply;
use crate::refusal::Body;

/// Dates a response with pretend time, which clients measure a token's life by, and forbids caching.
pub fn dated(mut response: Response, now: Moment) -> Response {
    put(&mut response, header::DATE, &now.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
    put(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

/// The reply as Meta sends it.
pub fn written(reply: &Reply) -> Response {
    let (kind, content) = content(reply);
    headed(reply, kind, content)
}

/// An answer of GitHub or Vercel.
pub fn written_by_others(reply: &OthersReply) -> Response {
    let content = reply.body.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut response = Response::new(Bytes::from(content));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    put(&mut response, header::CONTENT_TYPE, "application/json; charset=utf-8");
    if let Some((name, value)) = &reply.header {
        put(&mut response, HeaderName::from_static(name), value);
    }
    response
}

/// The first half of the reply's content, as a complete answer.
pub fn halved(reply: &Reply) -> Response {
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
        // Without `form-action`, because with it a browser does not follow the redirect to the return address.
        put(
            &mut response,
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
        );
        // Not `no-referrer`: with it a browser hides the origin of a form that is sent to its own page.
        put(&mut response, header::REFERRER_POLICY, "same-origin");
    }
    response
}

/// The value of `WWW-Authenticate`, `OAuth "Facebook Platform" "invalid_token" "…"`, as real errors were seen to carry it.
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

/// `X-App-Usage` in percent of a rolling hour; at 100 % also the minutes until the app may call again.
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

/// The page of a proxy that could not reach Meta.
pub fn proxy_page(status: StatusCode) -> Response {
    let page = "<!doctype html><title>Proxy</title><h1>The page cannot be displayed</h1>";
    (status, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
