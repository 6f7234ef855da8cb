//! What faces see: facts of the ledger, and what runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::errand::Errand;
use super::{HostFacts, Resident};
use crate::account::{Account, App, HistoryLine};
use crate::face::{self, Head, Snapshot, VaultState, Work, build};
use crate::network::Network;
use crate::places::Place;
use crate::ports::{Ledger, LedgerTrouble, Moment};
use crate::settings::Settings;
use crate::terms;

/// So many lines of history are shown; more are read by nobody.
const HISTORY: usize = 200;

/// What the ledger holds.
#[derive(Default)]
pub(super) struct Known {
    /// Also those whose disconnect can be undone.
    pub accounts: Vec<Account>,
    pub places: Vec<Place>,
    pub apps: Vec<App>,
    pub settings: Settings,
    /// Networks of which nothing is asked unasked for a while.
    pub quiet: Vec<(Network, Moment)>,
    pub history: Option<(String, Vec<HistoryLine>)>,
    /// [`Ledger::changes`] as it was just before.
    pub changes: Option<i64>,
}

impl Known {
    fn read(ledger: &dyn Ledger, open_details: Option<&String>) -> Result<Self, LedgerTrouble> {
        // First, so that what is written meanwhile is read once more.
        let changes = Some(ledger.changes()?);
        let history = match open_details {
            Some(id) => Some((id.clone(), ledger.history(id, HISTORY)?)),
            None => None,
        };
        Ok(Self {
            accounts: ledger.accounts()?,
            places: ledger.places()?,
            apps: ledger.apps()?,
            settings: Settings::read(ledger)?,
            quiet: Network::ALL
                .into_iter()
                .filter_map(|network| Some((network, terms::quiet_until(ledger, network)?)))
                .collect(),
            history,
            changes,
        })
    }
}

impl Resident {
    /// Reads the ledger anew. What cannot be read stays as it was.
    pub(super) fn refresh(&mut self) {
        match Known::read(self.ports.ledger.as_ref(), self.open_details.as_ref()) {
            Ok(known) => self.known = known,
            Err(trouble) => self.problem = Some(trouble.into()),
        }
        self.reminding.look_again();
        let accounts = &self.known.accounts;
        self.outcomes.retain(|id, (mark, _)| {
            accounts.iter().any(|account| account.id == *id && account.token.mark == *mark)
        });
    }

    /// Tells the faces, if there is anything to tell.
    pub(super) fn publish(&mut self) {
        let old = Arc::clone(&self.newest.borrow());
        let mut new = self.look_around();
        if new.looks_like(&old) {
            return;
        }
        new.head.version = old.head.version.wrapping_add(1);
        let change = new.since(&old);
        self.newest.send_replace(Arc::new(new));
        // Nobody may be looking.
        drop(self.changes.send(Arc::new(change)));
    }

    fn look_around(&self) -> Snapshot {
        let now = self.now();
        let work = self.work();
        let mut places: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
        for place in &self.known.places {
            places.entry(place.account.as_deref().unwrap_or_default()).or_default().push(place);
        }
        let auto_extend = self.known.settings.auto_extend;
        let mut accounts: Vec<face::Account> = self
            .live()
            .map(|account| {
                let known = build::Known {
                    account,
                    places: places.remove(account.id.as_str()).unwrap_or_default(),
                    auto_extend,
                    next_attempt: self.plan.extend_at(account, auto_extend, now),
                    work: work.get(account.id.as_str()).copied(),
                    outcome: self.outcomes.get(&account.id).map(|(_, outcome)| outcome.clone()),
                };
                build::account(known, now)
            })
            .collect();
        accounts.sort_by(build::by_urgency);
        Snapshot { head: self.head(&accounts, now), accounts }
    }

    fn head(&self, accounts: &[face::Account], now: Moment) -> Head {
        let history = self.known.history.as_ref();
        let checked_at = self.live().filter_map(|account| account.checked_at).max();
        Head {
            version: 0,
            now: now.into(),
            language: self.language().tag().to_owned(),
            practice: self.practice.as_ref().map(|_| face::Practice { skipping: self.skipping }),
            vault: self.world.vault,
            offline_since: self.world.offline_since.map(Into::into),
            paused_until: self.known.settings.paused(now).map(Into::into),
            checked_at: checked_at.map(Into::into),
            needs_you: build::needs_you(accounts),
            next_by_itself: build::next_by_itself(accounts),
            apps: self.known.apps.iter().map(build::app).collect(),
            return_addresses: build::return_addresses(&self.known.apps),
            attempt: self.attempt.as_ref().map(super::Attempt::face),
            import: self.import.as_ref().map(|(_, import)| import.clone()),
            reading: self.reading.clone(),
            new_place: self.new_place(),
            waiting: self.waiting_places(),
            file_over: self.host.file_over,
            pasted: self.app_secret.as_ref().map(super::Taken::face),
            history: history.map(|(id, lines)| (id.clone(), lines.iter().map(build::history_line).collect())),
            problem: self.problem.as_ref().map(build::problem),
            settings: self.known.settings.clone(),
            desktop: self.host.desktop.clone(),
            question: self.question.clone(),
        }
    }

    /// What is done for each account. What a person waits for counts before its turn has come.
    fn work(&self) -> BTreeMap<&str, Work> {
        let seen = |errand: &Errand| errand.work();
        let mut work: BTreeMap<&str, Work> = BTreeMap::new();
        for errand in self.turns.all() {
            if let Some(seen) = seen(errand) {
                work.entry(&errand.account).or_insert(seen);
            }
        }
        if let Some(id) = self.attempt.as_ref().and_then(super::Attempt::works_on) {
            work.insert(id, Work::Connecting);
        }
        work
    }
}

/// What is shown before anything was read.
pub(super) fn empty(now: Moment, is_practice: bool, host: &HostFacts) -> Snapshot {
    let head = Head {
        version: 0,
        now: now.into(),
        language: host.language.tag().to_owned(),
        practice: is_practice.then_some(face::Practice { skipping: None }),
        vault: VaultState::Open,
        offline_since: None,
        paused_until: None,
        checked_at: None,
        needs_you: 0,
        next_by_itself: None,
        apps: Vec::new(),
        return_addresses: build::return_addresses(&[]),
        attempt: None,
        import: None,
        reading: None,
        new_place: None,
        waiting: Vec::new(),
        file_over: host.file_over,
        pasted: None,
        history: None,
        problem: None,
        settings: Settings::default(),
        desktop: host.desktop.clone(),
        question: None,
    };
    Snapshot { head, accounts: Vec::new() }
}
