//! The page that people read.

use std::fmt::Write as _;
use std::thread::available_parallelism;

use sixty_adapters::clock::SystemClock;
use sixty_core::ports::Clock as _;

use crate::figure::Figure;

const METHOD: &str = "\
Written by `make bench`; nothing fails by it. Each run is a process of its own: the release build of `sixty` from its
start to its end, against the pretend Meta on loopback, with a data folder of its own and a real gnome-keyring on a
D-Bus of its own.

\"Beside Meta\" is that time less the sum of the HTTP round trips. A relay between program and Meta takes them: each lasts
from the first byte of a request to the last byte of its answer. Making the connection counts as ours. Memory is the
largest resident set that the kernel saw (GNU time). The limit holds for the median.

Over http, as here, no certificates are read and no TLS is spoken; with the real Meta both come on top.
";

const DESKTOP_METHOD: &str = "\
The release build of the desktop program beside an empty Tauri program of the same parts (`bench/desktop/empty`: a tray
icon and a window, made and destroyed as ours is), in turns on one screen (Xvfb, openbox), one D-Bus and with one panel.
Both have been started before. A window is painted once letters are to be seen in it; it is looked at every
few milliseconds. Memory and ticks are those of the program and all its children. Where the limit is said beside the
empty program (a quarter more time, 10 MB more memory), it is counted from that one's median of the same run.
";

/// The heading of the part that `tests/bench/cold.sh` writes.
const FROM_EMPTY: &str = "\n## From an empty target\n";

/// The whole page. `before`: the page as it is, of which the part of `make cold` stays.
pub fn of(command_line: &[Figure], desktop: &[Figure], before: &str) -> String {
    let mut page = format!("# How long it takes\n\n{METHOD}\n");
    let day = SystemClock.now().format("%Y-%m-%d");
    let cores = available_parallelism().map_or(0, usize::from);
    writeln!(page, "{day}, {cores} CPUs, {}.\n", std::env::consts::ARCH).expect("a String takes it");
    page.push_str(&table(command_line));
    if !desktop.is_empty() {
        write!(page, "\n## On a desktop\n\n{DESKTOP_METHOD}\n{}", table(desktop)).expect("a String takes it");
    }
    page.push_str(before.find(FROM_EMPTY).map_or("", |start| &before[start..]));
    page
}

fn table(figures: &[Figure]) -> String {
    let mut page =
        String::from("| what | median | 95th percentile | limit | | runs |\n|---|--:|--:|--:|---|--:|\n");
    for figure in figures {
        let number = |value: f64| format!("{value:.1} {}", figure.unit).trim_end().to_owned();
        let limit = figure.limit.map(number).unwrap_or_default();
        let verdict = match figure.is_within() {
            Some(true) => "kept",
            Some(false) => "**missed**",
            None => "",
        };
        let (what, median, p95) = (&figure.what, number(figure.median()), number(figure.p95()));
        writeln!(page, "| {what} | {median} | {p95} | {limit} | {verdict} | {} |", figure.runs())
            .expect("a String takes it");
    }
    page
}
