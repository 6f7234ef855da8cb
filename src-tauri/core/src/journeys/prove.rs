//! Proves a token before it replaces another: by what Meta tells, and no more than that.

use chrono::TimeDelta;

use crate::account::{Account, Kind, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::journeys::odd::{self, Life};
use crate::moment::Moment;
use crate::network::{Inspector, Network};
use crate::policy::DATE_TOLERANCE;
use crate::ports::{AppKeys, Inspection, Meta, Profile, Trouble};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::tokens::Stored;

/// What Meta told about a token.
pub struct Told {
    /// Whose it is.
    pub profile: Profile,
    /// Its permissions; None where Meta is silent.
    pub permissions: Option<Vec<String>>,
    /// More about it, where Meta tells.
    pub inspection: Option<Inspection>,
}

/// How a proof ended.
pub enum Proof {
    /// It may be used.
    Good(Told),
    /// It may not; the other one stays, and works.
    Refused(Problem),
    /// Meta could not be asked, or neither is good: of two tokens none is thrown away unless the other works.
    Undecided(Problem, Class),
}

/// Asks Meta for all it tells about a token. `named`: permissions that an answer already named.
pub async fn ask(
    meta: &dyn Meta,
    network: Network,
    token: &Secret,
    named: Option<Vec<String>>,
    keys: Option<&AppKeys>,
) -> Result<Told, Trouble> {
    let profile = odd::me(meta, network, token, keys).await?;
    let inspection = match inspector(network, token, keys) {
        Some(inspector) => optional(meta.inspect(network, token, &inspector).await)?,
        None => None,
    };
    // Dead by inspection and alive by `me`: what works is not dead, and what inspection says of it is worth nothing.
    let inspection = inspection.filter(|inspection| inspection.valid);
    let inspected = inspection.as_ref().and_then(|inspection| inspection.permissions.clone());
    let permissions = match network {
        // A Page has no list of its own.
        Network::Facebook if is_page(inspection.as_ref()) => inspected,
        Network::Facebook => optional(meta.permissions(token, keys).await)?,
        Network::Threads => inspected,
        Network::Instagram => named,
    };
    Ok(Told { profile, permissions, inspection })
}

/// Asks `debug_token`, with the app's own token and, where Meta does not take that (an app of the kind "desktop"), with
/// the token itself, which is good where its owner is a developer of the app.
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
    match diagnosis::diagnose(&first, Step::TokenExchange).class {
        Class::Offline | Class::Transient => Err(first),
        _ => meta.inspect(network, token, token).await.map_err(|_| of_the_app(first)),
    }
}

/// Proves `new` for `account`, whose token in use is `current`.
pub async fn prove(
    meta: &dyn Meta,
    account: &Account,
    current: &Stored,
    new: &Stored,
    named: Option<Vec<String>>,
    keys: Option<&AppKeys>,
) -> Proof {
    let network = account.network;
    let objection = match ask(meta, network, &new.token, named, keys).await {
        Ok(told) => match objection(account, current, new, &told) {
            Some(problem) => problem.with_text("network", network.brand()),
            None => return Proof::Good(told),
        },
        Err(trouble) => match doubt(&trouble, network) {
            Some((problem, class)) => return Proof::Undecided(problem, class),
            None => diagnosis::problem(&trouble, Step::Call, network),
        },
    };
    // Somebody else's token is no loss.
    if objection.code == Code::NotYours {
        return Proof::Refused(objection);
    }
    match odd::look(meta, network, &current.token, keys).await {
        Life::Alive => Proof::Refused(objection),
        Life::Dead(_) => Proof::Undecided(objection, Class::Dead),
        Life::Unsure(trouble) => {
            let class = diagnosis::diagnose(&trouble, Step::Call).class;
            Proof::Undecided(diagnosis::problem(&trouble, Step::Call, network), class)
        }
    }
}

