//! Accounts, places and problems in the words of the contract that scripts and other programs rely on, schema 1.
//!
//! The names of the fields and the words of the enums are the contract. A new name or a new meaning needs another
//! [`SCHEMA`]. Moments are RFC 3339 in UTC with whole seconds; ids are text, because Meta's exceed 2^53.

mod places;

use serde::Serialize;
use sixty_core::account::{Account, ByAccount, Kind, TokenKind};
use sixty_core::journeys::about::about;
use sixty_core::journeys::check::Checked;
use sixty_core::journeys::extend::{Extended, Outcome};
use sixty_core::journeys::import::Skipped;
use sixty_core::moment::Moment;
use sixty_core::places::Place;
use sixty_core::policy::{self, State, Status};
use sixty_core::problem::{Action, MetaFacts, Problem};
use sixty_core::text::Texts;

pub use places::{PlaceView, place, standing};
pub use sixty_core::moment::time;

/// The version of the contract, said at the head of every answer.
pub const SCHEMA: u32 = 1;

/// An account as `status`, `connect`, `import` and `disconnect` answer it.
#[derive(Serialize)]
pub struct AccountView {
    pub id: String,
    pub network: &'static str,
    pub name: String,
    pub label: Option<String>,
    pub user_id: String,
    pub kind: Kind,
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

/// A line of a file, or a Page, that gave no account.
#[derive(Serialize)]
pub struct SkippedView {
    pub line: Option<usize>,
    pub key: String,
    pub problem: ProblemView,
}

impl SkippedView {
    /// A line of a file.
    pub fn of(skipped: &Skipped, texts: &Texts) -> Self {
        Self { line: Some(skipped.line), key: skipped.key.clone(), problem: problem(&skipped.problem, texts) }
    }
}

/// What Meta granted to an account and what it lacks of the permissions that connecting asked for.
#[derive(Serialize)]
pub struct PermissionsView {
    /// Null while Meta has never told.
    pub granted: Option<Vec<String>>,
    pub missing: Vec<String>,
}

/// A problem: code and action for programs, title and message for people.
#[derive(Serialize)]
pub struct ProblemView {
    pub code: &'static str,
    pub action: Action,
    pub title: String,
    pub message: String,
    pub meta: Option<MetaFacts>,
}

/// How one account's extend ended.
#[derive(Serialize)]
pub struct ExtendedView {
    pub id: String,
    pub name: String,
    pub outcome: Outcome,
    pub expires_at: Option<String>,
    pub extend_from: Option<String>,
    pub next_attempt: Option<String>,
    /// Null when Meta was not asked or gave no token.
    pub token_changed: Option<bool>,
    pub places: Vec<PlaceView>,
    pub problem: Option<ProblemView>,
}

/// How one account's check ended.
#[derive(Serialize)]
pub struct CheckedView {
    pub id: String,
    pub name: String,
    pub status: Status,
    /// Null when Meta could not be asked.
    pub works: Option<bool>,
    pub problem: Option<ProblemView>,
}

/// Places by the account whose token they take.
pub type PlacesByAccount<'a> = ByAccount<'a, Place>;

/// The account as it is at `now`.
pub fn account(account: &Account, places: &PlacesByAccount<'_>, now: Moment, texts: &Texts) -> AccountView {
    let own = places.of(&account.id);
    let token = &account.token;
    let State { status, problem } = policy::state(account, own, now);
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
        status,
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
        places: own.iter().map(|one| place(one, Some(account), now)).collect(),
        problem: problem
            .map(|found| self::problem(&about(found, account, now).with_places(own.len()), texts)),
    }
}

/// A problem with its title and message in the person's language.
pub fn problem(problem: &Problem, texts: &Texts) -> ProblemView {
    let card = texts.card(problem);
    ProblemView {
        code: problem.code.key(),
        action: problem.action,
        title: card.title,
        message: card.body,
        meta: problem.meta.as_deref().cloned(),
    }
}

/// How an extend ended, with the account's dates as they are after it.
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
        places: extended.places.iter().map(|one| place(one, Some(account), now)).collect(),
        problem: extended.problem.as_ref().map(|found| problem(found, texts)),
    }
}

/// How a check ended.
pub fn checked(checked: &Checked, places: &PlacesByAccount<'_>, now: Moment, texts: &Texts) -> CheckedView {
    let account = &checked.account;
    let own = places.of(&account.id);
    CheckedView {
        id: account.id.clone(),
        name: account.name.clone(),
        status: policy::status(account, own, now),
        works: checked.works,
        problem: checked.problem.as_ref().map(|found| problem(&found.clone().with_places(own.len()), texts)),
    }
}
