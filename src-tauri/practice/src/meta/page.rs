//! The pages that a person sees, without any script.

use crate::people::Person;

/// The page that asks for the account and the permissions. Its form is sent to the page's own address.
pub fn login(brand: &str, people: &[&Person], permissions: &[String], basic: &str) -> String {
    let accounts: String = people.iter().enumerate().map(|(at, person)| account(at, person)).collect();
    let boxes: String = permissions.iter().map(|name| permission(name, name == basic)).collect();
    framed(&format!(
        "<h1>{brand}</h1>\n<p>A pretend log-in. Nothing here reaches {brand}.</p>\n<form method=\"post\">\n\
         <fieldset><legend>Account</legend>\n{accounts}</fieldset>\n\
         <fieldset><legend>The app may</legend>\n{boxes}</fieldset>\n\
         <button id=\"allow\" name=\"answer\" value=\"allow\">Allow</button>\n\
         <button id=\"cancel\" name=\"answer\" value=\"cancel\">Cancel</button>\n</form>\n"
    ))
}

/// A page with one sentence, for what Meta says in the browser only.
pub fn sorry(text: &str) -> String {
    framed(&format!("<p>{}</p>\n", escaped(text)))
}

fn account(at: usize, person: &Person) -> String {
    let (id, name) = (escaped(&person.id), escaped(&person.name));
    let checked = if at == 0 { " checked" } else { "" };
    let note = if person.tester { "" } else { " (invitation not accepted)" };
    format!(
        "<label><input type=\"radio\" name=\"person\" value=\"{id}\" id=\"person-{id}\"{checked}> {name}{note}</label>\n"
    )
}

/// A check box. The basic permission's is disabled, and browsers do not send disabled boxes; so the answer counts it as
/// ticked.
fn permission(name: &str, is_basic: bool) -> String {
    let name = escaped(name);
    let fixed = if is_basic { " disabled" } else { "" };
    format!(
        "<label><input type=\"checkbox\" name=\"permission\" value=\"{name}\" id=\"permission-{name}\" checked{fixed}> \
         {name}</label>\n"
    )
}

fn framed(content: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>PRACTICE</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<style>{STYLE}</style></head>\n<body>\n\
         <header>PRACTICE</header>\n<main>\n{content}</main>\n<footer>PRACTICE</footer>\n</body>\n</html>\n"
    )
}

const STYLE: &str = "body{font:16px system-ui,sans-serif;margin:0;color:#1c1c1e;background:#fff}\
header,footer{background:#f5c518;padding:.6em;text-align:center;font-weight:700;letter-spacing:.2em}\
main{max-width:32em;margin:2em auto;padding:0 1em}fieldset{border:1px solid #bbb;border-radius:8px;margin:1em 0}\
label{display:block;padding:.4em 0}button{font:inherit;padding:.6em 1.6em;margin-right:1em;border-radius:8px}";

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
