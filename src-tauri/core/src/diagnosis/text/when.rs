//! The end of a token as Meta writes it: `Wednesday, 14-Feb-18 18:00:00 PST`.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone};

use crate::moment::Moment;

/// The first date of that form, except for the date after "The current time is". The day of the week is ignored,
/// because Meta sometimes writes a wrong one.
pub fn end_in(text: &str) -> Option<Moment> {
    let told = text.find("current time is").map_or(text, |now| &text[..now]);
    let words: Vec<(usize, &str)> = told.match_indices('-').filter_map(|(at, _)| day_at(told, at)).collect();
    words.into_iter().find_map(|(at, day)| moment(day, &told[at + day.len()..])).or_else(|| unix_end(text))
}

/// Reads `14-Feb-18` or `14-Feb-2018` around its first dash.
fn day_at(text: &str, dash: usize) -> Option<(usize, &str)> {
    let start = text[..dash].trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
    let rest = &text[dash + 1..];
    let month = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let year = rest.get(month..)?.strip_prefix('-')?.bytes().take_while(u8::is_ascii_digit).count();
    let is_day = (1..=2).contains(&(dash - start)) && month == 3 && matches!(year, 2 | 4);
    is_day.then(|| (start, &text[start..dash + 1 + month + 1 + year]))
}

fn moment(day: &str, rest: &str) -> Option<Moment> {
    let mut words = rest.split_whitespace();
    let (time, zone) = (words.next()?, words.next()?);
    let pattern = if day.len() > "14-Feb-18".len() { "%d-%b-%Y %H:%M:%S" } else { "%d-%b-%y %H:%M:%S" };
    let local = NaiveDateTime::parse_from_str(&format!("{day} {time}"), pattern).ok()?;
    let behind = zone.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(zone.len());
    let hours = match &zone[..behind] {
        "PST" => -8,
        "PDT" => -7,
        "UTC" | "GMT" => 0,
        _ => return None,
    };
    let moment = FixedOffset::east_opt(hours * 3600)?.from_local_datetime(&local).single()?;
    Some(moment.to_utc())
}

/// Reads `"expires_at": 1518660000`, in Unix seconds.
fn unix_end(text: &str) -> Option<Moment> {
    let at = text.find("expires_at\"")?;
    let rest = text[at + "expires_at\"".len()..].trim_start_matches([' ', ':']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let seconds: i64 = rest[..digits].parse().ok()?;
    DateTime::from_timestamp(seconds, 0).filter(|_| seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metas_date_is_read_with_its_zone_and_whatever_day_of_the_week_it_claims() {
        for (text, moment) in [
            (
                "expired on Wednesday, 14-Feb-18 18:00:00 PST. The current time is Thursday, 15-Feb-18 13:46:35 PST.",
                "2018-02-15T02:00:00Z",
            ),
            ("expired on Wednesday, 10-Dec-25 20:00:00 PST.", "2025-12-11T04:00:00Z"),
            ("expired on Monday, 01-Jul-26 06:00:00 PDT", "2026-07-01T13:00:00Z"),
            ("истёк 1-Jul-2026 06:00:00 PDT", "2026-07-01T13:00:00Z"),
            (r#"{"data":{"expires_at": 1518660000}}"#, "2018-02-15T02:00:00Z"),
        ] {
            let read = end_in(text).map(|end| end.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
            assert_eq!(read.as_deref(), Some(moment), "{text}");
        }
    }

    #[test]
    fn no_date_is_made_up() {
        for text in [
            "",
            "-",
            "The current time is Thursday, 15-Feb-18 13:46:35 PST.",
            "on 14-Feb-18",
            "14-Feb-18 18:00:00",
            "99-Feb-18 18:00:00 PST",
            "é-Feb-18 18:00:00 PST",
            "expires_at\": 0",
        ] {
            assert_eq!(end_in(text), None, "{text}");
        }
    }
}
