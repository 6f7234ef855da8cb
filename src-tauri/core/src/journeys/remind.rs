//! What a person is reminded of: look, say, note that it was said; put off.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::{LOCK_WAIT, line};
use crate::account::Account;
use crate::places::Place;
use crate::ports::{Clock, LedgerTrouble, Moment, Ports};
use crate::problem::{Code, Problem};
use crate::reminders::timing::{self, Manners};
use crate::reminders::{self, Digest, Notice, Rules, Step, View};

/// The setting, and with `/ID` behind it that of one account.
const REMIND_AT: &str = "remind-at";

/// The setting of hours in which nothing is shown.
const QUIET: &str = "quiet";

/// So many lines of history are searched for the reason of a failure.
const LINES: usize = 20;

/// What reminders are made from, read at once.
pub struct Facts {
    accounts: Vec<Account>,
    places: Vec<Place>,
    given: Vec<Notice>,
    rules: Rules,
}

impl Facts {
    /// Reads the ledger.
    pub fn read(ports: &Ports) -> Result<Self, LedgerTrouble> {
        let accounts = ports.ledger.accounts()?;
        let rules = rules(ports, &accounts)?;
        Ok(Self { places: ports.ledger.places()?, given: ports.ledger.notices()?, accounts, rules })
    }

    /// Reminders that were given.
    pub fn given(&self) -> &[Notice] {
        &self.given
    }

    /// Looks at them by this clock; `ahead`: see [`Rules::ahead`].
    pub fn look<T>(&self, ports: &Ports, now: Moment, ahead: i64, look: impl FnOnce(&View<'_>) -> T) -> T {
        let local = |moment: Moment| {
            // At the very edge of the calendar there is no local time.
            let utc = moment.naive_utc();
            utc.checked_add_offset(ports.clock.offset(moment)).unwrap_or(utc)
        };
        let rules = Rules { ahead, ..self.rules.clone() };
        look(&View {
            now,
            local: &local,
            accounts: &self.accounts,
            places: &self.places,
            given: &self.given,
            rules: &rules,
        })
    }
}

/// When the app and `keep` may speak.
pub fn manners(ports: &Ports) -> Result<Manners, LedgerTrouble> {
    let quiet = ports.ledger.setting(QUIET)?.as_deref().and_then(timing::hours_in);
    let usual = Manners::default();
    Ok(Manners { quiet: quiet.or(usual.quiet), ..usual })
}

/// What is due now, worst first.
pub fn due(ports: &Ports, facts: &Facts, ahead: i64) -> Result<Option<Digest>, Problem> {
    let digest = facts.look(ports, ports.clock.now(), ahead, reminders::due);
    digest.map(|digest| with_reasons(ports, digest)).transpose()
}

/// Forgets what is over, so that it is said anew when it comes back.
pub fn tidy(ports: &Ports, facts: &Facts) -> Result<(), Problem> {
    let over = facts.look(ports, ports.clock.now(), 0, reminders::over);
    if over.is_empty() { Ok(()) } else { Ok(ports.ledger.take_back(&over)?) }
}

/// Notes that a digest was given.
pub fn note(ports: &Ports, digest: &Digest) -> Result<(), Problem> {
    let given_at = ports.clock.now();
    let notice = |(id, step): (String, Step)| Notice { account: id, step, given_at };
    Ok(ports.ledger.give(&said(digest).into_iter().map(notice).collect::<Vec<_>>())?)
}

/// Whether everything that a digest speaks of was mended meanwhile.
pub fn is_mended(ports: &Ports, digest: &Digest) -> Result<bool, Problem> {
    let facts = Facts::read(ports)?;
    let stands = |(id, step): (String, Step)| {
        facts.look(ports, ports.clock.now(), 0, |view| reminders::still_stands(view, &id, step))
    };
    Ok(!said(digest).into_iter().any(stands))
}

/// The start of the next day of this computer.
pub fn tomorrow(clock: &dyn Clock) -> Moment {
    let now = clock.now();
    let today = now.with_timezone(&clock.offset(now)).date_naive();
    start_of(clock, today.succ_opt().unwrap_or(today))
}

/// When a day of this computer begins.
pub fn start_of(clock: &dyn Clock, day: NaiveDate) -> Moment {
    let midnight = day.and_time(NaiveTime::MIN);
    let with_offset_at = |moment| (midnight - clock.offset(moment)).and_utc();
    // Twice: summer may begin between Greenwich's midnight and the one that is meant.
    with_offset_at(with_offset_at(midnight.and_utc()))
}

/// Says nothing more of these accounts until then, unless they get worse.
pub async fn put_off(ports: &Ports, ids: &[String], until: Moment) -> Result<(), Problem> {
    for id in ids {
        let _held = ports.locks.hold(id, LOCK_WAIT).await?;
        let facts = Facts::read(ports)?;
        let Some(account) = facts.accounts.iter().find(|account| account.id == *id) else { continue };
        let now = ports.clock.now();
        if let Some(known) = facts.look(ports, now, 0, |view| reminders::known(view, account)) {
            ports.ledger.give(&[known])?;
        }
        let account = Account { snoozed_until: Some(until), ..account.clone() };
        let facts = serde_json::json!({ "key": "snooze", "value": crate::api::time(until) });
        ports.ledger.keep(&account, &[line(&account, now, "set", facts)], None)?;
    }
    Ok(())
}

fn said(digest: &Digest) -> Vec<(String, Step)> {
    digest.0.iter().map(|due| (due.account.id.clone(), due.step)).collect()
}

/// A setting that cannot be read counts as none: a reminder too many is better than none.
fn rules(ports: &Ports, accounts: &[Account]) -> Result<Rules, LedgerTrouble> {
    let days = |key: &str| -> Result<Option<Vec<i64>>, LedgerTrouble> {
        Ok(ports.ledger.setting(key)?.as_deref().and_then(reminders::days_in))
    };
    let mut own_remind_at = BTreeMap::new();
    for account in accounts {
        if let Some(days) = days(&format!("{REMIND_AT}/{}", account.id))? {
            own_remind_at.insert(account.id.clone(), days);
        }
    }
    let usual = Rules::default();
    Ok(Rules { remind_at: days(REMIND_AT)?.unwrap_or(usual.remind_at.clone()), own_remind_at, ..usual })
}

/// Why an account is stuck stands in its history.
fn with_reasons(ports: &Ports, mut digest: Digest) -> Result<Digest, Problem> {
    for due in digest.0.iter_mut().filter(|due| due.step == Step::Stuck) {
        let history = ports.ledger.history(&due.account.id, LINES)?;
        let codes = history.iter().filter_map(|line| line.facts.get("code")?.as_str());
        due.reason =
            codes.into_iter().find_map(|key| Code::ALL.iter().copied().find(|code| code.key() == key));
    }
    Ok(digest)
}

#[cfg(test)]
mod tests {
    use chrono::{FixedOffset, TimeZone, Utc};

