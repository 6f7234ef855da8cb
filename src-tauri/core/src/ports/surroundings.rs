//! The computer around the program: its desktop, its port for log-ins, its disk, the files of the data folder.

use std::path::PathBuf;

use async_trait::async_trait;

use crate::problem::Problem;

/// Looks at what the program depends on. Nothing is changed, made or asked of a person.
#[async_trait]
pub trait Surroundings: Send + Sync {
    /// Whether a log-in could listen at this port now. The port is free again afterwards.
    async fn port(&self, port: u16) -> PortState;
    /// Whether the desktop shows notifications.
    async fn notifications(&self) -> OnDesktop;
    /// Whether the desktop shows icons of programs beside its clock.
    async fn tray(&self) -> OnDesktop;
    /// What begins at a log-in.
    async fn at_login(&self) -> AtLogin;
    /// The folder of ledger, log and locks, and the room on its disk. May write a file without a name for a moment.
    async fn data_folder(&self) -> DataFolder;
    /// Names and versions of this computer's parts, for whoever helps.
    async fn system(&self) -> System;
}

/// The state of a port on the loopback addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortState {
    /// Both addresses can be taken (on a computer without IPv6: the one that there is).
    Free,
    /// A log-in of this program is under way there.
    Ours,
    /// Another program has it; its name, where the system tells.
    Taken(Option<String>),
    /// The system lets nobody like us take it, in its own words.
    Refused(String),
}

/// Something that a desktop may offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDesktop {
    /// The desktop offers it.
    There,
    /// There is a desktop without it.
    Missing,
    /// There is no desktop, or it does not tell.
    Unknown,
}

/// What begins at a log-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtLogin {
    /// Whether people log in at a desktop here.
    pub has_desktop: bool,
    /// Whether the desktop program begins; None where the system does not tell.
    pub program: Option<bool>,
    /// Whether `sixty keep` begins.
    pub keeper: bool,
}

/// The state of the data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataFolder {
    /// There is none yet. What a program meets that makes it: None where nothing is in the way.
    Absent(Option<DiskTrouble>),
    /// No program of ours uses it: it is a link, another user's, or one that others may write.
    Refused(Box<Problem>),
    /// It is used.
    Used {
        /// Its path.
        path: PathBuf,
        /// Whether nobody but its owner may look into it.
        is_ours_alone: bool,
        /// What a program meets that writes there; None where nothing is in the way.
        trouble: Option<DiskTrouble>,
    },
}

/// Why a disk takes no writes, or soon will take none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskTrouble {
    /// No room is left.
    Full,
    /// Less room is left than a month of work may take.
    Little,
    /// The disk, or the folder with this path, may not be written.
    ReadOnly(PathBuf),
}

/// The state of the ledger's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerState {
    /// There is none, and there never was one.
    None,
    /// There was one: the next command makes it anew from the vault.
    Lost,
    /// It can be read, and SQLite finds it whole.
    Whole,
    /// A newer version of the program has written it.
    Newer,
    /// It can be read in part or not at all, in the words of SQLite or the system.
    Damaged(String),
}

/// Names and versions of this computer's parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct System {
    /// The version of this program.
    pub program: String,
    /// The operating system with its version.
    pub system: String,
    /// The desktop, by the name that it gives itself; empty without one.
    pub desktop: String,
    /// What keeps the secrets: the program behind the keychain, or a file.
    pub vault: String,
}
