//! How long the built program takes beside what Meta takes, and how much memory. Prints it, keeps it in RESULTS.md and
//! judges nothing: a busy or slow computer is no mistake of ours.
#![allow(clippy::expect_used, clippy::panic, reason = "what cannot be arranged cannot be measured")]

mod crowd;
#[cfg(target_os = "linux")]
mod desktop;
mod figure;
mod report;
mod runs;
#[cfg(target_os = "linux")]
mod texts;
mod wire;

use std::io::{Write, stdout};

fn main() -> std::io::Result<()> {
    #[cfg_attr(not(target_os = "linux"), expect(unused_mut, reason = "the texts are measured on Linux"))]
    let mut command_line = vec![
        runs::env_beside_meta(),
        runs::env_memory(),
        runs::status_of_many(),
        runs::extend_of_one(),
        runs::extend_among_many(),
        runs::size(),
    ];
    #[cfg(target_os = "linux")]
    command_line.extend([texts::one_text(), texts::as_a_command(), texts::memory_of_many()]);
    #[cfg(target_os = "linux")]
    let desktop = desktop::figures();
    #[cfg(not(target_os = "linux"))]
    let desktop = Vec::new();
    let results = concat!(env!("CARGO_MANIFEST_DIR"), "/bench/RESULTS.md");
    let before = std::fs::read_to_string(results).unwrap_or_default();
    let report = report::of(&command_line, &desktop, &before);
    std::fs::write(results, &report)?;
    write!(stdout(), "{report}")
}
