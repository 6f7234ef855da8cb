//! What one person hands to another so that the other's Sixty is set up: a Meta app in a file that a passphrase opens, and
//! the reply, a token that is sealed to the key of the person who asked for it. Pure.
//!
//! Whoever sends such a file chooses the Meta app through which a stranger logs in. So nothing in it is believed before
//! it has the shape that it must have, and an address that leads to another computer is refused: the code of each log-in,
//! and with it the account, would go there. Held by `a_hostile_file_is_refused_with_its_own_sentence` (`tests.rs` beside this file).

mod return_address;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::account::{App, SecretKeeping};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::plain;
use crate::problem::{Case, FactName, Problem};
use crate::sealed::inside::{self, Kind};
use crate::sealed::{self, NotOpened};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

pub use return_address::{ReturnFault, return_fault};

/// The most permissions of an app: Meta has fewer than a hundred.
const MOST_PERMISSIONS: usize = 100;

/// The fewest letters of a passphrase for a file.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// A Meta app that is handed over. It never has a token.
pub struct Handover {
    pub network: Network,
    pub app_id: String,
    pub return_address: String,
    pub permissions: Vec<String>,
    pub config_id: Option<String>,
    /// The app secret, only where the maker chose so.
    pub secret: Option<Secret>,
    /// The public key to which the other side seals the token that it connects.
    pub reply_to: Option<String>,
    /// The maker's name, as the other side is shown it.
    pub from: Option<String>,
}

/// A value in which a handed over app differs from the one that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Difference {
    ReturnAddress,
    Permissions,
    ConfigId,
    Secret,
}

impl Handover {
    /// A kept app as it is handed over.
    ///
    /// # Errors
    ///
    /// `x.paste` where the app returns to another computer.
    pub fn of(app: &App, secret: Option<Secret>) -> Result<Self, Problem> {
        Self {
            network: app.network,
            app_id: app.id.clone(),
            return_address: app.return_address.clone(),
            permissions: app.permissions.clone(),
            config_id: app.config_id.clone(),
            secret,
            reply_to: None,
            from: None,
        }
        .checked()
    }

    /// The content of a sealed file.
    ///
    /// # Errors
    ///
    /// `x.paste` with the reason why it is no file of ours, or why it is not taken.
    pub fn read(content: &Secret) -> Result<Self, Problem> {
        let written: Written = inside::read(content, Kind::App, Case::HandoverDamaged)?;
        Self {
            network: written.network,
            app_id: written.app_id,
            return_address: written.return_address,
            permissions: written.permissions,
            config_id: written.config_id,
            secret: written.secret.map(Secret::new),
            reply_to: written.reply_to,
            from: written.from.map(|name| plain::name(&name)).filter(|name| !name.is_empty()),
        }
        .checked()
    }

    /// The text that is sealed.
    pub fn text(&self) -> Secret {
        let written = Written {
            network: self.network,
            app_id: self.app_id.clone(),
            return_address: self.return_address.clone(),
            permissions: self.permissions.clone(),
            config_id: self.config_id.clone(),
            secret: self.secret.as_ref().map(|secret| secret.expose().to_owned()),
            reply_to: self.reply_to.clone(),
            from: self.from.clone(),
        };
        inside::text(Kind::App, written)
    }

    /// The app as it is to be kept. A secret that is kept stays where the file brings none.
    pub fn app(&self, known: Option<&App>, now: Moment) -> App {
        let kept = known.map_or(SecretKeeping::None, |known| known.secret);
        App {
            network: self.network,
            id: self.app_id.clone(),
            return_address: self.return_address.clone(),
            permissions: self.permissions.clone(),
            config_id: self.config_id.clone(),
            secret: if self.secret.is_some() { SecretKeeping::Kept } else { kept },
            default: true,
            set_at: known.filter(|_| self.secret.is_none()).map_or(now, |known| known.set_at),
        }
    }

