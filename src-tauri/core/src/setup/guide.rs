//! The walk as data: which stages there are, in which order, on which pages of Meta's, with which labels.
//!
//! `data/setup.json` carries the day on which its words were compared with Meta's pages; the window gets the same file.
//! Addresses have `{app}` where the number of the app goes. Held by `the_data_is_whole_and_has_its_day` below.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use url::Url;

use super::progress::{Stage, Whose};
use crate::account::Way;
use crate::network::{self, Address, GraphVersion, Network};

/// The walks of all networks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The day on which the walks were last compared with Meta's pages.
    pub as_of: NaiveDate,
    /// Which labels a page of Meta's shows; the others come from guides of other people.
    #[cfg_attr(not(test), expect(dead_code, reason = "for who compares the labels next, and for the tests"))]
    proven: Vec<Proven>,
    threads: Walk,
    instagram: Walk,
    facebook: Walk,
}

/// Labels of a network with the page of Meta's that shows them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "for who compares the labels next, and for the tests"))]
struct Proven {
    network: Network,
    labels: Vec<String>,
    by: Url,
}

/// The walk of one network.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    /// How long each way takes, in minutes. A way without minutes does not exist for the network.
    minutes: BTreeMap<Way, i64>,
    /// What Meta calls the network in the addresses of an app's use cases; empty where it is not named there.
    pub use_case: String,
    /// Words on Meta's pages, by the names that the sentences use.
    pub labels: BTreeMap<String, String>,
    pages: BTreeMap<String, Page>,
    stages: Vec<StageFacts>,
}

/// A page of Meta's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    /// Where it stands, in Meta's words.
    name: String,
    /// None for the two pages that the facts of the networks have.
    address: Option<Address>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StageFacts {
    stage: Stage,
    ways: Vec<Way>,
    #[serde(default)]
    only_for: Option<Whose>,
    steps: Vec<Step>,
    /// Keys of what a person may miss on the page; the window folds them.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the window and by the tests"))]
    symptoms: Vec<String>,
}

/// One thing to do.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The key of its sentence.
    pub say: String,
    /// The page to open.
    #[serde(default)]
    pub open: Option<String>,
    /// What is copied to Meta's page.
    #[serde(default)]
    pub copy: Option<Copies>,
    /// What a person enters in the window.
    #[serde(default)]
    pub enter: Option<Entry>,
    /// Whether only the owner of the account can do it, whoever does the rest.
    #[serde(default)]
    pub owner: bool,
    /// The drawing that the window shows beside it.
    #[serde(default)]
    #[expect(dead_code, reason = "read by the window")]
    draw: Option<String>,
}

/// What a step copies to Meta's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Copies {
    ReturnAddress,
    Permissions,
    Name,
}

/// What a step asks for in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// The address of the app's page.
    AppPage,
    /// The name of the account.
    Name,
    /// The token that Meta's page made.
    Token,
    /// Whether a program publishes with the token.
    Publishes,
    /// App ID and app secret.
    Keys,
    /// The first log-in.
    Connect,
}

impl Guide {
    /// The walk of a network.
    pub fn walk(&self, network: Network) -> &Walk {
        match network {
            Network::Threads => &self.threads,
            Network::Instagram => &self.instagram,
            Network::Facebook => &self.facebook,
        }
    }
}

impl Walk {
    /// The ways that the network has, the shorter one first.
    pub fn ways(&self) -> Vec<Way> {
        self.minutes.keys().copied().collect()
    }

    /// How long a way takes, in minutes.
    pub fn minutes(&self, way: Way) -> i64 {
        self.minutes.get(&way).copied().unwrap_or_default()
    }

    /// The stages of a way, in their order.
    pub fn stages(&self, way: Way, whose: Whose) -> Vec<Stage> {
        let belongs = |facts: &&StageFacts| {
            facts.ways.contains(&way) && facts.only_for.is_none_or(|only_for| only_for == whose)
        };
        self.stages.iter().filter(belongs).map(|facts| facts.stage).collect()
    }

    /// The steps of a stage.
    pub fn steps(&self, stage: Stage) -> &[Step] {
        self.stages.iter().find(|facts| facts.stage == stage).map_or(&[], |facts| &facts.steps)
    }

    /// Whether any way of the network has the stage.
    pub fn has(&self, stage: Stage) -> bool {
        self.stages.iter().any(|facts| facts.stage == stage)
    }

    /// A word on Meta's pages, by the name that the sentences use; empty where the network has no such word.
    pub fn label(&self, name: &str) -> &str {
        self.labels.get(name).map_or("", String::as_str)
    }

    /// Where a page stands, in Meta's words.
    pub fn page_name(&self, page: &str) -> Option<&str> {
        self.pages.get(page).map(|page| page.name.as_str())
    }
}

/// The address of a page; None for a page that the walk does not have. Where the number of the app is not known, a page
/// of the app cannot be named: the list of apps leads there.
pub fn address_of(network: Network, page: &str, app: Option<&str>) -> Option<String> {
    let known = guide().walk(network).pages.get(page)?;
    let facts = match page {
        "apps" => Some(network::app_dashboard()),
        "invites" => Some(&network.facts().invites),
        _ => known.address.as_ref(),
    }?;
    let version = GraphVersion::default();
    Some(match app {
        Some(app) => facts.of_app(app, version),
        None if facts.is_of_an_app() => network::app_dashboard().at(version),
        None => facts.at(version),
    })
}