/// The kind a token has by its dates; `endless` where Meta says so.
pub fn kind_of(stored: &Stored, inspection: Option<&Inspection>) -> TokenKind {
    /// Short ones live an hour or two; nothing between that and 60 days is handed out.
    const SHORT_BELOW: TimeDelta = TimeDelta::hours(24);
    if inspection.is_some_and(|inspection| inspection.endless) {
        return TokenKind::Endless;
    }
    match (stored.obtained_at, stored.expires_at) {
        (Some(start), Some(end)) if end - start < SHORT_BELOW => TokenKind::Short,
        (_, Some(_)) => TokenKind::Long,
        _ => TokenKind::Unknown,
    }
}

/// The end that counts. Facebook may hand out a new string with the old end, so there inspection has the last word;
/// elsewhere the answer that came with the token.
pub fn end_of(network: Network, answer: Option<Moment>, inspection: Option<&Inspection>) -> Option<Moment> {
    let Some(told) = inspection else { return answer };
    match network {
        _ if told.endless => None,
        Network::Facebook => told.expires_at.or(answer),
        Network::Threads | Network::Instagram => answer.or(told.expires_at),
    }
}

fn is_page(inspection: Option<&Inspection>) -> bool {
    inspection.is_some_and(|inspection| inspection.kind == Some(Kind::Page))
}

/// When Meta wants the next log-in, counted from one at `start`; what Meta itself tells counts more.
pub fn login_from(network: Network, start: Option<Moment>) -> Option<Moment> {
    Some(start? + network.facts().lives.login()?)
}

/// With whose token a token is inspected: Threads takes a tester's own, Facebook the app's, or without it the token
/// itself, which is good where its owner is a developer of the app.
fn inspector(network: Network, token: &Secret, keys: Option<&AppKeys>) -> Option<Secret> {
    match (network.facts().inspect.as_ref()?.with, keys) {
        (Inspector::App, Some(keys)) => Some(Secret::new(format!("{}|{}", keys.id, keys.secret.expose()))),
        (Inspector::App, None) | (Inspector::Token, _) => Some(token.clone()),
    }
}

/// What Meta says about the app's token it says in the words for a person's: it is the secret that is wrong.
fn of_the_app(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Refused(mut error) if error.code == Some(190) => {
            error.code = Some(1);
            error.message = "Error validating client secret.".to_owned();
            Trouble::Refused(error)
        }
        trouble => trouble,
    }
}

/// A refusal to tell is silence; a hiccup is not.
fn optional<T>(answer: Result<T, Trouble>) -> Result<Option<T>, Trouble> {
    match answer {
        Ok(told) => Ok(Some(told)),
        Err(trouble) => match diagnosis::diagnose(&trouble, Step::Call).class {
            Class::Offline | Class::Transient => Err(trouble),
            _ => Ok(None),
        },
    }
}

/// What Meta says now and may take back, so that nothing is decided by it.
fn doubt(trouble: &Trouble, network: Network) -> Option<(Problem, Class)> {
    let class = match diagnosis::diagnose(trouble, Step::Call).class {
        class @ (Class::Offline | Class::Transient) => class,
        _ if odd::is_odd(trouble) => Class::Transient,
        _ => return None,
    };
    Some((diagnosis::problem(trouble, Step::Call, network), class))
}

fn objection(account: &Account, current: &Stored, new: &Stored, told: &Told) -> Option<Problem> {
    if told.profile.user_id != account.user_id {
        let other = account.network.handle(&told.profile.name);
        return Some(Problem::new(Code::NotYours, Action::Report).with_text("other", other));
    }
    let end = end_of(account.network, new.expires_at, told.inspection.as_ref());
    if let (Some(old_end), Some(end)) = (current.expires_at, end)
        && end < old_end - DATE_TOLERANCE
    {
        return Some(Problem::new(Code::Earlier, Action::Report));
    }
    let lost = lost_permission(account, told)?;
    Some(Problem::new(Code::Permission, Action::ReconnectWithPermission).with_text("permission", lost))
}

/// A permission that the account had and that Meta does not name any more.
fn lost_permission(account: &Account, told: &Told) -> Option<String> {
    let (had, has) = (account.permissions.granted.as_ref()?, told.permissions.as_ref()?);
    had.iter().find(|permission| !has.contains(permission)).cloned()
}

#[cfg(test)]
mod tests;
