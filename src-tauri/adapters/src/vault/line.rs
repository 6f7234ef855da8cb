//! The thread that makes the calls of a keychain, one after another, and the line of calls before it.
//!
//! A call blocks for as long as the system asks the person something, and cannot be cancelled. So nobody waits for the
//! thread: neither a caller, nor the end of the process, nor the thread that takes its place.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use sixty_core::ports::VaultTrouble;
use sixty_core::secret::Secret;
use tokio::sync::{mpsc, oneshot};

use super::seen::Seen;
use super::session::{Order, Session};

/// How many calls may wait for the thread. A working keychain takes milliseconds for each, so the line never fills; a
/// blocked keychain must not collect calls without end.
pub(super) const LONGEST: usize = 1024;

/// For so long a No counts: a program that goes through its accounts must not ask once for each. It ends before, where the
/// person wants to be asked, or the keychain shows that it is open.
const NO_COUNTS_FOR: Duration = Duration::from_secs(3600);

/// How a call ended.
pub(super) type Outcome = Result<Option<Secret>, VaultTrouble>;

/// One thread and its line. The thread ends when this is dropped and its last call has ended.
pub(super) struct Line {
    queue: mpsc::Sender<Call>,
    thread: Arc<Mutex<Thread>>,
}

/// What is known of the thread.
#[derive(Default)]
struct Thread {
    hold: Hold,
    /// When the person was last asked and said No, or could not be asked.
    said_no: Option<Instant>,
}

/// Whether the thread takes the next call.
#[derive(Default)]
enum Hold {
    #[default]
    Free,
    /// It is still busy with a call whose caller has stopped waiting; this is what showed during that call.
    Hangs(Seen),
    /// It has come back from such a call, to which the person said No, or not.
    Back { was_refused: bool },
}

struct Call {
    order: Order,
    answer: oneshot::Sender<Outcome>,
    at: Instant,
}

impl Line {
    pub(super) fn start(session: Session) -> Self {
        let (queue, calls) = mpsc::channel(LONGEST);
        let thread = Arc::new(Mutex::new(Thread::default()));
        let known = Arc::clone(&thread);
        // A thread that cannot be started drops `calls`, which every call then finds closed.
        thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || answer_calls(session, calls, &known))
            .ok();
        Self { queue, thread }
    }

    /// Puts a call in line.
    ///
    /// # Errors
    ///
    /// The line is full, or the thread could not be started.
    pub(super) fn ask(&self, order: Order) -> Result<oneshot::Receiver<Outcome>, VaultTrouble> {
        let (answer, answered) = oneshot::channel();
        self.queue.try_send(Call { order, answer, at: Instant::now() }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => VaultTrouble::Asking,
            mpsc::error::TrySendError::Closed(_) => without_a_thread(),
        })?;
        Ok(answered)
    }

    /// Stops waiting for a call. It is noted before the last look at the answer, and the thread looks at the note after
    /// it has answered, so that it is taken back in either order.
    pub(super) fn give_up(&self, mut answered: oneshot::Receiver<Outcome>, seen: Seen) -> Outcome {
        let trouble = seen.trouble();
        self.thread().hold = Hold::Hangs(seen);
        answered.try_recv().map_or(Err(trouble), |answer| {
            self.thread().hold = Hold::Free;
            answer
        })
    }

    /// What showed during the call that the thread has not come back from.
    pub(super) fn hangs(&self) -> Option<Seen> {
        match &self.thread().hold {
            Hold::Hangs(seen) => Some(seen.clone()),
            Hold::Free | Hold::Back { .. } => None,
        }
    }

    /// Whether the person said No to the call that the thread has come back from since this was last asked; None where
    /// there is no such call.
    pub(super) fn came_back_refused(&self) -> Option<bool> {
        let mut thread = self.thread();
        let Hold::Back { was_refused } = thread.hold else { return None };
        thread.hold = Hold::Free;
        Some(was_refused)
    }

    /// Lets the next call ask the person again.
    pub(super) fn forget_the_no(&self) {
        self.thread().said_no = None;
    }

    fn thread(&self) -> MutexGuard<'_, Thread> {
        lock(&self.thread)
    }
}

/// The problem of a process that can start no thread.
pub(super) fn without_a_thread() -> VaultTrouble {
    VaultTrouble::Refused("the thread that asks the keychain could not be started".to_owned())
}

fn answer_calls(mut session: Session, mut calls: mpsc::Receiver<Call>, thread: &Mutex<Thread>) {
    while let Some(Call { order, answer, at }) = calls.blocking_recv() {
        let mut was_refused = false;
        if !answer.is_closed() {
            let counts = |no: Instant| at.saturating_duration_since(no) < NO_COUNTS_FOR;
            let said_no = lock(thread).said_no.is_some_and(counts);
            let outcome = if said_no {
                Err(VaultTrouble::Locked)
            } else {
                carry_out(&mut session, &order, &|| !answer.is_closed())
            };
            was_refused = matches!(outcome, Err(VaultTrouble::Locked));
            // Whoever answers a question long after it was asked may be asked again at once.
            if was_refused && !said_no && !answer.is_closed() {
                lock(thread).said_no = Some(Instant::now());
            }
            // A caller that has just stopped waiting needs no answer.
            answer.send(outcome).ok();
        }
        let mut known = lock(thread);
        if matches!(known.hold, Hold::Hangs(_)) {
            known.hold = Hold::Back { was_refused };
        }
    }
}

/// Makes one call. A panic in a store crate makes only this call fail.
fn carry_out(session: &mut Session, order: &Order, is_wanted: &dyn Fn() -> bool) -> Outcome {
    panic::catch_unwind(AssertUnwindSafe(|| session.carry_out(order, is_wanted))).unwrap_or_else(|_| {
        session.forget();
        Err(VaultTrouble::Refused("the keychain's library failed".to_owned()))
    })
}

fn lock(thread: &Mutex<Thread>) -> MutexGuard<'_, Thread> {
    thread.lock().unwrap_or_else(PoisonError::into_inner)
}
