//! How long the built program takes beside what Meta takes, and how much memory. Prints it, keeps it in RESULTS.md and
//! judges nothing: a busy or slow computer is no mistake of ours.
#![allow(clippy::expect_used, clippy::panic, reason = "what cannot be arranged cannot be measured")]

mod crowd;
#[cfg(target_os = "linux")]
mod desktop;
mod figure;
mod many;
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

/// The words with which the bench measures one part alone: `cargo bench … --bench bench -- many`.
const MANY: &str = "many";
const DESKTOP: &str = "desktop";

fn main() -> std::io::Result<()> {
    let results = concat!(env!("CARGO_MANIFEST_DIR"), "/bench/RESULTS.md");
    let before = std::fs::read_to_string(results).unwrap_or_default();
    let is_asked = |part: &str| std::env::args().any(|word| word == part);
    let report = if is_asked(MANY) {
        report::with_many(&before, &many::measured())
    } else if is_asked(DESKTOP) {
        report::with_desktop(&before, &desktop())
    } else {
        whole(&before)
    };
    std::fs::write(results, &report)?;
    write!(stdout(), "{report}")
}

/// Measures everything. `before`: the page as it is.
fn whole(before: &str) -> String {
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
    command_line.extend([
        texts::one_text(),
        texts::as_a_command(),
        texts::twice_as_long(),
        texts::memory_of_many(),
    ]);
    let page = report::of(&command_line, &desktop(), before);
    report::with_many(&page, &many::measured())
}

/// The desktop program, and its window with many accounts.
fn desktop() -> [Vec<figure::Figure>; 2] {
    #[cfg(target_os = "linux")]
    return [desktop::figures(), window::figures()];
    #[cfg(not(target_os = "linux"))]
    Default::default()
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
