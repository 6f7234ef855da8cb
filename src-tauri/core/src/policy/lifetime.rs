//! How long a token lives, and from when and until when Meta may be asked for a longer life. Pure.

use super::{DATE_TOLERANCE, FULL_LIFE, may_be_endless};
use crate::account::{Account, TokenKind};
use crate::moment::{self, Moment};
use crate::network::Network;

/// The dates of one token, with the network and kind that decide how long it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// The network whose rules apply.
    pub network: Network,
    /// How long a token of this kind lives.
    pub kind: TokenKind,
    /// When the token was made or last extended, by Meta's clock; None where that is not known.
    pub obtained_at: Option<Moment>,
    /// When the token ends; None where it has no end, or where the end is not known.
    pub expires_at: Option<Moment>,
}

/// Whether Meta may be asked to extend a token now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// Meta may be asked.
    Ask,
    /// Meta refuses before this moment.
    TooNew(Moment),
    /// Enough days are left, or the token never ends.
    NotDue,
}

/// Whether a token is old enough for Meta to extend it, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// The network has no minimum age, or the token is known to be above it.
    Enough,
    /// The age is not known, or so close to the minimum that two clocks may disagree about it.
    PerhapsTooYoung,
}

impl Lifetime {
    /// The lifetime of an account's token, from the ledger. A token that may be endless counts as endless.
    pub fn of(account: &Account) -> Self {
        let facts = &account.token;
        Self {
            network: account.network,
            kind: if may_be_endless(account) { TokenKind::Endless } else { facts.kind },
            obtained_at: facts.obtained_at,
            expires_at: facts.expires_at,
        }
    }

    /// Whether Meta may be asked at `now`. With `within`, a token is due only if it has fewer days left than that, or
    /// if its end is not known.
    pub fn readiness(self, within: Option<i64>, now: Moment) -> Readiness {
        if self.kind == TokenKind::Endless {
            return Readiness::NotDue;
        }
        if let (Some(days), Some(end)) = (within, self.expires_at)
            && moment::span(now, end) >= moment::days(days)
        {
            return Readiness::NotDue;
        }
        match self.extendable_from() {
            Some(from) if from > now => Readiness::TooNew(from),
            // An extend gives 60 days: a system user's token that was made for 90 would only lose some.
            _ if self
                .expires_at
                .is_some_and(|end| moment::span(moment::after(now, FULL_LIFE), end) > DATE_TOLERANCE) =>
            {
                Readiness::NotDue
            }
            _ => Readiness::Ask,
        }
    }

    /// The first moment at which Meta extends the token; None when its age is not known, or when it never ends.
    pub fn extendable_from(self) -> Option<Moment> {
        match self.kind {
            TokenKind::Endless => None,
            // A 1-hour token is exchanged, not refreshed, and an exchange has no minimum age.
            TokenKind::Short => self.obtained_at,
            TokenKind::Long | TokenKind::Unknown => {
                self.obtained_at.map(|made| moment::after(made, self.network.facts().minimum_age()))
            }
        }
    }

    /// Whether a refusal at `now` may mean that the token is too young: Meta does not document its answer for that
    /// case.
    pub fn age(self, now: Moment) -> Age {
        let minimum = self.network.facts().minimum_age();
        let is_old = self
            .obtained_at
            .is_some_and(|made| moment::span(moment::after(made, minimum), now) > DATE_TOLERANCE);
        if minimum.is_zero() || is_old { Age::Enough } else { Age::PerhapsTooYoung }
    }

    /// For how many whole hours the token has existed at `now`; 0 where its age is not known.
    pub fn hours(self, now: Moment) -> i64 {
        self.obtained_at.map_or(0, |made| moment::span(made, now).num_hours().max(0))
    }
}
