//! The pretend Meta itself: its state, its time and its memory on disk.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::dashboard::{self, TokenOrder};
use crate::faults::{self, Fault};
use crate::log::Log;
use crate::meta::{self, Asked, Reply};
use crate::people::{Page, Person};
use crate::state::{Ending, Moment, State};
use crate::switches::SwitchOrder;

/// Tells the time; pretend time runs ahead of it by what the clock was advanced.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Shared by everybody who serves or moves it.
#[derive(Clone)]
pub struct World(Arc<Inner>);

struct Inner {
    clock: Clock,
    file: Option<PathBuf>,
    kept: Mutex<Kept>,
}

struct Kept {
    state: State,
    log: Log,
    written: String,
    is_over: bool,
}

impl Kept {
    fn goes_on(&self) -> Result<(), WorldError> {
        if self.is_over { Err(WorldError::Order("this pretend Meta has ended")) } else { Ok(()) }
    }
}

/// Why a lever was not moved, or the world not made.
#[derive(Debug, thiserror::Error)]
pub enum WorldError {
    /// The state file cannot be read or written.
    #[error("the state file of the pretend Meta: {0}")]
    File(#[from] io::Error),
    /// The state file is not ours.
    #[error(
        "the state file of the pretend Meta cannot be understood; delete meta.json to start afresh ({0})"
    )]
    Unreadable(serde_json::Error),
    /// Something is wrong with an order.
    #[error("{0}")]
    Order(&'static str),
}

impl World {
    /// With what `directory` remembers, or fresh; None remembers nothing.
    ///
    /// The folder is read here and never again: of two worlds that write into one folder the later one wins, whole. So
    /// whoever opens a folder to serve it holds a lock on it from before this call.
    pub fn open(directory: Option<&Path>, clock: Clock) -> Result<Self, WorldError> {
        let file = directory.map(|directory| directory.join("meta.json"));
        if let Some(directory) = directory {
            fs::create_dir_all(directory)?;
        }
        let state = match file.as_ref().map(fs::read) {
            Some(Ok(bytes)) => serde_json::from_slice(&bytes).map_err(WorldError::Unreadable)?,
            Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => State::fresh(),
        };
        let kept = Mutex::new(Kept { state, log: Log::default(), written: String::new(), is_over: false });
        Ok(Self(Arc::new(Inner { clock, file, kept })))
    }

    /// Pretend time.
    pub fn now(&self) -> Moment {
        self.moment(&self.kept().state)
    }

    /// Answers one call, writes it down and remembers what it changed.
    pub(crate) fn ask(&self, asked: &Asked) -> Result<Reply, WorldError> {
        let mut kept = self.kept();
        kept.goes_on()?;
        let now = self.moment(&kept.state);
        let (reply, row) = meta::answer(&mut kept.state, asked, now);
        kept.log.add(row, reply.violation.clone());
        self.save(&mut kept)?;
        Ok(reply)
    }

    /// From here on nothing changes: its folder may be another world's.
    pub(crate) fn end(&self) {
        self.kept().is_over = true;
    }

    /// Moves pretend time on.
    pub fn advance(&self, seconds: u32) -> Result<Moment, WorldError> {
        self.change(|state| {
            state.ahead = state.ahead.saturating_add(seconds.into());
            Ok(())
        })?;
        Ok(self.now())
    }

