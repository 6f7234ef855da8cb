//! The desktop program beside an empty one of the same parts: on one screen, one bus, in turns.

mod eyes;

use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use sixty_tests::desktop::{Desktop, Program};
use sixty_tests::panel::{Panel, TrayIcon};
use sixty_tests::running::until;
use sixty_tests::sandbox::{T, built};

use crate::figure::Figure;
use crate::load;
use eyes::Eyes;

/// How many starts with a window are measured, after a first that does not count.
const STARTS: usize = 15;

/// How many windows come back from the tray, after a first one that does not count.
const BACKS: usize = 15;

/// Stays in the tray; each takes half a minute.
const STAYS: usize = 5;

/// What a start leaves to do is done by then.
const SETTLED: Duration = Duration::from_secs(8);
/// What a closed window leaves to do is done by then.
const CLOSED: Duration = Duration::from_millis(500);
const IDLE: Duration = Duration::from_secs(10);

/// The desktop on which both programs are measured.
struct Bench {
    desktop: Desktop,
    panel: Panel,
    eyes: Eyes,
}

#[derive(Clone, Copy)]
enum Which {
    Sixty,
    Empty,
}

/// What one stay in the tray showed.
struct Stay {
    tray_only: f64,
    tray_only_ticks: f64,
    closed: f64,
    closed_ticks: f64,
    pages: f64,
}

pub fn figures() -> Vec<Figure> {
    let bench = Bench::new();
    let [sixty, empty] = in_turns(STARTS, |which| bench.first_paint(which));
    let mut figures = beside("first paint of a second start", "ms", sixty, empty, |empty| empty * 1.25);
    let [sixty, empty] = in_turns(STAYS, |which| bench.stay(which));
    let of = |stays: &[Stay], value: fn(&Stay) -> f64| stays.iter().map(value).collect::<Vec<_>>();
    let mut add = |what, unit, value: fn(&Stay) -> f64, limit: fn(f64) -> f64| {
        figures.extend(beside(what, unit, of(&sixty, value), of(&empty, value), limit));
    };
    add("memory (PSS), tray only", "MB", |stay| stay.tray_only, |empty| empty + 10.0);
    add("memory (PSS), window closed again", "MB", |stay| stay.closed, |empty| empty + 10.0);
    add("web processes, window closed again", "", |stay| stay.pages, |_| 0.0);
    add("processor ticks in 10 s, tray only", "", |stay| stay.tray_only_ticks, |_| 0.0);
    add("processor ticks in 10 s, window closed again", "", |stay| stay.closed_ticks, |_| 0.0);
    let [sixty, empty] = bench.backs();
    figures.extend(beside("a window back from the tray", "ms", sixty, empty, |empty| empty * 1.25));
    figures.push(bundle());
    figures
}

impl Bench {
    fn new() -> Self {
        let desktop = Desktop::new();
        desktop.sandbox.connected(T, "corner.bakery");
        let panel = desktop.panel();
        let eyes = Eyes::open(&desktop.display());
        Self { desktop, panel, eyes }
    }

    fn start(&self, which: Which, arguments: &[&str]) -> Program {
        match which {
            Which::Sixty => self.desktop.start(arguments),
            Which::Empty => self.desktop.start_other(&built("sixty-empty"), arguments),
        }
    }

    fn first_paint(&self, which: Which) -> f64 {
        let begin = Instant::now();
        let program = self.start(which, &[]);
        let painted = self.painted(which, begin);
        self.panel.next().expect("an icon");
        drop(program);
        until("the end of its window", || !self.eyes.see(which.title())).expect("it goes");
        painted
    }

    fn stay(&self, which: Which) -> Stay {
        let program = self.start(which, &["--hidden"]);
        let icon = self.panel.next().expect("an icon");
        let id = program.child.id();
        sleep(SETTLED);
        let tray_only = load::memory(id);
        let tray_only_ticks = load::ticks_in(id, IDLE);
        for _ in 0..2 {
            self.open_and_close(which, &program, &icon);
        }
        sleep(SETTLED);
        let (closed, closed_ticks) = (load::memory(id), load::ticks_in(id, IDLE));
        #[expect(clippy::cast_precision_loss, reason = "a handful of processes")]
        let pages = program.pages() as f64;
        Stay { tray_only, tray_only_ticks, closed, closed_ticks, pages }
    }

    /// Milliseconds from a click on the icon to a painted window, of both programs in turns.
    fn backs(&self) -> [Vec<f64>; 2] {
        let in_the_tray = |which| {
            let program = self.start(which, &["--hidden"]);
            let icon = self.panel.next().expect("an icon");
            (program, icon)
        };
        let (sixty, empty) = (in_the_tray(Which::Sixty), in_the_tray(Which::Empty));
        sleep(SETTLED);
        in_turns(BACKS, |which| {
            let (program, icon) = match which {
                Which::Sixty => &sixty,
                Which::Empty => &empty,
            };
            let painted = self.open_and_close(which, program, icon);
            sleep(CLOSED);
            painted
        })
    }

    /// Milliseconds from a click on the icon to a painted window, which is closed again.
    fn open_and_close(&self, which: Which, program: &Program, icon: &TrayIcon) -> f64 {
        let begin = Instant::now();
        icon.click().expect("a click");
        let painted = self.painted(which, begin);
        self.desktop.close(which.title());
        until("the end of its page", || program.pages() == 0).expect("it goes");
        painted
    }

    /// Milliseconds until there is more to see in its window than one colour.
    fn painted(&self, which: Which, begin: Instant) -> f64 {
        while !self.eyes.see(which.title()) {
            assert!(begin.elapsed() < Duration::from_secs(60), "nothing is to be seen");
            sleep(Duration::from_millis(2));
        }
        begin.elapsed().as_secs_f64() * 1000.0
    }
}

impl Which {
    fn title(self) -> &'static str {
        match self {
            Self::Sixty => "Sixty",
            Self::Empty => "Empty",
        }
    }
}

/// One after the other, so that a busy minute meets both. The first pair does not count.
fn in_turns<T>(times: usize, mut sample: impl FnMut(Which) -> T) -> [Vec<T>; 2] {
    drop((sample(Which::Sixty), sample(Which::Empty)));
    let (sixty, empty) = (0..times).map(|_| (sample(Which::Sixty), sample(Which::Empty))).unzip();
    [sixty, empty]
}

/// Ours with its limit, and the empty program's.
fn beside(
    what: &str,
    unit: &'static str,
    sixty: Vec<f64>,
    empty: Vec<f64>,
    limit: impl Fn(f64) -> f64,
) -> Vec<Figure> {
    let empty = Figure::new("the same, the empty program", unit, None, empty);
    let sixty = Figure::new(what, unit, Some(limit(empty.median())), sixty);
    vec![sixty, empty]
}

/// Everything that the window loads but its fonts, as a download is counted. What was reached is held by
/// `ui/tests/size.test.ts`.
fn bundle() -> Figure {
    let weigh = "find dist -name '*.woff2' -prune -o -type f -exec gzip -9 -c {} \\; | wc -c";
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui");
    let output = Command::new("sh").args(["-c", weigh]).current_dir(pages).output().expect("gzip");
    let bytes = String::from_utf8(output.stdout).expect("a number").trim().parse::<f64>().expect("a number");
    assert!(bytes > 10_000.0, "the window's pages are not built: make window");
    Figure::new("the window's pages, gzip, without fonts", "kB", Some(80.0), vec![bytes / 1000.0])
}
