//! Whether a text is one of ours: a message of the texts with whatever may stand in its places.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};

use super::resources;

static FILES: LazyLock<Vec<FluentResource>> = LazyLock::new(resources);

/// Where a reading of the text may stand by now: how many bytes are read, and whether a letter of ours was among them.
type Spot = (usize, bool);

/// Whether the program has a text that may read so.
pub fn is_ours(text: &str) -> bool {
    let text = evened(text);
    let reads = |pattern: &Pattern<&str>| {
        let spots = read(pattern, &text, &BTreeSet::from([(0, false)]));
        spots.contains(&(text.len(), true))
    };
    FILES.iter().flat_map(FluentResource::entries).any(|entry| match entry {
        Entry::Message(message) => {
            let parts = message.attributes.iter().map(|attribute| &attribute.value);
            message.value.iter().chain(parts).any(reads)
        }
        _ => false,
    })
}

/// Every spot to which the pattern leads from one of these.
fn read(pattern: &Pattern<&str>, text: &str, from: &BTreeSet<Spot>) -> BTreeSet<Spot> {
    pattern.elements.iter().fold(from.clone(), |spots, element| match element {
        PatternElement::TextElement { value } => {
            let words = spaced(value);
            let has_letter = words.chars().any(char::is_alphabetic);
            let reads = |(at, ours): Spot| {
                text[at..].starts_with(&words).then_some((at + words.len(), ours || has_letter))
            };
            spots.into_iter().filter_map(reads).collect()
        }
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().flat_map(|variant| read(&variant.value, text, &spots)).collect()
        }
        PatternElement::Placeable { .. } => {
            let ends = |(at, ours): Spot| {
                text[at..].char_indices().map(move |(more, _)| (at + more, ours)).chain([(text.len(), ours)])
            };
            spots.into_iter().flat_map(ends).collect()
        }
    })
}

/// With one space between words and none around them, as a screen reader has it.
pub fn evened(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn spaced(text: &str) -> String {
    text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect()
}
