//! Reads an error text that somebody saw elsewhere. Nothing of it is kept.

use super::Resident;
use crate::diagnosis::text;
use crate::face::{self, build};
use crate::problem::{Action, Code, Fact, Problem};
use crate::secret::Secret;
use crate::whose;

impl Resident {
    /// An empty text is no text.
    pub(super) fn read_error(&mut self, text: &Secret) {
        let text = text.expose();
        self.reading = (!text.trim().is_empty()).then(|| self.reading_of(text));
    }

    fn reading_of(&self, text: &str) -> face::Reading {
        let reading = text::read(text);
        let (code, action) =
            reading.found.map_or((Code::Unknown, Action::Report), |found| (found.code, found.action));
        let mut problem = Problem::new(code, action);
        if let Some(network) = reading.network {
            problem = problem.with_text("network", network.brand());
        }
        if let Some(ended) = whose::ended(text).filter(|_| code == Code::Expired) {
            problem = problem.with("date", Fact::Date(ended));
        }
        let account = whose::account_of(text, reading.network, self.live(), self.now());
        face::Reading {
            known: reading.found.is_some(),
            problem: build::problem(&problem),
            network: reading.network,
            account: account.map(|(account, why)| (account.id.clone(), why)),
            hid_secret: reading.had_secret,
        }
    }
}
