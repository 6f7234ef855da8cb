//! The keychain of the operating system, asked through one thread with bounded calls.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::{EntryName, Vault, VaultTrouble};
use sixty_core::secret::Secret;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use super::os;
use super::pieces::InPieces;
use super::session::{Order, Session};

/// How many calls may wait for the thread. A working keychain takes milliseconds for each, so the queue never fills; a
/// blocked keychain must not collect calls without end.
const QUEUE: usize = 1024;

/// The shortest time limit of a call, even if no prompt is waited for: the keychain's daemon may have to start.
const SHORTEST_LIMIT: Duration = Duration::from_secs(1);

/// The keychain of this computer: entries of `service` whose user is `<install>/<entry name>`. It is opened by the first
/// call. `wait` is how long an unlock prompt may take, before a call fails with [`VaultTrouble::Locked`] and is not made
/// any more. Until that prompt is answered or dismissed, every other call fails the same way at once. (If a daemon dies
/// while its prompt is open, it never says so; then only a new process helps.)
pub fn keychain(service: &str, install: &str, wait: Duration) -> Arc<dyn Vault> {
    let keychain = Keychain::over(Session::new(service, install, Box::new(os::open)), wait);
    match os::LONGEST {
        Some(longest) => Arc::new(InPieces::new(keychain, longest)),
        None => Arc::new(keychain),
    }
}

/// The OS keychain. Its calls block for as long as an unlock prompt is open, and cannot be cancelled. So a detached
/// thread makes them, and neither the caller nor the end of the process waits for it.
struct Keychain {
    queue: mpsc::Sender<Call>,
    /// Whether the thread is still busy with a call whose caller has stopped waiting.
    stuck: Arc<AtomicBool>,
    limit: Duration,
}

impl Keychain {
    fn over(session: Session, wait: Duration) -> Self {
        let (queue, calls) = mpsc::channel(QUEUE);
        let stuck = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stuck);
        // A thread that cannot be started drops `calls`, which every call then finds closed.
        thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || answer_calls(session, calls, &flag))
            .ok();
        Self { queue, stuck, limit: wait.max(SHORTEST_LIMIT) }
    }

    async fn call(&self, order: Order) -> Outcome {
        if self.stuck.load(Ordering::SeqCst) {
            return Err(VaultTrouble::Locked);
        }
        let (answer, mut answered) = oneshot::channel();
        self.queue.try_send(Call { order, answer }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => VaultTrouble::Locked,
            mpsc::error::TrySendError::Closed(_) => without_a_thread(),
        })?;
        match timeout(self.limit, &mut answered).await {
            Ok(answer) => answer.unwrap_or_else(|_| Err(without_a_thread())),
            Err(_) => self.give_up(answered),
        }
    }

    /// Stops waiting for a call. The flag is set before the last look at the answer, and the thread clears it after it
    /// has answered, so that it is cleared in either order.
    fn give_up(&self, mut answered: oneshot::Receiver<Outcome>) -> Outcome {
        self.stuck.store(true, Ordering::SeqCst);
        answered.try_recv().map_or(Err(VaultTrouble::Locked), |answer| {
            self.stuck.store(false, Ordering::SeqCst);
            answer
        })
    }
}

#[async_trait]
impl Vault for Keychain {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        self.call(Order::Read(name.clone())).await
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        self.call(Order::Write(name.clone(), content.clone())).await.map(drop)
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        self.call(Order::Delete(name.clone())).await.map(drop)
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        let listed = self.call(Order::List).await?;
        Ok(listed.map(|lines| lines.expose().lines().map(EntryName::listed).collect()))
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        Ok(self.call(Order::TakeOver).await?.is_some())
    }

    async fn look(&self) -> Result<(), VaultTrouble> {
        os::look().await
    }
}

type Outcome = Result<Option<Secret>, VaultTrouble>;

struct Call {
    order: Order,
    answer: oneshot::Sender<Outcome>,
}

/// The loop of the thread, which ends when the [`Keychain`] is dropped.
fn answer_calls(mut session: Session, mut calls: mpsc::Receiver<Call>, stuck: &AtomicBool) {
    while let Some(Call { order, answer }) = calls.blocking_recv() {
        if !answer.is_closed() {
            let outcome = carry_out(&mut session, &order, &|| !answer.is_closed());
            // A caller that has just stopped waiting needs no answer.
            answer.send(outcome).ok();
        }
        stuck.store(false, Ordering::SeqCst);
    }
}

/// Makes one call. A panic in a store crate makes only this call fail.
fn carry_out(session: &mut Session, order: &Order, is_wanted: &dyn Fn() -> bool) -> Outcome {
    panic::catch_unwind(AssertUnwindSafe(|| session.carry_out(order, is_wanted))).unwrap_or_else(|_| {
        session.forget();
        Err(VaultTrouble::Refused("the keychain's library failed".to_owned()))
    })
}

fn without_a_thread() -> VaultTrouble {
    VaultTrouble::Refused("the thread that asks the keychain could not be started".to_owned())
}

#[cfg(test)]
mod tests;
