//! Tokens that a person makes with Meta's own tools (App Dashboard, Graph API Explorer), without a log-in of the app.

use serde::{Deserialize, Serialize};

use crate::error::PracticeError;
use crate::moment::Moment;
use crate::network::Network;
use crate::state::State;
use crate::token::{LOGIN_LIFETIME, LONG_LIFETIME, NINETY_DAYS, SHORT_LIFETIME, Token};

/// The body of `POST /practice/token`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenOrder {
    /// The network whose app the token is issued to.
    pub network: Network,
    /// The person whom it belongs to, by name or id.
    pub user: String,
    /// When it expires; a long token if the order does not say.
    #[serde(default)]
    pub life: Lifetime,
    /// The permissions that it has; None gives it all of the network's.
    #[serde(default)]
    pub permissions: Option<Vec<String>>,
}

/// When a token of Meta's tools expires.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lifetime {
    /// After an hour, as from the Graph API Explorer.
    Short,
    /// After 60 days, as from the User Token Generator, and as Business settings recommend for a system user.
    #[default]
    Long,
    /// After 90 days, which Business settings offer for a system user.
    Ninety,
    /// Never, as for a system user (Facebook only).
    Endless,
}

/// Makes the token that the order asks for and returns its string.
///
/// # Errors
///
/// `Order` when the person, the lifetime or a permission does not exist on this network.
pub fn make(state: &mut State, order: &TokenOrder, now: Moment) -> Result<String, PracticeError> {
    let TokenOrder { network, user, life, permissions } = order;
    let owner = state.named(*network, user).ok_or(PracticeError::Order("nobody of that name"))?;
    let (person, system) = (owner.id.clone(), owner.system);
    let assets = system.then(|| owner.own_pages().map(|page| page.id.clone()).collect());
    if !system && *life == Lifetime::Ninety || system && *life == Lifetime::Short {
        return Err(PracticeError::Order("a system user's token lives for 60 days, 90 days or for ever"));
    }
    if *life == Lifetime::Endless && *network != Network::Facebook {
        return Err(PracticeError::Order("only Facebook has tokens without an end"));
    }
    let everything = || network.permissions().iter().map(|name| (*name).to_owned()).collect();
    let granted: Vec<String> = permissions.clone().unwrap_or_else(everything);
    if granted.iter().any(|name| !network.permissions().contains(&name.as_str())) {
        return Err(PracticeError::Order("a permission that does not exist"));
    }
    let expires_at = match life {
        Lifetime::Short => Some(now + SHORT_LIFETIME),
        Lifetime::Long => Some(now + LONG_LIFETIME),
        Lifetime::Ninety => Some(now + NINETY_DAYS),
        Lifetime::Endless => None,
    };
    Ok(state.mint(Token {
        network: *network,
        app: None,
        person,
        page: None,
        short: *life == Lifetime::Short,
        issued_at: now,
        expires_at,
        login_by: now + LOGIN_LIFETIME,
        asked: granted.clone(),
        granted,
        ended: None,
        taken_with: None,
        system,
        assets,
    }))
}
