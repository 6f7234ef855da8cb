//! The details of a problem, to be copied for whoever helps: what happened, and nothing that names a person. They are in
//! English, because Meta's own words in them are.

use crate::account::Account;
use crate::face::{self, AttemptStage, Backup, Import, Offered, Shown};
use crate::moment::Moment;
use crate::moment::time;
use crate::ports::Log;
use crate::problem::{Fact, FactName, MetaFacts};

/// The details of the problem at this place of the window, with the last log lines about its account; None when no
/// problem is shown there any more.
pub fn of(snapshot: &face::Snapshot, shown: &Shown, accounts: &[Account], log: &dyn Log) -> Option<String> {
    let (problem, account) = find(snapshot, shown)?;
    let known = account.and_then(|id| accounts.iter().find(|known| known.id == id));
    let mut lines = about(problem);
    if let Some(account) = known {
        lines.push(whose(account));
        lines.extend(log.about(&account.id, &account.token.fingerprint));
    }
    Some(lines.join("\n"))
}

/// Adds two lines above the details: the program's version, its system and the time.
pub fn with_program(details: &str, version: &str, now: Moment) -> String {
    format!("Sixty {version} on {}\n{}\n{details}", std::env::consts::OS, time(now))
}

/// The problem at this place of the window, and the id of the account that it is about.
fn find<'a>(snapshot: &'a face::Snapshot, shown: &'a Shown) -> Option<(&'a face::Problem, Option<&'a str>)> {
    let head = &snapshot.head;
    match shown {
        Shown::Intent => Some((head.problem.as_ref()?, None)),
        Shown::Account(id) => {
            let account = snapshot.accounts.iter().find(|account| account.id == *id)?;
            let said = account.outcome.as_ref().and_then(|outcome| outcome.problem.as_ref());
            Some((account.problem.as_ref().or(said)?, Some(id)))
        }
        Shown::Attempt => {
            let attempt = head.attempt.as_ref()?;
            let problem = match &attempt.stage {
                AttemptStage::Over { problem } => problem,
                _ => attempt.notice.as_ref()?,
            };
            Some((problem, attempt.account.as_deref()))
        }
        Shown::Import(line) => match (head.import.as_ref()?, line) {
            (Import::Refused { problem }, None) => Some((problem, None)),
            (Import::Asks { lines, .. }, Some(line)) => of_line(lines.iter(), *line),
            (Import::Done { skipped, left_out, .. }, Some(line)) => {
                of_line(skipped.iter().chain(left_out), *line)
            }
            _ => None,
        },
        Shown::Reading => {
            let reading = head.reading.as_ref()?;
            Some((&reading.problem, reading.account.as_deref()))
        }
        Shown::Backup => match head.backup.as_ref()? {
            Backup::Refused { problem, .. } => Some((problem, None)),
            _ => None,
        },
        Shown::NewPlace => Some((head.new_place.as_ref()?.problem.as_ref()?, None)),
    }
}

/// The problem of this line of a file.
fn of_line<'a>(
    mut lines: impl Iterator<Item = &'a Offered>,
    line: u32,
) -> Option<(&'a face::Problem, Option<&'a str>)> {
    Some((lines.find(|offered| offered.line == line)?.problem.as_ref()?, None))
}

/// Code, action, Meta's own numbers, and the facts that name no person, file or address.
fn about(problem: &face::Problem) -> Vec<String> {
    let mut lines = vec![format!("{} ({:?})", problem.code, problem.action)];
    if let Some(MetaFacts { code, subcode, kind, fbtrace_id, http_status }) = &problem.meta {
        let numbers = [("code", code.as_ref()), ("subcode", subcode.as_ref())];
        lines.extend(
            numbers.into_iter().filter_map(|(name, number)| Some(format!("Meta {name}: {}", number?))),
        );
        lines.extend(kind.as_ref().map(|kind| format!("Meta type: {kind}")));
        lines.extend(http_status.map(|status| format!("Answer: {status}")));
        lines.extend(fbtrace_id.as_ref().map(|trace| format!("Trace: {trace}")));
    }
    for (name, fact) in &problem.facts {
        let said = match fact {
            Fact::Number(number) => number.to_string(),
            Fact::Date(moment) | Fact::Time(moment) => time(*moment),
            Fact::Text(text) if names_no_person(name) => text.clone(),
            Fact::Text(text) if name == FactName::Detail.as_str() => without_paths(text),
            Fact::Text(_) => continue,
        };
        lines.push(format!("{name}: {said}"));
    }
    lines
}

/// Kind, token and failures of the account, without its name.
fn whose(account: &Account) -> String {
    let end = account.token.expires_at.map_or_else(|| "unknown".to_owned(), time);
    let kind = account.kind;
    format!(
        "{} {kind:?}, {:?} token, end {end}, failures {}",
        account.network, account.token.kind, account.failures
    )
}

/// Removes paths, which may name the person, and long words, which may be tokens.
fn without_paths(text: &str) -> String {
    /// The longest word that is kept: shorter than any token of Meta's, longer than any word of an error message.
    const LONGEST_WORD: usize = 30;
    let is_quiet = |word: &&str| !word.contains(['/', '\\', '@']) && word.len() <= LONGEST_WORD;
    let words = text.split_whitespace().map(|word| if is_quiet(&word) { word } else { "…" });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the fact of this name is the same word for every person whom the problem meets.
fn names_no_person(name: &str) -> bool {
    [FactName::Network, FactName::Permission, FactName::Why].iter().any(|fact| fact.as_str() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_or_a_token_in_what_the_system_said_is_left_out() {
        let token = "x".repeat(60);
        let said = format!("cannot open /home/jam/ledger.db: locked by {token} of jam@example.org");
        assert_eq!(without_paths(&said), "cannot open … locked by … of …");
    }
}
