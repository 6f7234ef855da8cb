//! Makes what the window shows from what is known. Pure.

mod backup;

use std::cmp::Ordering;
use std::collections::HashMap;

use super::places as face_places;
use super::snapshot::{self, Verdict};
use super::time::Time;
use crate::absence::Return;
use crate::account::{self, UNDO_FOR};
use crate::history;
use crate::journeys::about::about;
use crate::journeys::import::{Seen, Skipped};
use crate::journeys::replies::{Outgoing, ReplyTo};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::key_trouble::KeyTrouble;
use crate::places::{self, Reason, Target};
use crate::policy::{self, State, Status};
use crate::problem;
use crate::token_shape::Shape;

pub use backup::{inside, restored, saved_account, saved_app};

/// The length of an app secret, in hex digits.
const SECRET_LENGTH: usize = 32;

/// An account of the ledger, with what the resident knows about it.
pub struct AccountState<'a> {
    /// The account as the ledger has it.
    pub account: &'a account::Account,
    /// The places that use its token.
    pub places: Vec<&'a places::Place>,
    /// Whether automatic extending is switched on for all accounts.
    pub auto_extend: bool,
    /// When the program extends it next without being asked.
    pub next_attempt: Option<Moment>,
    /// The work that runs for the account at this moment.
    pub work: Option<snapshot::Work>,
    /// How the last extend that a person asked for ended.
    pub outcome: Option<snapshot::Outcome>,
}

/// The account as the window shows it.
pub fn account(known: AccountState<'_>, now: Moment) -> snapshot::Account {
    let AccountState { account, places, .. } = &known;
    let token = &account.token;
    let extends = account.auto_extend && known.auto_extend;
    let in_force = account::Account { auto_extend: extends, ..(*account).clone() };
    let extend_from = policy::extendable_from(account);
    let State { status, problem } = policy::state(&in_force, places, now);
    // The headline says these three by itself; a card is for what an errand learned.
    let is_said = matches!(status, Status::Expired | Status::MissingPermission | Status::NotDelivered);
    let problem = problem.filter(|_| !is_said || account.problem.is_some());
    snapshot::Account {
        id: account.id.clone(),
        network: account.network,
        name: account.name.clone(),
        label: account.label.clone(),
        client: account.client.clone(),
        user_id: account.user_id.clone(),
        kind: account.kind,
        app_id: account.app_id.clone(),
        way: account.way,
        logs_in: account.logs_in(),
        auto_extend: account.auto_extend,
        status,
        token_kind: token.kind,
        work: known.work,
        connected_at: account.connected_at.into(),
        obtained_at: token.obtained_at.map(Time::from),
        expires_at: token.expires_at.map(Time::from),
        login_required_by: token.login_required_by.map(Time::from),
        extend_from: extend_from.map(Time::from),
        next_attempt: known.next_attempt.map(Time::from),
        failing_since: account.failing_since.map(Time::from),
        snoozed_until: account.snoozed_until.map(Time::from),
        permissions: snapshot::Permissions {
            granted: account.permissions.granted.clone(),
            missing: account.permissions.missing(),
        },
        places: places.iter().map(|place| self::place(place, account, now)).collect(),
        problem: problem.map(|found| self::problem(&about(found, account, now).with_places(places.len()))),
        outcome: known.outcome,
    }
}

/// A place as the window shows it, beside its account.
pub fn place(place: &places::Place, account: &account::Account, now: Moment) -> face_places::Place {
    let standing = policy::standing(place, account);
    let (file, key, link) = match &place.target {
        Target::EnvFile { path, key, .. } => (path.display().to_string(), key.clone(), None),
        Target::ByHand { name, link } => (name.clone(), String::new(), link.clone()),
        Target::File { path, at, .. } => (path.display().to_string(), at.clone(), None),
        other => (other.place(), String::new(), None),
    };
    let reason = if place.was_outrun() { Some(Reason::Replaced) } else { standing.reason() };
    let delivered = place.last.as_ref().filter(|last| last.reason.is_none());
    face_places::Place {
        id: place.id.clone(),
        kind: place.target.kind().to_owned(),
        file,
        key,
        link,
        state: standing.key().to_owned(),
        reason: reason.map(|reason| reason.key().to_owned()),
        last_sent: delivered.map(|last| last.at.into()),
        restart: standing == policy::Standing::Current && place.waits_for_restart(),
        can_undo: place.formers > 0,
        credential: place.handling.credential.as_ref().map(|key| face_places::Credential {
            ends: key.expires_at.map(Into::into),
            state: policy::key_state(key, now).to_owned(),
        }),
        exposures: Vec::new(),
    }
}

