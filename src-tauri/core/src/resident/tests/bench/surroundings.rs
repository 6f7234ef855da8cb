//! The computer around the program in memory: a desktop on which a test may switch the start at log-in on or off.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use async_trait::async_trait;
use tokio::sync::Notify;

use crate::ports::{AtLogin, DataFolder, OnDesktop, PortState, Surroundings, System};

/// A desktop that has everything, but for the start at log-in.
#[derive(Default)]
pub struct MemorySurroundings {
    begins: AtomicBool,
    looks: AtomicUsize,
    slow: AtomicBool,
    goes_on: Notify,
}

impl MemorySurroundings {
    /// The program begins at log-in from now on.
    pub fn begins_at_login(&self) {
        self.begins.store(true, Ordering::SeqCst);
    }

    /// How often it was looked at.
    pub fn looks(&self) -> usize {
        self.looks.load(Ordering::SeqCst)
    }

    /// The next looks wait until [`MemorySurroundings::go_on`].
    pub fn wait(&self) {
        self.slow.store(true, Ordering::SeqCst);
    }

    pub fn go_on(&self) {
        self.slow.store(false, Ordering::SeqCst);
        self.goes_on.notify_waiters();
    }
}

#[async_trait]
impl Surroundings for MemorySurroundings {
    async fn port(&self, _: u16) -> PortState {
        PortState::Free
    }

    async fn notifications(&self) -> OnDesktop {
        let notified = self.goes_on.notified();
        self.looks.fetch_add(1, Ordering::SeqCst);
        if self.slow.load(Ordering::SeqCst) {
            notified.await;
        }
        OnDesktop::There
    }

    async fn tray(&self) -> OnDesktop {
        OnDesktop::There
    }

    async fn at_login(&self) -> AtLogin {
        AtLogin { has_desktop: true, program: Some(self.begins.load(Ordering::SeqCst)), keeper: false }
    }

    async fn data_folder(&self) -> DataFolder {
        DataFolder::Used { path: PathBuf::from("/data"), is_ours_alone: true, trouble: None }
    }

    async fn system(&self) -> System {
        System { program: "1.0.0".to_owned(), ..System::default() }
    }
}
