//! "App roles": who may use the app before it is published. An invited account has to accept on its own network.

use std::collections::BTreeSet;

use super::named;
use super::parts::{
    app_page, app_path, choice, choices, field_that_offers, form, main_button, not_available, row, row_button,
};
use super::visit::{Notice, Visit, on_to};
use crate::apps::Invite;
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

const HERE: &str = "roles/roles/";

/// The roles that a person can be added with: the name in the form, Meta's label and the network of the account.
const ROLES: [(&str, &str, Network); 3] = [
    ("instagram", "Instagram Tester", Network::Instagram),
    ("threads", "Threads Tester", Network::Threads),
    ("facebook", "Tester", Network::Facebook),
];

/// Shows the page or its form, or does what the pressed button says.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    let is_form = visit.asked("add") == "people";
    match visit.pressed() {
        "invite" => invite(visit, id),
        "remove" => {
            let about = visit.about().to_owned();
            if let Some(app) = visit.state.developer.app_mut(id) {
                app.invites.retain(|invite| key(invite) != about);
            }
            on_to(&app_path(id, HERE), "withdrawn")
        }
        _ if is_form => add_people(visit, id, &Notice::Nothing, None),
        _ => show(visit, id),
    }
}

fn show(visit: &Visit<'_>, id: &str) -> Reply {
    let Some(app) = visit.app(id) else { return not_available() };
    let owner = visit.state.people.iter().find(|person| person.developer).map_or("", |person| &person.name);
    let mut rows = row(&format!("<b>{}</b><small>Administrator</small>", escaped(owner)), "");
    for invite in &app.invites {
        let name = visit.state.person(invite.network, &invite.person).map_or("", |person| &person.name);
        let role = ROLES.iter().find(|(_, _, network)| *network == invite.network).map_or("", |role| role.1);
        let chip = match invite.accepted {
            true => "<span class=\"chip good\">Accepted</span>",
            false => "<span class=\"chip soon\">Pending</span>",
        };
        let remove = form(&row_button(&format!("remove:{}", key(invite)), "Remove", name));
        rows += &row(&format!("<b>{}</b> {chip}<small>{role}</small>", escaped(name)), &remove);
    }
    let add = format!("<a class=\"button main\" href=\"{}?add=people\">Add people</a>", app_path(id, HERE));
    let content = format!("<p class=\"acts\">{add}</p>\n<ul class=\"rows\">\n{rows}</ul>");
    app_page(app, HERE, "Roles", &visit.notice(), &content)
}

fn add_people(visit: &Visit<'_>, id: &str, notice: &Notice, wrong: Option<&str>) -> Reply {
    let Some(app) = visit.app(id) else { return not_available() };
    let roles: String = ROLES
        .iter()
        .map(|(name, label, network)| {
            let note = match network {
                Network::Facebook => "Can use the app with a Facebook account.".to_owned(),
                network => {
                    format!("Can use the app with an {} account.", named(*network)).replace("an T", "a T")
                }
            };
            choice("radio", "role", name, label, &note, visit.typed("role") == *name)
        })
        .collect();
    // As Meta's page does, it offers the accounts that there are.
    let names: BTreeSet<&str> = visit
        .state
        .people
        .iter()
        .filter(|person| !person.system)
        .map(|person| person.name.as_str())
        .collect();
    let content = form(&format!(
        "{}{}{}",
        choices("Role", &roles),
        field_that_offers(names, "Username", "username", visit.typed("username"), wrong),
        main_button("invite", "Add"),
    ));
    app_page(app, HERE, "Add people to your app", notice, &content)
}

fn invite(visit: &mut Visit<'_>, id: &str) -> Reply {
    let Some((_, _, network)) = ROLES.iter().find(|(name, ..)| *name == visit.typed("role")).copied() else {
        return add_people(visit, id, &Notice::Refused("Choose a role.".to_owned()), None);
    };
    let Some(person) = visit.state.named(network, visit.typed("username")).map(|person| person.id.clone())
    else {
        let notice = Notice::Refused("Nobody was added.".to_owned());
        return add_people(visit, id, &notice, Some("There is no account with this name."));
    };
    let Some(app) = visit.state.developer.app_mut(id) else { return not_available() };
    if app.invite_mut(network, &person).is_none() {
        app.invites.push(Invite { network, person, accepted: false });
    }
    on_to(&app_path(id, HERE), "invited")
}

fn key(invite: &Invite) -> String {
    format!("{} {}", invite.network.key(), invite.person)
}
