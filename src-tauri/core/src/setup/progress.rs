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
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn now() -> Moment {
        chrono::Utc.with_ymd_and_hms(2026, 11, 29, 14, 10, 0).unwrap()
    }

    #[test]
    fn a_walk_goes_on_where_it_was_left() {
        let walk = Progress::new(Network::Instagram);
        assert_eq!((walk.way, walk.next()), (Way::Quick, Some(Stage::Before)));
        let walk = walk.changed(Change::Done(Stage::Before)).changed(Change::Done(Stage::App));
        assert_eq!(walk.next(), Some(Stage::Invite));
        let walk = walk.changed(Change::Way(Way::Full));
        assert_eq!(walk.next(), Some(Stage::Return));
        let all = walk.stages().into_iter().map(Change::Done);
        let walk = all.fold(walk, Progress::changed);
        assert_eq!(walk.next(), None);
        assert_eq!(walk.changed(Change::NotDone(Stage::Keys)).next(), Some(Stage::Keys));
    }

    #[test]
    fn facebook_has_the_full_way_alone_and_invites_clients_alone() {
        let walk = Progress::new(Network::Facebook).changed(Change::Way(Way::Quick));
        assert_eq!(walk.way, Way::Full);
        assert!(!walk.stages().contains(&Stage::Invite));
        assert!(walk.changed(Change::Whose(Whose::Clients)).stages().contains(&Stage::Invite));
    }

    #[test]
    fn no_secret_is_kept_whatever_field_it_is_typed_into() {
        let secrets = [
            "0123456789abcdef0123456789abcdef".to_owned(),
            format!("IGAA{}", "x".repeat(150)),
            format!("THAA{}", "x".repeat(150)),
            format!("@EAA{}", "x".repeat(150)),
            "1000000001|0123456789abcdef".to_owned(),
        ];
        for secret in secrets {
            let text = Some(secret.clone());
            let entered = [Change::Name(text.clone()), Change::AppId(text.clone()), Change::AppNumber(text)];
            for change in entered {
                let walk = Progress::new(Network::Instagram).changed(change);
                assert!(walk.is_new(), "{secret}");
            }
        }
    }

    #[test]
    fn what_an_older_or_a_newer_program_kept_is_read_as_far_as_it_is_understood() {
        let kept = Kept::read(Some(
            r#"{"network":"orkut","walks":{"threads":{"way":"scenic","done":["before","moon",7],"name":5,
                "app_number":"123456","more":{}},"instagram":"?"}}"#,
        ));
        let threads = kept.walk(Network::Threads);
        assert_eq!((kept.network, threads.way), (None, Way::Quick));
        assert!(threads.is_done(Stage::Before) && threads.name.is_none());
        assert_eq!(threads.app_number.as_deref(), Some("123456"));
        assert!(kept.walk(Network::Instagram).is_new());
        for nonsense in [None, Some(""), Some("[]"), Some("null"), Some("{\"walks\":3}")] {
            assert_eq!(Kept::read(nonsense), Kept::default(), "{nonsense:?}");
        }
    }

    #[test]
    fn the_moment_of_saving_moves_with_what_was_entered_alone() {
        let kept = Kept::default().changed(Network::Threads, Change::Open, now());
        assert_eq!((kept.network, kept.saved_at), (Some(Network::Threads), None));
        let kept = kept.changed(Network::Threads, Change::Done(Stage::Before), now());
        assert_eq!(kept.saved_at, Some(now()));
    }

    fn any_change() -> impl Strategy<Value = Change> {
        let stage = prop::sample::select(Stage::ALL.to_vec());
        let text = || prop::option::of(prop_oneof!["[0-9]{0,25}", "\\PC{0,30}", "@?[a-z.]{1,20}"]);
        prop_oneof![
            Just(Change::Open),
            prop_oneof![Just(Way::Quick), Just(Way::Full)].prop_map(Change::Way),
            prop_oneof![Just(Whose::Mine), Just(Whose::Clients)].prop_map(Change::Whose),
            any::<bool>().prop_map(Change::Publishes),
            text().prop_map(Change::AppNumber),
            text().prop_map(Change::AppId),
            text().prop_map(Change::Name),
            stage.clone().prop_map(Change::Done),
            stage.prop_map(Change::NotDone),
            Just(Change::Again),
        ]
    }

    proptest! {
        #[test]
        fn any_changes_in_any_order_leave_a_progress_that_can_be_kept(
            changes in prop::collection::vec((prop::sample::select(Network::ALL.to_vec()), any_change()), 0..30)
        ) {
            let change = |kept: Kept, (network, change)| kept.changed(network, change, now());
            let kept = changes.into_iter().fold(Kept::default(), change);
            prop_assert_eq!(&Kept::read(Some(&kept.to_text())), &kept);
            for walk in kept.walks() {
                let facts = guide().walk(walk.network);
                prop_assert!(facts.ways().contains(&walk.way));
                prop_assert!(walk.done.iter().all(|stage| facts.has(*stage)));
                let is_over = walk.stages().iter().all(|stage| walk.is_done(*stage));
                prop_assert_eq!(walk.next().is_none(), is_over);
                for number in [&walk.app_number, &walk.app_id].into_iter().flatten() {
                    prop_assert!(number.bytes().all(|byte| byte.is_ascii_digit()));
                }
            }
        }
    }
}
