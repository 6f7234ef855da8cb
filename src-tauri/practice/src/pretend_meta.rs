//! The pretend Meta itself: its state, its time and the file where both are stored.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::dashboard::{self, TokenOrder};
use crate::developer;
use crate::error::PracticeError;
use crate::events;
use crate::faults::{self, Fault};
use crate::happening::{HappenOrder, Happening};
use crate::log::Log;
use crate::meta::{self, Call, Reply};
use crate::moment::{Clock, Moment};
use crate::people::Person;
use crate::state::State;
use crate::switches::SwitchOrder;

/// The state's file in a folder.
const STATE: &str = "meta.json";

/// One pretend Meta; clones share its state. The server answers from it, the levers change it.
#[derive(Clone)]
pub struct PretendMeta(Arc<Inner>);

struct Inner {
    clock: Clock,
    /// Where the state is stored; None remembers nothing.
    file: Option<PathBuf>,
    memory: Mutex<Memory>,
}

struct Memory {
    state: State,
    log: Log,
    /// The file's content, so that an unchanged state is not written again.
    written: String,
    has_ended: bool,
}

impl Memory {
    fn check_running(&self) -> Result<(), PracticeError> {
        if self.has_ended { Err(PracticeError::Order("this pretend Meta has ended")) } else { Ok(()) }
    }
}

impl PretendMeta {
    /// Opens the one whose state `directory` holds, or a fresh one; with None nothing is stored.
    ///
    /// The state file is read here and never again: if two of them write into one folder, the last write replaces
    /// everything that the other has written. So a program that serves a folder takes its [`crate::ServeLock`] before
    /// this call.
    ///
    /// # Errors
    ///
    /// `File` or `Unreadable`, when the state file cannot be read or was not written by this package.
    pub fn open(directory: Option<&Path>, clock: Clock) -> Result<Self, PracticeError> {
        let file = directory.map(|directory| directory.join(STATE));
        if let Some(directory) = directory {
            fs::create_dir_all(directory)?;
        }
        let state = file.as_deref().map_or_else(|| Ok(State::fresh()), stored)?;
        Ok(Self::over(state, file, clock))
    }

    /// A copy of the one whose state `directory` holds. What happens to it is stored nowhere.
    ///
    /// # Errors
    ///
    /// `File` or `Unreadable`, when the state file cannot be read or was not written by this package.
    pub fn copy_of(directory: &Path, clock: Clock) -> Result<Self, PracticeError> {
        Ok(Self::over(stored(&directory.join(STATE))?, None, clock))
    }

    fn over(state: State, file: Option<PathBuf>, clock: Clock) -> Self {
        let memory =
            Mutex::new(Memory { state, log: Log::default(), written: String::new(), has_ended: false });
        Self(Arc::new(Inner { clock, file, memory }))
    }

    /// The time that Meta's answers are dated with.
    pub fn now(&self) -> Moment {
        self.moment(&self.memory().state)
    }

    /// Answers one call, logs it and stores what it changed.
    pub(crate) fn answer(&self, call: &Call) -> Result<Reply, PracticeError> {
        let mut memory = self.memory();
        memory.check_running()?;
        let now = self.moment(&memory.state);
        let reply = if developer::is_here(&call.path) {
            // No row: a person asks for these pages, and no app calls them.
            developer::answer(&mut memory.state, call, now)
        } else {
            let (reply, row) = meta::answer(&mut memory.state, call, now);
            memory.log.add(row, reply.violation.clone());
            reply
        };
        self.save(&mut memory)?;
        Ok(reply)
    }

    /// Ends it: from here on every call and order is refused, because another program may serve the folder by now.
    pub(crate) fn end(&self) {
        self.memory().has_ended = true;
    }

    /// Moves pretend time on and returns what it is then.
    ///
    /// # Errors
    ///
    /// `Order` when this pretend Meta has ended, `File` when the state cannot be stored.
    pub fn advance(&self, seconds: u32) -> Result<Moment, PracticeError> {
        self.change(|state| {
            state.ahead = state.ahead.saturating_add(seconds.into());
            Ok(())
        })?;
        Ok(self.now())
    }

    /// Sets a fault in place of the one for the same user and endpoint; with `error` None it removes the faults there.
    ///
    /// `user` is the name or id of a person or Page, or `*` for everyone; `endpoint` is an [`crate::Endpoint`] in snake
    /// case, or `*`; `error` is an id of `errors.json` or a [`faults::Mischief`] in lower case; `times` None means always.
    ///
    /// # Errors
    ///
    /// `Order` when one of the names does not exist, `File` when the state cannot be stored.
    pub fn fault(
        &self,
        user: &str,
        endpoint: &str,
        error: Option<&str>,
        times: Option<u32>,
    ) -> Result<(), PracticeError> {
        if endpoint != "*" && faults::endpoint_named(endpoint).is_none() {
            return Err(PracticeError::Order("no such endpoint"));
        }
        if error.is_some_and(|error| faults::strike(error).is_none()) {
            return Err(PracticeError::Order("no such error"));
        }
        if times == Some(0) {
            return Err(PracticeError::Order("times is 1 or more"));
        }
        self.change(|state| {
            let is_known = |person: &Person| {
                person.is_called(user) || person.pages.iter().any(|page| page.is_called(user))
            };
            if user != "*" && !state.people.iter().any(is_known) {
                return Err(PracticeError::Order("nobody of that name"));
            }
            let covers = |given: &str, kept: &str| given == kept || (error.is_none() && given == "*");
            state.faults.retain(|kept| !(covers(user, &kept.user) && covers(endpoint, &kept.endpoint)));
            let new = error.map(|error| Fault {
                user: user.to_owned(),
                endpoint: endpoint.to_owned(),
                error: error.to_owned(),
                times,
            });
            state.faults.extend(new);
            Ok(())
        })
    }

