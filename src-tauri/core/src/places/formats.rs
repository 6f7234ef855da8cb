//! One value in a file of another language than `.env`: found and replaced, bytes in, bytes out.
//!
//! Nothing but the bytes of the value changes. A file is read to its end before anything is said about it, and what
//! two programs could read differently is refused with its line, because a token that is written and not read has not
//! arrived. What we write never needs an escape. The readers are our own and cover five languages in about 90 kB: parsers
//! of others for YAML and TOML alone take 73 and 45 kB, count in letters or know no doubt, and leave the rest to do. Held by
//! `tests/readers/formats.rs`, which asks the languages' own readers.
//!
//! | format | address | example |
//! |---|---|---|
//! | JSON, with comments and last commas | a JSON pointer (RFC 6901) | `/meta/tokens/0` |
//! | YAML | keys and numbers of list items, joined by dots; a key with a dot in it in `"` or with `\.` | `meta."a.b".0` |
//! | TOML | as TOML itself writes a dotted key; numbers count the tables of an array | `meta."a.b".token` |
//! | ini | the section, a dot, the key; the last dot parts them; the key alone before the first section | `meta.token` |
//! | PHP | the name of the constant | `META_TOKEN` |

use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::env_file::EnvFile;
use super::key_trouble::KeyTrouble;
use crate::secret::Secret;

mod ini;
mod items;
mod json;
mod path;
mod php;
mod toml;
mod yaml;

use items::{Items, Lost};

/// The language of a file in which one value is a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JSON; comments and a comma behind the last item are taken as well.
    Json,
    /// YAML.
    Yaml,
    /// TOML.
    Toml,
    /// Lines `key = value` under `[section]`, as Python's configparser, PHP and systemd read them.
    Ini,
    /// PHP with `define('NAME', 'value');` or `const NAME = 'value';`.
    Php,
}

/// A value, and where it stands.
#[derive(Clone)]
pub struct Found {
    /// The line number, counted from 1.
    pub line: usize,
    /// The value as programs read it.
    pub value: Secret,
    /// The position of the value's bytes, inside its quotes.
    span: Range<usize>,
    style: Style,
}

/// What stands around a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Quoted,
    Bare,
    /// Bare in a line of an ini file with `:` between name and value.
    AfterColon,
    /// There is nothing yet, and a blank has to come before it.
    Absent,
}

/// The one value at this address.
///
/// # Errors
///
/// [`KeyTrouble`] if nothing is there, if it or something on the way is there twice, or if it is no string that all
/// programs read the same.
pub fn find(format: Format, content: &[u8], at: &str) -> Result<Found, KeyTrouble> {
    let text = text_of(content)?;
    let path = format.path(at).ok_or(KeyTrouble::Missing)?;
    format.find(&format.read(text)?, &path)
}

/// The file with another value at this address.
///
/// # Errors
///
/// Those of [`find`], and [`KeyTrouble::NotPlain`] for a value that would need quotes or an escape there.
pub fn replace(format: Format, content: &[u8], at: &str, value: &Secret) -> Result<Vec<u8>, KeyTrouble> {
    let found = find(format, content, at)?;
    if !format.can_hold(found.style, value) {
        return Err(KeyTrouble::NotPlain);
    }
    let blank: &[u8] = if found.style == Style::Absent { b" " } else { b"" };
    let (before, behind) = (&content[..found.span.start], &content[found.span.end..]);
    Ok([before, blank, value.expose().as_bytes(), behind].concat())
}

/// Every string of the file with the address at which [`find`] finds it, from top to bottom. A file that cannot be
/// read has none.
pub fn values(format: Format, content: &[u8]) -> Vec<(String, Found)> {
    let Ok(items) = text_of(content).and_then(|text| format.read(text)) else { return Vec::new() };
    items
        .paths()
        .filter_map(|path| {
            let at = format.address(path);
            let found = format.find(&items, &format.path(&at)?).ok()?;
            items.has(path, &found).then_some((at, found))
        })
        .collect()
}

impl Format {
    /// The language of a file, by the end of its name.
    pub fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            "ini" | "cfg" => Some(Self::Ini),
            "php" => Some(Self::Php),
            _ => None,
        }
    }

    fn read(self, text: &str) -> Result<Items, KeyTrouble> {
        let mut items = Items::of(text);
        let read = match (items::lone_return(text), self) {
            (Some(at), _) => Err(Lost(at)),
            (None, Self::Json) => json::read(text, &mut items),
            (None, Self::Yaml) => yaml::read(text, &mut items),
            (None, Self::Toml) => toml::read(text, &mut items),
            (None, Self::Ini) => ini::read(text, &mut items),
            (None, Self::Php) => php::read(text, &mut items),
        };
        match read {
            Ok(()) => Ok(items),
            Err(Lost(at)) => Err(KeyTrouble::Unclear(items.line_of(at))),
        }
    }

    fn find(self, items: &Items, path: &[String]) -> Result<Found, KeyTrouble> {
        match self {
            Self::Yaml => yaml::find(items, path),
            Self::Ini => ini::find(items, path),
            Self::Json | Self::Toml | Self::Php => items.find(path),
        }
    }

    /// The steps of an address; None for what is no address.
    fn path(self, at: &str) -> Option<Vec<String>> {
        match self {
            Self::Json => path::of_pointer(at),
            Self::Yaml => path::of_dotted(at),
            Self::Toml => toml::path_of(at),
            Self::Ini => Some(ini::path_of(at)),
            Self::Php => Some(vec![at.to_owned()]),
        }
    }

    fn address(self, path: &[String]) -> String {
        match self {
            Self::Json => path::pointer(path),
            Self::Yaml => path::dotted(yaml::inside(path)),
            Self::Toml => toml::address(path),
            Self::Ini => ini::address(path),
            Self::Php => path.concat(),
        }
    }

    /// Whether every program reads the value there as it is written.
    fn can_hold(self, style: Style, value: &Secret) -> bool {
        EnvFile::can_hold(value)
            && match (self, style) {
                (Self::Ini, _) => ini::can_hold(style, value.expose()),
                (Self::Yaml, Style::Bare | Style::Absent) => yaml::can_hold(value.expose()),
                _ => true,
            }
    }
}

fn text_of(content: &[u8]) -> Result<&str, KeyTrouble> {
    let text = str::from_utf8(content).map_err(|_| KeyTrouble::NotText)?;
    if text.contains('\0') { Err(KeyTrouble::NotText) } else { Ok(text) }
}

#[cfg(test)]
mod tests;
