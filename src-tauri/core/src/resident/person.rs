//! What one window has open: a log-in, an import, a chosen file, a pasted secret, a copied token, a question.
//!
//! Each is an object of its own in `person/`, and knows nothing of the others. None of it is stored: it ends with the
//! program.

mod activity;
mod attempt;
mod backups;
mod check_ups;
mod copied;
mod details;
mod exports;
mod guarding;
mod handing;
mod import;
pub mod leaving;
mod log_in;
pub mod looks_ahead;
mod meta_app;
mod new_place;
pub mod opening;
mod reading;
mod rehearsal;
mod set_up;
mod short_lived;
mod shown_outcomes;
mod taken;
mod together;
mod trust;

use std::path::PathBuf;
use std::sync::Arc;

use super::base::Base;
use crate::client_message;
use crate::face::{self, Copied, Snapshot, build};
use crate::journeys::apps;
use crate::network::Network;
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;
use crate::text::{Language, Texts};
use crate::token_shape::{self, Shape};

pub use handing::MakeOrder;
pub use log_in::LogInRequest;
pub use rehearsal::Happened;
pub use set_up::SetUp;

use activity::OpenActivity;
use backups::Backups;
use check_ups::CheckUps;
use copied::CopiedToken;
use exports::Exports;
use guarding::Guarding;
use handing::Handing;
use import::Imports;
use leaving::Leaving;
use log_in::LogIn;
use meta_app::MetaApp;
use new_place::NewPlace;
use rehearsal::Rehearsal;
use shown_outcomes::ShownOutcomes;
use together::Together;
use trust::BrowserTrust;

/// Everything that one window has open.
#[derive(Default)]
pub struct Person {
    pub log_in: LogIn,
    pub imports: Imports,
    pub handing: Handing,
    pub backups: Backups,
    pub exports: Exports,
    pub check_ups: CheckUps,
    pub guarding: Guarding,
    /// How many days the person looks ahead.
    pub looks_ahead: Option<u32>,
    /// What the person was asked to save last: an earlier question may have been left unanswered.
    pub saves: Saves,
    /// The text that was taken last, with its secrets hidden.
    pub taken: Option<face::Taken>,
    /// The meaning of the error text that was pasted last.
    pub reading: Option<face::Reading>,
    pub new_place: NewPlace,
    pub meta_app: MetaApp,
    pub set_up: SetUp,
    /// The message to a client that is shown.
    pub client_message: Option<String>,
    pub activity: OpenActivity,
    pub copied: CopiedToken,
    pub outcomes: ShownOutcomes,
    pub together: Together,
    pub trust: BrowserTrust,
    pub leaving: Leaving,
    pub rehearsal: Rehearsal,
}

/// What a file is saved for.
#[derive(Default, Clone, Copy)]
pub enum Saves {
    #[default]
    Handing,
    Backup,
    Export,
    Bundle,
}

impl Person {
    /// Saves what was asked for last to the file that the person chose.
    pub fn save_to(&mut self, base: &mut Base, file: PathBuf) {
        let outcome = match self.saves {
            Saves::Handing => {
                self.handing.save_to(base, file);
                Ok(())
            }
            Saves::Backup => {
                self.backups.save_to(base, file);
                Ok(())
            }
            Saves::Export => self.exports.save_to(base, file),
            Saves::Bundle => self.check_ups.save_to(base, file),
        };
        if let Err(problem) = outcome {
            base.problem = Some(problem);
        }
    }

    /// Shows in its folder the file that was saved last and is still spoken of.
    pub fn open_saved(&self, base: &mut Base) {
        let file = match self.saves {
            Saves::Handing => None,
            Saves::Backup => self.backups.made(),
            Saves::Export => self.exports.file(),
            Saves::Bundle => self.check_ups.file(),
        };
        if let Some(file) = file {
            opening::open_folder(base, file.to_owned());
        }
    }

    /// Takes a pasted or typed text for its box; no other part of the program receives the text.
    pub fn take(&mut self, base: &mut Base, into: face::Box, text: Option<Secret>) {
        let text = text.unwrap_or_else(|| Secret::new(""));
        let is_secret = || token_shape::shape_of(apps::cleaned(&text).expose()) == Shape::AppSecret;
        // Meta shows both beside each other, so that one is easily copied for the other.
        let into = if matches!(into, face::Box::AppId(_)) && is_secret() { face::Box::Secret } else { into };
        self.taken = taken::shown(into, &text);
        match into {
            face::Box::Address => {
                if let Err(problem) = self.log_in.paste(text) {
                    base.problem = Some(problem);
                }
            }
            face::Box::Token => self.imports.start_token(base, text, None),
            face::Box::MadeToken(network) => self.imports.start_token(base, text, Some(network)),
            face::Box::AppPage(network) => {
                if let Err(problem) = self.set_up.take_app_page(base, network, &text) {
                    base.problem = Some(problem);
                }
            }
            face::Box::Error => {
                self.reading = reading::read(&base.records, &text, base.now());
            }
            // The window judges it, as it judges an ID that is typed.
            face::Box::AppId(_) => {}
            face::Box::Secret => self.meta_app.take_secret(&text, base.now()),
        }
    }

    /// Closes the meaning of an error, and empties its box.
    pub fn close_reading(&mut self) {
        (self.reading, self.taken) = (None, None);
    }

