//! Closing the window and quitting, and the questions before them. What is asked when is decided in [`crate::leaving`].

use crate::face::{Leave, Question, Setting};
use crate::leaving::{self, Closing};
use crate::ports::{Notification, VaultTrouble};
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::{ForPerson, Message};
use crate::resident::outside::Wish;
use crate::tray::Page;

/// Removes everything. The vault has to be open for that, so it is asked first: once the program has ended there is no
/// window to say that it is locked.
pub fn remove_everything(base: &mut Base) {
    if base.practice.is_some() {
        return base.wish(Wish::LeavePractice);
    }
    let vault = base.ports.vault.clone();
    let may_be_missing = base.records.accounts.is_empty();
    base.start(async move {
        vault.ask_again();
        match vault.names().await {
            Err(VaultTrouble::Missing) if may_be_missing => ForPerson::MayRemoveEverything.into(),
            Err(trouble) => Message::CouldNot(trouble.into()),
            Ok(_) => ForPerson::MayRemoveEverything.into(),
        }
    });
}

/// The question that is shown before the program stops.
#[derive(Default)]
pub struct Leaving {
    question: Option<Question>,
}

impl Leaving {
    /// The question that is shown now.
    pub fn question(&self) -> Option<Question> {
        self.question.clone()
    }

    /// Closes the window, ends the program or asks. If the window is closed again while it asks, it is closed: it may
    /// be blank and unable to show the question. `is_waiting` says whether a log-in waits for the browser.
    ///
    /// # Errors
    ///
    /// The ledger's problem, if it cannot be recorded that the person was told.
    pub fn close_window(&mut self, base: &mut Base, is_waiting: bool) -> Result<(), Problem> {
        if self.question.take() == Some(Question::Close) {
            base.wish(Wish::CloseWindow);
            return Ok(());
        }
        // Who only practises may have accounts that are not seen here.
        let has_work = is_waiting || base.practice.is_some() || base.records.live().next().is_some();
        match leaving::closing(&base.records.settings, base.host.desktop.has_tray, has_work) {
            Closing::Stop => base.wish(Wish::Quit),
            Closing::Ask => self.question = Some(Question::Close),
            Closing::WorkOn { told } => {
                base.wish(Wish::CloseWindow);
                if !told {
                    say_that_we_work_on(base);
                    base.set(&Setting::ClosingTold(true))?;
                }
            }
        }
        Ok(())
    }

    /// Quits, or asks first because quitting would harm an account. If the person quits again while it asks, it quits.
    pub fn quit(&mut self, base: &Base, harmed: Option<String>) {
        let is_asking = matches!(self.question.take(), Some(Question::Quit { .. }));
        match harmed.filter(|_| !is_asking) {
            Some(account) => {
                self.question = Some(Question::Quit { account });
                base.wish(Wish::Show(Page::Any));
            }
            None => base.wish(Wish::Quit),
        }
    }

    /// Takes the person's answer. The answer to closing is stored, so that it is asked only once.
    ///
    /// # Errors
    ///
    /// The ledger's problem, if the answer cannot be stored.
    pub fn answer(&mut self, base: &mut Base, how: Leave) -> Result<(), Problem> {
        let question = self.question.take();
        match how {
            Leave::Stay => {}
            Leave::KeepWorking | Leave::Stop if question.is_none() => {}
            Leave::KeepWorking => base.wish(Wish::CloseWindow),
            Leave::Stop => base.wish(Wish::Quit),
        }
        if question == Some(Question::Close) && how != Leave::Stay {
            base.set(&Setting::ClosingTold(true))?;
            base.set(&Setting::KeepRunning(how == Leave::KeepWorking))?;
        }
        Ok(())
    }
}

/// Says in a notification that the program works on. It may be lost, because the tray icon shows the same.
fn say_that_we_work_on(base: &mut Base) {
    let texts = base.texts();
    let say = |key| texts.say(key, &[]);
    let notification = Notification {
        title: say("close-title"),
        body: say("close-tray"),
        buttons: Vec::new(),
        sound: false,
        stays: false,
    };
    let notifier = base.ports.notifier.clone();
    base.start_quietly(async move {
        if let Ok(shown) = notifier.show(&notification).await {
            shown.let_be().await;
        }
    });
}
