//! Whether programs that run have taken up the newest token of a file. Most read it once, when they start. Pure.

use std::path::{Path, PathBuf};

use crate::moment::Moment;

/// A program of this user that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Its name, as the system shows it: `node`.
    pub name: String,
    pub started_at: Moment,
    /// The folder that it works in.
    pub folder: PathBuf,
    /// The fingerprints of the tokens in its environment.
    pub marks: Vec<String>,
}

/// Whether a program still works with a token from before. `is_older`: whether a fingerprint is of such a token.
///
/// A program whose environment has such a token certainly does. One that runs code for the web in the folder of the file,
/// since before the file was written, most likely does: it has read the file when it started.
pub fn is_behind(
    running: &Running,
    file: &Path,
    written_at: Moment,
    is_older: &dyn Fn(&str) -> bool,
) -> bool {
    let has_older = running.marks.iter().any(|mark| is_older(mark));
    let is_here = file.parent().is_some_and(|folder| running.folder == folder);
    has_older || is_here && running.started_at < written_at && runs_code(&running.name)
}

/// The programs that sites and bots of people are written for. Editors and shells stand in the same folder and read no
/// settings.
fn runs_code(name: &str) -> bool {
    const PROGRAMS: [&str; 14] = [
        "node",
        "next-server",
        "deno",
        "bun",
        "python",
        "uvicorn",
        "gunicorn",
        "streamlit",
        "php",
        "ruby",
        "puma",
        "java",
        "dotnet",
        "pm2",
    ];
    PROGRAMS.iter().any(|program| name.starts_with(program))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::account::sample::now;

    fn running(name: &str, folder: &str, marks: &[&str], started: i64) -> Running {
        let marks = marks.iter().map(|mark| (*mark).to_owned()).collect();
        Running {
            name: name.into(),
            started_at: now() + TimeDelta::seconds(started),
            folder: folder.into(),
            marks,
        }
    }

    fn is_behind_at_ten(running: &Running) -> bool {
        is_behind(running, Path::new("/srv/site/.env"), now() + TimeDelta::seconds(10), &|mark| {
            mark == "older"
        })
    }

    #[test]
    fn a_program_with_an_older_token_in_its_environment_is_behind_wherever_it_runs() {
        assert!(is_behind_at_ten(&running("anything", "/", &["other", "older"], 20)));
        assert!(!is_behind_at_ten(&running("anything", "/", &["newest"], 0)));
    }

    #[test]
    fn a_server_that_was_started_beside_the_file_before_the_write_is_behind() {
        for name in ["node", "python3", "next-server (v16", "php-fpm8.2"] {
            assert!(is_behind_at_ten(&running(name, "/srv/site", &[], 9)), "{name}");
        }
        assert!(!is_behind_at_ten(&running("node", "/srv/site", &[], 11)), "it has read the new one");
        assert!(!is_behind_at_ten(&running("node", "/srv/other", &[], 9)));
        assert!(
            !is_behind_at_ten(&running("bash", "/srv/site", &[], 9)),
            "an editor or a shell reads no settings"
        );
    }
}
