//! What a host gives to a resident, and what a resident asks of its host.
//!
//! What only a desktop can do (start at login, choose a file, close the window, quit) leaves the resident as a
//! [`Wish`] that the host grants, because the core touches no desktop.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::mpsc;

use super::happening::Happening;
use crate::face;
use crate::journeys::doctor::CheckUpPorts;
use crate::ports::{Clipboard, Ports, Practice};
use crate::problem::Problem;
use crate::text::{Language, Zone};
use crate::tray::Page;

/// Everything that a host gives to the resident of one profile.
pub struct Outside {
    /// Clock, vault, ledger and the other ports. The [`crate::steady::Steady`] belongs to this resident and ends with
    /// it.
    pub ports: Ports,
    /// The clipboard of the desktop.
    pub clipboard: Arc<dyn Clipboard>,
    /// The clock of the practice profile; None in the real one.
    pub practice: Option<Arc<dyn Practice>>,
    /// Whether a file may be read and written at all: practice uses its own folder only.
    pub may_touch: MayTouch,
    /// Puts the ports of a check-up together.
    pub check_up: PortsOfCheckUp,
    /// The facts about the host at the start.
    pub facts: HostFacts,
    /// Hears what happens, for a host without a window; None for one that shows snapshots.
    pub listener: Option<mpsc::UnboundedSender<Happening>>,
}

/// Judges a path before the file is opened; the error is shown to the person.
pub type MayTouch = Arc<dyn Fn(&Path) -> Result<(), Problem> + Send + Sync>;

/// The ports of a check-up as they can be had at that moment. It opens files, so it is called where that may take a while.
pub type PortsOfCheckUp = Arc<dyn Fn() -> CheckUpPorts + Send + Sync>;

/// Facts that only the host can find out. The host sends all of them again whenever one of them changes.
#[derive(Clone)]
pub struct HostFacts {
    /// The language of the operating system, used until a person sets another one.
    pub language: Language,
    /// The time zone of the operating system.
    pub zone: Zone,
    /// Whether a window is open: then writes of other programs are read within a second.
    pub window_open: bool,
    /// Whether the window has the focus: then it shows itself what a notification would say.
    pub in_front: bool,
    /// Whether a file is held over the window.
    pub file_over: bool,
    /// Start at log-in, tray and version, as the settings page shows them.
    pub desktop: face::Desktop,
}

/// An action that only the host can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Run the practice profile in place of this one.
    EnterPractice,
    /// Run the real profile again, and delete the practice folder.
    LeavePractice,
    /// Let a person choose a settings file; reply with [`super::Handle::file`], for this account if there is one.
    ChooseFile { account: Option<String> },
    /// Let a person choose a backup; reply with [`super::Handle::backup`].
    ChooseBackup,
    /// Let a person choose where a new file of this name goes; reply with [`super::Handle::save_to`].
    SaveFile { name: String },
    /// Let a person choose a file, `name` in their folder to begin with, and write the text into it.
    SaveText { name: String, text: String },
    /// Show this file in its folder. Where that fails, reply with [`super::not_opened`].
    OpenFolder(PathBuf),
    /// Bring the window forward with this page.
    Show(Page),
    /// Start the program at log-in, or stop doing so; reply with [`super::Handle::host`].
    StartAtLogin(bool),
    /// Close the window, if there is one; the program works on.
    CloseWindow,
    /// End the whole program, with its tray icon.
    Quit,
    /// The same, and start it anew, with a window or without one.
    BeginAgain { hidden: bool },
    /// End the whole program, and delete all that it keeps.
    RemoveEverything,
}
