//! What is wrong with a value that has a token in it, or should have one, and is none. Meta was not asked, so nothing is
//! said about Meta. Pure.

use super::super::env_file::{Entry, EnvFile};
use super::has_token;
use crate::plain;
use crate::problem::{Action, Case, Code, Problem};
use crate::token_shape::{self, Instead, Shape};

/// The fault of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The token goes on in the next line.
    Broken,
    /// Something is wrong with the form of the line, or stands around the token.
    Form(Case),
    /// The value is something else than a token, as a pasted text may be.
    Instead(Instead),
}

/// The token is kept elsewhere.
pub(super) const REFERENCE: Fault = Fault::Instead(Instead::Reference);

impl Fault {
    pub(super) fn problem(self) -> Problem {
        let paste = |case| Problem::new(Code::Paste, Action::CheckPaste).because(case);
        match self {
            Self::Broken => Problem::new(Code::Cut, Action::CheckPaste).because(Case::OverLines),
            Self::Form(case) if is_of_form(case) => {
                Problem::new(Code::ImportNone, Action::CheckPaste).because(case)
            }
            Self::Form(case) => paste(case),
            // The name is there, and the line says where to look.
            Self::Instead(Instead::NoValue) => paste(Case::EmptyLine),
            Self::Instead(Instead::Reference) => paste(Case::Reference),
            Self::Instead(instead) => instead.problem(),
        }
    }

    /// Whether the value has a token of Meta's in it, whatever the line is called.
    pub(super) fn is_near(self) -> bool {
        match self {
            Self::Broken | Self::Form(_) => true,
            Self::Instead(instead) => {
                matches!(instead, Instead::TwoTokens | Instead::FirstKind | Instead::OldKind)
            }
        }
    }

    /// Whether such a value may be just what belongs there, where the line is called a token and not one of Meta's: other
    /// services have tokens, codes and numbers of the same shapes.
    pub(super) fn may_be_right(self) -> bool {
        matches!(
            self,
            Self::Instead(
                Instead::OtherService(_)
                    | Instead::Jwt
                    | Instead::Address
                    | Instead::Number
                    | Instead::LogInCode
                    | Instead::CutOff
            )
        )
    }
}

/// Whether a line is called a token.
pub(super) fn is_called_token(name: &str) -> bool {
    name.to_ascii_uppercase().contains("TOKEN")
}

/// Whether a line is called a token of one of Meta's networks.
pub(super) fn is_called_metas(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let words = ["THREADS", "INSTA", "IG_", "FACEBOOK", "FB_", "META"];
    is_called_token(&name) && words.iter().any(|word| name.contains(word))
}

/// Whether a case is about how the line is written, and not about its value.
const fn is_of_form(case: Case) -> bool {
    matches!(case, Case::OpenQuote | Case::Backslash | Case::BehindQuote | Case::Touching | Case::Unclear)
}

/// The fault of a line's value; None for a token, and for a value of an unknown shape.
pub(super) fn of(file: &EnvFile, entry: &Entry) -> Option<Fault> {
    let value = entry.value.expose();
    if let Shape::Token(_) = token_shape::shape_of(value)
        && token_shape::instead(value, &entry.value).is_none()
    {
        return is_broken(file, entry).then_some(Fault::Broken);
    }
    let text = value.trim();
    if text.is_empty() {
        return Some(Fault::Instead(Instead::NoValue));
    }
    if text.starts_with(['"', '\'', '`']) && has_token(text) {
        let line = file.text().lines().nth(entry.line.saturating_sub(1)).unwrap_or_default();
        let case = of_form(line);
        return Some(Fault::Form(if case == Case::Unclear { Case::Around } else { case }));
    }
    if is_reference(text) {
        return Some(REFERENCE);
    }
    // `\n` in double quotes, which readers turn into a line break behind the token.
    if value != text && matches!(token_shape::shape_of(text), Shape::Token(_)) {
        return Some(Fault::Form(Case::Around));
    }
    if is_joined(value) {
        return Some(Fault::Broken);
    }
    let instead = token_shape::instead(value, &token_shape::clean_paste(value))
        .or_else(|| token_shape::of_shape(token_shape::shape_of(text)));
    instead.map(Fault::Instead).or_else(|| around_token(text).map(Fault::Form))
}

/// What is wrong with the form of a line that programs read in different ways.
pub(super) fn of_form(line: &str) -> Case {
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    let Some(quote) = value.chars().next().filter(|first| "\"'`".contains(*first)) else {
        return if value.contains('#') { Case::Touching } else { Case::Unclear };
    };
    let Some((_, behind)) = value[1..].split_once(quote) else { return Case::OpenQuote };
    match behind.trim() {
        "" => Case::Unclear,
        "\\" => Case::Backslash,
        _ => Case::BehindQuote,
    }
}

/// What stands in a line instead of a token, where a `#` belongs to it: Meta's codes of a log-in end in `#_`.
pub(super) fn with_mark(line: &str) -> Option<Instead> {
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    let code = token_shape::instead(value, &token_shape::clean_paste(value));
    code.filter(|instead| *instead == Instead::LogInCode)
}

/// Whether a value says where the token is kept.
pub(super) fn is_reference(text: &str) -> bool {
    token_shape::is_reference(text) && !has_token(text)
}

/// Why a value is no token although one stands in it.
fn around_token(text: &str) -> Option<Case> {
    let visible = plain::visible(text);
    if visible.len() < text.len() && has_token(&visible) {
        return Some(Case::Invisible);
    }
    if !has_token(text) {
        return None;
    }
    let is_header = ["bearer", "oauth", "token", "authorization:", "basic"]
        .iter()
        .any(|word| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)));
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_followed = first.len() < text.len() && matches!(token_shape::shape_of(first), Shape::Token(_));
    let is_touched = text
        .split_once('#')
        .is_some_and(|(token, _)| matches!(token_shape::shape_of(token), Shape::Token(_)));
    Some(if is_touched {
        Case::Touching
    } else if text.starts_with("access_token=") {
        Case::HeaderWord
    } else if text.contains("://") || text.contains("access_token=") {
        Case::InAddress
    } else if is_header {
        Case::HeaderWord
    } else if is_followed {
        Case::Words
    } else {
        Case::Around
    })
}

/// Whether a token goes on in the line below: letters of a token alone, where a name with `=` should be.
fn is_broken(file: &EnvFile, entry: &Entry) -> bool {
    const REST: usize = 8;
    let below = file.text().lines().nth(*file.lines_of(entry).end()).unwrap_or_default().trim();
    below.len() >= REST && is_of_token(below) && !is_word(below)
}

/// A value in quotes that was broken over lines, and is a token without the break.
fn is_joined(value: &str) -> bool {
    let joined: String = value.lines().map(str::trim).collect();
    value.contains('\n') && matches!(token_shape::shape_of(&joined), Shape::Token(_))
}

fn is_of_token(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// A bare name, as files for Docker have it: in letters of one size, where a token mixes them with digits.
fn is_word(text: &str) -> bool {
    let is_mixed = text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_lowercase());
    !is_mixed && !text.bytes().any(|byte| byte.is_ascii_digit())
}
