//! When the resident looks whether a vault that is shut is open again. A look asks nobody for a password, so that what a
//! person does elsewhere is seen at once: a locked vault is looked at all the time. One that is not there is looked for
//! after a pause that grows, because each look may make the system start it. An open one is looked at now and then, as long
//! as nothing is kept in it.

use std::time::Duration;

use tokio::time::Instant;

use crate::face::VaultState;

/// The pause after a look at a vault that asks for a password.
const WHILE_IT_ASKS: Duration = Duration::from_secs(1);

/// The first and the longest pause otherwise.
const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// The looks at the vault.
#[derive(Default)]
pub struct VaultLooks {
    is_under_way: bool,
    last: Option<Last>,
}

/// The last look that began.
struct Last {
    /// How the vault was thought to be.
    vault: VaultState,
    at: Instant,
    /// The pause before the next look at such a vault.
    pause: Duration,
}

impl VaultLooks {
    /// Whether a look at a vault in this state begins now. A new state is looked at without a pause.
    pub fn begin(&mut self, vault: VaultState) -> bool {
        let last = self.last.as_ref().filter(|last| last.vault == vault);
        if self.is_under_way || last.is_some_and(|last| last.at.elapsed() < last.pause) {
            return false;
        }
        let pause = match vault {
            VaultState::Locked | VaultState::Asking => WHILE_IT_ASKS,
            VaultState::Open => LONGEST,
            _ => last.map_or(FIRST, |last| (last.pause * 2).min(LONGEST)),
        };
        self.is_under_way = true;
        self.last = Some(Last { vault, at: Instant::now(), pause });
        true
    }

    /// Takes the end of a look.
    pub fn ended(&mut self) {
        self.is_under_way = false;
    }

    /// Lets the next look begin at once, because the person has come to the window.
    pub fn hurry(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_vault_that_is_not_there_is_looked_for_after_pauses_that_grow_and_a_locked_one_all_the_time() {
        for (vault, most) in [(VaultState::Missing, 20), (VaultState::Locked, 3600)] {
            let mut looks = VaultLooks::default();
            let mut begun = 0;
            for _ in 0..3600 {
                if looks.begin(vault) {
                    begun += 1;
                    looks.ended();
                }
                tokio::time::advance(Duration::from_secs(1)).await;
            }
            assert!(begun > most / 2 && begun <= most, "{vault:?}: {begun}");
            looks.hurry();
            assert!(looks.begin(vault) && !looks.begin(vault), "one at a time");
        }
    }
}
