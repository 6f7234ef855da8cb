//! Pretend Meta developer pages, where a person makes an app as at the real ones, and the pages of the networks where
//! invitations are accepted.
//!
//! The labels are Meta's own, as public guides show them, because a person has to find these words on Meta's pages; so
//! the pages are in English alone. The line that says what they are is in the person's language, and their look is ours.
//! They run no script: every step is a form, and where Meta's page shows something while a person types, this one shows
//! it after Enter.

mod advanced;
mod apps_list;
mod basic;
mod creation;
mod customize;
mod dashboard;
mod facebook_login;
mod generator;
mod instagram_setup;
mod invites;
mod parts;
mod permissions;
mod redirects;
mod roles;
mod secret;
mod sites;
mod system_users;
mod threads_settings;
mod use_cases;
mod visit;

use serde_json::Value;

use crate::faults::{self, Mischief, Strike};
use crate::meta::{Call, Reply};
use crate::moment::Moment;
use crate::network::Network;
use crate::state::State;
use parts::app_path;
use visit::Visit;

/// The host of the developer pages.
const DEVELOPERS: &str = "developers.facebook.com";

/// Whether the path is one of these pages.
pub fn is_here(path: &str) -> bool {
    let parts = parts_of(path);
    parts.first() == Some(&DEVELOPERS)
        || invites::network_of(&parts).is_some()
        || sites::is_here(&parts)
        || system_users::is_here(&parts)
}

/// Shows a page, or does what its form says.
pub fn answer(state: &mut State, call: &Call, now: Moment) -> Reply {
    let mischief = spoilt(state);
    if let Some(undone) = mischief.filter(|mischief| !mischief.is_done()) {
        return Reply { mischief: Some(undone), ..Reply::json(Value::Null) };
    }
    Reply { mischief, ..parts::striped(page(state, call, now), call.language) }
}

/// What spoils every answer of Meta's at present, so that these pages are as far away as the rest of it.
fn spoilt(state: &State) -> Option<Mischief> {
    let mut everywhere = state.faults.iter().filter(|fault| fault.user == "*" && fault.endpoint == "*");
    everywhere.find_map(|fault| match faults::strike(&fault.error) {
        Some(Strike::Mischief(mischief)) => Some(mischief),
        _ => None,
    })
}

fn page(state: &mut State, call: &Call, now: Moment) -> Reply {
    let visit = &mut Visit::new(state, call, now);
    let parts = parts_of(&call.path);
    if let Some(network) = invites::network_of(&parts) {
        return invites::answer(visit, network);
    }
    if sites::is_here(&parts) {
        return sites::answer(visit, &parts);
    }
    if system_users::is_here(&parts) {
        return system_users::answer(visit);
    }
    match parts.get(1..).unwrap_or_default() {
        [] | ["apps"] => apps_list::answer(visit),
        ["apps", "creation"] => creation::answer(visit),
        ["apps", id, rest @ ..] => match visit.state.developer.app(id) {
            Some(_) => of_app(visit, id, rest),
            None => parts::not_available(),
        },
        _ => parts::not_available(),
    }
}

/// A page of an app that exists. As at Meta, an address below an app that is no page leads to its dashboard.
fn of_app(visit: &mut Visit<'_>, id: &str, rest: &[&str]) -> Reply {
    match rest {
        ["dashboard"] => dashboard::answer(visit, id),
        ["use_cases"] => use_cases::answer(visit, id),
        ["use_cases", "customize", ..] => customize::answer(visit, id),
        ["fb-login" | "business-login", "settings"] => facebook_login::answer(visit, id),
        ["app-review", "permissions"] => permissions::of_facebook(visit, id),
        ["roles", ..] => roles::answer(visit, id),
        ["settings", "basic"] => basic::answer(visit, id),
        ["settings", "advanced"] => advanced::answer(visit, id),
        _ => Reply::redirect(app_path(id, "dashboard/")),
    }
}

/// The parts of `/HOST/PATH`; Meta takes its addresses with and without a slash at the end.
fn parts_of(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// What Meta calls a network on these pages.
fn named(network: Network) -> &'static str {
    match network {
        Network::Threads => "Threads",
        Network::Instagram => "Instagram",
        Network::Facebook => "Facebook",
    }
}
