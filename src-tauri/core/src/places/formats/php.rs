//! Constants in PHP: `define('NAME', 'value');` and `const NAME = 'value';`, as wp-config.php has them.

use super::Style;
use super::items::{Items, Lost, Text, start_of};

mod tokens;

use tokens::{Kind, Token, Tokens};

/// Notes every constant of a text.
pub(super) fn read(text: &str, items: &mut Items) -> Result<(), Lost> {
    let tokens = Tokens::of(text, start_of(text))?;
    let mut rest = tokens.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        if let Kind::Word(word) = first.kind {
            if word.eq_ignore_ascii_case("define") {
                define(behind, items);
            } else if word.eq_ignore_ascii_case("const") {
                constants(behind, items);
            }
        }
        let is_member = matches!(first.kind, Kind::Mark("->" | "?->" | "::" | "$" | "\\name"))
            || matches!(first.kind, Kind::Word(word) if is_other(word));
        rest = behind;
        // The name behind one of these is no call of the function.
        if is_member && matches!(behind.first(), Some(Token { kind: Kind::Word(_), .. })) {
            rest = &behind[1..];
        }
    }
    Ok(())
}

/// Whether the word makes the next one a name of something else than a function or a constant.
fn is_other(word: &str) -> bool {
    ["function", "new", "use", "class", "goto"].iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// `('NAME', 'value')`, with a third argument or without.
fn define(tokens: &[Token<'_>], items: &mut Items) {
    let [open, name, comma, value, rest @ ..] = tokens else { return };
    let Kind::Quoted { said: Some(key), span } = &name.kind else { return };
    if !open.is("(") || !comma.is(",") {
        return;
    }
    let ends = rest.first().is_some_and(|next| next.is(")") || next.is(","));
    items.add_text(std::slice::from_ref(key), span.start, text_of(value).filter(|_| ends));
}

/// `NAME = 'value', OTHER = 'value';`, with a type before the first name or without.
fn constants(tokens: &[Token<'_>], items: &mut Items) {
    let mut rest = tokens;
    while let Some(equals) = rest.iter().position(|token| !matches!(token.kind, Kind::Word(_))) {
        let [name, equal, value, behind @ ..] = &rest[equals.saturating_sub(1)..] else { return };
        let (Kind::Word(key), true) = (&name.kind, equal.is("=")) else { return };
        let end = behind.iter().position(|token| token.is(",") || token.is(";")).unwrap_or(behind.len());
        let text = text_of(value).filter(|_| end == 0 && !behind.is_empty());
        items.add_text(&[(*key).to_owned()], name.at, text);
        match behind.get(end) {
            Some(next) if next.is(",") && end == 0 => rest = &behind[1..],
            _ => return,
        }
    }
}

/// A string on one line in which PHP puts nothing.
fn text_of(token: &Token<'_>) -> Option<Text> {
    let Kind::Quoted { said: Some(value), span } = &token.kind else { return None };
    Some(Text { value: value.clone(), span: span.clone(), style: Style::Quoted })
}
