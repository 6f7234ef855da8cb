//! What the program can be started with.

use std::path::{Path, PathBuf};

use clap::Parser;

/// Starts the program without a window.
pub const HIDDEN: &str = "--hidden";
const OPEN: &str = "--open";
const QUIT: &str = "--quit";

/// Keeps Instagram, Threads and Facebook access tokens alive.
#[derive(Parser, Clone)]
#[command(name = "sixty-app", version)]
pub struct Options {
    #[command(flatten)]
    pub profile: sixty_profile::Options,
    /// Start without a window
    #[arg(long)]
    pub hidden: bool,
    /// Open the window, whatever else is said
    #[arg(long)]
    pub open: bool,
    /// End the program that runs, once nothing must be waited for, and start none
    #[arg(long)]
    pub quit: bool,
    /// A file to open: one that hands a Meta app over (.sixty), or a sealed token (.sixty-token)
    pub file: Option<PathBuf>,
}

impl Options {
    /// Whether the window opens at the start.
    pub fn wants_window(&self) -> bool {
        self.open || !self.hidden
    }
}

/// Whether a second start brings the window to the front. A person who starts the program again wants to see it; a
/// log-in that starts it twice does not. All other arguments are ignored.
pub fn second_wants_window(arguments: &[String]) -> bool {
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    has(OPEN) || !has(HIDDEN)
}

/// Whether a second start asks the program to end, as one does that is about to replace or remove it.
pub fn second_wants_end(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == QUIT)
}

/// The file that a second start is to open, which a desktop names as its last word. It is read from the folder in which
/// that program was started, and it has an ending of ours: no other word of a second start counts.
pub fn second_file(arguments: &[String], folder: &str) -> Option<PathBuf> {
    let file = Path::new(arguments.last()?);
    let is_ours = file.extension().is_some_and(|end| end == "sixty" || end == "sixty-token");
    let whole = Path::new(folder).join(file);
    (is_ours && arguments.len() > 1 && whole.is_absolute()).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_start_opens_no_window_unless_one_is_asked_for() {
        for (arguments, wants) in [
            (vec![], true),
            (vec!["--hidden"], false),
            (vec!["--open"], true),
            (vec!["--hidden", "--open"], true),
            (vec!["--practice"], true),
        ] {
            let given: Vec<String> =
                std::iter::once("sixty-app").chain(arguments).map(String::from).collect();
            assert_eq!(Options::try_parse_from(&given).unwrap().wants_window(), wants, "{given:?}");
            assert_eq!(second_wants_window(&given), wants, "a second start with {given:?}");
        }
    }

    #[test]
    fn a_second_start_ends_the_program_only_by_the_option_for_it() {
        let given = |word: &str| ["sixty-app".to_owned(), word.to_owned()];
        assert!(second_wants_end(&given("--quit")) && Options::parse_from(given("--quit")).quit);
        for other in ["--hidden", "--open", "--practice", "quit.sixty"] {
            assert!(!second_wants_end(&given(other)), "{other}");
        }
    }

    #[test]
    fn a_second_start_opens_a_file_of_ours_alone() {
        let given = |words: &[&str]| -> Vec<String> { words.iter().map(|word| (*word).to_owned()).collect() };
        for (words, file) in [
            (vec!["sixty-app", "/home/jam/agency.sixty"], Some("/home/jam/agency.sixty")),
            (vec!["sixty-app", "--open", "agency.sixty"], Some("/home/jam/agency.sixty")),
            (vec!["sixty-app", "mara.sixty-token"], Some("/home/jam/mara.sixty-token")),
            (vec!["sixty-app", "/etc/passwd"], None),
            (vec!["sixty-app"], None),
            (vec!["/opt/program.sixty"], None),
        ] {
            assert_eq!(second_file(&given(&words), "/home/jam"), file.map(PathBuf::from), "{words:?}");
        }
        assert_eq!(second_file(&given(&["sixty-app", "agency.sixty"]), ""), None);
        let options = Options::try_parse_from(["sixty-app", "--open", "agency.sixty"]).unwrap();
        assert_eq!(options.file, Some(PathBuf::from("agency.sixty")));
    }
}
