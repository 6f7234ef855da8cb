//! A place of a backup. What is no file of this computer and no form comes back switched off, whatever the backup says: a
//! program that somebody else has named is not run, and no token goes to an address of theirs, before a person has sent
//! there by its name.

use std::path::PathBuf;

use super::super::written::WrittenPlace;
use super::{is_mark, is_own_id};
use crate::moment::{self, Moment};
use crate::places::{Handling, Place, Receipt, Target, by_hand, command, github, http, vercel};
use crate::plain;

/// The most bytes of a path and of the name of a line.
const LONGEST_PATH: usize = 4_096;
const LONGEST_KEY: usize = 200;

/// The most bytes of a command, as a person would type it.
const LONGEST_COMMAND: usize = 4_096;

/// The place, if every part of it has the shape that it must have.
pub fn place(written: WrittenPlace, now: Moment) -> Option<Place> {
    let is_whole = is_own_id(&written.id)
        && written.account.is_some() != written.waits_for.is_some()
        && written.account.as_deref().is_none_or(is_own_id);
    let credible = |told: Moment| moment::credible(told, now).unwrap_or(now);
    let last = match written.last {
        Some(last) if last.mark.as_deref().is_none_or(is_mark) => {
            let receipt = Receipt::new(&written.id, credible(last.at), last.mark, last.reason);
            Some(Receipt { progress: last.progress, restart: last.restart, ..receipt })
        }
        Some(_) => return None,
        None => None,
    };
    let target = target(written.target)?;
    let handling = handling(written.handling, &target, now)?;
    is_whole.then_some(Place {
        id: written.id,
        account: written.account,
        waits_for: written.waits_for,
        target,
        added_at: credible(written.added_at),
        handling,
        last,
        formers: 0,
    })
}

fn handling(written: Handling, target: &Target, now: Moment) -> Option<Handling> {
    let restart =
        written.restart.map(|words| words_of(&words)).map_or(Some(None), |words| words.map(Some))?;
    let health = match written.health {
        Some(health) => Some(http::address(&health)?.into()),
        None => None,
    };
    let credential = written.credential.map(|mut credential| {
        credential.expires_at = credential.expires_at.and_then(|ends| moment::credible(ends, now));
        credential
    });
    let metadata = match written.metadata {
        Some(metadata) => Some(path(metadata)?),
        None => None,
    };
    let stays_here = target.line().is_some() || target.is_by_hand();
    let is_off = !stays_here || restart.is_some() || health.is_some();
    Some(Handling { restart, health, credential, metadata, is_off })
}

fn target(written: Target) -> Option<Target> {
    match written {
        Target::EnvFile { path, key, user_id_key } => {
            let is_whole = is_key(&key) && user_id_key.as_deref().is_none_or(is_key);
            is_whole.then_some(Target::EnvFile { path: self::path(path)?, key, user_id_key })
        }
        Target::File { format, path, at } => {
            is_key(&at).then_some(Target::File { format, path: self::path(path)?, at })
        }
        Target::Command { words, reads } => Some(Target::Command { words: words_of(&words)?, reads }),
        Target::Http { url, method, header, field } => {
            let checked = http::target(&url, None, header.as_deref(), Some(&field)).ok()?;
            let Target::Http { url, header, field, .. } = checked else { return None };
            Some(Target::Http { url, method, header, field })
        }
        Target::Github { repository, secret, environment } => {
            github::target(&repository.to_string(), &secret, environment.as_deref()).ok()
        }
        Target::Vercel { project, name, deploy_hook } => {
            vercel::target(&project.name, &name, project.team.as_deref(), deploy_hook.as_deref()).ok()
        }
        Target::ByHand { name, link } => by_hand::target(&name, link.as_deref()).ok(),
    }
}

/// The words of a command, if they are those of a line that a person could have typed.
fn words_of(words: &[String]) -> Option<Vec<String>> {
    let line = command::shown(words);
    let split = command::split(&line).ok().filter(|split| split == words)?;
    (line.len() <= LONGEST_COMMAND).then_some(split)
}

fn is_key(key: &str) -> bool {
    (1..=LONGEST_KEY).contains(&key.len()) && !key.contains(plain::is_steering)
}

/// A path that names one file wherever the program runs.
fn path(written: PathBuf) -> Option<PathBuf> {
    let is_whole = |text: &str| text.len() <= LONGEST_PATH && is_from_root(text) && !text.contains('\0');
    written.to_str().is_some_and(is_whole).then_some(written)
}

/// Whether a path begins at a root, of this system or of the one that the backup was made on.
fn is_from_root(path: &str) -> bool {
    let has_drive = path.get(1..3).is_some_and(|rest| rest == ":\\" || rest == ":/")
        && path.starts_with(|drive: char| drive.is_ascii_alphabetic());
    path.starts_with('/') || path.starts_with("\\\\") || has_drive
}
