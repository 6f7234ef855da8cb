//! A ledger that lives in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::account::{Account, App, HistoryLine, Notice, Pending};
use crate::history::{Day, Event, FORGOTTEN, Kind, Query};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::{Place, Receipt};
use crate::ports::{Former, FormerContents, Ledger, LedgerTrouble};

#[derive(Default)]
pub struct MemoryLedger(Mutex<Inner>);

#[derive(Default)]
pub struct Inner {
    pub accounts: Vec<Account>,
    pub attempts: Vec<Pending>,
    pub history: Vec<HistoryLine>,
    pub places: Vec<Place>,
    pub apps: Vec<App>,
    pub settings: BTreeMap<String, String>,
    pub notices: Vec<Notice>,
    pub formers: Vec<(i64, Former)>,
    /// Whether a newer version of the program has changed the tables.
    pub is_newer: bool,
    changes: i64,
}

impl MemoryLedger {
    pub fn read<T>(&self, read: impl FnOnce(&Inner) -> T) -> T {
        read(&self.0.lock().unwrap())
    }

    /// Writes as another program would, which raises the number of changes.
    pub fn elsewhere<T>(&self, write: impl FnOnce(&mut Inner) -> T) -> T {
        let mut inner = self.0.lock().unwrap();
        inner.changes += 1;
        write(&mut inner)
    }

    fn write<T>(&self, write: impl FnOnce(&mut Inner) -> T) -> Result<T, LedgerTrouble> {
        let mut inner = self.0.lock().unwrap();
        if inner.is_newer { Err(LedgerTrouble::Outdated) } else { Ok(write(&mut inner)) }
    }
}

impl FormerContents for MemoryLedger {
    fn keep_former(&self, former: &Former) -> Result<i64, LedgerTrouble> {
        self.write(|inner| {
            let number = inner.formers.last().map_or(1, |(number, _)| number + 1);
            inner.formers.push((number, former.clone()));
            number
        })
    }

    fn drop_former(&self, number: i64) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.formers.retain(|(kept, _)| *kept != number))
    }

    fn formers(&self, place: &str) -> Result<Vec<(i64, Former)>, LedgerTrouble> {
        let is_of = |(_, former): &&(i64, Former)| former.place == place;
        Ok(self.read(|inner| inner.formers.iter().rev().filter(is_of).cloned().collect()))
    }
}

impl Ledger for MemoryLedger {
    fn accounts(&self) -> Result<Vec<Account>, LedgerTrouble> {
        Ok(self.read(|inner| inner.accounts.clone()))
    }

    fn account(&self, id: &str) -> Result<Option<Account>, LedgerTrouble> {
        Ok(self.read(|inner| inner.accounts.iter().find(|account| account.id == id).cloned()))
    }

    fn account_of(&self, network: Network, user_id: &str) -> Result<Option<Account>, LedgerTrouble> {
        let is_it = |account: &&Account| account.network == network && account.user_id == user_id;
        Ok(self.read(|inner| inner.accounts.iter().find(is_it).cloned()))
    }

    fn begin(&self, attempt: &Pending) -> Result<i64, LedgerTrouble> {
        self.write(|inner| {
            let id = inner.attempts.iter().map(|attempt| attempt.id).max().unwrap_or_default() + 1;
            inner.attempts.push(Pending { id, ..attempt.clone() });
            id
        })
    }

    fn unfinished(&self) -> Result<Vec<Pending>, LedgerTrouble> {
        Ok(self.read(|inner| inner.attempts.clone()))
    }

