//! What is seen of the files of places, and put right with one press.

use std::sync::Arc;

use chrono::TimeDelta;

use super::bench::*;
use crate::face::{Exposed, Intent, Snapshot};
use crate::places::guard::{Exposure, Remedy, Seen};

const FILE: &str = "/practice/shop/.env";
const OPEN: Seen = Seen { by_everybody: true, by_git: false, in_history: false, not_ignored: true };

#[tokio::test(start_paused = true)]
async fn a_file_that_others_can_read_is_told_at_once_and_looked_at_once_a_day() {
    let (running, told) = with_an_open_file().await;
    let ignore = Exposed { kind: Exposure::NotIgnored, remedy: Some(Remedy::Ignore) };
    let close = Exposed { kind: Exposure::WorldReadable, remedy: Some(Remedy::Close) };
    assert_eq!(exposures(&told), [ignore, close]);
    let looks = running.bench.onlookers.looks();
    running.pass(TimeDelta::hours(23)).await;
    assert_eq!(running.bench.onlookers.looks(), looks);

    running.bench.onlookers.see(Seen::default());
    running.pass(TimeDelta::hours(2)).await;

    running.until(|snapshot| exposures(snapshot).is_empty()).await;
    assert_eq!(running.bench.onlookers.looks(), looks + 1);
}

#[tokio::test(start_paused = true)]
async fn one_press_leaves_the_file_out_of_git() {
    let (running, told) = with_an_open_file().await;
    let place = told.accounts[0].places[0].id.clone();

    running.bench.onlookers.see(Seen { not_ignored: false, ..OPEN });
    running.ask(Intent::PutRight { place, remedy: Remedy::Ignore });

    running.until(|snapshot| exposures(snapshot).len() == 1).await;
    assert_eq!(running.bench.files.text("/practice/shop/.gitignore"), "/.env\n");
}

/// A place whose file others can read, once that is told.
async fn with_an_open_file() -> (Running, Arc<Snapshot>) {
    let bench = Bench::with_days_left(&[40]).await;
    bench.files.put(FILE, "TOKEN=old\n");
    bench.onlookers.see(OPEN);
    let running = bench.run().await;
    running.handle.file(FILE.into(), Some(id(0)));
    running.until(|snapshot| snapshot.head.new_place.is_some()).await;
    running.ask(Intent::AddPlace { key: "TOKEN".into() });
    let told = running.until(|snapshot| !exposures(snapshot).is_empty()).await;
    (running, told)
}

fn exposures(snapshot: &Snapshot) -> Vec<Exposed> {
    snapshot.accounts[0].places.first().map(|place| place.exposures.clone()).unwrap_or_default()
}
