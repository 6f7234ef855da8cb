//! The pages of the networks where an account accepts an invitation to test an app.

use super::parts::{form, plain_page, row, row_button, section, visitor};
use super::visit::{Visit, on_to};
use super::{DEVELOPERS, named};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

/// What the address of a page with tabs ends in where the invitations are open.
const INVITES: &str = "?tab=invites";

/// The network whose invitations stand at this path.
pub fn network_of(parts: &[&str]) -> Option<Network> {
    match parts {
        ["www.instagram.com", "accounts", "manage_access"] => Some(Network::Instagram),
        ["www.threads.com", "settings", "website_permissions"] => Some(Network::Threads),
        [DEVELOPERS, "requests"] => Some(Network::Facebook),
        _ => None,
    }
}

/// Shows the invitations of the account that the browser is logged in as, accepts or declines one, or switches.
pub fn answer(visit: &mut Visit<'_>, network: Network) -> Reply {
    let said = match visit.pressed() {
        "switch" => switch(visit, network),
        "accept" => answer_invite(visit, network, true),
        "decline" => answer_invite(visit, network, false),
        _ => return show(visit, network),
    };
    let tab = if is_tab(visit) { INVITES } else { "" };
    on_to(&format!("{}{tab}", path(network)), said)
}

/// Lets the browser be logged in as another account.
pub fn switch(visit: &mut Visit<'_>, network: Network) -> &'static str {
    let account = visit.typed("account").to_owned();
    if visit.state.person(network, &account).is_some() {
        visit.state.logged_in.insert(network, account);
    }
    "switched"
}

fn show(visit: &Visit<'_>, network: Network) -> Reply {
    let people: Vec<_> = visit.state.people_of(network).collect();
    let person = visit.state.visitor(network);
    let id = person.map_or("", |person| person.id.as_str());
    let (mut open, mut active) = (String::new(), String::new());
    for app in &visit.state.developer.apps {
        let invite = app.invites.iter().find(|invite| invite.network == network && invite.person == id);
        let about = format!("<b>{}</b>", escaped(&app.name));
        match invite.map(|invite| invite.accepted) {
            Some(true) => active += &row(&about, "<span class=\"chip good\">Accepted</span>"),
            Some(false) => {
                let act = format!(
                    "{} {}",
                    row_button(&format!("accept:{}", app.id), "Accept", &app.name),
                    row_button(&format!("decline:{}", app.id), "Decline", &app.name),
                );
                open += &row(&about, &form(&act));
            }
            None => {}
        }
    }
    let or_none = |rows: &str, none: &str| match rows {
        "" => format!("<p>{none}</p>"),
        rows => format!("<ul class=\"rows\">\n{rows}</ul>"),
    };
    let (title, heading) = titles(network);
    let invites = section(heading, &or_none(&open, "There are no invitations for this account."));
    let active = section("Active", &or_none(&active, "No apps yet."));
    let shown = match network {
        Network::Facebook => format!("{invites}{active}"),
        _ if is_tab(visit) => format!("{}{invites}", tabs(network, true)),
        _ => format!("{}{active}", tabs(network, false)),
    };
    let content = format!("{}{shown}", visitor(network, &people, person));
    plain_page(&format!("{}: {title}", named(network)), &visit.notice(), &content)
}

/// Whether the tab with the invitations is open; the page opens with the other one.
fn is_tab(visit: &Visit<'_>) -> bool {
    visit.asked("tab") == "invites"
}

fn tabs(network: Network, is_invites: bool) -> String {
    let link = |rest: &str, label: &str, is_open: bool| {
        let current = if is_open { " aria-current=\"page\"" } else { "" };
        format!("<a href=\"{}{rest}\"{current}>{label}</a>\n", path(network))
    };
    let (title, heading) = titles(network);
    format!(
        "<nav class=\"tabs\" aria-label=\"{title}\">\n{}{}</nav>\n",
        link("", "Active", !is_invites),
        link(INVITES, heading, is_invites)
    )
}

fn answer_invite(visit: &mut Visit<'_>, network: Network, accepts: bool) -> &'static str {
    let id = visit.state.visitor(network).map(|person| person.id.clone()).unwrap_or_default();
    let app = visit.about().to_owned();
    let Some(app) = visit.state.developer.app_mut(&app) else { return "declined" };
    if !accepts {
        app.invites.retain(|invite| (invite.network, &invite.person) != (network, &id));
        return "declined";
    }
    if let Some(invite) = app.invite_mut(network, &id) {
        invite.accepted = true;
    }
    "accepted"
}

fn titles(network: Network) -> (&'static str, &'static str) {
    match network {
        Network::Instagram => ("Apps and websites", "Tester invites"),
        Network::Threads => ("Website permissions", "Invites"),
        Network::Facebook => ("Requests", "Requests"),
    }
}

fn path(network: Network) -> &'static str {
    match network {
        Network::Instagram => "/www.instagram.com/accounts/manage_access/",
        Network::Threads => "/www.threads.com/settings/website_permissions",
        Network::Facebook => "/developers.facebook.com/requests/",
    }
}
