//! Brings the places of a backup back. None is written to; what a file holds is only looked at, so that its place is told
//! as it is.

use std::collections::BTreeSet;

use serde_json::json;

use crate::account::{Account, HistoryLine};
use crate::journeys::{LOCK_WAIT, add_place, arrive, deliver, fresh_id};
use crate::places::{Place, Receipt, Target, by_hand};
use crate::ports::{LedgerTrouble, Ports};
use crate::problem::Problem;

/// The places that are here, and those that came back.
pub struct Places {
    ids: BTreeSet<String>,
    brought_back: Vec<Place>,
}

impl Places {
    /// The places that are here.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn here(ports: &Ports) -> Result<Self, LedgerTrouble> {
        let ids = ports.ledger.places()?.into_iter().map(|place| place.id).collect();
        Ok(Self { ids, brought_back: Vec::new() })
    }

    /// Those that came back.
    pub fn brought_back(self) -> Vec<Place> {
        self.brought_back
    }

    /// Whether the line is a place here already, of whatever account, or the account has a form of this name.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn has(
        &self,
        ports: &Ports,
        place: &Place,
        account: Option<&Account>,
    ) -> Result<bool, LedgerTrouble> {
        if let Some(address) = place.target.address() {
            return Ok(ports.ledger.place_at(&address)?.is_some());
        }
        let Some(account) = account else { return Ok(self.ids.contains(&place.id)) };
        let is_same = |known: &Place| match (&known.target, &place.target) {
            (Target::ByHand { name: known, .. }, Target::ByHand { name, .. }) => {
                by_hand::is_same(known, name)
            }
            (known, target) => known == target,
        };
        Ok(ports.ledger.places_of(&account.id)?.iter().any(is_same))
    }

    /// Keeps a place that is missing, under its own id where that is free. The caller holds the account's lock.
    ///
    /// # Errors
    /// The lock of the list is held for too long, or the ledger cannot be written.
    pub async fn bring_back(
        &mut self,
        ports: &Ports,
        place: &Place,
        account: Option<&Account>,
    ) -> Result<(), Problem> {
        let _held = ports.locks.hold(add_place::LIST, LOCK_WAIT).await?;
        if self.has(ports, place, account)? {
            return Ok(());
        }
        let id = if self.ids.contains(&place.id) { fresh_id() } else { place.id.clone() };
        let last = place.last.clone().map(|last| Receipt { place: id.clone(), ..last });
        let place = Place { account: account.map(|account| account.id.clone()), id, last, ..place.clone() };
        match account {
            Some(account) => arrive::finish(ports, account, Some(&place), &[], None)?,
            None => {
                let facts = json!({ "place": place.id, "where": place.target.place() });
                let (at, event) = (ports.clock.now(), "place_waits".to_owned());
                ports.ledger.keep_waiting(&place, &HistoryLine { at, account: None, event, facts })?;
            }
        }
        self.ids.insert(place.id.clone());
        self.brought_back.push(place);
        Ok(())
    }

    /// Notes of the places of an account that came back what would keep them from a token: the file is not here, or its line
    /// holds something else.
    ///
    /// # Errors
    /// The ledger cannot be read or written.
    pub fn look(&self, ports: &Ports, account: &Account) -> Result<(), Problem> {
        let is_of = |place: &Place| place.account.as_ref() == Some(&account.id);
        if self.brought_back.iter().any(is_of) { deliver::look(ports, account) } else { Ok(()) }
    }
}
