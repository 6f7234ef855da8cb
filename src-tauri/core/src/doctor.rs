//! The check-up: what the program depends on, each with one line and one remedy. Facts in, checks out. Pure.
//!
//! A check that cannot be judged here says so and is no failure, because a server has no tray and a computer without
//! internet cannot compare its clock. How much a failure weighs is what another command would end with by the same cause.
//! Held by `a_check_has_a_remedy_exactly_where_something_is_wrong` (`doctor/tests.rs`) and by `tests/promises/doctor.rs`.

mod bundle;
mod computer;
mod fix;
mod places;
mod said;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod way_to_meta;

use crate::network::Network;
use crate::places::Reason;
use crate::ports::{AtLogin, DataFolder, Greeting, LedgerState, OnDesktop, PortState, Trouble, VaultTrouble};
use crate::problem::Problem;
use crate::settings::Settings;

pub use bundle::{Support, bundle};
pub use fix::{Fix, fix};
pub use said::Said;

/// What is checked, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Clock,
    Internet,
    Vault,
    Port,
    Meta,
    Places,
    Notifications,
    Tray,
    Autostart,
    Disk,
    Ledger,
}

impl Subject {
    /// The published word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Internet => "internet",
            Self::Vault => "vault",
            Self::Port => "port",
            Self::Meta => "meta",
            Self::Places => "places",
            Self::Notifications => "notifications",
            Self::Tray => "tray",
            Self::Autostart => "autostart",
            Self::Disk => "disk",
            Self::Ledger => "ledger",
        }
    }
}

/// What is wrong, by what it keeps from working. The last of several weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// The network or Meta; it may pass by itself.
    Network,
    /// A person has to do something.
    Person,
    /// The password vault is locked or absent.
    Vault,
    /// The disk or the ledger: no command can work.
    Broken,
}

/// How a check ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Well,
    /// It cannot be judged here.
    Unknown,
    /// What is wrong, and what a person does about it.
    Wrong(Wrong, Said),
}

/// One check with the line that tells how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub subject: Subject,
    pub verdict: Verdict,
    pub line: Said,
}

impl Check {
    fn well(subject: Subject, line: Said) -> Self {
        Self { subject, verdict: Verdict::Well, line }
    }

    fn unknown(subject: Subject, line: Said) -> Self {
        Self { subject, verdict: Verdict::Unknown, line }
    }

    fn wrong(subject: Subject, wrong: Wrong, line: Said, remedy: Said) -> Self {
        Self { subject, verdict: Verdict::Wrong(wrong, remedy), line }
    }

    /// A trouble that has a card: its title is the line, its body the remedy.
    fn by_card(subject: Subject, wrong: Wrong, problem: Problem) -> Self {
        Self::wrong(subject, wrong, Said::Title(problem.clone()), Said::Body(problem))
    }

    /// Whether all is well; None where it cannot be judged here.
    pub fn ok(&self) -> Option<bool> {
        match self.verdict {
            Verdict::Well => Some(true),
            Verdict::Unknown => None,
            Verdict::Wrong(..) => Some(false),
        }
    }

    /// What a person does about it; None where nothing is wrong.
    pub fn remedy(&self) -> Option<&Said> {
        match &self.verdict {
            Verdict::Wrong(_, remedy) => Some(remedy),
            Verdict::Well | Verdict::Unknown => None,
        }
    }

    /// What is wrong; None where nothing is.
    pub fn wrong_with(&self) -> Option<Wrong> {
        match self.verdict {
            Verdict::Wrong(wrong, _) => Some(wrong),
            Verdict::Well | Verdict::Unknown => None,
        }
    }
}

/// Which Meta the profile talks to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetaMeant {
    /// Meta's own servers.
    Real,
    /// The pretend Meta that comes with the program.
    BuiltIn,
    /// A pretend Meta that another program runs.
    Elsewhere,
    /// The pretend Meta that comes with the program, which could not be started.
    NotStarted(Problem),
}

impl MetaMeant {
    /// The profile by the word that whoever helps reads.
    pub const fn profile(&self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::BuiltIn | Self::NotStarted(_) => "practice",
            Self::Elsewhere => "practice-url",
        }
    }
}

/// A place and whether it could take a token now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFacts {
    /// The path of its file; for a place that is none, what a person calls it.
    pub place: String,
    /// The name of its line, in a file.
    pub line: Option<String>,
    /// What a delivery would meet; None where nothing is in the way.
    pub obstacle: Option<Reason>,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Facts {
    pub meta: MetaMeant,
    /// How each network that was greeted answered.
    pub greetings: Vec<(Network, Result<Greeting, Trouble>)>,
    pub vault: Result<(), VaultTrouble>,
    /// The accounts whose tokens an open vault does not hold, as people write them.
    pub without_token: Vec<String>,
    /// The ports at which log-ins listen.
    pub ports: Vec<(u16, PortState)>,
    /// What takes a token; None where the ledger does not tell.
    pub places: Option<Vec<PlaceFacts>>,
    /// How many accounts are kept; None where the ledger does not tell.
    pub accounts: Option<usize>,
    pub settings: Settings,
    pub notifications: OnDesktop,
    pub tray: OnDesktop,
    pub at_login: AtLogin,
    pub folder: DataFolder,
    pub ledger: LedgerState,
}

/// All checks, in the order of the contract.
pub fn checks(facts: &Facts) -> Vec<Check> {
    vec![
        way_to_meta::clock(facts),
        way_to_meta::internet(facts),
        computer::vault(facts),
        way_to_meta::port(facts),
        way_to_meta::meta(facts),
        places::places(facts),
        computer::notifications(facts),
        computer::tray(facts),
        computer::autostart(facts),
        computer::disk(facts),
        computer::ledger(facts),
    ]
}

/// The worst of what is wrong; None where nothing is.
pub fn worst(checks: &[Check]) -> Option<Wrong> {
    checks.iter().filter_map(Check::wrong_with).max()
}
