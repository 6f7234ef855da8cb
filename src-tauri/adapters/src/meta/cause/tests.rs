//! Every cause of a call without an answer, met on real sockets.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Proxy};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::*;
use crate::meta::client;

#[tokio::test]
async fn a_port_that_no_program_listens_at_refuses() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", closed.local_addr().unwrap());
    drop(closed);

    assert_eq!(met(direct(), &address).await, Trouble::NoConnection(Cause::Refused));
}

#[tokio::test]
async fn a_name_without_an_address_is_a_matter_of_dns() {
    // RFC 6761 section 6.4: no name below `.invalid` ever has one.
    let told = met(direct(), "http://graph.facebook.invalid/").await;
    assert_eq!(told, Trouble::NoConnection(Cause::Dns));
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_a_matter_of_tls() {
    let certified = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(certified.signing_key.serialize_der()).unwrap();
    install_provider();
    let config = rustls::ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let address = serve("https", move |stream| {
        let acceptor = acceptor.clone();
        async move { drop(acceptor.accept(stream).await) }
    })
    .await;

    let client = client::of_this_computer(client::CALL_LIMIT).unwrap();

    assert_eq!(met(client, &address).await, Trouble::NoConnection(Cause::Tls));
}

#[tokio::test]
async fn a_proxy_that_lets_nobody_through_is_the_proxys_trouble() {
    let proxy = serve("http", |mut stream| async move {
        let mut head = [0; 1024];
        let _read = stream.read(&mut head).await.unwrap();
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").await.unwrap();
    })
    .await;

    let told = met(through(&proxy), "https://graph.facebook.invalid/").await;

    assert_eq!(told, Trouble::NoConnection(Cause::Proxy));
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_the_proxys_trouble_as_well() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = format!("http://{}/", closed.local_addr().unwrap());
    drop(closed);

    let told = met(through(&proxy), "https://graph.facebook.invalid/").await;

    assert_eq!(told, Trouble::NoConnection(Cause::Proxy));
}

#[tokio::test]
async fn a_server_that_closes_at_once_has_cut_us_off() {
    for scheme in ["http", "https"] {
        let address = serve(scheme, |mut stream| async move {
            // What was asked is read first: bytes that nobody read would make it a reset of another kind.
            let mut head = [0; 4096];
            let _read = stream.read(&mut head).await.unwrap();
        })
        .await;

        assert_eq!(met(direct(), &address).await, Trouble::NoConnection(Cause::Reset), "{scheme}");
    }
}

#[tokio::test]
async fn an_answer_that_ends_in_the_middle_was_cut_off() {
    let address = serve("http", |mut stream| async move {
        let mut head = [0; 1024];
        let _read = stream.read(&mut head).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{").await.unwrap();
    })
    .await;

    let answer = direct().get(&address).send().await.unwrap();
    let cut = answer.bytes().await.unwrap_err();

    assert_eq!(trouble(&cut), Trouble::NoConnection(Cause::Reset));
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let address = serve("http", |stream| async move {
        let _open = stream;
        std::future::pending::<()>().await;
    })
    .await;
    let patient_for_a_moment = Duration::from_millis(200);

    let error = direct().get(&address).timeout(patient_for_a_moment).send().await.unwrap_err();

    assert_eq!(trouble(&error), Trouble::TimedOut);
}

#[test]
fn a_client_that_cannot_be_built_is_our_own_mistake() {
    install_provider();
    let error = client::limited(client::CALL_LIMIT).user_agent("\n").build().unwrap_err();
    assert_eq!(trouble(&error), Trouble::Ours(Mistake::Client));
}

/// The trouble of a call that must fail.
async fn met(client: Client, address: &str) -> Trouble {
    trouble(&client.get(address).send().await.unwrap_err())
}

/// Without the proxy that the computer of this test may have.
fn direct() -> Client {
    install_provider();
    client::limited(client::CALL_LIMIT).no_proxy().tls_certs_only([]).build().unwrap()
}

fn through(proxy: &str) -> Client {
    install_provider();
    client::limited(client::CALL_LIMIT).proxy(Proxy::all(proxy).unwrap()).tls_certs_only([]).build().unwrap()
}

/// Once for a process; the first one counts.
fn install_provider() {
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// Serves every connection to a port of its own; gives the address.
async fn serve<F>(scheme: &str, answer: impl Fn(TcpStream) -> F + Send + 'static) -> String
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    // By number: `localhost` may be the other loopback address first.
    format!("{scheme}://127.0.0.1:{port}/")
}
