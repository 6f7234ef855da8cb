//! Tokens: how they begin, live and end.

use chrono::TimeDelta;

use crate::network::Network;
use crate::random;
use crate::refusal::{self, Refusal};
use crate::state::{LOGIN_GOOD_FOR, Moment, State, Token};

/// A first token.
pub const SHORT_LIFE: TimeDelta = TimeDelta::hours(1);

/// A long one: what Meta's samples say `expires_in` is.
pub const LONG_LIFE: TimeDelta = TimeDelta::seconds(5_183_944);

/// IGAA tokens were seen with 181 letters.
const LENGTH: usize = 181;

impl State {
    /// Keeps a token under a new string.
    pub fn mint(&mut self, token: Token) -> String {
        let text = random::text(token.network.token_prefix(), LENGTH);
        self.tokens.insert(text.clone(), token);
        text
    }

    /// A token that works at this moment on this network, or why it does not.
    pub fn working(&self, network: Network, text: &str, now: Moment) -> Result<&Token, Refusal> {
        let token = self.tokens.get(text).filter(|token| token.network == network);
        let token = token.ok_or_else(|| refusal::unknown_token(network))?;
        match self.why_dead(token, now) {
            Some(refusal) => Err(refusal),
            None => Ok(token),
        }
    }

    /// Why a token does not work.
    pub fn why_dead(&self, token: &Token, now: Moment) -> Option<Refusal> {
        if let Some(ending) = token.ended {
            return Some(refusal::ended(ending, &token.person, token.network));
        }
        let person = self.person(token.network, &token.person);
        if person.is_some_and(|person| person.checkpoint) {
            return Some(refusal::checkpoint());
        }
        if let (Some(person), Some(page)) = (person, &token.page)
            && person.lost_pages.contains(page)
        {
            return Some(refusal::no_role());
        }
        if let Some(end) = token.expires_at.filter(|end| *end <= now) {
            return Some(refusal::expired(end, now));
        }
        (needs_use(token) && token.login_by <= now).then(refusal::unused)
    }
}

impl Token {
    /// The same for a full life from now on.
    pub fn extended(&self, now: Moment) -> Self {
        let login_by = if self.network == Network::Facebook { self.login_by } else { now + LOGIN_GOOD_FOR };
        Self { short: false, issued_at: now, expires_at: Some(now + LONG_LIFE), login_by, ..self.clone() }
    }

    /// Seconds until the end, for `expires_in`.
    pub fn seconds_left(&self, now: Moment) -> Option<i64> {
        self.expires_at.map(|end| (end - now).num_seconds())
    }
}

/// Facebook's `instagram_*` permissions run out when the person has not come by for 90 days; tokens of Pages and system
/// users do not.
fn needs_use(token: &Token) -> bool {
    let runs_out = || token.granted.iter().any(|permission| permission.starts_with("instagram_"));
    let is_persons = token.page.is_none() && token.expires_at.is_some();
    token.network == Network::Facebook && is_persons && runs_out()
}
