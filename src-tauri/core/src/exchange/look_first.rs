//! A look at a token of unknown kind, before it is exchanged.
//!
//! We inspect a Facebook token of unknown kind first, because an exchange gives an endless token an end. Where Meta
//! names no end we leave the token alone, because it may be endless. A token whose owner is not known is inspected as well,
//! because a system user's is exchanged in another way; where Meta does not answer that, it is a person's. Held by
//! `a_pasted_facebook_token_of_unknown_end_is_looked_at_before_it_is_exchanged` and
//! `an_endless_token_of_unknown_kind_is_never_exchanged` (`tests/promises/wire.rs`).

use super::candidate::Candidate;
use super::dates;
use super::prove;
use super::second_look;
use super::verdict::Verdict;
use crate::account::TokenKind;
use crate::diagnosis::{self, Step};
use crate::moment::Moment;
use crate::ports::{AppKeys, Meta};

/// The result of looking at a token before it is extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstLook {
    /// Meta may be asked for a newer token.
    MayAsk,
    /// Meta says that the token never ends.
    Endless,
    /// The token works and Meta names no end: it may be endless, so it is not exchanged.
    NoEndNamed,
}

/// Inspects a token of unknown kind, where it would be extended by an exchange. The end that Meta names is written to
/// `candidate`, to compare the new end with; it does not make the token due.
///
/// # Errors
///
/// What follows for the token when the inspection fails. The token is not touched.
pub async fn look_first(
    meta: &dyn Meta,
    candidate: &mut Candidate,
    keys: Option<&AppKeys>,
    now: Moment,
) -> Result<FirstLook, Verdict> {
    let network = candidate.network();
    let Some(keys) = keys.filter(|_| network.extends_with_secret()) else { return Ok(FirstLook::MayAsk) };
    let is_known = candidate.lifetime.kind != TokenKind::Unknown;
    if is_known && candidate.owner.is_some() {
        return Ok(FirstLook::MayAsk);
    }
    let told = match prove::inspect(meta, network, &candidate.token, keys).await {
        Ok(told) => told,
        Err(_) if is_known => return Ok(FirstLook::MayAsk),
        Err(trouble) => {
            let problem = diagnosis::problem(&trouble, Step::Inspection, network);
            return Err(Verdict::by_class(problem, second_look::class_of(&trouble, Step::Inspection)));
        }
    };
    candidate.learn_owner(&told);
    if told.endless {
        candidate.lifetime.kind = TokenKind::Endless;
        return Ok(FirstLook::Endless);
    }
    if told.valid && told.expires_at.is_none() {
        return Ok(FirstLook::NoEndNamed);
    }
    // For a dead token, the exchange will say why it is dead.
    candidate.lifetime.expires_at =
        candidate.lifetime.expires_at.or(dates::within_bounds(told.expires_at, now));
    Ok(FirstLook::MayAsk)
}
