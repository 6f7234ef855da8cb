//! Tokens that Meta's own tools make, without a log-in of the app.

use serde::{Deserialize, Serialize};

use crate::network::Network;
use crate::state::{LOGIN_GOOD_FOR, Moment, State, Token};
use crate::tokens::{LONG_LIFE, SHORT_LIFE};
use crate::world::WorldError;

/// `POST /practice/token`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenOrder {
    /// Where.
    pub network: Network,
    /// Whose: a name or an id.
    pub user: String,
    /// How long it is good.
    #[serde(default)]
    pub life: Life,
    /// What it may do; None: everything.
    #[serde(default)]
    pub permissions: Option<Vec<String>>,
}

/// How long a token is good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Life {
    /// An hour: the Graph API Explorer.
    Short,
    /// 60 days: the User Token Generator.
    #[default]
    Long,
    /// A system user's (Facebook).
    Endless,
}

/// Makes it.
pub fn make(state: &mut State, order: &TokenOrder, now: Moment) -> Result<String, WorldError> {
    let TokenOrder { network, user, life, permissions } = order;
    let person = state.named(*network, user).ok_or(WorldError::Order("nobody of that name"))?.id.clone();
    if *life == Life::Endless && *network != Network::Facebook {
        return Err(WorldError::Order("only Facebook has tokens without an end"));
    }
    let everything = || network.permissions().iter().map(|name| (*name).to_owned()).collect();
    let granted: Vec<String> = permissions.clone().unwrap_or_else(everything);
    if granted.iter().any(|name| !network.permissions().contains(&name.as_str())) {
        return Err(WorldError::Order("a permission that does not exist"));
    }
    let expires_at = match life {
        Life::Short => Some(now + SHORT_LIFE),
        Life::Long => Some(now + LONG_LIFE),
        Life::Endless => None,
    };
    Ok(state.mint(Token {
        network: *network,
        person,
        page: None,
        short: *life == Life::Short,
        issued_at: now,
        expires_at,
        login_by: now + LOGIN_GOOD_FOR,
        asked: granted.clone(),
        granted,
        ended: None,
        taken_with: None,
    }))
}
