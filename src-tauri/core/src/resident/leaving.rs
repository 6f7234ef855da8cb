//! Closing the window, quitting, and the questions before them.

use super::{Resident, Wish};
use crate::face::{Leave, Question, Setting};
use crate::leaving::{self, Closing};
use crate::ports::Notification;
use crate::problem::Problem;
use crate::tray::Page;

impl Resident {
    /// Closed once more while it is asked, perhaps in a window that shows nothing, it goes.
    pub(super) fn close_window(&mut self) -> Result<(), Problem> {
        if self.question.take() == Some(Question::Close) {
            self.wish(Wish::CloseWindow);
            return Ok(());
        }
        match leaving::closing(&self.known.settings, self.host.desktop.has_tray) {
            Closing::Stop => self.wish(Wish::Quit),
            Closing::Ask => self.question = Some(Question::Close),
            Closing::WorkOn { told } => {
                self.wish(Wish::CloseWindow);
                if !told {
                    self.say_that_we_work_on();
                    self.set(&Setting::ClosingTold(true))?;
                }
            }
        }
        Ok(())
    }

    /// Asked for once more while it is asked, it is meant.
    pub(super) fn quit(&mut self) {
        let is_asking = matches!(self.question.take(), Some(Question::Quit { .. }));
        match self.harmed_by_quitting().filter(|_| !is_asking) {
            Some(account) => {
                self.question = Some(Question::Quit { account });
                self.wish(Wish::Show(Page::Any));
            }
            None => self.wish(Wish::Quit),
        }
    }

    pub(super) fn leave(&mut self, how: Leave) -> Result<(), Problem> {
        let question = self.question.take();
        match how {
            Leave::Stay => {}
            Leave::KeepWorking | Leave::Stop if question.is_none() => {}
            Leave::KeepWorking => self.wish(Wish::CloseWindow),
            Leave::Stop => self.wish(Wish::Quit),
        }
        if question == Some(Question::Close) && how != Leave::Stay {
            self.set(&Setting::ClosingTold(true))?;
            self.set(&Setting::KeepRunning(how == Leave::KeepWorking))?;
        }
        Ok(())
    }

    fn harmed_by_quitting(&self) -> Option<String> {
        let (auto_extend, now) = (self.known.settings.auto_extend, self.now());
        let extend_at = |account: &_| self.plan.extend_at(account, auto_extend, now);
        leaving::harmed(self.live(), extend_at, now).map(|account| account.id.clone())
    }

    /// It may be lost: nothing depends on it.
    fn say_that_we_work_on(&mut self) {
        let texts = self.texts();
        let say = |key| texts.say(key, &[]);
        let notification = Notification {
            title: say("close-title"),
            body: say("close-tray"),
            buttons: Vec::new(),
            sound: false,
            stays: false,
        };
        let notifier = self.ports.notifier.clone();
        self.start_quietly(async move {
            if let Ok(shown) = notifier.show(&notification).await {
                shown.let_be().await;
            }
        });
    }
}
