//! What the program can be started with.

use clap::Parser;

/// Starts the program without a window.
pub const HIDDEN: &str = "--hidden";
const OPEN: &str = "--open";

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
