//! Lets the system run `sixty keep` from log-in on, and takes that back.

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use serde::Serialize;
use sixty_adapters::residents::Kind;
use sixty_adapters::service::{self, Installed, Service};
use sixty_core::ports::FileTrouble;
use sixty_core::problem::Problem;
use sixty_core::text::Value;
use sixty_profile::PASSPHRASE_FILE;
use sixty_profile::staying::KEEP_ENDS_WITHIN;

use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::shell::in_quotes;

#[derive(Serialize)]
struct Answer<'a> {
    installed: bool,
    /// What the system was told by: a file, or the name of a task.
    service: Option<&'a str>,
    /// The line for cron, where this computer has no such service.
    cron: Option<&'a str>,
}

#[derive(Serialize)]
struct Ending {
    ended: bool,
}

pub async fn install(session: &Session<'_>) -> Ended {
    let service = ours(session).map_err(not_done)?;
    match service::install(&service).await.map_err(not_done)? {
        Installed::Runs(file) => {
            if !session.voice.is_json() {
                session.voice.say("cli-keep-installed", &[("file", Value::Text(&file))]);
            }
            session.voice.answer(&Answer { installed: true, service: Some(&file), cron: None });
        }
        Installed::NoService => {
            let line = cron_line(&service);
            session.voice.hint("cli-keep-no-service", &[]);
            if !session.voice.is_json() {
                session.voice.raw(&line);
            }
            session.voice.answer(&Answer { installed: false, service: None, cron: Some(&line) });
        }
    }
    Ok(Exit::Done)
}

pub async fn remove(session: &Session<'_>) -> Ended {
    if service::is_installed().await {
        ask_to_end(session).await;
    }
    let was_there = service::remove().await.map_err(not_done)?;
    if !session.voice.is_json() {
        session.voice.say(if was_there { "cli-keep-removed" } else { "cli-keep-none" }, &[]);
    }
    session.voice.answer(&Answer { installed: false, service: None, cron: None });
    Ok(Exit::Done)
}

/// Ends what runs on this data folder or is run by the system, so that its program can be replaced. The system begins it
/// again at the next log-in, or earlier.
pub async fn end(session: &Session<'_>) -> Ended {
    ask_to_end(session).await;
    // On another data folder, or where it did not hear.
    service::end().await;
    drop(session.profile.end_those_that_stay(&[Kind::Keep], KEEP_ENDS_WITHIN).await?);
    session.voice.answer(&Ending { ended: true });
    Ok(Exit::Done)
}

/// Lets it finish what it is at: not every system does so that ends it.
async fn ask_to_end(session: &Session<'_>) {
    drop(session.profile.end_those_that_stay(&[Kind::Keep], KEEP_ENDS_WITHIN).await);
}

/// This program with the options of this run.
fn ours(session: &Session<'_>) -> io::Result<Service> {
    let mut arguments = session.profile.options().arguments()?;
    arguments.push("keep".to_owned());
    let absolute =
        |value: &OsStr| Ok(std::path::absolute(PathBuf::from(value))?.to_string_lossy().into_owned());
    let passphrase = std::env::var_os(PASSPHRASE_FILE).map(|value| absolute(&value)).transpose();
    let passphrase: io::Result<Option<String>> = passphrase;
    let environment = passphrase?.map(|file| (PASSPHRASE_FILE.to_owned(), file)).into_iter().collect();
    Ok(Service { program: std::env::current_exe()?, arguments, environment })
}

fn not_done(error: io::Error) -> Problem {
    FileTrouble::Other(error.to_string()).into()
}

/// A line of crontab(5) that extends what is due four times a day, at a minute of its own.
fn cron_line(service: &Service) -> String {
    let variables = service.environment.iter().map(|(name, value)| format!("{name}={}", in_quotes(value)));
    let program = in_quotes(&service.program.to_string_lossy());
    let options = service.arguments.iter().filter(|word| *word != "keep").map(|word| in_quotes(word));
    let words: Vec<String> = variables.chain([program]).chain(options).collect();
    // cron reads a percent sign as the end of a line.
    format!("23 */6 * * * {} extend --within 30", words.join(" ").replace('%', "\\%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_for_cron_has_every_word_as_it_is() {
        let service = Service {
            program: PathBuf::from("/opt/it's/sixty"),
            arguments: vec!["--data-dir".into(), "/home/mara/100 %".into(), "keep".into()],
            environment: vec![("SIXTY_PASSPHRASE_FILE".into(), "/home/mara/a b".into())],
        };
        assert_eq!(
            cron_line(&service),
            r"23 */6 * * * SIXTY_PASSPHRASE_FILE='/home/mara/a b' '/opt/it'\''s/sixty' '--data-dir' '/home/mara/100 \%' extend --within 30"
        );
    }
}
