//! Which program serves a practice folder.
//!
//! One program at a time serves the folder's pretend Meta and announces its address; the others follow its clock, and one
//! of them takes its place at the same address when it ends. We elect a server among the programs that run, because a
//! background program would outlive the practice it serves; held by the promises in `tests/promises/practice_server.rs`.

use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use sixty_adapters::log::LocalLog;
use sixty_adapters::meta::{self, PretendAddress};
use sixty_core::moment::Moment;
use sixty_core::ports::{Clock, Practice};
use sixty_core::problem::Problem;
use sixty_practice::{PracticeError, PretendMeta, ServeLock, announced_address};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use url::Url;

use super::clock::{ClockOffset, PracticeClock};
use crate::problems::{broken, is_about_writing};

/// How long the serving program may take until it answers: it starts within a second, on a busy computer too.
const SERVER_ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// How often a following program looks whether the server has ended: a call that is tried again must find the next one.
const LOOK_FOR_SERVER: Duration = Duration::from_millis(50);

/// How often a following program asks for the time, which the clock lever may have moved.
const LOOK_AT_CLOCK: Duration = Duration::from_secs(1);

/// Differences below this are none, as the header `Date`, by which the server tells its time, has whole seconds.
const CLOCK_PRECISION: TimeDelta = TimeDelta::seconds(2);

/// This program's part in serving a practice folder: it serves, or it follows the program that does.
pub struct Election {
    address: Url,
    clock: Arc<PracticeClock>,
    /// The task that serves or follows.
    running: JoinHandle<()>,
}

impl Election {
    /// Serves the folder if no other program does, and follows that one otherwise. `start` sets the clock for this
    /// program.
    ///
    /// # Errors
    ///
    /// `x.ledger` when the folder cannot be served, or when another program has its serve lock and does not answer.
    pub async fn join(folder: &Path, start: Option<Moment>) -> Result<Self, Problem> {
        let since = Instant::now();
        loop {
            match ServeLock::try_take(folder) {
                Ok(Some(lock)) => match serve_first(folder, lock, start).await {
                    Err(error) if is_about_writing(&error) => return look_on(folder, start).await,
                    served => return served.map_err(|error| broken(&error)),
                },
                Ok(None) => {}
                Err(error) if is_about_writing(&error) => return look_on(folder, start).await,
                Err(error) => return Err(broken(&error)),
            }
            // The announced address may be one of a program that was killed, so it counts only if it answers.
            if let Some(address) = announced_address(folder)
                && let Some(now) = meta::time_at(&PretendAddress::new(address.clone())).await
            {
                return Ok(follow(folder, address, now, start));
            }
            if since.elapsed() > SERVER_ANSWERS_WITHIN {
                return Err(broken(&"another process has the practice folder and does not answer"));
            }
            tokio::time::sleep(LOOK_FOR_SERVER).await;
        }
    }

    /// The address that the pretend Meta answers at.
    pub fn address(&self) -> Url {
        self.address.clone()
    }

    /// Whether this program serves the folder.
    pub fn is_serving(&self) -> bool {
        self.clock.is_serving()
    }

    /// Stops serving or following, and returns when nothing of it runs any more.
    pub async fn end(mut self) {
        self.running.abort();
        // The only result is that of the abort.
        (&mut self.running).await.unwrap_or_default();
    }

    /// The clock that the program shares with the pretend Meta.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as Arc<dyn Clock>
    }

    /// The same clock, as the port that moves it.
    pub fn practice(&self) -> Arc<dyn Practice> {
        Arc::clone(&self.clock) as Arc<dyn Practice>
    }
}

impl Drop for Election {
    fn drop(&mut self) {
        self.running.abort();
    }
}

