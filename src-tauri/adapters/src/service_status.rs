//! What a background program tells the system that started it (sd_notify(3)): that it runs, that it is still alive, that it
//! ends. Nothing is told where nobody asked, as in a terminal, and on Windows and macOS.

use std::time::Duration;

/// How often systemd wants to hear that the program is alive, read once at the start.
pub struct ServiceStatus {
    watched: Option<Duration>,
}

impl Default for ServiceStatus {
    fn default() -> Self {
        Self { watched: watched() }
    }
}

impl ServiceStatus {
    /// How often [`ServiceStatus::alive`] has to be called: twice as often as systemd wants it, because a computer may be
    /// busy. None where the program is not watched.
    pub fn alive_every(&self) -> Option<Duration> {
        self.watched.map(|watched| watched / 2)
    }

    /// The program has begun its work.
    pub fn ready(&self) {
        tell(Status::Ready);
    }

    /// The program works.
    pub fn alive(&self) {
        tell(Status::Alive);
    }

    /// The program ends.
    pub fn stopping(&self) {
        tell(Status::Stopping);
    }
}

enum Status {
    Ready,
    Alive,
    Stopping,
}

#[cfg(target_os = "linux")]
fn watched() -> Option<Duration> {
    sd_notify::watchdog_enabled()
}

#[cfg(target_os = "linux")]
fn tell(status: Status) {
    use sd_notify::NotifyState;
    let state = match status {
        Status::Ready => NotifyState::Ready,
        Status::Alive => NotifyState::Watchdog,
        Status::Stopping => NotifyState::Stopping,
    };
    // A system that does not listen misses nothing that the program needs.
    drop(sd_notify::notify(&[state]));
}

#[cfg(not(target_os = "linux"))]
fn watched() -> Option<Duration> {
    None
}

#[cfg(not(target_os = "linux"))]
fn tell(_status: Status) {}
