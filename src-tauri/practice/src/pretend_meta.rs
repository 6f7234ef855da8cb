//! The pretend Meta itself: its state, its time and the file where both are stored.

mod orders;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::developer;
use crate::error::PracticeError;
use crate::events;
use crate::given::Given;
use crate::happening::Happening;
use crate::log::Log;
use crate::meta::{self, Call, Reply};
use crate::moment::{Clock, Moment};
use crate::others::{self, OthersReply};
use crate::state::State;

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

    /// Answers a call to GitHub or Vercel, and stores what they were given.
    pub(crate) fn answer_of_others(&self, call: &Call) -> Result<OthersReply, PracticeError> {
        let mut memory = self.memory();
        memory.check_running()?;
        let now = self.moment(&memory.state);
        let reply = others::answer(&mut memory.state.given, call, now);
        self.save(&mut memory)?;
        Ok(reply)
    }

    /// What GitHub and Vercel were given.
    pub fn given(&self) -> Given {
        self.memory().state.given.clone()
    }

    /// Ends it: from here on every call and order is refused, because another program may serve the folder by now.
    pub(crate) fn end(&self) {
        self.memory().has_ended = true;
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
