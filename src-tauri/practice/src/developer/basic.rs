//! "App settings › Basic": the Meta app's own number and secret at the top, those of each network lower down.

use super::parts::{app_page, not_available, section};
use super::secret::id_and_secret;
use super::visit::Visit;
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

/// The page, with the secret whose "Show" was pressed.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    let Some(app) = visit.app(id) else { return not_available() };
    let shows = |name: &str| visit.pressed() == "show" && visit.about() == name;
    let mut content = id_and_secret("App", &app.id, &app.secret, "app", shows("app"));
    content += &format!(
        "<div class=\"field\"><b>Display name</b>{}</div>\n<div class=\"field\"><b>Contact email</b>{}</div>\n",
        escaped(&app.name),
        escaped(&app.email)
    );
    for (network, heading, label, name) in [
        (Network::Instagram, "Instagram", "Instagram app", "instagram"),
        (Network::Threads, "Threads", "Threads app", "threads"),
    ] {
        if let Some(one) = app.use_of(network) {
            content += &section(heading, &id_and_secret(label, &one.id, &one.secret, name, shows(name)));
        }
    }
    app_page(app, "settings/basic/", "Basic settings", &visit.notice(), &content)
}
