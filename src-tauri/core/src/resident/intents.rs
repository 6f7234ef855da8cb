//! What a person wants, one by one.

use super::errand::What;
use super::message::Message;
use super::paste::Taken;
use super::{Resident, Wish};
use crate::account::{App, SecretKeeping};
use crate::api::time;
use crate::face::{Intent, Setting, Who};
use crate::journeys::decide::Decision;
use crate::journeys::{apps, remind};
use crate::network::Network;
use crate::ports::{EntryName, Moment};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::settings;
use crate::token_shape::{self, Shape};

impl Resident {
    pub(super) fn intend(&mut self, intent: Intent) {
        // What is read or opened about a problem leaves it standing.
        if !matches!(intent, Intent::Copy { .. } | Intent::Open { .. } | Intent::ShowHistory { .. }) {
            self.problem = None;
        }
        if let Err(problem) = self.try_to(intent) {
            self.problem = Some(problem);
        }
    }

    fn try_to(&mut self, intent: Intent) -> Result<(), Problem> {
        match intent {
            Intent::Connect { network, expect, account, pages } => {
                self.forget_outcome(account.as_deref());
                self.connect(network, expect.as_deref(), account.as_deref(), pages)?;
            }
            Intent::OpenBrowser => self.open_browser(),
            Intent::KeepWaiting => self.keep_waiting(),
            Intent::IsRight { yes } => self.is_right(yes),
            Intent::ChoosePages { ids } => self.choose_pages(ids),
            Intent::CloseAttempt => self.close_attempt(),
            Intent::Paste { into } => self.paste(into),
            Intent::Typed { into, text } => self.take(into, Some(Secret::new(text.0))),
            Intent::ChooseFile { account } => self.wish(Wish::ChooseFile { account }),
            Intent::NameFile { path, account } => self.name_file(&path, account)?,
            Intent::AddPlace { key } => self.add_place(&key)?,
            Intent::CloseNewPlace => self.close_new_place(),
            Intent::AdoptPlace { place, account } => self.adopt_place(place, account),
            Intent::RemovePlace { place } => self.remove_place(&place)?,
            Intent::CloseImport => self.import = None,
            Intent::CloseReading => self.reading = None,
            // Every intent does.
            Intent::CloseProblem => {}
            Intent::Extend { who } => {
                let meant = self.each(&who, &What::Extend);
                if !self.host.in_front {
                    // Nobody clicks in a window that is behind: it was the tray.
                    self.tell_of(meant, None);
                }
            }
            Intent::Check { who } => drop(self.each(&who, &What::Check)),
            Intent::AutoExtend { account, on } => self.decide(account, Decision::AutoExtend(on)),
            Intent::Rename { account, label } => {
                let label = label.map(|label| label.trim().to_owned()).filter(|label| !label.is_empty());
                self.decide(account, Decision::Rename(label));
            }
            Intent::Disconnect { account } => self.decide(account, Decision::Disconnect),
            Intent::UndoDisconnect { account } => self.decide(account, Decision::UndoDisconnect),
            Intent::RemindLater { account, until } => {
                let from = remind::from_day_of(self.ports.clock.as_ref(), until);
                self.decide(account, Decision::Snooze(from));
            }
            Intent::PauseReminders { span } => {
                let until = remind::end_of_pause(self.ports.clock.as_ref(), span);
                self.pause_reminders(&time(until))?;
            }
            Intent::ResumeReminders => self.pause_reminders("")?,
            Intent::SendPlace { place } => self.send_place(place)?,
            Intent::ShowHistory { account } => self.show_history(account),
            Intent::SetApp { network, id, forget_secret } => self.set_app(network, &id, forget_secret)?,
            Intent::ForgetSecret => self.app_secret = None,
            Intent::RemoveApp { network, id } => {
                let ports = self.ports.clone();
                self.start(async move { Message::AppDone(apps::remove(&ports, network, &id).await) });
            }
            Intent::Copy { what } => self.copy(what),
            Intent::Open { what } => self.open(what),
            Intent::Set { setting } => self.set(&setting)?,
            Intent::Unlock => self.unlock(),
            Intent::EnterPractice => self.wish(Wish::EnterPractice),
            Intent::LeavePractice => self.wish(Wish::LeavePractice),
            Intent::SkipDays { days } => self.skip(days),
            Intent::CloseWindow => self.close_window()?,
            Intent::Quit => self.quit(),
            Intent::Leave { how } => self.leave(how)?,
        }
        Ok(())
    }