/// In a folder that cannot be written: follows its server, or else serves a copy of its pretend Meta for this program
/// alone, which is forgotten with it.
async fn look_on(folder: &Path, start: Option<Moment>) -> Result<Election, Problem> {
    if let Some(address) = announced_address(folder)
        && let Some(now) = meta::time_at(&PretendAddress::new(address.clone())).await
    {
        return Ok(follow(folder, address, now, start));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(|error| broken(&error))?;
    let port = listener.local_addr().map_err(|error| broken(&error))?.port();
    let address = Url::parse(&format!("http://127.0.0.1:{port}/")).map_err(|error| broken(&error))?;
    let clock = Arc::new(PracticeClock::in_folder(folder));
    let copy = open(&clock, start, |clock| PretendMeta::copy_of(folder, clock));
    let copy = copy.map_err(|error| broken(&error))?;
    let running = tokio::spawn(async {
        // Its calls fail by themselves where it ended.
        sixty_practice::serve(listener, copy).await.unwrap_or_default();
    });
    Ok(Election { address, clock, running })
}

async fn serve_first(folder: &Path, lock: ServeLock, start: Option<Moment>) -> io::Result<Election> {
    let listener = lock.listen().await?;
    let address = lock.announce(&listener)?;
    let clock = Arc::new(PracticeClock::in_folder(folder));
    let opened = open(&clock, start, |clock| PretendMeta::open(Some(folder), clock));
    let pretend_meta = opened.map_err(io::Error::other)?;
    let log = log_of(folder, &clock);
    Ok(Election { address, clock, running: tokio::spawn(serve(lock, listener, pretend_meta, log)) })
}

/// Opens a pretend Meta, with its clock set to `now`, and makes `clock` its clock.
fn open(
    clock: &PracticeClock,
    now: Option<Moment>,
    opened: impl FnOnce(sixty_practice::Clock) -> Result<PretendMeta, PracticeError>,
) -> Result<PretendMeta, PracticeError> {
    let offset = ClockOffset::default();
    let pretend_meta = opened(offset.clone().clock())?;
    if let Some(now) = now {
        offset.set(now - pretend_meta.now());
    }
    clock.serve(pretend_meta.clone());
    Ok(pretend_meta)
}

/// Serves until the task is dropped; the lock is released with it.
async fn serve(lock: ServeLock, listener: TcpListener, pretend_meta: PretendMeta, log: LocalLog) {
    let _lock = lock;
    if let Err(error) = sixty_practice::serve(listener, pretend_meta).await {
        let number = error.raw_os_error();
        log.note(|| tracing::warn!(target: "practice", what = "serve", kind = "failed", number));
    }
}

/// The log of a practice folder, with the time of practice.
fn log_of(folder: &Path, clock: &Arc<PracticeClock>) -> LocalLog {
    LocalLog::in_folder(folder, Arc::clone(clock) as Arc<dyn Clock>)
}

fn follow(folder: &Path, address: Url, now: Moment, start: Option<Moment>) -> Election {
    let clock = Arc::new(PracticeClock::following(
        folder,
        PretendAddress::new(address.clone()),
        start.unwrap_or(now),
    ));
    let following =
        follow_then_serve(folder.to_owned(), address.clone(), Arc::clone(&clock), start.is_none());
    Election { address, clock, running: tokio::spawn(following) }
}

/// Follows the server's clock, unless this program was started with a time of its own; takes its place when it has ended.
async fn follow_then_serve(folder: PathBuf, address: Url, clock: Arc<PracticeClock>, follows_clock: bool) {
    let server = PretendAddress::new(address.clone());
    let mut asked = Instant::now();
    loop {
        tokio::time::sleep(LOOK_FOR_SERVER).await;
        if let Ok(Some(lock)) = ServeLock::try_take(&folder) {
            let log = log_of(&folder, &clock);
            // This program's calls are addressed to the old port. If a stranger has taken it meanwhile, they fail there
            // and say so.
            if let Ok(listener) = lock.listen().await
                && lock.announce(&listener).is_ok_and(|announced| announced == address)
                && let Ok(pretend_meta) =
                    open(&clock, Some(clock.now()), |clock| PretendMeta::open(Some(&folder), clock))
            {
                serve(lock, listener, pretend_meta, log).await;
            } else {
                log.note(|| tracing::warn!(target: "practice", what = "take_over", kind = "failed"));
            }
            return;
        }
        if follows_clock && asked.elapsed() >= LOOK_AT_CLOCK {
            asked = Instant::now();
            let Some(now) = meta::time_at(&server).await else { continue };
            if clock.difference(now) >= CLOCK_PRECISION {
                clock.follow(now);
            }
        }
    }
}
