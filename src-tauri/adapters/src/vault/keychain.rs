//! The keychain of the operating system, asked through one thread with bounded calls.
//!
//! A call that takes too long hangs on a question to the person, or on a keychain that does not answer; it is given up,
//! and until the thread comes back from it every other call fails the same way at once, so that a question that is left
//! open holds up nothing. Where a look shows that the question can be answered no more, because the program that asked it
//! has ended or the keychain was opened elsewhere, another thread takes its place: the first would wait for ever. Held by
//! `a_daemon_that_dies_while_it_asks_is_noticed` and its neighbours in `tests/keychain`.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::{EntryName, Sight, Vault, VaultTrouble};
use sixty_core::secret::Secret;
use tokio::time::{Instant, timeout_at};

use super::line::{Line, Outcome, without_a_thread};
use super::os;
use super::pieces::InPieces;
use super::seen::Seen;
use super::session::{Order, Session};

/// The shortest time limit of a call, even if no prompt is waited for: the keychain's daemon may have to start.
const SHORTEST_LIMIT: Duration = Duration::from_secs(1);

/// A call that has not been answered by then may be hanging: what shows of the keychain is noted.
const LOOK_AFTER: Duration = Duration::from_millis(500);

/// How often calls look whether the one that hangs still has to.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The keychain of this computer: entries of `service` whose user is `<install>/<entry name>`. It is opened by the first
/// call. `wait` is how long an unlock prompt may take, before a call fails with [`VaultTrouble::Asking`] and is not made
/// any more.
pub fn keychain(service: &str, install: &str, wait: Duration) -> Arc<dyn Vault> {
    let session = Session::new(service, install, Arc::new(os::open));
    let keychain = Keychain::over(session, Box::new(|| Box::pin(os::look())), wait);
    match os::LONGEST {
        Some(longest) => Arc::new(InPieces::new(keychain, longest)),
        None => Arc::new(keychain),
    }
}

/// A look at the keychain, as in [`os::look`].
type Look = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<Seen, VaultTrouble>> + Send>> + Send + Sync>;

struct Keychain {
    /// What every new thread begins with.
    session: Session,
    look: Look,
    line: Mutex<Arc<Line>>,
    /// When a call last looked whether the one that hangs still has to.
    looked: Mutex<Option<Instant>>,
    limit: Duration,
}

impl Keychain {
    fn over(session: Session, look: Look, wait: Duration) -> Self {
        let line = Mutex::new(Arc::new(Line::start(session.anew())));
        Self { session, look, line, looked: Mutex::default(), limit: wait.max(SHORTEST_LIMIT) }
    }

    async fn call(&self, order: Order) -> Outcome {
        let line = self.free_line().await?;
        let mut answered = line.ask(order)?;
        let begun = Instant::now();
        let deadline = begun + self.limit;
        if let Ok(answer) = timeout_at(begun + LOOK_AFTER, &mut answered).await {
            return answer.unwrap_or_else(|_| Err(without_a_thread()));
        }
        let seen = timeout_at(deadline, (self.look)()).await;
        let seen = seen.ok().and_then(Result::ok).unwrap_or(Seen::unsure(false));
        match timeout_at(deadline, &mut answered).await {
            Ok(answer) => answer.unwrap_or_else(|_| Err(without_a_thread())),
            Err(_) => line.give_up(answered, seen),
        }
    }

    /// The line whose thread takes calls.
    ///
    /// # Errors
    ///
    /// The thread hangs, and has reason to.
    async fn free_line(&self) -> Result<Arc<Line>, VaultTrouble> {
        let line = Arc::clone(&held(&self.line));
        let Some(seen) = line.hangs() else { return Ok(line) };
        if self.may_look() && seen.is_void(&(self.look)().await) {
            return Ok(self.replace(&line));
        }
        // Another call may have replaced it meanwhile.
        let now = Arc::clone(&held(&self.line));
        if now.hangs().is_none() { Ok(now) } else { Err(seen.trouble()) }
    }

    fn may_look(&self) -> bool {
        let mut looked = held(&self.looked);
        let may = looked.is_none_or(|at| at.elapsed() >= LOOK_EVERY);
        if may {
            *looked = Some(Instant::now());
        }
        may
    }

    /// Puts another thread in the place of one that never comes back, unless that was done already.
    fn replace(&self, hanging: &Arc<Line>) -> Arc<Line> {
        let mut line = held(&self.line);
        if Arc::ptr_eq(&line, hanging) {
            *line = Arc::new(Line::start(self.session.anew()));
        }
        Arc::clone(&line)
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

    fn ask_again(&self) {
        held(&self.line).forget_the_no();
    }

    async fn look(&self) -> Result<Sight, VaultTrouble> {
        let now = (self.look)().await;
        let mut line = Arc::clone(&held(&self.line));
        if let Some(seen) = line.hangs() {
            if !seen.is_void(&now) {
                return Ok(if seen.asks { Sight::Asking } else { Sight::Unsure });
            }
            line = self.replace(&line);
        }
        let was_refused = line.came_back_refused();
        let sight = now?.sight;
        if sight == Sight::Open {
            line.forget_the_no();
        }
        Ok(match (was_refused, sight) {
            (Some(false), Sight::Unsure) => Sight::Open,
            // The person was asked about an entry, and said No.
            (Some(true), Sight::Open) => Sight::Unsure,
            _ => sight,
        })
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
