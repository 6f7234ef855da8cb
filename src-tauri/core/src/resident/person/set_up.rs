//! The walk to a Meta app: what a person enters is kept at once; a pasted address is read and forgotten.

use std::path::PathBuf;

use crate::account::App;
use crate::face::{self, build};
use crate::network::Network;
use crate::plain;
use crate::problem::Problem;
use crate::resident::base::{Base, not_understood};
use crate::resident::outside::Wish;
use crate::secret::Secret;
use crate::setup::{self, AppPage, Change, Kept, Stage};
use crate::text::Texts;

/// What the pages of the walk show beside the progress.
#[derive(Default)]
pub struct SetUp {
    /// What was pasted last as the address of an app's page.
    app_page: Option<(Network, AppPage)>,
    /// The page for someone else that is shown: its network, and the name of the person who asks.
    handout: Option<(Network, Option<String>)>,
    /// The file into which that page was saved.
    handout_file: Option<PathBuf>,
}

impl SetUp {
    /// Keeps what a person entered. It is in the ledger when this returns.
    ///
    /// # Errors
    ///
    /// The ledger cannot be written.
    pub fn change(&mut self, base: &mut Base, network: Network, change: Change) -> Result<(), Problem> {
        if matches!(change, Change::AppNumber(None) | Change::Again | Change::Open) {
            self.app_page = None;
        }
        let kept = base.records.setup.changed(network, change, base.now());
        if kept != base.records.setup {
            base.ports.ledger.set_setting(setup::KEPT, &kept.to_text())?;
            base.refresh();
        }
        Ok(())
    }

    /// Notes that a stage is done, after what it asks for has happened. The walk shows a problem of the ledger.
    pub fn done(&mut self, base: &mut Base, network: Network, stage: Stage) {
        if let Err(problem) = self.change(base, network, Change::Done(stage)) {
            base.problem = Some(problem);
        }
    }

    /// Picks the number of the app out of a pasted address.
    ///
    /// # Errors
    ///
    /// The ledger cannot be written.
    pub fn take_app_page(&mut self, base: &mut Base, network: Network, text: &Secret) -> Result<(), Problem> {
        let read = setup::read_app_page(text.expose(), network);
        if let AppPage::Found { number } = &read {
            self.change(base, network, Change::AppNumber(Some(number.clone())))?;
        }
        self.app_page = Some((network, read));
        Ok(())
    }

    /// Shows the steps as a page for someone else, or closes it. `from` is the name of the person who asks.
    pub fn show_handout(&mut self, network: Option<Network>, from: Option<&str>) {
        let from = from.map(plain::name).filter(|name| !name.is_empty());
        (self.handout, self.handout_file) = (network.map(|network| (network, from)), None);
    }

    /// Notes the file into which the host wrote the page.
    pub fn handout_saved(&mut self, file: PathBuf) {
        self.handout_file = self.handout.is_some().then_some(file);
    }

    /// The page for someone else, while it is shown.
    pub fn handout(&self, base: &Base) -> Option<String> {
        self.handout_for(&base.records.setup, &base.records.apps, || base.texts())
    }

    fn handout_for(&self, kept: &Kept, apps: &[App], texts: impl FnOnce() -> Texts) -> Option<String> {
        let (network, from) = self.handout.as_ref()?;
        let network = *network;
        let addresses = build::return_addresses(apps);
        let address = build::return_address(&addresses, network);
        let page = setup::Handout {
            from: from.as_deref(),
            return_address: address,
            permissions: &permissions(kept.walk(network), apps),
        };
        Some(setup::handout(&texts(), kept.walk(network), &page))
    }

    /// Lets the host ask for a file and write the page into it.
    ///
    /// # Errors
    ///
    /// `OurFault` while the page is not shown.
    pub fn save_handout(&self, base: &Base) -> Result<(), Problem> {
        let (network, _) = self.handout.as_ref().ok_or_else(not_understood)?;
        let text = self.handout(base).ok_or_else(not_understood)?;
        base.wish(Wish::SaveText { name: format!("meta-app-{network}.txt"), text });
        Ok(())
    }

    /// The walk as the window shows it. `texts` are made for the page for someone else alone.
    pub fn face(&self, kept: &Kept, apps: &[App], texts: impl FnOnce() -> Texts) -> face::Setup {
        face::Setup {
            network: kept.network,
            saved_at: kept.saved_at.map(Into::into),
            walks: kept.walks().iter().map(|walk| walk_face(walk, apps)).collect(),
            app_page: self.app_page.clone(),
            handout: self.handout_for(kept, apps, texts),
            handout_file: self.handout_file.as_ref().map(|file| file.display().to_string()),
        }
    }
}

fn walk_face(walk: &setup::Progress, apps: &[App]) -> face::SetupWalk {
    face::SetupWalk {
        network: walk.network,
        way: walk.way,
        ways: setup::guide().walk(walk.network).ways(),
        whose: walk.whose,
        app_number: walk.app_number.clone(),
        app_id: walk.app_id.clone(),
        name: walk.name.clone(),
        stages: walk.stages(),
        done: walk.stages().into_iter().filter(|stage| walk.is_done(*stage)).collect(),
        next: walk.next(),
        is_new: walk.is_new(),
        publishes: walk.publishes,
        permissions: permissions(walk, apps),
    }
}

/// The permissions that connecting asks for: those of the app, or the usual ones before there is an app, without what the
/// person does without.
fn permissions(walk: &setup::Progress, apps: &[App]) -> Vec<String> {
    let app = apps.iter().find(|app| app.network == walk.network && app.default);
    let all = app.map_or(&walk.network.facts().permissions.usual, |app| &app.permissions);
    walk.wanted(all.clone())
}