    /// Gives those that are meant.
    pub(super) fn each(&mut self, who: &Who, what: &What) -> Vec<String> {
        let is_meant = |id: &String| match who {
            Who::All => true,
            Who::These(ids) => ids.contains(id),
        };
        let meant: Vec<String> =
            self.live().map(|account| &account.id).filter(|id| is_meant(id)).cloned().collect();
        for id in &meant {
            self.forget_outcome(Some(id));
            self.ask_for(id.clone(), what.clone());
        }
        meant
    }

    /// Until this moment; empty: no longer.
    fn pause_reminders(&mut self, until: &str) -> Result<(), Problem> {
        self.ports.ledger.set_setting(settings::PAUSED_UNTIL, until)?;
        self.refresh();
        Ok(())
    }

    pub(super) fn decide(&mut self, account: String, decision: Decision) {
        self.forget_outcome(Some(&account));
        self.ask_for(account, What::Decide(decision));
    }

    fn send_place(&mut self, id: String) -> Result<(), Problem> {
        let place = self.known.places.iter().find(|place| place.id == id);
        let account = place.and_then(|place| place.account.clone()).ok_or_else(not_understood)?;
        self.forget_outcome(Some(&account));
        self.ask_for(account, What::Send { place: id });
        Ok(())
    }

    /// Details that are closed have said their outcome.
    fn show_history(&mut self, account: Option<String>) {
        let before = std::mem::replace(&mut self.open_details, account);
        if before != self.open_details {
            self.forget_outcome(before.as_deref());
        }
        self.refresh();
    }

    fn set_app(&mut self, network: Network, id: &str, forget_secret: bool) -> Result<(), Problem> {
        let known = self.known.apps.iter().find(|app| app.network == network && app.id == id.trim());
        let secret = self.app_secret.as_ref().and_then(Taken::secret).cloned();
        let wanted = WantedApp { network, id: id.trim(), forget_secret, brings_secret: secret.is_some() };
        let app = wanted.app(known, self.now())?;
        let ports = self.ports.clone();
        self.start(async move { Message::AppDone(apps::keep(&ports, app, secret.as_ref()).await.map(drop)) });
        Ok(())
    }

    pub(super) fn set(&mut self, setting: &Setting) -> Result<(), Problem> {
        if let Setting::StartAtLogin(on) = setting {
            self.wish(Wish::StartAtLogin(*on));
            return Ok(());
        }
        let (key, value) = settings::entry(setting).ok_or_else(not_understood)?;
        self.ports.ledger.set_setting(key, &value)?;
        self.refresh();
        Ok(())
    }

    /// Any read makes the system ask for the password.
    fn unlock(&mut self) {
        let name = match self.known.accounts.first() {
            Some(account) => EntryName::account(account.network, &account.user_id),
            None => EntryName::app(Network::Threads, "0"),
        };
        let vault = self.ports.vault.clone();
        self.start(async move { Message::Vault(vault.read(&name).await.map(drop)) });
    }

    pub(super) fn forget_outcome(&mut self, account: Option<&str>) {
        if let Some(id) = account {
            self.outcomes.remove(id);
        }
    }
}

/// A Meta app as a person enters it.
struct WantedApp<'a> {
    network: Network,
    id: &'a str,
    forget_secret: bool,
    /// A secret was pasted.
    brings_secret: bool,
}

impl WantedApp<'_> {
    /// What is kept. An app that is here keeps what is not asked for.
    fn app(&self, known: Option<&App>, now: Moment) -> Result<App, Problem> {
        let problem = |code| Problem::new(code, Action::FixSetup).with_text("network", self.network.brand());
        if token_shape::shape_of(self.id) != Shape::AppId {
            return Err(problem(Code::WrongAppId));
        }
        let has_secret = self.brings_secret || known.is_some_and(|app| app.secret != SecretKeeping::None);
        if !has_secret || self.forget_secret && self.network.extends_with_secret() {
            return Err(problem(Code::NeedsSecret));
        }
        let facts = self.network.facts();
        let fresh = || App {
            network: self.network,
            id: self.id.to_owned(),
            return_address: facts.return_address.clone(),
            permissions: facts.permissions.usual.clone(),
            config_id: None,
            secret: SecretKeeping::Kept,
            default: true,
            set_at: now,
        };
        let secret = if self.forget_secret { SecretKeeping::Once } else { SecretKeeping::Kept };
        Ok(App { secret, set_at: now, ..known.cloned().unwrap_or_else(fresh) })
    }
}

/// The window said something that it should not.
pub(super) fn not_understood() -> Problem {
    Problem::new(Code::OurFault, Action::Report)
}
