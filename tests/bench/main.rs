//! How long the built program takes beside what Meta takes, and how much memory. Prints it, keeps it in RESULTS.md and
//! judges nothing: a busy or slow computer is no mistake of ours.
#![allow(clippy::expect_used, clippy::panic, reason = "what cannot be arranged cannot be measured")]

mod crowd;
#[cfg(target_os = "linux")]
mod delivering;
#[cfg(target_os = "linux")]
mod desktop;
mod figure;
#[cfg(target_os = "linux")]
mod keeping;
#[cfg(target_os = "linux")]
mod load;
mod many;
mod meta;
mod report;
mod runs;
#[cfg(target_os = "linux")]
mod texts;
#[cfg(target_os = "linux")]
mod window;
mod wire;

use std::io::{Write, stdout};
use std::path::Path;
use std::process::Command;

/// Measures the parts that are named, `cargo bench … --bench bench -- window many`; without a name, all.
fn main() -> std::io::Result<()> {
    let results = concat!(env!("CARGO_MANIFEST_DIR"), "/bench/RESULTS.md");
    let named: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut page = std::fs::read_to_string(results).unwrap_or_default();
    for (name, measure) in PARTS {
        if named.is_empty() || named.iter().any(|one| one == name) {
            page = measure(&page);
        }
    }
    std::fs::write(results, &page)?;
    write!(stdout(), "{page}")
}

/// A part by its name: it takes the page as it is, and returns it with the part made anew.
type Part = (&'static str, fn(&str) -> String);

const PARTS: &[Part] = &[
    ("command", |page| report::with_command_line(page, &command_line())),
    #[cfg(target_os = "linux")]
    ("desktop", |page| report::with_desktop(page, &desktop::figures())),
    #[cfg(target_os = "linux")]
    ("window", |page| report::with_window(page, &window::figures())),
    ("many", |page| report::with_many(page, &many::measured())),
    #[cfg(target_os = "linux")]
    ("delivering", |page| report::with_delivering(page, &delivering::figures())),
    #[cfg(target_os = "linux")]
    ("keeping", |page| report::with_keeping(page, &keeping::figures())),
];

fn command_line() -> Vec<figure::Figure> {
    #[cfg_attr(not(target_os = "linux"), expect(unused_mut, reason = "the texts are measured on Linux"))]
    let mut figures = vec![
        runs::env_beside_meta(),
        runs::env_memory(),
        runs::status_of_many(),
        runs::extend_of_one(),
        runs::extend_among_many(),
        runs::size(),
    ];
    #[cfg(target_os = "linux")]
    figures.extend([
        texts::one_text(),
        texts::as_a_command(),
        texts::twice_as_long(),
        texts::memory_of_many(),
    ]);
    figures
}

/// The same command as a child of GNU time, which writes this format on stderr: of a child of ours the kernel would count
/// our own memory before `exec`.
fn under_gnu_time(command: &Command, format: &str) -> Command {
    let mut timed = Command::new(Path::new("/usr/bin/time"));
    timed.args(["--quiet", "--format", format]).arg(command.get_program()).args(command.get_args());
    timed.env_clear();
    timed.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    timed.current_dir(command.get_current_dir().expect("a folder"));
    timed
}
