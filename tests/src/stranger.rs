//! A server on this computer that shows a certificate of its own choice.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// The title of its only page.
pub const TITLE: &str = "A stranger";

/// Serves a page over TLS, until it is dropped.
pub struct Stranger {
    port: u16,
    served: Arc<AtomicU32>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Stranger {
    /// Serves with a new certificate for this name, signed by the key in a PEM file.
    ///
    /// # Errors
    /// The file has no key, or the port is taken.
    pub fn with_key_of(pem: &[u8], name: &str, port: u16) -> Result<Self> {
        let key = PrivateKeyDer::from_pem_slice(pem)?;
        let signer = KeyPair::try_from(&key)?;
        let certificate = CertificateParams::new(vec![name.to_owned()])?.self_signed(&signer)?;
        let key = PrivatePkcs8KeyDer::from(signer.serialize_der()).into();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).context("the port")?;
        let (served, is_over) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
        let (counts, ends, config) = (Arc::clone(&served), Arc::clone(&is_over), Arc::new(config));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if ends.load(Ordering::Relaxed) {
                    return;
                }
                let config = Arc::clone(&config);
                let counts = Arc::clone(&counts);
                // A browser may keep a connection open without saying anything.
                std::thread::spawn(move || {
                    if serve(stream, config).is_ok() {
                        counts.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        Ok(Self { port, served, is_over, thread: Some(thread) })
    }

    /// How many requests a browser has trusted it with.
    pub fn served(&self) -> u32 {
        self.served.load(Ordering::Relaxed)
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // Wakes the thread.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn serve(stream: TcpStream, config: Arc<ServerConfig>) -> Result<()> {
    let mut stream = StreamOwned::new(ServerConnection::new(config)?, stream);
    let mut request = [0; 4096];
    let length = stream.read(&mut request)?;
    anyhow::ensure!(request[..length].starts_with(b"GET "), "no request");
    let page = format!("<!doctype html><title>{TITLE}</title>");
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length:";
    write!(stream, "{head} {}\r\n\r\n{page}", page.len())?;
    stream.conn.send_close_notify();
    Ok(stream.flush()?)
}
