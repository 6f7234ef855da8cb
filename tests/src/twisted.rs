//! A Meta whose answers are twisted on the way: the pretend one of a sandbox behind a proxy that a test gives a mind to.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::sandbox::{RUNTIME, Sandbox};

/// The largest request and answer that is passed on.
const LARGEST: usize = 1 << 20;

/// An answer of the pretend Meta, before the program gets it.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    /// The header `Date`, as it is sent.
    pub date: String,
    pub body: String,
}

type Twist = Box<dyn Fn(&str, &mut Reply) + Send + Sync>;

/// The proxy, gone with the test.
pub struct TwistedMeta {
    /// What `--practice-url` is given.
    pub address: String,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

struct Shared {
    base: String,
    client: reqwest::Client,
    twist: Mutex<Twist>,
}

impl TwistedMeta {
    /// Stands before the sandbox's pretend Meta and changes nothing yet.
    pub fn before(sandbox: &Sandbox) -> Self {
        let base = sandbox.practice.base.as_str().trim_end_matches('/').to_owned();
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let shared = Arc::new(Shared { base, client, twist: Mutex::new(Box::new(|_, _| {})) });
        let router = Router::new().fallback(pass_on).with_state(Arc::clone(&shared));
        let (address, serving) = RUNTIME.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = format!("http://{}/", listener.local_addr().expect("an address"));
            let serving =
                tokio::spawn(async move { axum::serve(listener, router).await.unwrap_or_default() });
            (address, serving)
        });
        Self { address, shared, serving }
    }

    /// Changes every answer from now on. `twist` gets the path that was called, as `/graph.threads.net/…/me`.
    pub fn twist(&self, twist: impl Fn(&str, &mut Reply) + Send + Sync + 'static) {
        *self.shared.twist.lock().unwrap_or_else(PoisonError::into_inner) = Box::new(twist);
    }
}

impl Drop for TwistedMeta {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn pass_on(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let target = request.uri().path_and_query().map_or_else(|| path.clone(), ToString::to_string);
    let method = request.method().clone();
    let kind = request.headers().get("content-type").cloned();
    let body = to_bytes(request.into_body(), LARGEST).await.expect("a request");
    let mut call = shared.client.request(method, format!("{}{target}", shared.base)).body(body);
    if let Some(kind) = kind {
        call = call.header("content-type", kind);
    }
    let answer = call.send().await.expect("an answer of the pretend Meta");
    let date =
        answer.headers().get("date").and_then(|date| date.to_str().ok()).unwrap_or_default().to_owned();
    let status = answer.status().as_u16();
    let mut reply = Reply { status, date, body: answer.text().await.unwrap_or_default() };
    shared.twist.lock().unwrap_or_else(PoisonError::into_inner)(&path, &mut reply);
    let response = Response::builder()
        .status(StatusCode::from_u16(reply.status).expect("a status"))
        .header("date", reply.date)
        .header("content-type", "application/json");
    response.body(Body::from(reply.body)).expect("a response")
}
