//! What it costs to keep accounts: a `sixty keep` that waits, the decision what is due, many that are due at once, and a
//! history of more than a year.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use sixty_adapters::clock::SystemClock;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::account::{Account, HistoryLine};
use sixty_core::moment::Moment;
use sixty_core::ports::{Clock as _, Ledger as _};
use sixty_core::resident::{Plan, Records, due};
use sixty_tests::sandbox::{Sandbox, built, run};
use tokio::runtime::Runtime;

use crate::crowd;
use crate::figure::Figure;
use crate::load;
use crate::meta::MetaOfMany;

const WAITING: usize = 200;
/// What a start leaves to do is done by then: the first errands are spread over a minute.
const SETTLED: Duration = Duration::from_secs(90);
const WAITS_FOR: Duration = Duration::from_secs(600);

/// Crowds whose plans are compared.
const PLANNED: [u32; 3] = [1_000, 10_000, 100_000];
const PLANS: usize = 15;

const AT_ONCE: usize = 200;
const LATENCY: Duration = Duration::from_millis(50);
/// How many accounts ask Meta at the same time, as the contract promises.
const AT_A_TIME: f64 = 4.0;

const REMEMBERED: usize = 1_000;
const DAYS: i64 = 400;

pub fn figures() -> Vec<Figure> {
    let mut figures = waiting();
    figures.extend(planning());
    figures.push(at_once());
    figures.extend(a_long_history());
    figures
}

/// Memory, wakes and processor time of a keeper with nothing to do.
fn waiting() -> Vec<Figure> {
    let sandbox = Sandbox::bare_with_vault_file();
    let accounts = crowd::in_ledger(&sandbox, WAITING);
    let runtime = Runtime::new().expect("a runtime");
    crowd::in_vault_file(&sandbox, &accounts, &runtime);
    let meta = runtime.block_on(MetaOfMany::start());
    let mut command = sandbox.command_against(&built("sixty"), meta.base.as_str());
    let keeper = Started::new(command.arg("keep"));
    let id = keeper.0.id();
    sleep(SETTLED);
    let before = load::taken(id);
    sleep(WAITS_FOR);
    let after = load::taken(id);
    let minutes = WAITS_FOR.as_secs_f64() / 60.0;
    let what = |what: &str| format!("`sixty keep` that waits, {WAITING} accounts, {what}");
    let seconds = (after.seconds - before.seconds) * 60.0 / minutes;
    vec![
        Figure::new(what("memory (PSS)"), "MB", Some(15.0), vec![load::memory(id)]),
        Figure::new(what("wakes a minute"), "", Some(4.0), vec![(after.wakes - before.wakes) / minutes]),
        Figure::new(what("processor, an hour"), "ms", Some(50.0), vec![seconds * 1_000.0]),
    ]
}

/// The decision what is due, where nothing is and where everything is.
fn planning() -> Vec<Figure> {
    let now = SystemClock.now();
    let crowds = PLANNED.into_iter().flat_map(|count| [(count, 0_u32), (count, count)]);
    let figure = |(count, meant): (u32, u32)| {
        let accounts = crowd::accounts(usize::try_from(count).expect("a number"));
        let left = TimeDelta::days(if meant == 0 { 40 } else { 20 });
        let accounts = accounts.into_iter().map(|account| ends_in(account, left, now)).collect();
        let records = Records { accounts, ..Records::default() };
        let plan = Plan::new(now - TimeDelta::days(1));
        let sample = || {
            let begin = Instant::now();
            let found = due(&plan, &records, BTreeSet::new(), true, now).count();
            assert_eq!(found, usize::try_from(meant).expect("a number"), "these are due");
            begin.elapsed().as_secs_f64() * 1_000.0
        };
        let limit = (count == PLANNED[1]).then_some(10.0);
        let what = format!("what is due of {count} accounts is decided, {meant} are");
        Figure::new(what, "ms", limit, (0..PLANS).map(|_| sample()).collect())
    };
    crowds.map(figure).collect()
}

