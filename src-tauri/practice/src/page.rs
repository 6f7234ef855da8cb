//! The frame that every page for a person has: without any script, readable at 320 px, in light and dark.

use crate::words::Language;

/// The colours and letters of the window, so that a person knows whose pages these are; no colours of Meta's.
const STYLE: &str = include_str!("../data/pages.css");

/// A page with one sentence, for what Meta says in the browser only. Meta says it in English here.
pub fn sorry(text: &str) -> String {
    let language = Language::English;
    let practice = &language.words().practice;
    framed(language, practice, practice, &format!("<main>\n<p class=\"lead\">{}</p>\n</main>", escaped(text)))
}

/// A whole page with this line at the top and at the bottom. `stripe` and `title` are texts, `content` is HTML.
pub fn framed(language: Language, stripe: &str, title: &str, content: &str) -> String {
    let (tag, stripe) = (language.tag(), escaped(stripe));
    let practice = escaped(&language.words().practice);
    let title = if title == practice { practice } else { format!("{practice}: {}", escaped(title)) };
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>{STYLE}</style></head>\n\
         <body>\n<header>{stripe}</header>\n{content}\n<footer>{stripe}</footer>\n</body>\n</html>\n"
    )
}

/// A text as HTML takes it, also inside of quotes.
pub fn escaped(text: &str) -> String {
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
