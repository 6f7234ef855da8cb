//! Programs that ask Meta for new tokens, and the steps that people wrote down instead.

use serde_json::Value;

use super::{CALLS, Fault, File, Kind, OldWay, schedules, starts_a_refresh};

/// The ends of the names of programs.
const PROGRAMS: [&str; 15] =
    ["js", "mjs", "cjs", "ts", "mts", "cts", "py", "sh", "bash", "ps1", "bat", "cmd", "php", "rb", "go"];

/// The ends of the names of texts for people.
const PROSE: [&str; 5] = ["md", "markdown", "txt", "rst", "adoc"];

/// Where Meta's own pages make and extend tokens by hand (facts of the Graph API Explorer and the Access Token Debugger).
const PAGES_OF_META: [&str; 2] =
    ["developers.facebook.com/tools/explorer", "developers.facebook.com/tools/debug/accesstoken"];

pub(super) fn is_program(file: &File<'_>) -> bool {
    file.ends_in(&PROGRAMS) || file.text.starts_with("#!")
}

pub(super) fn is_prose(file: &File<'_>) -> bool {
    file.ends_in(&PROSE)
}

/// A program that calls Meta for another token.
pub(super) fn script(file: &File<'_>) -> Option<OldWay> {
    if !is_program(file) {
        return None;
    }
    let line = file.line(|line| CALLS.iter().any(|call| line.contains(call)))?;
    let writes = [
        "write",
        "set_key",
        "setItem",
        "INSERT",
        "UPDATE",
        "update",
        "put",
        "save",
        "sed -i",
        "Set-Content",
        " > ",
    ];
    let only_prints = Fault::that_are([(Fault::OnlyPrints, !file.has_any(&writes))]);
    Some(OldWay::new(Kind::Script, line, of_calls(file).chain(only_prints)))
}

/// The line of a `package.json` that gives such a program its name.
pub(super) fn npm(file: &File<'_>) -> Option<OldWay> {
    if file.name != "package.json" {
        return None;
    }
    let package: Value = serde_json::from_str(file.text).ok()?;
    let scripts = package.get("scripts")?.as_object()?;
    let (name, _) = scripts
        .iter()
        .find(|(name, command)| starts_a_refresh(name) || command.as_str().is_some_and(starts_a_refresh))?;
    let name = serde_json::to_string(name).ok()?;
    let line = file.line(|line| line.trim_start().starts_with(&name)).unwrap_or(1);
    Some(OldWay::new(Kind::NpmScript, line, []))
}

/// Steps that a person is to follow, at Meta's pages or by hand in a terminal.
pub(super) fn guide(file: &File<'_>) -> Option<OldWay> {
    if !is_prose(file) {
        return None;
    }
    let line = file.line(|line| CALLS.iter().chain(&PAGES_OF_META).any(|part| line.contains(part)))?;
    Some(OldWay::new(Kind::Guide, line, of_calls(file).chain(schedules::of_times(file.text))))
}

/// A program of Streamlit.
pub(super) fn streamlit(file: &File<'_>) -> Option<OldWay> {
    let is_it = |line: &str| line.starts_with("import streamlit") || line.starts_with("from streamlit");
    let line = file.line(is_it).filter(|_| file.ends_in(&["py"]))?;
    Some(OldWay::new(Kind::Streamlit, line, []))
}

/// How many lines above its parameters a call of Meta begins at most.
const LINES_OF_A_CALL: usize = 2;

/// What is wrong with the calls themselves.
fn of_calls(file: &File<'_>) -> impl Iterator<Item = Fault> + use<> {
    let trades = |line: &str| line.contains("th_exchange_token") || line.contains("ig_exchange_token");
    let lines: Vec<&str> = file.text.lines().collect();
    // A trade is right where a person has just logged in; it is wrong where something is called a refresh.
    let is_refresh = |at: usize| {
        let above = lines.get(at.saturating_sub(LINES_OF_A_CALL)..=at).unwrap_or_default();
        above.iter().any(|line| line.to_lowercase().contains("refresh"))
    };
    let mixes_up = lines.iter().enumerate().any(|(at, line)| {
        trades(line) && (is_refresh(at) || is_program(file) && starts_a_refresh(&file.name))
    });
    let extends = file.has_any(&["th_refresh_token", "ig_refresh_token"]);
    let of_short =
        |line: &str| line.contains("refresh_access_token") && line.to_lowercase().contains("short");
    Fault::that_are([
        (Fault::ExchangesForRefresh, mixes_up && !extends),
        (Fault::RefreshesShort, file.text.lines().any(of_short)),
    ])
}
