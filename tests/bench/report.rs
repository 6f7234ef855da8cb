//! The page that people read.

use std::fmt::Write as _;
use std::thread::available_parallelism;

use sixty_adapters::clock::SystemClock;
use sixty_core::ports::Clock as _;

use crate::figure::Figure;
use crate::many::{Growth, Many};

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

const WINDOW_METHOD: &str = "\
The desktop program's own window (WebKitGTK) with accounts that are all good, on the same screen. The page measures itself:
it asks for a turn again and again, and what passes between two turns beyond the four milliseconds of a timer is a task or
a painting that kept a person waiting.
";

const MANY_METHOD: &str = "\
The release build of `sixty` with a vault file, a data folder in memory and an Instagram that answers at once. Processor
time is user and system together, in steps of 10 ms, and memory the largest resident set, both of the command's own
process (GNU time). The imports begin with no account and are measured once each.
";

const KEEPING_METHOD: &str = "\
`sixty keep` and what it does, the release build. It waits with a vault file, 200 accounts and nothing due: its memory is the
fair share (PSS), a wake is a thread that waited and was let run, and an hour of the processor is six times what ten minutes
took. What is due is decided in this process. Of the accounts that are extended at once, Meta takes 50 ms for each answer;
four at a time is the least that all answers together take so. In the long history each account was looked at daily, and
extended and delivered once a month.
";

const DELIVERING_METHOD: &str = "\
The release build of `sixty` with a vault file. The script is run by the Node that the project is built with, in turns with
`sixty env` on the same file; a share is that of one turn. The places are a line each in a file of its own. The folder
that is searched has 20 000 files of other things, ten of them with a copy, and lines that look like a token in all others.
";

const DESKTOP: &str = "\n## On a desktop\n";
const WINDOW: &str = "\n## The window with a thousand accounts\n";
const MANY: &str = "\n## With many accounts, and a place each\n";
const DELIVERING: &str = "\n## Delivering\n";
const KEEPING: &str = "\n## Keeping\n";

/// The headings below the part about the command line, in the order of the page. `tests/bench/given_out.sh` and
/// `tests/bench/cold.sh` write the last two.
const PARTS: [&str; 7] =
    [DESKTOP, WINDOW, MANY, DELIVERING, KEEPING, "\n## What is given out\n", "\n## From an empty target\n"];

/// The page with the part about the command line made anew; `before`: the page as it is.
pub fn with_command_line(before: &str, command_line: &[Figure]) -> String {
    let mut page = format!("# How long it takes\n\n{METHOD}\n");
    let day = SystemClock.now().format("%Y-%m-%d");
    let cores = available_parallelism().map_or(0, usize::from);
    writeln!(page, "{day}, {cores} CPUs, {}.\n", std::env::consts::ARCH).expect("a String takes it");
    page.push_str(&table(command_line));
    page.push_str(&before[start_of(&PARTS, before)..]);
    page
}

/// The page with the part about the desktop program made anew.
pub fn with_desktop(page: &str, figures: &[Figure]) -> String {
    with_part(page, DESKTOP, &format!("{DESKTOP}\n{DESKTOP_METHOD}\n{}", table(figures)))
}

/// The page with the part about its window with many accounts made anew.
pub fn with_window(page: &str, figures: &[Figure]) -> String {
    with_part(page, WINDOW, &format!("{WINDOW}\n{WINDOW_METHOD}\n{}", table(figures)))
}

/// The page with the part about many accounts made anew.
pub fn with_many(page: &str, many: &Many) -> String {
    let mut part = format!("{MANY}\n{MANY_METHOD}\n{}", table(&many.figures));
    part.push_str("\nWhat one more account costs, from crowd to crowd; where it does not grow, the whole is linear.\n\n");
    part.push_str("| what | 1 to 200 | 200 to 1000 | 1000 to 5000 |\n|---|--:|--:|--:|\n");
    for Growth { what, microseconds, kilobytes } in &many.growth {
        let row = |values: &[f64; 3], unit: &str| {
            values.iter().map(|value| format!(" {value:.1} {unit} |")).collect::<String>()
        };
        writeln!(part, "| {what}, processor time |{}", row(microseconds, "µs")).expect("a String takes it");
        writeln!(part, "| {what}, memory |{}", row(kilobytes, "kB")).expect("a String takes it");
    }
    with_part(page, MANY, &part)
}

/// The page with the part about delivering made anew.
pub fn with_delivering(page: &str, figures: &[Figure]) -> String {
    with_part(page, DELIVERING, &format!("{DELIVERING}\n{DELIVERING_METHOD}\n{}", table(figures)))
}

/// The page with the part about keeping made anew.
pub fn with_keeping(page: &str, figures: &[Figure]) -> String {
    with_part(page, KEEPING, &format!("{KEEPING}\n{KEEPING_METHOD}\n{}", table(figures)))
}

/// The page with this part in the place of the old one, or in its order where there was none.
fn with_part(page: &str, heading: &str, part: &str) -> String {
    let at = PARTS.iter().position(|known| *known == heading).expect("a known part");
    let (start, end) = (start_of(&PARTS[at..], page), start_of(&PARTS[at + 1..], page));
    format!("{}{part}{}", &page[..start], &page[end..])
}

/// Where the first of these parts begins that the page has.
fn start_of(parts: &[&str], page: &str) -> usize {
    parts.iter().find_map(|part| page.find(part)).unwrap_or(page.len())
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
