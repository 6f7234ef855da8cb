//! What is pasted, typed, dropped or copied. The text goes straight from here to where it is needed.

use std::path::PathBuf;

use chrono::TimeDelta;

use super::message::Message;
use super::world::Seen;
use super::{Resident, Wish};
use crate::face::{self, Copied, Import, Opened, Verdict, build};
use crate::journeys::import::{self, FromFile, Pasted};
use crate::journeys::{about, apps, recover};
use crate::network::Network;
use crate::places::Target;
use crate::ports::{EntryName, Ports};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::token_shape;
use crate::tokens::Tokens;

/// A copied token stays on the clipboard for so long.
const COPIED_FOR: TimeDelta = TimeDelta::seconds(60);

/// An app secret that was pasted waits so long for its app ID.
const SECRET_FOR: TimeDelta = TimeDelta::minutes(10);

/// A secret that is kept for a short while, in memory alone.
pub(super) struct Brief {
    pub secret: Secret,
    until: Moment,
}

impl Brief {
    fn new(secret: Secret, now: Moment, span: TimeDelta) -> Self {
        Self { secret, until: now + span }
    }

    /// Over, also when the clock was set back: then nobody knows how long it has been.
    fn is_over(&self, now: Moment, span: TimeDelta) -> bool {
        now >= self.until || self.until - now > span
    }
}

/// What was pasted as an app secret.
pub(super) struct Taken {
    shown: face::Pasted,
    /// Only what can be one is kept.
    secret: Option<Brief>,
}

impl Taken {
    fn new(text: &Secret, now: Moment) -> Self {
        let cleaned = apps::cleaned(text);
        let length = cleaned.expose().chars().count();
        let shown = face::Pasted {
            masked: cleaned.masked(),
            length: u32::try_from(length).unwrap_or(u32::MAX),
            is: build::verdict(token_shape::shape_of(cleaned.expose()), length),
        };
        let secret = (shown.is == Verdict::Secret).then(|| Brief::new(cleaned, now, SECRET_FOR));
        Self { shown, secret }
    }

    /// The secret that waits to be used.
    pub fn secret(&self) -> Option<&Secret> {
        self.secret.as_ref().map(|brief| &brief.secret)
    }

    /// What the window shows.
    pub fn face(&self) -> face::Pasted {
        self.shown.clone()
    }

    fn is_over(&self, now: Moment) -> bool {
        self.secret.as_ref().is_some_and(|brief| brief.is_over(now, SECRET_FOR))
    }
}

impl Resident {
    /// Asks the host for what is on the clipboard.
    pub(super) fn paste(&mut self, into: face::Box) {
        let clipboard = self.clipboard.clone();
        self.start(async move { Message::Clipboard(into, clipboard.read().await) });
    }

    /// Takes a text for a box.
    pub(super) fn take(&mut self, into: face::Box, text: Option<Secret>) {
        let text = text.unwrap_or_else(|| Secret::new(""));
        match into {
            face::Box::Address => self.pasted_address(text),
            face::Box::Token => self.import(text),
            face::Box::Error => self.read_error(&text),
            face::Box::Secret => self.app_secret = Some(Taken::new(&text, self.now())),
        }
    }

    /// Adds the account of a pasted token.
    fn import(&mut self, text: Secret) {
        let (ports, Some(number)) = (self.ports.clone(), self.begin_import()) else { return };
        self.start(async move {
            let pasted = Pasted { text, network: None, label: None };
            let kept = import::import(&ports, pasted).await;
            let alone = |kept| FromFile { kept: vec![kept], skipped: Vec::new() };
            Message::Imported(number, kept.map(alone))
        });
    }

    /// Adds the accounts of a settings file.
    pub(super) fn import_file(&mut self, path: PathBuf) {
        let (ports, Some(number)) = (self.ports.clone(), self.begin_import()) else { return };
        self.start(
            async move { Message::Imported(number, import::import_file(&ports, &path, None, None).await) },
        );
    }

    /// One at a time.
    fn begin_import(&mut self) -> Option<u64> {
        if matches!(self.import, Some((_, Import::Asking))) {
            return None;
        }
        let number = self.next_number();
        self.import = Some((number, Import::Asking));
        Some(number)
    }

