//! The built-in pretend Meta: it runs inside the program for as long as the command does.

mod hold;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{FixedOffset, TimeDelta};
use sixty_adapters::clock::SystemClock;
use sixty_adapters::meta::{self, PretendMeta};
use sixty_core::ports::{Clock, Moment, Practice};
use sixty_core::problem::{Action, Code, Problem};
use sixty_practice::{Turn, World};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use url::Url;

pub use hold::Hold;

/// A wait looks at the clock again after so long, as it may have been moved.
const SLICE: Duration = Duration::from_secs(1);

/// How long the one who has the turn may take to say where it is.
const TO_START: Duration = Duration::from_secs(10);

/// How often a guest looks whether its host has ended: a call that is tried again must find us in its place.
const LOOK: Duration = Duration::from_millis(50);

/// How often a guest asks its host for the time, which a lever may have moved.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(1);

/// Meta's `Date` has whole seconds: a smaller difference is none.
const COARSE: TimeDelta = TimeDelta::seconds(2);

/// A folder's pretend Meta. One process at a time serves it; a second one is its guest, and takes its place when it
/// ends.
pub struct Home {
    address: Url,
    clock: Arc<Shared>,
    /// Serves, or follows who does.
    running: JoinHandle<()>,
}

impl Home {
    /// Serves it, or finds who does. `start`: what the clock says, for this command only.
    pub async fn open(folder: &Path, start: Option<Moment>) -> Result<Self, Problem> {
        let since = Instant::now();
        loop {
            if let Some(turn) = Turn::take(folder).map_err(|error| broken(&error))? {
                return host(folder, turn, start).await;
            }
            // An address is believed when somebody answers there.
            if let Some(address) = sixty_practice::address(folder)
                && let Some(now) = meta::time_at(&PretendMeta::new(address.clone())).await
            {
                return Ok(guest(folder, address, now, start));
            }
            if since.elapsed() > TO_START {
                return Err(broken(&"another process has the practice folder and does not answer"));
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Where it answers.
    pub fn address(&self) -> Url {
        self.address.clone()
    }

    /// Whether it is served here.
    pub fn serves(&self) -> bool {
        self.clock.world.get().is_some()
    }

    /// Returns when nothing of it runs any more.
    pub async fn end(mut self) {
        self.running.abort();
        // It was told to end; how it did is no news.
        (&mut self.running).await.unwrap_or_default();
    }

    /// The clock that program and pretend Meta share.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as Arc<dyn Clock>
    }

    /// Its time, which can be moved.
    pub fn practice(&self) -> Arc<dyn Practice> {
        Arc::clone(&self.clock) as Arc<dyn Practice>
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        self.running.abort();
    }
}

async fn host(folder: &Path, turn: Turn, start: Option<Moment>) -> Result<Home, Problem> {
    let listener = turn.listen().await.map_err(|error| broken(&error))?;
    let address = turn.announce(&listener).map_err(|error| broken(&error))?;
    let clock = Arc::new(Shared::default());
    let world = world(folder, &clock, start).map_err(|error| broken(&error))?;
    Ok(Home { address, clock, running: tokio::spawn(serve(turn, listener, world)) })
}

/// The folder's world, whose clock is ours from here on. `now`: what it says at this instant.
fn world(folder: &Path, clock: &Shared, now: Option<Moment>) -> Result<World, sixty_practice::WorldError> {
    let ahead = Ahead::default();
    let world = World::open(Some(folder), ahead.clone().clock())?;
    if let Some(now) = now {
        ahead.set(now - world.now());
    }
    drop(clock.world.set(world.clone()));
    Ok(world)
}

/// Serves until it is dropped, and has the turn for as long.
async fn serve(turn: Turn, listener: TcpListener, world: World) {
    let _turn = turn;
    drop(sixty_practice::serve(listener, world).await);
}

fn guest(folder: &Path, address: Url, now: Moment, start: Option<Moment>) -> Home {
    let clock = Arc::new(Shared::default());
    clock.ahead.set(start.unwrap_or(now) - SystemClock.now());
    drop(clock.host.set(PretendMeta::new(address.clone())));
    let staying = stay(folder.to_owned(), address.clone(), Arc::clone(&clock), start.is_none());
    Home { address, clock, running: tokio::spawn(staying) }
}

/// Follows the host's clock, and takes its place when it has ended.
async fn stay(folder: PathBuf, address: Url, clock: Arc<Shared>, follows: bool) {
    let stand = PretendMeta::new(address.clone());
    let mut looked = Instant::now();
    loop {
        tokio::time::sleep(LOOK).await;
        if let Ok(Some(turn)) = Turn::take(&folder) {
            // Our calls go to this address; where another program has it now, they find no Meta and say so.
            if let Ok(listener) = turn.listen().await
                && turn.announce(&listener).is_ok_and(|announced| announced == address)
                && let Ok(world) = world(&folder, &clock, Some(clock.now()))
            {
                serve(turn, listener, world).await;
            }
            return;
        }
        if follows && looked.elapsed() >= LOOK_AT_CLOCK {
            looked = Instant::now();
            let Some(now) = meta::time_at(&stand).await else { continue };
            let ahead = now - SystemClock.now();
            if (ahead - clock.ahead.get()).abs() >= COARSE {
                clock.ahead.set(ahead);
            }
        }
    }
}

/// The host's clock is its world's; a guest's is as far ahead as its host told.
#[derive(Default)]
pub struct Shared {
    world: OnceLock<World>,
    ahead: Ahead,
    /// Who serves a guest.
    host: OnceLock<PretendMeta>,
}

impl Shared {
    /// The clock of this world.
    pub fn of(world: World) -> Self {
        Self { world: world.into(), ..Self::default() }
    }
}

#[async_trait]
impl Clock for Shared {
    fn now(&self) -> Moment {
        self.world.get().map_or_else(|| SystemClock.now() + self.ahead.get(), World::now)
    }

    async fn until(&self, moment: Moment) {
        while let Ok(left) = (moment - self.now()).to_std()
            && !left.is_zero()
        {
            tokio::time::sleep(left.min(SLICE)).await;
        }
    }

    fn offset(&self, moment: Moment) -> FixedOffset {
        SystemClock.offset(moment)
    }
}

#[async_trait]
impl Practice for Shared {
    /// The one that serves the folder moves its time; a guest asks for it and follows.
    async fn advance(&self, seconds: u32) -> Result<(), Problem> {
        if let Some(world) = self.world.get() {
            return world.advance(seconds).map(drop).map_err(|error| broken(&error));
        }
        let moved = match self.host.get() {
            Some(host) => meta::advance_time_at(host, seconds).await,
            None => None,
        };
        let now = moved.ok_or_else(|| broken(&"the program that serves this practice folder is gone"))?;
        self.ahead.set(now - SystemClock.now());
        Ok(())
    }
}

/// A pretend Meta that runs elsewhere.
pub struct TimeOfItsOwn;

#[async_trait]
impl Practice for TimeOfItsOwn {
    async fn advance(&self, _: u32) -> Result<(), Problem> {
        Err(broken(&"the time of this pretend Meta is moved where it runs"))
    }
}

/// How far a clock is ahead of this computer's.
#[derive(Clone, Default)]
pub struct Ahead(Arc<AtomicI64>);

impl Ahead {
    pub fn get(&self) -> TimeDelta {
        TimeDelta::microseconds(self.0.load(Ordering::Relaxed))
    }

    pub fn set(&self, ahead: TimeDelta) {
        // Rounded up: a clock that starts at ten o'clock never says a second before ten.
        let whole = ahead.num_microseconds().unwrap_or_default();
        self.0.store(whole.saturating_add(1), Ordering::Relaxed);
    }

    pub fn clock(self) -> sixty_practice::Clock {
        Arc::new(move || SystemClock.now() + self.get())
    }
}

pub fn broken(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(Code::Ledger, Action::Report).with_text("detail", error.to_string())
}
