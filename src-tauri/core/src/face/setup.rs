//! The walk to a Meta app, as the window shows it.

use serde::Serialize;

use super::time::Time;
use crate::account::Way;
use crate::network::Network;
use crate::setup::{AppPage, Stage, Whose};

/// How far a person has come with the Meta apps of all networks.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Setup {
    /// The network whose walk was open last.
    pub network: Option<Network>,
    /// When something was entered last.
    pub saved_at: Option<Time>,
    pub walks: Vec<SetupWalk>,
    /// What was pasted last as the address of an app's page, and for which network.
    pub app_page: Option<(Network, AppPage)>,
    /// The steps as a page for someone else, while it is shown.
    pub handout: Option<String>,
    /// The file into which that page was saved last.
    pub handout_file: Option<String>,
}

/// The walk of one network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetupWalk {
    pub network: Network,
    pub way: Way,
    /// The ways that the network has.
    pub ways: Vec<Way>,
    pub whose: Whose,
    /// Whether a program is to publish with the tokens.
    pub publishes: bool,
    /// The number of the Meta app.
    pub app_number: Option<String>,
    /// The app ID as far as it was typed.
    pub app_id: Option<String>,
    /// The account that is to be connected, without `@`.
    pub name: Option<String>,
    /// The stages of the chosen way, in their order.
    pub stages: Vec<Stage>,
    pub done: Vec<Stage>,
    /// The first stage that is not done; null where every stage is.
    pub next: Option<Stage>,
    /// Whether nothing was entered yet.
    pub is_new: bool,
    /// The permissions that connecting asks for.
    pub permissions: Vec<String>,
}
