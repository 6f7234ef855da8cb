//! What is wrong with a value that has a token in it, or should have one, and is none. Meta was not asked, so nothing is
//! said about Meta. Pure.

use super::super::env_file::{Entry, EnvFile};
use super::has_token;
use crate::problem::{Case, Code};
use crate::token_shape::{self, Shape, is_invisible};

/// The fault of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The token goes on in the next line.
    Broken,
    /// The kind of fault is told by the case.
    Told(Case),
}

/// The token is kept elsewhere.
pub(super) const REFERENCE: Fault = Fault::Told(Case::Reference);

impl Fault {
    pub(super) fn code(self) -> Code {
        match self {
            Self::Broken => Code::Cut,
            Self::Told(
                Case::OpenQuote | Case::Backslash | Case::BehindQuote | Case::Touching | Case::Unclear,
            ) => Code::ImportNone,
            Self::Told(_) => Code::Paste,
        }
    }

    pub(super) fn case(self) -> Option<Case> {
        match self {
            Self::Broken => None,
            Self::Told(case) => Some(case),
        }
    }

    /// Whether the value has a token in it.
    pub(super) fn has_token(self) -> bool {
        !matches!(self, Self::Told(Case::Reference | Case::EmptyLine))
    }
}

/// The beginnings of values that say where a secret is kept: of 1Password, Vault, vals, Bitwarden, Doppler, the clouds,
/// sops, dotenvx, chamber, and of programs that put another variable in.
const REFERENCES: &[&str] = &[
    "op://",
    "vault:",
    "vault://",
    "ref+",
    "bw:",
    "bws://",
    "doppler:",
    "doppler://",
    "akv://",
    "arn:aws:",
    "awssm://",
    "ssm:",
    "ssm://",
    "aws:",
    "asm://",
    "gcp:",
    "gcpsm://",
    "sm://",
    "projects/",
    "azurekv:",
    "azkv://",
    "@Microsoft.KeyVault",
    "keyvault:",
    "secret:",
    "secret://",
    "secretref:",
    "secrets.",
    "file:",
    "file://",
    "keychain:",
    "keyring:",
    "pass:",
    "pass://",
    "infisical:",
    "env:",
    "encrypted:",
    "ENC[",
    "!vault",
    "$ANSIBLE_VAULT",
    "${",
    "$(",
    "{{",
    "<%",
    "%{",
    "`",
    "&",
    "!",
];

/// The fault of a line's value; None for a token, and for a value of another known or unknown shape.
pub(super) fn of(file: &EnvFile, entry: &Entry) -> Option<Fault> {
    let value = entry.value.expose();
    if let Shape::Token(_) = token_shape::shape_of(value) {
        return is_broken(file, entry).then_some(Fault::Broken);
    }
    let text = value.trim();
    if text.is_empty() {
        return Some(Fault::Told(Case::EmptyLine));
    }
    if text.starts_with(['"', '\'', '`']) && has_token(text) {
        let line = file.text().lines().nth(entry.line.saturating_sub(1)).unwrap_or_default();
        let case = of_form(line);
        return Some(Fault::Told(if case == Case::Unclear { Case::Around } else { case }));
    }
    if is_reference(text) {
        return Some(REFERENCE);
    }
    if is_joined(value) { Some(Fault::Broken) } else { around_token(text).map(Fault::Told) }
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

/// Whether a value says where the token is kept.
pub(super) fn is_reference(text: &str) -> bool {
    let begins = |known: &&str| text.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known));
    // `$NAME` is put in by shells and by most readers.
    let is_variable = text
        .strip_prefix('$')
        .is_some_and(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_'));
    (is_variable || REFERENCES.iter().any(begins)) && !has_token(text)
}

/// Why a value is no token although one stands in it.
fn around_token(text: &str) -> Option<Case> {
    let visible: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
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
