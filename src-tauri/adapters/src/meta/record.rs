//! What the log keeps of a call to Meta: who was asked for what, how it ended and how long it took. Never a text of
//! Meta's, an address or a parameter.

use std::time::Duration;

use sixty_core::network::Network;
use sixty_core::ports::Trouble;

use crate::log::{LocalLog, millis};

/// The facts about a call that are logged.
pub struct Subject {
    /// The name of the call, e.g. `refresh`.
    pub name: &'static str,
    /// The network that was called.
    pub network: Network,
    /// The fingerprint of the token that was sent, which leads to its account.
    pub fingerprint: Option<String>,
}

/// Logs a call; `answer` is its HTTP status, or why there was no usable answer.
pub fn call(log: &LocalLog, subject: &Subject, answer: Result<u16, &Trouble>, took: Duration) {
    let Subject { name, network, fingerprint } = subject;
    let (network, fingerprint, ms) = (network.key(), fingerprint.as_deref(), millis(took));
    log.note(|| match answer {
        Ok(http) => {
            tracing::info!(target: "meta", what = name, kind = "answered", network, mark = fingerprint, http, ms);
        }
        Err(trouble) => {
            let numbers = numbers(trouble);
            let (code, subcode, http) = (numbers.code, numbers.subcode, numbers.http);
            let mistake = mistake(trouble);
            tracing::warn!(
                target: "meta",
                what = name, kind = trouble.word(), mistake, network, mark = fingerprint, code, subcode, http, ms
            );
        }
    });
}

#[derive(Default)]
struct Numbers {
    code: Option<i64>,
    subcode: Option<i64>,
    http: Option<u16>,
}

fn numbers(trouble: &Trouble) -> Numbers {
    match trouble {
        Trouble::Refused(error) => {
            Numbers { code: error.code, subcode: error.subcode, http: error.http_status }
        }
        Trouble::Unreadable { http_status } => Numbers { http: Some(*http_status), ..Numbers::default() },
        Trouble::NoConnection(_) | Trouble::TimedOut | Trouble::Ours(_) => Numbers::default(),
    }
}

fn mistake(trouble: &Trouble) -> Option<&'static str> {
    match trouble {
        Trouble::Ours(mistake) => Some(mistake.word()),
        _ => None,
    }
}
