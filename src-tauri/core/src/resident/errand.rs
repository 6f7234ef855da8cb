//! What is done with one account at a time.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;

use futures_util::FutureExt;

use super::message::Message;
use crate::account::Account;
use crate::face::Work;
use crate::journeys::check::{self, Checked};
use crate::journeys::decide::{self, Decision};
use crate::journeys::extend::{self, Ask, Extended};
use crate::journeys::settle;
use crate::journeys::{add_place, deliver, remove_place, waiting};
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
    AddPlace { path: PathBuf, key: String },
    Adopt { place: String },
    RemovePlace(Box<Place>),
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
            What::Send { .. } | What::AddPlace { .. } | What::Adopt { .. } => Some(Work::Sending),
            What::RemovePlace(_) | What::Decide(_) => None,
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
    match &errand.what {
        What::Decide(decision) => {
            return Ended::Decided(decide::decide(ports, &errand.account, decision).await.map(drop));
        }
        What::RemovePlace(place) => return Ended::Decided(remove_place::remove(ports, place).await),
        _ => {}
    }
    let account: Account = match ports.ledger.account(&errand.account) {
        Ok(Some(account)) => account,
        Ok(None) => return Ended::Decided(Err(settle::gone(&errand.account))),
        Err(trouble) => return Ended::Decided(Err(trouble.into())),
    };
    match &errand.what {
        What::Extend => Ended::Extended(Box::new(extend::extend(ports, &account, Ask::default()).await)),
        What::Check => Ended::Checked(Box::new(check::check(ports, &account).await)),
        What::Send { place } => Ended::Sent(deliver::send(ports, &account, Some(place)).await),
        What::AddPlace { path, key } => {
            Ended::Sent(add_place::fill(ports, &account, path.clone(), key.clone()).await)
        }
        What::Adopt { place } => Ended::Sent(adopt(ports, &account, place).await),
        What::RemovePlace(_) | What::Decide(_) => Ended::Decided(Ok(())),
    }
}

/// Another program may have given it away meanwhile.
async fn adopt(ports: &Ports, account: &Account, id: &str) -> Result<Vec<Place>, Problem> {
    let waiting = waiting::of_network(ports, account.network)?;
    match waiting.into_iter().find(|place| place.id == id) {
        Some(place) => waiting::adopt(ports, account, place).await,
        None => deliver::of_account(ports, account),
    }
}
