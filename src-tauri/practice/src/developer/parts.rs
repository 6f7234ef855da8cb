//! The pieces that the pages are made of, as HTML.

use super::visit::Notice;
use super::{DEVELOPERS, named};
use crate::apps::{MetaApp, UseCase};
use crate::meta::Reply;
use crate::network::Network;
use crate::page::{escaped, framed};
use crate::people::Person;
use crate::refusal::Body;
use crate::words::Language;

/// The line at the top and at the bottom of every page.
const STRIPE: &str = "Practice: a pretend Meta page. Nothing here reaches Meta.";
/// The same for a person who reads Russian, and why the page itself is not in Russian.
const RUSSIAN_STRIPE: &str = "Практика: ненастоящая страница Meta. До Meta отсюда ничего не доходит. \
                              Слова на ней английские, как на страницах Meta.";

/// HTTP status of a form that was not accepted.
const NOT_ACCEPTED: u16 = 422;

/// The path of an app's page.
pub fn app_path(id: &str, rest: &str) -> String {
    format!("/{DEVELOPERS}/apps/{id}/{rest}")
}

/// The page with its line in the language of the person. The page's own words are Meta's.
pub fn striped(reply: Reply, language: Language) -> Reply {
    match reply.body {
        Body::Page(html) if language == Language::Russian => {
            let html = ["header", "footer"].iter().fold(html, |html, at| {
                html.replace(
                    &format!("<{at}>{STRIPE}</{at}>"),
                    &format!("<{at} lang=\"ru\">{RUSSIAN_STRIPE}</{at}>"),
                )
            });
            Reply { body: Body::Page(html), ..reply }
        }
        body => Reply { body, ..reply },
    }
}

/// A page of an app, with the app's menu; `here` is the path of the menu's entry.
pub fn app_page(app: &MetaApp, here: &str, title: &str, notice: &Notice, content: &str) -> Reply {
    let entries: String = menu(app).into_iter().map(|(path, label)| entry(app, here, path, label)).collect();
    let content = format!(
        "<div class=\"desk\">\n<nav aria-label=\"{name}\"><b>{name}</b>\n\
         <a href=\"/{DEVELOPERS}/apps/\">My apps</a>\n{entries}</nav>\n\
         <main>\n<p class=\"top\"><span>App name: <b>{name}</b></span> <span>App ID: <code>{id}</code></span> \
         <span>App mode: Development</span></p>\n{notice}<h1>{title}</h1>\n{content}\n</main>\n</div>",
        name = escaped(&app.name),
        id = app.id,
        notice = said(notice),
        title = escaped(title),
    );
    reply(notice, title, &content)
}

/// A page that belongs to no app.
pub fn plain_page(title: &str, notice: &Notice, content: &str) -> Reply {
    let content = format!("<main>\n{}<h1>{}</h1>\n{content}\n</main>", said(notice), escaped(title));
    reply(notice, title, &content)
}

/// Meta's page for an address that leads nowhere.
pub fn not_available() -> Reply {
    let content =
        "<p class=\"lead\">The link you followed may be broken, or the page may have been removed.</p>";
    let reply = plain_page("Sorry, this page isn't available.", &Notice::Nothing, content);
    Reply { status: 404, ..reply }
}

/// A form that is sent to its own page.
pub fn form(content: &str) -> String {
    format!("<form method=\"post\">\n{content}\n</form>\n")
}

/// A button that sends its form with this value of `do`.
pub fn button(does: &str, label: &str) -> String {
    format!("<button name=\"do\" value=\"{}\">{}</button>", escaped(does), escaped(label))
}

/// The same in a list, where several have one label: a screen reader hears what each is about.
pub fn row_button(does: &str, label: &str, about: &str) -> String {
    let name = escaped(&format!("{label}, {about}"));
    format!(
        "<button name=\"do\" value=\"{}\" aria-label=\"{name}\">{}</button>",
        escaped(does),
        escaped(label)
    )
}

/// The one button of a page that leads on.
pub fn main_button(does: &str, label: &str) -> String {
    format!(
        "<p class=\"acts\"><button class=\"main\" name=\"do\" value=\"{}\">{}</button></p>",
        escaped(does),
        escaped(label)
    )
}

/// A link that looks like a button.
pub fn link_button(path: &str, label: &str) -> String {
    format!("<a class=\"button\" href=\"{}\">{}</a>", escaped(path), escaped(label))
}

/// A part of a page with a heading; `content` is HTML.
pub fn section(heading: &str, content: &str) -> String {
    format!("<section>\n<h2>{}</h2>\n{content}\n</section>\n", escaped(heading))
}

/// A field with its label and, where what was typed is refused, the reason.
pub fn field(kind: &str, label: &str, name: &str, value: &str, wrong: Option<&str>) -> String {
    field_with("", kind, label, name, value, wrong)
}

