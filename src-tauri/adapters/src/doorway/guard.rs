//! Takes the connections for the inner server and passes on one complete request head of each, within limits.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::RwLock;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::caller;
use super::link::Link;
use super::places::{Place, Places, Said};

/// The limits for one caller and for all callers together.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at the same time. A browser opens up to six to one host; when all places are taken, a silent caller
    /// makes room.
    pub connections: usize,
    /// Bytes of a request head. Meta's codes have a few hundred; nginx, too, takes 8 KiB for a line.
    pub head: usize,
    /// The time in which the first byte must have arrived. A browser that opened a connection ahead opens another.
    pub to_speak: Duration,
    /// The time in which the head must have arrived, the TLS handshake included.
    pub to_send: Duration,
    /// The time in which the answer must have been taken.
    pub to_answer: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 64,
            head: 8 * 1024,
            to_speak: Duration::from_secs(2),
            to_send: Duration::from_secs(10),
            to_answer: Duration::from_secs(10),
        }
    }
}

/// The first byte of a TLS record that begins a handshake (RFC 8446 section 5.1).
const TLS_HANDSHAKE: u8 = 0x16;

/// The guard of one log-in. Clones share its limits; one runs for each address.
#[derive(Clone)]
pub struct Guard {
    tls: TlsAcceptor,
    inner: Link,
    limits: Limits,
    places: Places,
    /// Read-locked by each answer under way, so that the write lock is free once all answers are sent.
    answering: Arc<RwLock<()>>,
}

impl Guard {
    /// `inner` is the link to the inner server.
    pub fn new(tls: TlsAcceptor, inner: Link, limits: Limits) -> Self {
        let places = Places::new(limits.connections);
        Self { tls, inner, limits, places, answering: Arc::default() }
    }

    /// Returns once every answer that is under way has been sent.
    pub async fn answered(&self) {
        drop(self.answering.write().await);
    }

