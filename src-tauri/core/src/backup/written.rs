//! A backup as it is written: JSON whose names do not change with the types of this program. A key that is not known is
//! passed over; a place of a kind that is not known is counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Backup, SavedAccount, SavedApp};
use crate::account::{Kind, PageFacts, SecretKeeping, TokenKind, Way};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::{Handling, Place, Progress, Reason, Restart, Target};
use crate::policy;
use crate::problem::{Action, Code};
use crate::secret::Secret;
use crate::settings::{self, Settings};
use crate::tokens::Stored;

#[derive(Serialize, Deserialize)]
pub struct Written {
    pub made_at: Moment,
    #[serde(default)]
    pub practice: bool,
    pub accounts: Vec<WrittenAccount>,
    pub apps: Vec<WrittenApp>,
    pub places: Vec<AnyPlace>,
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
pub struct WrittenAccount {
    pub id: String,
    pub network: Network,
    pub user_id: String,
    pub name: String,
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub client: Option<String>,
    pub kind: Kind,
    #[serde(default)]
    pub page: Option<PageFacts>,
    #[serde(default)]
    pub app_id: Option<String>,
    #[serde(default)]
    pub way: Option<Way>,
    pub auto_extend: bool,
    #[serde(default)]
    pub granted: Option<Vec<String>>,
    #[serde(default)]
    pub wanted: Vec<String>,
    pub connected_at: Moment,
    #[serde(default)]
    pub disconnected_at: Option<Moment>,
    #[serde(default)]
    pub snoozed_until: Option<Moment>,
    pub token_kind: TokenKind,
    #[serde(default)]
    pub login_required_by: Option<Moment>,
    /// Why the token no longer worked when the backup was made.
    #[serde(default)]
    pub dead: Option<Death>,
    pub current: WrittenToken,
    #[serde(default)]
    pub next: Option<WrittenToken>,
    #[serde(default)]
    pub previous: Option<WrittenToken>,
}

#[derive(Serialize, Deserialize)]
pub struct Death {
    pub code: Code,
    pub action: Action,
}

#[derive(Serialize, Deserialize)]
pub struct WrittenToken {
    pub token: String,
    #[serde(default)]
    pub obtained_at: Option<Moment>,
    #[serde(default)]
    pub expires_at: Option<Moment>,
}

#[derive(Serialize, Deserialize)]
pub struct WrittenApp {
    pub network: Network,
    pub id: String,
    pub return_address: String,
    pub permissions: Vec<String>,
    #[serde(default)]
    pub config_id: Option<String>,
    #[serde(default)]
    pub secret: Option<String>,
    pub default: bool,
    #[serde(default)]
    pub sealed_for: Option<WrittenSealedFor>,
}

#[derive(Serialize, Deserialize)]
pub struct WrittenSealedFor {
    pub key: String,
    #[serde(default)]
    pub from: Option<String>,
}

/// A place, or what a newer version calls one.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnyPlace {
    Known(Box<WrittenPlace>),
    Unknown(serde_json::Value),
}

#[derive(Serialize, Deserialize)]
pub struct WrittenPlace {
    pub id: String,
    /// The id of an account of this backup.
    #[serde(default)]
    pub account: Option<String>,
    #[serde(default)]
    pub waits_for: Option<Network>,
    pub target: Target,
    pub added_at: Moment,
    #[serde(default)]
    pub handling: Handling,
    #[serde(default)]
    pub last: Option<WrittenReceipt>,
}

#[derive(Serialize, Deserialize)]
pub struct WrittenReceipt {
    pub at: Moment,
    #[serde(default)]
    pub mark: Option<String>,
    #[serde(default)]
    pub reason: Option<Reason>,
    #[serde(default)]
    pub progress: Progress,
    #[serde(default)]
    pub restart: Restart,
}

impl Written {
    pub fn of(backup: &Backup) -> Self {
        Self {
            made_at: backup.made_at,
            practice: backup.practice,
            accounts: backup.accounts.iter().map(account).collect(),
            apps: backup.apps.iter().map(app).collect(),
            places: backup.places.iter().map(|saved| AnyPlace::Known(Box::new(place(saved)))).collect(),
            settings: chosen(&backup.settings),
        }
    }
}

/// The settings that a person has changed.
fn chosen(settings: &Settings) -> BTreeMap<String, String> {
    let usual = settings::moved(&Settings::default());
    let chosen = settings::moved(settings).into_iter().filter(|(key, text)| usual.get(key) != Some(text));
    chosen.map(|(key, text)| (key.to_owned(), text)).collect()
}

pub fn account(saved: &SavedAccount) -> WrittenAccount {
    let (account, tokens) = (&saved.account, &saved.tokens);
    let dead = account.problem.as_ref().filter(|_| policy::is_known_dead(account));
    WrittenAccount {
        id: account.id.clone(),
        network: account.network,
        user_id: account.user_id.clone(),
        name: account.name.clone(),
        label: account.label.clone(),
        client: account.client.clone(),
        kind: account.kind,
        page: account.page.clone(),
        app_id: account.app_id.clone(),
        way: account.way,
        auto_extend: account.auto_extend,
        granted: account.permissions.granted.clone(),
        wanted: account.permissions.wanted.clone(),
        connected_at: account.connected_at,
        disconnected_at: account.disconnected_at,
        snoozed_until: account.snoozed_until,
        token_kind: account.token.kind,
        login_required_by: account.token.login_required_by,
        dead: dead.map(|problem| Death { code: problem.code, action: problem.action }),
        current: token(&tokens.current),
        next: tokens.next.as_ref().map(token),
        previous: tokens.previous.as_ref().map(token),
    }
}

fn token(stored: &Stored) -> WrittenToken {
    let Stored { token, obtained_at, expires_at } = stored;
    WrittenToken { token: token.expose().to_owned(), obtained_at: *obtained_at, expires_at: *expires_at }
}

pub fn app(saved: &SavedApp) -> WrittenApp {
    let app = &saved.app;
    let secret = saved.secret.as_ref().filter(|_| app.secret == SecretKeeping::Kept);
    let sealed_for = saved.sealed_for.as_ref();
    WrittenApp {
        network: app.network,
        id: app.id.clone(),
        return_address: app.return_address.clone(),
        permissions: app.permissions.clone(),
        config_id: app.config_id.clone(),
        secret: secret.map(|secret| Secret::expose(secret).to_owned()),
        default: app.default,
        sealed_for: sealed_for.map(|to| WrittenSealedFor { key: to.key.clone(), from: to.from.clone() }),
    }
}

pub fn place(place: &Place) -> WrittenPlace {
    let last = place.last.as_ref();
    WrittenPlace {
        id: place.id.clone(),
        account: place.account.clone(),
        waits_for: place.waits_for,
        target: place.target.clone(),
        added_at: place.added_at,
        handling: place.handling.clone(),
        last: last.map(|last| WrittenReceipt {
            at: last.at,
            mark: last.fingerprint.clone(),
            reason: last.reason,
            progress: last.progress,
            restart: last.restart,
        }),
    }
}