    fn abandon(&self, attempt: i64) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.attempts.retain(|kept| kept.id != attempt))
    }

    fn keep(
        &self,
        account: &Account,
        place: Option<&Place>,
        history: &[HistoryLine],
        attempt: Option<i64>,
    ) -> Result<(), LedgerTrouble> {
        place.map_or(Ok(()), |place| self.keep_place(place))?;
        self.write(|inner| {
            match inner.accounts.iter_mut().find(|kept| kept.id == account.id) {
                Some(kept) => *kept = Account { version: kept.version + 1, ..account.clone() },
                None => inner.accounts.push(Account { version: 1, ..account.clone() }),
            }
            inner.history.extend_from_slice(history);
            inner.attempts.retain(|kept| Some(kept.id) != attempt);
        })
    }

    fn forget(&self, id: &str, history: &[HistoryLine]) -> Result<(), LedgerTrouble> {
        self.write(|inner| {
            inner.accounts.retain(|kept| kept.id != id);
            inner.history.extend_from_slice(history);
        })
    }

    fn history(&self, account: &str, limit: usize) -> Result<Vec<HistoryLine>, LedgerTrouble> {
        let own = |line: &&HistoryLine| line.account.as_deref() == Some(account);
        Ok(self.read(|inner| inner.history.iter().rev().filter(own).take(limit).cloned().collect()))
    }

    fn events(&self, query: &Query<'_>) -> Result<Vec<Event>, LedgerTrouble> {
        Ok(self.read(|inner| {
            let numbered: Vec<(i64, &HistoryLine)> = (1..).zip(&inner.history).collect();
            let is_older = |number: i64| query.older_than.is_none_or(|than| number < than);
            let newest_first = numbered.into_iter().rev();
            let found = newest_first.filter(|(number, line)| is_older(*number) && is_meant(query, line));
            let forgotten = |line: &HistoryLine| {
                let is_its = |other: &&HistoryLine| other.account == line.account && other.event == FORGOTTEN;
                inner.history.iter().find(is_its).map(|gone| gone.facts.clone())
            };
            let event = |(number, line): (i64, &HistoryLine)| Event {
                number,
                line: line.clone(),
                forgotten: forgotten(line),
            };
            found.take(query.limit).map(event).collect()
        }))
    }

    fn days(&self, query: &Query<'_>, until: Moment, ahead_of_utc: i32) -> Result<Vec<Day>, LedgerTrouble> {
        let mut days: BTreeMap<(i64, &str), (Moment, BTreeSet<String>)> = BTreeMap::new();
        self.read(|inner| {
            for line in inner.history.iter().filter(|line| line.at <= until && is_meant(query, line)) {
                let day = (line.at.timestamp() + i64::from(ahead_of_utc)).div_euclid(86_400);
                let kind = Kind::of(&line.event, &line.facts).word();
                let (last, accounts) = days.entry((day, kind)).or_default();
                *last = line.at.max(*last);
                accounts.extend(line.account.clone());
            }
        });
        let day = |((_, kind), (last, accounts)): ((i64, &str), (Moment, BTreeSet<String>))| Day {
            kind: Kind::from_word(kind).unwrap(),
            last,
            accounts: u32::try_from(accounts.len()).unwrap(),
            account: accounts.first().cloned(),
        };
        Ok(days.into_iter().rev().map(day).collect())
    }

    fn forget_history(&self, before: Moment) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.history.retain(|line| line.at >= before || line.facts["mark"].is_string()))
    }

    fn apps(&self) -> Result<Vec<App>, LedgerTrouble> {
        Ok(self.read(|inner| inner.apps.clone()))
    }

    fn keep_app(&self, app: &App) -> Result<(), LedgerTrouble> {
        self.write(|inner| {
            inner.apps.retain(|kept| (kept.network, &kept.id) != (app.network, &app.id));
            inner.apps.push(app.clone());
        })
    }

    fn remove_app(&self, network: Network, id: &str) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.apps.retain(|kept| (kept.network, kept.id.as_str()) != (network, id)))
    }

    fn places(&self) -> Result<Vec<Place>, LedgerTrouble> {
        Ok(self.read(|inner| inner.places.clone()))
    }

    fn places_of(&self, account: &str) -> Result<Vec<Place>, LedgerTrouble> {
        let own = |place: &&Place| place.account.as_deref() == Some(account);
        Ok(self.read(|inner| inner.places.iter().filter(own).cloned().collect()))
    }

    fn place_at(&self, address: &str) -> Result<Option<Place>, LedgerTrouble> {
        let is_it = |place: &&Place| place.target.address().as_deref() == Some(address);
        Ok(self.read(|inner| inner.places.iter().find(is_it).cloned()))
    }

    fn keep_place(&self, place: &Place) -> Result<(), LedgerTrouble> {
        self.write(|inner| {
            inner.places.retain(|kept| kept.id != place.id);
            inner.places.push(place.clone());
        })
    }

    fn keep_waiting(&self, place: &Place, history: &HistoryLine) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.history.push(history.clone()))?;
        self.keep_place(place)
    }

    fn remove_place(&self, id: &str) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.places.retain(|kept| kept.id != id))
    }

    fn receive(&self, receipt: &Receipt, history: &HistoryLine) -> Result<(), LedgerTrouble> {
        self.write(|inner| {
            let place = inner.places.iter_mut().find(|kept| kept.id == receipt.place);
            place.into_iter().for_each(|place| place.last = Some(receipt.clone()));
            inner.history.push(history.clone());
        })
    }

    fn changes(&self) -> Result<i64, LedgerTrouble> {
        self.read(|inner| if inner.is_newer { Err(LedgerTrouble::Outdated) } else { Ok(inner.changes) })
    }

    fn notices(&self) -> Result<Vec<Notice>, LedgerTrouble> {
        Ok(self.read(|inner| inner.notices.clone()))
    }

    fn give(&self, notices: &[Notice], history: &[HistoryLine]) -> Result<(), LedgerTrouble> {
        self.write(|inner| {
            inner.notices.extend_from_slice(notices);
            inner.history.extend_from_slice(history);
        })
    }

    fn take_back(&self, notices: &[Notice]) -> Result<(), LedgerTrouble> {
        self.write(|inner| inner.notices.retain(|notice| !notices.contains(notice)))
    }

    fn setting(&self, key: &str) -> Result<Option<String>, LedgerTrouble> {
        Ok(self.read(|inner| inner.settings.get(key).cloned()))
    }

    fn set_setting(&self, key: &str, value: &str) -> Result<(), LedgerTrouble> {
        self.write(|inner| drop(inner.settings.insert(key.to_owned(), value.to_owned())))
    }
}

fn is_meant(query: &Query<'_>, line: &HistoryLine) -> bool {
    let is_of = |accounts: &[String]| line.account.as_ref().is_some_and(|id| accounts.contains(id));
    query.since.is_none_or(|since| line.at >= since)
        && query.accounts.is_none_or(is_of)
        && query.kinds.contains(&Kind::of(&line.event, &line.facts))
}