    /// The values that differ from those of the app that is kept. `secret` is the one in the vault; where there is none, the
    /// file's replaces nothing.
    pub fn differences(&self, kept: &App, secret: Option<&Secret>) -> Vec<Difference> {
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort();
            names
        };
        let is_other = |ours: &Secret| self.secret.as_ref().is_some_and(|theirs| !theirs.same_as(ours));
        [
            (Difference::ReturnAddress, self.return_address != kept.return_address),
            (Difference::Permissions, sorted(&self.permissions) != sorted(&kept.permissions)),
            (Difference::ConfigId, self.config_id != kept.config_id),
            (Difference::Secret, secret.is_some_and(is_other)),
        ]
        .into_iter()
        .filter_map(|(difference, differs)| differs.then_some(difference))
        .collect()
    }

    fn checked(self) -> Result<Self, Problem> {
        match return_fault(self.network, &self.return_address) {
            None => {}
            Some(ReturnFault::Elsewhere) => {
                return Err(inside::not_taken(Case::HandoverAway)
                    .with_text(FactName::ReturnAddress, plain::message(&self.return_address)));
            }
            Some(ReturnFault::Http | ReturnFault::NoAddress) => {
                return Err(inside::not_taken(Case::HandoverDamaged));
            }
        }
        let is_number = |text: &str| token_shape::shape_of(text) == Shape::AppId && text.len() <= 32;
        let is_name = |name: &String| {
            (1..=plain::LONGEST_NAME).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        let is_secret = |secret: &Secret| token_shape::shape_of(secret.expose()) == Shape::AppSecret;
        let is_whole = is_number(&self.app_id)
            && (self.config_id.is_some() || !self.permissions.is_empty())
            && self.permissions.len() <= MOST_PERMISSIONS
            && self.permissions.iter().all(is_name)
            && self.config_id.as_deref().is_none_or(is_number)
            && (self.config_id.is_none() || self.network == Network::Facebook)
            && self.secret.as_ref().is_none_or(is_secret)
            && self.reply_to.as_deref().is_none_or(sealed::is_public_key);
        if is_whole { Ok(self) } else { Err(inside::not_taken(Case::HandoverDamaged)) }
    }
}

/// A token that was connected for somebody else.
#[derive(Clone)]
pub struct Reply {
    pub network: Network,
    /// The Meta app that made the token.
    pub app_id: String,
    pub token: Secret,
    /// When the token was made.
    pub obtained_at: Option<Moment>,
    /// When the token ends.
    pub expires_at: Option<Moment>,
}

impl Reply {
    /// The content of a sealed reply. Its dates are the sender's word alone.
    ///
    /// # Errors
    ///
    /// `x.paste` with the reason why it is no reply of ours.
    pub fn read(content: &Secret, now: Moment) -> Result<Self, Problem> {
        let written: WrittenReply = inside::read(content, Kind::Reply, Case::HandoverDamaged)?;
        let credible = |told: Option<Moment>| told.and_then(|told| moment::credible(told, now));
        Ok(Self {
            network: written.network,
            app_id: written.app_id,
            token: Secret::new(written.token),
            obtained_at: credible(written.obtained_at).filter(|since| *since <= now),
            expires_at: credible(written.expires_at),
        })
    }

    /// The text that is sealed.
    pub fn text(&self) -> Secret {
        let written = WrittenReply {
            network: self.network,
            app_id: self.app_id.clone(),
            token: self.token.expose().to_owned(),
            obtained_at: self.obtained_at,
            expires_at: self.expires_at,
        };
        inside::text(Kind::Reply, written)
    }
}

/// The problem of a text that could not be opened.
pub fn not_opened(why: NotOpened) -> Problem {
    inside::not_taken(match why {
        NotOpened::Passphrase => Case::Passphrase,
        NotOpened::OtherKey => Case::OtherKey,
        NotOpened::Broken => Case::SealedCut,
        NotOpened::Strange => Case::SealedStrange,
    })
}

#[derive(Serialize, Deserialize)]
struct Written {
    network: Network,
    app_id: String,
    return_address: String,
    permissions: Vec<String>,
    #[serde(default)]
    config_id: Option<String>,
    #[serde(default)]
    secret: Option<String>,
    #[serde(default)]
    reply_to: Option<String>,
    #[serde(default)]
    from: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct WrittenReply {
    network: Network,
    app_id: String,
    token: String,
    #[serde(default)]
    obtained_at: Option<Moment>,
    #[serde(default)]
    expires_at: Option<Moment>,
}