    /// Sets a fault, in the place of one for the same user and endpoint; without an error it takes faults back.
    pub fn fault(
        &self,
        user: &str,
        endpoint: &str,
        error: Option<&str>,
        times: Option<u32>,
    ) -> Result<(), WorldError> {
        if endpoint != "*" && faults::endpoint_named(endpoint).is_none() {
            return Err(WorldError::Order("no such endpoint"));
        }
        if error.is_some_and(|error| faults::strike(error).is_none()) {
            return Err(WorldError::Order("no such error"));
        }
        if times == Some(0) {
            return Err(WorldError::Order("times is 1 or more"));
        }
        self.change(|state| {
            let is_somebody = |person: &Person| {
                person.is_called(user) || person.pages.iter().any(|page| page.is_called(user))
            };
            if user != "*" && !state.people.iter().any(is_somebody) {
                return Err(WorldError::Order("nobody of that name"));
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

    /// Turns switches.
    pub fn switch(&self, order: &SwitchOrder) -> Result<(), WorldError> {
        if order.is_about_a_person() != order.user.is_some() {
            return Err(WorldError::Order(
                "user goes with tester, password_changed, app_removed, checkpoint, declined, lost_pages",
            ));
        }
        let now = self.now();
        self.change(|state| {
            // First, as it alone can fail: an order is done whole or not at all.
            if let Some(user) = &order.user {
                turn_person(state, user, order)?;
            }
            state.switches.turn(order);
            if let Some(minutes) = order.limit_minutes {
                state.limited_until = (minutes > 0).then(|| now + TimeDelta::minutes(minutes.into()));
            }
            Ok(())
        })
    }

    /// Makes a token as the App Dashboard does, without a log-in.
    pub fn token(&self, order: &TokenOrder) -> Result<String, WorldError> {
        let now = self.now();
        self.change(|state| dashboard::make(state, order, now))
    }

    /// What was asked and which rules were broken.
    pub fn log(&self) -> Log {
        self.kept().log.clone()
    }

    /// Every token and code that was ever handed out, by themselves: what must be found nowhere else.
    pub fn handed_out(&self) -> Vec<String> {
        let kept = self.kept();
        kept.state.tokens.keys().chain(kept.state.codes.keys()).cloned().collect()
    }

    /// People, switches and faults, without any token.
    pub fn overview(&self) -> Value {
        let kept = self.kept();
        let State { people, switches, faults, limited_until, tokens, codes, .. } = &kept.state;
        json!({
            "now": self.moment(&kept.state), "people": people, "switches": switches, "faults": faults,
            "limited_until": limited_until, "tokens": tokens.len(), "codes": codes.len(),
        })
    }

    fn change<T>(&self, act: impl FnOnce(&mut State) -> Result<T, WorldError>) -> Result<T, WorldError> {
        let mut kept = self.kept();
        kept.goes_on()?;
        let done = act(&mut kept.state)?;
        self.save(&mut kept)?;
        Ok(done)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn moment(&self, state: &State) -> Moment {
        let now = (self.0.clock)();
        let ahead = TimeDelta::try_seconds(state.ahead);
        ahead.and_then(|ahead| now.checked_add_signed(ahead)).unwrap_or(now)
    }

    /// A file of its own put in the old one's place: whoever reads finds the one or the other, whole, and so does who
    /// comes after a power cut.
    fn save(&self, kept: &mut Kept) -> Result<(), WorldError> {
        let Some((file, directory)) = self.0.file.as_deref().and_then(|file| Some((file, file.parent()?)))
        else {
            return Ok(());
        };
        let text = serde_json::to_string(&kept.state).map_err(WorldError::Unreadable)?;
        if text != kept.written {
            // 0600 by itself.
            let mut new = tempfile::NamedTempFile::new_in(directory)?;
            new.write_all(text.as_bytes())?;
            new.as_file().sync_all()?;
            new.persist(file).map_err(|failed| failed.error)?;
            kept.written = text;
        }
        Ok(())
    }
}

fn turn_person(state: &mut State, user: &str, order: &SwitchOrder) -> Result<(), WorldError> {
    let mut found = Vec::new();
    for person in state.people.iter_mut().filter(|person| person.is_called(user)) {
        person.tester = order.tester.unwrap_or(person.tester);
        person.checkpoint = order.checkpoint.unwrap_or(person.checkpoint);
        if let Some(declined) = &order.declined {
            person.declined = declined.iter().cloned().collect();
        }
        if let Some(lost) = &order.lost_pages {
            let is_lost = |page: &&Page| lost.iter().any(|name| page.is_called(name));
            person.lost_pages = person.pages.iter().filter(is_lost).map(|page| page.id.clone()).collect();
        }
        found.push((person.network, person.id.clone()));
    }
    if found.is_empty() {
        return Err(WorldError::Order("nobody of that name"));
    }
    let flags = [(order.password_changed, Ending::PasswordChanged), (order.app_removed, Ending::AppRemoved)];
    for (ending, is_over) in flags.into_iter().filter_map(|(flag, ending)| Some((ending, flag?))) {
        for token in state.tokens.values_mut() {
            let is_theirs =
                found.iter().any(|(network, id)| *network == token.network && *id == token.person);
            match (is_theirs, is_over, token.ended) {
                (true, true, None) => token.ended = Some(ending),
                (true, false, Some(ended)) if ended == ending => token.ended = None,
                _ => {}
            }
        }
    }
    Ok(())
}