    /// Accepts connections until the task is aborted, which also ends the connections.
    pub async fn run(self, listener: TcpListener) {
        let mut visits = tokio::task::JoinSet::new();
        loop {
            let Ok((stream, peer)) = listener.accept().await else {
                // No file descriptor is free, or the caller has disconnected: a moment later the next may succeed.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            while visits.try_join_next().is_some() {}
            // Strangers are refused before they can take a place.
            let ours = stream.local_addr();
            if !peer.ip().is_loopback() || !ours.is_ok_and(|ours| caller::is_ours(peer, ours)) {
                continue;
            }
            let Some(place) = self.places.take() else { continue };
            let (guard, number) = (self.clone(), place.number());
            // A caller that disconnects early harms only itself.
            let visit = visits.spawn(async move { drop(guard.visit(stream, place).await) });
            self.places.served_by(number, visit);
        }
    }

    async fn visit(&self, stream: TcpStream, place: Place) -> io::Result<()> {
        let read = timeout(self.limits.to_send, async {
            let mut stream = self.unwrapped(stream, &place).await?;
            let head = self.head(&mut stream).await?;
            io::Result::Ok((stream, head))
        });
        let (mut stream, head) = read.await??;
        if !place.note(Said::Whole) {
            return Ok(());
        }
        let answer = async {
            let _answering = self.answering.read().await;
            match head.as_deref().and_then(forwarded) {
                Some(head) => self.pass_on(&mut stream, &head).await,
                None => {
                    stream
                        .write_all(
                            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
                        )
                        .await
                }
            }?;
            stream.shutdown().await
        };
        timeout(self.limits.to_answer, answer).await?
    }

    /// The connection without TLS. The first byte shows whether the browser speaks https or http.
    ///
    /// # Errors
    ///
    /// The caller sent nothing, or the handshake failed.
    async fn unwrapped(&self, stream: TcpStream, place: &Place) -> io::Result<Pin<Box<dyn Stream>>> {
        let mut first = [0];
        if timeout(self.limits.to_speak, stream.peek(&mut first)).await?? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        place.note(Said::Part);
        if first[0] == TLS_HANDSHAKE {
            return Ok(Box::pin(self.tls.accept(stream).await?));
        }
        Ok(Box::pin(stream))
    }

    /// The request head up to its empty line; None when it is too long.
    ///
    /// # Errors
    ///
    /// The caller disconnected before the end of the head.
    async fn head(&self, stream: &mut Pin<Box<dyn Stream>>) -> io::Result<Option<Vec<u8>>> {
        let mut head = Vec::with_capacity(1024);
        let mut piece = [0; 1024];
        loop {
            let count = stream.read(&mut piece).await?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            head.extend_from_slice(&piece[..count]);
            if let Some(end) = head.windows(4).position(|window| window == b"\r\n\r\n") {
                head.truncate(end + 4);
                return Ok((head.len() <= self.limits.head).then_some(head));
            }
            if head.len() > self.limits.head {
                return Ok(None);
            }
        }
    }

    async fn pass_on(&self, stream: &mut Pin<Box<dyn Stream>>, head: &[u8]) -> io::Result<()> {
        let mut inner = self.inner.connect().await?;
        inner.write_all(head).await?;
        inner.shutdown().await?;
        tokio::io::copy(&mut inner, stream).await.map(|_| ())
    }
}

trait Stream: AsyncRead + AsyncWrite + Send {}

impl<T: AsyncRead + AsyncWrite + Send> Stream for T {}

/// The head as the inner server receives it, without the headers that announce a body or a second request; None when no
/// browser would send such a request.
fn forwarded(head: &[u8]) -> Option<Vec<u8>> {
    // The headers about the connection or a body (RFC 9110, section 7.6.1).
    const HOP: [&str; 8] = [
        "connection",
        "keep-alive",
        "content-length",
        "transfer-encoding",
        "expect",
        "upgrade",
        "te",
        "proxy-connection",
    ];
    let text = std::str::from_utf8(head).ok()?;
    let mut lines = text.split("\r\n");
    let first = lines.next()?;
    let mut words = first.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_whole = words.next().is_none() && matches!(version, "HTTP/1.1" | "HTTP/1.0");
    let is_known = matches!(method, "GET" | "HEAD" | "POST" | "OPTIONS");
    if !is_whole || !is_known || !target.starts_with('/') || text.contains('\0') {
        return None;
    }
    let mut forwarded = format!("{first}\r\n");
    for line in lines.filter(|line| !line.is_empty()) {
        let (name, _) = line.split_once(':')?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        {
            return None;
        }
        if !HOP.contains(&name.to_ascii_lowercase().as_str()) {
            forwarded.push_str(line);
            forwarded.push_str("\r\n");
        }
    }
    forwarded.push_str("connection: close\r\n\r\n");
    Some(forwarded.into_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use sixty_core::ports::Clock;

    use super::*;
    use crate::clock::SystemClock;
    use crate::doorway::certificate;

    #[test]
    fn a_head_loses_what_would_keep_the_inner_server_waiting() {
        let head = b"GET /?code=a HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n";
        let forwarded = String::from_utf8(forwarded(head).unwrap()).unwrap();
        assert_eq!(forwarded, "GET /?code=a HTTP/1.1\r\nHost: localhost\r\nconnection: close\r\n\r\n");
    }

    #[tokio::test]
    async fn an_answer_is_out_when_the_caller_has_all_of_it() {
        let (inner, link) = Link::listen().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let tls = certificate::acceptor(folder.path(), "localhost", SystemClock.now()).unwrap();
        let guard = Guard::new(TlsAcceptor::from(tls), link, Limits::default());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let mut caller = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let running = tokio::spawn(guard.clone().run(listener));
        caller.write_all(b"GET /r/1 HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        let mut answer = tokio::task::spawn_blocking(move || inner.accept().unwrap().0).await.unwrap();

        answer.write_all(b"HTTP/1.1 200 OK\r\n").unwrap();
        assert!(timeout(Duration::ZERO, guard.answered()).await.is_err());
        answer.write_all(b"\r\nDone").unwrap();
        drop(answer);
        guard.answered().await;
        running.abort();

        let mut got = String::new();
        caller.read_to_string(&mut got).await.unwrap();
        assert_eq!(got, "HTTP/1.1 200 OK\r\n\r\nDone");
    }

    #[test]
    fn what_is_no_request_is_not_passed_on() {
        let heads: [&[u8]; 8] = [
            b"\r\n\r\n",
            b"GET\r\n\r\n",
            b"GET / HTTP/2\r\n\r\n",
            b"GET / HTTP/1.1 x\r\n\r\n",
            b"CONNECT a:1 HTTP/1.1\r\n\r\n",
            b"GET http://a/ HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
            b"GET /\xff HTTP/1.1\r\n\r\n",
        ];
        for head in heads {
            assert!(forwarded(head).is_none(), "{head:?}");
        }
    }
}
