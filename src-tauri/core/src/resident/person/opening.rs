//! What opens outside of the window: a page in a browser, or the folder of a file. Where nothing opens, the window shows
//! the address, to be copied.

use std::path::PathBuf;
use std::sync::Arc;

use url::Url;

use crate::PROJECT_PAGE;
use crate::face::Opened;
use crate::network::{self, Address, GraphVersion};
use crate::places::{Place, Target};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::resident::base::{Base, not_understood};
use crate::resident::message::Message;
use crate::resident::outside::Wish;
use crate::setup;

/// Opens what a person asked for. A place that is no longer in the ledger, or has no page, opens nothing.
///
/// # Errors
///
/// `OurFault` for a page that the walk does not have.
pub fn open(base: &mut Base, what: Opened) -> Result<(), Problem> {
    match what {
        Opened::Project => open_page(base, page(PROJECT_PAGE)?),
        Opened::MetaApps => open_metas(base, &written(network::app_dashboard())),
        Opened::SystemUsers => open_metas(base, &written(network::system_users())),
        Opened::Network(network) => open_metas(base, &written(&network.facts().site)),
        Opened::Invites(network) => open_metas(base, &written(&network.facts().invites)),
        Opened::MetaPage { network, page } => {
            let number = base.records.setup.walk(network).app_number.as_deref();
            let address = setup::address_of(network, &page, number).ok_or_else(not_understood)?;
            open_metas(base, &address)
        }
        Opened::Place(id) => match base.records.places.iter().find(|place| place.id == id) {
            Some(Place { target: Target::EnvFile { path, .. } | Target::File { path, .. }, .. }) => {
                open_folder(base, path.clone());
                Ok(())
            }
            Some(Place { target: Target::ByHand { link: Some(link), .. }, .. }) => {
                open_page(base, page(link)?)
            }
            Some(_) | None => Ok(()),
        },
        Opened::Samples => {
            let file = base.practice.as_ref().and_then(|practice| practice.sample_file());
            file.into_iter().for_each(|file| open_folder(base, file));
            Ok(())
        }
        // Opened by what has saved the file.
        Opened::HandedOver | Opened::Saved => Ok(()),
    }
}

/// Lets the host show a file in its folder.
pub fn open_folder(base: &mut Base, file: PathBuf) {
    forget_failure(base);
    base.wish(Wish::OpenFolder(file));
}

/// The problem of a page or a folder that did not open, with what can be copied in its place.
pub fn not_opened(what: Case, address: impl Into<String>) -> Problem {
    Problem::new(Code::NoBrowser, Action::RetryLater).because(what).with_text(FactName::Address, address)
}

fn page(address: &str) -> Result<Url, Problem> {
    Url::parse(address).map_err(|_| not_understood())
}

/// Opens a page of Meta's; where Meta is pretended, the same page there.
fn open_metas(base: &mut Base, address: &str) -> Result<(), Problem> {
    let address = base.ports.browser.as_opened(&page(address)?);
    open_page(base, address)
}

fn written(page: &Address) -> String {
    page.at(GraphVersion::default())
}

fn open_page(base: &mut Base, address: Url) -> Result<(), Problem> {
    forget_failure(base);
    let (browser, sender) = (Arc::clone(&base.ports.browser), base.sender.clone());
    base.start_quietly(async move {
        if !browser.open(&address).await {
            drop(sender.send(Message::CouldNot(not_opened(Case::Page, address))));
        }
    });
    Ok(())
}

/// Another try takes away what is said about the one before.
fn forget_failure(base: &mut Base) {
    drop(base.problem.take_if(|problem| problem.code == Code::NoBrowser));
}
