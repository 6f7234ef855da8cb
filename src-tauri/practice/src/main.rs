//! The pretend Meta as a program of its own: prints its address and serves until it is told to end.

use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::Parser;
use sixty_practice::{Clock, Turn, World, WorldError, serve};
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

#[tokio::main]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where stderr is closed nobody is left to tell.
            drop(writeln!(io::stderr(), "sixty-practice: {error}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), WorldError> {
    let ours = options.state.as_deref().map(turn).transpose()?;
    let world = World::open(options.state.as_deref(), clock(options.now))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    if let Some(ours) = &ours {
        ours.announce(&listener)?;
    }
    writeln!(io::stdout(), "http://{}", listener.local_addr()?)?;
    io::stdout().flush()?;
    tokio::select! {
        ended = serve(listener, world) => Ok(ended?),
        told = told_to_end() => Ok(told?),
    }
}

fn turn(directory: &Path) -> Result<Turn, WorldError> {
    Turn::take(directory)?
        .ok_or(WorldError::Order("another sixty-practice serves this folder; end it or take another folder"))
}

/// Every change is on disk already, so that ending needs no more than to stop.
#[cfg(unix)]
async fn told_to_end() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => Ok(()),
        pressed = tokio::signal::ctrl_c() => pressed,
    }
}

#[cfg(not(unix))]
async fn told_to_end() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Runs on from `start`, or with the computer's clock.
#[expect(clippy::disallowed_methods, reason = "a program of its own, whose clock nobody else gives it")]
fn clock(start: Option<DateTime<Utc>>) -> Clock {
    let ahead = start.map(|start| start - Utc::now()).unwrap_or_default();
    Arc::new(move || Utc::now() + ahead)
}
