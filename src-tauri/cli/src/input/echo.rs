//! Turns a terminal's echo back on after a hidden question, also when Ctrl-C ends the question.

#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// When dropped, gives the terminal the modes that it had when this was made.
pub struct ModesRestored {
    #[cfg(unix)]
    before: Option<Termios>,
}

impl ModesRestored {
    /// Remembers the terminal's present modes; does nothing where stdin is no terminal.
    pub fn on_drop() -> Self {
        Self {
            #[cfg(unix)]
            before: tcgetattr(std::io::stdin()).ok(),
        }
    }
}

#[cfg(unix)]
impl Drop for ModesRestored {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // A terminal that has closed meanwhile has no modes to restore.
            tcsetattr(std::io::stdin(), OptionalActions::Now, before).ok();
        }
    }
}