    /// An import ended.
    pub(super) fn imported(&mut self, number: u64, outcome: &Result<FromFile, Problem>) {
        for kept in outcome.iter().flat_map(|from_file| &from_file.kept) {
            self.plan.forget(&kept.account.id);
        }
        if let Some((own, shown)) = &mut self.import
            && *own == number
        {
            *shown = import_face(outcome);
        }
        let now = self.now();
        let shut = |problem: &Problem| matches!(problem.code, Code::VaultLocked | Code::VaultMissing);
        match outcome.as_ref().err() {
            None => self.world.learn(&Seen { problem: None, met: true }, now),
            // What else is wrong with a paste may be seen before the vault is opened.
            Some(problem) if shut(problem) => {
                self.world.learn(&Seen { problem: Some(problem), met: false }, now)
            }
            Some(_) => {}
        }
        self.refresh();
    }

    /// Puts something on the clipboard.
    pub(super) fn copy(&mut self, what: Copied) {
        let text = match what {
            Copied::ReturnAddress(network) => {
                let all = build::return_addresses(&self.known.apps);
                match network {
                    Network::Threads => all.threads,
                    Network::Instagram => all.instagram,
                    Network::Facebook => all.facebook,
                }
            }
            Copied::LoginAddress => match self.attempt.as_ref().and_then(|attempt| attempt.address()) {
                Some(address) => self.ports.browser.as_opened(address).into(),
                None => return,
            },
            Copied::Details(shown) => match self.details(&shown) {
                Some(text) => text,
                None => return,
            },
            Copied::Token(id) => return self.copy_token(id),
        };
        let clipboard = self.clipboard.clone();
        self.start(async move {
            let written = clipboard.write(&Secret::new(text)).await;
            Message::Copied(if written { Ok(None) } else { Err(not_copied()) })
        });
    }

    fn copy_token(&mut self, id: String) {
        let (ports, clipboard) = (self.ports.clone(), self.clipboard.clone());
        self.start(async move {
            let token = token_of(&ports, &id).await;
            Message::Copied(match token {
                Ok(token) if clipboard.write(&token).await => Ok(Some(token)),
                Ok(_) => Err(not_copied()),
                Err(problem) => Err(problem),
            })
        });
    }

    /// Something is on the clipboard; a token goes from there.
    pub(super) fn copied(&mut self, token: Result<Option<Secret>, Problem>) {
        match token {
            Ok(token) => {
                self.on_clipboard = token.map(|token| Brief::new(token, self.now(), COPIED_FOR));
            }
            Err(problem) => self.problem = Some(problem),
        }
    }

    /// What was kept for a short while goes.
    pub(super) fn let_go(&mut self) {
        let now = self.now();
        drop(self.app_secret.take_if(|taken| taken.is_over(now)));
        if let Some(brief) = self.on_clipboard.take_if(|brief| brief.is_over(now, COPIED_FOR)) {
            let clipboard = self.clipboard.clone();
            self.start_quietly(async move { clipboard.clear(&brief.secret).await });
        }
    }

    /// Has the host open something outside.
    pub(super) fn open(&self, what: Opened) {
        let wish = match what {
            Opened::Place(id) => {
                let Some(place) = self.known.places.iter().find(|place| place.id == id) else { return };
                let Target::EnvFile { path, .. } = &place.target;
                Wish::OpenFolder(path.clone())
            }
            Opened::MetaApps => Wish::OpenMetaApps,
            Opened::Network(network) => Wish::OpenNetwork(network),
            Opened::Invites(network) => Wish::OpenInvites(network),
        };
        self.wish(wish);
    }
}

async fn token_of(ports: &Ports, id: &str) -> Result<Secret, Problem> {
    let account = ports.ledger.account(id)?.ok_or_else(|| recover::gone(id))?;
    let name = EntryName::account(account.network, &account.user_id);
    match Tokens::read(ports.vault.as_ref(), &name).await? {
        Some(tokens) => Ok(tokens.current.token),
        None => {
            let lost = Problem::new(Code::VaultLost, Action::Reconnect);
            Err(about::about(lost, &account, ports.clock.now()))
        }
    }
}

fn not_copied() -> Problem {
    Problem::new(Code::OurFault, Action::RetryLater)
}

fn import_face(outcome: &Result<FromFile, Problem>) -> Import {
    match outcome {
        Ok(from_file) => Import::Done {
            accounts: from_file.kept.iter().map(|kept| kept.account.id.clone()).collect(),
            already: from_file
                .kept
                .iter()
                .filter(|kept| !kept.taken)
                .map(|kept| kept.account.id.clone())
                .collect(),
            skipped: from_file.skipped.iter().map(build::found).collect(),
        },
        Err(problem) => Import::Refused { problem: build::problem(problem) },
    }
}
