//! The places that core's tests of states share.

use super::{Handling, Place, Reason, Receipt, Target};
use crate::account::sample::now;

/// A line of the sample account, which was last given a token with this mark, or was not given it for this reason.
pub fn last_given(fingerprint: &str, reason: Option<Reason>) -> Place {
    Place {
        id: "0000000a".into(),
        account: Some("00000001".into()),
        waits_for: None,
        target: Target::EnvFile { path: "/srv/.env".into(), key: "K".into(), user_id_key: None },
        added_at: now(),
        handling: Handling::default(),
        last: Some(Receipt::new("0000000a", now(), Some(fingerprint.into()), reason)),
        formers: 0,
    }
}

/// A form of the sample account, into which a token with this mark was pasted last.
pub fn pasted(fingerprint: &str) -> Place {
    let target = Target::ByHand { name: "WordPress plugin".into(), link: None };
    Place { id: "0000000b".into(), target, ..last_given(fingerprint, None) }
}
