//! How far a person has come with a Meta app, as a value.
//!
//! It is read leniently: what is not understood counts as not entered, so that the progress of an older or a newer
//! program never stops a walk. What a person enters passes one door ([`Progress::changed`]), also when it is read back,
//! so that no secret and no nonsense is kept. Held by `any_changes_in_any_order_leave_a_progress_that_can_be_kept`.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::guide::guide;
use crate::account::Way;
use crate::moment::Moment;
use crate::network::Network;
use crate::plain;
use crate::token_shape::{self, Shape};

/// A stage of a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Stage {
    /// What a person needs at hand.
    Before,
    /// The Meta app is made.
    App,
    /// The return address is added to it.
    Return,
    /// The permissions are added to it.
    Permissions,
    /// The account is invited as a tester, and accepts.
    Invite,
    /// Quick way: Meta's page makes the token, which is pasted.
    Token,
    /// App ID and app secret are copied.
    Keys,
    /// The first log-in.
    Try,
}

/// Whose accounts are to be connected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Whose {
    #[default]
    Mine,
    /// Those of other people, who have to let the app in.
    Clients,
}

/// One thing that a person enters or ticks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "SetupChange"))]
pub enum Change {
    /// The walk of the network is open.
    Open,
    Way(Way),
    Whose(Whose),
    /// Whether a program is to publish with the tokens.
    Publishes(bool),
    /// The number of the Meta app; null to enter it anew.
    AppNumber(Option<String>),
    /// The app ID, which each network has of its own; null to enter it anew.
    AppId(Option<String>),
    /// The name of the account that is to be connected; null to enter it anew.
    Name(Option<String>),
    Done(Stage),
    NotDone(Stage),
    /// Everything is forgotten.
    Again,
}

/// The progress with the Meta app of one network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub network: Network,
    pub way: Way,
    pub whose: Whose,
    /// Whether a program is to publish with the tokens, so that connecting asks for the permission for it.
    pub publishes: bool,
    /// The number of the Meta app, which its pages have in their addresses.
    pub app_number: Option<String>,
    /// The app ID as far as it was typed.
    pub app_id: Option<String>,
    /// The account that is to be connected, without `@`.
    pub name: Option<String>,
    done: BTreeSet<Stage>,
}

/// The progress with all networks, as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The network whose walk was open last.
    pub network: Option<Network>,
    /// When something was entered last.
    pub saved_at: Option<Moment>,
    walks: Box<[Progress; 3]>,
}

/// The most digits of an app ID.
const LONGEST_ID: usize = 20;

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 8] = [
        Self::Before,
        Self::App,
        Self::Return,
        Self::Permissions,
        Self::Invite,
        Self::Token,
        Self::Keys,
        Self::Try,
    ];

    /// The name in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::App => "app",
            Self::Return => "return",
            Self::Permissions => "permissions",
            Self::Invite => "invite",
            Self::Token => "token",
            Self::Keys => "keys",
            Self::Try => "try",
        }
    }
}

impl Progress {
    /// The progress of a person who has entered nothing yet, on the network's shortest way.
    pub fn new(network: Network) -> Self {
        Self {
            network,
            way: guide().walk(network).ways().first().copied().unwrap_or(Way::Full),
            whose: Whose::Mine,
            publishes: true,
            app_number: None,
            app_id: None,
            name: None,
            done: BTreeSet::new(),
        }
    }

    /// The progress after a change. A value that makes no sense changes nothing, and a secret is never taken.
    #[must_use]
    pub fn changed(mut self, change: Change) -> Self {
        let walk = guide().walk(self.network);
        match change {
            Change::Open => {}
            Change::Way(way) if walk.ways().contains(&way) => self.way = way,
            Change::Whose(whose) => self.whose = whose,
            Change::Publishes(publishes) => self.publishes = publishes,
            Change::AppNumber(number) => self.app_number = number.and_then(|text| digits(&text)),
            Change::AppId(id) => self.app_id = id.and_then(|text| digits(&text)),
            Change::Name(name) => self.name = name.and_then(|text| plain_name(&text)),
            Change::Done(stage) if walk.has(stage) => drop(self.done.insert(stage)),
            Change::NotDone(stage) => drop(self.done.remove(&stage)),
            Change::Again => return Self::new(self.network),
            Change::Way(_) | Change::Done(_) => {}
        }
        self
    }

