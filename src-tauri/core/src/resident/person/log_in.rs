//! Starts log-ins, one at a time, and opens their browser.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::{Mutex, mpsc};
use url::Url;

use super::attempt::{Attempt, Next, old_attempt};
use crate::account::Account;
use crate::face::{self, AttemptStage};
use crate::journeys::connect::{self, Ask, Connected, Expect, PageWish, Pages};
use crate::journeys::{Progress, recover};
use crate::network::Network;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::secret::Secret;

/// How long a log-in waits for the person, and how much one "wait longer" adds: enough to look up a password and to
/// receive a code by text message.
const WAIT: Duration = Duration::from_secs(20 * 60);

/// How many inputs of the person may wait for the journey to read them; people do not type more in that time.
const WORDS: usize = 16;

/// The log-in that a person asks for.
pub struct LogInRequest {
    pub network: Network,
    /// The name of the account that must log in, if the person gave one; with or without `@`.
    pub name: Option<String>,
    /// The id of the account that is to be reconnected.
    pub account: Option<String>,
    /// Whether the person chooses Pages after the log-in.
    pub pages: bool,
}

/// The log-in that the window shows, and the lock of the port that log-ins share.
#[derive(Default)]
pub struct LogIn {
    current: Option<Attempt>,
    /// Held by the log-in that uses the port of the return address.
    door: Arc<Mutex<()>>,
}

impl LogIn {
    /// Starts a log-in in place of the one before.
    ///
    /// # Errors
    /// The account is gone, or the network has no Meta app to log in with.
    pub fn start(&mut self, base: &mut Base, request: LogInRequest) -> Result<(), Problem> {
        self.close();
        let LogInRequest { network, name, account, pages } = request;
        let expect = expected(&base.records.accounts, network, name.as_deref(), account.as_deref())?;
        // A reconnect keeps the account's app. Who connects by name sees the network's app on the page and gets it, also
        // where the account came by another one.
        let of_account = expect.as_ref().filter(|_| account.is_some());
        let app = connect::app_for(&base.records.apps, network, of_account)?;
        let (words, mut heard) = mpsc::channel(WORDS);
        let number = base.next_number();
        // A reconnect is for that account and no other.
        let wish = (pages && account.is_none()).then_some(PageWish::Asked);
        let (expected, account) = match &expect {
            Some(Expect::Account(account)) => (Some(account.name.clone()), Some(account.id.clone())),
            Some(Expect::Name(name)) => (Some(name.clone()), None),
            None => (None, None),
        };
        let until = base.now() + TimeDelta::from_std(WAIT).unwrap_or_default();
        let shown = face::Attempt {
            network,
            expected,
            account,
            pages,
            return_address: app.return_address.clone(),
            until: until.into(),
            stage: AttemptStage::Waiting,
            notice: None,
            on_clipboard: false,
        };
        self.current = Some(Attempt::new(number, shown, until, words));

        // The browser is opened by `progressed`, so that a log-in that was closed in the meantime opens none.
        let ask = Ask {
            app,
            expect,
            pages: wish,
            listen: true,
            open_browser: false,
            wait: WAIT,
            paste_late: true,
            asks_whose: true,
        };
        let pages = Pages::new(&base.texts());
        let (ports, sender, door) = (base.ports.clone(), base.sender.clone(), self.door.clone());
        let log_in = async move {
            // The log-in before may still be serving its last page at the same port.
            let _door = door.lock_owned().await;
            let tell = |progress| drop(sender.send(ForPerson::Progress(number, progress).into()));
            let outcome = connect::connect(&ports, ask, pages, &mut heard, &tell).await;
            ForPerson::AttemptOver(number, Box::new(outcome)).into()
        };
        base.start_or(log_in, move |problem| ForPerson::AttemptOver(number, Box::new(Err(problem))).into());
        Ok(())
    }

    /// Takes a step of the log-in with this number.
    pub fn progressed(&mut self, base: &mut Base, number: u64, progress: Progress) {
        if let Some(attempt) = self.of_number(number)
            && attempt.progressed(progress) == Next::OpenBrowser
        {
            self.open_browser(base);
        }
    }

    /// Takes the end of the log-in with this number.
    pub fn over(&mut self, number: u64, outcome: &Result<Connected, Problem>) {
        if let Some(attempt) = self.of_number(number) {
            attempt.ended(outcome);
        }
    }

