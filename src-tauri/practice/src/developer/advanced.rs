//! "App settings › Advanced": whether the app is a native or desktop app.

use super::parts::{app_page, app_path, choice, choices, form, main_button, not_available};
use super::visit::{Visit, on_to};
use crate::meta::Reply;

const HERE: &str = "settings/advanced/";

/// Shows the page, or takes the answer over.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    if visit.pressed() == "save" {
        let is_desktop = visit.typed("desktop") == "yes";
        if let Some(app) = visit.state.developer.app_mut(id) {
            app.desktop = is_desktop;
        }
        return on_to(&app_path(id, HERE), "saved");
    }
    let Some(app) = visit.app(id) else { return not_available() };
    let options = format!(
        "{}{}",
        choice("radio", "desktop", "yes", "Yes", "", app.desktop),
        choice("radio", "desktop", "no", "No", "", !app.desktop),
    );
    let content = form(&format!(
        "{}{}",
        choices("Native or desktop app?", &options),
        main_button("save", "Save changes"),
    ));
    app_page(app, HERE, "Advanced settings", &visit.notice(), &content)
}
