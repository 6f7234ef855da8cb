//! What differs between the networks: addresses, permissions, lifetimes, extra parameters and rules.
//!
//! We keep these facts as data in `data/networks.json` and not in code, with the day on which Meta's developer pages
//! said so, so that a reader can compare the file with the pages. Held by
//! `the_data_file_is_read_whole_and_has_its_day` below.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;

use super::{Address, GraphVersion, Network};

/// The addresses, permissions and rules of one network, as the data file has them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The network's own site, which a person opens to see who is logged in.
    pub site: Address,
    /// The page where a person accepts the invite as a Tester of an app, as Meta's guides to App roles name it.
    pub invites: Address,
    /// The page where a person allows the app.
    pub authorize: Authorize,
    /// Exchanges the code of a log-in for the first token (POST form).
    pub code: Address,
    /// Exchanges the first token for a 60-day token (GET).
    pub exchange: Granting,
    /// Extends a 60-day token (GET); None where the exchange does that too.
    pub refresh: Option<Granting>,
    /// Says whose token it is.
    pub me: Me,
    /// Lists the Pages that a person manages. Meta includes a Page's token only if the fields name it.
    pub pages: Option<Me>,
    /// The Instagram account that is linked to a Page, asked with the Page's own token.
    pub page_me: Option<Me>,
    /// Lists the permissions that a person granted; None where Meta has no such address.
    pub granted: Option<Address>,
    /// Ends the life of one token; None where Meta has no such address.
    pub revoke: Option<Address>,
    /// Describes a token (`debug_token`); None where Meta has no such address.
    pub inspect: Option<Inspecting>,
    /// The return address that a new app is set up with.
    pub return_address: String,
    /// The network's permissions, by Meta's names.
    pub permissions: Names,
    /// How long tokens live.
    pub lives: Lives,
    /// Meta refuses to extend a token that is younger, in hours.
    minimum_age_hours: i64,
    secret_for: Vec<Secretive>,
}

/// The page where a person allows the app.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authorize {
    pub address: Address,
    /// The text between two permissions in the address.
    pub separator: String,
    /// Parameters that only some log-ins have.
    pub extra: BTreeMap<Occasion, BTreeMap<String, String>>,
}

/// A reason why a log-in differs from the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Another account of this network is kept, so the browser may still be logged in as its owner.
    OtherAccount,
    /// A permission was left out; Meta asks for it again only when told so.
    Declined,
    /// The person has to log in again after a number of days, by Meta's rule.
    LoginDue,
    /// A configuration takes the place of permissions.
    Configuration,
}

/// An address with its `grant_type`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Granting {
    pub address: Address,
    pub grant: String,
}

/// The `me` address with the fields to ask for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Me {
    pub address: Address,
    pub fields: String,
}

/// The `debug_token` address, and the token that it is asked with.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspecting {
    pub address: Address,
    /// Whose token the question is asked with.
    pub with: Inspector,
}

/// The kinds of token that `debug_token` accepts for the question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inspector {
    /// The token of a tester of the app, which may be the inspected token itself.
    #[default]
    Token,
    /// The app's own token: `APP_ID|APP_SECRET`.
    App,
}

/// Permissions by Meta's names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// The permissions that connecting asks for unless told otherwise.
    pub usual: Vec<String>,
    /// Those of the usual ones that only a program needs that publishes.
    pub publishing: Vec<String>,
    /// The permissions that Meta's pages name today.
    pub current: Vec<String>,
    /// Retired permissions, each with the permission to ask for instead.
    pub retired: BTreeMap<String, String>,
}

/// How long tokens live.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lives {
    /// The life of the first token of a log-in, in hours.
    pub short_hours: i64,
    /// The life of a long-lived token, in days.
    pub long_days: i64,
    /// The days after a log-in within which Meta wants the next one; None where there is no such rule.
    login_days: Option<i64>,
    /// Whether an extend starts these days anew.
    pub login_moves_with_extend: bool,
}

impl Facts {
    /// The age below which Meta refuses to extend a token.
    pub fn minimum_age(&self) -> TimeDelta {
        TimeDelta::hours(self.minimum_age_hours)
    }

    /// Whether extending needs the app secret each time.
    pub fn extends_with_secret(&self) -> bool {
        self.secret_for.contains(&Secretive::Extend)
    }
}

impl Names {
    /// Meta's present name of a permission.
    pub fn called_now<'a>(&'a self, name: &'a str) -> &'a str {
        self.retired.get(name).map_or(name, String::as_str)
    }
}