    /// The stages of the chosen way, in their order.
    pub fn stages(&self) -> Vec<Stage> {
        guide().walk(self.network).stages(self.way, self.whose)
    }

    /// Whether a stage is done.
    pub fn is_done(&self, stage: Stage) -> bool {
        self.done.contains(&stage)
    }

    /// The first stage that is not done; None where every stage is.
    pub fn next(&self) -> Option<Stage> {
        self.stages().into_iter().find(|stage| !self.is_done(*stage))
    }

    /// What is left of these permissions for a person for whom nothing publishes.
    pub fn wanted(&self, mut permissions: Vec<String>) -> Vec<String> {
        let publishing = &self.network.facts().permissions.publishing;
        permissions.retain(|name| self.publishes || !publishing.contains(name));
        permissions
    }

    /// Whether nothing was entered yet. A person who only chose a way has not begun.
    pub fn is_new(&self) -> bool {
        *self == Self { way: self.way, whose: self.whose, ..Self::new(self.network) }
    }

    fn to_json(&self) -> Value {
        json!({
            "way": self.way,
            "whose": self.whose,
            "publishes": self.publishes,
            "app_number": self.app_number,
            "app_id": self.app_id,
            "name": self.name,
            "done": self.done,
        })
    }

    fn from_json(network: Network, kept: &Value) -> Self {
        let done = kept["done"].as_array().into_iter().flatten().filter_map(understood).map(Change::Done);
        let entered = [
            understood(&kept["way"]).map(Change::Way),
            understood(&kept["whose"]).map(Change::Whose),
            understood(&kept["publishes"]).map(Change::Publishes),
            Some(Change::AppNumber(understood(&kept["app_number"]))),
            Some(Change::AppId(understood(&kept["app_id"]))),
            Some(Change::Name(understood(&kept["name"]))),
        ];
        entered.into_iter().flatten().chain(done).fold(Self::new(network), Self::changed)
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self { network: None, saved_at: None, walks: Box::new(Network::ALL.map(Progress::new)) }
    }
}

impl Kept {
    /// Reads what the ledger keeps; what is not understood counts as not entered.
    pub fn read(text: Option<&str>) -> Self {
        let kept: Value = text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let walk = |network: Network| Progress::from_json(network, &kept["walks"][network.key()]);
        Self {
            network: understood(&kept["network"]),
            saved_at: understood(&kept["saved_at"]),
            walks: Box::new(Network::ALL.map(walk)),
        }
    }

    /// The text for the ledger.
    pub fn to_text(&self) -> String {
        let walks: serde_json::Map<String, Value> =
            self.walks.iter().map(|walk| (walk.network.key().to_owned(), walk.to_json())).collect();
        json!({ "network": self.network, "saved_at": self.saved_at, "walks": walks }).to_string()
    }

    /// The progress with one network.
    pub fn walk(&self, network: Network) -> &Progress {
        let [threads, instagram, facebook] = self.walks.as_ref();
        match network {
            Network::Threads => threads,
            Network::Instagram => instagram,
            Network::Facebook => facebook,
        }
    }

    /// The progress with all networks.
    pub fn walks(&self) -> &[Progress] {
        self.walks.as_ref()
    }

    /// The progress after a change for one network.
    #[must_use]
    pub fn changed(&self, network: Network, change: Change, now: Moment) -> Self {
        let is_open = change == Change::Open;
        let change = |walk: Progress| {
            if walk.network == network { walk.changed(change.clone()) } else { walk }
        };
        let walks = Box::new(self.walks.as_ref().clone().map(change));
        let saved_at = if walks == self.walks { self.saved_at } else { Some(now) };
        Self { network: if is_open { Some(network) } else { self.network }, saved_at, walks }
    }
}

fn understood<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let is_number =
        !text.is_empty() && text.len() <= LONGEST_ID && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.to_owned())
}

/// A name as a person types it; None for a text that looks like a secret.
fn plain_name(text: &str) -> Option<String> {
    let name = plain::name(text);
    let name = name.trim_start_matches(|letter: char| letter == '@' || letter.is_whitespace());
    let is_name = matches!(token_shape::shape_of(name), Shape::Unknown | Shape::AppId) && !name.contains('|');
    (is_name && !name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests;
