//! A profile made ready to run.

use std::sync::Arc;

use sixty_core::face::{self, Change, Intent};
use sixty_core::ports::Clipboard;
use sixty_core::problem::Problem;
use sixty_core::resident::{Handle, HostFacts, Outside, Resident, Wish};
use sixty_profile::{Options, Profile, language};
use tokio::sync::mpsc;

use crate::host::Desktop;

/// What runs, and the way to it.
pub struct Ready {
    pub resident: Resident,
    pub handle: Handle,
    pub wishes: mpsc::UnboundedReceiver<Wish>,
}

impl Ready {
    /// Opens the ledger, and leaves the vault alone.
    pub async fn of(
        setting: &Profile,
        clipboard: &Arc<dyn Clipboard>,
        desktop: Desktop,
    ) -> Result<Self, Problem> {
        let ports = setting.ports().await?;
        let practice = setting.practice().await?;
        let clipboard = Arc::clone(clipboard);
        let may_touch = setting.touch_check()?;
        let outside = Outside { ports, clipboard, practice, may_touch, facts: facts(desktop) };
        let (resident, handle, wishes) = Resident::new(outside);
        Ok(Self { resident, handle, wishes })
    }
}

pub fn setting(options: Options) -> Result<Profile, Problem> {
    Profile::new(options).map_err(|misuse| misuse.problem())
}

/// For a profile whose options are those of another one.
pub fn other(options: &Options, practice: bool) -> Options {
    Options { practice, practice_url: None, now: None, ..options.clone() }
}

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

/// A change from whatever was before.
pub fn everything(handle: &Handle) -> Change {
    let snapshot = handle.snapshot();
    let order = snapshot.accounts.iter().map(|account| account.id.clone()).collect();
    Change { head: snapshot.head, accounts: snapshot.accounts, order: Some(order) }
}

/// The window looks and speaks as it did before.
pub fn as_before(handle: &Handle, before: &Handle) {
    let settings = before.snapshot().head.settings;
    handle.ask(Intent::Set {
        setting: face::Setting::Language(settings.language.map(|language| language.tag().to_owned())),
    });
    handle.ask(Intent::Set { setting: face::Setting::Theme(settings.theme) });
}

/// It has come into the snapshot.
pub async fn told(handle: &Handle, problem: Problem) {
    let mut snapshots = handle.snapshots();
    handle.could_not(problem);
    // A resident that has ended tells nobody any more.
    drop(snapshots.wait_for(|snapshot| snapshot.head.problem.is_some()).await);
}