    /// Turns the switches that the order gives; an order is carried out whole or not at all.
    ///
    /// # Errors
    ///
    /// `Order` when it is about a person and names none that exists, or names one and is not about them; `File` when the
    /// state cannot be stored.
    pub fn switch(&self, order: &SwitchOrder) -> Result<(), PracticeError> {
        if order.is_about_a_person() != order.user.is_some() {
            return Err(PracticeError::Order(
                "user goes with tester, password_changed, app_removed, checkpoint, declined, lost_pages",
            ));
        }
        let now = self.now();
        self.change(|state| {
            // This part is done first because it alone can fail.
            if let Some(user) = &order.user {
                events::switch_person(state, user, order)?;
            }
            state.switches.turn(order);
            if let Some(minutes) = order.limit_minutes {
                state.limited_until = (minutes > 0).then(|| now + TimeDelta::minutes(minutes.into()));
            }
            Ok(())
        })
    }

    /// Makes a token as Meta's App Dashboard does, without a log-in, and returns its string.
    ///
    /// # Errors
    ///
    /// `Order` when person, lifetime or permissions do not exist on the network, `File` when the state cannot be stored.
    pub fn token(&self, order: &TokenOrder) -> Result<String, PracticeError> {
        let now = self.now();
        self.change(|state| dashboard::make(state, order, now))
    }

    /// Makes a 60-day token of an account that has none yet, and returns its string.
    ///
    /// # Errors
    ///
    /// `Order` when this pretend Meta has ended, `File` when the state cannot be stored.
    pub fn spare_token(&self) -> Result<String, PracticeError> {
        let now = self.now();
        self.change(|state| events::spare_token(state, now))
    }

    /// Lets something happen, or ends it.
    ///
    /// # Errors
    ///
    /// `Order` when it needs a person and names none that exists, `File` when the state cannot be stored.
    pub fn happen(&self, order: &HappenOrder) -> Result<(), PracticeError> {
        match order.what {
            Happening::PasswordChanged => {
                let changed = Some(order.on);
                self.switch(&SwitchOrder {
                    user: order.user.clone(),
                    password_changed: changed,
                    ..Default::default()
                })
            }
            Happening::NoInternet => self.fault("*", "*", order.on.then_some("reset"), None),
            Happening::SlowMeta => self.fault("*", "*", order.on.then_some("slow"), None),
            Happening::WrongAccount => self.change(|state| {
                events::change_browser(state, order.on);
                Ok(())
            }),
        }
    }

    /// What happens at present and can be ended.
    pub fn going_on(&self) -> Vec<Happening> {
        events::going_on(&self.memory().state)
    }

    /// The calls so far and the rules that they broke.
    pub fn log(&self) -> Log {
        self.memory().log.clone()
    }

    /// The strings of every token and code that was ever handed out, and the secrets of the apps that were made, for
    /// searches that prove that none has leaked.
    pub fn handed_out(&self) -> Vec<String> {
        let State { tokens, codes, developer, .. } = &self.memory().state;
        let uses = developer.apps.iter().flat_map(|app| app.uses.iter().map(|one| &one.secret));
        let secrets = uses.chain(developer.apps.iter().map(|app| &app.secret));
        tokens.keys().chain(codes.keys()).chain(secrets).cloned().collect()
    }

    /// `GET /practice/state`: people, switches, faults, the numbers and names of the apps that were made, and only the
    /// number of tokens and codes.
    pub fn overview(&self) -> Value {
        let memory = self.memory();
        let State { people, switches, faults, limited_until, tokens, codes, developer, .. } = &memory.state;
        let apps: Vec<Value> =
            developer.apps.iter().map(|app| json!({"id": app.id, "name": app.name})).collect();
        json!({
            "now": self.moment(&memory.state), "people": people, "switches": switches, "faults": faults,
            "limited_until": limited_until, "tokens": tokens.len(), "codes": codes.len(), "apps": apps,
            "going_on": events::going_on(&memory.state),
        })
    }

    fn change<T>(
        &self,
        act: impl FnOnce(&mut State) -> Result<T, PracticeError>,
    ) -> Result<T, PracticeError> {
        let mut memory = self.memory();
        memory.check_running()?;
        let done = act(&mut memory.state)?;
        self.save(&mut memory)?;
        Ok(done)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moment(&self, state: &State) -> Moment {
        let now = (self.0.clock)();
        let ahead = TimeDelta::try_seconds(state.ahead);
        ahead.and_then(|ahead| now.checked_add_signed(ahead)).unwrap_or(now)
    }

    /// Writes a new file and renames it over the old one, so that a reader finds one of the two whole, also after a power
    /// cut.
    fn save(&self, memory: &mut Memory) -> Result<(), PracticeError> {
        let Some((file, directory)) = self.0.file.as_deref().and_then(|file| Some((file, file.parent()?)))
        else {
            return Ok(());
        };
        let text = serde_json::to_string(&memory.state).map_err(PracticeError::Unreadable)?;
        if text != memory.written {
            // A temporary file has mode 0600: the state holds tokens.
            let mut new = tempfile::NamedTempFile::new_in(directory)?;
            new.write_all(text.as_bytes())?;
            new.as_file().sync_all()?;
            new.persist(file).map_err(|failed| failed.error)?;
            memory.written = text;
        }
        Ok(())
    }
}

/// The state in this file; a fresh one where there is none.
fn stored(file: &Path) -> Result<State, PracticeError> {
    match fs::read(file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(PracticeError::Unreadable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(State::fresh()),
        Err(error) => Err(error.into()),
    }
}
