//! Puts in order what a program that was cut off left behind. Everything here may be cut off again.
//!
//! Where vault and ledger differ the vault is right, because it is written first. Held by
//! `after_every_arrow_of_connect_the_account_is_here_whole_or_not_at_all` and
//! `after_every_arrow_of_extend_a_working_token_is_kept_and_delivered` (`tests/promises/dying.rs`).
//!
//! Ends in: `x.vaultLost`, `x.ledger`, and whatever vault and ledger say of themselves.

use std::time::Duration;

use serde_json::json;

use super::{add_place, arrive, line, missing_entry, remember};
use crate::account::{Account, Kind, PendingKind, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::exchange::{self, Before, Candidate, Identity, Proof};
use crate::moment::{self, Moment};
use crate::policy::DATE_TOLERANCE;
use crate::ports::{AppKeys, Inspection, LedgerTrouble, Ports, VaultTrouble};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::tokens::{Stored, Tokens};

/// An account whose ledger row matches the vault, while its lock is held.
pub struct Recovered {
    /// The account, in agreement with the vault.
    pub account: Account,
    /// The tokens; a leftover is among them only if nothing could be decided about it.
    pub tokens: Tokens,
    /// Whether a leftover token was put into use that the ledger did not know.
    pub took_over: bool,
    /// Set when a leftover could not be decided: Meta could not be asked, or neither token is good.
    pub undecided: Option<(Problem, Class)>,
}

/// Completes log-ins and imports that were interrupted between the vault and the ledger. Fast when there are none.
///
/// # Errors
///
/// The vault or the ledger fails.
pub async fn complete_arrivals(ports: &Ports) -> Result<(), Problem> {
    for attempt in ports.ledger.unfinished()? {
        if attempt.kind != PendingKind::Keep {
            continue;
        }
        let (account, place) = (attempt.account, attempt.place);
        // A running process that holds the account finishes the step itself.
        let Ok(_held) = ports.locks.hold(&account.id, Duration::ZERO).await else { continue };
        let stored = match Tokens::read(ports.vault.as_ref(), &account.entry()).await {
            // A damaged entry of one account must not keep the others from their work.
            Err(VaultTrouble::Damaged) => None,
            // A person may still put it right.
            Err(VaultTrouble::Unclear(_)) => continue,
            stored => stored?,
        };
        let arrived =
            stored.is_some_and(|tokens| tokens.current.token.fingerprint() == account.token.fingerprint);
        if arrived {
            let history = [line(
                &account,
                attempt.started_at,
                "connected",
                json!({ "completed": true, "mark": account.token.fingerprint }),
            )];
            // Another program may have made the line a place meanwhile.
            let found = match place.as_ref().and_then(|place| Some((&place.target, place.last.as_ref()?))) {
                Some((target, last)) => {
                    let mark = last.fingerprint.as_deref().unwrap_or_default();
                    Some(add_place::found(ports, target, &account.id, mark).await?)
                }
                None => None,
            };
            arrive::finish(
                ports,
                &account,
                found.as_ref().map(|found| &found.place),
                &history,
                Some(attempt.id),
            )?;
        } else {
            ports.ledger.abandon(attempt.id)?;
        }
    }
    Ok(())
}

/// Reads an account again and proves a leftover `next`: a good one is put into use, a refused one is dropped, an
/// undecided one is kept. The caller holds the account's lock.
///
/// # Errors
///
/// `x.ledger` for an account that is gone, `x.vaultLost` where the vault has no token of it; otherwise the problem of
/// the vault or the ledger.
pub async fn recover(ports: &Ports, id: &str, keys: Option<&AppKeys>) -> Result<Recovered, Problem> {
    let account = ports.ledger.account(id)?.ok_or_else(|| gone(id))?;
    let Some(mut tokens) = Tokens::read(ports.vault.as_ref(), &account.entry()).await? else {
        return Err(missing_entry::problem(ports, &account).await);
    };
    let is_explained = is_explained(ports, &account, &tokens)?;
    if !is_explained {
        is_still_its_own(ports, &account, &tokens, keys).await?;
    }
    let mut recovered = agree(ports, account, &tokens)?;
    recovered.took_over &= is_explained;
    if remember::mended(&mut recovered.account, keys) {
        ports.ledger.keep(&recovered.account, None, &[], None)?;
    }
    let Some(next) = tokens.next.clone() else {
        return Ok(Recovered { tokens, ..recovered });
    };
    let candidate = Candidate::of(&recovered.account, &tokens.current);
    match exchange::prove(ports.meta.as_ref(), &candidate, &next, None, keys, ports.clock.now()).await {
        Proof::Good(identity) => {
            tokens = promote(ports, &mut recovered.account, tokens, next, &identity).await?;
            recovered.took_over = true;
        }
        Proof::Refused(_) => {
            tokens.next = None;
            tokens.write(ports.vault.as_ref(), &recovered.account).await?;
        }
        Proof::Undecided(problem, class) => recovered.undecided = Some((problem, class)),
    }
    Ok(Recovered { tokens, ..recovered })
}

/// Puts a proved token into use: one write to the vault, then ledger and history in one transaction.
///
/// # Errors
///
/// The vault or the ledger fails. By then the token is in the vault, in use or still as `next`.
pub async fn promote(
    ports: &Ports,
    account: &mut Account,
    tokens: Tokens,
    mut new: Stored,
    identity: &Identity,
) -> Result<Tokens, Problem> {
    let before = account.token.kind;
    let changed = !new.token.same_as(&tokens.current.token);
    let (inspection, now) = (identity.inspection.as_ref(), ports.clock.now());
    new.expires_at = Candidate::of(account, &tokens.current).end_after(&new, inspection, now);
    let tokens = tokens.replaced_by(new);
    tokens.write(ports.vault.as_ref(), account).await?;

    take_over(account, &tokens.current, ports.clock.now());
    if account.network.facts().lives.login_moves_with_extend {
        account.token.login_required_by = exchange::login_from(account.network, tokens.current.obtained_at);
    }
    learn(account, identity, ports.clock.now());
    account.token.kind = match exchange::kind_of(&tokens.current, inspection) {
        // The same token, of which only the date was asked, is of the kind that it was.
        _ if !changed && before != TokenKind::Unknown => before,
        // A Page's token that was read anew is of the kind that it was, also where Meta does not say so.
        TokenKind::Unknown if account.kind == Kind::Page => before,
        kind => kind,
    };
    let facts = json!({
        "expires_at": tokens.current.expires_at,
        "changed": changed,
        "mark": account.token.fingerprint,
    });
    let is_read = account.kind == Kind::Page && tokens.current.expires_at.is_none();
    let event = if is_read { "read_anew" } else { "extended" };
    finish(ports, account, event, facts)?;
    Ok(tokens)
}

/// Copies Meta's statements about a token into the account.
pub fn learn(account: &mut Account, told: &Identity, now: Moment) {
    account.name.clone_from(&told.profile.name);
    account.checked_at = Some(now);
    if let Some(permissions) = &told.permissions {
        // Meta names a permission once for each thing that it is about.
        let mut each_once: Vec<String> = Vec::new();
        for permission in permissions {
            if !each_once.contains(permission) {
                each_once.push(permission.clone());
            }
        }
        account.permissions.granted = Some(each_once);
    }
    let Some(inspection) = &told.inspection else { return };
    let by = &mut account.token.login_required_by;
    let told_by = exchange::login_within_bounds(inspection.login_required_by, now);
    *by = if inspection.login_never { None } else { told_by.or(*by) };
    account.kind = inspection.kind.unwrap_or(account.kind);
    if !account.logs_in() {
        account.token.login_required_by = None;
    }
    // Meta may give the Page's own id, which says nothing about the person behind it.
    let person = inspection.person.as_ref().filter(|person| **person != account.user_id);
    if account.kind == Kind::Page && person.is_some() {
        account.page.get_or_insert_default().person = person.cloned();
    }
}

/// Stores an end that the inspection found in place of the assumed end; in the vault first, as everywhere.
///
/// # Errors
///
/// The vault cannot be written.
pub async fn learn_end(
    ports: &Ports,
    account: &mut Account,
    mut tokens: Tokens,
    inspection: &Inspection,
) -> Result<Tokens, Problem> {
    let known = account.token.expires_at;
    let told = exchange::within_bounds(inspection.expires_at, ports.clock.now());
    let told = if inspection.endless { None } else { told.or(known) };
    let is_same = match (known, told) {
        (Some(known), Some(told)) => moment::is_near(known, told, DATE_TOLERANCE),
        (known, told) => known == told,
    };
    if !is_same {
        tokens.current.expires_at = told;
        tokens.write(ports.vault.as_ref(), account).await?;
        account.token.expires_at = told;
    }
    if !is_same || inspection.endless || account.token.kind == TokenKind::Unknown {
        account.token.kind = exchange::kind_of(&tokens.current, Some(inspection));
    }
    Ok(tokens)
}

/// Writes account and history, and ends every step of the account that is still open.
fn finish(
    ports: &Ports,
    account: &mut Account,
    event: &str,
    facts: serde_json::Value,
) -> Result<(), LedgerTrouble> {
    let history = [line(account, ports.clock.now(), event, facts)];
    ports.ledger.keep(account, None, &history, None)?;
    for attempt in ports.ledger.unfinished()? {
        if attempt.account.id == account.id {
            ports.ledger.abandon(attempt.id)?;
        }
    }
    Ok(())
}

/// Corrects the ledger where it differs from the vault.
fn agree(ports: &Ports, mut account: Account, tokens: &Tokens) -> Result<Recovered, Problem> {
    let took_over = account.token.fingerprint != tokens.current.token.fingerprint()
        || account.token.expires_at.is_some() && tokens.current.expires_at > account.token.expires_at;
    if took_over {
        take_over(&mut account, &tokens.current, ports.clock.now());
        account.token.kind = exchange::kind_of(&tokens.current, None);
        let facts = json!({
            "expires_at": tokens.current.expires_at,
            "completed": true,
            "mark": account.token.fingerprint,
        });
        finish(ports, &mut account, "extended", facts)?;
    }
    Ok(Recovered { account, tokens: tokens.clone(), took_over, undecided: None })
}

/// Ends every problem of the account, because its token works.
fn take_over(account: &mut Account, current: &Stored, now: Moment) {
    account.token.fingerprint = current.token.fingerprint();
    account.token.obtained_at = current.obtained_at;
    account.token.expires_at = current.expires_at;
    account.end_troubles();
    account.checked_at = Some(now);
}

/// Whether the token in the vault is the one that the ledger knows, or a newer one that a run of ours stored: it was
/// cut off before it came to the ledger, or the ledger is an older copy. Any other token was put there by somebody
/// else, as an older entry that was put back, and is never given out unseen.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn is_explained(ports: &Ports, account: &Account, tokens: &Tokens) -> Result<bool, LedgerTrouble> {
    let known = account.token.fingerprint.as_str();
    let is_known = |stored: &Stored| stored.token.fingerprint() == known;
    if is_known(&tokens.current) || tokens.previous.as_ref().is_some_and(is_known) {
        return Ok(true);
    }
    Ok(ports.ledger.unfinished()?.iter().any(|attempt| attempt.account.id == account.id))
}

