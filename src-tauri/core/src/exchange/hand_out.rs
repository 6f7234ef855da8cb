//! Asks Meta for a newer token.

use super::candidate::Candidate;
use crate::account::{Kind, TokenKind};
use crate::diagnosis::{self, Step};
use crate::network::Network;
use crate::ports::{AppKeys, Meta, TokenAnswer, Trouble};
use crate::problem::{Action, Code, Problem};

/// The grant by which Meta is asked for a newer token (OAuth's `grant_type`).
pub enum Grant<'k> {
    /// A refresh, which sends no app secret.
    Refresh,
    /// An exchange with the app secret: Facebook's only way, and on every network the way for a 1-hour token. Of a
    /// system user's token Meta is asked that the new one lives for 60 days.
    Exchange(&'k AppKeys),
    /// A refresh, and if that is refused an exchange: a pasted token of unknown kind may be a 1-hour token, which Meta
    /// does not refresh.
    RefreshOrExchange(&'k AppKeys),
}

impl Candidate {
    /// Chooses how Meta is asked for a newer token. `keys` are those of the app that made the token, where its secret
    /// is kept.
    ///
    /// # Errors
    ///
    /// `x.needsSecret` or `imp.hour` where the only way needs a secret that is not kept. `x.ourFault` for an endless
    /// token: the caller should have checked whether it is due, because an exchange would give it an end.
    pub fn grant<'k>(&self, keys: Option<&'k AppKeys>) -> Result<Grant<'k>, Problem> {
        let extends_with_secret = self.network().extends_with_secret();
        let missing = |code| Err(Problem::new(code, Action::FixSetup));
        match (self.lifetime.kind, keys) {
            (TokenKind::Endless, _) => Err(Problem::new(Code::OurFault, Action::Report)),
            (_, Some(keys)) if extends_with_secret => Ok(Grant::Exchange(keys)),
            (_, None) if extends_with_secret => missing(Code::NeedsSecret),
            (TokenKind::Short, Some(keys)) => Ok(Grant::Exchange(keys)),
            (TokenKind::Short, None) => missing(Code::Hour),
            (TokenKind::Unknown, Some(keys)) => Ok(Grant::RefreshOrExchange(keys)),
            (TokenKind::Unknown, None) | (TokenKind::Long, _) => Ok(Grant::Refresh),
        }
    }
}

/// A newer token, as Meta issued it.
pub struct HandedOut {
    /// The token with its dates.
    pub answer: TokenAnswer,
    /// Whether a 1-hour token was traded for it, so that a secret for one use has been used.
    pub traded: bool,
}

/// Asks Meta for a newer token.
///
/// # Errors
///
/// Meta's refusal. If both ways were tried it is the refusal of the refresh, because a refused exchange only shows that
/// the token was no 1-hour token.
pub async fn hand_out(
    meta: &dyn Meta,
    candidate: &Candidate,
    grant: &Grant<'_>,
) -> Result<HandedOut, Trouble> {
    let Candidate { token, lifetime, .. } = candidate;
    let refusal = match grant {
        Grant::Exchange(keys) => {
            let answer = match candidate.owner {
                Some(Kind::System) => meta.extend_system_user(keys, token).await?,
                _ => meta.exchange_token(keys, token).await?,
            };
            return Ok(HandedOut { answer, traded: lifetime.kind == TokenKind::Short });
        }
        Grant::Refresh | Grant::RefreshOrExchange(_) => match meta.refresh(lifetime.network, token).await {
            Ok(answer) => return Ok(HandedOut { answer, traded: false }),
            Err(refusal) => refusal,
        },
    };
    match grant {
        Grant::RefreshOrExchange(keys) if !diagnosis::diagnose(&refusal, Step::Refresh).class.passes() => {
            let answer = meta.exchange_token(keys, token).await.map_err(|_| refusal)?;
            Ok(HandedOut { answer, traded: true })
        }
        _ => Err(refusal),
    }
}