    /// Shows that no browser could be opened for the log-in with this number.
    pub fn no_browser(&mut self, number: u64) {
        if let Some(attempt) = self.of_number(number) {
            attempt.no_browser();
        }
    }

    /// Opens the log-in's page in a browser: through the listener, where there is one.
    pub fn open_browser(&self, base: &mut Base) {
        let Some(attempt) = &self.current else { return };
        let (Some(address), number) = (attempt.address(), attempt.number) else { return };
        let metas_own = || base.ports.browser.as_opened(address);
        let address = attempt.entrance().cloned().unwrap_or_else(metas_own);
        let (browser, sender) = (base.ports.browser.clone(), base.sender.clone());
        base.start_quietly(async move {
            if !browser.open(&address).await {
                drop(sender.send(ForPerson::NoBrowser(number).into()));
            }
        });
    }

    /// Extends the wait by 20 minutes.
    pub fn keep_waiting(&mut self) {
        if let Some(attempt) = &mut self.current {
            attempt.wait_longer(WAIT);
        }
    }

    /// Passes on the pasted address.
    ///
    /// # Errors
    ///
    /// `OldAttempt` if no log-in waits for it.
    pub fn paste(&mut self, text: Secret) -> Result<(), Problem> {
        self.current.as_mut().ok_or_else(old_attempt)?.paste(text)
    }

    /// Looks whether the clipboard holds the address that the log-in waits for, unless the person has turned that off.
    pub fn look_at_clipboard(&self, base: &mut Base) {
        let waiting = self.current.as_ref().filter(|attempt| attempt.address().is_some());
        let Some(attempt) = waiting.filter(|_| base.records.settings.look_at_clipboard) else { return };
        let (number, clipboard) = (attempt.number, base.clipboard.clone());
        base.start(async move { ForPerson::LookedAtClipboard(number, clipboard.read().await).into() });
    }

    /// Takes the text that was on the clipboard when the log-in with this number looked at it.
    pub fn clipboard_has(&mut self, number: u64, text: Option<&Secret>) {
        if let Some(attempt) = self.of_number(number) {
            attempt.clipboard_has(text);
        }
    }

    /// Answers "Is this right?".
    pub fn is_right(&mut self, yes: bool) {
        if let Some(attempt) = &mut self.current {
            attempt.is_right(yes);
        }
    }

    /// Chooses the Pages to keep, by Meta's ids.
    pub fn choose_pages(&mut self, ids: Vec<String>) {
        if let Some(attempt) = &mut self.current {
            attempt.choose_pages(ids);
        }
    }

    /// Ends the log-in, or closes its last page.
    pub fn close(&mut self) {
        if let Some(attempt) = self.current.take() {
            attempt.give_up();
        }
    }

    /// The log-in as the window shows it.
    pub fn face(&self) -> Option<face::Attempt> {
        self.current.as_ref().map(Attempt::face)
    }

    /// The address for the browser, while a log-in waits for it.
    pub fn address(&self) -> Option<&Url> {
        self.current.as_ref().and_then(Attempt::address)
    }

    /// The id of the account that is being reconnected.
    pub fn works_on(&self) -> Option<&str> {
        self.current.as_ref().and_then(Attempt::works_on)
    }

    fn of_number(&mut self, number: u64) -> Option<&mut Attempt> {
        self.current.as_mut().filter(|attempt| attempt.number == number)
    }
}

/// The account that must log in: by id, by name, or a name that is not kept yet.
fn expected(
    accounts: &[Account],
    network: Network,
    name: Option<&str>,
    account: Option<&str>,
) -> Result<Option<Expect>, Problem> {
    let expect = |account: &Account| Some(Expect::Account(Box::new(account.clone())));
    if let Some(id) = account {
        let known = accounts.iter().find(|known| known.id == id && known.network == network);
        return known.map(expect).ok_or_else(|| recover::gone(id));
    }
    let name = name.map(|name| name.trim().trim_start_matches('@')).filter(|name| !name.is_empty());
    let Some(name) = name else { return Ok(None) };
    let same =
        |known: &&Account| known.network == network && known.name.to_lowercase() == name.to_lowercase();
    let mut of_name = accounts.iter().filter(same);
    // Facebook names are not unique: two people may have the same.
    match (of_name.next(), of_name.next()) {
        (Some(known), None) => Ok(expect(known)),
        _ => Ok(Some(Expect::Name(name.to_owned()))),
    }
}
