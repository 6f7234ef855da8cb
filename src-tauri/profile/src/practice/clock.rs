//! The clock of practice, which the program shares with the pretend Meta and which can be moved.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{FixedOffset, TimeDelta};
use serde_json::json;
use sixty_adapters::clock::SystemClock;
use sixty_adapters::meta::{self, PretendAddress};
use sixty_core::moment::Moment;
use sixty_core::ports::{Clock, Happening, Practice, PracticeEvent};
use sixty_core::problem::{Action, Case, Code, Problem};
use sixty_core::secret::Secret;
use sixty_practice::Happening as pretend;
use sixty_practice::{HappenOrder, PretendMeta};

use super::files as samples;
use crate::problems::broken;

/// How long a wait sleeps before it reads the clock again, which may have been moved meanwhile.
const LONGEST_SLEEP: Duration = Duration::from_secs(1);

/// Why a lever cannot be pulled.
const GONE: &str = "the program that serves this practice folder is gone";

/// The time of a practice folder, and its levers. In the program that serves it, it is the pretend Meta's own; in a program that follows,
/// it is this computer's time with the server's offset.
#[derive(Default)]
pub struct PracticeClock {
    pretend_meta: OnceLock<PretendMeta>,
    offset: ClockOffset,
    server: OnceLock<PretendAddress>,
    folder: PathBuf,
}

impl PracticeClock {
    /// The clock of a pretend Meta that runs in this program.
    pub fn of(pretend_meta: PretendMeta) -> Self {
        Self { pretend_meta: pretend_meta.into(), ..Self::default() }
    }

    /// The clock of the practice folder that this program serves.
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), ..Self::default() }
    }

    /// The clock of a pretend Meta that the program at `server` serves, where it is `now`.
    pub fn following(folder: &Path, server: PretendAddress, now: Moment) -> Self {
        let clock = Self { server: server.into(), ..Self::in_folder(folder) };
        clock.follow(now);
        clock
    }

    /// From here on this program serves: the clock is the pretend Meta's own.
    pub fn serve(&self, pretend_meta: PretendMeta) {
        // Set once: a program that serves does so until it ends.
        drop(self.pretend_meta.set(pretend_meta));
    }

    /// Whether this program serves the folder.
    pub fn is_serving(&self) -> bool {
        self.pretend_meta.get().is_some()
    }

    /// Takes over the server's time.
    pub fn follow(&self, now: Moment) {
        self.offset.set(now - SystemClock.now());
    }

    /// How far the server's time is from this clock's.
    pub fn difference(&self, now: Moment) -> TimeDelta {
        (now - SystemClock.now() - self.offset.get()).abs()
    }
}

#[async_trait]
impl Clock for PracticeClock {
    fn now(&self) -> Moment {
        self.pretend_meta.get().map_or_else(|| SystemClock.now() + self.offset.get(), PretendMeta::now)
    }

    async fn until(&self, moment: Moment) {
        while let Ok(left) = (moment - self.now()).to_std()
            && !left.is_zero()
        {
            tokio::time::sleep(left.min(LONGEST_SLEEP)).await;
        }
    }

    fn offset(&self, moment: Moment) -> FixedOffset {
        SystemClock.offset(moment)
    }
}

#[async_trait]
impl Practice for PracticeClock {
    /// The serving program moves its time; a following one asks it to, and takes the new time over.
    async fn advance(&self, seconds: u32) -> Result<(), Problem> {
        if let Some(pretend_meta) = self.pretend_meta.get() {
            return pretend_meta.advance(seconds).map(drop).map_err(|error| broken(&error));
        }
        let moved = match self.server.get() {
            Some(server) => meta::advance_time_at(server, seconds).await,
            None => None,
        };
        let now = moved.ok_or_else(|| broken(&GONE))?;
        self.follow(now);
        Ok(())
    }

    async fn happen(&self, what: Happening) -> Result<(), Problem> {
        match order(what) {
            Ok(order) => self.let_happen(&order).await,
            Err(file) => samples::move_away(&self.folder, &file).map_err(|error| broken(&error)),
        }
    }

