//! The server behind the guard: tiny_http on a link that only the guard uses.

use std::io::Cursor;
use std::sync::Arc;
use std::thread::JoinHandle;

use oauth2::CsrfToken;
use sixty_core::secret::Secret;
use tiny_http::{Header, Request, Response, Server};
use tokio::sync::mpsc::UnboundedSender;
use url::Url;

use super::callback::{Expected, Head, Kind};
use super::link::Link;
use super::page::{self, Shown};
use crate::log::LocalLog;

/// The running server and its thread.
pub struct Inner {
    running: Arc<Running>,
    thread: Option<JoinHandle<()>>,
}

/// The fields are dropped in this order: as it ends, the server connects to itself over the link to wake its accepting
/// thread.
struct Running {
    server: Server,
    link: Link,
}

impl Inner {
    /// Starts the server. The address that the browser returns to is sent to `came_back`, once. The entrance leads on to
    /// `log_in`.
    ///
    /// # Errors
    ///
    /// The link or the thread cannot be made.
    pub fn start(
        expected: Expected,
        log_in: Url,
        shown: Arc<Shown>,
        came_back: UnboundedSender<Secret>,
        log: LocalLog,
    ) -> std::io::Result<Self> {
        let (listener, link) = Link::listen()?;
        let server = Server::from_listener(listener, None)
            .map_err(|error| std::io::Error::other(error.to_string()))?;
        let running = Arc::new(Running { server, link });
        let result = format!("/r/{}", random());
        let came_back = Some(came_back);
        let handler = Handler { expected, log_in, entered: false, shown, came_back, result, log };
        let thread = std::thread::Builder::new().name("doorway".to_owned()).spawn({
            let running = Arc::clone(&running);
            move || handler.serve(&running.server)
        })?;
        Ok(Self { running, thread: Some(thread) })
    }

    /// The link on which the guard reaches the server.
    pub fn link(&self) -> Link {
        self.running.link.clone()
    }

    /// Ends the server and waits for its thread.
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

/// Answers the requests of one log-in.
struct Handler {
    expected: Expected,
    /// The address that the entrance leads on to.
    log_in: Url,
    /// Whether a browser came by the entrance.
    entered: bool,
    shown: Arc<Shown>,
    came_back: Option<UnboundedSender<Secret>>,
    /// The path that the browser is redirected to and that shows the outcome. It keeps the code out of the address bar.
    result: String,
    log: LocalLog,
}

impl Handler {
    fn serve(mut self, server: &Server) {
        // `recv` fails once the server is unblocked.
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
        let head = Head { method: &method, target: request.url(), headers: &headers };
        let kind = self.expected.kind_of(&head, self.entered);
        let is_result = head.target == self.result;
        if let Some(kind) = kind.word() {
            self.log.note(|| tracing::info!(target: "doorway", what = "visit", kind));
        }
        let response = match kind {
            Kind::CameBack => {
                self.shown.expect_fetch();
                if let Some(came_back) = self.came_back.take() {
                    // The receiver no longer exists when the log-in is over; the page says so.
                    drop(came_back.send(self.expected.address(&head)));
                }
                with_header(empty(303), "Location", &self.result)
            }
            Kind::Entrance => self.enter(),
            Kind::Strange => page(self.shown.strange_page()),
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

impl Handler {
    /// Leads on to Meta. The first visitor is the browser that we started; a later one gets no cookie, so that it can at
    /// most show an address to paste.
    fn enter(&mut self) -> Reply {
        let on = with_header(empty(303), "Location", self.log_in.as_str());
        if std::mem::replace(&mut self.entered, true) {
            return on;
        }
        with_header(on, "Set-Cookie", self.expected.set_cookie().expose())
    }
}

type Reply = Response<Cursor<Vec<u8>>>;

fn empty(status: u16) -> Reply {
    Response::from_data(Vec::new()).with_status_code(status)
}

fn page(html: String) -> Reply {
    with_header(Response::from_data(html.into_bytes()), "Content-Type", "text/html; charset=utf-8")
}

/// Adds the headers that forbid the browser to store, pass on, frame, run or load anything. HSTS is left out, because
/// it would apply to every other program on localhost.
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
