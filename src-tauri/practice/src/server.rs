//! The pretend Meta behind a socket.

use std::future::pending;
use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::developer;
use crate::faults::Mischief;
use crate::levers;
use crate::line::{Caller, CuttableListener};
use crate::meta::{Call, Reply};
use crate::origin::{is_from_here, is_of_a_strangers_page};
use crate::others;
use crate::pretend_meta::PretendMeta;
use crate::response::{dated, halved, proxy_page, written, written_by_others};
use crate::words::Language;

/// Bytes of a form; real ones have a few hundred.
const LARGEST_FORM: usize = 64 * 1024;

/// How late a slow answer is: longer than an impatient client waits, shorter than any reasonable limit.
const SLOWNESS: Duration = Duration::from_secs(3);

/// Serves `https://HOST/PATH` at `/HOST/PATH`, and the levers at `/practice/…`, until it is dropped.
///
/// The pretend Meta ends with it: a browser that still has a connection must not overwrite the state of the program that
/// serves the folder next.
///
/// # Errors
///
/// When the listener fails for good.
pub async fn serve(listener: TcpListener, meta: PretendMeta) -> io::Result<()> {
    let (serving, over) = oneshot::channel::<()>();
    let _ending = EndOfServing { meta: meta.clone(), _serving: serving };
    let router =
        Router::new().route("/practice/{lever}", any(levers::pull)).fallback(answer).with_state(meta);
    axum::serve(CuttableListener(listener), router.into_make_service_with_connect_info::<Caller>())
        .with_graceful_shutdown(async move { over.await.unwrap_or_default() })
        .await
}

/// Ends the pretend Meta when the serving is dropped, and closes idle connections.
struct EndOfServing {
    meta: PretendMeta,
    _serving: oneshot::Sender<()>,
}

impl Drop for EndOfServing {
    fn drop(&mut self) {
        self.meta.end();
    }
}

/// Where a redirecting proxy leads: an address of this server that does not exist, so that the log shows a follower.
const ELSEWHERE: &str = "/elsewhere.example/";

async fn answer(
    State(meta): State<PretendMeta>,
    ConnectInfo(caller): ConnectInfo<Caller>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let is_form = head.method == Method::POST;
    if developer::is_here(head.uri.path())
        && !(is_from_here(&head, caller.address) && !(is_form && is_of_a_strangers_page(&head)))
    {
        return dated(StatusCode::FORBIDDEN.into_response(), meta.now());
    }
    let Ok(form) = to_bytes(body, LARGEST_FORM).await else {
        return dated(StatusCode::PAYLOAD_TOO_LARGE.into_response(), meta.now());
    };
    let accepted = head.headers.get_all(header::ACCEPT_LANGUAGE).iter();
    let accepted: Vec<&str> = accepted.filter_map(|value| value.to_str().ok()).collect();
    let call = Call {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().as_bytes().to_owned(),
        form: form.to_vec(),
        bearer: bearer(&head.headers),
        language: Language::asked_for(&accepted.join(",")),
    };
    if others::is_theirs(&call.path) {
        return match meta.answer_of_others(&call) {
            Ok(reply) => dated(written_by_others(&reply), meta.now()),
            Err(error) => dated(levers::failed(&error), meta.now()),
        };
    }
    match meta.answer(&call) {
        Ok(reply) => dated(sent(reply, &caller).await, meta.now()),
        Err(error) => dated(levers::failed(&error), meta.now()),
    }
}

/// The token of a header `Authorization: Bearer`; None where there is none.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(value.strip_prefix("Bearer ")?.trim().to_owned())
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