    async fn going_on(&self) -> Result<Vec<PracticeEvent>, Problem> {
        let told = match (self.pretend_meta.get(), self.server.get()) {
            (Some(pretend_meta), _) => serde_json::to_value(pretend_meta.going_on()).ok(),
            (None, Some(server)) => meta::state_at(server).await.map(|mut state| state["going_on"].take()),
            (None, None) => None,
        };
        let events = told.and_then(|told| serde_json::from_value(told).ok());
        events.ok_or_else(|| broken(&GONE))
    }

    async fn spare_token(&self) -> Result<Secret, Problem> {
        if let Some(pretend_meta) = self.pretend_meta.get() {
            return pretend_meta.spare_token().map(Secret::new).map_err(|error| broken(&error));
        }
        let answer = match self.server.get() {
            Some(server) => meta::pull_lever_at(server, "token", &json!({})).await,
            None => None,
        };
        let token = answer.as_ref().and_then(|answer| answer["token"].as_str());
        token.map(Secret::new).ok_or_else(|| broken(&GONE))
    }

    fn sample_file(&self) -> Option<PathBuf> {
        Some(samples::first_file(&self.folder)).filter(|file| file.exists())
    }
}

impl PracticeClock {
    async fn let_happen(&self, order: &HappenOrder) -> Result<(), Problem> {
        if let Some(pretend_meta) = self.pretend_meta.get() {
            return pretend_meta.happen(order).map_err(|error| broken(&error));
        }
        let done = match (self.server.get(), serde_json::to_value(order)) {
            (Some(server), Ok(order)) => meta::pull_lever_at(server, "happen", &order).await,
            _ => None,
        };
        done.map(drop).ok_or_else(|| broken(&GONE))
    }
}

/// What the pretend Meta is told.
///
/// # Errors
///
/// The file that moves, which is no matter of Meta's.
fn order(what: Happening) -> Result<HappenOrder, PathBuf> {
    let (what, on, user) = match what {
        Happening::PasswordChanged(owner) => (pretend::PasswordChanged, true, Some(owner)),
        Happening::NoInternet(on) => (pretend::NoInternet, on, None),
        Happening::SlowMeta(on) => (pretend::SlowMeta, on, None),
        Happening::WrongAccount(on) => (pretend::WrongAccount, on, None),
        Happening::FileMoved(file) => return Err(file),
    };
    Ok(HappenOrder { what, on, user })
}

/// The time of a pretend Meta elsewhere, which cannot be moved from here.
pub struct TimeElsewhere;

#[async_trait]
impl Practice for TimeElsewhere {
    async fn advance(&self, _: u32) -> Result<(), Problem> {
        Err(elsewhere())
    }

    async fn happen(&self, _: Happening) -> Result<(), Problem> {
        Err(elsewhere())
    }

    async fn going_on(&self) -> Result<Vec<PracticeEvent>, Problem> {
        Ok(Vec::new())
    }

    async fn spare_token(&self) -> Result<Secret, Problem> {
        Err(elsewhere())
    }

    fn is_ours(&self) -> bool {
        false
    }

    fn sample_file(&self) -> Option<PathBuf> {
        None
    }
}

fn elsewhere() -> Problem {
    Problem::new(Code::Ledger, Action::None).because(Case::PretendElsewhere)
}

/// How far a clock is ahead of this computer's; clones share it.
#[derive(Clone, Default)]
pub struct ClockOffset(Arc<AtomicI64>);

impl ClockOffset {
    /// The offset at present.
    pub fn get(&self) -> TimeDelta {
        TimeDelta::microseconds(self.0.load(Ordering::Relaxed))
    }

    /// Sets the offset, rounded up to a microsecond: a clock that is set to ten o'clock never says a moment before ten.
    pub fn set(&self, offset: TimeDelta) {
        let whole = offset.num_microseconds().unwrap_or_default();
        self.0.store(whole.saturating_add(1), Ordering::Relaxed);
    }

    /// This computer's clock with the offset, in the form that a pretend Meta takes.
    pub fn clock(self) -> sixty_practice::Clock {
        Arc::new(move || SystemClock.now() + self.get())
    }
}
