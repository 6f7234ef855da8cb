//! What is copied to the clipboard, and the copied token that is cleared from it again.

use chrono::TimeDelta;

use super::short_lived::ShortLived;
use crate::journeys::{about, by_hand, deliver, recover, replies};
use crate::network::Network;
use crate::ports::Ports;
use crate::problem::{Action, Code, Problem};
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::secret::Secret;

/// How long a copied token stays on the clipboard: enough to paste it, too short for it to be forgotten there.
const COPIED_FOR: TimeDelta = TimeDelta::seconds(60);

/// The token that this program put on the clipboard.
#[derive(Default)]
pub struct CopiedToken(Option<ShortLived>);

impl CopiedToken {
    /// Remembers that a text is on the clipboard now; a token has to be cleared later.
    pub fn is_on_clipboard(&mut self, base: &mut Base, token: Result<Option<Secret>, Problem>) {
        match token {
            Ok(token) => self.0 = token.map(|token| ShortLived::new(token, base.now(), COPIED_FOR)),
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// Clears the token when its minute is over. A text that was copied since stays.
    pub fn clear_if_expired(&mut self, base: &mut Base) {
        let now = base.now();
        if let Some(token) = self.0.take_if(|token| token.is_over(now)) {
            let clipboard = base.clipboard.clone();
            base.start_quietly(async move { clipboard.clear(&token.secret).await });
        }
    }

    /// Clears the token at once, because the program ends.
    pub async fn clear_now(&mut self, base: &Base) {
        if let Some(token) = self.0.take() {
            base.clipboard.clear(&token.secret).await;
        }
    }
}

/// Starts writing a text to the clipboard.
pub fn copy_text(base: &mut Base, text: String) {
    let clipboard = base.clipboard.clone();
    base.start(async move {
        let written = clipboard.write(&Secret::new(text)).await;
        ForPerson::Copied(if written { Ok(None) } else { Err(not_copied()) }).into()
    });
}

/// Starts reading an account's token from the vault and writing it to the clipboard.
pub fn copy_token(base: &mut Base, id: String) {
    let (ports, clipboard) = (base.ports.clone(), base.clipboard.clone());
    base.start(async move {
        let token = token_of(&ports, &id).await;
        ForPerson::Copied(match token {
            Ok(token) if clipboard.write(&token).await => {
                by_hand::note_copy(&ports, &id, &token);
                Ok(Some(token))
            }
            Ok(_) => Err(not_copied()),
            Err(problem) => Err(problem),
        })
        .into()
    });
}

/// Starts writing a sealed token to the clipboard. It may stay there, because it opens for nobody but its receiver.
pub fn copy_reply(base: &mut Base, network: Network, user_id: &str) {
    let mut waiting = base.records.to_send.iter();
    let outgoing = waiting.find(|one| one.network == network && one.user_id == user_id).cloned();
    let (ports, clipboard) = (base.ports.clone(), base.clipboard.clone());
    base.start(async move {
        let text = match &outgoing {
            Some(outgoing) => replies::text_of(&ports, outgoing).await,
            None => Ok(None),
        };
        ForPerson::Copied(match text {
            Ok(Some(text)) if clipboard.write(&text).await => Ok(None),
            Ok(_) => Err(not_copied()),
            Err(problem) => Err(problem),
        })
        .into()
    });
}

/// Starts writing a new token of practice to the clipboard, for a person to paste.
pub fn copy_practice_token(base: &mut Base) {
    let Some(practice) = base.practice.clone() else { return };
    let clipboard = base.clipboard.clone();
    base.start(async move {
        ForPerson::Copied(match practice.spare_token().await {
            Ok(token) if clipboard.write(&token).await => Ok(Some(token)),
            Ok(_) => Err(not_copied()),
            Err(problem) => Err(problem),
        })
        .into()
    });
}

async fn token_of(ports: &Ports, id: &str) -> Result<Secret, Problem> {
    let account = ports.ledger.account(id)?.ok_or_else(|| recover::gone(id))?;
    let tokens = deliver::read_own(ports, &account).await;
    let tokens = tokens.map_err(|problem| about::about(problem, &account, ports.clock.now()))?;
    Ok(tokens.current.token)
}

fn not_copied() -> Problem {
    Problem::new(Code::OurFault, Action::RetryLater)
}