/// Whether the page is one of the app's own, which is found only by the number of the app.
pub fn is_of_an_app(network: Network, page: &str) -> bool {
    let known = guide().walk(network).pages.get(page).and_then(|page| page.address.as_ref());
    known.is_some_and(Address::is_of_an_app)
}

/// The walks, as the data file has them.
pub fn guide() -> &'static Guide {
    &GUIDE
}

/// The data file as it is, for the window, which shows Meta's words in it.
pub const GUIDE_DATA: &str = include_str!("../../data/setup.json");

/// Compiled in and checked by the tests. If it were broken all the same, there would be no stage to walk.
static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
    serde_json::from_str(GUIDE_DATA).unwrap_or_else(|_| Guide {
        as_of: NaiveDate::MIN,
        proven: Vec::new(),
        threads: Walk::default(),
        instagram: Walk::default(),
        facebook: Walk::default(),
    })
});

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::{Language, Texts};

    #[test]
    fn the_data_is_whole_and_has_its_day() {
        let guide: Guide = serde_json::from_str(GUIDE_DATA).unwrap();
        assert!(guide.as_of > NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
        for network in Network::ALL {
            let walk = guide.walk(network);
            for facts in &walk.stages {
                assert!(!facts.symptoms.is_empty(), "{network} {:?}", facts.stage);
                assert!(facts.ways.iter().all(|way| walk.minutes.contains_key(way)), "{network}");
                let opened = facts.steps.iter().filter_map(|step| step.open.as_ref());
                for page in opened {
                    assert!(address_of(network, page, Some("1")).is_some(), "{network} {page}");
                }
            }
            for way in walk.ways() {
                let stages = walk.stages(way, Whose::Mine);
                assert_eq!(stages.first(), Some(&Stage::Before), "{network}");
                let last = if way == Way::Quick { Stage::Token } else { Stage::Try };
                assert_eq!(stages.last(), Some(&last), "{network}");
            }
        }
    }

    #[test]
    fn what_is_proven_is_a_label_of_the_walk_and_stands_on_a_page_of_metas() {
        for Proven { network, labels, by } in &guide().proven {
            assert_eq!(by.host_str(), Some("developers.facebook.com"));
            for label in labels {
                assert!(guide().walk(*network).labels.contains_key(label), "{network} {label}");
            }
        }
    }

    #[test]
    fn a_page_of_the_app_is_opened_exactly_once_its_number_is_known() {
        let roles = |app| address_of(Network::Threads, "roles", app).unwrap();
        assert_eq!(roles(Some("123456")), "https://developers.facebook.com/apps/123456/roles/roles/");
        assert_eq!(roles(None), "https://developers.facebook.com/apps/");
        let invites = address_of(Network::Threads, "invites", None).unwrap();
        assert_eq!(invites, "https://www.threads.com/settings/website_permissions");
        assert_eq!(address_of(Network::Threads, "nowhere", Some("1")), None);
    }

    #[test]
    fn every_sentence_of_the_walk_is_there_in_every_language() {
        for language in Language::ALL {
            let texts = Texts::new(language, Arc::new(|_| chrono::FixedOffset::east_opt(0).unwrap()));
            for network in Network::ALL {
                let values = super::super::handout::values(network, Some("corner.bakery"), 10);
                let values: Vec<_> =
                    values.iter().map(|(name, value)| (name.as_str(), value.as_value())).collect();
                let is_there = |key: &str| assert_ne!(texts.say(key, &values), key, "in {}", language.tag());
                for facts in &guide().walk(network).stages {
                    let stage = facts.stage.key();
                    is_there(&format!("setup-stage-{stage}"));
                    is_there(&format!("setup-see-{stage}"));
                    is_there(&format!("setup-worked-{stage}"));
                    facts.steps.iter().for_each(|step| is_there(&format!("setup-do-{}", step.say)));
                    for symptom in &facts.symptoms {
                        let key = format!("setup-lost-{symptom}");
                        is_there(&key);
                        for cause in ["one", "two", "three"] {
                            let said = texts.attribute(&key, cause, &values);
                            assert_ne!(said, format!("{key}.{cause}"), "in {}", language.tag());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn no_sentence_of_the_walk_has_a_hole_where_a_label_of_metas_belongs() {
        for language in Language::ALL {
            let texts = Texts::new(language, Arc::new(|_| chrono::FixedOffset::east_opt(0).unwrap()));
            for network in Network::ALL {
                let walk = guide().walk(network);
                let values = super::super::handout::values(network, Some("corner.bakery"), 10);
                let values: Vec<_> =
                    values.iter().map(|(name, value)| (name.as_str(), value.as_value())).collect();
                for facts in &walk.stages {
                    let stage = facts.stage.key();
                    let mut said = vec![
                        texts.say(&format!("setup-see-{stage}"), &values),
                        texts.say(&format!("setup-worked-{stage}"), &values),
                    ];
                    said.extend(
                        facts.steps.iter().map(|step| texts.say(&format!("setup-do-{}", step.say), &values)),
                    );
                    for symptom in &facts.symptoms {
                        let key = format!("setup-lost-{symptom}");
                        said.push(texts.say(&key, &values));
                        said.extend(
                            ["one", "two", "three"].map(|cause| texts.attribute(&key, cause, &values)),
                        );
                    }
                    for sentence in said {
                        let has_hole = sentence.contains(['{', '}', '$']);
                        assert!(!has_hole, "{network} {stage} {}: {sentence}", language.tag());
                    }
                }
            }
        }
    }
}
