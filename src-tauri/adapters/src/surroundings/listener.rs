//! Which program listens at a port. Linux tells the sockets of all programs (/proc/net/tcp, proc_pid_net(5)), and which
//! socket is open in which program of our own user (proc_pid_fd(5)); other systems are not asked.

use sixty_core::ports::PortState;

/// The programs of ours that listen, in a log-in.
#[cfg(target_os = "linux")]
const OURS: [&str; 2] = ["sixty", "sixty-app"];

/// The state of a port that is taken.
#[cfg(target_os = "linux")]
pub(super) fn at(port: u16) -> PortState {
    match linux::program_at(port) {
        Some(program) if OURS.contains(&program.as_str()) => PortState::Ours,
        program => PortState::Taken(program),
    }
}

/// The same where the system is not asked for the program.
#[cfg(not(target_os = "linux"))]
pub(super) fn at(_: u16) -> PortState {
    PortState::Taken(None)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::path::Path;

    use crate::sockets::{self, Row};

    /// The state of a socket that listens (net/tcp_states.h).
    const LISTENS: &str = "0A";

    /// The name of the program that listens at this port on any address; None where it is another user's.
    pub fn program_at(port: u16) -> Option<String> {
        let tables = sockets::tables();
        let sockets: Vec<String> = tables
            .iter()
            .flatten()
            .flat_map(|table| table.lines())
            .filter_map(|row| socket_of(row, port))
            .collect();
        let processes = fs::read_dir("/proc").ok()?.flatten();
        let owner = processes.map(|entry| entry.path()).find(|process| has_one_of(process, &sockets))?;
        let program = fs::read_link(owner.join("exe")).ok();
        let name = program.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy());
        name.map(|name| name.trim_end_matches(" (deleted)").to_owned())
    }

    /// The name of the socket in a row that listens at the port.
    pub fn socket_of(row: &str, port: u16) -> Option<String> {
        let Row { local, state, inode, .. } = Row::read(row)?;
        let is_meant = state == LISTENS && local.ends_with(&format!(":{port:04X}"));
        is_meant.then(|| format!("socket:[{inode}]"))
    }

    fn has_one_of(process: &Path, sockets: &[String]) -> bool {
        // What is no process, and what is another user's, has no such folder.
        let Ok(open) = fs::read_dir(process.join("fd")) else { return false };
        open.flatten().any(|file| {
            fs::read_link(file.path())
                .is_ok_and(|name| sockets.iter().any(|socket| name == Path::new(socket)))
        })
    }

    #[cfg(test)]
    mod tests {
        use std::net::TcpListener;

        use super::*;

        #[test]
        fn the_program_that_listens_is_told_by_its_name() {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            let own = std::env::current_exe().unwrap();
            assert_eq!(program_at(port).as_deref(), own.file_name().unwrap().to_str());
            drop(listener);
            assert_eq!(program_at(port), None);
        }

        #[test]
        fn only_a_socket_that_listens_at_this_port_is_meant() {
            let row = |local: &str, state: &str| {
                format!(
                    "   0: {local} 00000000:0000 {state} 00000000:00000000 00:00000000 00000000  1000        0 1234 1"
                )
            };
            assert_eq!(socket_of(&row("0100007F:3EBC", "0A"), 16060).as_deref(), Some("socket:[1234]"));
            for (local, state) in [("0100007F:3EBC", "01"), ("0100007F:3EBD", "0A"), ("", "0A")] {
                assert_eq!(socket_of(&row(local, state), 16060), None);
            }
            assert_eq!(socket_of("  sl  local_address rem_address   st", 16060), None);
        }
    }
}