/// Many that are due at once, beside what four at a time have to wait for Meta.
fn at_once() -> Figure {
    let sandbox = Sandbox::set();
    let ledger = SqliteLedger::open(&sandbox.data_dir().join("practice")).expect("a ledger");
    crowd::in_keychain(&sandbox, AT_ONCE);
    let runtime = Runtime::new().expect("a runtime");
    let meta = runtime.block_on(MetaOfMany::that_takes(LATENCY));
    for account in crowd::in_ledger(&sandbox, AT_ONCE) {
        ledger.keep(&ends_in(account, TimeDelta::days(20), sandbox.now()), None, &[], None).expect("room");
    }
    let mut command = sandbox.command_against(&built("sixty"), meta.base.as_str());
    let begin = Instant::now();
    let answer = run(command.args(["--json", "extend"]), "");
    let took = begin.elapsed().as_secs_f64();
    assert_eq!(answer.ended(0)["results"].as_array().expect("results").len(), AT_ONCE);
    let least = f64::from(meta.take_answers()) * LATENCY.as_secs_f64() / AT_A_TIME;
    let what =
        format!("`extend`, {AT_ONCE} accounts due, beside the least that four at a time take ({least:.1} s)");
    Figure::new(what, "times", Some(1.2), vec![took / least])
}

/// A ledger that remembers many days, and a command that reads it.
fn a_long_history() -> Vec<Figure> {
    let sandbox = Sandbox::set();
    let accounts = crowd::in_ledger(&sandbox, REMEMBERED);
    let folder = sandbox.data_dir().join("practice");
    let ledger = SqliteLedger::open(&folder).expect("a ledger");
    for day in (0..DAYS).rev() {
        let lines: Vec<HistoryLine> =
            accounts.iter().flat_map(|account| lived(account, day, sandbox.now())).collect();
        ledger.give(&[], &lines).expect("room");
    }
    drop(ledger);
    let samples = (0..40).map(|_| {
        let begin = Instant::now();
        let answer = run(sandbox.command().args(["--json", "status"]), "");
        assert_eq!(answer.ended(0)["accounts"].as_array().expect("accounts").len(), REMEMBERED);
        begin.elapsed().as_secs_f64() * 1_000.0
    });
    let what = |what: &str| format!("{REMEMBERED} accounts with {DAYS} days of history, {what}");
    let bytes = folder.join("ledger.sqlite").metadata().expect("a ledger").len();
    let megabytes = f64::from(u32::try_from(bytes).expect("less than 4 GB")) / 1_000_000.0;
    vec![
        Figure::new(what("`status --json`"), "ms", Some(30.0), samples.collect()),
        Figure::new(what("the ledger"), "MB", Some(50.0), vec![megabytes]),
    ]
}

/// What is written about an account on a day so long ago.
fn lived(account: &Account, day: i64, now: Moment) -> Vec<HistoryLine> {
    let line = |event: &str, facts: serde_json::Value| {
        let at = now - TimeDelta::days(day);
        HistoryLine { at, account: Some(account.id.clone()), event: event.to_owned(), facts }
    };
    let mark = &account.token.fingerprint;
    let mut lines = vec![line("checked", serde_json::json!({ "works": true }))];
    if day % 30 == 0 {
        let ends = now - TimeDelta::days(day - 60);
        lines.push(line("extended", serde_json::json!({ "expires_at": ends, "mark": mark })));
        lines.push(line("delivered", serde_json::json!({ "mark": mark })));
    }
    lines
}

/// The account with a token that ends so far from now, about which Meta was asked just now.
fn ends_in(mut account: Account, left: TimeDelta, now: Moment) -> Account {
    account.token.expires_at = Some(now + left);
    account.token.obtained_at = Some(now + left - TimeDelta::days(60));
    account.checked_at = Some(now);
    account
}

/// A program that ends with this.
struct Started(Child);

impl Started {
    fn new(command: &mut Command) -> Self {
        Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a start"))
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
