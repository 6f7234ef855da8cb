//! How a program is asked to stop from outside.

/// Who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// A person pressed Ctrl-C.
    CtrlC,
    /// The system, or a job's end (SIGTERM).
    Terminate,
}

/// Returns when somebody asks.
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

/// Returns when somebody asks.
#[cfg(not(unix))]
pub async fn asked_to_stop() -> Stop {
    pressed().await
}

/// Where it cannot be listened to, nobody is heard.
async fn pressed() -> Stop {
    match tokio::signal::ctrl_c().await {
        Ok(()) => Stop::CtrlC,
        Err(_) => std::future::pending().await,
    }
}
