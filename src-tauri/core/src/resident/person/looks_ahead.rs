//! What ends while this computer stays off, for a person who goes away. Decided in [`crate::forecast`].

use chrono::TimeDelta;

use crate::account::Account;
use crate::face;
use crate::forecast::{Expiring, forecast};
use crate::journeys::remind;
use crate::moment;
use crate::resident::base::Base;

/// How far a person looks ahead at the most: longer than any token lives.
const FARTHEST: u32 = 366;

/// What ends within so many days, as the window shows it. It counts to the beginning of a day, so that the answer is the
/// same all day long.
pub fn face(base: &Base, days: u32) -> face::Forecast {
    let days = days.clamp(1, FARTHEST);
    let now = base.now();
    let until = moment::after(now, TimeDelta::days(i64::from(days)));
    let until = remind::from_day_of(base.clock.as_ref(), until);
    let accounts: Vec<Account> = base.records.live().cloned().collect();
    let forecast = forecast(&accounts, now, until);
    let expiring = |Expiring { account, at, why, over, can_extend_now }: Expiring| face::Expiring {
        id: account.id,
        at: at.into(),
        why,
        over,
        can_extend_now,
    };
    face::Forecast {
        days,
        until: until.into(),
        expiring: forecast.expiring.into_iter().map(expiring).collect(),
        safe: u32::try_from(forecast.safe).unwrap_or(u32::MAX),
    }
}
