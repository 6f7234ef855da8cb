//! The account that core's tests share. A test changes only the fields that it is about.

use chrono::{TimeDelta, TimeZone, Utc};

use super::{Account, TokenFacts, TokenKind};
use crate::moment::Moment;
use crate::network::Network;

/// The present of the samples: a Friday, at ten in the morning in Greenwich.
pub fn now() -> Moment {
    Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
}

/// A Threads account that extends by itself, with a token of 60 days that ends after this time.
pub fn ends_in(left: TimeDelta) -> Account {
    let end = now() + left;
    let obtained_at = end - TimeDelta::days(60);
    let token = TokenFacts {
        kind: TokenKind::Long,
        obtained_at: Some(obtained_at),
        expires_at: Some(end),
        login_required_by: None,
        fingerprint: "mark".into(),
    };
    let (user_id, name) = ("17841405793187218".into(), "corner.bakery".into());
    let account = Account::new("00000001".into(), Network::Threads, user_id, name, token, obtained_at);
    Account { version: 1, ..account }
}
