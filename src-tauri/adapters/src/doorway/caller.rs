//! Whose program is at the other end of a connection. Another user of this computer knows `state` as soon as it stands in
//! the arguments of a program, and could end the log-in with an account of her own.
//!
//! Linux tells the owner of every socket in /proc/net/tcp and /proc/net/tcp6 (proc_pid_net(5)). On other systems the
//! owner is not asked for; there the cookie of the entrance alone tells a stranger (`sixty_core::ports::Door`).

#[cfg(target_os = "linux")]
pub use linux::is_ours;

/// Believes every caller: the system is not asked whose it is.
#[cfg(not(target_os = "linux"))]
pub fn is_ours(_: std::net::SocketAddr, _: std::net::SocketAddr) -> bool {
    true
}

#[cfg(target_os = "linux")]
mod linux {
    use std::net::{IpAddr, SocketAddr};

    use crate::sockets::{self, Row};

    /// While other connections come and go, a row may be missing in one reading of the table.
    const READINGS: usize = 3;

    /// Whether the program that called is our own user's, or the system's own: root reads and changes everything of ours
    /// anyway, and some systems pass on a browser's connection as root (WSL, a tunnel of ssh). Where the system does not
    /// tell, it is believed.
    pub fn is_ours(caller: SocketAddr, ours: SocketAddr) -> bool {
        let own = rustix::process::geteuid().as_raw();
        for _ in 0..READINGS {
            let tables = sockets::tables();
            match owner(tables.each_ref().map(Option::as_deref), caller, ours) {
                Owner::User(uid) => return uid == own || uid == 0,
                Owner::Gone => return false,
                Owner::Untold => return true,
                Owner::Missing => {}
            }
        }
        false
    }

    /// What the tables say about one end of a connection.
    #[derive(Debug, PartialEq, Eq)]
    pub enum Owner {
        User(u32),
        /// The program has closed its end, so its owner is told no more.
        Gone,
        /// Our end is there, and the caller's is not.
        Missing,
        /// The tables do not even have our own end.
        Untold,
    }

    pub fn owner(tables: [Option<&str>; 2], caller: SocketAddr, ours: SocketAddr) -> Owner {
        let rows = || tables.into_iter().flatten().flat_map(str::lines).filter_map(Row::read);
        // A program that speaks both IPv4 and IPv6 has its end of an IPv4 connection in the second table.
        let own_ends = |one: SocketAddr, other: SocketAddr| {
            [(hex(one, false), hex(other, false)), (hex(one, true), hex(other, true))]
        };
        let callers = own_ends(caller, ours);
        let is_callers =
            |row: &Row<'_>| callers.iter().any(|(local, remote)| row.local == local && row.remote == remote);
        if let Some(row) = rows().find(is_callers) {
            return if row.inode == "0" { Owner::Gone } else { Owner::User(row.uid) };
        }
        let our_ends = own_ends(ours, caller);
        let is_ours =
            |row: Row<'_>| our_ends.iter().any(|(local, remote)| row.local == local && row.remote == remote);
        if rows().any(is_ours) { Owner::Missing } else { Owner::Untold }
    }

    /// An address as the kernel prints it: each 32 bits as a number of this processor.
    fn hex(address: SocketAddr, is_wide: bool) -> String {
        let octets: Vec<u8> = match address.ip() {
            IpAddr::V4(ip) if is_wide => ip.to_ipv6_mapped().octets().to_vec(),
            IpAddr::V4(ip) => ip.octets().to_vec(),
            IpAddr::V6(ip) => ip.octets().to_vec(),
        };
        let words = octets.chunks_exact(4).filter_map(|word| <[u8; 4]>::try_from(word).ok());
        let ip: String = words.map(|word| format!("{:08X}", u32::from_ne_bytes(word))).collect();
        format!("{ip}:{:04X}", address.port())
    }

    #[cfg(test)]
    mod tests {
        use std::net::{TcpListener, TcpStream};

        use super::*;

        #[test]
        fn a_connection_of_our_own_is_ours_over_each_protocol() {
            for host in ["127.0.0.1:0", "[::1]:0"] {
                let listener = TcpListener::bind(host).unwrap();
                let caller = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
                let (ours, peer) = listener.accept().unwrap();
                assert!(is_ours(peer, ours.local_addr().unwrap()), "{host}");
                drop(caller);
            }
        }

        #[cfg(target_endian = "little")]
        #[test]
        fn the_owner_is_read_from_the_callers_row_and_from_no_other() {
            let (caller, ours) = ("127.0.0.1:50000".parse().unwrap(), "127.0.0.1:16060".parse().unwrap());
            let heading = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
            let row = |local: &str, remote: &str, uid: u32, inode: u32| {
                format!(
                    "   0: {local} {remote} 01 00000000:00000000 00:00000000 00000000  {uid}        0 {inode} 1 0"
                )
            };
            let own = row("0100007F:3EBC", "0100007F:C350", 1000, 7);
            let theirs = row("0100007F:C350", "0100007F:3EBC", 1001, 8);
            let wide = row(
                "0000000000000000FFFF00000100007F:C350",
                "0000000000000000FFFF00000100007F:3EBC",
                1002,
                9,
            );
            let closed = row("0100007F:C350", "0100007F:3EBC", 0, 0);
            let told = |rows: &[&str]| owner([Some(&rows.join("\n")), None], caller, ours);
            assert_eq!(told(&[heading, &own, &theirs]), Owner::User(1001));
            assert_eq!(told(&[heading, &own, &wide]), Owner::User(1002));
            assert_eq!(told(&[heading, &own, &closed]), Owner::Gone);
            assert_eq!(told(&[heading, &own]), Owner::Missing);
            assert_eq!(told(&[heading]), Owner::Untold);
            assert_eq!(owner([None, None], caller, ours), Owner::Untold);
        }
    }
}
