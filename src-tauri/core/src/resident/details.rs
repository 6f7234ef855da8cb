//! The details of a problem for whoever helps: what happened, and nothing of whom. In English, as Meta's own words are.

use super::Resident;
use crate::account::Account;
use crate::api::time;
use crate::face::{self, AttemptStage, Import, Shown};
use crate::problem::{Fact, FactName, MetaFacts};

impl Resident {
    /// The details of the problem that is shown there; None when there is none any more.
    pub(super) fn details(&self, shown: &Shown) -> Option<String> {
        let snapshot = self.newest.borrow().clone();
        let (problem, account) = find(&snapshot, shown)?;
        let known = account.and_then(|id| self.known.accounts.iter().find(|known| known.id == id));
        let mut lines = vec![
            format!("Sixty {} on {}", self.host.desktop.program_version, std::env::consts::OS),
            time(self.now()),
        ];
        lines.extend(about(problem));
        if let Some(account) = known {
            lines.push(whose(account));
            lines.extend(self.ports.log.about(&account.id, &account.token.mark));
        }
        Some(lines.join("\n"))
    }
}

/// The problem that is shown there, and the id of its account.
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
            (Import::Done { skipped, .. }, Some(line)) => {
                let found = skipped.iter().find(|found| found.line == *line)?;
                Some((&found.problem, None))
            }
            _ => None,
        },
        Shown::Reading => {
            let reading = head.reading.as_ref()?;
            Some((&reading.problem, reading.account.as_deref()))
        }
        Shown::NewPlace => Some((head.new_place.as_ref()?.problem.as_ref()?, None)),
    }
}

/// Code, action, what Meta said, and the numbers among the facts. Names, files and addresses are left out.
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
            Fact::Text(text) if is_nobodys(name) => text.clone(),
            Fact::Text(text) if name == FactName::Detail.as_str() => without_paths(text),
            Fact::Text(_) => continue,
        };
        lines.push(format!("{name}: {said}"));
    }
    lines
}

/// Whether the fact of this name is the same word for everybody whom the problem meets.
fn is_nobodys(name: &str) -> bool {
    [FactName::Network, FactName::Permission, FactName::Why].iter().any(|fact| fact.as_str() == name)
}

/// What kind of account it is.
fn whose(account: &Account) -> String {
    let end = account.token.expires_at.map_or_else(|| "unknown".to_owned(), time);
    let kind = account.kind;
    format!(
        "{} {kind:?}, {:?} token, end {end}, failures {}",
        account.network, account.token.kind, account.failures
    )
}

/// A path tells who sits at the computer, and a word as long as a token may be one.
fn without_paths(text: &str) -> String {
    const LONGEST_WORD: usize = 30;
    let is_quiet = |word: &&str| !word.contains(['/', '\\', '@']) && word.len() <= LONGEST_WORD;
    let words = text.split_whitespace().map(|word| if is_quiet(&word) { word } else { "…" });
    words.collect::<Vec<_>>().join(" ")
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
