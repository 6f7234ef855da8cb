//! The settings of "Access the Threads API": the Threads app ID and secret, three callback boxes, and tokens.
//!
//! An address that was only typed is not saved: it has to be picked from the suggestion, which turns it into a tag. Meta
//! shows the suggestion while a person types. Without a script it appears here after Enter.

use super::customize::{tab, tabs};
use super::generator;
use super::parts::{app_page, not_available, section};
use super::redirects::as_saved;
use super::secret::id_and_secret;
use super::visit::{Notice, Visit, on_to};
use crate::apps::{MetaApp, Use, UseCase};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::escaped;

const CASE: UseCase = UseCase::Threads;

/// The boxes: the name in the form, and Meta's label.
const BOXES: [(&str, &str); 3] = [
    ("redirect", "Redirect Callback URLs"),
    ("uninstall", "Uninstall Callback URL"),
    ("delete", "Delete Callback URL"),
];

/// One box with its tags and the text that is typed into it.
struct CallbackBox {
    name: &'static str,
    label: &'static str,
    tags: Vec<String>,
    typed: String,
    /// Whether "Save" was pressed while it had no tag.
    is_missed: bool,
}

/// Shows the page, or does what the pressed button says. Only "Save" with a tag in every box changes the app.
pub fn answer(visit: &mut Visit<'_>, id: &str) -> Reply {
    let here = tab(id, CASE, "settings");
    match visit.pressed() {
        "" | "show" => {
            let Some((_, one)) = known(visit, id) else { return not_available() };
            let boxes = saved(one);
            show(visit, id, &visit.notice(), &boxes)
        }
        "generate" => match generator::make(visit, id, Network::Threads) {
            Ok(()) => Reply::redirect(here),
            Err(refused) => {
                let Some((_, one)) = known(visit, id) else { return not_available() };
                let boxes = saved(one);
                show(visit, id, &Notice::Refused(refused.to_owned()), &boxes)
            }
        },
        "save" => save(visit, id),
        // Enter, a suggestion or a cross: nothing of it is saved yet.
        _ => {
            let boxes = BOXES.map(|(name, label)| edited(visit, name, label));
            show(visit, id, &Notice::Nothing, &boxes)
        }
    }
}

fn show(visit: &mut Visit<'_>, id: &str, notice: &Notice, boxes: &[CallbackBox; 3]) -> Reply {
    let shows = visit.about() == "threads";
    let tokens = generator::part(visit, id, Network::Threads, "User Token Generator");
    let Some((app, one)) = known(visit, id) else { return not_available() };
    let fields: String = boxes.iter().map(CallbackBox::html).collect();
    // Enter presses the first button, as long as it has a place on the page; a person has no use for it.
    let callbacks = format!(
        "<form method=\"post\">\n<button class=\"unseen\" name=\"do\" value=\"look\" tabindex=\"-1\" aria-hidden=\"true\">Look for suggestions</button>\n\
         <p class=\"help\">Type an address and press Enter. Then press the suggestion below the box: it turns into a tag.</p>\n\
         {fields}<p class=\"acts\"><button class=\"main\" name=\"do\" value=\"save\">Save</button></p>\n</form>"
    );
    let content = format!(
        "{}{}{}{tokens}",
        tabs(id, CASE, "settings"),
        id_and_secret("Threads app", &one.id, &one.secret, "threads", shows),
        section("Callback URLs", &callbacks),
    );
    app_page(app, "use_cases/", CASE.label(), notice, &content)
}

fn save(visit: &mut Visit<'_>, id: &str) -> Reply {
    let mut boxes = BOXES.map(|(name, label)| edited(visit, name, label));
    boxes.iter_mut().for_each(|one| one.is_missed = one.tags.is_empty());
    if boxes.iter().any(|one| one.is_missed) {
        let text = "Nothing was saved: every callback URL is required.".to_owned();
        return show(visit, id, &Notice::Refused(text), &boxes);
    }
    let [redirect, uninstall, delete] = boxes.map(|one| one.tags);
    if let Some(one) = visit.state.developer.app_mut(id).and_then(|app| app.use_mut(CASE)) {
        one.return_addresses = redirect;
        one.uninstall = uninstall.into_iter().next();
        one.delete = delete.into_iter().next();
    }
    on_to(&tab(id, CASE, "settings"), "saved")
}

