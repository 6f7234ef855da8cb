//! The signals that ask a program to stop.

/// The signal that asked the program to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// A person pressed Ctrl-C (SIGINT).
    CtrlC,
    /// The system or a job runner sent SIGTERM.
    Terminate,
}

/// Returns when the program is asked to stop.
#[cfg(unix)]
pub async fn asked_to_stop() -> Stop {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        stop = pressed() => stop,
        () = terminated => Stop::Terminate,
    }
}

/// Returns when the program is asked to stop.
#[cfg(not(unix))]
pub async fn asked_to_stop() -> Stop {
    pressed().await
}

/// Returns on Ctrl-C; never, where the system offers no handler for it.
async fn pressed() -> Stop {
    match tokio::signal::ctrl_c().await {
        Ok(()) => Stop::CtrlC,
        Err(_) => std::future::pending().await,
    }
}
