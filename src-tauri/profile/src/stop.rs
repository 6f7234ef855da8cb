//! The signals that ask a program to stop.

/// The signal that asked the program to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// A person pressed Ctrl-C (SIGINT).
    CtrlC,
    /// The system or a job runner sent SIGTERM; on Windows the console was closed, or the session ends.
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

/// Returns when the program is asked to stop. Windows waits some seconds for a program whose console is closed, and ends it
/// then ("HandlerRoutine callback function").
#[cfg(windows)]
pub async fn asked_to_stop() -> Stop {
    use tokio::signal::windows::{ctrl_break, ctrl_close, ctrl_logoff, ctrl_shutdown};
    let (Ok(mut break_key), Ok(mut close), Ok(mut logoff), Ok(mut shutdown)) =
        (ctrl_break(), ctrl_close(), ctrl_logoff(), ctrl_shutdown())
    else {
        return pressed().await;
    };
    tokio::select! {
        stop = pressed() => stop,
        _ = break_key.recv() => Stop::CtrlC,
        _ = close.recv() => Stop::Terminate,
        _ = logoff.recv() => Stop::Terminate,
        _ = shutdown.recv() => Stop::Terminate,
    }
}

/// Returns on Ctrl-C; never, where the system offers no handler for it.
async fn pressed() -> Stop {
    match tokio::signal::ctrl_c().await {
        Ok(()) => Stop::CtrlC,
        Err(_) => std::future::pending().await,
    }
}
