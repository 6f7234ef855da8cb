//! The built-in pretend Meta: it runs inside the program for as long as the command does.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{FixedOffset, TimeDelta};
use sixty_adapters::clock::SystemClock;
use sixty_core::ports::{Clock, Moment};
use sixty_core::problem::{Action, Code, Problem};
use sixty_practice::World;
use tokio::net::TcpListener;
use url::Url;

/// A wait looks at the clock again after so long, as it may have been moved.
const SLICE: Duration = Duration::from_secs(30);

/// A folder's pretend Meta. One process at a time runs it; a second one uses the first's.
pub struct Home {
    world: World,
    address: Url,
    /// Held while we run it.
    _ours: Option<File>,
}

impl Home {
    /// Starts it, or finds the one that runs. `start`: what the clock says, for this command only.
    pub async fn open(folder: &Path, start: Option<Moment>) -> Result<Self, Problem> {
        let shift = Arc::new(AtomicI64::new(0));
        let world =
            World::open(Some(&folder.join("meta")), shifted(&shift)).map_err(|error| broken(&error))?;
        if let Some(start) = start {
            shift.store((start - world.now()).num_milliseconds(), Ordering::Relaxed);
        }
        let address_file = folder.join("meta-address");
        let ours = lock(&folder.join("meta.lock")).map_err(|error| broken(&error))?;
        if ours.is_none()
            && let Some(address) = read_address(&address_file)
        {
            return Ok(Self { world, address, _ours: None });
        }
        let listener = listen(&address_file).await.map_err(|error| broken(&error))?;
        let port = listener.local_addr().map_err(|error| broken(&error))?.port();
        let address = Url::parse(&format!("http://127.0.0.1:{port}/")).map_err(|error| broken(&error))?;
        std::fs::write(&address_file, address.as_str()).map_err(|error| broken(&error))?;
        tokio::spawn(sixty_practice::serve(listener, world.clone()));
        Ok(Self { world, address, _ours: ours })
    }

    /// Where it answers.
    pub fn address(&self) -> Url {
        self.address.clone()
    }

    /// The clock that program and pretend Meta share.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(Shared(self.world.clone()))
    }
}

struct Shared(World);

#[async_trait]
impl Clock for Shared {
    fn now(&self) -> Moment {
        self.0.now()
    }

    async fn until(&self, moment: Moment) {
        while let Ok(left) = (moment - self.now()).to_std() {
            tokio::time::sleep(left.min(SLICE)).await;
        }
    }

    fn offset(&self, moment: Moment) -> FixedOffset {
        SystemClock.offset(moment)
    }
}

fn shifted(shift: &Arc<AtomicI64>) -> sixty_practice::Clock {
    let shift = Arc::clone(shift);
    Arc::new(move || SystemClock.now() + TimeDelta::milliseconds(shift.load(Ordering::Relaxed)))
}

/// None when another process has it.
fn lock(path: &Path) -> std::io::Result<Option<File>> {
    let file = OpenOptions::new().create(true).write(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

fn read_address(file: &Path) -> Option<Url> {
    Url::parse(&std::fs::read_to_string(file).ok()?).ok()
}

/// The port of the last time, so that a page that is still open in a browser goes on working; else a free one.
async fn listen(address_file: &Path) -> std::io::Result<TcpListener> {
    if let Some(port) = read_address(address_file).and_then(|address| address.port())
        && let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await
    {
        return Ok(listener);
    }
    TcpListener::bind(("127.0.0.1", 0)).await
}

fn broken(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(Code::Ledger, Action::Report).with_text("detail", error.to_string())
}
