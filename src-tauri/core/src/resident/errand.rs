//! What is done with one account at a time.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;

use super::message::Message;
use crate::account::Account;
use crate::face::Work;
use crate::journeys::check::{self, Checked};
use crate::journeys::decide::{self, Decision};
use crate::journeys::deliver;
use crate::journeys::extend::{self, Ask, Extended};
use crate::journeys::settle;
use crate::places::Place;
use crate::ports::Ports;
use crate::problem::{Action, Code, Problem};
use crate::turns::Job;

/// Something to do with an account.
#[derive(Clone)]
pub(super) struct Errand {
    pub account: String,
    pub what: What,
    /// A person asked; else the schedule did.
    pub by_hand: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Extend,
    Check,
    Send { place: String },
    Decide(Decision),
}

/// How an errand ended.
pub(super) enum Ended {
    Extended(Box<Extended>),
    Checked(Box<Checked>),
    Sent(Result<Vec<Place>, Problem>),
    Decided(Result<(), Problem>),
}

impl Job for Errand {
    fn account(&self) -> &str {
        &self.account
    }

    fn asks_meta(&self) -> bool {
        matches!(self.what, What::Extend | What::Check)
    }
}

impl Errand {
    /// What is seen of it.
    pub fn work(&self) -> Option<Work> {
        match self.what {
            What::Extend => Some(Work::Extending),
            What::Check => Some(Work::Checking),
            What::Send { .. } => Some(Work::Sending),
            What::Decide(_) => None,
        }
    }

    /// Runs it to its end, with the version that the account has then.
    pub async fn run(self, ports: Ports) -> Message {
        let running = AssertUnwindSafe(end(&ports, &self)).catch_unwind();
        // A mistake of ours must not hold the account for ever.
        let ended = running
            .await
            .unwrap_or_else(|_| Ended::Decided(Err(Problem::new(Code::OurFault, Action::Report))));
        let version = ports.ledger.account(&self.account).ok().flatten().map(|account| account.version);
        Message::Ended { errand: self, version, ended }
    }
}

async fn end(ports: &Ports, errand: &Errand) -> Ended {
    if let What::Decide(decision) = &errand.what {
        return Ended::Decided(decide::decide(ports, &errand.account, decision).await.map(drop));
    }
    let account: Account = match ports.ledger.account(&errand.account) {
        Ok(Some(account)) => account,
        Ok(None) => return Ended::Decided(Err(settle::gone(&errand.account))),
        Err(trouble) => return Ended::Decided(Err(trouble.into())),
    };
    match &errand.what {
        What::Extend => {
            Ended::Extended(Box::new(extend::extend(ports, &account, Ask::default(), &|_| {}).await))
        }
        What::Check => Ended::Checked(Box::new(check::check(ports, &account, &|_| {}).await)),
        What::Send { place } => Ended::Sent(deliver::send(ports, &account, Some(place)).await),
        What::Decide(_) => Ended::Decided(Ok(())),
    }
}
