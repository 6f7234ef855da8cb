//! All that crosses to a face: accounts, places and problems in the words of the contract, schema 1.

use serde::Serialize;

use crate::account::{Account, TokenKind};
use crate::journeys::check::Checked;
use crate::journeys::extend::{Extended, Outcome};
use crate::moment::Moment;
use crate::places::Place;
use crate::policy::{self, Status};
use crate::problem::{Action, MetaFacts, Problem};
use crate::text::Texts;

/// The number that changes when a name or a meaning in here does.
pub const SCHEMA: u32 = 1;

/// An account.
#[derive(Serialize)]
pub struct AccountView {
    pub id: String,
    pub network: &'static str,
    pub name: String,
    pub label: Option<String>,
    pub user_id: String,
    pub kind: crate::account::Kind,
    pub parent: Option<String>,
    pub app_id: Option<String>,
    pub auto_extend: bool,
    pub status: Status,
    pub token_kind: TokenKind,
    pub obtained_at: Option<String>,
    pub expires_at: Option<String>,
    pub login_required_by: Option<String>,
    pub extend_from: Option<String>,
    pub next_attempt: Option<String>,
    pub permissions: PermissionsView,
    pub places: Vec<PlaceView>,
    pub problem: Option<ProblemView>,
}

/// Permissions of an account.
#[derive(Serialize)]
pub struct PermissionsView {
    pub granted: Option<Vec<String>>,
    pub missing: Vec<String>,
}

/// A place as part of an account.
#[derive(Serialize)]
pub struct PlaceView {
    pub id: String,
    pub kind: &'static str,
    #[serde(rename = "where")]
    pub place: String,
    pub state: &'static str,
    pub reason: Option<&'static str>,
}

/// A problem with its words.
#[derive(Serialize)]
pub struct ProblemView {
    pub code: &'static str,
    pub action: Action,
    pub title: String,
    pub message: String,
    pub meta: Option<MetaFacts>,
}

/// One account's extend.
#[derive(Serialize)]
pub struct ExtendedView {
    pub id: String,
    pub name: String,
    pub outcome: Outcome,
    pub expires_at: Option<String>,
    pub extend_from: Option<String>,
    pub next_attempt: Option<String>,
    pub token_changed: Option<bool>,
    pub places: Vec<PlaceView>,
    pub problem: Option<ProblemView>,
}

/// One account's check.
#[derive(Serialize)]
pub struct CheckedView {
    pub id: String,
    pub name: String,
    pub status: Status,
    pub works: Option<bool>,
    pub problem: Option<ProblemView>,
}

/// RFC 3339, UTC, whole seconds, `Z`.
pub fn time(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An account at a moment. `places`: all there are.
pub fn account(account: &Account, places: &[Place], now: Moment, texts: &Texts) -> AccountView {
    let own: Vec<&Place> =
        places.iter().filter(|place| place.account.as_ref() == Some(&account.id)).collect();
    let token = &account.token;
    AccountView {
        id: account.id.clone(),
        network: account.network.key(),
        name: account.name.clone(),
        label: account.label.clone(),
        user_id: account.user_id.clone(),
        kind: account.kind,
        parent: account.parent.clone(),
        app_id: account.app_id.clone(),
        auto_extend: account.auto_extend,
        status: policy::status(account, &own, now),
        token_kind: token.kind,
        obtained_at: token.obtained_at.map(time),
        expires_at: token.expires_at.map(time),
        login_required_by: token.login_required_by.map(time),
        extend_from: policy::extendable_from(account).map(time),
        next_attempt: policy::next_attempt(account, now).map(time),
        permissions: PermissionsView {
            granted: account.permissions.granted.clone(),
            missing: account.permissions.missing(),
        },
        places: own.iter().map(|place| self::place(place, account)).collect(),
        problem: account.problem.as_ref().map(|found| problem(found, texts)),
    }
}

/// A place of an account.
pub fn place(place: &Place, account: &Account) -> PlaceView {
    let standing = policy::standing(place, account);
    PlaceView {
        id: place.id.clone(),
        kind: place.target.kind(),
        place: place.target.place(),
        state: standing.key(),
        reason: standing.reason().map(crate::places::Reason::key),
    }
}

/// A problem in the person's language.
pub fn problem(problem: &Problem, texts: &Texts) -> ProblemView {
    let card = texts.card(problem);
    ProblemView {
        code: problem.code.key(),
        action: problem.action,
        title: card.title,
        message: card.body,
        meta: problem.meta.clone(),
    }
}

/// What came of an extend.
pub fn extended(extended: &Extended, now: Moment, texts: &Texts) -> ExtendedView {
    let account = &extended.account;
    ExtendedView {
        id: account.id.clone(),
        name: account.name.clone(),
        outcome: extended.outcome,
        expires_at: account.token.expires_at.map(time),
        extend_from: policy::extendable_from(account).map(time),
        next_attempt: policy::next_attempt(account, now).map(time),
        token_changed: extended.token_changed,
        places: extended.places.iter().map(|place| self::place(place, account)).collect(),
        problem: extended.problem.as_ref().map(|found| problem(found, texts)),
    }
}

/// What came of a check.
pub fn checked(checked: &Checked, places: &[Place], now: Moment, texts: &Texts) -> CheckedView {
    let account = &checked.account;
    let own: Vec<&Place> =
        places.iter().filter(|place| place.account.as_ref() == Some(&account.id)).collect();
    CheckedView {
        id: account.id.clone(),
        name: account.name.clone(),
        status: policy::status(account, &own, now),
        works: checked.works,
        problem: checked.problem.as_ref().map(|found| problem(found, texts)),
    }
}
