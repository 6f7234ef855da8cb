//! Seals accounts, Meta apps, places and settings with a passphrase in one file.
//!
//! make: each account read under its lock, from ledger and vault → apps with their secrets → sealed → file
//!
//! Nothing here changes, so a run that is cut off leaves the old file, or none. Held by
//! `after_every_arrow_of_backup_the_old_file_or_the_new_one_is_whole` (`tests/promises/backup_dying.rs`).
//!
//! Ends in: `x.readOnly`, `x.diskFull`, and whatever vault and ledger say of themselves.

use std::collections::BTreeSet;
use std::path::Path;

use super::{LOCK_WAIT, handover, missing_entry, replies};
use crate::account::{Account, App, SecretKeeping, TokenFacts};
use crate::backup::{self, Backup, SavedAccount, SavedApp, SealedFor};
use crate::ports::{EntryName, FileTrouble, LockTrouble, Ports, VaultTrouble};
use crate::problem::{Case, Problem};
use crate::sealed::{self, inside};
use crate::secret::Secret;
use crate::settings::Settings;
use crate::tokens::Tokens;

/// The choices for a backup.
pub struct Make {
    pub passphrase: Secret,
    /// Whether the person said that a file of that name is replaced.
    pub replace: bool,
    /// Whether this is practice.
    pub practice: bool,
}

/// A backup that was made.
pub struct Made {
    pub backup: Backup,
    /// The accounts that are not in it, because the vault has no token of them.
    pub left_out: Vec<Account>,
    /// The apps that are not in it, because what is kept of them cannot be right.
    pub apps_left_out: Vec<App>,
}

/// Writes a backup of everything that moves to another computer.
///
/// # Errors
///
/// `x.readOnly` where a file is there that is not to be replaced, or where it cannot be written; otherwise the problem of
/// the vault or the ledger.
pub async fn make(ports: &Ports, file: &Path, make: Make) -> Result<Made, Problem> {
    if !make.replace {
        handover::is_free(ports.files.as_ref(), file)?;
    }
    let made = gathered(ports, make.practice).await?;
    let (text, passphrase) = (made.backup.text(), make.passphrase);
    let sealing = handover::aside(move || sealed::with_passphrase(&text, &passphrase));
    let sealed = sealing.await?.map_err(handover::broken)?;
    if sealed.len() > backup::LONGEST {
        return Err(inside::not_taken(Case::BackupLarge));
    }
    let written = match make.replace {
        true => ports.files.replace(file, sealed.as_bytes()),
        false => ports.files.create(file, sealed.as_bytes()),
    };
    written.map_err(|trouble| handover::of_written(trouble, file))?;
    Ok(made)
}

/// Opens a backup. Nothing of it is kept yet.
///
/// # Errors
///
/// `x.paste` where the passphrase or the file is not right, `x.readOnly` where the file cannot be read.
pub async fn open(ports: &Ports, file: &Path, passphrase: Secret, practice: bool) -> Result<Backup, Problem> {
    let content = ports.files.read_long(file, backup::LONGEST).map_err(|trouble| match trouble {
        FileTrouble::TooLarge => inside::not_taken(Case::BackupLarge),
        trouble => handover::of_file(trouble, file),
    })?;
    let strange = || inside::not_taken(Case::BackupStrange);
    let text = String::from_utf8(content).map_err(|_| strange())?;
    let sealed = sealed::sealed_in(&text).into_iter().next().ok_or_else(strange)?;
    drop(text);
    let now = ports.clock.now();
    let opened = handover::aside(move || {
        let opened = sealed::open_with_passphrase(&sealed, &passphrase, backup::LONGEST);
        opened.map_err(backup::not_opened).and_then(|content| Backup::read(&content, now))
    });
    let backup = opened.await??;
    match (backup.practice, practice) {
        (true, false) => Err(inside::not_taken(Case::BackupPractice)),
        (false, true) => Err(inside::not_taken(Case::BackupReal)),
        _ => Ok(backup),
    }
}

async fn gathered(ports: &Ports, practice: bool) -> Result<Made, Problem> {
    let now = ports.clock.now();
    // A backup with nothing in it would look like one.
    if missing_entry::none_of_ours(ports).await? {
        return Err(VaultTrouble::NoneOfOurs.into());
    }
    let (mut accounts, mut left_out) = (Vec::new(), Vec::new());
    for listed in ports.ledger.accounts()? {
        match saved(ports, &listed).await? {
            Some(saved) if backup::fits(&saved, now) => accounts.push(saved),
            _ => left_out.push(listed),
        }
    }
    let (mut apps, mut apps_left_out) = (Vec::new(), Vec::new());
    for app in ports.ledger.apps()? {
        let saved = saved_app(ports, app).await?;
        match backup::app_fits(&saved, now) {
            true => apps.push(saved),
            false => apps_left_out.push(saved.app),
        }
    }
    let known: BTreeSet<&String> = accounts.iter().map(|saved| &saved.account.id).collect();
    let is_here = |id: &String| known.contains(id);
    let mut places = ports.ledger.places()?;
    places.retain(|place| place.account.as_ref().is_none_or(is_here) && backup::place_fits(place, now));
    let settings = Settings::read(|key| ports.ledger.setting(key))?;
    let backup = Backup { made_at: now, practice, accounts, apps, places, unknown_places: 0, settings };
    Ok(Made { backup, left_out, apps_left_out })
}

/// An account with its tokens; None where the vault has none of it, or where it is gone by now.
async fn saved(ports: &Ports, listed: &Account) -> Result<Option<SavedAccount>, Problem> {
    // Otherwise an extend could put a new token between what the ledger and what the vault say.
    let _held = match ports.locks.hold(&listed.id, LOCK_WAIT).await {
        Ok(held) => Some(held),
        // A disk that cannot be written is a reason for a backup elsewhere.
        Err(LockTrouble::Unusable(_)) => None,
        Err(trouble) => return Err(trouble.into()),
    };
    let Some(account) = ports.ledger.account(&listed.id)? else { return Ok(None) };
    let tokens = match Tokens::read(ports.vault.as_ref(), &account.entry()).await {
        Ok(Some(tokens)) => tokens,
        Ok(None) | Err(VaultTrouble::Damaged) => return Ok(None),
        Err(trouble) => return Err(trouble.into()),
    };
    // Where they differ the vault is right, because it is written first.
    let token = TokenFacts {
        obtained_at: tokens.current.obtained_at,
        expires_at: tokens.current.expires_at,
        fingerprint: tokens.current.token.fingerprint(),
        ..account.token
    };
    let is_newer = token.fingerprint != account.token.fingerprint;
    let problem = account.problem.filter(|_| !is_newer);
    Ok(Some(SavedAccount { account: Account { token, problem, ..account }, tokens }))
}

async fn saved_app(ports: &Ports, app: App) -> Result<SavedApp, Problem> {
    let secret = match app.secret {
        SecretKeeping::Kept => ports.vault.read(&EntryName::app(app.network, &app.id)).await?,
        // It goes within 24 hours.
        SecretKeeping::Once | SecretKeeping::None => None,
    };
    let sealed_for = replies::meant_for(ports, &app)?.map(|to| SealedFor { key: to.key, from: to.from });
    Ok(SavedApp { app, secret, sealed_for })
}