impl Lives {
    /// How long after a log-in Meta wants the next one.
    pub fn login(&self) -> Option<TimeDelta> {
        self.login_days.map(TimeDelta::days)
    }
}

/// The calls that send the app secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Secretive {
    Code,
    Exchange,
    Extend,
}

/// The whole data file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Networks {
    #[allow(dead_code, reason = "read by people and by the tests")]
    as_of: NaiveDate,
    graph_version: GraphVersion,
    app_dashboard: Address,
    system_users: Address,
    threads: Facts,
    instagram: Facts,
    facebook: Facts,
}

/// The facts of a network.
pub(super) fn of(network: Network) -> &'static Facts {
    match network {
        Network::Threads => &NETWORKS.threads,
        Network::Instagram => &NETWORKS.instagram,
        Network::Facebook => &NETWORKS.facebook,
    }
}

/// The Graph version that the facts were written for.
pub(super) fn graph_version() -> GraphVersion {
    NETWORKS.graph_version
}

/// Meta's page of apps, where a person makes an app for any of the networks.
pub(super) fn app_dashboard() -> &'static Address {
    &NETWORKS.app_dashboard
}

/// Meta's page on which the system users of a business have their tokens made.
pub(super) fn system_users() -> &'static Address {
    &NETWORKS.system_users
}

/// Compiled in and checked by the tests. If it were broken all the same, no address would work.
static NETWORKS: LazyLock<Networks> = LazyLock::new(|| {
    read(include_str!("../../data/networks.json")).unwrap_or_else(|_| Networks {
        as_of: NaiveDate::MIN,
        graph_version: GraphVersion::new(1, 0),
        app_dashboard: Address::default(),
        system_users: Address::default(),
        threads: Facts::default(),
        instagram: Facts::default(),
        facebook: Facts::default(),
    })
});

fn read(text: &str) -> Result<Networks, serde_json::Error> {
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &str = include_str!("../../data/networks.json");

    #[test]
    fn the_data_file_is_read_whole_and_has_its_day() {
        let networks = read(DATA).unwrap();
        assert!(networks.as_of > NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
        assert_eq!(networks.graph_version.to_string(), "v25.0");
    }

    #[test]
    fn a_data_file_with_a_strangers_host_is_refused() {
        let addresses: Vec<&str> = DATA
            .split('"')
            .filter(|text| text.starts_with("https://") && !text.contains("localhost"))
            .collect();
        assert!(addresses.len() >= 23, "{addresses:?}");
        for address in addresses {
            let host = address.split('/').nth(2).unwrap();
            let strangers = address.replace(host, &format!("{host}.example.com"));
            let data = DATA.replace(&format!("\"{address}\""), &format!("\"{strangers}\""));
            assert_ne!(data, DATA);
            assert!(read(&data).is_err(), "{strangers}");
        }
    }

    #[test]
    fn what_connecting_asks_for_is_not_retired() {
        for network in Network::ALL {
            let Names { usual, publishing, current, retired } = &network.facts().permissions;
            assert!(usual.iter().all(|name| current.contains(name)), "{network}");
            assert!(
                !publishing.is_empty() && publishing.iter().all(|name| usual.contains(name)),
                "{network}"
            );
            assert!(current.iter().all(|name| !retired.contains_key(name)), "{network}");
            assert!(retired.values().all(|name| current.contains(name)), "{network}");
        }
    }

    #[test]
    fn a_permission_is_asked_for_by_the_name_that_meta_takes_today() {
        let names = &Network::Instagram.facts().permissions;
        assert_eq!(names.called_now("business_basic"), "instagram_business_basic");
        assert_eq!(names.called_now("instagram_business_basic"), "instagram_business_basic");
        assert_eq!(names.called_now("new_to_us"), "new_to_us");
    }

    #[test]
    fn threads_keeps_its_own_version_and_the_others_go_with_the_setting() {
        let version: GraphVersion = "v26.0".parse().unwrap();
        let me = |network: Network| network.facts().me.address.at(version);
        assert_eq!(me(Network::Threads), "https://graph.threads.net/v1.0/me");
        assert_eq!(me(Network::Instagram), "https://graph.instagram.com/v26.0/me");
        assert_eq!(me(Network::Facebook), "https://graph.facebook.com/v26.0/me");
    }

    #[test]
    fn extending_takes_a_secret_exactly_where_there_is_no_refresh() {
        for network in Network::ALL {
            assert_eq!(network.facts().extends_with_secret(), network.facts().refresh.is_none(), "{network}");
        }
    }
}
