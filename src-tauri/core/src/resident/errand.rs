//! One task for one account, run to its end in a task of its own.

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};

use futures_util::FutureExt;

use crate::account::Account;
use crate::face::Work;
use crate::journeys::check::{self, Checked};
use crate::journeys::decide::{self, Decision};
use crate::journeys::end_old;
use crate::journeys::extend::{self, Ask, Extended};
use crate::journeys::former::{self, Undone};
use crate::journeys::read_anew::{self, Read};
use crate::journeys::recover;
use crate::journeys::{add_place, by_hand, deliver, in_force, remove_place, waiting};
use crate::places::{Place, Reason, Target};
use crate::ports::Ports;
use crate::problem::{Action, Code, Problem};

/// A task for an account, and who asked for it.
#[derive(Clone)]
pub struct Errand {
    /// The id of the account.
    pub account: String,
    pub task: Task,
    /// Whether a person asked for it; otherwise the schedule did.
    pub by_hand: bool,
    /// The account whose errands come before this one: a Page is extended after the account that its token comes from.
    pub after: Option<String>,
}

/// The journeys that run for one account.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    Extend,
    Check,
    /// The tokens of the account's Pages are read anew, because it has another token.
    ReadPages,
    Send {
        place: String,
    },
    /// With `replaces`, the place that has moved here is given up once the new one has the token.
    AddPlace {
        path: PathBuf,
        key: String,
        replaces: Option<Box<Place>>,
    },
    Adopt {
        place: String,
    },
    AddByHand(Target),
    Confirm(Box<Place>),
    TakeBack(Box<Place>),
    RemovePlace(Box<Place>),
    /// The person has restarted what uses the token of this place.
    Restarted(Box<Place>),
    /// The file of this place gets what it held before our last write.
    UndoPlace(Box<Place>),
    /// The token before the one in use is switched off at Meta.
    EndOld,
    Decide(Decision),
}

/// An errand that has ended.
pub struct Finished {
    pub errand: Errand,
    /// The version of the account right after it; None when the account is no longer in the ledger.
    pub version: Option<i64>,
    pub ended: Ended,
}

/// The result of an errand. `Decided` with a problem also means that any other errand failed before it began.
pub enum Ended {
    Extended(Box<Extended>),
    /// With the places that were tried once more.
    Checked(Box<Checked>, Vec<Place>),
    PagesRead(Result<Vec<Read>, Problem>),
    Sent(Result<Vec<Place>, Problem>),
    Decided(Result<(), Problem>),
}

impl Errand {
    /// Whether the errand asks Meta, which only four errands do at the same time.
    pub fn asks_meta(&self) -> bool {
        matches!(self.task, Task::Extend | Task::Check | Task::ReadPages)
    }

    /// The work that faces show; None for a task that ends at once.
    pub fn work(&self) -> Option<Work> {
        match self.task {
            Task::Extend => Some(Work::Extending),
            Task::Check | Task::ReadPages => Some(Work::Checking),
            Task::Send { .. } | Task::AddPlace { .. } | Task::Adopt { .. } => Some(Work::Sending),
            Task::AddByHand(_)
            | Task::Confirm(_)
            | Task::TakeBack(_)
            | Task::RemovePlace(_)
            | Task::Restarted(_)
            | Task::UndoPlace(_)
            | Task::EndOld
            | Task::Decide(_) => None,
        }
    }

    /// Runs the task and reads the version that the account has afterwards.
    pub async fn run(self, ports: Ports) -> Finished {
        let running = AssertUnwindSafe(end(&ports, &self)).catch_unwind();
        // A panic must not keep the account marked as busy for ever.
        let ended = running
            .await
            .unwrap_or_else(|_| Ended::Decided(Err(Problem::new(Code::OurFault, Action::Report))));
        let version = ports.ledger.account(&self.account).ok().flatten().map(|account| account.version);
        Finished { errand: self, version, ended }
    }
}

