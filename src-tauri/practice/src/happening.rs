//! What a person can let happen in practice, to see how a program takes it.

use serde::{Deserialize, Serialize};

use crate::network::Network;

/// Something that happens at Meta or on the way there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// A person changes their password, which ends every token of theirs.
    PasswordChanged,
    /// No call and no page reaches Meta.
    NoInternet,
    /// Meta answers, but each time three seconds late.
    SlowMeta,
    /// The browser is logged in as somebody else, on every network.
    WrongAccount,
}

/// The body of `POST /practice/happen`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HappenOrder {
    /// What happens.
    pub what: Happening,
    /// False ends it.
    #[serde(default = "yes")]
    pub on: bool,
    /// The person whom it happens to, by name or id: needed for a changed password alone.
    #[serde(default)]
    pub user: Option<String>,
}

/// Who the browser is logged in as while it is the wrong account: people whose accounts need no log-in in the samples.
pub const STRANGERS: [(Network, &str); 3] = [
    (Network::Threads, "jam.and.toast"),
    (Network::Instagram, "harbor.spa"),
    (Network::Facebook, "Jonas Weber"),
];

fn yes() -> bool {
    true
}
