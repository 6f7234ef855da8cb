//! The networks' own sites: who the browser is logged in as, and what kind of account that is.

use super::invites;
use super::named;
use super::parts::{button, form, plain_page, section, visitor};
use super::visit::{Visit, on_to};
use crate::meta::Reply;
use crate::network::Network;

/// The heading of the kind of account.
const TYPE: &str = "Account type and tools";

/// Whether the path is one of the sites.
pub fn is_here(parts: &[&str]) -> bool {
    network_of(parts).is_some()
}

/// Shows the site, or does what the pressed button says.
pub fn answer(visit: &mut Visit<'_>, parts: &[&str]) -> Reply {
    let network = network_of(parts).unwrap_or(Network::Instagram);
    let path = format!("/{}/", parts.join("/"));
    match visit.pressed() {
        "switch" => on_to(&path, invites::switch(visit, network)),
        "professional" => {
            let id = visit.state.visitor(network).map(|person| person.id.clone()).unwrap_or_default();
            if let Some(person) = visit.state.named_mut(network, &id) {
                person.professional = true;
            }
            on_to(&path, "saved")
        }
        _ => show(visit, network),
    }
}

fn show(visit: &Visit<'_>, network: Network) -> Reply {
    let people: Vec<_> = visit.state.people_of(network).collect();
    let person = visit.state.visitor(network);
    let kind = match person.filter(|_| network == Network::Instagram).map(|person| person.professional) {
        Some(true) => section(TYPE, "<p>This is a professional account.</p>"),
        Some(false) => {
            let press = button("professional", "Switch to professional account");
            let act = form(&format!("<p class=\"acts\">{press}</p>"));
            section(TYPE, &format!("<p>This is a personal account.</p>\n{act}"))
        }
        None => String::new(),
    };
    plain_page(named(network), &visit.notice(), &format!("{}{kind}", visitor(network, &people, person)))
}

fn network_of(parts: &[&str]) -> Option<Network> {
    match parts {
        ["www.instagram.com"] | ["www.instagram.com", "accounts", "convert_to_professional_account"] => {
            Some(Network::Instagram)
        }
        ["www.threads.com"] => Some(Network::Threads),
        ["www.facebook.com"] => Some(Network::Facebook),
        _ => None,
    }
}