/// Trades a pasted 1-hour token for a 60-day token, where the app secret is kept. A pasted token is never refreshed,
/// because other programs still use the string. None: the token stays as it is.
///
/// # Errors
///
/// `imp.hour` for a 1-hour token without the app secret; otherwise Meta's refusal of a 1-hour token.
pub async fn trade_pasted(
    meta: &dyn Meta,
    pasted: &Candidate,
    keys: Option<&AppKeys>,
) -> Result<Option<TokenAnswer>, Problem> {
    let network = pasted.network();
    match (pasted.lifetime.kind, keys) {
        (TokenKind::Short, Some(keys)) => {
            let answer = meta.exchange_token(keys, &pasted.token).await;
            answer.map(Some).map_err(|trouble| diagnosis::problem(&trouble, Step::TokenExchange, network))
        }
        (TokenKind::Short, None) => Err(Problem::new(Code::Hour, Action::FixSetup).of_network(network)),
        // Facebook's exchange takes every token, also an endless one, and gives it an end.
        (TokenKind::Unknown, Some(keys)) if network != Network::Facebook => {
            // The other networks refuse a token that is already long-lived.
            Ok(meta.exchange_token(keys, &pasted.token).await.ok())
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;
    use crate::policy::{Lifetime, Readiness};
    use crate::secret::Secret;
    use chrono::TimeDelta;

    const KINDS: [TokenKind; 4] = [TokenKind::Short, TokenKind::Long, TokenKind::Endless, TokenKind::Unknown];

    #[test]
    fn each_kind_has_its_way_and_what_needs_a_secret_says_so() {
        use Network::{Facebook, Instagram, Threads};
        for (network, kind, with_secret, without) in [
            (Facebook, TokenKind::Long, "exchange", "x.needsSecret"),
            (Facebook, TokenKind::Short, "exchange", "x.needsSecret"),
            (Facebook, TokenKind::Unknown, "exchange", "x.needsSecret"),
            (Threads, TokenKind::Long, "refresh", "refresh"),
            (Threads, TokenKind::Short, "exchange", "imp.hour"),
            (Instagram, TokenKind::Unknown, "refresh or exchange", "refresh"),
        ] {
            let candidate = candidate(network, kind, None);
            assert_eq!(said(candidate.grant(Some(&keys(network)))), with_secret, "{network} {kind:?}");
            assert_eq!(said(candidate.grant(None)), without, "{network} {kind:?}");
        }
    }

    #[test]
    fn an_endless_token_is_never_due_and_there_is_no_way_to_exchange_it() {
        for network in Network::ALL {
            for hours in [0, 12, 30, 9_000] {
                let endless = candidate(network, TokenKind::Endless, Some(hours));
                assert_eq!(endless.lifetime.readiness(None, now()), Readiness::NotDue);
                assert!(endless.grant(Some(&keys(network))).is_err() && endless.grant(None).is_err());
            }
        }
    }

    #[test]
    fn a_token_younger_than_a_day_is_left_alone_where_meta_wants_that() {
        for network in Network::ALL {
            for kind in KINDS {
                for hours in 0..48 {
                    let candidate = candidate(network, kind, Some(hours));
                    let is_asked = candidate.lifetime.readiness(None, now()) == Readiness::Ask;
                    let is_old_enough =
                        network == Network::Facebook || kind == TokenKind::Short || hours >= 24;
                    assert_eq!(is_asked, is_old_enough && kind != TokenKind::Endless, "{network} {kind:?}");
                }
            }
        }
    }

    fn said(grant: Result<Grant<'_>, Problem>) -> &'static str {
        match grant {
            Ok(Grant::Refresh) => "refresh",
            Ok(Grant::Exchange(_)) => "exchange",
            Ok(Grant::RefreshOrExchange(_)) => "refresh or exchange",
            Err(problem) => problem.code.key(),
        }
    }

    fn candidate(network: Network, kind: TokenKind, hours: Option<i64>) -> Candidate {
        let obtained_at = hours.map(|hours| now() - TimeDelta::hours(hours));
        let lifetime = Lifetime { network, kind, obtained_at, expires_at: None };
        Candidate {
            token: Secret::new("token"),
            lifetime,
            user_id: None,
            granted: None,
            owner: None,
            logs_in: true,
            here_since: None,
        }
    }

    fn keys(network: Network) -> AppKeys {
        AppKeys { network, id: "1000000001".to_owned(), secret: Secret::new("secret") }
    }

    fn now() -> Moment {
        Moment::from_timestamp(1_800_000_000, 0).unwrap()
    }
}
