//! What follows from each intent of a person.

use super::base::{Base, not_understood};
use super::errand::Task;
use super::message::{ForPerson, Message};
use super::outside::Wish;
use super::person::{self, LogInRequest, MakeOrder, Saves};
use super::state::State;
use crate::face::{Copied, Intent, Opened};
use crate::journeys::decide::Decision;
use crate::journeys::{absence, missing_entry, remind};
use crate::moment::time;
use crate::network::Network;
use crate::places::{Place, by_hand};
use crate::plain;
use crate::ports::{EntryName, Ports, VaultTrouble};
use crate::problem::Problem;
use crate::secret::Secret;
use crate::settings;

impl State {
    /// Does what a person asked for. A problem is shown until the next intent that changes something.
    pub fn intend(&mut self, intent: Intent) {
        let only_reads = matches!(
            intent,
            Intent::Copy { .. }
                | Intent::Open { .. }
                | Intent::ShowHistory { .. }
                | Intent::ShowActivity { .. }
                | Intent::ShowMessage { .. }
                | Intent::LookAtTrust
                | Intent::LookAhead { .. }
                | Intent::CheckUp
                | Intent::CloseCheckUp
        );
        if !only_reads {
            self.base.problem = None;
        }
        if let Err(problem) = self.do_intent(intent) {
            self.base.problem = Some(problem);
        }
    }

