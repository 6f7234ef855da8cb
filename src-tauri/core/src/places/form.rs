//! Which language a file is written in, where it is no settings file. A line `NAME=value` at the end of such a file breaks
//! it, or is shown to everybody.
//!
//! The name of the file decides where it tells; otherwise what stands in it. A file that is called `.env` counts as one
//! unless its text leaves no doubt.

mod names;

use serde::de::IgnoredAny;

pub use names::Form;
use names::{ENDINGS, FIRST_WORDS, NAMES};

/// The language of a file; None for a settings file, a script of a shell, and a text of no known language.
pub fn of(name: &str, text: &str) -> Option<Form> {
    let name = name.to_ascii_lowercase();
    let found = by_name(&name)
        .or_else(|| beyond_doubt(text))
        .or_else(|| if is_called_env(&name) || is_script(&name, text) { None } else { by_lines(text) })?;
    Some(if found == Form::Yaml { yaml_of(&name, text) } else { found })
}

/// What a text in YAML is for: it decides how a token comes into the program that reads it.
fn yaml_of(name: &str, text: &str) -> Form {
    let has_key =
        |key: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let says = |line: &str| text.lines().any(|other| other.trim_end() == line);
    if has_key("apiVersion") && has_key("kind") {
        let is_encoded = says("kind: Secret") && has_key("data");
        return if is_encoded { Form::KubernetesSecret } else { Form::Kubernetes };
    }
    if has_key("services") || name.starts_with("docker-compose") || name.starts_with("compose.") {
        return Form::Compose;
    }
    if has_key("jobs") { Form::Actions } else { Form::Yaml }
}

/// Whether a name says that the file is a settings file: `.env`, `.env.local`, `shop.env`.
pub fn is_called_env(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".env", "env"].contains(&name.as_str()) || name.starts_with(".env.") || name.ends_with(".env")
}

/// Whether it is a script of a POSIX shell, whose lines `NAME=value` may stand between commands.
pub fn is_script(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let by_ending = [".sh", ".bash", ".zsh", ".ksh", ".envrc", ".profile", ".bashrc", ".bash_profile"];
    let by_name = [".zshrc", ".zshenv", ".zprofile", ".bash_login", ".kshrc", "profile", "bashrc"];
    let shell = text.lines().next().is_some_and(|line| {
        line.starts_with("#!")
            && line.trim_end().ends_with("sh")
            && !line.contains("fish")
            && !line.contains("pwsh")
    });
    shell || by_ending.iter().any(|ending| name.ends_with(ending)) || by_name.contains(&name.as_str())
}

fn by_name(name: &str) -> Option<Form> {
    if name.starts_with("dockerfile") || name.ends_with(".dockerfile") || name == "containerfile" {
        return Some(Form::Dockerfile);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    in_table(NAMES, name).or_else(|| in_table(ENDINGS, ending))
}

fn in_table(table: &[(&[&str], Form)], word: &str) -> Option<Form> {
    table.iter().find(|(words, _)| words.contains(&word)).map(|(_, form)| *form)
}

/// The language of a text that cannot be a settings file, whatever it is called.
fn beyond_doubt(text: &str) -> Option<Form> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head = start.get(..64).unwrap_or(start).to_ascii_lowercase();
    if text.contains("<?php") || text.contains("<?=") {
        return Some(Form::Php);
    }
    if start.starts_with('{') || start.starts_with('[') && serde_json::from_str::<IgnoredAny>(start).is_ok() {
        return Some(Form::Json);
    }
    if head.starts_with("<?xml") {
        return Some(Form::Xml);
    }
    // Two of them are the mark of a merge that met a conflict.
    if head.starts_with('<') && !head.starts_with("<<") {
        return Some(Form::Html);
    }
    by_interpreter(&head).or_else(|| by_sure_lines(text))
}

/// The language of a script, by its first line.
fn by_interpreter(head: &str) -> Option<Form> {
    const KNOWN: [(&str, Form); 6] = [
        ("python", Form::Python),
        ("node", Form::JavaScript),
        ("ruby", Form::Ruby),
        ("php", Form::Php),
        ("fish", Form::Fish),
        ("pwsh", Form::PowerShell),
    ];
    let line = head.lines().next().filter(|line| line.starts_with("#!"))?;
    KNOWN.iter().find(|(word, _)| line.contains(*word)).map(|(_, form)| *form)
}

/// The language that lines show which no settings file has.
fn by_sure_lines(text: &str) -> Option<Form> {
    let lines = || text.lines().map(str::trim);
    if lines().any(|line| line.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("$env:"))) {
        return Some(Form::PowerShell);
    }
    if lines().any(is_of_fish) {
        return Some(Form::Fish);
    }
    (!lines().any(is_assignment) && is_yaml(text) && is_nested(text)).then_some(Form::Yaml)
}

/// `set -gx NAME value`; a shell's `set -x` has no name behind it.
fn is_of_fish(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("set")
        && words.next().is_some_and(|word| word.starts_with('-') && word.contains('x'))
        && words
            .next()
            .is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
        && words.next().is_some()
}

/// `NAME=value` or `export NAME=value`, without a list's dash before it.
fn is_assignment(line: &str) -> bool {
    let name = line.split_once('=').map_or("", |(name, _)| name);
    let name = name.trim().trim_start_matches("export ").trim();
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// Whether most lines are YAML's: `key: value`, `key:`, `- item`.
fn is_yaml(text: &str) -> bool {
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let is_of_yaml = |line: &&&str| {
        let item = line.strip_prefix("- ").unwrap_or(line);
        let key = item.split_once(": ").map(|(key, _)| key).or_else(|| item.strip_suffix(':'));
        let is_key = key.is_some_and(|key| !key.is_empty() && !key.contains(' '));
        is_key || line.starts_with("- ") || **line == "---"
    };
    !lines.is_empty() && lines.iter().filter(is_of_yaml).count() * 2 > lines.len()
}

/// Whether lines stand under others. `NAME: value` alone is also how some people write a settings file.
fn is_nested(text: &str) -> bool {
    let mut depths = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .map(|line| {
            (line.len() - line.trim_start().len(), line.trim_end().ends_with(':') || line.trim() == "---")
        });
    let first = depths.next();
    first.is_some_and(|(first, opens)| opens || depths.any(|(depth, opens)| opens || depth != first))
}

/// The language that single lines show.
fn by_lines(text: &str) -> Option<Form> {
    let lines = || text.lines().map(str::trim);
    if is_yaml(text) {
        return Some(Form::Yaml);
    }
    let known = FIRST_WORDS
        .iter()
        .find(|(words, _)| lines().any(|line| words.iter().any(|word| line.starts_with(word))));
    if let Some((_, form)) = known {
        return Some(*form);
    }
    let is_batch = |line: &str| {
        let words = line.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("set "));
        words && line.contains('=')
    };
    if lines().any(is_batch) {
        return Some(Form::Batch);
    }
    lines()
        .any(|line| line.starts_with('[') && line.ends_with(']') && !line.contains('='))
        .then_some(Form::Ini)
}

#[cfg(test)]
mod tests;
