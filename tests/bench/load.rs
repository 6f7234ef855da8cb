//! What a program and its children take of the computer.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

/// Megabytes, with a fair share of the memory that is shared with other processes (PSS).
pub fn memory(program: u32) -> f64 {
    let kilobytes = |id: &u32| {
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or_default()
    };
    family(program).iter().map(kilobytes).sum::<f64>() * 1024.0 / 1_000_000.0
}

/// What a program and its children took of the processor up to now.
pub struct Taken {
    /// Seconds that they ran.
    pub seconds: f64,
    /// How often one of their threads had waited and was woken.
    pub wakes: f64,
}

/// What they took since they were started.
pub fn taken(program: u32) -> Taken {
    let mut taken = Taken { seconds: 0.0, wakes: 0.0 };
    for id in family(program) {
        let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
        for thread in threads.map(|thread| thread.path()) {
            let read = |name: &str| fs::read_to_string(thread.join(name)).unwrap_or_default();
            // Nanoseconds that it ran, that it waited for a processor, and how often it was let run.
            let ran = read("schedstat");
            let ran = ran.split(' ').next().and_then(|ran| ran.parse::<f64>().ok());
            let status = read("status");
            let gave_up = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            taken.seconds += ran.unwrap_or_default() / 1e9;
            taken.wakes += gave_up.and_then(|count| count.trim().parse::<f64>().ok()).unwrap_or_default();
        }
    }
    taken
}

/// Ticks of the processor in so much time.
pub fn ticks_in(program: u32, time: Duration) -> f64 {
    let before = ticks(program);
    sleep(time);
    ticks(program) - before
}

fn ticks(program: u32) -> f64 {
    let own = |id: &u32| stat(*id).map_or(0.0, |stat| stat.ticks);
    family(program).iter().map(own).sum()
}

/// The program, its children and theirs.
fn family(program: u32) -> Vec<u32> {
    let folders = fs::read_dir("/proc").expect("/proc").flatten();
    let ids = folders.filter_map(|folder| folder.file_name().to_str()?.parse::<u32>().ok());
    let processes: Vec<(u32, u32)> = ids.filter_map(|id| Some((id, stat(id)?.parent))).collect();
    let mut family = vec![program];
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        family.extend(processes.iter().filter(|(_, its)| *its == parent).map(|(id, _)| *id));
        at += 1;
    }
    family
}

struct Stat {
    parent: u32,
    ticks: f64,
}

fn stat(id: u32) -> Option<Stat> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // A name may have anything in it, so the fields after it are counted from its end: state, parent, …
    let fields: Vec<&str> = line.get(line.rfind(')')? + 2..)?.split(' ').collect();
    let number = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some(Stat { parent: fields.get(1)?.parse().ok()?, ticks: number(11)? + number(12)? })
}
