//! An environment variable of a project at Vercel (vercel.com, REST API, "Create one or more environment variables").

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;

use super::env_file::is_name;
use super::{Target, http};
use crate::secret::Secret;

/// A project, and the team that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// The project's name or id.
    pub name: String,
    /// The team's id (`team_…`) or its short name; None for a project of the person.
    pub team: Option<String>,
}

/// Why what was typed makes no such place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is no name or id of a project.
    Project,
    /// It is no name of a variable.
    Name,
    /// It is no id or short name of a team.
    Team,
    /// It is no `https` address.
    DeployHook,
}

/// The place with this project, variable, team and deploy hook.
///
/// # Errors
///
/// [`Unfit`].
pub fn target(
    project: &str,
    name: &str,
    team: Option<&str>,
    deploy_hook: Option<&str>,
) -> Result<Target, Unfit> {
    let project = part(project).ok_or(Unfit::Project)?;
    let team = team.map(|team| part(team).ok_or(Unfit::Team)).transpose()?;
    if !is_name(name) || name.len() > 256 {
        return Err(Unfit::Name);
    }
    let hook = deploy_hook.map(|hook| http::address(hook).ok_or(Unfit::DeployHook)).transpose()?;
    let (project, name) = (Project { name: project, team }, name.to_owned());
    Ok(Target::Vercel { project, name, deploy_hook: hook.map(Into::into) })
}

/// Where the variable is written. One that is there already gets the new value.
pub fn address(project: &Project) -> Option<Url> {
    let mut url = Url::parse("https://api.vercel.com/").ok()?;
    url.path_segments_mut().ok()?.clear().extend(["v10", "projects", &project.name, "env"]);
    url.query_pairs_mut().append_pair("upsert", "true");
    if let Some(team) = &project.team {
        let name = if team.starts_with("team_") { "teamId" } else { "slug" };
        url.query_pairs_mut().append_pair(name, team);
    }
    Some(url)
}

/// What is sent there. A sensitive variable is shown to nobody afterwards; Vercel has none for development.
pub fn body(name: &str, token: &Secret) -> Secret {
    let variable = json!({
        "key": name,
        "value": token.expose(),
        "type": "sensitive",
        "target": ["production", "preview"],
    });
    Secret::new(variable.to_string())
}

/// Whether an answer of success names a variable that was not written.
pub fn has_failed(answer: &[u8]) -> bool {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    answer["failed"].as_array().is_some_and(|failed| !failed.is_empty())
}

impl fmt::Display for Project {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.team {
            Some(team) => write!(out, "{team}/{}", self.name),
            None => write!(out, "{}", self.name),
        }
    }
}

/// A name or an id: what may stand in an address of the API.
fn part(text: &str) -> Option<String> {
    let text = text.trim();
    let is_part = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    (is_part && (1..=100).contains(&text.len()) && ![".", ".."].contains(&text)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_written_at_its_project_and_its_team() {
        let address = |team: Option<&str>| {
            let Ok(Target::Vercel { project, .. }) = target("shop-site", "T", team, None) else {
                panic!("a place")
            };
            super::address(&project).unwrap().to_string()
        };
        assert_eq!(address(None), "https://api.vercel.com/v10/projects/shop-site/env?upsert=true");
        assert!(address(Some("team_7x")).ends_with("&teamId=team_7x"));
        assert!(address(Some("corner")).ends_with("&slug=corner"));
    }

    #[test]
    fn what_is_no_name_makes_no_place() {
        let unfit = |project, name, team, hook| target(project, name, team, hook).unwrap_err();
        assert_eq!(unfit("a/b", "T", None, None), Unfit::Project);
        assert_eq!(unfit("..", "T", None, None), Unfit::Project);
        assert_eq!(unfit("a", "MY-TOKEN", None, None), Unfit::Name);
        assert_eq!(unfit("a", "T", Some(""), None), Unfit::Team);
        assert_eq!(unfit("a", "T", None, Some("http://shop.example/")), Unfit::DeployHook);
    }

    #[test]
    fn a_success_that_names_what_failed_is_none() {
        assert!(has_failed(br#"{"created":[],"failed":[{"error":{"code":"X"}}]}"#));
        assert!(!has_failed(br#"{"created":{"key":"T"},"failed":[]}"#));
        assert!(!has_failed(b"no JSON"));
    }
}
