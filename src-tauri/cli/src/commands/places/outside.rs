//! Places that are no file of this computer: a program, an address, a secret at GitHub, a variable at Vercel.

use std::path::Path;

use sixty_core::journeys::place_key;
use sixty_core::places::command::{self, Unsplit};
use sixty_core::places::presets::Stdin;
use sixty_core::places::{Handling, Target, github, http, vercel};
use sixty_core::secret::Secret;
use sixty_core::text::Value;

use super::add::{claim, kept, whose};
use super::presets;
use crate::args::PlaceAdd;
use crate::exit::Exit;
use crate::input;
use crate::session::{Ended, Session};

/// Why what was typed is no place: the key of the sentence, with what it names.
pub(super) struct Misuse {
    key: &'static str,
    value: Option<String>,
}

impl Misuse {
    pub const fn of(key: &'static str) -> Self {
        Self { key, value: None }
    }

    pub fn naming(key: &'static str, value: impl Into<String>) -> Self {
        Self { key, value: Some(value.into()) }
    }

    pub fn told(self, session: &Session<'_>) -> Exit {
        let value = self.value.as_deref().unwrap_or_default();
        session.voice.misused(self.key, &[("value", Value::Text(value))])
    }
}

/// The place that was typed; None for a line of a file.
pub(super) fn target(command: &PlaceAdd) -> Option<Result<Target, Misuse>> {
    let (address, github, vercel) = (&command.address, &command.github, &command.vercel);
    if let Some(words) = &command.program.command {
        return Some(
            command::split(words)
                .map(|words| Target::Command { words: found(words), reads: Stdin::default() })
                .map_err(Into::into),
        );
    }
    if let Some(name) = &command.program.preset {
        return Some(presets::target(name, &command.program.set));
    }
    if let Some(url) = &address.http {
        let fields = (address.method.as_deref(), address.header.as_deref(), address.field.as_deref());
        return Some(http::target(url, fields.0, fields.1, fields.2).map_err(Into::into));
    }
    if let (Some(repository), Some(secret)) = (&github.github, &github.secret) {
        return Some(github::target(repository, secret, github.environment.as_deref()).map_err(Into::into));
    }
    if let (Some(project), Some(name)) = (&vercel.vercel, &vercel.name) {
        let (team, hook) = (vercel.team.as_deref(), vercel.deploy_hook.as_deref());
        return Some(vercel::target(project, name, team, hook).map_err(Into::into));
    }
    None
}

/// Adds the place, with the key that opens it.
pub(super) async fn add(
    session: &Session<'_>,
    command: &PlaceAdd,
    target: Target,
    handling: Handling,
) -> Ended {
    let key = match target.needs_key() {
        true => match ask_key(session).await {
            Ok(key) => Some(key),
            Err(exit) => return Ok(exit),
        },
        false => None,
    };
    let (ports, account) = match whose(session, command).await? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let mut place = match claim(session, &ports, &account, target, handling).await? {
        Ok(place) => place,
        Err(exit) => return Ok(exit),
    };
    if let Some(key) = key {
        place = place_key::keep(&ports, place, &key).await?;
    }
    kept(session, &ports, &account, place, command.send).await
}

/// The key that opens a place, from standard input.
pub(super) async fn ask_key(session: &Session<'_>) -> Result<Secret, Exit> {
    let prompt = session.voice.texts.say("cli-ask-key", &[]);
    match session.voice.asks(input::secret(&prompt)).await {
        Ok(Some(key)) if is_sendable(&key) => Ok(Secret::new(key.expose().trim())),
        _ => Err(session.voice.misused("cli-place-key-empty", &[])),
    }
}

/// Whether a header can carry it (RFC 9110, section 5.5).
fn is_sendable(key: &Secret) -> bool {
    key.expose().trim().bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// The words with the program's path from the root, where it was named by a path: the keeper runs in another folder.
fn found(mut words: Vec<String>) -> Vec<String> {
    if let Some(program) = words.first_mut().filter(|program| Path::new(program).components().count() > 1)
        && let Ok(path) = std::path::absolute(&*program)
    {
        *program = path.display().to_string();
    }
    words
}

impl From<Unsplit> for Misuse {
    fn from(unsplit: Unsplit) -> Self {
        match unsplit {
            Unsplit::Empty => Self::of("cli-place-command-empty"),
            Unsplit::Open(open) => Self::naming("cli-place-command-open", open),
            Unsplit::Shell(letter) => Self::naming("cli-place-command-shell", letter),
            Unsplit::Assignment => Self::of("cli-place-command-assignment"),
            Unsplit::Control => Self::of("cli-place-command-control"),
            Unsplit::Secret => Self::of("cli-place-command-secret"),
        }
    }
}

impl From<http::Unfit> for Misuse {
    fn from(unfit: http::Unfit) -> Self {
        Self::of(match unfit {
            http::Unfit::Url => "cli-place-url",
            http::Unfit::Method => "cli-place-method",
            http::Unfit::Header => "cli-place-header",
            http::Unfit::Field => "cli-place-field",
        })
    }
}

impl From<github::Unfit> for Misuse {
    fn from(unfit: github::Unfit) -> Self {
        Self::of(match unfit {
            github::Unfit::Repository => "cli-place-repository",
            github::Unfit::Secret => "cli-place-secret-name",
            github::Unfit::Environment => "cli-place-environment",
        })
    }
}

impl From<vercel::Unfit> for Misuse {
    fn from(unfit: vercel::Unfit) -> Self {
        Self::of(match unfit {
            vercel::Unfit::Project => "cli-place-project",
            vercel::Unfit::Name => "cli-place-variable",
            vercel::Unfit::Team => "cli-place-team",
            vercel::Unfit::DeployHook => "cli-place-hook",
        })
    }
}
