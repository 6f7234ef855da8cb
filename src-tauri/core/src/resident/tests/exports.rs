//! The dates of all accounts as files, and what ends while the computer stays off.

use super::bench::*;
use crate::face::{Export, Intent, Opened};
use crate::forecast::Why;
use crate::ports::Files as _;
use crate::problem::Case;
use crate::resident::Wish;

#[tokio::test(start_paused = true)]
async fn dates_and_states_are_saved_where_the_person_chose() {
    let mut running = Bench::with_days_left(&[20]).await.run().await;
    for (what, name, begin) in [
        (Export::Calendar, "sixty.ics", "BEGIN:VCALENDAR"),
        (Export::Report, "sixty.csv", "\u{feff}\"Account\""),
    ] {
        running.ask(Intent::Export { what });
        assert_eq!(running.wishes.recv().await, Some(Wish::SaveFile { name: name.to_owned() }));
        running.handle.save_to(own(name));
        let is_it = |file: &crate::face::Exported| file.what == what;
        let snapshot = running.until(|snapshot| snapshot.head.exported.as_ref().is_some_and(is_it)).await;

        let content = String::from_utf8(running.bench.files.read(&own(name)).unwrap()).unwrap();
        assert!(content.starts_with(begin) && content.contains("name0"), "{content}");
        assert!(!content.contains(MARKER));
        assert_eq!(snapshot.head.exported.as_ref().unwrap().file, own(name).display().to_string());
    }
    running.ask(Intent::Open { what: Opened::Saved });
    assert_eq!(running.wishes.recv().await, Some(Wish::OpenFolder(own("sixty.csv"))));
}

#[tokio::test(start_paused = true)]
async fn a_file_elsewhere_is_not_touched_in_practice() {
    let mut running = Bench::with_days_left(&[20]).await.run().await;
    running.ask(Intent::Export { what: Export::Report });
    running.wishes.recv().await;

    running.handle.save_to("/home/jam/sixty.csv".into());
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;

    assert_eq!(snapshot.head.problem.as_ref().unwrap().case, Some(Case::Practice));
    assert!(snapshot.head.exported.is_none());
}

#[tokio::test(start_paused = true)]
async fn what_ends_while_the_computer_stays_off_is_shown_until_it_is_closed() {
    let running = Bench::with_days_left(&[50, 35]).await.run().await;

    running.ask(Intent::LookAhead { days: Some(42) });
    let snapshot = running.until(|snapshot| snapshot.head.forecast.is_some()).await;
    running.ask(Intent::LookAhead { days: None });
    running.until(|snapshot| snapshot.head.forecast.is_none()).await;

    let forecast = snapshot.head.forecast.clone().unwrap();
    let ends: Vec<(&str, Why, bool)> =
        forecast.expiring.iter().map(|one| (one.id.as_str(), one.why, one.can_extend_now)).collect();
    assert_eq!((ends, forecast.safe), (vec![(id(1).as_str(), Why::Expires, true)], 1));
}

/// Otherwise an open page would be sent a change every second.
#[tokio::test(start_paused = true)]
async fn a_forecast_stays_the_same_all_day_long() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.ask(Intent::LookAhead { days: Some(30) });
    let before = running.until(|snapshot| snapshot.head.forecast.is_some()).await;

    running.pass(chrono::TimeDelta::minutes(30)).await;

    assert_eq!(running.handle.snapshot().head.forecast, before.head.forecast);
}