    use super::*;

    #[test]
    fn a_day_begins_at_its_midnight_also_when_summer_begins_or_ends() {
        let begins = |month, day| start_of(&Berlin, NaiveDate::from_ymd_opt(2026, month, day).unwrap());
        assert_eq!(begins(3, 29), utc(3, 28, 23));
        assert_eq!(begins(3, 30), utc(3, 29, 22));
        assert_eq!(begins(10, 25), utc(10, 24, 22));
        assert_eq!(begins(10, 26), utc(10, 25, 23));
    }

    #[test]
    fn tomorrow_is_the_next_day_of_this_computer_and_not_of_greenwich() {
        assert_eq!(tomorrow(&Berlin), utc(3, 29, 22));
    }

    /// Half past midnight of March 29 in Berlin, on the night in which summer begins at 01:00 in Greenwich.
    struct Berlin;

    #[async_trait::async_trait]
    impl Clock for Berlin {
        fn now(&self) -> Moment {
            utc(3, 28, 23) + chrono::TimeDelta::minutes(30)
        }

        async fn until(&self, _: Moment) {}

        fn offset(&self, moment: Moment) -> FixedOffset {
            let is_summer = (utc(3, 29, 1)..utc(10, 25, 1)).contains(&moment);
            FixedOffset::east_opt(if is_summer { 7200 } else { 3600 }).unwrap()
        }
    }

    fn utc(month: u32, day: u32, hour: u32) -> Moment {
        Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap()
    }
}
