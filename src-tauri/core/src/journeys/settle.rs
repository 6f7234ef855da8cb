//! Puts in order what a program that was cut off left behind. Everything here may be cut off again.

use std::time::Duration;

use serde_json::json;

use super::{line, prove};
use crate::account::{Account, Kind, PendingKind, TokenKind};
use crate::diagnosis::Class;
use crate::journeys::prove::{Proof, Told};
use crate::moment::Moment;
use crate::policy::DATE_TOLERANCE;
use crate::ports::{AppKeys, EntryName, Inspection, LedgerTrouble, Ports};
use crate::problem::{Action, Code, Problem};
use crate::tokens::{Stored, Tokens};

/// An account as it really is, the lock held.
pub struct Settled {
    /// Facts that agree with the vault.
    pub account: Account,
    /// Its tokens, without a leftover that could be decided.
    pub tokens: Tokens,
    /// Whether a token was taken over that the ledger did not know.
    pub took_over: bool,
    /// Set when a leftover could not be decided: Meta could not be asked, or neither token is good.
    pub undecided: Option<(Problem, Class)>,
}

/// Completes log-ins and imports that were cut off between the vault and the ledger. Quick when there are none.
pub async fn complete_arrivals(ports: &Ports) -> Result<(), Problem> {
    for attempt in ports.ledger.unfinished()? {
        if attempt.kind != PendingKind::Keep {
            continue;
        }
        let account = attempt.account;
        // Held by a living process: it will finish it itself.
        let Ok(_held) = ports.locks.hold(&account.id, Duration::ZERO).await else { continue };
        let name = EntryName::account(account.network, &account.user_id);
        let stored = Tokens::read(ports.vault.as_ref(), &name).await?;
        let arrived = stored.is_some_and(|tokens| tokens.current.token.mark() == account.token.mark);
        if arrived {
            let history = [line(
                &account,
                attempt.started_at,
                "connected",
                json!({ "completed": true, "mark": account.token.mark }),
            )];
            ports.ledger.keep(&account, &history, Some(attempt.id))?;
        } else {
            ports.ledger.abandon(attempt.id)?;
        }
    }
    Ok(())
}

/// Reads an account anew and proves a leftover `next`: good becomes current, refused is dropped, undecided is kept.
pub async fn settle(ports: &Ports, id: &str, keys: Option<&AppKeys>) -> Result<Settled, Problem> {
    let account = ports.ledger.account(id)?.ok_or_else(|| gone(id))?;
    let name = EntryName::account(account.network, &account.user_id);
    let Some(mut tokens) = Tokens::read(ports.vault.as_ref(), &name).await? else {
        return Err(Problem::new(Code::VaultLost, Action::Reconnect)
            .with_text("name", account.network.handle(&account.name)));
    };
    let mut settled = agree(ports, account, &tokens)?;
    let Some(next) = tokens.next.clone() else {
        return Ok(Settled { tokens, ..settled });
    };
    match prove::prove(ports.meta.as_ref(), &settled.account, &tokens.current, &next, None, keys).await {
        Proof::Good(told) => {
            tokens = promote(ports, &mut settled.account, tokens, next, &told).await?;
            settled.took_over = true;
        }
        Proof::Refused(_) => {
            tokens.next = None;
            tokens.write(ports.vault.as_ref(), &name).await?;
        }
        Proof::Undecided(problem, class) => settled.undecided = Some((problem, class)),
    }
    Ok(Settled { tokens, ..settled })
}

/// Puts a proved token into use: one vault write, then ledger and history in one transaction.
pub async fn promote(
    ports: &Ports,
    account: &mut Account,
    tokens: Tokens,
    mut new: Stored,
    told: &Told,
) -> Result<Tokens, Problem> {
    let changed = !new.token.same_as(&tokens.current.token);
    let inspection = told.inspection.as_ref();
    new.expires_at = prove::end_of(account.network, new.expires_at, inspection);
    // The same string without a word about its end ends when it did.
    if !changed && !inspection.is_some_and(|inspection| inspection.endless) {
        new.expires_at = new.expires_at.or(tokens.current.expires_at);
    }
    let tokens = tokens.replaced_by(new);
    let name = EntryName::account(account.network, &account.user_id);
    tokens.write(ports.vault.as_ref(), &name).await?;

    take_over(account, &tokens.current, ports.clock.now());
    if account.network.facts().lives.login_moves_with_extend {
        account.token.login_required_by = prove::login_from(account.network, tokens.current.obtained_at);
    }
    learn(account, told, ports.clock.now());
    account.token.kind = prove::kind_of(&tokens.current, inspection);
    let facts =
        json!({ "expires_at": tokens.current.expires_at, "changed": changed, "mark": account.token.mark });
    finish(ports, account, "extended", facts)?;
    Ok(tokens)
}

