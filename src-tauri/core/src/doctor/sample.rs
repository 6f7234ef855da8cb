//! The findings that the tests of the check-up share: a desktop on which all is well. A test changes what it is about.

use std::sync::Arc;

use chrono::{FixedOffset, TimeDelta};

use super::{Facts, MetaMeant};
use crate::account::sample::now;
use crate::network::Network;
use crate::ports::{AtLogin, DataFolder, DiskTrouble, Greeting, LedgerState, OnDesktop, PortState, Trouble};
use crate::settings::Settings;
use crate::text::{Language, Texts};

/// Facts of a desktop on which all is well.
pub fn well() -> Facts {
    Facts {
        meta: MetaMeant::Real,
        greetings: greeted(0),
        vault: Ok(()),
        without_token: Vec::new(),
        ports: vec![(16060, PortState::Free)],
        places: Some(Vec::new()),
        accounts: Some(1),
        settings: Settings::default(),
        notifications: OnDesktop::There,
        tray: OnDesktop::There,
        at_login: AtLogin { program: Some(true), ..nothing_begins(true) },
        folder: folder(None),
        ledger: LedgerState::Whole,
    }
}

pub fn greeted(minutes: i64) -> Vec<(Network, Result<Greeting, Trouble>)> {
    let greeting = Greeting { date: Some(now() + TimeDelta::minutes(minutes)), came_at: now() };
    vec![(Network::Threads, Ok(greeting)), (Network::Facebook, Ok(greeting))]
}

pub fn nothing_begins(has_desktop: bool) -> AtLogin {
    AtLogin { has_desktop, program: Some(false), keeper: false }
}

pub fn folder(trouble: Option<DiskTrouble>) -> DataFolder {
    DataFolder::Used { path: "/data".into(), is_ours_alone: true, trouble }
}

pub fn texts(language: Language) -> Texts {
    Texts::new(language, Arc::new(|_| FixedOffset::east_opt(0).unwrap()))
}
