//! The real core behind HTTP, so that an ordinary browser can be its window: practice profile, real ledger, real log-in.
//!
//! `core_over_http --practice --data-dir DIR --vault file --pages FOLDER` prints the address of the window, then a line
//! for every wish that only a desktop could grant. It ends with its stdin. With `--samples` it has what the window's practice
//! has.

use std::io::{Read, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use futures_util::stream;
use sixty_core::face::{Desktop, Intent, Snapshot};
use sixty_core::problem::Problem;
use sixty_core::resident::{Handle, HostFacts, Outside, Resident, Wish};
use sixty_profile::{Options, Profile, language};
use sixty_tests::own_clipboard::OwnClipboard;
use tokio::net::TcpListener;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    profile: Options,
    /// The built window (`vite build --mode http`)
    #[arg(long)]
    pages: PathBuf,
    /// Begins with the sample accounts and files
    #[arg(long)]
    samples: bool,
    /// A file with the path that is chosen when the window asks for a file
    #[arg(long)]
    chosen: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { profile, pages, samples, chosen } = Arguments::parse();
    let handle = start(profile, samples, chosen).await?;
    let routes = Router::new()
        .route("/snapshot", get(snapshot))
        .route("/changes", get(changes))
        .route("/intent", post(intent))
        .with_state(handle.clone())
        .fallback(move |request: Request| async move { page(&pages, request.uri().path()) });
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    tokio::spawn(async move { axum::serve(listener, routes).await });
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    handle.stop().await;
    Ok(())
}

async fn start(profile: Options, samples: bool, chosen: Option<PathBuf>) -> Result<Handle> {
    let profile = Profile::new(profile).map_err(|misuse| anyhow!(misuse.0))?;
    if samples {
        profile.make_samples(|ports| ports).await.map_err(said)?;
    }
    let ports = profile.ports().await.map_err(said)?;
    profile.set_built_in_apps(&ports).await.map_err(said)?;
    let practice = profile.practice().await.map_err(said)?;
    let facts = HostFacts {
        language: language::language(),
        zone: language::zone(),
        window_open: true,
        in_front: true,
        file_over: false,
        desktop: Desktop {
            start_at_login: false,
            has_tray: true,
            program_version: env!("CARGO_PKG_VERSION").to_owned(),
        },
    };
    let clipboard = Arc::new(OwnClipboard::default());
    let may_touch = profile.touch_check().map_err(said)?;
    let check_up = profile.ports_of_check_up().await.map_err(said)?;
    let outside = Outside { ports, clipboard, practice, may_touch, check_up, facts, listener: None };
    let (resident, handle, mut wishes) = Resident::new(outside);
    tokio::spawn(resident.run());
    let (saver, folder) = (handle.clone(), profile.folder().map_err(said)?);
    tokio::spawn(async move {
        while let Some(wish) = wishes.recv().await {
            // A person would choose the folder; here it is the one that practice may write.
            if let Wish::SaveFile { name } = &wish {
                saver.save_to(folder.path().join(name));
            }
            // The file that a person would choose is named beforehand.
            let named = || chosen.as_ref().and_then(|file| std::fs::read_to_string(file).ok());
            match &wish {
                Wish::ChooseFile { account } => {
                    named().into_iter().for_each(|path| saver.file(path.into(), account.clone()));
                }
                Wish::ChooseBackup => named().into_iter().for_each(|path| saver.backup(path.into())),
                _ => {}
            }
            drop(writeln!(std::io::stdout(), "wish: {wish:?}"));
        }
        drop(profile);
    });
    Ok(handle)
}

async fn snapshot(State(handle): State<Handle>) -> Json<Snapshot> {
    Json(handle.snapshot())
}

async fn intent(State(handle): State<Handle>, Json(intent): Json<Intent>) {
    handle.ask(intent);
}

/// A listener that was too slow is cut off. The browser connects again and asks for the whole state.
async fn changes(State(handle): State<Handle>) -> impl IntoResponse {
    let told = stream::unfold(handle.changes(), |mut changes| async move {
        let change = changes.recv().await.ok()?;
        Some((Event::default().json_data(&*change), changes))
    });
    Sse::new(told)
}

/// A file of the built window, under the content policy that the shell has, but for the door to the program.
fn page(pages: &Path, path: &str) -> Response {
    let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let content = if name.contains("..") { None } else { std::fs::read(pages.join(name)).ok() };
    let Some(content) = content else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn said(problem: Problem) -> anyhow::Error {
    anyhow!("{}", problem.code.key())
}
