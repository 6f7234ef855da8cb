//! "Permissions and features": which permissions a use case has.

use super::customize::{tab, tabs};
use super::parts::{app_page, app_path, form, not_available, row, row_button};
use super::visit::{Visit, on_to};
use crate::apps::{Use, UseCase};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;
use crate::words::Language;

/// The permissions of a use case, or one that is added.
pub fn answer(visit: &mut Visit<'_>, id: &str, case: UseCase) -> Reply {
    if visit.pressed() == "add" {
        add(visit, id, case);
        return on_to(&tab(id, case, "permissions"), "added");
    }
    let app = visit.app(id);
    let Some((app, one)) = app.and_then(|app| Some((app, app.uses.iter().find(|one| one.case == case)?)))
    else {
        return not_available();
    };
    let content = format!("{}{}", tabs(id, case, "permissions"), list(one, ""));
    app_page(app, "use_cases/", case.label(), &visit.notice(), &content)
}

/// The permissions of the app's Facebook Login, which stand below "App Review".
pub fn of_facebook(visit: &mut Visit<'_>, id: &str) -> Reply {
    const HERE: &str = "app-review/permissions/";
    let Some(case) = visit.app(id).and_then(|app| app.use_of(Network::Facebook)).map(|one| one.case) else {
        return Reply::redirect(app_path(id, "dashboard/"));
    };
    if visit.pressed() == "add" {
        add(visit, id, case);
        return on_to(&app_path(id, HERE), "added");
    }
    let Some((app, one)) = visit.app(id).and_then(|app| Some((app, app.use_of(Network::Facebook)?))) else {
        return not_available();
    };
    let searched = visit.asked("search").trim();
    let content = format!(
        "<form method=\"get\" class=\"line\"><label for=\"search\">Search</label>\
         <input type=\"text\" id=\"search\" name=\"search\" value=\"{}\" autocomplete=\"off\">\
         <button>Search</button></form>\n{}",
        escaped(searched),
        list(one, searched)
    );
    app_page(app, HERE, "Permissions and features", &visit.notice(), &content)
}

/// The permissions whose name has the searched text in it.
fn list(one: &Use, searched: &str) -> String {
    let words = &Language::English.words().permissions;
    let granted = if one.case == UseCase::Business { "Standard access" } else { "Ready for testing" };
    let permission = |name: &&str| {
        let note = words.get(*name).map_or("", String::as_str);
        let about = format!("<b class=\"code\">{name}</b><small>{}</small>", escaped(note));
        match one.permissions.contains(*name) {
            true => row(&about, &format!("<span class=\"chip good\">{granted}</span>")),
            false => row(&about, &form(&row_button(&format!("add:{name}"), "Add", name))),
        }
    };
    match one.case.permissions().as_slice() {
        [] => "<p class=\"lead\">This use case has no permissions for a log-in.</p>".to_owned(),
        names => format!(
            "<p class=\"lead\">Your app can ask for the permissions that are added.</p>\n<ul class=\"rows\">\n{}</ul>",
            names.iter().filter(|name| name.contains(searched)).map(permission).collect::<String>()
        ),
    }
}

/// Adds the permission of the pressed button, where the use case can have it.
fn add(visit: &mut Visit<'_>, id: &str, case: UseCase) {
    let name = visit.about().to_owned();
    let one = visit.state.developer.app_mut(id).and_then(|app| app.use_mut(case));
    if let Some(one) = one.filter(|_| case.permissions().contains(&name.as_str())) {
        one.permissions.insert(name);
    }
}
