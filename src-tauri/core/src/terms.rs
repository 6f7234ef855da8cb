//! The terms on which Meta answers: the Graph version, the apps that must sign their calls, and until when to ask
//! nothing unasked.
//!
//! We keep them in the ledger, because the next program needs what this one has learned. An app signs its calls
//! (`appsecret_proof`) only after Meta has demanded it. While the usage of an app is near Meta's limit we ask nothing
//! unasked, because each call counts towards that limit. Held by
//! `an_app_that_demands_a_proof_gets_it_and_is_remembered` (`adapters/src/meta/tests.rs`) and by
//! `near_metas_limit_nothing_is_asked_unasked_until_the_hour_is_over` (`resident/tests/unasked.rs`).

use chrono::{SecondsFormat, TimeDelta};

use crate::moment::Moment;
use crate::network::{GraphVersion, Network};
use crate::ports::{Ledger, LedgerTrouble};

/// The setting that holds the Graph version.
pub const GRAPH_VERSION: &str = "graph-version";

/// Longer than any pause of Meta's: the longest lasts a day. A moment further ahead means that the clock was wrong.
const LONGEST_QUIET: TimeDelta = TimeDelta::hours(25);

/// The Graph version to use: the stored one, or the default if that cannot be read.
pub fn graph_version(ledger: &dyn Ledger) -> GraphVersion {
    let set = ledger.setting(GRAPH_VERSION).ok().flatten();
    set.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Whether the calls of an app carry its proof (`appsecret_proof`), because Meta once demanded it.
pub fn signs(ledger: &dyn Ledger, network: Network, app: &str) -> bool {
    ledger.setting(&signing(network, app)).is_ok_and(|found| found.is_some_and(|value| value == "on"))
}

/// Records that the calls of an app must carry its proof.
///
/// # Errors
///
/// The ledger cannot be written.
pub fn must_sign(ledger: &dyn Ledger, network: Network, app: &str) -> Result<(), LedgerTrouble> {
    ledger.set_setting(&signing(network, app), "on")
}

/// The moment until which the schedule was to ask nothing of a network; [`is_quiet`] says whether it still applies.
pub fn quiet_until(ledger: &dyn Ledger, network: Network) -> Option<Moment> {
    ledger.setting(&quiet(network)).ok()??.parse().ok()
}

/// Whether it is still too early for the schedule to ask.
pub fn is_quiet(until: Moment, now: Moment) -> bool {
    until > now && until - now <= LONGEST_QUIET
}

/// Records that the schedule asks nothing of a network until this moment.
///
/// # Errors
///
/// The ledger cannot be written.
pub fn keep_quiet(ledger: &dyn Ledger, network: Network, until: Moment) -> Result<(), LedgerTrouble> {
    ledger.set_setting(&quiet(network), &until.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn signing(network: Network, app: &str) -> String {
    format!("signs/{network}/{app}")
}

fn quiet(network: Network) -> String {
    format!("quiet-until/{network}")
}
