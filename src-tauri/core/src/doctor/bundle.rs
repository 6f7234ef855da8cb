//! What a person hands to whoever helps: versions, checks, states and the log, as one text. Pure.
//!
//! Names, paths and ids of accounts are left out, and the whole text passes through [`crate::hide`] at the end, because
//! no field can be trusted to be what it should be. Held by `no_token_of_any_network_is_in_the_text`
//! (`doctor/bundle/tests.rs`) and by `the_bundle_has_no_secret_wherever_one_stands` (`tests/promises/doctor_bundle.rs`).

use std::fmt::Write as _;

use super::{Check, Verdict};
use crate::account::{Account, HistoryLine};
use crate::hide;
use crate::moment::{self, Moment};
use crate::places::Place;
use crate::plain;
use crate::policy::{self, State};
use crate::ports::System;
use crate::settings::Settings;
use crate::text::Texts;

/// Settings that hold names of a person's clients, or say nothing to whoever helps.
const NOT_TOLD: [&str; 2] = ["folded_clients", "frame"];

/// The longest word of a line of history.
const LONGEST_WORD: usize = 40;

/// Meta's ids have ten digits at the least; a shorter number may be any other.
const SHORTEST_ID: usize = 10;

/// What is put together.
pub struct Support<'a> {
    pub at: Moment,
    pub system: &'a System,
    /// `real`, `practice` or `practice-url`.
    pub profile: &'static str,
    pub checks: &'a [Check],
    pub accounts: &'a [Account],
    pub places: &'a [Place],
    pub settings: &'a Settings,
    /// The newest lines of each account's history, newest first, in the order of the accounts.
    pub history: &'a [Vec<HistoryLine>],
    /// The newest lines of the log, oldest first.
    pub log: &'a [String],
}

/// The text. Its headings are in the person's language, so that they can read what they send; words of data stay.
pub fn bundle(support: &Support<'_>, texts: &Texts) -> String {
    let heading = |key: &str| format!("\n## {}\n", texts.say(key, &[]));
    let mut text = format!("# {}\n\n", texts.say("doctor-bundle-title", &[]));
    text.push_str(&format!("{}\n", texts.say("doctor-bundle-about", &[])));
    for (key, part) in [
        ("doctor-bundle-versions", versions(support)),
        ("doctor-bundle-checks", checks(support.checks, texts)),
        ("doctor-bundle-accounts", accounts(support)),
        ("doctor-bundle-settings", settings(support.settings)),
        ("doctor-bundle-history", history(support)),
        ("doctor-bundle-log", lines(support.log.iter().cloned())),
    ] {
        text.push_str(&heading(key));
        let is_empty = part.is_empty();
        text.push_str(if is_empty { "-\n" } else { &part });
    }
    // An entry of the vault that is damaged is told by its name, which has Meta's id of a person in it.
    for (number, account) in support.accounts.iter().enumerate() {
        if account.user_id.len() >= SHORTEST_ID {
            text = text.replace(&account.user_id, &alias(number, account));
        }
    }
    let shown: String = text.lines().map(|line| format!("{}\n", plain::escaped(line))).collect();
    hide::hidden(&shown).unwrap_or(shown)
}

fn versions(support: &Support<'_>) -> String {
    let System { program, system, desktop, vault } = support.system;
    let desktop = if desktop.is_empty() { "-" } else { desktop };
    lines([
        format!("time: {}", moment::time(support.at)),
        format!("sixty: {program}"),
        format!("system: {system}"),
        format!("desktop: {desktop}"),
        format!("vault: {vault}"),
        format!("profile: {}", support.profile),
    ])
}

fn checks(checks: &[Check], texts: &Texts) -> String {
    let mut told = String::new();
    for check in checks {
        let word = match check.verdict {
            Verdict::Well => "ok",
            Verdict::Unknown => "unknown",
            Verdict::Wrong(..) => "wrong",
        };
        add(&mut told, &format!("{}: {word}: {}", check.subject.key(), check.line.for_helpers(texts)));
        if let Some(remedy) = check.remedy() {
            add(&mut told, &format!("    {}", remedy.for_helpers(texts)));
        }
    }
    told
}

