//! The page that asks for the account and the permissions.

use crate::known_app::KnownApp;
use crate::page::{escaped, framed};
use crate::people::Person;
use crate::words::{Language, Words};

/// What the page asks about.
pub struct LoginPage<'a> {
    /// The network's name.
    pub brand: &'a str,
    /// The app that asks.
    pub app: KnownApp<'a>,
    /// The accounts that can be chosen.
    pub people: &'a [&'a Person],
    /// The account that the browser is logged in as; it is chosen at first.
    pub visitor: Option<&'a Person>,
    /// The permissions that the app asks for.
    pub permissions: &'a [String],
    /// The permission that cannot be unticked.
    pub basic: &'a str,
}

/// The page as HTML. Its form is sent to the page's own address.
pub fn login(language: Language, page: &LoginPage<'_>) -> String {
    let words = language.words();
    let say = |text: &str| escaped(&text.replace("{brand}", page.brand).replace("{app}", page.app.name()));
    let accounts: String = page.people.iter().map(|person| account(words, page, person)).collect();
    let boxes: String =
        page.permissions.iter().map(|name| permission(words, name, name == page.basic)).collect();
    let content = format!(
        "<main class=\"card\">\n<p class=\"small\">{}</p>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n\
         <form method=\"post\">\n\
         <fieldset class=\"people\"><legend>{}</legend>\n{accounts}</fieldset>\n\
         <fieldset><legend>{}</legend>\n{boxes}</fieldset>\n\
         <div class=\"acts\"><button id=\"allow\" name=\"answer\" value=\"allow\">{}</button>\n\
         <button id=\"cancel\" name=\"answer\" value=\"cancel\">{}</button></div>\n</form>\n</main>",
        say(&words.pretend),
        say(&words.title),
        say(&words.asks),
        say(&words.account),
        say(&words.may),
        say(&words.allow),
        say(&words.cancel),
    );
    framed(language, &words.practice, &say(&words.title), &content)
}

fn account(words: &Words, page: &LoginPage<'_>, person: &Person) -> String {
    let (id, name) = (escaped(&person.id), escaped(&person.name));
    let is_visitor = page.visitor.is_some_and(|visitor| visitor.id == person.id);
    let checked = if is_visitor { " checked" } else { "" };
    let note = if page.app.lets_in(person) { String::new() } else { small(&words.not_invited) };
    let letter: String = name.chars().take(1).flat_map(char::to_uppercase).collect();
    format!(
        "<label><input type=\"radio\" name=\"person\" value=\"{id}\" id=\"person-{id}\"{checked}>\
         <i data-letter=\"{letter}\"></i><span>{name}{note}</span></label>\n"
    )
}

/// A check box. The basic permission's is disabled, and browsers do not send disabled boxes; so the answer counts it as
/// ticked. Meta's own name stands below the plain words, because the texts of other programs use it.
fn permission(words: &Words, name: &str, is_basic: bool) -> String {
    let (fixed, note) =
        if is_basic { (" disabled", format!("{name}, {}", words.always)) } else { ("", name.to_owned()) };
    let (plain, note) = (escaped(words.permissions.get(name).map_or(name, String::as_str)), small(&note));
    let name = escaped(name);
    format!(
        "<label><input type=\"checkbox\" name=\"permission\" value=\"{name}\" id=\"permission-{name}\" checked{fixed}>\
         <span>{plain}{note}</span></label>\n"
    )
}

fn small(text: &str) -> String {
    format!("<small>{}</small>", escaped(text))
}