    fn do_intent(&mut self, intent: Intent) -> Result<(), Problem> {
        let Self { base, person, keeper, .. } = self;
        match intent {
            Intent::Connect { network, expect, account, pages } => {
                account.iter().for_each(|id| person.outcomes.forget(id));
                person.log_in.start(base, LogInRequest { network, name: expect, account, pages })?;
            }
            Intent::OpenBrowser => person.log_in.open_browser(base),
            Intent::KeepWaiting => person.log_in.keep_waiting(),
            Intent::IsRight { yes } => person.log_in.is_right(yes),
            Intent::ChoosePages { ids } => person.log_in.choose_pages(ids),
            Intent::CloseAttempt => person.log_in.close(),
            Intent::Paste { into } => {
                let clipboard = base.clipboard.clone();
                base.start(async move { ForPerson::Clipboard(into, clipboard.read().await).into() });
            }
            Intent::Typed { into, text } => person.take(base, into, Some(Secret::new(text.0))),
            Intent::ChooseFile { account } => {
                person.new_place.look_for(None);
                base.wish(Wish::ChooseFile { account });
            }
            Intent::AddLines { lines } => person.imports.add_lines(base, &lines),
            Intent::FindFile { place } => self.find_file(&place)?,
            Intent::NameFile { path, account } => {
                person.new_place.look_for(None);
                person.open_typed_path(base, &path, account)?;
            }
            Intent::AddPlace { key } => self.add_place(&key)?,
            Intent::AddByHand { account, name, link } => {
                let target = by_hand::target(&name, link.as_deref()).map_err(|_| not_understood())?;
                self.queue(account, Task::AddByHand(target));
            }
            Intent::ConfirmPlace { place } => self.queue_for(&place, Task::Confirm)?,
            Intent::UndoConfirmPlace { place } => self.queue_for(&place, Task::TakeBack)?,
            Intent::Restarted { place } => self.queue_for(&place, Task::Restarted)?,
            Intent::UndoPlace { place } => self.queue_for(&place, Task::UndoPlace)?,
            Intent::PutRight { place: id, remedy } => {
                let place = place(base, &id)?.clone();
                person.guarding.put_right(base, &place, remedy)?;
            }
            Intent::CloseNewPlace => person.new_place.close(),
            Intent::AdoptPlace { place, account } => self.queue(account, Task::Adopt { place }),
            Intent::RemovePlace { place } => self.remove_place(&place)?,
            Intent::CloseImport => person.close_import(),
            Intent::CloseReading => person.close_reading(),
            // The problem is already cleared, as at every intent.
            Intent::CloseProblem => {}
            Intent::Extend { who } => {
                let ids = self.extend_together(&who);
                if !self.base.host.in_front {
                    // The click was in the tray, because a window in the background receives none.
                    self.keeper.reminding.tell_how_these_end(ids);
                }
            }
            Intent::StopExtending => {
                let left_out = base.turns.drop_extends(|account| person.together.waits_for(account));
                person.together.stopped(&left_out);
            }
            Intent::CloseTogether => person.together.close(),
            Intent::Check { who } => drop(self.queue_for_each(&who, &Task::Check)),
            Intent::AutoExtend { account, on } => self.decide(account, Decision::AutoExtend(on)),
            Intent::Rename { account, label } => {
                let label = label.map(|label| plain::name(&label)).filter(|label| !label.is_empty());
                self.decide(account, Decision::Rename(label));
            }
            Intent::SetClient { accounts, client } => {
                let client = client.map(|client| plain::name(&client)).filter(|client| !client.is_empty());
                for account in accounts {
                    self.decide(account, Decision::Client(client.clone()));
                }
            }
            Intent::EndOldToken { account } => self.queue(account, Task::EndOld),
            Intent::Disconnect { account } => self.decide(account, Decision::Disconnect),
            Intent::UndoDisconnect { account } => self.decide(account, Decision::UndoDisconnect),
            Intent::RemindLater { account, until } => {
                let from = remind::from_day_of(base.clock.as_ref(), until);
                self.decide(account, Decision::Snooze(from));
            }
            Intent::PauseReminders { span } => {
                let until = remind::end_of_pause(base.clock.as_ref(), span);
                pause_reminders(base, &time(until))?;
            }
            Intent::ResumeReminders => pause_reminders(base, "")?,
            Intent::TestReminder => keeper.reminding.test(base),
            Intent::SendPlace { place } => self.send_place(place)?,
            Intent::ShowHistory { account } => self.show_history(account),
            Intent::ShowActivity { wanted } => person.activity.show(base, wanted),
            Intent::SaveActivity { wanted } => person.activity.save(base, wanted),
            Intent::CloseCatchUp => {
                absence::close(base.ports.ledger.as_ref())?;
                base.refresh();
            }
            Intent::SetApp { network, id, forget_secret } => {
                person.meta_app.keep(base, network, &id, forget_secret)?;
            }
            Intent::MakeHandover { network, with_secret, reply, from, client, passphrase } => {
                person.saves = Saves::Handing;
                let order = MakeOrder { network, with_secret, reply, from, client };
                person.handing.make(base, order, Secret::new(passphrase.0))?;
            }
            Intent::OpenHandover { passphrase } => {
                person.handing.unlock(base, Secret::new(passphrase.0))?;
            }
            Intent::TakeHandover => person.handing.take(base)?,
            Intent::CloseHandover => person.handing.close(),
            Intent::SaveReply { network, user_id } => {
                person.saves = Saves::Handing;
                person.handing.save_reply(base, network, &user_id)?;
            }
            Intent::ReplySent { network, user_id } => person.handing.sent(base, network, &user_id)?,
            Intent::BeginBackup => person.backups.begin(),
            Intent::MakeBackup { passphrase } => {
                person.saves = Saves::Backup;
                person.backups.make(base, Secret::new(passphrase.0))?;
            }
            Intent::ChooseBackup => base.wish(Wish::ChooseBackup),
            Intent::NameBackup { path } => person.open_typed_backup(base, &path)?,
            Intent::OpenBackup { passphrase } => person.backups.unlock(base, Secret::new(passphrase.0))?,
            Intent::Restore => person.backups.restore(base)?,
            Intent::CloseBackup => person.backups.close(),
            Intent::Export { what } => {
                person.saves = Saves::Export;
                person.exports.ask(base, what);
            }
            Intent::LookAhead { days } => person.looks_ahead = days,
            Intent::CheckUp => person.check_ups.look(base),
            Intent::ShowBundle { on } => person.check_ups.show_bundle(on, || base.texts())?,
            Intent::SaveBundle => {
                person.saves = Saves::Bundle;
                person.check_ups.save_bundle(base)?;
            }
            Intent::CloseCheckUp => person.check_ups.close(),
            Intent::ForgetSecret => person.meta_app.forget_secret(),
            Intent::RemoveApp { network, id } => person.meta_app.remove(base, network, id),
            Intent::SetUp { network, change } => {
                person.set_up.change(base, network, change)?;
                person.rehearsal.has_walked(base, network);
            }
            Intent::ShowSteps { network, from } => person.set_up.show_handout(network, from.as_deref()),
            Intent::ShowMessage { to } => person.show_message(base, to.as_ref()),
            Intent::SaveSteps => person.set_up.save_handout(base)?,
            Intent::Copy { what } => self.copy(what),
            Intent::Open { what: Opened::HandedOver } => person.handing.open_folder(base),
            Intent::Open { what: Opened::Saved } => person.open_saved(base),
            Intent::Open { what } => person::opening::open(base, what)?,
            Intent::Set { setting } => {
                base.set(&setting)?;
                person.check_ups.look_again(base);
            }
            Intent::LookAtTrust => person.trust.look(base),
            Intent::Trust { on } => person.trust.set(base, on),
            Intent::Unlock => unlock(base),
            Intent::EnterPractice => base.wish(Wish::EnterPractice),
            Intent::LeavePractice => base.wish(Wish::LeavePractice),
            Intent::SkipDays { days } => keeper.days.skip(base, days),
            Intent::PracticeEvent { what } => person.rehearsal.let_happen(base, what)?,
            Intent::CloseWindow => {
                let is_waiting = person.log_in.address().is_some();
                person.leaving.close_window(base, is_waiting)?;
            }
            Intent::BeginAgain => base.wish(Wish::BeginAgain { hidden: false }),
            Intent::RemoveEverything => person::leaving::remove_everything(base),
            Intent::Quit => {
                let harmed = keeper.harmed_by_quitting(base);
                person.leaving.quit(base, harmed);
            }
            Intent::Leave { how } => person.leaving.answer(base, how)?,
        }
        Ok(())
    }

