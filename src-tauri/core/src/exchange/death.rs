//! What Meta says of a dead token before it is asked for a newer one, for a run that only foretells.

use super::candidate::Candidate;
use super::{judge, prove};
use crate::diagnosis::{self, Class, Ended, Step};
use crate::moment::Moment;
use crate::ports::{AppKeys, Meta, MetaError, Trouble};

use super::verdict::Verdict;

/// The verdict about a token that the inspection calls dead and that `me` does not take either; None where nothing shows
/// that it is dead, also on a network without an inspection.
pub async fn death(
    meta: &dyn Meta,
    candidate: &Candidate,
    keys: Option<&AppKeys>,
    now: Moment,
) -> Option<Verdict> {
    let (network, token) = (candidate.network(), &candidate.token);
    let inspector = prove::inspector(network, token, keys)?;
    let refusal = match meta.inspect(network, token, &inspector).await {
        Ok(told) if told.valid => return None,
        Ok(told) => Trouble::Refused(Box::new(told.error.unwrap_or_else(no_cause))),
        // An inspection by the app's own token that is refused says nothing about this one.
        Err(refusal) if inspector.same_as(token) => refusal,
        Err(_) => return None,
    };
    if diagnosis::ended(&refusal, Step::Call) == Ended::No {
        return None;
    }
    match judge(meta, candidate, keys, &refusal, now).await.verdict {
        dead @ Verdict::Said(_, Class::Dead | Class::Paste) => Some(dead),
        _ => None,
    }
}

/// "Not valid" and no more.
fn no_cause() -> MetaError {
    MetaError { code: Some(190), ..MetaError::default() }
}
