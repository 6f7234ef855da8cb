//! What Meta says beyond its numbers: words that are meant for people, the permission that is missing, the minutes to
//! wait. They become facts of the problem.

use super::{Finding, permissions};
use crate::ports::MetaError;
use crate::problem::{Case, Code, Fact, FactName, Problem};

/// Adds to a problem what the error says.
#[must_use]
pub fn with_words(mut problem: Problem, error: &MetaError, found: Finding) -> Problem {
    let words = words_of(error);
    if let Some(permission) = permission(&words, found) {
        problem = problem.with_text(FactName::Permission, permission);
    }
    if let Some(all) = permissions(&words, found) {
        problem = problem.with_text(FactName::Permissions, all);
    }
    if let Some(said) = shown(error, found) {
        problem = problem.with_text(FactName::Said, said);
    }
    match error.wait.map(|wait| i64::try_from(wait.as_secs().div_ceil(60)).unwrap_or(i64::MAX)) {
        Some(minutes) if found.code == Code::SlowDown => {
            problem.with(FactName::Minutes, Fact::Number(minutes))
        }
        _ => problem,
    }
}

/// Everything that an error says in words.
pub fn words_of(error: &MetaError) -> String {
    let more = [error.user_title.as_deref(), error.user_message.as_deref()];
    let all = std::iter::once(error.message.as_str()).chain(more.into_iter().flatten());
    all.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The permission that the words name, where the cause is one.
pub fn permission(words: &str, found: Finding) -> Option<String> {
    match (found.code, found.case) {
        (Code::Permission, _) | (Code::UseCase, None | Some(Case::StrangePermission)) => {
            permissions::named_in(words).into_iter().next()
        }
        (_, Some(Case::RetiredPermission)) => permissions::retired_in(words).map(str::to_owned),
        _ => None,
    }
}

/// The permissions that the words name, where there are several: all, or one of them, is wanted.
pub fn permissions(words: &str, found: Finding) -> Option<String> {
    let named = if found == super::causes::PERMISSION { permissions::named_in(words) } else { Vec::new() };
    (named.len() > 1).then(|| named.join(", "))
}

/// Meta's title and sentence for people; where a refusal has no cause of its own, its message.
fn shown(error: &MetaError, found: Finding) -> Option<String> {
    let title = error.user_title.as_deref().map(|title| title.trim_end_matches('.'));
    let message = error.user_message.as_deref();
    let said: Vec<&str> = [title, message].into_iter().flatten().filter(|said| !said.is_empty()).collect();
    if !said.is_empty() {
        return Some(said.join(". "));
    }
    let has_no_cause = found == super::causes::UNKNOWN || only_words_tell(found);
    (has_no_cause && !error.message.is_empty()).then(|| error.message.clone())
}

/// Whether Meta's words alone tell what was refused, or what is wrong with a post.
pub fn only_words_tell(found: Finding) -> bool {
    const CASES: [Case; 5] = [Case::Refused, Case::AskedFor, Case::Media, Case::Caption, Case::Link];
    found == super::causes::DEPRECATED || found.case.is_some_and(|case| CASES.contains(&case))
}
