//! The tokens of an account: the token in use, the token that waits for its proof, the token before.

use crate::moment::Moment;
use crate::secret::Secret;

/// A token with the dates that belong to it.
#[derive(Clone)]
pub struct Stored {
    pub token: Secret,
    /// When the token was made or last extended.
    pub obtained_at: Option<Moment>,
    /// When the token ends; None when it has no end or the end is not known.
    pub expires_at: Option<Moment>,
}

/// The tokens that the vault holds for an account.
#[derive(Clone)]
pub struct Tokens {
    /// The token that the program and the places use.
    pub current: Stored,
    /// A token that Meta issued and that is not proved yet.
    pub next: Option<Stored>,
    /// The token before the current one; places that missed the new one still have it.
    pub previous: Option<Stored>,
}

impl Tokens {
    /// The tokens of a new account.
    pub fn first(current: Stored) -> Self {
        Self { current, next: None, previous: None }
    }

    /// Puts a proved token into use. If it is the same string, only its dates change.
    #[must_use]
    pub fn replaced_by(self, token: Stored) -> Self {
        let same = token.token.same_as(&self.current.token);
        let previous = if same { self.previous } else { Some(self.current) };
        Self { current: token, next: None, previous }
    }
}
