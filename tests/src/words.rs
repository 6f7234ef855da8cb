//! The words of the program, so that a test names a text by its key and still passes when the text is put better.

mod ours;

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Offset, Utc};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use sixty_core::text::{Language, Texts};

pub use ours::{evened, is_ours};

/// All texts of the window and the programs, in English.
static TEXTS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().expect("a language")]);
    bundle.set_use_isolating(false);
    resources().into_iter().for_each(|resource| bundle.add_resource_overriding(resource));
    bundle
});

/// The files of these texts.
fn resources() -> Vec<FluentResource> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/locales/en");
    let read = |file: std::io::Result<fs::DirEntry>| {
        let text = fs::read_to_string(file.expect("a file").path()).expect("texts");
        FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource)
    };
    fs::read_dir(folder).expect("the texts").map(read).collect()
}

/// The text with this key.
pub fn say(key: &str) -> String {
    say_of(key, &[])
}

/// The text with this key and these values in it.
pub fn say_of(key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    format(key, None, values).unwrap_or_else(|| panic!("no text {key}"))
}

/// A part of a text, such as its `title`.
pub fn part(key: &str, part: &str) -> String {
    format(key, Some(part), &[]).unwrap_or_else(|| panic!("no text {key}.{part}"))
}

/// A day as the window writes it. The programs of the tour run in UTC.
pub fn day(moment: DateTime<Utc>) -> String {
    let utc = Utc.fix();
    Texts::new(Language::English, Arc::new(move |_| utc)).date(moment)
}

/// The XPath of an element with exactly this text.
pub fn any(text: &str) -> String {
    format!("//*[normalize-space(.)={}]", quoted(text))
}

/// The XPath of a button with this name.
pub fn button(text: &str) -> String {
    let text = quoted(text);
    format!("//button[normalize-space(.)={text} or @aria-label={text}]")
}

/// The XPath of the heading of a page with this text.
pub fn heading(text: &str) -> String {
    format!("//h1[normalize-space(.)={}]", quoted(text))
}

fn format(key: &str, part: Option<&str>, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        arguments.set(*name, value.clone());
        arguments.set(format!("has_{name}"), "yes");
    }
    let message = TEXTS.get_message(key)?;
    let pattern = match part {
        Some(part) => message.get_attribute(part)?.value(),
        None => message.value()?,
    };
    Some(TEXTS.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
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
