//! Switches off the token that an account had before, at Meta: the new one is asked whether it works, the old one is
//! revoked with it, then forgotten. Facebook only, and only once the new one is in use everywhere ([`old_token`]).
//!
//! Where a run is cut off after Meta's answer the vault still has the old token; the next run finds it dead and forgets it.
//! Held by `resident/tests/old_token.rs`.
//!
//! Ends in: `x.place`, `x.needsSecret`, whatever Meta's refusals are diagnosed as, and whatever vault, ledger and lock say
//! of themselves.

use serde_json::json;

use super::about::about;
use super::recover::{self, Recovered};
use super::{LOCK_WAIT, keys, line};
use crate::account::Account;
use crate::diagnosis::{self, Class, Step};
use crate::network::Network;
use crate::policy::{
    self,
    old_token::{self, StillUsed},
};
use crate::ports::{AppKeys, Ports, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::tokens::{Stored, Tokens};

/// Switches off the token before the one in use. Where there is none, nothing is done.
///
/// # Errors
///
/// The old token may still be in use, the app's secret is not kept, Meta refuses, or vault, ledger or lock fail. The token
/// in use is not touched in any case.
pub async fn end_old(ports: &Ports, id: &str) -> Result<Account, Problem> {
    let _held = ports.locks.hold(id, LOCK_WAIT).await?;
    let account = ports.ledger.account(id)?.ok_or_else(|| recover::gone(id))?;
    let keys = keys::of_account(ports, &account).await?;
    let Recovered { account, tokens, undecided, .. } = recover::recover(ports, id, keys.as_ref()).await?;
    let named = |problem: Problem| about(problem, &account, ports.clock.now());
    if let Some((problem, _)) = undecided {
        return Err(named(problem));
    }
    let Some(old) = tokens.previous.clone().filter(|old| !old.token.same_as(&tokens.current.token)) else {
        return Ok(account);
    };
    may_be_ended(ports, &account).map_err(named)?;
    let needs_secret =
        || named(Problem::new(Code::NeedsSecret, Action::FixSetup).of_network(account.network));
    let keys = keys.ok_or_else(needs_secret)?;
    works(ports, &account, &tokens, &keys).await.map_err(named)?;

    let _critical = ports.steady.critical_section().await;
    if let Err(refusal) = ports.meta.revoke(&keys, &old.token, &tokens.current.token).await
        && !is_over(ports, &old, &keys).await
    {
        return Err(named(problem(&refusal)));
    }
    let mark = old.token.fingerprint();
    let tokens = Tokens { previous: None, ..tokens };
    tokens.write(ports.vault.as_ref(), &account).await?;
    let history = [line(&account, ports.clock.now(), "old_ended", json!({ "mark": mark }))];
    ports.ledger.keep(&account, None, &history, None)?;
    Ok(account)
}

/// Whether nothing that is known still uses the old token.
fn may_be_ended(ports: &Ports, account: &Account) -> Result<(), Problem> {
    if !policy::works_on_facebook(account, ports.clock.now()) {
        return Err(Problem::new(Code::OurFault, Action::Report));
    }
    let (accounts, places) = (ports.ledger.accounts()?, ports.ledger.places()?);
    match old_token::still_used(account, (&accounts, &places)) {
        None => Ok(()),
        Some(StillUsed::Place(owner, place)) => Err(policy::not_delivered(&owner, &place)),
        Some(StillUsed::Page(page)) => {
            Err(Problem::new(Code::PlaceMissed, Action::None).with_text(FactName::Place, &page.name))
        }
    }
}

/// Checks that the token in use works, because after this it is the only one.
async fn works(ports: &Ports, account: &Account, tokens: &Tokens, keys: &AppKeys) -> Result<(), Problem> {
    match ports.meta.me(Network::Facebook, &tokens.current.token, Some(keys)).await {
        Ok(profile) if profile.user_id == account.user_id => Ok(()),
        Ok(profile) => {
            let not_yours = Problem::new(Code::NotYours, Action::Report);
            Err(not_yours.of_other_account(account.network, &profile.name))
        }
        Err(trouble) => Err(problem(&trouble)),
    }
}

/// Whether the old token is dead already: an interrupted run ended it, or its own date.
async fn is_over(ports: &Ports, old: &Stored, keys: &AppKeys) -> bool {
    match ports.meta.me(Network::Facebook, &old.token, Some(keys)).await {
        Ok(_) => false,
        Err(trouble) => diagnosis::diagnose(&trouble, Step::Call).class == Class::Dead,
    }
}

fn problem(trouble: &Trouble) -> Problem {
    diagnosis::problem(trouble, Step::Call, Network::Facebook)
}