/// A place that waits for its account; None for a place that has an account. `fits` are the accounts that it fits.
pub fn waiting_place(place: &places::Place, fits: Vec<String>) -> Option<face_places::WaitingPlace> {
    let network = place.waits_for.filter(|_| place.account.is_none())?;
    let line = place.target.line()?;
    Some(face_places::WaitingPlace {
        id: place.id.clone(),
        network,
        file: line.path.display().to_string(),
        key: line.key.to_owned(),
        fits,
    })
}

/// A line that may take a token.
pub fn place_line(line: &places::lines::Line, account: Option<String>) -> face_places::PlaceLine {
    let trouble = line.trouble.as_ref().map(|trouble| match trouble {
        KeyTrouble::Twice(_) => "twice",
        _ => "unclear",
    });
    face_places::PlaceLine {
        line: u32::try_from(line.number).unwrap_or(u32::MAX),
        key: line.key.clone(),
        masked: line.masked.clone(),
        network: line.network,
        account,
        dated: line.dated.clone(),
        trouble: trouble.map(str::to_owned),
    }
}

/// The accounts whose disconnect can still be undone, the one that is deleted first before the others.
pub fn disconnected(accounts: &[account::Account]) -> Vec<snapshot::Disconnected> {
    let of = |account: &account::Account| {
        Some(snapshot::Disconnected {
            id: account.id.clone(),
            network: account.network,
            name: account.name.clone(),
            until: (account.disconnected_at? + UNDO_FOR).into(),
        })
    };
    let mut all: Vec<_> = accounts.iter().filter_map(of).collect();
    all.sort_by_key(|account| account.until);
    all
}

/// A problem as the window shows it.
pub fn problem(problem: &problem::Problem) -> snapshot::Problem {
    snapshot::Problem {
        code: problem.code.key().to_owned(),
        action: problem.action,
        facts: problem.facts.clone(),
        meta: problem.meta.as_deref().cloned(),
        network: problem.network,
        other: problem.other_account.as_deref().map(str::to_owned),
        case: problem.case(),
        busy: problem.is_busy(),
    }
}

/// A line of a file that may be added.
pub fn offered(seen: &Seen) -> snapshot::Offered {
    let (owner, refused) = (seen.owner.as_ref().ok(), seen.owner.as_ref().err());
    snapshot::Offered {
        line: u32::try_from(seen.line).unwrap_or(u32::MAX),
        key: seen.key.clone(),
        handle: seen.handle.clone(),
        name: owner.map(|owner| owner.network.handle(&owner.name)),
        network: owner.map(|owner| owner.network),
        already: owner.is_some_and(|owner| owner.is_known),
        expected: owner.zip(seen.expected.as_ref()).map(|(owner, name)| owner.network.handle(name)),
        client: seen.client.clone(),
        waits: seen.can_wait,
        problem: refused.map(problem),
    }
}

/// A line of a file that gave no account, of those that the person was asked about.
pub fn skipped(skipped: &Skipped, asked: &[snapshot::Offered]) -> Option<snapshot::Offered> {
    let is_it = |line: &&snapshot::Offered| {
        line.line as usize == skipped.line || (!line.key.is_empty() && line.key == skipped.key)
    };
    let line = asked.iter().find(is_it)?;
    Some(snapshot::Offered { problem: Some(problem(&skipped.problem)), ..line.clone() })
}

/// A sealed token that waits to be sent.
pub fn to_send(outgoing: &Outgoing) -> super::ToSend {
    super::ToSend {
        network: outgoing.network,
        user_id: outgoing.user_id.clone(),
        name: outgoing.name.clone(),
        from: outgoing.from.clone(),
        sealed_at: outgoing.sealed_at.into(),
    }
}

/// An app whose tokens are for somebody else.
pub fn for_other(to: &ReplyTo) -> super::ForOther {
    super::ForOther { network: to.network, app_id: to.app_id.clone(), from: to.from.clone() }
}

/// A Meta app as the window shows it.
pub fn app(app: &account::App) -> snapshot::App {
    snapshot::App {
        network: app.network,
        id: app.id.clone(),
        return_address: app.return_address.clone(),
        permissions: app.permissions.clone(),
        secret: app.secret,
        default: app.default,
    }
}

