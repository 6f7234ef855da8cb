//! Proves a token before it replaces another: by what Meta tells, and no more than that.

use chrono::TimeDelta;

use crate::account::{Account, Kind, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::network::Network;
use crate::policy::DATE_TOLERANCE;
use crate::ports::{AppKeys, Inspection, Meta, Moment, Ports, Profile, Trouble};
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
    /// It may not; the other one stays.
    Refused(Problem),
    /// Meta could not be asked.
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
    let profile = meta.me(network, token).await?;
    let inspection = match inspector(network, token, keys) {
        Some(inspector) => optional(meta.inspect(network, token, &inspector).await)?,
        None => None,
    };
    let inspected = inspection.as_ref().and_then(|inspection| inspection.permissions.clone());
    let permissions = match network {
        // A Page has no list of its own.
        Network::Facebook if is_page(inspection.as_ref()) => inspected,
        Network::Facebook => optional(meta.permissions(token).await)?,
        Network::Threads => inspected,
        Network::Instagram => named,
    };
    Ok(Told { profile, permissions, inspection })
}

/// Proves `new` for `account`, whose token in use is `current`.
pub async fn prove(
    ports: &Ports,
    account: &Account,
    current: &Stored,
    new: &Stored,
    named: Option<Vec<String>>,
    keys: Option<&AppKeys>,
) -> Proof {
    let told = match ask(ports.meta.as_ref(), account.network, &new.token, named, keys).await {
        Ok(told) => told,
        Err(trouble) => return undecided_or_refused(&trouble, account.network),
    };
    match objection(account, current, new, &told) {
        Some(problem) => Proof::Refused(problem.with_text("network", account.network.brand())),
        None => Proof::Good(told),
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

/// The end that counts: the answer's own, else what inspection tells.
pub fn end_of(answer: Option<Moment>, inspection: Option<&Inspection>) -> Option<Moment> {
    answer.or_else(|| inspection.and_then(|inspection| inspection.expires_at))
}

fn is_page(inspection: Option<&Inspection>) -> bool {
    inspection.is_some_and(|inspection| inspection.kind == Some(Kind::Page))
}

/// Threads inspects with the person's own token, which works for testers; Facebook with the app's, or without it with the
/// token itself, which works for developers of the app.
fn inspector(network: Network, token: &Secret, keys: Option<&AppKeys>) -> Option<Secret> {
    match network {
        Network::Threads => Some(token.clone()),
        Network::Facebook => Some(match keys {
            Some(keys) => Secret::new(format!("{}|{}", keys.id, keys.secret.expose())),
            None => token.clone(),
        }),
        Network::Instagram => None,
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

fn undecided_or_refused(trouble: &Trouble, network: Network) -> Proof {
    let problem = diagnosis::problem(trouble, Step::Call, network);
    match diagnosis::diagnose(trouble, Step::Call).class {
        class @ (Class::Offline | Class::Transient) => Proof::Undecided(problem, class),
        _ => Proof::Refused(problem),
    }
}

fn objection(account: &Account, current: &Stored, new: &Stored, told: &Told) -> Option<Problem> {
    if told.profile.user_id != account.user_id {
        let other = account.network.handle(&told.profile.name);
        return Some(Problem::new(Code::NotYours, Action::Report).with_text("other", other));
    }
    if told.inspection.as_ref().is_some_and(|inspection| !inspection.valid) {
        let error =
            told.inspection.as_ref().and_then(|inspection| inspection.error.clone()).unwrap_or_default();
        return Some(diagnosis::problem(&Trouble::Refused(Box::new(error)), Step::Call, account.network));
    }
    let end = end_of(new.expires_at, told.inspection.as_ref());
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
