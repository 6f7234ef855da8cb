//! A token's fate: whether Meta may be asked for a newer one and how, whether the answer may replace the token, and
//! what a refusal means. Nothing is stored here: this room asks Meta and nothing else, so `extend`, `import`,
//! `connect`, `check` and `sixty env` share each decision and only differ in where they write the result.
//!
//! Three rules hold everywhere, by the table in `verdict/tests.rs` and by `tests/promises/dying.rs` and
//! `tests/promises/faults.rs`:
//!
//! * A token that `me` takes is never called dead, whatever another address of Meta said about it, and no single answer
//!   of Meta ends a token or decides its date for years.
//! * An endless token is never exchanged, because the exchange would give it an end. Where the exchange is the way to
//!   extend, a token of unknown kind is inspected first.
//! * Of two tokens none is thrown away unless the other works, because the old one may have ended with the exchange.

mod candidate;
mod dates;
mod death;
mod hand_out;
mod look_first;
mod prove;
mod second_look;
mod verdict;

use crate::moment::Moment;
use crate::ports::{AppKeys, Meta, Trouble};
use second_look::MeSays;

pub use candidate::{Candidate, end_of, kind_of, login_from, network_of};
pub use dates::{EndTold, believed, login_within_bounds, within_bounds};
pub use death::death;
pub use hand_out::{Grant, HandedOut, hand_out, trade_pasted};
pub use look_first::{FirstLook, look_first};
pub use prove::{Before, Identity, Proof, identify, prove};
pub use verdict::{Outcome, Verdict, of_a_token_in_use, too_new, unchanged, works};

/// What was decided about a token after Meta refused to extend it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The decision.
    pub verdict: Verdict,
    /// Whether `me` answered: the token works, whatever was known of it before.
    pub lives: bool,
}

/// Decides about a token after Meta refused to extend it. `me` is asked where the refusal alone is not certain.
pub async fn judge(
    meta: &dyn Meta,
    candidate: &Candidate,
    keys: Option<&AppKeys>,
    refusal: &Trouble,
    now: Moment,
) -> Judged {
    let (network, age) = (candidate.network(), candidate.age(now));
    let me = if verdict::is_doubtful(refusal, age) {
        Some(second_look::confirm(meta, network, &candidate.token, keys).await)
    } else {
        None
    };
    let verdict = verdict::verdict(network, candidate.lifetime.kind, refusal, me.as_ref(), age);
    let verdict = if candidate.logs_in { verdict } else { verdict.without_log_in() };
    Judged { verdict, lives: matches!(me, Some(MeSays::Works)) }
}