/// Asks Meta about a token that only the vault knows: it may be used if it works and is the account's.
///
/// # Errors
///
/// `x.vaultLost` where it is no token of the account that works; Meta's trouble where it could not be asked.
async fn is_still_its_own(
    ports: &Ports,
    account: &Account,
    tokens: &Tokens,
    keys: Option<&AppKeys>,
) -> Result<(), Problem> {
    let before = Before { owner: Some(&account.user_id), named: None };
    let (meta, token) = (ports.meta.as_ref(), &tokens.current.token);
    match exchange::identify(meta, account.network, token, before, keys, ports.clock.now()).await {
        Ok(told) if told.profile.user_id == account.user_id => Ok(()),
        Err(trouble) if diagnosis::diagnose(&trouble, Step::Call).class.passes() => {
            Err(diagnosis::problem(&trouble, Step::Call, account.network))
        }
        Ok(_) | Err(_) => Err(lost(account)),
    }
}

/// The problem of an account whose token is not in the vault.
pub fn lost(account: &Account) -> Problem {
    Problem::new(Code::VaultLost, Action::Reconnect)
        .of_network(account.network)
        .with_text(FactName::Name, account.network.handle(&account.name))
}

/// The problem of dates that are not known, because Meta's clock and this computer's differ by more than a day.
pub fn clocks_differ() -> Problem {
    Problem::new(Code::Clock, Action::None).because(Case::Differs).of_extending()
}

/// The problem of an account that is no longer in the ledger.
pub fn gone(id: &str) -> Problem {
    Problem::new(Code::Ledger, Action::Report).with_text(FactName::Detail, format!("no account {id}"))
}
