//! What shows of a keychain while a call is under way, and what it says about that call.

use sixty_core::ports::{Sight, VaultTrouble};

/// What a look at the keychain shows without a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub sight: Sight,
    /// The program that serves the keychain, by a name that no program after it has.
    pub by: Option<String>,
    /// Whether a call that hangs means that the person is asked. False where the keychain itself does not answer.
    pub asks: bool,
}

impl Seen {
    /// A keychain of which nothing shows; `asks` as in [`Seen::asks`].
    pub const fn unsure(asks: bool) -> Self {
        Self { sight: Sight::Unsure, by: None, asks }
    }

    /// What a call is told that hangs on what this look showed.
    pub fn trouble(&self) -> VaultTrouble {
        if self.asks {
            VaultTrouble::Asking
        } else {
            VaultTrouble::Refused("the password vault does not answer".to_owned())
        }
    }

    /// Whether the question that a call hung on when this was seen can be answered no more, by what shows now: the
    /// program that asked it has ended, which the call is never told, or what it asked for is open.
    pub fn is_void(&self, now: &Result<Self, VaultTrouble>) -> bool {
        match now {
            Err(trouble) => matches!(trouble, VaultTrouble::Missing | VaultTrouble::NoKeyring),
            Ok(now) => {
                let is_another = self.by.as_ref().zip(now.by.as_ref()).is_some_and(|(was, is)| was != is);
                is_another || self.sight == Sight::Locked && now.sight == Sight::Open
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_void_once_its_asker_is_gone_or_what_it_asked_for_is_open_and_not_before() {
        let seen = |sight, by: &str| Seen { sight, by: Some(by.to_owned()), asks: true };
        let locked = seen(Sight::Locked, ":1.1");
        for (now, is_void) in [
            (Ok(seen(Sight::Locked, ":1.1")), false),
            (Ok(seen(Sight::Open, ":1.1")), true),
            (Ok(seen(Sight::Locked, ":1.2")), true),
            (Ok(Seen::unsure(false)), false),
            (Err(VaultTrouble::Missing), true),
            (Err(VaultTrouble::NoKeyring), true),
            (Err(VaultTrouble::Denied), false),
        ] {
            assert_eq!(locked.is_void(&now), is_void, "{now:?}");
        }
        // The person is asked whether the program may have the entry of a keychain that is open.
        assert!(!seen(Sight::Open, ":1.1").is_void(&Ok(seen(Sight::Open, ":1.1"))));
    }
}
