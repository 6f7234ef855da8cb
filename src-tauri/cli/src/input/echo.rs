//! Turns a terminal's echo back on after a hidden question, also when Ctrl-C ends the question.

#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
#[cfg(windows)]
use winapi_util::{HandleRef, console};

/// When dropped, gives the terminal the modes that it had when this was made.
pub struct ModesRestored {
    #[cfg(unix)]
    before: Option<Termios>,
    #[cfg(windows)]
    before: Option<u32>,
}

impl ModesRestored {
    /// Remembers the terminal's present modes; does nothing where stdin is no terminal.
    pub fn on_drop() -> Self {
        Self {
            #[cfg(unix)]
            before: tcgetattr(std::io::stdin()).ok(),
            #[cfg(windows)]
            before: console::mode(HandleRef::stdin()).ok(),
        }
    }
}

impl Drop for ModesRestored {
    fn drop(&mut self) {
        // A terminal that has closed meanwhile has no modes to restore.
        if let Some(before) = &self.before {
            #[cfg(unix)]
            tcsetattr(std::io::stdin(), OptionalActions::Now, before).ok();
            #[cfg(windows)]
            console::set_mode(HandleRef::stdin(), *before).ok();
        }
    }
}
