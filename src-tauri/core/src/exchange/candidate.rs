//! The token that is to be extended, with everything that decides about it.

use chrono::TimeDelta;

use super::dates::{self, EndTold};
use crate::account::{Account, Kind, TokenKind};
use crate::diagnosis::{Finding, causes};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::policy::{Age, Lifetime};
use crate::ports::Inspection;
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};
use crate::tokens::Stored;

/// A token in use, of an account or of a line in a settings file.
#[derive(Clone)]
pub struct Candidate {
    /// The token as it is used today.
    pub token: Secret,
    /// Its network, kind and dates.
    pub lifetime: Lifetime,
    /// Meta's id of its owner; None in a settings file, where only the token itself can tell.
    pub user_id: Option<String>,
    /// The permissions that it is known to have; None where Meta was not asked or did not say.
    pub granted: Option<Vec<String>>,
    /// The kind of its owner: a system user's token is extended in another way. None in a settings file, until Meta is
    /// asked.
    pub owner: Option<Kind>,
    /// Whether a log-in gives a new one.
    pub logs_in: bool,
    /// Since when a token of this account has been here: it is at least that old where its age is not known. None in a
    /// settings file.
    pub here_since: Option<Moment>,
}

impl Candidate {
    /// The token that an account uses. Its end is the one in the vault, which is written before the ledger: a token
    /// whose end the vault does not know may be endless, whatever the ledger still says.
    pub fn of(account: &Account, current: &Stored) -> Self {
        let by_ledger = Lifetime::of(account);
        let kind = match by_ledger.kind {
            TokenKind::Long if current.expires_at.is_none() => TokenKind::Unknown,
            kind => kind,
        };
        Self {
            token: current.token.clone(),
            lifetime: Lifetime { kind, expires_at: current.expires_at, ..by_ledger },
            user_id: Some(account.user_id.clone()),
            granted: account.permissions.granted.clone(),
            owner: Some(account.kind),
            logs_in: account.logs_in(),
            // Where the clocks differed the token is a new one of unknown age.
            here_since: Some(account.connected_at).filter(|_| !clocks_differed(account)),
        }
    }

    /// A token of which only the dates are known, and the end that Meta named, if it was asked.
    pub fn dated(network: Network, token: &Stored, inspection: Option<&Inspection>) -> Self {
        let Stored { obtained_at, expires_at, .. } = *token;
        Self {
            token: token.token.clone(),
            lifetime: Lifetime { network, kind: kind_of(token, inspection), obtained_at, expires_at },
            user_id: None,
            granted: None,
            owner: None,
            logs_in: true,
            here_since: None,
        }
    }

    /// The network that the token belongs to.
    pub fn network(&self) -> Network {
        self.lifetime.network
    }

    /// Notes what Meta said about the token's owner.
    pub fn learn_owner(&mut self, inspection: &Inspection) {
        if let Some(kind) = inspection.kind {
            self.logs_in &= kind != Kind::System || self.owner == Some(Kind::System);
            self.owner = Some(kind);
        }
    }

    /// Whether the token is old enough for Meta to extend it, as far as that is known.
    pub fn age(&self, now: Moment) -> Age {
        let made = self.lifetime.obtained_at.or(self.here_since);
        Lifetime { obtained_at: made, ..self.lifetime }.age(now)
    }

    /// The end of `new` once it replaces this token. If it is the same string and Meta names no end, the end stays as
    /// it was.
    pub fn end_after(&self, new: &Stored, inspection: Option<&Inspection>, now: Moment) -> Option<Moment> {
        let known = self.lifetime.expires_at;
        let told = EndTold { network: self.network(), by_answer: new.expires_at, inspection, known };
        let end = dates::believed(told, now);
        let is_endless = inspection.is_some_and(|inspection| inspection.endless);
        if is_endless || !new.token.same_as(&self.token) { end } else { end.or(known) }
    }
}

fn clocks_differed(account: &Account) -> bool {
    account.problem.as_ref().is_some_and(|problem| problem.code == Code::Clock)
}

/// The kind that a token has by its dates, or by Meta's word that it never ends.
pub fn kind_of(stored: &Stored, inspection: Option<&Inspection>) -> TokenKind {
    /// First tokens live an hour or two; Meta issues nothing between that and 60 days.
    const SHORT_BELOW: TimeDelta = TimeDelta::hours(24);
    if inspection.is_some_and(|inspection| inspection.endless) {
        return TokenKind::Endless;
    }
    match (stored.obtained_at, stored.expires_at) {
        (Some(start), Some(end)) if moment::span(start, end) < SHORT_BELOW => TokenKind::Short,
        (_, Some(_)) => TokenKind::Long,
        _ => TokenKind::Unknown,
    }
}

/// The end that counts for a token. Facebook may return a new string with the old end, so there the inspection decides;
/// elsewhere the answer that brought the token decides.
pub fn end_of(network: Network, answer: Option<Moment>, inspection: Option<&Inspection>) -> Option<Moment> {
    let Some(told) = inspection else { return answer };
    match network {
        _ if told.endless => None,
        Network::Facebook => told.expires_at.or(answer),
        Network::Threads | Network::Instagram => answer.or(told.expires_at),
    }
}

/// When Meta wants the next log-in, counted from the log-in at `start`. A date that Meta itself names has precedence.
pub fn login_from(network: Network, start: Option<Moment>) -> Option<Moment> {
    Some(moment::after(start?, network.facts().lives.login()?))
}

/// The network of a token by its shape, where the person chose none. A prefix is only a hint: for a text of unknown
/// shape that is long enough for a token, the person's choice counts.
///
/// # Errors
///
/// `x.otherNetwork` where shape and choice differ; else what the text is instead of an account's token.
pub fn network_of(token: &Secret, chosen: Option<Network>) -> Result<Network, Problem> {
    let instead = |found: Finding| Err(found.problem(None));
    match (token_shape::shape_of(token.expose()), chosen) {
        (Shape::Token(found), Some(chosen)) if found != chosen => {
            Err(Problem::new(Code::OtherNetwork, Action::CheckPaste)
                .of_network(found)
                .with_text(FactName::Other, chosen.brand()))
        }
        (Shape::Token(found), _) => Ok(found),
        (Shape::LegacyInstagram, _) => Err(causes::OLD_KIND.problem(Some(Network::Instagram))),
        (Shape::AppToken(_), _) => instead(causes::APP_TOKEN),
        (Shape::AppSecret, _) => instead(causes::APP_SECRET),
        (Shape::CutOff(_), _) => instead(causes::CUT),
        (Shape::AppId, _) => instead(causes::NUMBER),
        (Shape::Jwt, _) => instead(causes::ID_TOKEN),
        (Shape::Unknown, Some(chosen)) if token.expose().len() >= token_shape::SHORTEST_TOKEN => Ok(chosen),
        (Shape::Unknown, _) => instead(causes::OTHER_TEXT),
    }
}
