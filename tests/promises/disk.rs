//! A disk of its own for a test's data folder, which can be full, or closed for writing. Mounting needs root.

use std::path::{Path, PathBuf};
use std::process::Command;

use sixty_tests::sandbox::Sandbox;

/// A disk of its own for the data folder.
pub struct Disk(PathBuf);

impl Disk {
    pub fn of(sandbox: &mut Sandbox) -> Self {
        let folder = sandbox.path("disk");
        std::fs::create_dir(&folder).unwrap();
        mount(&["-t", "tmpfs", "-o", "size=2m,mode=0700", "none"], &folder);
        let data = folder.join("data");
        if sandbox.data_dir().exists() {
            let copied = Command::new("cp").arg("-a").arg(sandbox.data_dir()).arg(&data).status().unwrap();
            assert!(copied.success());
        }
        sandbox.keep_data_in(data);
        Self(folder)
    }

    pub fn fill(&self) {
        let mut file = std::fs::File::create(self.0.join("fill")).unwrap();
        while std::io::Write::write_all(&mut file, &[0; 1024]).is_ok() {}
    }

    pub fn make_room(&self) {
        std::fs::remove_file(self.0.join("fill")).unwrap();
    }

    pub fn protect(&self) {
        mount(&["-o", "remount,ro"], &self.0);
    }

    /// Gives the program a second way to the data folder, in which nothing can be written; the first stays as it is.
    pub fn show_elsewhere(&self, sandbox: &mut Sandbox) -> Elsewhere {
        let folder = sandbox.path("elsewhere");
        std::fs::create_dir(&folder).unwrap();
        let whole = self.0.to_str().unwrap();
        mount(&["--bind", whole], &folder);
        mount(&["-o", "remount,bind,ro"], &folder);
        sandbox.keep_data_in(folder.join("data"));
        Elsewhere(folder)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

/// A disk that is mounted a second time.
pub struct Elsewhere(PathBuf);

impl Drop for Elsewhere {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

fn mount(options: &[&str], folder: &Path) {
    let status = Command::new("mount").args(options).arg(folder).status().unwrap();
    assert!(status.success(), "a small disk needs root");
}
