//! How tokens were kept alive before: scripts, schedules and written steps in the folder of a project, known by what
//! stands in them, and what is wrong with each. Pure.
//!
//! The patterns are those that people really have: their scripts call Meta's addresses by name, and their schedules name
//! the script. A file that only looks like one costs a sentence; nothing is changed because of it.

mod schedules;
mod scripts;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::token_shape::{self, Shape};

/// Something in a project that kept a token alive, or was meant to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldWay {
    pub kind: Kind,
    /// The line that shows it, counted from 1.
    pub line: usize,
    /// What is wrong with it, the worst first.
    pub faults: Vec<Fault>,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A JSON file in which a script keeps the dates of the token.
    Metadata,
    /// A program that asks Meta for a new token.
    Script,
    /// A name under which npm starts that program.
    NpmScript,
    /// A workflow of GitHub.
    Workflow,
    /// A line of cron.
    Cron,
    /// A task of the Windows Task Scheduler.
    ScheduledTask,
    /// Steps that a person is to follow.
    Guide,
    /// The secret of a Meta app, written where everybody reads it who has the project.
    AppSecret,
    /// A program of Streamlit, which reads its settings when it starts.
    Streamlit,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It ends well, and the new token is kept nowhere.
    ThrownAway,
    /// It writes a secret with GitHub's own token of the run, which may not do that.
    GithubToken,
    /// It puts the token into the repository.
    CommitsToken,
    /// GitHub switches the schedule off after 60 days without a commit: as long as a token lives.
    Sleeps,
    /// It runs more rarely than a token lives.
    TooRare,
    /// `*/30` means the first and the 31st day of a month, not every 30 days.
    DayStep,
    /// It trades a short token for a long one where it should extend the long one.
    ExchangesForRefresh,
    /// It extends a token of one hour, which Meta refuses.
    RefreshesShort,
    /// It shows the new token and writes it nowhere: a person has to copy it.
    OnlyPrints,
    /// It ends well whatever happens.
    HidesFailure,
}

impl Kind {
    /// The spelling in data and in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Script => "script",
            Self::NpmScript => "npm_script",
            Self::Workflow => "workflow",
            Self::Cron => "cron",
            Self::ScheduledTask => "scheduled_task",
            Self::Guide => "guide",
            Self::AppSecret => "app_secret",
            Self::Streamlit => "streamlit",
        }
    }
}

impl Fault {
    /// The spelling in the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::ThrownAway => "thrown_away",
            Self::GithubToken => "github_token",
            Self::CommitsToken => "commits_token",
            Self::Sleeps => "sleeps",
            Self::TooRare => "too_rare",
            Self::DayStep => "day_step",
            Self::ExchangesForRefresh => "exchanges_for_refresh",
            Self::RefreshesShort => "refreshes_short",
            Self::OnlyPrints => "only_prints",
            Self::HidesFailure => "hides_failure",
        }
    }

    /// Those of which it is so.
    fn that_are<const N: usize>(all: [(Self, bool); N]) -> impl Iterator<Item = Self> {
        all.into_iter().filter_map(|(fault, is_so)| is_so.then_some(fault))
    }
}

impl OldWay {
    /// What a line shows, with each fault once.
    fn new(kind: Kind, line: usize, faults: impl IntoIterator<Item = Fault>) -> Self {
        let faults: BTreeSet<Fault> = faults.into_iter().collect();
        Self { kind, line, faults: faults.into_iter().collect() }
    }
}

/// What a file of a project shows.
pub fn of(path: &Path, content: &[u8]) -> Vec<OldWay> {
    let Ok(text) = str::from_utf8(content) else { return Vec::new() };
    let file = File { name: lower(path.file_name()), end: lower(path.extension()), path, text };
    let mut found: Vec<OldWay> = Vec::new();
    found.extend(metadata(&file));
    found.extend(scripts::npm(&file));
    found.extend(
        schedules::workflow(&file).or_else(|| scripts::script(&file)).or_else(|| scripts::guide(&file)),
    );
    found.extend(schedules::scheduled(&file));
    found.extend(scripts::streamlit(&file));
    found.extend(app_secret(&file));
    found
}

/// A file of a project.
struct File<'a> {
    path: &'a Path,
    /// The name in small letters.
    name: String,
    /// What stands behind the last dot of the name.
    end: String,
    text: &'a str,
}

impl File<'_> {
    /// The number of the first line of which this is true.
    fn line(&self, is_it: impl Fn(&str) -> bool) -> Option<usize> {
        self.text.lines().position(is_it).map(|index| index + 1)
    }

    fn has(&self, part: &str) -> bool {
        self.text.contains(part)
    }

    fn has_any(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.has(part))
    }

    fn ends_in(&self, ends: &[&str]) -> bool {
        ends.contains(&self.end.as_str())
    }
}

/// The parameters and addresses by which Meta gives another token (Threads and Instagram API, "Long-Lived Access Tokens";
/// Facebook Login, "Get Long-Lived Tokens").
const CALLS: [&str; 6] = [
    "refresh_access_token",
    "th_refresh_token",
    "ig_refresh_token",
    "th_exchange_token",
    "ig_exchange_token",
    "fb_exchange_token",
];

/// Whether a line starts a program that is called for a new token: `npm run refresh-instagram-token`.
fn starts_a_refresh(line: &str) -> bool {
    let line = line.to_lowercase();
    line.contains("token") && ["refresh", "renew", "extend", "rotate"].iter().any(|verb| line.contains(verb))
}

fn lower(part: Option<&std::ffi::OsStr>) -> String {
    part.map(|part| part.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The dates of a token as scripts keep them: its first letters with three dots behind, and when it ends or was made.
fn metadata(file: &File<'_>) -> Option<OldWay> {
    if !file.ends_in(&["json"]) {
        return None;
    }
    let Value::Object(keys) = serde_json::from_str(file.text).ok()? else { return None };
    let is_cut = keys.get("access_token")?.as_str()?.ends_with("...");
    let is_dated = ["expires_at", "refreshed_at"].iter().any(|key| keys.contains_key(*key));
    let line = file.line(|line| line.contains("\"access_token\"")).unwrap_or(1);
    (is_cut && is_dated).then(|| OldWay::new(Kind::Metadata, line, []))
}

/// The first secret of a Meta app in a program or in written steps. In a settings file it is where it belongs.
fn app_secret(file: &File<'_>) -> Option<OldWay> {
    let is_read_by_others =
        scripts::is_program(file) || scripts::is_prose(file) || schedules::is_workflow(file);
    let line = file.line(|line| line.to_lowercase().contains("secret") && words(line).any(is_app_secret));
    line.filter(|_| is_read_by_others).map(|line| OldWay::new(Kind::AppSecret, line, []))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_ascii_alphanumeric())
}

fn is_app_secret(word: &str) -> bool {
    token_shape::shape_of(word) == Shape::AppSecret
}

#[cfg(test)]
mod tests;
