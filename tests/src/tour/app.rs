//! The desktop program in the tour: its window is clicked through WebKitWebDriver, as it was built.

use anyhow::Result;

use super::desktop::FullDesktop;
use crate::page::{Page, let_driver_in};
use crate::processes;
use crate::running::{RunningGroup, until};
use crate::sandbox::{built, free_port};

/// `sixty-app` with its window.
pub struct App {
    // Dropped in this order: the driver leaves before the program ends.
    pub window: Page,
    program: RunningGroup,
}

impl App {
    /// Starts it, and waits for its window.
    ///
    /// # Errors
    /// When there is no window after a minute.
    pub fn start(desktop: &FullDesktop, arguments: &[&str]) -> Result<Self> {
        let port = free_port();
        let mut command = desktop.command(built("sixty-app"));
        let program = RunningGroup::spawn(let_driver_in(command.args(arguments), port))?;
        desktop.wait_for_windows("Sixty", 1)?;
        let window = Page::of(&desktop.bus, port)?;
        Ok(Self { window, program })
    }

    /// How many pages it shows.
    pub fn pages(&self) -> usize {
        processes::pages_of(self.program.id())
    }

    /// Whether the program itself runs.
    pub fn is_running(&self) -> bool {
        processes::is_running(self.program.id())
    }

    /// Waits until the program and all that it started have ended by themselves.
    ///
    /// # Errors
    /// When one of them still runs after a minute.
    pub fn wait_for_end(&self) -> Result<()> {
        until("the end of the program", || !processes::in_group(self.program.id()))
    }
}
