//! A backup as the window shows it.

use std::collections::BTreeMap;

use crate::account::{Account, App};
use crate::backup::{Backup, Outcome};
use crate::face::{Inside, Restored, SameOutcome, SavedAccount, SavedApp};
use crate::handover::{ReturnFault, return_fault};
use crate::journeys::restore;

/// How many accounts of one outcome are named.
const NAMED: usize = 12;

/// How much is in a backup.
pub fn inside(accounts: usize, apps: usize, places: usize) -> Inside {
    Inside { accounts: number(accounts), apps: number(apps), places: number(places) }
}

/// What bringing this backup back changes, or has changed.
pub fn restored(backup: &Backup, restored: &restore::Restored) -> Restored {
    let mut groups: BTreeMap<(Outcome, bool), SameOutcome> = BTreeMap::new();
    for (account, outcome) in &restored.accounts {
        let disconnected = *outcome != Outcome::Restored && !account.is_kept();
        let none = || SameOutcome { outcome: *outcome, disconnected, count: 0, first: Vec::new() };
        let group = groups.entry((*outcome, disconnected)).or_insert_with(none);
        group.count = group.count.saturating_add(1);
        if group.first.len() < NAMED {
            group.first.push(saved_account(account));
        }
    }
    Restored {
        accounts: groups.into_values().collect(),
        apps: restored.apps.iter().map(|saved| saved_app(&saved.app)).collect(),
        places: restored.places.iter().map(|place| place.target.place()).collect(),
        settings: !restored.settings.is_empty(),
        unknown_places: number(backup.unknown_places),
    }
}

/// An account of a backup.
pub fn saved_account(account: &Account) -> SavedAccount {
    SavedAccount { network: account.network, name: account.name.clone() }
}

/// An app of a backup. A stranger's app could send every log-in to another computer, so the window says where it leads.
pub fn saved_app(app: &App) -> SavedApp {
    let leads_away = return_fault(app.network, &app.return_address) == Some(ReturnFault::Elsewhere);
    let leads_to = leads_away.then(|| app.return_address.clone());
    SavedApp { network: app.network, id: app.id.clone(), leads_to }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
