//! A terminal that asked without echo shows again what is typed, also when Ctrl-C ends the question.

#[cfg(unix)]
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Puts the terminal back as it was when it is dropped.
pub struct Shown {
    #[cfg(unix)]
    before: Option<Termios>,
}

impl Shown {
    pub fn again() -> Self {
        Self {
            #[cfg(unix)]
            before: tcgetattr(std::io::stdin()).ok(),
        }
    }
}

#[cfg(unix)]
impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // A terminal that is gone needs nothing.
            tcsetattr(std::io::stdin(), OptionalActions::Now, before).ok();
        }
    }
}
