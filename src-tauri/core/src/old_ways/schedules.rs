//! Schedules: workflows of GitHub, lines of cron, tasks of Windows.

use std::path::Component;

use super::{CALLS, Fault, File, Kind, OldWay, starts_a_refresh};

/// A workflow that asks for new tokens.
pub(super) fn workflow(file: &File<'_>) -> Option<OldWay> {
    if !is_workflow(file) || !(file.has_any(&CALLS) || file.text.lines().any(starts_a_refresh)) {
        return None;
    }
    let line = file.line(|line| cron_of_yaml(line).is_some()).unwrap_or(1);
    Some(OldWay::new(Kind::Workflow, line, of_workflow(file).chain(of_times(file.text))))
}

/// Whether GitHub runs the file (GitHub Actions, "Workflow syntax": `.github/workflows`).
pub(super) fn is_workflow(file: &File<'_>) -> bool {
    let folders = file.path.parent().into_iter().flat_map(|folder| folder.components().rev().take(2));
    let folders: Vec<_> = folders.collect();
    let is = |index: usize, name: &str| matches!(folders.get(index), Some(Component::Normal(folder)) if *folder == name);
    file.ends_in(&["yml", "yaml"]) && is(0, "workflows") && is(1, ".github")
}

/// Lines of cron, and tasks of Windows, in whatever file they are kept; in written steps too, because people copy them
/// from there.
pub(super) fn scheduled(file: &File<'_>) -> Vec<OldWay> {
    if is_workflow(file) {
        return Vec::new();
    }
    let cron = file.text.lines().enumerate().filter_map(|(index, line)| {
        let (times, command) = cron_of_line(line)?;
        starts_a_refresh(command).then(|| OldWay::new(Kind::Cron, index + 1, of_fields(&times)))
    });
    let mut found: Vec<OldWay> = cron.collect();
    let is_task = file.has("schemas.microsoft.com/windows/2004/02/mit/task") && starts_a_refresh(file.text);
    let made = file.line(|line| line.to_lowercase().contains("schtasks") && starts_a_refresh(line));
    let exported = is_task.then(|| file.line(|line| line.contains("<Exec>")).unwrap_or(1));
    if let Some(line) = made.or(exported) {
        found.push(OldWay::new(Kind::ScheduledTask, line, []));
    }
    found
}

/// What is wrong with the times that stand anywhere in a text.
pub(super) fn of_times(text: &str) -> impl Iterator<Item = Fault> {
    text.lines().filter_map(cron_of_yaml).flat_map(|times| of_fields(&times))
}

fn of_workflow(file: &File<'_>) -> impl Iterator<Item = Fault> {
    let writes_secret = file.has_any(&["gh secret set", "/actions/secrets", "secrets-sync", "github-secret"]);
    let has_own_token = file.has_any(&["secrets.GITHUB_TOKEN", "github.token"]);
    let adds_env = |line: &str| line.contains("git add") && line.contains(".env");
    let commits = file.text.lines().any(adds_env);
    let pushes = file.has_any(&["git push", "git-auto-commit", "add-and-commit"]);
    let gives_on = file.has_any(&[
        "vercel env",
        "netlify env",
        "wrangler secret",
        "fly secrets",
        "heroku config",
        "ssh ",
    ]);
    Fault::that_are([
        (Fault::ThrownAway, !writes_secret && !pushes && !gives_on),
        (Fault::GithubToken, writes_secret && has_own_token),
        (Fault::CommitsToken, commits),
        (Fault::HidesFailure, file.has_any(&["continue-on-error: true", "|| true", "|| exit 0"])),
        (Fault::Sleeps, file.has("schedule:")),
    ])
}

/// The five fields of a time in a workflow: `- cron: '0 0 */30 * *'`.
fn cron_of_yaml(line: &str) -> Option<Vec<&str>> {
    let times = line.trim_start().trim_start_matches('-').trim_start().strip_prefix("cron:")?.trim_start();
    let quote = times.chars().next().filter(|quote| "'\"".contains(*quote));
    let times = match quote {
        Some(quote) => times[1..].split(quote).next()?,
        None => times.split('#').next()?,
    };
    let fields: Vec<&str> = times.split_ascii_whitespace().collect();
    (fields.len() == FIELDS && fields.iter().all(|field| is_field(field))).then_some(fields)
}

/// The five fields and the command of a line of cron. A line behind `#` does not run.
fn cron_of_line(line: &str) -> Option<(Vec<&str>, &str)> {
    let mut rest = line.trim_start();
    let mut fields = Vec::new();
    for _ in 0..FIELDS {
        let (field, behind) = rest.split_once([' ', '\t'])?;
        if !is_field(field) {
            return None;
        }
        fields.push(field);
        rest = behind.trim_start();
    }
    Some((fields, rest))
}

/// How many fields a time of cron has: minute, hour, day of the month, month, day of the week.
const FIELDS: usize = 5;

fn is_field(field: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "*/,-".contains(letter);
    let begins = field.starts_with(|letter: char| letter.is_ascii_digit() || letter == '*')
        || field.len() == "mon".len() && field.bytes().all(|letter| letter.is_ascii_alphabetic());
    begins && field.chars().all(is_part)
}

/// What is wrong with the five fields of a time.
fn of_fields(fields: &[&str]) -> impl Iterator<Item = Fault> + use<> {
    let step = |index: usize| {
        let (_, step) = fields.get(index)?.split_once('/')?;
        step.parse::<u32>().ok()
    };
    let is_one_month =
        fields.get(3).is_some_and(|months| months.bytes().all(|letter| letter.is_ascii_alphanumeric()));
    Fault::that_are([
        // Two months have up to 62 days.
        (Fault::TooRare, is_one_month || step(3).is_some_and(|months| months >= 2)),
        // A step begins anew with each month; up to 15 it comes close to what is meant.
        (Fault::DayStep, step(2).is_some_and(|days| days > 15)),
    ])
}
