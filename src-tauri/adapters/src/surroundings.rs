//! The surroundings port: what the check-up sees of this computer. It only looks.

mod at_login;
#[cfg_attr(target_os = "linux", path = "surroundings/desktop_linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "surroundings/desktop_elsewhere.rs")]
mod desktop;
mod disk;
mod listener;
mod system;

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use sixty_core::ports::{AtLogin, DataFolder, DoorTrouble, OnDesktop, PortState, Surroundings, System};
use sixty_core::problem::Problem;

use crate::data_dir::DataDir;
use crate::doorway;

/// The surroundings of one data folder.
pub struct LocalSurroundings {
    data: PathBuf,
    refused: Option<Problem>,
    vault: &'static str,
}

impl LocalSurroundings {
    /// `data` is the data folder, which need not be there. `refused` says why no program of ours uses it. `vault` names
    /// the kind of vault that was chosen.
    pub fn new(data: &Path, refused: Option<Problem>, vault: &'static str) -> Self {
        Self { data: data.to_owned(), refused, vault }
    }
}

#[async_trait]
impl Surroundings for LocalSurroundings {
    async fn port(&self, port: u16) -> PortState {
        match doorway::try_port(port).await {
            Ok(()) => PortState::Free,
            Err(DoorTrouble::Busy(_)) => listener::at(port),
            Err(trouble) => PortState::Refused(trouble.to_string()),
        }
    }

    async fn notifications(&self) -> OnDesktop {
        desktop::notifications().await
    }

    async fn tray(&self) -> OnDesktop {
        desktop::tray().await
    }

    async fn at_login(&self) -> AtLogin {
        at_login::at_login().await
    }

    async fn data_folder(&self) -> DataFolder {
        if let Some(problem) = &self.refused {
            return DataFolder::Refused(Box::new(problem.clone()));
        }
        match DataDir::look(&self.data) {
            Ok(Some(found)) => DataFolder::Used {
                path: self.data.clone(),
                is_ours_alone: found.is_ours_alone,
                trouble: disk::trouble(&self.data),
            },
            // A folder that went meanwhile is not there, and one that is not used was told above.
            Ok(None) | Err(_) => DataFolder::Absent(disk::trouble_above(&self.data)),
        }
    }

    async fn system(&self) -> System {
        System {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            system: system::name(),
            desktop: system::desktop(),
            vault: match desktop::keychain_program().await {
                Some(program) if self.vault == KEYCHAIN => format!("{KEYCHAIN} ({program})"),
                _ => self.vault.to_owned(),
            },
        }
    }
}

/// The name of the kind of vault that the system keeps.
pub const KEYCHAIN: &str = "keychain";