    /// Details that were closed have shown the outcome of the last extend, so it is forgotten.
    fn show_history(&mut self, account: Option<String>) {
        let base = &mut self.base;
        let before = std::mem::replace(&mut base.open.details, account);
        if before != base.open.details {
            before.iter().for_each(|id| self.person.outcomes.forget(id));
        }
        base.refresh();
    }

    fn copy(&mut self, what: Copied) {
        let Self { base, person, faces, .. } = self;
        person.copy(base, &faces.newest(), what);
    }

    fn add_place(&mut self, key: &str) -> Result<(), Problem> {
        let picked = self.person.new_place.take().ok_or_else(not_understood)?;
        let replaces = picked.replaces.map(Box::new);
        self.queue(
            picked.account,
            Task::AddPlace { path: picked.path, key: key.trim().to_owned(), replaces },
        );
        Ok(())
    }

    /// Lets a person choose where the file of a place is now.
    fn find_file(&mut self, id: &str) -> Result<(), Problem> {
        let place = place(&self.base, id)?.clone();
        let account = place.account.clone().ok_or_else(not_understood)?;
        self.person.new_place.look_for(Some(place));
        self.base.wish(Wish::ChooseFile { account: Some(account) });
        Ok(())
    }

    fn send_place(&mut self, id: String) -> Result<(), Problem> {
        let account = place(&self.base, &id)?.account.clone().ok_or_else(not_understood)?;
        self.queue(account, Task::Send { place: id });
        Ok(())
    }

    /// Puts a task for a place in line, among those of the account whose token it takes.
    fn queue_for(&mut self, id: &str, task: impl FnOnce(Box<Place>) -> Task) -> Result<(), Problem> {
        let place = place(&self.base, id)?.clone();
        let account = place.account.clone().ok_or_else(not_understood)?;
        self.queue(account, task(Box::new(place)));
        Ok(())
    }

    /// Stops writing a place. A place without an account is used by no errand, so it is removed at once.
    fn remove_place(&mut self, id: &str) -> Result<(), Problem> {
        let place = place(&self.base, id)?.clone();
        match place.account.clone() {
            Some(account) => self.queue(account, Task::RemovePlace(Box::new(place))),
            None => {
                self.base.ports.ledger.remove_place(id)?;
                self.base.refresh();
            }
        }
        Ok(())
    }
}

fn place<'a>(base: &'a Base, id: &str) -> Result<&'a Place, Problem> {
    base.records.places.iter().find(|place| place.id == id).ok_or_else(not_understood)
}

/// Stores the moment until which no reminder is shown; an empty text ends the pause.
fn pause_reminders(base: &mut Base, until: &str) -> Result<(), Problem> {
    base.ports.ledger.set_setting(settings::PAUSED_UNTIL, until)?;
    base.refresh();
    Ok(())
}

/// Reads any entry of the vault, because a read makes the system ask for the password.
fn unlock(base: &mut Base) {
    let name = match base.records.accounts.first() {
        Some(account) => account.entry(),
        None => EntryName::app(Network::Threads, "0"),
    };
    let ports = base.ports.clone();
    base.start(async move { Message::Vault(try_vault(&ports, &name).await) });
}

async fn try_vault(ports: &Ports, name: &EntryName) -> Result<(), Problem> {
    ports.vault.ask_again();
    // A vault may answer a read and yet have no keyring to write to.
    ports.vault.look().await?;
    if ports.vault.read(name).await?.is_none() && missing_entry::none_of_ours(ports).await? {
        return Err(VaultTrouble::NoneOfOurs.into());
    }
    Ok(())
}
