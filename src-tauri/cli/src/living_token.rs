//! The token of an account, for a command that hands it on.

use std::time::Duration;

use sixty_core::account::Account;
use sixty_core::journeys::about::about;
use sixty_core::journeys::{deliver, remember};
use sixty_core::policy::{self, State, Status};
use sixty_core::ports::Ports;
use sixty_core::problem::{Code, Problem};
use sixty_core::tokens::Tokens;

/// Reads the tokens of an account, unless the current one is known to be dead.
///
/// # Errors
///
/// The problem of which the token died, `x.vaultLost` where the vault has none, or what vault and ledger say of
/// themselves.
pub async fn read(ports: &Ports, account: &Account) -> Result<Tokens, Problem> {
    let now = ports.clock.now();
    let State { status, problem } = policy::state(account, &[], now);
    if let Some(problem) = problem.filter(|_| matches!(status, Status::TurnedOff | Status::Expired)) {
        return Err(about(problem, account, now));
    }
    match deliver::read_own(ports, account).await {
        Err(problem) if problem.code == Code::VaultLost => {
            remembered(ports, account, &problem).await;
            Err(about(problem, account, now))
        }
        read => read,
    }
}

/// Keeps what was learned for the other faces. Where that is not possible now, the next errand does.
async fn remembered(ports: &Ports, account: &Account, problem: &Problem) {
    if let Ok(_held) = ports.locks.hold(&account.id, Duration::ZERO).await {
        remember::remember(ports, &account.id, problem).unwrap_or_default();
    }
}
