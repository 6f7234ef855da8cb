//! The table of all TCP sockets on Linux, /proc/net/tcp and /proc/net/tcp6 (proc_pid_net(5)).

/// Both tables; None for one that the system does not have.
pub fn tables() -> [Option<String>; 2] {
    ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| std::fs::read_to_string(table).ok())
}

/// A socket.
pub struct Row<'a> {
    /// The address of its own end, as the kernel prints it: each 32 bits in hexadecimal, and the port.
    pub local: &'a str,
    /// The address of the other end.
    pub remote: &'a str,
    /// Its state (net/tcp_states.h).
    pub state: &'a str,
    /// The user whose it is.
    pub uid: u32,
    /// Its number among the files of the system; 0 once no program has it open.
    pub inode: &'a str,
}

impl<'a> Row<'a> {
    /// Reads `sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …`; None for the heading.
    pub fn read(line: &'a str) -> Option<Self> {
        let words: Vec<&str> = line.split_ascii_whitespace().take(10).collect();
        let [_, local, remote, state, _, _, _, uid, _, inode] = words[..] else { return None };
        Some(Self { local, remote, state, uid: uid.parse().ok()?, inode })
    }
}
