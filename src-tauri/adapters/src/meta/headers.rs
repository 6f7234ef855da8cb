//! What Meta tells in the headers of an answer: its time, and how many more calls it will take.
//!
//! We count the end of a token from the `Date` of Meta's answer, because the clock of this computer may be a little
//! wrong. Where the two differ by more than a day, neither is believed: then the end is not known, and that is said.
//! Held by `a_date_that_differs_from_our_clock_by_more_than_a_day_is_not_believed` below.

use std::time::Duration;

use chrono::{DateTime, SubsecRound, Utc};
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use serde_json::Value;
use sixty_core::moment::{self, Moment};

/// The percentage of Meta's hourly limit from which the schedule makes no calls. At 100 calls are refused, and every
/// further call prolongs that; the rest is reserved for a person's own requests.
const NEAR_THE_LIMIT: f64 = 90.0;

/// Meta counts calls over a rolling hour ("Rate Limits").
const WINDOW: Duration = Duration::from_secs(3600);

/// The longest pause that Meta asks for; a longer one is an error in the header.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 3600);

/// Meta's time in the header `Date` (RFC 9110 section 6.6.1; the format is that of e-mail).
pub fn date_of(headers: &HeaderMap) -> Option<Moment> {
    let date = headers.get(DATE)?.to_str().ok()?;
    DateTime::parse_from_rfc2822(date).ok().map(|date| date.with_timezone(&Utc))
}

/// The time of an answer: Meta's own, or ours where Meta tells none. None where the two differ by more than a day, so
/// that it is not known which of them is wrong.
pub fn time_of_answer(date: Option<Moment>, now: Moment) -> Option<Moment> {
    match date {
        None => Some(now.trunc_subsecs(0)),
        Some(date) => Some(date).filter(|date| moment::is_near(*date, now, moment::CLOCKS_AGREE_WITHIN)),
    }
}

/// How long Meta wants us to wait: `Retry-After` in seconds, or the minutes of `X-Business-Use-Case-Usage`.
pub fn wait_of(headers: &HeaderMap) -> Option<Duration> {
    let seconds: Option<u64> =
        headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let minutes = || regain_minutes(headers)?.checked_mul(60);
    let wait = seconds.or_else(minutes).filter(|wait| *wait > 0)?;
    Some(Duration::from_secs(wait).min(LONGEST_WAIT))
}

/// For how long the schedule makes no calls; None while Meta has room for more.
pub fn quiet_of(headers: &HeaderMap) -> Option<Duration> {
    let is_near = usage(headers).is_some_and(|percent| percent >= NEAR_THE_LIMIT);
    wait_of(headers).max(is_near.then_some(WINDOW))
}

/// The highest percentage of `X-App-Usage` and `X-Business-Use-Case-Usage`.
fn usage(headers: &HeaderMap) -> Option<f64> {
    let app = json(headers, "x-app-usage");
    let rows = business_rows(headers);
    let percents = app.iter().chain(&rows).flat_map(|row| {
        ["call_count", "total_time", "total_cputime"].into_iter().filter_map(|key| row.get(key)?.as_f64())
    });
    percents.reduce(f64::max)
}

fn regain_minutes(headers: &HeaderMap) -> Option<u64> {
    let rows = business_rows(headers);
    rows.iter().filter_map(|row| row.get("estimated_time_to_regain_access")?.as_u64()).max()
}

/// The rows of `{"<id>":[{…}]}` for all ids together.
fn business_rows(headers: &HeaderMap) -> Vec<Value> {
    match json(headers, "x-business-use-case-usage") {
        Some(Value::Object(ids)) => {
            let rows = ids.into_iter().filter_map(|(_, rows)| match rows {
                Value::Array(rows) => Some(rows),
                _ => None,
            });
            rows.flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn json(headers: &HeaderMap, name: &str) -> Option<Value> {
    serde_json::from_slice(headers.get(name)?.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use reqwest::header::HeaderValue;

    const APP: &str = "x-app-usage";
    const BUSINESS: &str = "x-business-use-case-usage";

    #[test]
    fn the_minutes_until_access_comes_back_become_the_wait() {
        let rows = r#"{"1":[{"call_count":100,"estimated_time_to_regain_access":19}],"2":[{"estimated_time_to_regain_access":3}]}"#;
        assert_eq!(wait_of(&with(BUSINESS, rows)), Some(Duration::from_secs(19 * 60)));
    }

    #[test]
    fn usage_near_the_limit_is_an_hour_of_quiet_and_below_it_none() {
        let quiet =
            |percent: u32| quiet_of(&with(APP, &format!(r#"{{"call_count":{percent},"total_time":3}}"#)));
        assert_eq!(quiet(89), None);
        assert_eq!(quiet(90), Some(WINDOW));
        assert_eq!(quiet(100), Some(WINDOW));
        let business = with(BUSINESS, r#"{"1":[{"total_cputime":95}]}"#);
        assert_eq!(quiet_of(&business), Some(WINDOW));
    }

    #[test]
    fn a_date_that_differs_from_our_clock_by_more_than_a_day_is_not_believed() {
        let now: Moment = "2026-11-28T12:00:00Z".parse().unwrap();
        for (date, is_believed) in [
            ("Sat, 28 Nov 2026 12:00:05 GMT", true),
            ("Fri, 27 Nov 2026 12:30:00 GMT", true),
            ("Sun, 29 Nov 2026 11:00:00 GMT", true),
            ("Sun, 29 Nov 2026 13:00:00 GMT", false),
            ("Thu, 01 Jan 1970 00:00:00 GMT", false),
            ("Mon, 19 Jan 2037 03:14:07 GMT", false),
            ("Fri, 31 Dec 9999 23:59:59 GMT", false),
        ] {
            let told = date_of(&with("date", date));
            assert!(told.is_some(), "{date}");
            assert_eq!(time_of_answer(told, now), told.filter(|_| is_believed), "{date}");
        }
        assert_eq!(time_of_answer(None, now), Some(now), "without a date our clock is all there is");
    }

    #[test]
    fn no_wait_is_longer_than_a_day() {
        let rows = r#"{"1":[{"estimated_time_to_regain_access":18446744073709551615}]}"#;
        assert_eq!(wait_of(&with(BUSINESS, rows)), None);
        assert_eq!(wait_of(&with("retry-after", "99999999")), Some(LONGEST_WAIT));
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic(bytes in proptest::collection::vec(32_u8..=255, 0..120)) {
            if let Ok(value) = HeaderValue::from_bytes(&bytes) {
                for name in [APP, BUSINESS, "retry-after", "date"] {
                    let mut headers = HeaderMap::new();
                    headers.insert(name, value.clone());
                    let _ = (date_of(&headers), wait_of(&headers), quiet_of(&headers));
                }
            }
        }
    }

    fn with(name: &'static str, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        headers
    }
}
