//! The snapshot that the faces see, made from the state.

use std::collections::BTreeMap;

use super::base::Base;
use super::outside::HostFacts;
use super::person::{Person, SetUp, looks_ahead};
use super::records::Records;
use super::unasked::Keeper;
use crate::account::Account;
use crate::face::{self, Head, Snapshot, VaultState, Work, build};
use crate::journeys::waiting;
use crate::moment::Moment;
use crate::places::Place;
use crate::policy::{self, old_token};
use crate::settings::Settings;
use crate::setup::Kept;
use crate::text::Texts;

/// The whole state as it is now, the most urgent account first. Its version is set when it is sent.
pub fn snapshot(base: &Base, person: &Person, keeper: &Keeper) -> Snapshot {
    let now = base.now();
    let work = work(base, person);
    let mut places: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for place in &base.records.places {
        places.entry(place.account.as_deref().unwrap_or_default()).or_default().push(place);
    }
    let auto_extend = base.records.settings.auto_extend;
    let mut accounts: Vec<face::Account> = base
        .records
        .live()
        .map(|account| {
            let known = build::AccountState {
                account,
                places: places.remove(account.id.as_str()).unwrap_or_default(),
                auto_extend,
                next_attempt: keeper.plan.extend_at(account, auto_extend, now),
                work: work.get(account.id.as_str()).copied(),
                outcome: person.outcomes.of(&account.id).cloned(),
            };
            let mut account = build::account(known, now);
            for place in &mut account.places {
                place.exposures = person.guarding.of(&place.id);
            }
            account
        })
        .collect();
    accounts.sort_by(build::by_urgency);
    Snapshot { head: head(base, person, keeper, &accounts, now), accounts }
}

/// The snapshot before the ledger is read for the first time.
pub fn empty(now: Moment, is_practice: bool, host: &HostFacts) -> Snapshot {
    let head = Head {
        version: 0,
        now: now.into(),
        language: host.language.tag().to_owned(),
        practice: is_practice.then(face::Practice::default),
        vault: VaultState::Open,
        vault_asks: false,
        offline_since: None,
        paused_until: None,
        reminder_unseen: false,
        checked_at: None,
        needs_you: 0,
        next_by_itself: None,
        apps: Vec::new(),
        return_addresses: build::return_addresses(&[]),
        setup: SetUp::default()
            .face(&Kept::default(), &[], || Texts::to_be_laid_out(host.language, host.zone.clone())),
        together: None,
        disconnected: Vec::new(),
        attempt: None,
        import: None,
        client_message: None,
        backup: None,
        forecast: None,
        exported: None,
        check_up: None,
        handover: None,
        to_send: Vec::new(),
        for_others: Vec::new(),
        taken: None,
        reading: None,
        new_place: None,
        waiting: Vec::new(),
        file_over: host.file_over,
        pasted: None,
        history: None,
        activity: None,
        catch_up: None,
        old_token: None,
        problem: None,
        settings: Settings::default(),
        desktop: host.desktop.clone(),
        trust: None,
        question: None,
    };
    Snapshot { head, accounts: Vec::new() }
}

fn head(base: &Base, person: &Person, keeper: &Keeper, accounts: &[face::Account], now: Moment) -> Head {
    let records = &base.records;
    let history = records.history.as_ref();
    let off = base.clock.problem();
    let checked_at = records.live().filter_map(|account| account.checked_at).max();
    Head {
        version: 0,
        now: now.into(),
        language: base.language().tag().to_owned(),
        practice: base.practice.as_ref().map(|practice| face::Practice {
            elsewhere: !practice.is_ours(),
            skipping: keeper.days.left(),
            going_on: person.rehearsal.going_on(),
            done: person.rehearsal.done(),
        }),
        vault: base.reachability.vault,
        vault_asks: base.vault_calls.asks_a_person(),
        offline_since: base.reachability.offline_since.map(Into::into),
        paused_until: records.settings.paused(now).map(Into::into),
        reminder_unseen: keeper.reminding.is_unseen(),
        checked_at: checked_at.map(Into::into),
        needs_you: build::needs_you(accounts),
        next_by_itself: build::next_by_itself(accounts),
        apps: records.apps.iter().map(build::app).collect(),
        return_addresses: build::return_addresses(&records.apps),
        setup: person.set_up.face(&records.setup, &records.apps, || base.texts()),
        together: person.together.face(accounts),
        disconnected: build::disconnected(&records.accounts),
        attempt: person.log_in.face(),
        import: person.imports.face(),
        client_message: person.client_message.clone(),
        backup: person.backups.face(records),
        forecast: person.looks_ahead.map(|days| looks_ahead::face(base, days)),
        exported: person.exports.face(),
        check_up: person.check_ups.face(|| base.texts()),
        handover: person.handing.face(|| base.texts()),
        to_send: records.to_send.iter().map(build::to_send).collect(),
        for_others: records.for_others.iter().map(build::for_other).collect(),
        taken: person.taken.clone(),
        reading: person.reading.clone(),
        new_place: person.new_place.face(&records.places),
        waiting: waiting(base),
        file_over: base.host.file_over,
        pasted: person.meta_app.face(),
        history: history.map(|(id, lines)| (id.clone(), lines.iter().map(build::history_line).collect())),
        activity: person.activity.face(records),
        catch_up: catch_up(base, accounts),
        old_token: old_token(records, now),
        problem: base.problem.as_ref().or(off.as_ref()).map(build::problem),
        settings: records.settings.clone(),
        desktop: base.host.desktop.clone(),
        trust: person.trust.face(),
        question: person.leaving.question(),
    }
}

/// What is told after an absence. A clock that shows another day has made it up.
fn catch_up(base: &Base, accounts: &[face::Account]) -> Option<face::CatchUp> {
    let back = base.records.back.as_ref().filter(|_| !base.clock.is_another_day())?;
    Some(build::catch_up(back, &base.records.accounts, accounts))
}

/// The account whose details are open, where its old token is used no more and may be switched off.
fn old_token(records: &Records, now: Moment) -> Option<String> {
    let (open, history) = records.history.as_ref()?;
    let account = records.live().find(|account| account.id == *open)?;
    let may_end = policy::works_on_facebook(account, now)
        && old_token::has_old_one(history)
        && old_token::still_used(account, (&records.accounts, &records.places)).is_none();
    may_end.then(|| open.clone())
}

/// The places that wait for their account, each with the accounts that it fits. Older tokens are known of the account
/// whose details are open.
fn waiting(base: &Base) -> Vec<face::WaitingPlace> {
    let records = &base.records;
    let marks_of = |id: &str| -> Vec<&str> {
        let lines = records.history.as_ref().filter(|(open, _)| open == id).map(|(_, lines)| lines);
        lines.into_iter().flatten().filter_map(|line| line.facts["mark"].as_str()).collect()
    };
    let fitting = |place: &Place| -> Vec<String> {
        let fits = |account: &&Account| waiting::fits(place, account, marks_of(&account.id));
        records.live().filter(fits).map(|account| account.id.clone()).collect()
    };
    let open = records.places.iter().filter(|place| place.account.is_none());
    open.filter_map(|place| build::waiting_place(place, fitting(place))).collect()
}

/// The work for each account.
fn work<'a>(base: &'a Base, person: &'a Person) -> BTreeMap<&'a str, Work> {
    let mut work: BTreeMap<&str, Work> = BTreeMap::new();
    for errand in base.turns.seen() {
        if let Some(seen) = errand.work() {
            work.entry(&errand.account).or_insert(seen);
        }
    }
    if let Some(id) = person.log_in.works_on() {
        work.insert(id, Work::Connecting);
    }
    work
}
