//! Writes the dates of all accounts into a calendar, or their states into a table.

use std::path::Path;

use serde::Serialize;
use sixty_core::export::{self, Reminding};
use sixty_core::journeys::handover;
use sixty_core::places::Place;
use sixty_core::settings::Settings;
use sixty_core::text::Value;

use crate::args;
use crate::exit::Exit;
use crate::session::{self, Ended, Session};

#[derive(Serialize)]
struct Exported {
    file: String,
    accounts: usize,
}

pub async fn run(session: &Session<'_>, command: args::Export) -> Ended {
    let (file, is_calendar) = match (&command.ics, &command.csv) {
        (Some(file), _) => (file.as_path(), true),
        (None, Some(file)) => (file.as_path(), false),
        (None, None) => return Ok(Exit::Usage),
    };
    let to_stdout = file == Path::new("-");
    if to_stdout && session.voice.is_json() {
        return Ok(session.voice.misused("cli-usage-export-json", &[]));
    }
    let ports = session.ports_for_looking().await?;
    if let Some(exit) = session.lacks_list(&ports)? {
        return Ok(exit);
    }
    let (now, texts) = (ports.clock.now(), &session.voice.texts);
    let accounts = session::kept(&ports)?;
    let content = if is_calendar {
        let settings = Settings::read(|key| ports.ledger.setting(key))?;
        let reminding = Reminding { days: &settings.remind_at, hide_names: settings.hide_names };
        export::calendar(&accounts, reminding, texts, now)
    } else {
        let places = ports.ledger.places()?;
        let table = if to_stdout { export::report } else { export::report_file };
        table(&accounts, &Place::by_account(&places), texts, now)
    };
    if to_stdout {
        session.voice.whole(&content);
        return Ok(Exit::Done);
    }
    handover::write(ports.files.as_ref(), file, content.as_bytes(), true)?;
    let (file, count) = (file.display().to_string(), accounts.len());
    if !session.voice.is_json() {
        let number = Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
        session.voice.say("cli-exported", &[("file", Value::Text(&file)), ("count", number)]);
    }
    session.voice.answer(&Exported { file, accounts: count });
    Ok(Exit::Done)
}
