//! Hides what is typed at a terminal, from before the question is shown until its answer is there, also when Ctrl-C ends the
//! question. What reads the answer hides it only after it has written the question, and a pasted secret is faster.

#[cfg(unix)]
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
#[cfg(windows)]
use winapi_util::{HandleRef, console};

/// What is typed is hidden until this is dropped, which gives the terminal the modes that it had.
pub struct Hidden {
    #[cfg(unix)]
    before: Option<Termios>,
    #[cfg(windows)]
    before: Option<u32>,
}

impl Hidden {
    /// Hides what is typed; does nothing where stdin is no terminal.
    #[cfg(unix)]
    pub fn from_now_on() -> Self {
        let before = tcgetattr(std::io::stdin()).ok();
        if let Some(mut hidden) = before.clone() {
            hidden.local_modes.remove(LocalModes::ECHO);
            tcsetattr(std::io::stdin(), OptionalActions::Now, &hidden).ok();
        }
        Self { before }
    }

    /// Hides what is typed; does nothing where stdin is no terminal.
    #[cfg(windows)]
    pub fn from_now_on() -> Self {
        /// `ENABLE_ECHO_INPUT` of the console's modes.
        const ECHO: u32 = 0x4;
        let before = console::mode(HandleRef::stdin()).ok();
        if let Some(before) = before {
            console::set_mode(HandleRef::stdin(), before & !ECHO).ok();
        }
        Self { before }
    }
}

impl Drop for Hidden {
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
