//! The processes of this computer, as /proc tells them (proc(5)).

use std::fs;

/// A running process. A process that has ended, but was not yet asked for its code, does not count.
struct Process {
    name: String,
    parent: u32,
    group: u32,
}

/// Whether this process runs.
pub fn is_running(id: u32) -> bool {
    read(id).is_some()
}

/// Whether a process of this group runs.
pub fn in_group(group: u32) -> bool {
    all().any(|process| process.group == group)
}

/// How many pages a program shows: WebKit has a process for each one, which is the program's child.
pub fn pages_of(program: u32) -> usize {
    // The kernel keeps 15 letters of "WebKitWebProcess".
    all().filter(|process| process.parent == program && process.name.starts_with("WebKitWebProc")).count()
}

fn all() -> impl Iterator<Item = Process> {
    let folders = fs::read_dir("/proc").expect("/proc").flatten();
    folders.filter_map(|folder| read(folder.file_name().to_str()?.parse().ok()?))
}

/// None for a process that has ended.
fn read(id: u32) -> Option<Process> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name is in brackets and may have anything in it; after it come state, parent and group.
    let (start, end) = (line.find('(')?, line.rfind(')')?);
    let mut fields = line.get(end + 2..)?.split(' ');
    let (state, parent, group) = (fields.next()?, fields.next()?, fields.next()?);
    let has_ended = matches!(state, "Z" | "X");
    (!has_ended).then_some(Process {
        name: line.get(start + 1..end)?.to_owned(),
        parent: parent.parse().ok()?,
        group: group.parse().ok()?,
    })
}

/// Whether the tests may become another user of this computer; says it where they may not, and the test ends there.
pub fn may_become_another_user() -> bool {
    let is_root = rustix::process::geteuid().is_root();
    if !is_root {
        eprintln!("skipped: only root can become another user");
    }
    is_root
}
