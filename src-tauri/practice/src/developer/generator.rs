//! "User Token Generator" and "Generate access tokens": tokens for accounts that have accepted the invitation, without a
//! log-in of the app. On Instagram's page an account has to be added before.

use super::parts::{app_path, button, form, link_button, row, row_button, section};
use super::visit::Visit;
use crate::apps::{MetaApp, Use, UseCase};
use crate::moment::Moment;
use crate::network::Network;
use crate::page::escaped;
use crate::people::Person;
use crate::state::State;
use crate::token::{LOGIN_LIFETIME, LONG_LIFETIME, Token};

/// The generator's part of a settings page, and the token that was just made, which is shown this once.
pub fn part(visit: &mut Visit<'_>, id: &str, network: Network, heading: &str) -> String {
    let mine = |(app, of, _): &(String, Network, String)| app == id && *of == network;
    let fresh = visit.state.developer.fresh_token.take_if(|fresh| mine(fresh)).map(|(_, _, token)| token);
    let one = visit.app(id).and_then(|app| Some((app, app.use_of(network)?)));
    let Some((app, one)) = one else { return String::new() };
    let press = if network == Network::Threads { "Generate Access Token" } else { "Generate token" };
    let rows: String = accepted(visit.state, app, network)
        .filter(|(id, _)| network == Network::Threads || one.accounts.iter().any(|added| added == id))
        .map(|(id, name)| {
            let about = format!("<b>@{}</b>", escaped(name));
            row(&about, &form(&row_button(&format!("generate:{id}"), press, name)))
        })
        .collect();
    let list = match (rows.as_str(), network) {
        ("", Network::Threads) => {
            "<p>No account has accepted an invitation to test this app yet.</p>".to_owned()
        }
        ("", _) => "<p>No account is added yet.</p>".to_owned(),
        (rows, _) => format!("<ul class=\"rows\">\n{rows}</ul>"),
    };
    let add = if network == Network::Instagram { account_form(visit.state) } else { String::new() };
    let token = fresh.map(|token| {
        format!(
            "<p role=\"status\"><b>Your access token.</b> Copy it now: it is not shown again.</p>\n\
             <code class=\"token\" id=\"token\">{}</code>\n",
            escaped(&token)
        )
    });
    let testers = link_button(&app_path(id, "roles/roles/"), "Add or remove testers");
    let token = token.unwrap_or_default();
    section(heading, &format!("{token}{list}\n{add}<p class=\"acts\">{testers}</p>"))
}

/// Which account the person logs in with after "Add account".
fn account_form(state: &State) -> String {
    let visitor = state.visitor(Network::Instagram).map_or("", |person| person.id.as_str());
    let option = |person: &Person| {
        let selected = if person.id == visitor { " selected" } else { "" };
        format!("<option value=\"{}\"{selected}>@{}</option>", escaped(&person.id), escaped(&person.name))
    };
    let options: String = state.people_of(Network::Instagram).map(option).collect();
    form(&format!(
        "<div class=\"field\"><label for=\"account\">Log in to Instagram as</label>\n<div class=\"line\">\
         <select id=\"account\" name=\"account\">{options}</select>{}</div></div>",
        button("add-account", "Add account"),
    ))
}

/// Adds the account that logs in to the list of "Generate access tokens".
///
/// # Errors
///
/// What the page says where the account is no accepted tester.
pub fn add_account(visit: &mut Visit<'_>, id: &str) -> Result<(), &'static str> {
    let account = visit.typed("account").to_owned();
    let is_accepted = visit
        .app(id)
        .is_some_and(|app| accepted(visit.state, app, Network::Instagram).any(|(id, _)| id == account));
    if !is_accepted {
        return Err(
            "Insufficient developer role: this account has not accepted the invitation to test the app.",
        );
    }
    let app = visit.state.developer.app_mut(id);
    if let Some(one) = app.and_then(|app| app.use_mut(UseCase::Instagram))
        && !one.accounts.contains(&account)
    {
        one.accounts.push(account);
    }
    Ok(())
}

/// Makes a 60-day token with the permissions of the use case, for the next page to show.
///
/// # Errors
///
/// What the page says where the account is no accepted tester, or no permission is added.
pub fn make(visit: &mut Visit<'_>, id: &str, network: Network) -> Result<(), &'static str> {
    let person = visit.about().to_owned();
    let now = visit.now;
    let app = visit.app(id);
    let Some((app, one)) = app.and_then(|app| Some((app, app.use_of(network)?))) else {
        return Err("This app has no such use case.");
    };
    if !accepted(visit.state, app, network).any(|(id, _)| id == person) {
        return Err("This account has not accepted the invitation.");
    }
    if !one.permissions.contains(network.basic_permission()) {
        return Err("Add the required permissions first.");
    }
    let token = token(one, network, person, now);
    let text = visit.state.mint(token);
    visit.state.developer.fresh_token = Some((id.to_owned(), network, text));
    Ok(())
}

fn token(one: &Use, network: Network, person: String, now: Moment) -> Token {
    let granted: Vec<String> = one.permissions.iter().cloned().collect();
    Token {
        network,
        app: Some(one.id.clone()),
        person,
        page: None,
        short: false,
        issued_at: now,
        expires_at: Some(now + LONG_LIFETIME),
        login_by: now + LOGIN_LIFETIME,
        asked: granted.clone(),
        granted,
        ended: None,
        taken_with: None,
        system: false,
        assets: None,
    }
}

/// The accounts that have accepted, each with its id and name.
fn accepted<'a>(
    state: &'a State,
    app: &'a MetaApp,
    network: Network,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let invites = app.invites.iter().filter(move |invite| invite.network == network && invite.accepted);
    invites.filter_map(move |invite| {
        let person = state.person(network, &invite.person)?;
        Some((person.id.as_str(), person.name.as_str()))
    })
}