    /// Closes the result of an import, and empties its box.
    pub fn close_import(&mut self) {
        self.imports.close();
        self.taken = None;
    }

    /// Opens a file whose path was typed.
    ///
    /// # Errors
    ///
    /// `ReadOnly` for a relative path, because no folder is known that it is relative to.
    pub fn open_typed_path(
        &mut self,
        base: &mut Base,
        path: &str,
        account: Option<String>,
    ) -> Result<(), Problem> {
        self.open_file(base, typed_path(path)?, account);
        Ok(())
    }

    /// Opens a backup whose path was typed.
    ///
    /// # Errors
    ///
    /// As [`Person::open_typed_path`].
    pub fn open_typed_backup(&mut self, base: &Base, path: &str) -> Result<(), Problem> {
        self.backups.open(base, typed_path(path)?);
        Ok(())
    }

    /// Opens a file that was chosen or dropped: as a place of the account or, without an account, to import its tokens.
    pub fn open_file(&mut self, base: &mut Base, path: PathBuf, account: Option<String>) {
        // A link that is dragged out of a browser arrives in place of a path, and may hold a code or a token.
        if let Some(link) = path.to_str().filter(|path| path.contains("://")) {
            let waits = self.log_in.address().is_some();
            let into = if waits { face::Box::Address } else { face::Box::Token };
            return self.take(base, into, Some(Secret::new(link)));
        }
        if let Err(problem) = (base.may_touch)(&path) {
            base.problem = Some(problem);
            return;
        }
        // What was said of another file is over.
        base.problem = None;
        let is_called = |end: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(end));
        match account {
            Some(account) => self.new_place.open(base, account, path),
            None if is_called(backups::ENDS_IN) => self.backups.open(base, path),
            None if is_called("sixty") => self.handing.open(path),
            None if is_called("sixty-token") => self.imports.start_reply(base, path),
            None => self.imports.start_file(base, path),
        }
    }

    /// Makes the message to a client, in the client's language, or closes it. A language that we do not have shows none.
    pub fn show_message(&mut self, base: &Base, to: Option<&face::ToClient>) {
        self.client_message = to.and_then(|to| {
            let texts = Texts::to_be_laid_out(Language::from_tag(&to.language)?, base.host.zone.clone());
            let are_meant = base.records.live().filter(|account| to.accounts.contains(&account.id));
            Some(client_message::message(
                &are_meant.collect::<Vec<_>>(),
                base.now(),
                to.from.as_deref(),
                &texts,
            ))
        });
    }

    /// Puts a text or a token on the clipboard. Where the window no longer shows the text, nothing is written.
    pub fn copy(&mut self, base: &mut Base, shown: &Arc<Snapshot>, what: Copied) {
        let text = match what {
            Copied::ReturnAddress(network) => {
                let all = build::return_addresses(&base.records.apps);
                Some(build::return_address(&all, network).to_owned())
            }
            Copied::LoginAddress => {
                self.log_in.address().map(|address| base.ports.browser.as_opened(address).into())
            }
            Copied::Bundle => self.check_ups.bundle(),
            Copied::ClientMessage => self.client_message.clone(),
            Copied::HandoverMessage => self.handing.message(|| base.texts()),
            Copied::Details(place) => {
                details::of(shown, &place, &base.records.accounts, base.ports.log.as_ref()).map(|details| {
                    details::with_program(&details, &base.host.desktop.program_version, base.now())
                })
            }
            Copied::Activity => shown.head.activity.as_ref().map(|page| {
                let version = &base.host.desktop.program_version;
                details::with_program(&activity::for_support(page), version, base.now())
            }),
            Copied::Token(id) => return copied::copy_token(base, id),
            Copied::Reply { network, user_id } => return copied::copy_reply(base, network, &user_id),
            Copied::Name(network) => base.records.setup.walk(network).name.clone(),
            Copied::Permission(name) => is_permission(&name).then_some(name),
            Copied::NotOpened => {
                base.problem.as_ref().and_then(|it| it.text(FactName::Address).map(str::to_owned))
            }
            Copied::Steps => self.set_up.handout(base),
            Copied::PracticeToken => return copied::copy_practice_token(base),
        };
        if let Some(text) = text {
            copied::copy_text(base, text);
        }
    }

    /// Drops a pasted app secret and clears a copied token, when their time is over.
    pub fn drop_what_expired(&mut self, base: &mut Base) {
        self.meta_app.drop_expired_secret(base.now());
        self.handing.drop_expired(base);
        self.backups.drop_expired(base);
        self.copied.clear_if_expired(base);
    }
}

/// The path that was typed, often with the quotes that a file manager copies with it.
fn typed_path(path: &str) -> Result<PathBuf, Problem> {
    let path = PathBuf::from(path.trim().trim_matches(['"', '\'']));
    if path.is_absolute() {
        return Ok(path);
    }
    Err(Problem::new(Code::ReadOnly, Action::CheckPaste)
        .because(Case::Part)
        .with_text(FactName::File, path.display().to_string()))
}

/// Whether Meta has a permission of this name.
fn is_permission(name: &str) -> bool {
    let has = |network: Network| network.facts().permissions.current.iter().any(|known| known == name);
    Network::ALL.into_iter().any(has)
}
