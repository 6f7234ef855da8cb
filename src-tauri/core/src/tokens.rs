//! The tokens of an account: the token in use, the token that waits for its proof, the token before.

use crate::moment::Moment;
use crate::secret::Secret;

/// A token with the dates that belong to it.
#[derive(Clone)]
pub struct Stored {
    /// The token.
    pub token: Secret,
    /// When it was made or last extended.
    pub obtained_at: Option<Moment>,
    /// Its end.
    pub expires_at: Option<Moment>,
}

/// What the vault holds for an account.
#[derive(Clone)]
pub struct Tokens {
    /// In use.
    pub current: Stored,
    /// Handed out by Meta and not proved yet.
    pub next: Option<Stored>,
    /// The one before, for places that have not got the new one.
    pub previous: Option<Stored>,
}

impl Tokens {
    /// An account's first token.
    pub fn first(current: Stored) -> Self {
        Self { current, next: None, previous: None }
    }

    /// Puts a proved token into use. The same string again only brings new dates.
    #[must_use]
    pub fn replaced_by(self, token: Stored) -> Self {
        let same = token.token.same_as(&self.current.token);
        let previous = if same { self.previous } else { Some(self.current) };
        Self { current: token, next: None, previous }
    }
}
