//! "Apps": the list of a person's apps.

use super::DEVELOPERS;
use super::parts::{app_path, link_button, plain_page, row};
use super::visit::Visit;
use crate::meta::Reply;
use crate::page::escaped;

/// The list, and the way to a new app.
pub fn answer(visit: &mut Visit<'_>) -> Reply {
    let create = link_button(&format!("/{DEVELOPERS}/apps/creation/"), "Create app");
    let rows: String = visit
        .state
        .developer
        .apps
        .iter()
        .map(|app| {
            let about = format!("<b>{}</b><small>App ID: {}</small>", escaped(&app.name), app.id);
            row(&about, &link_button(&app_path(&app.id, "dashboard/"), "Open"))
        })
        .collect();
    let list = match rows.as_str() {
        "" => "<p class=\"lead\">You have no apps yet. Create one to begin.</p>".to_owned(),
        rows => format!("<ul class=\"rows\">\n{rows}</ul>"),
    };
    plain_page("Apps", &visit.notice(), &format!("<p class=\"acts end\">{create}</p>\n{list}"))
}
