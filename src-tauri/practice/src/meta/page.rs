//! The pages that a person sees, without any script.

use crate::people::Person;
use crate::words::{Language, Words};

/// The page that asks for the account and the permissions. Its form is sent to the page's own address.
pub fn login(
    language: Language,
    brand: &str,
    people: &[&Person],
    permissions: &[String],
    basic: &str,
) -> String {
    let words = language.words();
    let say = |text: &str| escaped(&text.replace("{brand}", brand));
    let person = |(at, person): (usize, &&Person)| account(words, at == 0, person);
    let accounts: String = people.iter().enumerate().map(person).collect();
    let boxes: String = permissions.iter().map(|name| permission(words, name, name == basic)).collect();
    let content = format!(
        "<h1>{}</h1>\n<p>{}</p>\n<form method=\"post\">\n\
         <fieldset><legend>{}</legend>\n{accounts}</fieldset>\n\
         <fieldset><legend>{}</legend>\n{boxes}</fieldset>\n\
         <button id=\"allow\" name=\"answer\" value=\"allow\">{}</button>\n\
         <button id=\"cancel\" name=\"answer\" value=\"cancel\">{}</button>\n</form>\n",
        say(&words.title),
        say(&words.pretend),
        say(&words.account),
        say(&words.may),
        say(&words.allow),
        say(&words.cancel),
    );
    framed(language, &say(&words.title), &content)
}

/// A page with one sentence, for what Meta says in the browser only. Meta says it in English here.
pub fn sorry(text: &str) -> String {
    let language = Language::English;
    framed(language, &language.words().practice, &format!("<p>{}</p>\n", escaped(text)))
}

fn account(words: &Words, is_first: bool, person: &Person) -> String {
    let (id, name) = (escaped(&person.id), escaped(&person.name));
    let checked = if is_first { " checked" } else { "" };
    let note = if person.tester { String::new() } else { small(&words.not_invited) };
    format!(
        "<label><input type=\"radio\" name=\"person\" value=\"{id}\" id=\"person-{id}\"{checked}>\
         <span>{name}{note}</span></label>\n"
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

fn framed(language: Language, title: &str, content: &str) -> String {
    let (tag, practice) = (language.tag(), escaped(&language.words().practice));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head><meta charset=\"utf-8\"><title>{practice}: {title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<style>{STYLE}</style></head>\n<body>\n\
         <header>{practice}</header>\n<main>\n{content}</main>\n<footer>{practice}</footer>\n</body>\n</html>\n"
    )
}

/// Colours and letters are those of the window, so that a person knows whose page this is.
const STYLE: &str = "\
:root{color-scheme:light dark;--page:#f6f4ee;--surface:#fffdf9;--ink:#1e2329;--ink-3:#616872;--line:#dcd6ca;--primary:#232a33;--on-primary:#fffdf9;--soon:#744200;--soon-bg:#faebcb;--good-fill:#15655a}\
@media(prefers-color-scheme:dark){:root{--page:#14171b;--surface:#1b1f24;--ink:#edeae3;--ink-3:#9c9b96;--line:#30363e;--primary:#edeae3;--on-primary:#14171b;--soon:#ffc95c;--soon-bg:#382a0c;--good-fill:#9ad6ad}}\
*{box-sizing:border-box}\
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--page);color:var(--ink);\
font:400 .9375rem/1.467 'Inter Variable',Inter,system-ui,'Segoe UI Variable',Cantarell,'Noto Sans',sans-serif}\
header,footer{background:var(--soon-bg);color:var(--soon);padding:.5rem;text-align:center;font-weight:600;letter-spacing:.2em}\
main{flex:1;width:100%;max-width:30rem;margin:0 auto;padding:2rem 1rem;overflow-wrap:break-word}\
h1{margin:0;font:500 1.625rem/1.28 'Source Serif 4 Variable','Source Serif 4',ui-serif,Georgia,'Noto Serif',serif}\
p{margin:.5rem 0 1.5rem}\
fieldset{margin:0 0 1rem;padding:.5rem 1rem;background:var(--surface);border:1px solid var(--line);border-radius:10px}\
legend{padding:0 .35rem;font-weight:600}\
label{display:flex;gap:.65rem;align-items:baseline;padding:.45rem 0}\
input{accent-color:var(--good-fill)}\
small{display:block;color:var(--ink-3)}\
button{font:inherit;font-weight:600;padding:.6rem 1.5rem;margin:.5rem .75rem 0 0;border-radius:6px;border:1px solid var(--line);background:var(--surface);color:var(--ink)}\
#allow{background:var(--primary);border-color:var(--primary);color:var(--on-primary)}";

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}
