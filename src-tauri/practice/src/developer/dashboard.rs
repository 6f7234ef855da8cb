//! An app's dashboard. The app's number is in its address.

use super::parts::{app_page, app_path, link_button, not_available, row};
use super::visit::Visit;
use crate::apps::UseCase;
use crate::meta::Reply;
use crate::page::escaped;

/// What the app is for, with the ways on.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    let Some(app) = visit.app(id) else { return not_available() };
    let rows: String = app
        .uses
        .iter()
        .map(|one| {
            let label = format!("<b>{}</b>", escaped(one.case.label()));
            let (path, act) = match one.case {
                UseCase::Business => (app_path(id, "fb-login/settings/"), "Set up"),
                case => {
                    (app_path(id, &format!("use_cases/customize/?use_case_enum={}", case.key())), "Customize")
                }
            };
            row(&label, &link_button(&path, act))
        })
        .collect();
    let content = format!(
        "<p class=\"lead\">Your app is unpublished. People with a role in it can use it now; everybody else only \
         after App Review.</p>\n<ul class=\"rows\">\n{rows}</ul>"
    );
    app_page(app, "dashboard/", "Dashboard", &visit.notice(), &content)
}
