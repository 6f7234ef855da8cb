//! "API setup with Instagram login": the Instagram app ID and secret, the permissions, tokens and the return address.

use super::customize::{tab, tabs};
use super::generator;
use super::parts::{app_page, button, field, form, link_button, main_button, not_available, section};
use super::redirects::as_saved;
use super::secret::id_and_secret;
use super::visit::{Notice, Visit, on_to};
use crate::apps::{MetaApp, Use, UseCase};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

const CASE: UseCase = UseCase::Instagram;
const TAB: &str = "API-Setup";
const TITLE: &str = "API setup with Instagram login";

/// What "Add all required permissions" adds.
const REQUIRED: [&str; 4] = [
    "instagram_business_basic",
    "instagram_business_content_publish",
    "instagram_business_manage_comments",
    "instagram_business_manage_messages",
];

/// Shows the page or its panel for the return address, or does what the pressed button says.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    let here = tab(id, CASE, TAB);
    let is_panel = visit.asked("panel") == "business-login";
    match visit.pressed() {
        "require" => {
            if let Some(one) = of(visit, id) {
                one.permissions.extend(REQUIRED.map(str::to_owned));
            }
            on_to(&here, "added")
        }
        "generate" => match generator::make(visit, id, Network::Instagram) {
            Ok(()) => Reply::redirect(here),
            Err(refused) => show(visit, id, &Notice::Refused(refused.to_owned())),
        },
        "add-account" => match generator::add_account(visit, id) {
            Ok(()) => Reply::redirect(here),
            Err(refused) => show(visit, id, &Notice::Refused(refused.to_owned())),
        },
        "save" => save(visit, id),
        "remove" => {
            let address = visit.about().to_owned();
            if let Some(one) = of(visit, id) {
                one.return_addresses.retain(|listed| *listed != address);
            }
            on_to(&panel(id), "saved")
        }
        _ if is_panel => business_login(visit, id, &visit.notice(), None),
        _ => show(visit, id, &visit.notice()),
    }
}

fn show(visit: &mut Visit<'_>, id: &str, notice: &Notice) -> Reply {
    let shows = visit.about() == "instagram";
    let tokens = generator::part(visit, id, Network::Instagram, "2. Generate access tokens");
    let Some((app, one)) = known(visit, id) else { return not_available() };
    let has_all = REQUIRED.iter().all(|name| one.permissions.contains(*name));
    let permissions = match has_all {
        true => "<p><span class=\"chip good\">All required permissions are added</span></p>".to_owned(),
        false => format!(
            "<p>These permissions are required: {}.</p>\n{}",
            REQUIRED.map(|name| format!("<code>{name}</code>")).join(", "),
            form(&format!("<p class=\"acts\">{}</p>", button("require", "Add all required permissions"))),
        ),
    };
    let listed = match one.return_addresses.len() {
        0 => "<p>No redirect URL yet.</p>".to_owned(),
        _ => format!(
            "<p>{}</p>",
            one.return_addresses.iter().map(|address| escaped(address)).collect::<Vec<_>>().join("<br>")
        ),
    };
    let content = format!(
        "{}{}{}{tokens}{}",
        tabs(id, CASE, TAB),
        id_and_secret("Instagram app", &one.id, &one.secret, "instagram", shows),
        section("1. Add required permissions", &permissions),
        section(
            "3. Set up Instagram business login",
            &format!("{listed}\n<p class=\"acts\">{}</p>", link_button(&panel(id), "Set up"))
        ),
    );
    app_page(app, "use_cases/", TITLE, notice, &content)
}

fn business_login(visit: &Visit<'_>, id: &str, notice: &Notice, wrong: Option<&str>) -> Reply {
    let Some((app, one)) = known(visit, id) else { return not_available() };
    let tags: String = one
        .return_addresses
        .iter()
        .map(|address| {
            let remove = format!(
                "<button name=\"do\" value=\"remove:{0}\" aria-label=\"Remove {0}\">✕</button>",
                escaped(address)
            );
            form(&format!("<span class=\"tag\">{} {remove}</span>", escaped(address)))
        })
        .collect();
    let content = format!(
        "{tags}{}<p>{}</p>",
        form(&format!(
            "{}{}",
            field("text", "OAuth redirect URIs", "redirect", visit.typed("redirect"), wrong),
            main_button("save", "Save"),
        )),
        link_button(&tab(id, CASE, TAB), "Back to API setup"),
    );
    app_page(app, "use_cases/", "Business login settings", notice, &content)
}

fn save(visit: &mut Visit<'_>, id: &str) -> Reply {
    match as_saved(Network::Instagram, visit.typed("redirect")) {
        Ok(address) => {
            if let Some(one) = of(visit, id)
                && !one.return_addresses.contains(&address)
            {
                one.return_addresses.push(address);
            }
            on_to(&panel(id), "saved")
        }
        Err(wrong) => business_login(visit, id, &Notice::Refused(wrong.to_owned()), Some(wrong)),
    }
}

fn panel(id: &str) -> String {
    format!("{}&panel=business-login", tab(id, CASE, TAB))
}

fn of<'a>(visit: &'a mut Visit<'_>, id: &str) -> Option<&'a mut Use> {
    visit.state.developer.app_mut(id)?.use_mut(CASE)
}

fn known<'a>(visit: &'a Visit<'_>, id: &str) -> Option<(&'a MetaApp, &'a Use)> {
    let app = visit.app(id)?;
    Some((app, app.use_of(Network::Instagram)?))
}
