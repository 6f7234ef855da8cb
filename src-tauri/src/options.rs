//! What the program can be started with.

use std::path::{Path, PathBuf};

use clap::Parser;
use sixty_core::tray::Act;

/// Starts the program without a window.
pub const HIDDEN: &str = "--hidden";

/// Removes all that the program keeps.
pub const REMOVE_EVERYTHING: &str = "--remove-everything";
const OPEN: &str = "--open";
#[cfg_attr(target_os = "macos", allow(dead_code, reason = "macOS itself keeps an app single"))]
const QUIT: &str = "--quit";
const EXTEND: &str = "--extend";
const ADD_ACCOUNT: &str = "--add-account";

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
    /// Extend every token that can be extended
    #[arg(long)]
    pub extend: bool,
    /// Open the window where an account is connected
    #[arg(long)]
    pub add_account: bool,
    /// Removes all that the program keeps; the program starts itself so, after it has ended
    #[arg(long, hide = true)]
    pub remove_everything: bool,
    /// A file to open: one that hands a Meta app over (.sixty), a sealed token (.sixty-token) or a backup (.sixty-backup)
    pub file: Option<PathBuf>,
}

impl Options {
    /// What is done at the start.
    pub fn acts(&self) -> Vec<Act> {
        let Self { hidden, open, extend, add_account, .. } = *self;
        acts(|name| match name {
            HIDDEN => hidden,
            OPEN => open,
            EXTEND => extend,
            ADD_ACCOUNT => add_account,
            _ => false,
        })
    }
}

/// What a second start asks of the program that runs. A person who starts the program again wants to see it; a log-in that
/// starts it twice does not. All other arguments are ignored.
#[cfg_attr(target_os = "macos", allow(dead_code, reason = "macOS itself keeps an app single"))]
pub fn acts_of_second(arguments: &[String]) -> Vec<Act> {
    acts(|name| arguments.iter().any(|argument| argument == name))
}

fn acts(has: impl Fn(&str) -> bool) -> Vec<Act> {
    let window = if has(ADD_ACCOUNT) {
        Some(Act::AddAccount)
    } else {
        (has(OPEN) || !has(HIDDEN)).then_some(Act::Open)
    };
    has(EXTEND).then_some(Act::ExtendAll).into_iter().chain(window).collect()
}

/// Whether a second start asks the program to end, as one does that is about to replace or remove it.
#[cfg_attr(target_os = "macos", allow(dead_code, reason = "macOS itself keeps an app single"))]
pub fn second_wants_end(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == QUIT)
}

/// The kinds of files that the program opens.
const ENDINGS: [&str; 3] = ["sixty", "sixty-token", "sixty-backup"];

/// The file that a second start is to open, which a desktop names as its last word. It is read from the folder in which
/// that program was started, and it has an ending of ours: no other word of a second start counts.
#[cfg_attr(target_os = "macos", allow(dead_code, reason = "macOS itself keeps an app single"))]
pub fn second_file(arguments: &[String], folder: &str) -> Option<PathBuf> {
    let file = Path::new(arguments.last()?);
    let is_ours = file.extension().is_some_and(|end| ENDINGS.iter().any(|ending| end == *ending));
    let whole = Path::new(folder).join(file);
    (is_ours && arguments.len() > 1 && whole.is_absolute()).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_does_what_its_words_say_the_first_time_and_the_second() {
        for (arguments, acts) in [
            (vec![], vec![Act::Open]),
            (vec!["--hidden"], vec![]),
            (vec!["--open"], vec![Act::Open]),
            (vec!["--hidden", "--open"], vec![Act::Open]),
            (vec!["--practice"], vec![Act::Open]),
            (vec!["--extend"], vec![Act::ExtendAll, Act::Open]),
            (vec!["--hidden", "--extend"], vec![Act::ExtendAll]),
            (vec!["--add-account"], vec![Act::AddAccount]),
            (vec!["--hidden", "--add-account"], vec![Act::AddAccount]),
        ] {
            let given: Vec<String> =
                std::iter::once("sixty-app").chain(arguments).map(String::from).collect();
            assert_eq!(Options::try_parse_from(&given).unwrap().acts(), acts, "{given:?}");
            assert_eq!(acts_of_second(&given), acts, "a second start with {given:?}");
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
        let home = if cfg!(windows) { r"C:\Users\jam" } else { "/home/jam" };
        let whole = Path::new(home).join("agency.sixty");
        for (words, file) in [
            (vec!["sixty-app", whole.to_str().unwrap()], Some("agency.sixty")),
            (vec!["sixty-app", "--open", "agency.sixty"], Some("agency.sixty")),
            (vec!["sixty-app", "mara.sixty-token"], Some("mara.sixty-token")),
            (vec!["sixty-app", "all.sixty-backup"], Some("all.sixty-backup")),
            (vec!["sixty-app", "/etc/passwd"], None),
            (vec!["sixty-app"], None),
            (vec!["/opt/program.sixty"], None),
        ] {
            let file = file.map(|file| Path::new(home).join(file));
            assert_eq!(second_file(&given(&words), home), file, "{words:?}");
        }
        assert_eq!(second_file(&given(&["sixty-app", "agency.sixty"]), ""), None);
        let options = Options::try_parse_from(["sixty-app", "--open", "agency.sixty"]).unwrap();
        assert_eq!(options.file, Some(PathBuf::from("agency.sixty")));
    }

    /// The manual page that the packages bring; `SIXTY_WRITE_MANUAL=1` writes it anew.
    #[test]
    fn the_manual_says_what_help_says() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/packages/linux/man/sixty-app.1");
        let mut written = Vec::new();
        clap_mangen::Man::new(<Options as clap::CommandFactory>::command()).render(&mut written).unwrap();
        written.extend(b".SH \"SEE ALSO\"\n\\fBsixty\\fR(1)\n");

        if std::env::var_os("SIXTY_WRITE_MANUAL").is_some() {
            std::fs::write(file, &written).unwrap();
        }

        assert!(
            std::fs::read(file).is_ok_and(|kept| kept == written),
            "the options have changed: run this test with SIXTY_WRITE_MANUAL=1"
        );
    }
}
