//! Business settings: the system users of a business, and "Generate token" for one of them.

use super::parts::{button, choice, choices, form, plain_page, section};
use super::visit::{Notice, Visit};
use crate::dashboard::{self, Lifetime, TokenOrder};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

/// Whether the path is this page.
pub fn is_here(parts: &[&str]) -> bool {
    matches!(parts, ["business.facebook.com", "latest", "settings", "system_users"])
}

/// Shows the system users, or makes the token that the form asks for and shows it this once.
pub fn answer(visit: &mut Visit<'_>) -> Reply {
    match visit.pressed() {
        "generate" => match made(visit) {
            Some(token) => show(visit, &Notice::Done("Token generated."), Some(&token)),
            None => show(visit, &Notice::Refused("Choose when the token expires.".to_owned()), None),
        },
        _ => show(visit, &Notice::Nothing, None),
    }
}

fn made(visit: &mut Visit<'_>) -> Option<String> {
    let life = match visit.typed("expires") {
        "60" => Lifetime::Long,
        "90" => Lifetime::Ninety,
        "never" => Lifetime::Endless,
        _ => return None,
    };
    let user = visit.about().to_owned();
    visit.state.system_users().find(|person| person.id == user)?;
    let order = TokenOrder { network: Network::Facebook, user, life, permissions: None };
    dashboard::make(visit.state, &order, visit.now).ok()
}

fn show(visit: &Visit<'_>, notice: &Notice, token: Option<&str>) -> Reply {
    let token = token.map(|token| {
        format!(
            "<p role=\"status\"><b>Your access token.</b> Copy it now: it is not shown again.</p>\n\
             <code class=\"token\" id=\"token\">{}</code>\n",
            escaped(token)
        )
    });
    let users = visit.state.system_users().map(|user| {
        let pages: String =
            user.own_pages().map(|page| format!("<li>{}</li>\n", escaped(&page.name))).collect();
        let lives = [
            choice("radio", "expires", "60", "60 days (recommended)", "", true),
            choice("radio", "expires", "90", "90 days", "", false),
            choice("radio", "expires", "never", "Never", "", false),
        ]
        .concat();
        let generate = button(&format!("generate:{}", user.id), "Generate token");
        let asks = form(&format!(
            "{}<p class=\"acts\">{generate}</p>",
            choices("When should this token expire?", &lives)
        ));
        section(&user.name, &format!("<p>Assigned assets</p>\n<ul>{pages}</ul>\n{asks}"))
    });
    let users = users.collect::<String>();
    plain_page("System users", notice, &format!("{}{users}", token.unwrap_or_default()))
}
