//! The pretend Meta as a program of its own: prints its address and serves until it is told to end.

use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::Parser;
use sixty_practice::{Clock, PracticeError, PretendMeta, ServeLock, serve};
use tokio::net::TcpListener;

/// A pretend Meta for Threads, Instagram and Facebook on this computer.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long)]
    port: u16,
    /// Folder that remembers people, tokens and time
    #[arg(long)]
    state: Option<PathBuf>,
    /// What its clock says at the start
    #[arg(long, value_name = "RFC3339")]
    now: Option<DateTime<Utc>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // With stderr closed there is nothing left to report to.
            drop(writeln!(io::stderr(), "sixty-practice: {error}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), PracticeError> {
    let lock = options.state.as_deref().map(serve_lock).transpose()?;
    let meta = PretendMeta::open(options.state.as_deref(), clock(options.now))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    if let Some(lock) = &lock {
        lock.announce(&listener)?;
    }
    writeln!(io::stdout(), "http://{}", listener.local_addr()?)?;
    io::stdout().flush()?;
    tokio::select! {
        ended = serve(listener, meta) => Ok(ended?),
        told = told_to_end() => Ok(told?),
    }
}

fn serve_lock(directory: &Path) -> Result<ServeLock, PracticeError> {
    ServeLock::try_take(directory)?.ok_or(PracticeError::Order(
        "another sixty-practice serves this folder; end it or take another folder",
    ))
}

/// Returns on Ctrl-C or SIGTERM. Every change is on disk by then, so the program can just stop.
#[cfg(unix)]
async fn told_to_end() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        pressed = tokio::signal::ctrl_c() => pressed,
    }
}

/// Returns on Ctrl-C and Ctrl-Break, and when the console is closed.
#[cfg(windows)]
async fn told_to_end() -> io::Result<()> {
    use tokio::signal::windows::{ctrl_break, ctrl_close};
    let (mut break_key, mut close) = (ctrl_break()?, ctrl_close()?);
    tokio::select! {
        _ = break_key.recv() => Ok(()),
        _ = close.recv() => Ok(()),
        pressed = tokio::signal::ctrl_c() => pressed,
    }
}

/// A clock that runs on from `start`, or the computer's clock without it.
#[expect(clippy::disallowed_methods, reason = "this program is not given a clock by another one")]
fn clock(start: Option<DateTime<Utc>>) -> Clock {
    let ahead = start.map(|start| start - Utc::now()).unwrap_or_default();
    Arc::new(move || Utc::now() + ahead)
}
