//! What is asked of Meta for a new token, and how its answer is kept.

use chrono::TimeDelta;

use crate::account::{Account, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::journeys::prove;
use crate::ports::{AppKeys, EntryName, Meta, Ports, TokenAnswer, Trouble};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::tokens::Tokens;

/// What a look at a token came to.
pub(super) enum Look {
    /// It may be asked for.
    GoOn,
    /// It never ends, or Meta names no end.
    Endless,
    /// Meta could not be asked.
    Later(Problem, Class),
}

/// A token that Meta handed out.
pub(super) struct Handed {
    pub answer: TokenAnswer,
    /// A first token was traded for it, with the app secret.
    pub traded: bool,
}

/// An endless token that is exchanged gets an end. Where the exchange is the way to extend, one of unknown kind is
/// looked at first, and what is learned of its end is kept, to compare with.
pub(super) async fn look_first(
    ports: &Ports,
    account: &mut Account,
    tokens: &mut Tokens,
    keys: Option<&AppKeys>,
) -> Result<Look, Problem> {
    let Some(keys) = keys.filter(|_| account.network.extends_with_secret()) else { return Ok(Look::GoOn) };
    if account.token.kind != TokenKind::Unknown {
        return Ok(Look::GoOn);
    }
    match prove::inspect(ports.meta.as_ref(), account.network, &tokens.current.token, keys).await {
        Ok(told) if told.endless => {
            account.token.kind = TokenKind::Endless;
            ports.ledger.keep(account, &[], None)?;
            Ok(Look::Endless)
        }
        Ok(told) if told.valid && told.expires_at.is_none() => Ok(Look::Endless),
        // Of a dead one the exchange says why.
        Ok(told) => {
            tokens.current.expires_at = tokens.current.expires_at.or(told.expires_at);
            account.token.expires_at = tokens.current.expires_at;
            Ok(Look::GoOn)
        }
        Err(trouble) => {
            let problem = diagnosis::problem(&trouble, Step::TokenExchange, account.network);
            match diagnosis::diagnose(&trouble, Step::TokenExchange).class {
                class @ (Class::Offline | Class::Transient) => Ok(Look::Later(problem, class)),
                _ => Err(problem),
            }
        }
    }
}

/// A refresh; with the app secret an exchange where the network has no refresh, and for a first token. A pasted token
/// that is not refreshed may be such a one.
pub(super) async fn hand_out(
    meta: &dyn Meta,
    account: &Account,
    token: &Secret,
    keys: Option<&AppKeys>,
) -> Result<Handed, Trouble> {
    let kind = account.token.kind;
    if let Some(keys) = keys.filter(|_| account.network.extends_with_secret() || kind == TokenKind::Short) {
        let answer = meta.exchange_token(keys, token).await?;
        return Ok(Handed { answer, traded: kind == TokenKind::Short });
    }
    let refusal = match meta.refresh(account.network, token).await {
        Ok(answer) => return Ok(Handed { answer, traded: false }),
        Err(refusal) => refusal,
    };
    let passes =
        matches!(diagnosis::diagnose(&refusal, Step::Refresh).class, Class::Offline | Class::Transient);
    match keys.filter(|_| kind == TokenKind::Unknown && !passes) {
        Some(keys) => {
            let traded = meta.exchange_token(keys, token).await;
            traded.map(|answer| Handed { answer, traded: true }).map_err(|_| refusal)
        }
        None => Err(refusal),
    }
}

/// A token that Meta handed out exists nowhere else, so a vault that hesitates is asked again.
pub(super) async fn save(ports: &Ports, account: &Account, tokens: &Tokens) -> Result<(), Problem> {
    const TRIES: u32 = 3;
    let name = EntryName::account(account.network, &account.user_id);
    for _ in 1..TRIES {
        if tokens.write(ports.vault.as_ref(), &name).await.is_ok() {
            return Ok(());
        }
        ports.clock.until(ports.clock.now() + TimeDelta::seconds(1)).await;
    }
    let trouble = tokens.write(ports.vault.as_ref(), &name).await;
    trouble.map_err(|trouble| {
        Problem::new(Code::SaveFailed, Action::RetryLater).with_text("detail", trouble.to_string())
    })
}
