//! The words of the program, so that a step names a text by its key and goes on when it is put better.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Offset, Utc};
use sixty_core::text::{Language, Texts, Value};

/// What the tour's programs speak: English, in UTC.
pub static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let utc = Utc.fix();
    Texts::new(Language::English, Arc::new(move |_| utc))
});

pub fn say(key: &str) -> String {
    TEXTS.say(key, &[])
}

pub fn say_of(key: &str, values: &[(&str, Value<'_>)]) -> String {
    TEXTS.say(key, values)
}

/// A day as the window writes it.
pub fn day(moment: DateTime<Utc>) -> String {
    TEXTS.date(moment)
}

/// What carries exactly this text.
pub fn any(text: &str) -> String {
    format!("//*[normalize-space(.)={}]", quoted(text))
}

/// A button that is named so.
pub fn button(text: &str) -> String {
    let text = quoted(text);
    format!("//button[normalize-space(.)={text} or @aria-label={text}]")
}

/// A heading that says so.
pub fn heading(text: &str) -> String {
    format!("//h1[normalize-space(.)={}]", quoted(text))
}

/// XPath has no escapes: a text with both kinds of quotes is put together.
fn quoted(text: &str) -> String {
    if text.contains('"') && text.contains('\'') {
        let parts: Vec<String> = text.split('"').map(|part| format!("\"{part}\"")).collect();
        format!("concat({})", parts.join(", '\"', "))
    } else if text.contains('"') {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}
