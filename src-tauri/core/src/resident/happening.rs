//! What the resident does, as it happens, for a host without a window that writes it down.

use super::errand::{Ended, Finished};
use crate::journeys::check::Checked;
use crate::journeys::extend::Extended;
use crate::journeys::read_anew::Read;
use crate::places::Place;
use crate::problem::Problem;

/// Something that happened.
pub enum Happening {
    /// An extend has ended, in whatever way.
    Extended(Box<Extended>),
    /// Meta was asked whether a token works.
    Checked(Box<Checked>),
    /// The token of this account was sent to its places.
    Delivered { account: String, places: Vec<Place> },
    /// Something did not work; without an account it is about the program itself.
    Problem { account: Option<String>, problem: Problem },
    /// A newer version of the program works with the ledger: this one extends nothing more.
    Outdated(Problem),
    /// The person was reminded of these accounts.
    Reminded(Vec<String>),
}

impl Happening {
    /// What happened with the end of an errand; nothing for a decision that was carried out.
    pub(super) fn of(finished: &Finished) -> Vec<Self> {
        if let Ended::PagesRead(Ok(read)) = &finished.ended {
            return read.iter().filter_map(Self::of_page).collect();
        }
        Self::of_one(finished).into_iter().chain(Self::of_retry(finished)).collect()
    }

    /// The places that had missed the account's token and were tried once more with the daily look.
    fn of_retry(finished: &Finished) -> Option<Self> {
        let Ended::Checked(_, tried) = &finished.ended else { return None };
        let delivered =
            || Self::Delivered { account: finished.errand.account.clone(), places: tried.clone() };
        (!tried.is_empty()).then(delivered)
    }

    /// What happened to a Page whose token was read anew.
    fn of_page(read: &Read) -> Option<Self> {
        let account = read.account.id.clone();
        match &read.problem {
            Some(problem) => Some(Self::Problem { account: Some(account), problem: problem.clone() }),
            None => read.token_changed.then(|| Self::Delivered { account, places: read.places.clone() }),
        }
    }

    fn of_one(finished: &Finished) -> Option<Self> {
        let account = finished.errand.account.clone();
        match &finished.ended {
            Ended::Extended(extended) => Some(Self::Extended(extended.clone())),
            Ended::Checked(checked, _) => Some(Self::Checked(checked.clone())),
            Ended::Sent(Ok(places)) => Some(Self::Delivered { account, places: places.clone() }),
            Ended::PagesRead(Ok(_)) => None,
            Ended::PagesRead(Err(problem)) | Ended::Sent(Err(problem)) | Ended::Decided(Err(problem)) => {
                Some(Self::Problem { account: Some(account), problem: problem.clone() })
            }
            Ended::Decided(Ok(())) => None,
        }
    }
}
