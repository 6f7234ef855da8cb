//! What the program can be started with.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Starts the program without a window.
pub const HIDDEN: &str = "--hidden";
const OPEN: &str = "--open";

/// Keeps Instagram, Threads and Facebook access tokens alive.
#[derive(Parser, Debug, Clone)]
#[command(name = "sixty-app", version)]
pub struct Options {
    /// Where ledger, settings, locks and certificate live
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Practise with the built-in pretend Meta
    #[arg(long)]
    pub practice: bool,
    /// Practise against a pretend Meta that runs on this computer
    #[arg(long, value_name = "URL", conflicts_with = "practice")]
    pub practice_url: Option<String>,
    /// Practice only: what the clock says at the start
    #[arg(long, value_name = "RFC3339")]
    pub now: Option<String>,
    /// Where tokens are kept
    #[arg(long, value_enum, default_value = "keychain")]
    pub vault: VaultKind,
    /// Start without a window
    #[arg(long)]
    pub hidden: bool,
    /// Open the window, whatever else is said
    #[arg(long)]
    pub open: bool,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultKind {
    /// The password vault of this computer
    Keychain,
    /// A file sealed with the passphrase in SIXTY_PASSPHRASE_FILE
    File,
}

impl Options {
    /// Whether the window opens at the start.
    pub fn wants_window(&self) -> bool {
        self.open || !self.hidden
    }
}

/// Whether a second start brings the window forward. A person who starts the program again wants to see it; a log-in
/// that starts it twice does not. Nothing else of these arguments counts.
pub fn second_wants_window(arguments: &[String]) -> bool {
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    has(OPEN) || !has(HIDDEN)
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
}