/// The same for a text, which offers these while a person types.
pub fn field_that_offers<'a>(
    offered: impl IntoIterator<Item = &'a str>,
    label: &str,
    name: &str,
    value: &str,
    wrong: Option<&str>,
) -> String {
    let field = field_with(&format!(" list=\"{name}-offered\""), "text", label, name, value, wrong);
    let options: String =
        offered.into_iter().map(|value| format!("<option value=\"{}\">", escaped(value))).collect();
    format!("{field}<datalist id=\"{name}-offered\">{options}</datalist>\n")
}

/// `more` are further attributes of the box.
fn field_with(more: &str, kind: &str, label: &str, name: &str, value: &str, wrong: Option<&str>) -> String {
    let (described, reason) = match wrong {
        Some(wrong) => (
            format!(" aria-invalid=\"true\" aria-describedby=\"{name}-wrong\""),
            format!("<p class=\"wrong\" id=\"{name}-wrong\">{}</p>", escaped(wrong)),
        ),
        None => Default::default(),
    };
    format!(
        "<div class=\"field\"><label for=\"{name}\">{}</label>\
         <input type=\"{kind}\" id=\"{name}\" name=\"{name}\" value=\"{}\" autocomplete=\"off\"{more}{described}>{reason}</div>\n",
        escaped(label),
        escaped(value)
    )
}

/// A choice with a note below its label: `kind` is `radio` or `checkbox`.
pub fn choice(kind: &str, name: &str, value: &str, label: &str, note: &str, checked: bool) -> String {
    let checked = if checked { " checked" } else { "" };
    let note = if note.is_empty() { String::new() } else { format!("<small>{}</small>", escaped(note)) };
    format!(
        "<label><input type=\"{kind}\" name=\"{name}\" value=\"{value}\"{checked}><span>{}{note}</span></label>\n",
        escaped(label)
    )
}

/// Several choices below one question.
pub fn choices(question: &str, content: &str) -> String {
    format!("<fieldset><legend>{}</legend>\n{content}</fieldset>\n", escaped(question))
}

/// A row of a list: what it is about, and what can be done with it, both as HTML.
pub fn row(about: &str, act: &str) -> String {
    format!("<li><div>{about}</div>{act}</li>\n")
}

/// The account that a page belongs to on a network, with a way to another one.
pub fn visitor(network: Network, people: &[&Person], visitor: Option<&Person>) -> String {
    let shown = visitor.map_or("", |person| person.name.as_str());
    let at = if network == Network::Facebook { "" } else { "@" };
    let option = |person: &&Person| {
        let selected = if person.name == shown { " selected" } else { "" };
        format!("<option value=\"{}\"{selected}>{}</option>", escaped(&person.id), escaped(&person.name))
    };
    let options: String = people.iter().map(option).collect();
    form(&format!(
        "<p class=\"lead\">You are logged in to {} as <b>{at}{}</b>.</p>\n\
         <div class=\"line\"><label for=\"account\">Log in as</label><select id=\"account\" name=\"account\">{options}</select>{}</div>",
        named(network),
        escaped(shown),
        button("switch", "Switch account"),
    ))
}

/// The entries of an app's menu, by the use cases that it has.
fn menu(app: &MetaApp) -> Vec<(&'static str, &'static str)> {
    let has = |case: UseCase| app.uses.iter().any(|one| one.case == case);
    let mut entries = vec![("dashboard/", "Dashboard")];
    if !has(UseCase::Business) {
        entries.push(("use_cases/", "Use cases"));
    }
    if app.use_of(Network::Facebook).is_some() {
        entries.push(("fb-login/settings/", "Facebook Login › Settings"));
        entries.push(("app-review/permissions/", "App Review › Permissions and features"));
    }
    entries.extend([
        ("roles/roles/", "App roles › Roles"),
        ("settings/basic/", "App settings › Basic"),
        ("settings/advanced/", "App settings › Advanced"),
    ]);
    entries
}

fn entry(app: &MetaApp, here: &str, path: &str, label: &str) -> String {
    let current = if path == here { " aria-current=\"page\"" } else { "" };
    format!("<a href=\"{}\"{current}>{}</a>\n", app_path(&app.id, path), escaped(label))
}

fn said(notice: &Notice) -> String {
    match notice {
        Notice::Nothing => String::new(),
        Notice::Done(text) => format!("<p class=\"notice\" role=\"status\">{}</p>\n", escaped(text)),
        Notice::Refused(text) => {
            format!("<p class=\"notice stop\" role=\"alert\">{}</p>\n", escaped(text))
        }
    }
}

fn reply(notice: &Notice, title: &str, content: &str) -> Reply {
    let page = Reply::page(framed(Language::English, STRIPE, title, content));
    match notice {
        Notice::Refused(_) => Reply { status: NOT_ACCEPTED, ..page },
        _ => page,
    }
}
