//! A profile made ready to run, and small steps of switching between two.

use std::sync::Arc;

use sixty_adapters::log::LocalLog;
use sixty_core::face::{self, Change, Intent};
use sixty_core::ports::Clipboard;
use sixty_core::problem::Problem;
use sixty_core::resident::{Handle, HostFacts, Outside, Resident, Wish};
use sixty_profile::{Options, Profile, language};
use tokio::sync::mpsc;

use crate::engine::Desktop;

/// A resident that is ready to run, with its handle, its wishes and the log of its profile.
pub struct Ready {
    pub resident: Resident,
    pub handle: Handle,
    pub wishes: mpsc::UnboundedReceiver<Wish>,
    pub log: LocalLog,
}

impl Ready {
    /// Opens the profile's ledger. The vault is not opened yet.
    ///
    /// # Errors
    ///
    /// The problem of a folder, a ledger or a practice server that cannot be used.
    pub async fn of(
        profile: &Profile,
        clipboard: &Arc<dyn Clipboard>,
        desktop: Desktop,
    ) -> Result<Self, Problem> {
        let ports = profile.ports().await?;
        let practice = profile.practice().await?;
        let log = profile.log().await?;
        let clipboard = Arc::clone(clipboard);
        let may_touch = profile.touch_check()?;
        let check_up = profile.ports_of_check_up().await?;
        let facts = facts(desktop);
        let outside = Outside { ports, clipboard, practice, may_touch, check_up, facts, listener: None };
        let (resident, handle, wishes) = Resident::new(outside);
        Ok(Self { resident, handle, wishes, log })
    }
}

/// The profile that these options name.
///
/// # Errors
/// The problem of options that contradict each other.
pub fn profile(options: Options) -> Result<Profile, Problem> {
    Profile::new(options).map_err(|misuse| misuse.problem())
}

/// The options for the other profile: those of this one, except for the options of a single profile.
pub fn other(options: &Options, practice: bool) -> Options {
    Options { practice, practice_url: None, now: None, ..options.clone() }
}

/// The host's facts, from the system and the given state of the desktop.
pub fn facts(desktop: Desktop) -> HostFacts {
    HostFacts {
        language: language::language(),
        zone: language::zone(),
        window_open: desktop.window_open,
        in_front: desktop.in_front,
        file_over: desktop.file_over,
        desktop: face::Desktop {
            start_at_login: desktop.start_at_login,
            has_tray: desktop.has_tray,
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
        },
    }
}

/// The whole state as a change, for faces that have seen another resident.
pub fn everything(handle: &Handle) -> Change {
    let snapshot = handle.snapshot();
    let order = snapshot.accounts.iter().map(|account| account.id.clone()).collect();
    Change { head: snapshot.head, accounts: snapshot.accounts, order: Some(order) }
}

/// Sets the language and the theme of the resident before, so that the window looks the same.
pub fn as_before(handle: &Handle, before: &Handle) {
    let settings = before.snapshot().head.settings;
    handle.ask(Intent::Set {
        setting: face::Setting::Language(settings.language.map(|language| language.tag().to_owned())),
    });
    handle.ask(Intent::Set { setting: face::Setting::Theme(settings.theme) });
}

/// Passes a problem to the resident and waits until the snapshot has it.
pub async fn told(handle: &Handle, problem: Problem) {
    let mut snapshots = handle.snapshots();
    handle.could_not(problem);
    // An error means that the resident has ended.
    drop(snapshots.wait_for(|snapshot| snapshot.head.problem.is_some()).await);
}
