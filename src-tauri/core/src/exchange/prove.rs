//! Proves a newer token before it takes the place of the old one: by what Meta tells about both, and no more than
//! that.
//!
//! We drop neither of two tokens unless the other one works, because the old one may have ended with the exchange.
//! Held by `a_refused_token_is_dropped_only_where_the_old_one_works` (`prove/tests.rs`) and by
//! `of_two_tokens_that_meta_calls_dead_none_is_thrown_away` (`tests/promises/wire.rs`).

use super::candidate::{Candidate, end_of};
use super::dates;
use super::second_look::{self, MeSays};
use crate::account::{Kind, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::moment::{self, Moment};
use crate::network::{Inspector, Network};
use crate::policy::DATE_TOLERANCE;
use crate::ports::{AppKeys, Inspection, Meta, Profile, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;
use crate::tokens::Stored;

/// Everything that Meta says about a working token.
pub struct Identity {
    /// The owner of the token.
    pub profile: Profile,
    /// The token's permissions; None where Meta does not list them.
    pub permissions: Option<Vec<String>>,
    /// The answer of `debug_token`, where Meta gives one.
    pub inspection: Option<Inspection>,
}

/// How the proof of a newer token ended.
pub enum Proof {
    /// The newer token may be used.
    Good(Box<Identity>),
    /// The newer token may not be used; the old one stays, and works.
    Refused(Problem),
    /// Meta could not be asked, or neither token works: both are kept.
    Undecided(Problem, Class),
}

/// What is known of a token before Meta is asked about it.
#[derive(Debug, Clone, Default)]
pub struct Before<'a> {
    /// Meta's id of the account that it should belong to; None where any may come.
    pub owner: Option<&'a str>,
    /// The permissions that were named when it was issued.
    pub named: Option<Vec<String>>,
}

/// Asks Meta for everything it says about a token. What would end the token, or make it somebody else's, counts only
/// when Meta says it twice.
///
/// # Errors
///
/// Meta's refusal in `me` if the token does not work; otherwise a trouble that passes. If Meta only refuses to say
/// more, the answer of `me` is enough.
pub async fn identify(
    meta: &dyn Meta,
    network: Network,
    token: &Secret,
    Before { owner, named }: Before<'_>,
    keys: Option<&AppKeys>,
    now: Moment,
) -> Result<Identity, Trouble> {
    let profile = second_look::me(meta, network, token, owner, keys).await?;
    let inspection = match inspector(network, token, keys) {
        Some(inspector) => {
            let first = optional(meta.inspect(network, token, &inspector).await)?;
            match first {
                Some(first) if first.valid && dates::is_surprising(&first, now) => {
                    let second = optional(meta.inspect(network, token, &inspector).await)?;
                    Some(dates::agreed(first, second.as_ref()))
                }
                first => first,
            }
        }
        None => None,
    };
    // The inspection calls it dead and `me` accepts it: the token works, so the inspection is ignored.
    let inspection = inspection.filter(|inspection| inspection.valid);
    let inspected = inspection.as_ref().and_then(|inspection| inspection.permissions.clone());
    let permissions = match network {
        // A Page has no list of permissions of its own.
        Network::Facebook if is_page(inspection.as_ref()) => inspected,
        Network::Facebook => optional(meta.permissions(token, keys).await)?,
        Network::Threads => inspected,
        Network::Instagram => named,
    };
    Ok(Identity { profile, permissions, inspection })
}

/// Asks `debug_token` with the app's own token. Where Meta does not accept that (an app of the kind "desktop"), it is
/// asked with the token itself, which works if its owner is a developer of the app.
///
/// # Errors
///
/// Meta's refusal of the first call: what it means is found with [`Step::Inspection`].
pub async fn inspect(
    meta: &dyn Meta,
    network: Network,
    token: &Secret,
    keys: &AppKeys,
) -> Result<Inspection, Trouble> {
    let inspector = inspector(network, token, Some(keys)).unwrap_or_else(|| token.clone());
    let first = match meta.inspect(network, token, &inspector).await {
        Err(trouble) => trouble,
        told => return told,
    };
    if diagnosis::diagnose(&first, Step::Inspection).class.passes() {
        return Err(first);
    }
    meta.inspect(network, token, token).await.map_err(|_| first)
}

/// Proves `new`, which is to replace the candidate. `named` are permissions that were named when it was issued.
pub async fn prove(
    meta: &dyn Meta,
    candidate: &Candidate,
    new: &Stored,
    named: Option<Vec<String>>,
    keys: Option<&AppKeys>,
    now: Moment,
) -> Proof {
    let network = candidate.network();
    let before = Before { owner: candidate.user_id.as_deref(), named };
    let objection = match identify(meta, network, &new.token, before, keys, now).await {
        Ok(identity) => {
            let owner = owner(meta, candidate, new, &identity.profile, keys).await;
            match objection(candidate, owner.as_deref(), new, &identity) {
                Some(problem) => problem.of_network(network),
                None => return Proof::Good(Box::new(identity)),
            }
        }
        Err(trouble) => {
            let problem = not_working(diagnosis::problem(&trouble, Step::Call, network));
            match second_look::class_of(&trouble, Step::Call) {
                class if class.passes() => return Proof::Undecided(problem, class),
                _ => problem,
            }
        }
    };
    // If it is the token of another account, dropping it loses nothing.
    if objection.code == Code::NotYours {
        return Proof::Refused(objection);
    }
    of_two(network, objection, &second_look::confirm(meta, network, &candidate.token, keys).await)
}

/// The problem of a token that Meta itself handed out and does not take: the person copied nothing, so there is nothing
/// to copy again.
fn not_working(problem: Problem) -> Problem {
    if problem.action == Action::CheckPaste {
        Problem { code: Code::MetaDown, action: Action::RetryLater, ..problem }
    } else {
        problem
    }
}

/// Decides between two tokens: the new one is dropped only where the old one works. `objection` is the reason against
/// the new one, `old` the answer of `me` about the old one.
pub fn of_two(network: Network, objection: Problem, old: &MeSays) -> Proof {
    match old {
        MeSays::Works => Proof::Refused(objection),
        MeSays::Dead(_) => Proof::Undecided(objection, Class::Dead),
        MeSays::Unclear(trouble) => {
            let class = second_look::class_of(trouble, Step::Call);
            Proof::Undecided(diagnosis::problem(trouble, Step::Call, network), class)
        }
    }
}

/// The owner of the old token. In a settings file only the token itself can tell, so Meta is asked; if the token is
/// already dead, there is no owner to compare with. Where the new token has another owner, Meta is asked about both
/// once more.
async fn owner(
    meta: &dyn Meta,
    candidate: &Candidate,
    new: &Stored,
    of_new: &Profile,
    keys: Option<&AppKeys>,
) -> Option<String> {
    if candidate.user_id.is_some() || new.token.same_as(&candidate.token) {
        return candidate.user_id.clone();
    }
    let (network, old) = (candidate.network(), &candidate.token);
    let first = meta.me(network, old, keys).await.ok()?.user_id;
    if first == of_new.user_id {
        return Some(first);
    }
    let again = (meta.me(network, old, keys).await, meta.me(network, &new.token, keys).await);
    match again {
        (Ok(old), Ok(new)) if old.user_id == new.user_id => Some(of_new.user_id.clone()),
        _ => Some(first),
    }
}

fn objection(
    candidate: &Candidate,
    owner: Option<&str>,
    new: &Stored,
    identity: &Identity,
) -> Option<Problem> {
    let network = candidate.network();
    if owner.is_some_and(|owner| owner != identity.profile.user_id) {
        let not_yours = Problem::new(Code::NotYours, Action::Report);
        return Some(not_yours.of_other_account(network, &identity.profile.name));
    }
    let end = end_of(network, new.expires_at, identity.inspection.as_ref());
    if let (Some(old_end), Some(end)) = (candidate.lifetime.expires_at, end)
        && end < moment::before(old_end, DATE_TOLERANCE)
    {
        return Some(Problem::new(Code::Earlier, Action::Report));
    }
    // A token without an end is never given up for one with an end.
    if candidate.lifetime.kind == TokenKind::Endless && end.is_some() {
        return Some(Problem::new(Code::Earlier, Action::Report));
    }
    let lost = lost_permission(candidate, identity)?;
    Some(
        Problem::new(Code::Permission, Action::ReconnectWithPermission).with_text(FactName::Permission, lost),
    )
}

/// A permission that the old token had and that Meta does not name for the new one.
fn lost_permission(candidate: &Candidate, identity: &Identity) -> Option<String> {
    let (had, has) = (candidate.granted.as_ref()?, identity.permissions.as_ref()?);
    had.iter().find(|permission| !has.contains(permission)).cloned()
}

fn is_page(inspection: Option<&Inspection>) -> bool {
    inspection.is_some_and(|inspection| inspection.kind == Some(Kind::Page))
}

/// The token that a token is inspected with: on Threads a tester's own; on Facebook the app's, or without it the token
/// itself, which works if its owner is a developer of the app.
pub(super) fn inspector(network: Network, token: &Secret, keys: Option<&AppKeys>) -> Option<Secret> {
    match (network.facts().inspect.as_ref()?.with, keys) {
        (Inspector::App, Some(keys)) => Some(Secret::new(format!("{}|{}", keys.id, keys.secret.expose()))),
        (Inspector::App, None) | (Inspector::Token, _) => Some(token.clone()),
    }
}

/// A refusal to tell is silence; a trouble that passes is not.
fn optional<T>(answer: Result<T, Trouble>) -> Result<Option<T>, Trouble> {
    match answer {
        Ok(told) => Ok(Some(told)),
        Err(trouble) if diagnosis::diagnose(&trouble, Step::Call).class.passes() => Err(trouble),
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests;
