//! The server behind the guard: tiny_http on a socket that nobody else can reach.

use std::io::Cursor;
use std::sync::Arc;
use std::thread::JoinHandle;

use oauth2::CsrfToken;
use sixty_core::secret::Secret;
use tiny_http::{Header, Request, Response, Server};
use tokio::sync::mpsc::UnboundedSender;

use super::callback::{Asked, Expected, Kind};
use super::link::Link;
use super::page::{self, Shown};
use crate::log::LocalLog;

pub struct Inner {
    running: Arc<Running>,
    thread: Option<JoinHandle<()>>,
}

/// In this order: as it ends, the server calls itself over the link to wake its accepting thread.
struct Running {
    server: Server,
    link: Link,
}

impl Inner {
    /// Starts it; who comes back is sent to `came_back`, once.
    pub fn start(
        expected: Expected,
        shown: Arc<Shown>,
        came_back: UnboundedSender<Secret>,
        log: LocalLog,
    ) -> std::io::Result<Self> {
        let (listener, link) = Link::listen()?;
        let server = Server::from_listener(listener, None)
            .map_err(|error| std::io::Error::other(error.to_string()))?;
        let running = Arc::new(Running { server, link });
        let desk =
            Desk { expected, shown, came_back: Some(came_back), result: format!("/r/{}", random()), log };
        let thread = std::thread::Builder::new().name("doorway".to_owned()).spawn({
            let running = Arc::clone(&running);
            move || desk.serve(&running.server)
        })?;
        Ok(Self { running, thread: Some(thread) })
    }

    /// Where the guard finds it.
    pub fn link(&self) -> Link {
        self.running.link.clone()
    }

    /// Ends it and waits until it has.
    pub fn stop(mut self) {
        self.running.server.unblock();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.running.server.unblock();
    }
}

fn random() -> String {
    CsrfToken::new_random().secret().clone()
}

struct Desk {
    expected: Expected,
    shown: Arc<Shown>,
    came_back: Option<UnboundedSender<Secret>>,
    /// Where the outcome is shown: a path without a code, for the address bar.
    result: String,
    log: LocalLog,
}

impl Desk {
    fn serve(mut self, server: &Server) {
        // recv ends with an error when it is unblocked.
        while let Ok(request) = server.recv() {
            self.answer(request);
        }
    }

    fn answer(&mut self, request: Request) {
        let method = request.method().to_string();
        let headers: Vec<(String, String)> = request
            .headers()
            .iter()
            .map(|header| (header.field.to_string().to_ascii_lowercase(), header.value.to_string()))
            .collect();
        let asked = Asked { method: &method, target: request.url(), headers: &headers };
        let kind = self.expected.kind_of(&asked);
        let is_result = asked.target == self.result;
        if let Some(kind) = kind.word() {
            self.log.note(|| tracing::info!(target: "doorway", what = "visit", kind));
        }
        let response = match kind {
            Kind::CameBack => {
                self.shown.expect_fetch();
                if let Some(came_back) = self.came_back.take() {
                    // Nobody listens any more: the attempt is over, and the page says so.
                    drop(came_back.send(self.expected.address(&asked)));
                }
                with_header(empty(303), "Location", &self.result)
            }
            Kind::Stale => page(self.shown.stale_page()),
            Kind::Other if is_result => page(self.shown.outcome_page(&self.result)),
            Kind::Other => empty(404),
            Kind::Refused => empty(400),
        };
        let is_outcome = kind == Kind::Other && is_result;
        let sent = request.respond(guarded(response));
        if is_outcome && sent.is_ok() {
            self.shown.note_fetch();
        }
    }
}

type Reply = Response<Cursor<Vec<u8>>>;

fn empty(status: u16) -> Reply {
    Response::from_data(Vec::new()).with_status_code(status)
}

fn page(html: String) -> Reply {
    with_header(Response::from_data(html.into_bytes()), "Content-Type", "text/html; charset=utf-8")
}

/// Nothing is kept, told on, framed, run or loaded. Never HSTS: it would hold for every other program on localhost.
fn guarded(response: Reply) -> Reply {
    let headers = [
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", &page::policy()),
    ];
    headers.iter().fold(response, |response, (name, value)| with_header(response, name, value))
}

fn with_header(response: Reply, name: &str, value: &str) -> Reply {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}
