//! Checks what the program depends on, and puts together what whoever helps needs.

use std::io::IsTerminal;
use std::path::Path;

use serde::Serialize;
use sixty_core::doctor::{self, Check};
use sixty_core::journeys::doctor::{self as check_up, CheckUpPorts};
use sixty_core::journeys::handover;
use sixty_core::problem::Problem;
use sixty_core::text::{Texts, Value};

use crate::args;
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::voice::{Colour, Voice};

#[derive(Serialize)]
struct Answer {
    checks: Vec<CheckView>,
}

#[derive(Serialize)]
struct CheckView {
    id: &'static str,
    /// Null where it cannot be judged here.
    ok: Option<bool>,
    line: String,
    /// Null where nothing is wrong.
    remedy: Option<String>,
}

pub async fn run(session: &Session<'_>, command: args::Doctor) -> Ended {
    let voice = session.voice;
    let file = command.bundle.as_deref();
    let to_stdout = file == Some(Path::new("-"));
    if to_stdout && voice.is_json() {
        return Ok(voice.misused("cli-usage-doctor-json", &[]));
    }
    let ports = Box::pin(session.profile.check_up()).await?;
    let new_file = file.filter(|_| !to_stdout);
    if let Some(file) = new_file {
        handover::is_free(ports.files.as_ref(), file)?;
    }
    let found = Box::pin(check_up::look(&ports)).await;
    let checks = doctor::checks(&found.facts);
    let bundle = || found.bundle(&checks, ports.clock.now(), &voice.texts);
    if to_stdout {
        voice.whole(&bundle());
    } else {
        if !voice.is_json() {
            checks.iter().for_each(|check| say(voice, check));
        }
        if let Some(file) = new_file {
            save(session, &ports, file, &bundle())?;
        }
    }
    voice.answer(&Answer { checks: checks.iter().map(|check| view(check, &voice.texts)).collect() });
    Ok(Exit::of_checks(&checks))
}

fn view(check: &Check, texts: &Texts) -> CheckView {
    CheckView {
        id: check.subject.key(),
        ok: check.ok(),
        line: check.line.text(texts),
        remedy: check.remedy().map(|remedy| remedy.text(texts)),
    }
}

/// A line with its mark, and the remedy below it.
fn say(voice: &Voice, check: &Check) {
    let (mark, colour) = match check.ok() {
        Some(true) => ("✓", Colour::Green),
        Some(false) => ("✗", Colour::Red),
        None => ("–", Colour::Grey),
    };
    voice.marked_line(mark, colour, &check.line.text(&voice.texts));
    if let Some(remedy) = check.remedy() {
        voice.line(&format!("    {}", remedy.text(&voice.texts)));
    }
}

/// Shows a person at a terminal what is saved, saves it, and says where.
///
/// # Errors
/// A file is there, or it cannot be written.
fn save(session: &Session<'_>, ports: &CheckUpPorts, file: &Path, bundle: &str) -> Result<(), Problem> {
    if std::io::stderr().is_terminal() {
        session.voice.aside(&format!("\n{bundle}"));
    }
    handover::write(ports.files.as_ref(), file, bundle.as_bytes(), false)?;
    let count = Value::Number(i64::try_from(bundle.len()).unwrap_or(i64::MAX));
    let file = file.display().to_string();
    session.voice.hint("cli-doctor-saved", &[("file", Value::Text(&file)), ("count", count)]);
    Ok(())
}
