//! "Facebook Login › Settings": the list of return addresses, which may stay empty, and the validator that is wrong about
//! http://localhost.

use super::parts::{app_page, app_path, button, field, form, main_button, not_available, section};
use super::redirects::as_saved;
use super::visit::{Notice, Visit, on_to};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

const HERE: &str = "fb-login/settings/";

/// Shows the page, saves the list, or checks an address.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    match visit.pressed() {
        "save" => save(visit, id),
        _ => show(visit, id, &visit.notice(), None),
    }
}

fn show(visit: &Visit<'_>, id: &str, notice: &Notice, wrong: Option<&str>) -> Reply {
    let one = visit.app(id).and_then(|app| Some((app, app.use_of(Network::Facebook)?)));
    let Some((app, one)) = one else { return Reply::redirect(app_path(id, "dashboard/")) };
    let value = match visit.pressed() {
        "save" => visit.typed("redirects").to_owned(),
        _ => one.return_addresses.join(" "),
    };
    let list = form(&format!(
        "<p>The addresses that a log-in may lead back to, with a space between two. The list may stay empty.</p>\n{}{}",
        field("text", "Valid OAuth Redirect URIs", "redirects", &value, wrong),
        main_button("save", "Save changes"),
    ));
    let validator = form(&format!(
        "{}<p class=\"acts\">{}</p>\n{}",
        field("text", "Redirect URI to Check", "checked", visit.typed("checked"), None),
        button("check", "Check URI"),
        verdict(visit, &one.return_addresses),
    ));
    let content = format!(
        "{}{}",
        section("Client OAuth settings", &list),
        section("Redirect URI Validator", &validator)
    );
    app_page(app, HERE, "Facebook Login › Settings", notice, &content)
}

fn save(visit: &mut Visit<'_>, id: &str) -> Reply {
    let typed: Vec<&str> = visit.typed("redirects").split_whitespace().collect();
    let taken: Result<Vec<String>, &str> =
        typed.into_iter().map(|address| as_saved(Network::Facebook, address)).collect();
    let addresses = match taken {
        Ok(addresses) => addresses,
        Err(wrong) => return show(visit, id, &Notice::Refused("Nothing was saved.".to_owned()), Some(wrong)),
    };
    let case = visit.app(id).and_then(|app| app.use_of(Network::Facebook)).map(|one| one.case);
    let one = case.and_then(|case| visit.state.developer.app_mut(id)?.use_mut(case));
    let Some(one) = one else { return not_available() };
    one.return_addresses = addresses;
    on_to(&app_path(id, HERE), "saved")
}

/// The validator looks at the list alone, so it calls an address invalid that Meta allows by itself.
fn verdict(visit: &Visit<'_>, listed: &[String]) -> String {
    if visit.pressed() != "check" {
        return String::new();
    }
    let address = visit.typed("checked");
    let (kind, text) = match listed.iter().any(|listed| listed == address) {
        true => ("notice", "This is a valid redirect URI for this application."),
        false => ("notice stop", "This is an invalid redirect URI for this application."),
    };
    format!("<p class=\"{kind}\" role=\"status\">{}</p>", escaped(text))
}
