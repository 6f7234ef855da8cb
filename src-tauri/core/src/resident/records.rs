//! The rows of the ledger that the resident works from, read together.

use crate::absence::Return;
use crate::account::{Account, App, HistoryLine};
use crate::history::{Slice, Wanted};
use crate::journeys::replies::{self, Outgoing, ReplyTo};
use crate::journeys::{absence, happened};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::Place;
use crate::policy;
use crate::ports::{Clock, Ledger, LedgerTrouble};
use crate::settings::Settings;
use crate::setup;
use crate::terms;

/// Lines of history that the details page shows; older ones stay in the ledger.
const HISTORY: usize = 200;

/// The parts of the history that a person has open.
#[derive(Default)]
pub struct OpenHistory {
    /// The account whose details are open, by id.
    pub details: Option<String>,
    /// The page of what happened.
    pub activity: Option<Wanted>,
}

/// The rows of the ledger as they were last read.
#[derive(Default)]
pub struct Records {
    /// All accounts, also those whose disconnect can still be undone.
    pub accounts: Vec<Account>,
    pub places: Vec<Place>,
    pub apps: Vec<App>,
    /// Sealed tokens that wait to be sent.
    pub to_send: Vec<Outgoing>,
    /// The Meta apps whose tokens are for somebody else.
    pub for_others: Vec<ReplyTo>,
    pub settings: Settings,
    /// How far a person has come with the Meta apps.
    pub setup: setup::Kept,
    /// Networks near their usage limit, each with the moment until which the schedule asks nothing of it.
    pub quiet: Vec<(Network, Moment)>,
    /// The account whose details are open, by id, with its newest lines first.
    pub history: Option<(String, Vec<HistoryLine>)>,
    /// The page of what happened, while it is open.
    pub activity: Option<Slice>,
    /// The last absence, until it is closed.
    pub back: Option<Return>,
    /// The value of [`Ledger::changes`] just before the other rows were read.
    pub changes: Option<i64>,
}

impl Records {
    /// Reads the ledger, with the parts of the history that are open.
    ///
    /// # Errors
    ///
    /// The ledger's own trouble, if any part of it cannot be read.
    pub fn read(ledger: &dyn Ledger, clock: &dyn Clock, open: &OpenHistory) -> Result<Self, LedgerTrouble> {
        // Read first, so that rows that are written in the meantime are read again.
        let changes = Some(ledger.changes()?);
        let history = match &open.details {
            Some(id) => Some((id.clone(), ledger.history(id, HISTORY)?)),
            None => None,
        };
        Ok(Self {
            accounts: ledger.accounts()?,
            places: ledger.places()?,
            apps: ledger.apps()?,
            to_send: replies::waiting(ledger)?,
            for_others: replies::sealed_for(ledger)?,
            settings: Settings::read(|key| ledger.setting(key))?,
            setup: setup::Kept::read(ledger.setting(setup::KEPT)?.as_deref()),
            quiet: Network::ALL
                .into_iter()
                .filter_map(|network| Some((network, terms::quiet_until(ledger, network)?)))
                .collect(),
            history,
            activity: match &open.activity {
                Some(wanted) => Some(happened::page(ledger, clock, wanted)?),
                None => None,
            },
            back: absence::last(ledger, clock.now())?,
            changes,
        })
    }

    /// The accounts that are not disconnected.
    pub fn live(&self) -> impl Iterator<Item = &Account> {
        self.accounts.iter().filter(|account| account.disconnected_at.is_none())
    }

    /// The account that the token of this Page comes from, by id; None for every other account.
    pub fn parent_of(&self, id: &str) -> Option<String> {
        self.accounts.iter().find(|account| account.id == id)?.parent.clone()
    }

    /// Whether Pages of this account wait for a token that is read with its present one.
    pub fn has_outdated_pages(&self, account: &Account, now: Moment) -> bool {
        self.accounts.iter().any(|page| waits_for(page, account, now))
    }

    /// Whether this network is near its usage limit, so that only a person's own requests are sent.
    pub fn is_quiet(&self, network: Network, now: Moment) -> bool {
        self.quiet.iter().any(|(quiet, until)| *quiet == network && terms::is_quiet(*until, now))
    }
}

/// Whether this Page waits for a token that is read with the present one of this account.
pub fn waits_for(page: &Account, parent: &Account, now: Moment) -> bool {
    policy::is_outdated(page, parent)
        && policy::works_on_facebook(parent, now)
        && page.retry_at.is_none_or(|at| at <= now)
}
