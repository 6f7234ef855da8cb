//! A look at a token of unknown kind, before it is exchanged: an endless token that is exchanged gets an end.

use super::candidate::Candidate;
use super::prove;
use super::second_look;
use super::verdict::Verdict;
use crate::account::TokenKind;
use crate::diagnosis::{self, Step};
use crate::ports::{AppKeys, Meta};

/// What the look at a token showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstLook {
    /// Meta may be asked for a newer token.
    MayAsk,
    /// Meta says that the token never ends.
    Endless,
    /// The token works and Meta names no end: it may be endless, so it is left alone.
    NoEndNamed,
}

/// Inspects a token of unknown kind where the exchange is the way to extend, and nothing else. An end that is learned
/// is kept in `candidate`, to compare the new end with; it makes nothing due.
///
/// # Errors
///
/// What follows where Meta does not tell. The token is not touched.
pub async fn look_first(
    meta: &dyn Meta,
    candidate: &mut Candidate,
    keys: Option<&AppKeys>,
) -> Result<FirstLook, Verdict> {
    let network = candidate.network();
    let Some(keys) = keys.filter(|_| network.extends_with_secret()) else { return Ok(FirstLook::MayAsk) };
    if candidate.lifetime.kind != TokenKind::Unknown {
        return Ok(FirstLook::MayAsk);
    }
    let told = prove::inspect(meta, network, &candidate.token, keys).await.map_err(|trouble| {
        let problem = diagnosis::problem(&trouble, Step::Inspection, network);
        Verdict::by_class(problem, second_look::class_of(&trouble, Step::Inspection))
    })?;
    if told.endless {
        candidate.lifetime.kind = TokenKind::Endless;
        return Ok(FirstLook::Endless);
    }
    if told.valid && told.expires_at.is_none() {
        return Ok(FirstLook::NoEndNamed);
    }
    // Of a dead token the exchange says why it is dead.
    candidate.lifetime.expires_at = candidate.lifetime.expires_at.or(told.expires_at);
    Ok(FirstLook::MayAsk)
}