/// What Meta told goes into the facts.
pub fn learn(account: &mut Account, told: &Told, now: Moment) {
    account.name.clone_from(&told.profile.name);
    account.checked_at = Some(now);
    if let Some(permissions) = &told.permissions {
        account.permissions.granted = Some(permissions.clone());
    }
    let Some(inspection) = &told.inspection else { return };
    let by = &mut account.token.login_required_by;
    *by = if inspection.login_never { None } else { inspection.login_required_by.or(*by) };
    account.kind = inspection.kind.unwrap_or(account.kind);
    if account.kind == Kind::Page && inspection.person.is_some() {
        account.page.get_or_insert_default().person.clone_from(&inspection.person);
    }
}

/// An end that inspection tells replaces what we took for it: in the vault first, as everywhere.
pub async fn learn_end(
    ports: &Ports,
    account: &mut Account,
    mut tokens: Tokens,
    inspection: &Inspection,
) -> Result<Tokens, Problem> {
    let known = account.token.expires_at;
    let told = if inspection.endless { None } else { inspection.expires_at.or(known) };
    let is_same = match (known, told) {
        (Some(known), Some(told)) => (known - told).abs() <= DATE_TOLERANCE,
        (known, told) => known == told,
    };
    if !is_same {
        tokens.current.expires_at = told;
        let name = EntryName::account(account.network, &account.user_id);
        tokens.write(ports.vault.as_ref(), &name).await?;
        account.token.expires_at = told;
    }
    if !is_same || inspection.endless || account.token.kind == TokenKind::Unknown {
        account.token.kind = prove::kind_of(&tokens.current, Some(inspection));
    }
    Ok(tokens)
}

/// Writes facts and history and ends every step that is still open for the account.
fn finish(
    ports: &Ports,
    account: &mut Account,
    event: &str,
    facts: serde_json::Value,
) -> Result<(), LedgerTrouble> {
    let history = [line(account, ports.clock.now(), event, facts)];
    ports.ledger.keep(account, &history, None)?;
    for attempt in ports.ledger.unfinished()? {
        if attempt.account.id == account.id {
            ports.ledger.abandon(attempt.id)?;
        }
    }
    Ok(())
}

/// Where vault and ledger differ, the vault is right: it is written first.
fn agree(ports: &Ports, mut account: Account, tokens: &Tokens) -> Result<Settled, Problem> {
    let took_over = account.token.mark != tokens.current.token.mark()
        || account.token.expires_at.is_some() && tokens.current.expires_at > account.token.expires_at;
    if took_over {
        take_over(&mut account, &tokens.current, ports.clock.now());
        account.token.kind = prove::kind_of(&tokens.current, None);
        let facts =
            json!({ "expires_at": tokens.current.expires_at, "completed": true, "mark": account.token.mark });
        finish(ports, &mut account, "extended", facts)?;
    }
    Ok(Settled { account, tokens: tokens.clone(), took_over, undecided: None })
}

/// A token that works ends every trouble.
fn take_over(account: &mut Account, current: &Stored, now: Moment) {
    account.token.mark = current.token.mark();
    account.token.obtained_at = current.obtained_at;
    account.token.expires_at = current.expires_at;
    account.problem = None;
    account.retry_at = None;
    account.failing_since = None;
    account.failures = 0;
    account.checked_at = Some(now);
}

/// An account that is not here any more.
pub fn gone(id: &str) -> Problem {
    Problem::new(Code::Ledger, Action::Report).with_text("detail", format!("no account {id}"))
}
