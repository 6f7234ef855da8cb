//! A port of its own on this computer; the guard's rules are what tiny_http lacks, not a secret.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use tokio::net::TcpStream;

#[derive(Clone)]
pub struct Link(SocketAddr);

impl Link {
    pub fn listen() -> io::Result<(TcpListener, Self)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        Ok((listener, Self(address)))
    }

    pub async fn connect(&self) -> io::Result<TcpStream> {
        TcpStream::connect(self.0).await
    }
}
