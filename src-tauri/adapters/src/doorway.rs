//! The doorway port: the listener that the browser comes back to, on one port, for https and http, on this computer
//! alone.
//!
//! A guard of our own takes the connections, because tiny_http has no limits of its own. The guard takes both
//! loopback addresses or none, lets in programs of our own user, tells TLS from plain by the first byte, and passes on
//! one complete request head, over a socket in a folder of ours. So the guard is all that a stranger reaches. Held by
//! `two_hundred_hostile_requests_and_then_the_good_one` and `a_port_that_somebody_has_on_one_address_is_busy_on_both`
//! (`doorway/tests.rs`) and by `tests/doorway_leaves_nothing.rs`.
//!
//! Nothing here logs an address, because it may carry a code.

mod callback;
mod caller;
pub(crate) mod certificate;
mod guard;
mod inner;
mod link;
mod page;
mod places;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::{Awaited, Clock, Door, DoorPages, DoorTrouble, Doorway, Page};
use sixty_core::secret::Secret;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use url::{Host, Url};

use crate::log::LocalLog;
use callback::Expected;
use guard::Guard;
use inner::Inner;
use page::Shown;

pub use guard::Limits;

/// Opens the listeners of one data folder, which holds their certificate.
pub struct LoopbackDoorway {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    limits: Limits,
    log: LocalLog,
}

impl LoopbackDoorway {
    /// `folder` is where this installation's certificate is kept.
    pub fn new(folder: PathBuf, clock: Arc<dyn Clock>) -> Self {
        Self { folder, clock, limits: Limits::default(), log: LocalLog::off() }
    }

    /// The same doorway with a log of the requests that it receives.
    #[must_use]
    pub fn noting_in(self, log: &LocalLog) -> Self {
        Self { log: log.clone(), ..self }
    }

    /// The same doorway with other limits, so that tests reach them sooner.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

#[async_trait]
impl Doorway for LoopbackDoorway {
    async fn open(&self, awaited: Awaited<'_>, pages: DoorPages) -> Result<Box<dyn Door>, DoorTrouble> {
        let opened = self.listen_at(awaited, pages).await;
        let kind = opened.as_ref().err().map_or("opened", DoorTrouble::word);
        self.log.note(|| tracing::info!(target: "doorway", what = "open", kind));
        opened
    }
}

impl LoopbackDoorway {
    async fn listen_at(&self, awaited: Awaited<'_>, pages: DoorPages) -> Result<Box<dyn Door>, DoorTrouble> {
        let Awaited { return_address, state, log_in } = awaited;
        let port = return_address.port_or_known_default().ok_or(DoorTrouble::Elsewhere)?;
        let host = return_address.host().ok_or(DoorTrouble::Elsewhere)?;
        if !leads_here(&host, port).await {
            return Err(DoorTrouble::Elsewhere);
        }
        let listeners = listen(port).await?;
        let failed = |error: &dyn std::fmt::Display| DoorTrouble::Failed(error.to_string());
        let tls = certificate::acceptor(&self.folder, &host.to_string(), self.clock.now())
            .map_err(|error| failed(&error))?;

        let (sender, came_back) = mpsc::unbounded_channel();
        let shown = Arc::new(Shown::new(pages));
        let expected = Expected::new(return_address, state.clone());
        let entrance = entrance(return_address, port, expected.entrance());
        let inner = Inner::start(expected, log_in.clone(), Arc::clone(&shown), sender, self.log.clone())
            .map_err(|error| failed(&error))?;
        let guard = Guard::new(TlsAcceptor::from(tls), inner.link(), self.limits);
        let guards =
            listeners.into_iter().map(|listener| tokio::spawn(guard.clone().run(listener))).collect();
        Ok(Box::new(OpenDoor { entrance, came_back, shown, guard, guards, inner: Some(inner) }))
    }
}

/// The address of the entrance. It is always http: a browser would warn of our certificate before it has shown anything
/// of Meta's, and a person who turns back there has no address to paste.
fn entrance(return_address: &Url, port: u16, path: &str) -> Url {
    let mut entrance = return_address.clone();
    // Neither fails for an address with a host, whose scheme is http or https.
    entrance.set_scheme("http").ok();
    entrance.set_port(Some(port)).ok();
    entrance.set_path(path);
    entrance.set_query(None);
    entrance
}

struct OpenDoor {
    entrance: Url,
    came_back: mpsc::UnboundedReceiver<Secret>,
    shown: Arc<Shown>,
    guard: Guard,
    /// The guard's tasks, one for each address that it listens on.
    guards: Vec<JoinHandle<()>>,
    inner: Option<Inner>,
}

#[async_trait]
impl Door for OpenDoor {
    fn entrance(&self) -> Url {
        self.entrance.clone()
    }

    async fn came_back(&mut self) -> Secret {
        match self.came_back.recv().await {
            Some(address) => address,
            // The inner server has ended. The log-in continues without it: the address can still be pasted.
            None => std::future::pending().await,
        }
    }

    fn show(&self, page: Page) {
        self.shown.show(page);
    }

    async fn close(mut self: Box<Self>, linger: Duration) {
        let told = async {
            if self.shown.is_awaited() {
                self.shown.fetched().await;
            }
            self.guard.answered().await;
        };
        drop(tokio::time::timeout(linger, told).await);
        for guard in self.guards.drain(..) {
            guard.abort();
            drop(guard.await);
        }
        if let Some(inner) = self.inner.take() {
            drop(tokio::task::spawn_blocking(move || inner.stop()).await);
        }
    }
}

impl Drop for OpenDoor {
    fn drop(&mut self) {
        self.guards.iter().for_each(JoinHandle::abort);
    }
}

/// Whether a browser that opens this host reaches this computer. A name other than `localhost` is accepted if it
/// resolves to loopback addresses only, as by a line in the hosts file.
async fn leads_here(host: &Host<&str>, port: u16) -> bool {
    match host {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain("localhost") => true,
        Host::Domain(name) => match tokio::net::lookup_host((*name, port)).await {
            Ok(found) => {
                let found: Vec<SocketAddr> = found.collect();
                !found.is_empty() && found.iter().all(|address| address.ip().is_loopback())
            }
            Err(_) => false,
        },
    }
}

/// Takes the port as a log-in would, and gives it back at once.
///
/// # Errors
///
/// As [`Doorway::open`].
pub async fn try_port(port: u16) -> Result<(), DoorTrouble> {
    listen(port).await.map(drop)
}

/// Listens on both loopback addresses or on none: a browser tries them in its own order, and another program that holds
/// one of them would receive the code.
///
/// # Errors
///
/// Another program holds the port, or the system refuses to listen on it.
async fn listen(port: u16) -> Result<Vec<TcpListener>, DoorTrouble> {
    let mut listeners = Vec::new();
    for address in [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)] {
        match TcpListener::bind((address, port)).await {
            Ok(listener) => listeners.push(listener),
            // A computer without IPv6 has the first address only.
            Err(error) if address.is_ipv6() && error.kind() == std::io::ErrorKind::AddrNotAvailable => {}
            Err(error) if address.is_ipv6() && error.kind() == std::io::ErrorKind::Unsupported => {}
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                return Err(DoorTrouble::Busy(port));
            }
            Err(error) => return Err(DoorTrouble::Failed(error.to_string())),
        }
    }
    Ok(listeners)
}

#[cfg(test)]
mod tests;