/// The boxes as they are saved.
fn saved(one: &Use) -> [CallbackBox; 3] {
    BOXES.map(|(name, label)| {
        let tags = match name {
            "redirect" => one.return_addresses.clone(),
            "uninstall" => one.uninstall.iter().cloned().collect(),
            _ => one.delete.iter().cloned().collect(),
        };
        CallbackBox { name, label, tags, typed: String::new(), is_missed: false }
    })
}

/// A box as the form holds it, after a suggestion in it was picked or a tag taken off.
fn edited(visit: &Visit<'_>, name: &'static str, label: &'static str) -> CallbackBox {
    let tag_name = format!("{name}-tag");
    // Only what could have been picked counts, whatever the form says.
    let is_address = |tag: &&str| as_saved(Network::Threads, tag).is_ok_and(|saved| saved == *tag);
    let mut tags: Vec<String> = visit.ticked(&tag_name).filter(is_address).map(str::to_owned).collect();
    let mut typed = visit.typed(name).to_owned();
    if visit.pressed() == "pick"
        && visit.about() == name
        && let Ok(address) = as_saved(Network::Threads, &typed)
    {
        if name != "redirect" {
            tags.clear();
        }
        if !tags.contains(&address) {
            tags.push(address);
        }
        typed.clear();
    }
    if visit.pressed() == "drop"
        && let Some(gone) = visit.about().strip_prefix(name).and_then(|rest| rest.strip_prefix(' '))
    {
        tags.retain(|tag| tag != gone);
    }
    CallbackBox { name, label, tags, typed, is_missed: false }
}

impl CallbackBox {
    fn html(&self) -> String {
        let Self { name, label, typed, .. } = self;
        let tags: String = self.tags.iter().map(|tag| self.tag(tag)).collect();
        let below = match (typed.as_str(), as_saved(Network::Threads, typed)) {
            ("", _) if self.is_missed => wrong(name, &format!("{label} is required.")),
            ("", _) => String::new(),
            (_, Err(refused)) => wrong(name, refused),
            (_, Ok(address)) => format!(
                "{}<button class=\"suggest\" name=\"do\" value=\"pick:{name}\">{}</button>",
                if self.is_missed { wrong(name, &format!("{label} is required.")) } else { String::new() },
                escaped(&address),
            ),
        };
        let described = if below.contains("class=\"wrong\"") {
            format!(" aria-invalid=\"true\" aria-describedby=\"{name}-wrong\"")
        } else {
            String::new()
        };
        format!(
            "<div class=\"field\"><label for=\"{name}\">{label}</label>\n<div class=\"line\">{tags}\
             <input type=\"text\" id=\"{name}\" name=\"{name}\" value=\"{}\" autocomplete=\"off\"{described}></div>\
             {below}</div>\n",
            escaped(typed)
        )
    }

    fn tag(&self, address: &str) -> String {
        let (name, address) = (self.name, escaped(address));
        format!(
            "<span class=\"tag\">{address}<input type=\"hidden\" name=\"{name}-tag\" value=\"{address}\">\
             <button name=\"do\" value=\"drop:{name} {address}\" aria-label=\"Remove {address}\">✕</button></span>"
        )
    }
}

fn wrong(name: &str, text: &str) -> String {
    format!("<p class=\"wrong\" id=\"{name}-wrong\">{}</p>", escaped(text))
}

fn known<'a>(visit: &'a Visit<'_>, id: &str) -> Option<(&'a MetaApp, &'a Use)> {
    let app = visit.app(id)?;
    Some((app, app.use_of(Network::Threads)?))
}
