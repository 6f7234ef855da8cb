//! The ends of tokens and the log-ins that Meta wants, as a calendar (RFC 5545). An entry has the same UID each time, so
//! that a calendar that takes the file again moves its entries.

use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use crate::account::{Account, Names};
use crate::moment::Moment;
use crate::policy;
use crate::text::{Texts, Value};

/// How long an entry lasts: long enough to be seen in a calendar's day.
const LASTS: TimeDelta = TimeDelta::minutes(30);

/// How the calendar speaks of accounts, and when it reminds.
#[derive(Debug, Clone, Copy)]
pub struct Reminding<'a> {
    /// The days before an end at which the calendar reminds; 0 is the moment itself.
    pub days: &'a [u32],
    /// Whether no account is named, because others see the calendar.
    pub hide_names: bool,
}

/// The calendar of these accounts, as the text of a file. It has what is still to come at `now`; an account that has to be
/// connected anew has no end to keep in mind.
pub fn calendar(accounts: &[Account], reminding: Reminding<'_>, texts: &Texts, now: Moment) -> String {
    let names = Names::of(accounts);
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Sixty//Sixty//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name("Sixty");
    for account in accounts.iter().filter(|account| !policy::is_turned_off(account)) {
        let name = if reminding.hide_names {
            texts.say("n-account", &[])
        } else {
            names.said(account.network, &account.name)
        };
        let token = &account.token;
        let ends = [("expires", token.expires_at), ("login", token.login_required_by)];
        for (what, at) in ends.into_iter().filter_map(|(what, at)| Some((what, at?))) {
            if at > now {
                calendar.push(entry(account, what, at, &name, reminding.days, texts, now));
            }
        }
    }
    calendar.to_string()
}

fn entry(
    account: &Account,
    what: &str,
    at: Moment,
    name: &str,
    days: &[u32],
    texts: &Texts,
    now: Moment,
) -> Event {
    let values = [("name", Value::Text(name)), ("network", Value::Text(account.network.brand()))];
    let title = texts.say(&format!("calendar-{what}"), &values);
    let mut event = Event::new();
    event
        .uid(&format!("{what}-{}-{}@sixty.invalid", account.network.key(), account.user_id))
        .timestamp(now)
        .summary(&title)
        .description(&texts.say(&format!("calendar-{what}-means"), &values))
        .starts(at)
        .ends(crate::moment::after(at, LASTS));
    // Nobody is busy because a token ends.
    event.add_property("TRANSP", "TRANSPARENT");
    for day in days {
        event.alarm(Alarm::display(&title, -TimeDelta::days(i64::from(*day))));
    }
    event.done()
}
