//! The main job from the first run on, as a person does it, on a desktop of its own: named steps with pictures.

mod app;
mod desktop;
mod steps;
mod vault;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use app::App;
use desktop::FullDesktop;
use steps::STEPS;
use vault::Vault;

/// The state of a tour between two steps.
struct Tour<'a> {
    pictures: &'a Path,
    taken: usize,
    // The program ends before its desktop.
    app: App,
    tray: crate::panel::TrayIcon,
    desktop: FullDesktop,
}

/// Walks all steps. `say` is told each one, with what was seen; the pictures are in the folder. The answer is the home
/// folder that all of it had, which is gone.
///
/// # Errors
/// At the first step that does not show what it should, after a picture of the screen.
pub fn walk(pictures: &Path, say: &mut dyn FnMut(&str)) -> Result<PathBuf> {
    if pictures.exists() {
        fs::remove_dir_all(pictures)?;
    }
    fs::create_dir_all(pictures)?;
    let desktop = FullDesktop::start()?;
    let app = App::start(&desktop, &[])?;
    let tray = desktop.tray_icon()?;
    let mut tour = Tour { pictures, taken: 0, app, tray, desktop };
    for (number, (name, step)) in STEPS.iter().enumerate() {
        let seen = step(&mut tour).with_context(|| {
            tour.picture("failed").ok();
            format!("{name}: see {}", pictures.display())
        })?;
        say(&format!("{:>2}/{}  {name}: {seen}", number + 1, STEPS.len()));
    }
    Ok(tour.desktop.bus.home().to_owned())
}

impl Tour<'_> {
    /// Keeps a picture of the screen as it is now.
    fn picture(&mut self, name: &str) -> Result<()> {
        self.taken += 1;
        self.desktop.picture(&self.pictures.join(format!("{:02}-{name}.png", self.taken)))
    }

    /// Starts the program again, with these arguments.
    fn start(&mut self, arguments: &[&str]) -> Result<()> {
        self.app = App::start(&self.desktop, arguments)?;
        self.tray = self.desktop.tray_icon()?;
        Ok(())
    }

    /// The keychain of this desktop.
    fn vault(&self) -> Vault<'_> {
        Vault::of(&self.desktop.bus)
    }
}