/// The name of an account for whoever helps: its number in the list, and its network.
fn alias(number: usize, account: &Account) -> String {
    format!("account {} ({})", number + 1, account.network)
}

fn accounts(support: &Support<'_>) -> String {
    let mut told = String::new();
    let places = Place::by_account(support.places);
    for (number, account) in support.accounts.iter().enumerate() {
        let own = places.of(&account.id);
        let State { status, problem } = policy::state(account, own, support.at);
        let (token, time) = (&account.token, |at: Option<Moment>| at.map_or("-".to_owned(), moment::time));
        let word = |word: serde_json::Result<serde_json::Value>| {
            word.ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
        };
        add(&mut told, &alias(number, account));
        add(&mut told, &format!("    status: {}", word(serde_json::to_value(status))));
        let (kind, life) = (word(serde_json::to_value(account.kind)), word(serde_json::to_value(token.kind)));
        add(&mut told, &format!("    kind: {kind}, token: {life}, auto_extend: {}", account.auto_extend));
        let next = policy::next_attempt(account, support.at);
        for (name, at) in [
            ("obtained_at", token.obtained_at),
            ("expires_at", token.expires_at),
            ("login_required_by", token.login_required_by),
            ("next_attempt", next),
            ("checked_at", account.checked_at),
        ] {
            add(&mut told, &format!("    {name}: {}", time(at)));
        }
        if account.failures > 0 {
            add(
                &mut told,
                &format!("    failures: {} since {}", account.failures, time(account.failing_since)),
            );
        }
        if let Some(problem) = problem {
            let action = word(serde_json::to_value(problem.action));
            add(&mut told, &format!("    problem: {}, {action}{}", problem.code.key(), numbers(&problem)));
        }
        for (number, place) in own.iter().enumerate() {
            let standing = policy::standing(place, account);
            let reason = standing.reason().map(|reason| format!(" ({})", reason.key())).unwrap_or_default();
            let kind = place.target.kind();
            add(&mut told, &format!("    place {} ({kind}): {}{reason}", number + 1, standing.key()));
        }
    }
    told
}

/// Meta's numbers of an error, without its words.
fn numbers(problem: &crate::problem::Problem) -> String {
    let Some(meta) = &problem.meta else { return String::new() };
    let number = |name: &str, number: Option<i64>| number.map(|number| format!(", {name} {number}"));
    [
        number("code", meta.code),
        number("subcode", meta.subcode),
        number("http_status", meta.http_status.map(i64::from)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn settings(settings: &Settings) -> String {
    let Ok(serde_json::Value::Object(values)) = serde_json::to_value(settings) else { return String::new() };
    let told = values.into_iter().filter(|(name, _)| !NOT_TOLD.contains(&name.as_str()));
    lines(told.map(|(name, value)| format!("{name}: {value}")))
}

fn history(support: &Support<'_>) -> String {
    let mut told = String::new();
    for (number, (account, lines)) in support.accounts.iter().zip(support.history).enumerate() {
        add(&mut told, &alias(number, account));
        for line in lines {
            add(&mut told, &format!("    {} {}", moment::time(line.at), word(&line.event)));
        }
    }
    told
}

/// A word of our own; what is none of them is left out.
fn word(text: &str) -> &str {
    let is_ours = text.len() <= LONGEST_WORD
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if is_ours { text } else { "-" }
}

fn add(told: &mut String, line: &str) {
    // Writing to a String cannot fail.
    writeln!(told, "{line}").ok();
}

fn lines(all: impl IntoIterator<Item = String>) -> String {
    all.into_iter().fold(String::new(), |mut told, line| {
        add(&mut told, &line);
        told
    })
}

#[cfg(test)]
mod tests;