async fn end(ports: &Ports, errand: &Errand) -> Ended {
    match &errand.task {
        Task::Decide(decision) => {
            return Ended::Decided(decide::decide(ports, &errand.account, decision).await.map(drop));
        }
        Task::EndOld => return Ended::Decided(end_old::end_old(ports, &errand.account).await.map(drop)),
        Task::RemovePlace(place) => return Ended::Decided(remove_place::remove(ports, place).await),
        Task::AddByHand(target) => {
            let added = by_hand::add(ports, &errand.account, target.clone()).await;
            return Ended::Decided(added.map(drop));
        }
        Task::Confirm(place) => {
            return Ended::Decided(by_hand::confirm(ports, (**place).clone()).await.map(drop));
        }
        Task::Restarted(place) => {
            return Ended::Decided(in_force::confirm(ports, (**place).clone()).await.map(drop));
        }
        Task::TakeBack(place) => return Ended::Decided(by_hand::take_back(ports, place).await),
        _ => {}
    }
    let account: Account = match ports.ledger.account(&errand.account) {
        Ok(Some(account)) => account,
        Ok(None) => return Ended::Decided(Err(recover::gone(&errand.account))),
        Err(trouble) => return Ended::Decided(Err(trouble.into())),
    };
    match &errand.task {
        Task::Extend => Ended::Extended(Box::new(extend::extend(ports, &account, Ask::default()).await)),
        Task::Check => {
            let checked = check::check(ports, &account).await;
            let tried = match !errand.by_hand && checked.works == Some(true) {
                // Each place notes why it was missed again.
                true => deliver::retry(ports, &checked.account).await.unwrap_or_default(),
                false => Vec::new(),
            };
            Ended::Checked(Box::new(checked), tried)
        }
        Task::ReadPages => Ended::PagesRead(read_anew::read_anew(ports, &account.id).await),
        Task::Send { place } => Ended::Sent(deliver::send(ports, &account, Some(place)).await),
        Task::AddPlace { path, key, replaces } => {
            Ended::Sent(move_place(ports, &account, path, key, replaces.as_deref()).await)
        }
        Task::UndoPlace(place) => Ended::Decided(put_back(ports, place, &account).await),
        Task::Adopt { place } => Ended::Sent(adopt(ports, &account, place).await),
        Task::AddByHand(_)
        | Task::Confirm(_)
        | Task::TakeBack(_)
        | Task::RemovePlace(_)
        | Task::Restarted(_)
        | Task::EndOld
        | Task::Decide(_) => Ended::Decided(Ok(())),
    }
}

/// Fills the line, then gives up the place that it replaces. A place that was found where it already was stays.
async fn move_place(
    ports: &Ports,
    account: &Account,
    path: &Path,
    key: &str,
    replaces: Option<&Place>,
) -> Result<Vec<Place>, Problem> {
    let places = add_place::fill(ports, account, path.to_owned(), key.to_owned()).await?;
    let Some(old) = replaces.filter(|old| !old.target.is_line(path, key)) else { return Ok(places) };
    remove_place::remove(ports, old).await?;
    Ok(places.into_iter().filter(|place| place.id != old.id).collect())
}

/// Puts back what the file of a place held. Where nothing is kept any more, another program has put it back.
async fn put_back(ports: &Ports, place: &Place, account: &Account) -> Result<(), Problem> {
    match former::undo(ports, place, account).await? {
        Undone::Done(_) | Undone::Nothing => Ok(()),
        Undone::Changed => Err(deliver::left_alone(place, Reason::Changed)),
    }
}

/// Gives the place to the account, unless another program has done so in the meantime.
async fn adopt(ports: &Ports, account: &Account, id: &str) -> Result<Vec<Place>, Problem> {
    let waiting = waiting::of_network(ports, account.network)?;
    match waiting.into_iter().find(|place| place.id == id) {
        Some(place) => waiting::adopt(ports, account, place).await,
        None => deliver::of_account(ports, account),
    }
}