/// The return address for each network's form: that of its app, or the usual one before there is an app.
pub fn return_addresses(apps: &[account::App]) -> snapshot::ReturnAddresses {
    let of = |network: Network| {
        let app = apps.iter().find(|app| app.network == network && app.default);
        app.map_or(network.facts().return_address.as_str(), |app| app.return_address.as_str()).to_owned()
    };
    snapshot::ReturnAddresses {
        threads: of(Network::Threads),
        instagram: of(Network::Instagram),
        facebook: of(Network::Facebook),
    }
}

/// The address of one network among those of all.
pub fn return_address(all: &snapshot::ReturnAddresses, network: Network) -> &str {
    match network {
        Network::Threads => &all.threads,
        Network::Instagram => &all.instagram,
        Network::Facebook => &all.facebook,
    }
}

/// The kind of text that was pasted as an app secret, judged by its shape.
pub fn verdict(shape: Shape, length: usize) -> Verdict {
    match shape {
        Shape::AppSecret => Verdict::Secret,
        Shape::Token(_) | Shape::LegacyInstagram | Shape::CutOff(_) => Verdict::Token,
        Shape::AppToken(_) => Verdict::AppToken,
        Shape::AppId => Verdict::AppId,
        Shape::Unknown | Shape::Jwt if length == 0 => Verdict::Nothing,
        Shape::Unknown if length < SECRET_LENGTH => Verdict::Short,
        Shape::Unknown | Shape::Jwt => Verdict::Other,
    }
}

/// A line of history. A token's fingerprint is of no use to a person.
pub fn history_line(line: &account::HistoryLine) -> snapshot::HistoryLine {
    let mut facts = line.facts.clone();
    if let Some(facts) = facts.as_object_mut() {
        facts.remove("mark");
    }
    snapshot::HistoryLine { at: line.at.into(), event: line.event.clone(), facts }
}

/// The page of what happened.
pub fn activity(
    slice: &history::Slice,
    accounts: &[account::Account],
    saved: Option<String>,
) -> super::Activity {
    let known: HashMap<&str, &account::Account> =
        accounts.iter().map(|account| (account.id.as_str(), account)).collect();
    let line = |told: history::Told<'_>| {
        let account = told.account();
        let owner = account.and_then(|id| known.get(id)).map(|known| (known.name.clone(), known.network));
        let (name, network) = owner.or_else(|| told.forgotten()).unzip();
        let (event, facts, count) = match told {
            history::Told::Event(event) => {
                let snapshot::HistoryLine { event, facts, .. } = history_line(&event.line);
                (event, facts, None)
            }
            history::Told::Day(day) => {
                (day.kind.word().to_owned(), serde_json::json!({}), Some(day.accounts))
            }
        };
        let (at, kind, account) = (told.at().into(), told.kind(), account.map(str::to_owned));
        super::ActivityLine { at, kind, event, facts, account, name, network, count }
    };
    super::Activity {
        wanted: slice.wanted.clone(),
        lines: slice.told().into_iter().map(line).collect(),
        older: slice.older,
        saved,
    }
}

/// What is told after an absence. `accounts` are as they are shown.
pub fn catch_up(back: &Return, known: &[account::Account], accounts: &[snapshot::Account]) -> super::CatchUp {
    let has_ended =
        |id: &str| known.iter().any(|account| account.id == id && back.absence.saw_the_end_of(account));
    let expired =
        accounts.iter().filter(|account| account.status == Status::Expired && has_ended(&account.id));
    super::CatchUp {
        days: u32::try_from(back.absence.days()).unwrap_or_default(),
        extended: back.extended,
        expired: expired.map(|account| account.id.clone()).collect(),
    }
}

/// Orders the most urgent account first: by status, then by the earlier of its two dates.
pub fn by_urgency(one: &snapshot::Account, other: &snapshot::Account) -> Ordering {
    let key = |account: &snapshot::Account| {
        let end = [account.expires_at, account.login_required_by].into_iter().flatten().min();
        (account.status, end.is_none(), end, account.name.clone(), account.id.clone())
    };
    key(one).cmp(&key(other))
}

/// The number of accounts that need a person to act.
pub fn needs_you(accounts: &[snapshot::Account]) -> u32 {
    let waiting = accounts.iter().filter(|account| account.status.needs_a_person());
    u32::try_from(waiting.count()).unwrap_or(u32::MAX)
}

/// The account that extends next by itself.
pub fn next_by_itself(accounts: &[snapshot::Account]) -> Option<(String, Time)> {
    let of = |account: &snapshot::Account| Some((account.next_attempt?, account.id.clone()));
    accounts.iter().filter_map(of).min().map(|(at, id)| (id, at))
}

#[cfg(test)]
mod tests;
