//! A loopback port of its own. Other programs of this computer can reach it, and find the same pages as through the guard.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use tokio::net::TcpStream;

/// Connects to the port.
#[derive(Clone)]
pub struct Link(SocketAddr);

impl Link {
    /// Listens on a free port of this computer.
    ///
    /// # Errors
    ///
    /// The system offers no port.
    pub fn listen() -> io::Result<(TcpListener, Self)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        Ok((listener, Self(address)))
    }

    /// Connects to the server behind the port.
    ///
    /// # Errors
    /// The server has ended.
    pub async fn connect(&self) -> io::Result<TcpStream> {
        TcpStream::connect(self.0).await
    }
}
