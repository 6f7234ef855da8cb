//! Takes over the project that a folder holds, and says how it kept its tokens alive and what was wrong with that.

use std::path::Path;

use serde::Serialize;
use sixty_core::journeys::import::FromFile;
use sixty_core::journeys::migrate::{self, Holder, Project};
use sixty_core::old_ways::OldWay;
use sixty_core::places::Place;
use sixty_core::plain;
use sixty_core::ports::Ports;
use sixty_core::text::Value;

use super::find::folder_of;
use super::{PlaceRow, rows};
use crate::commands::extend::pages;
use crate::commands::import;
use crate::contract::{self, AccountView, SkippedView};
use crate::exit::Exit;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Answer {
    found: Vec<Row>,
    accounts: Vec<AccountView>,
    skipped: Vec<SkippedView>,
    places: Vec<PlaceRow>,
}

/// Something that the folder holds.
#[derive(Serialize)]
struct Row {
    kind: &'static str,
    file: String,
    line: usize,
    said: String,
}

pub async fn migrate(session: &Session<'_>, folder: &Path, dry_run: bool, really: bool) -> Ended {
    let folder = match folder_of(session, folder) {
        Ok(folder) => folder,
        Err(exit) => return Ok(exit),
    };
    if dry_run {
        let project = migrate::look(&session.ports_as_they_are().await?, &folder);
        let found = tell_found(session, &project);
        let (accounts, skipped, places) = Default::default();
        session.voice.answer(&Answer { found, accounts, skipped, places });
        return Ok(Exit::Done);
    }
    session.profile.may_touch(&folder, really)?;
    let ports = session.ports().await?;
    let project = migrate::look(&ports, &folder);
    let found = tell_found(session, &project);
    let (from_file, places) = migrate::migrate(&ports, &project).await?;
    tell_taken(session, &ports, found, &from_file, &places).await
}

/// Says what was found, to people; the same as rows, for programs.
fn tell_found(session: &Session<'_>, project: &Project) -> Vec<Row> {
    let mut found: Vec<Row> = project.tokens.iter().map(|holder| of_token(session, holder)).collect();
    found.extend(project.old_ways.iter().map(|(path, old_way)| of_old_way(session, path, old_way)));
    found.sort_unstable_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    if !session.voice.is_json() {
        for row in &found {
            session.voice.line(&format!("{}:{}  {}", plain::escaped(&row.file), row.line, row.said));
        }
        if found.is_empty() {
            session.voice.say("cli-migrate-none", &[]);
        }
    }
    found
}

fn of_token(session: &Session<'_>, holder: &Holder) -> Row {
    let (file, key) = (holder.file(), holder.key());
    let values = [("network", Value::Text(holder.network.brand())), ("key", Value::Text(key))];
    Row { kind: "token", file, line: holder.line, said: session.voice.sentence("way-token", &values) }
}

fn of_old_way(session: &Session<'_>, path: &Path, old_way: &OldWay) -> Row {
    let kind = old_way.kind.key();
    let faults = old_way.faults.iter().map(|fault| format!("way-fault-{}", fault.key()));
    let keys = faults.chain([format!("way-{kind}")]);
    let said: Vec<String> = keys.map(|key| session.voice.sentence(&key, &[])).collect();
    Row { kind, file: path.display().to_string(), line: old_way.line, said: said.join(" ") }
}

/// Says which accounts and places there are now, and which tokens gave none.
async fn tell_taken(
    session: &Session<'_>,
    ports: &Ports,
    found: Vec<Row>,
    from_file: &FromFile,
    places: &[Place],
) -> Ended {
    let (now, texts) = (ports.clock.now(), &session.voice.texts);
    if !session.voice.is_json() {
        import::tell_people(session, &from_file.kept);
    }
    import::tell_skipped(session, &from_file.skipped);
    pages::follow(session, ports, &from_file.kept).await;
    let (rows, exit) = rows(session, ports, places)?;
    let all = ports.ledger.places()?;
    let by_account = Place::by_account(&all);
    let accounts =
        from_file.kept.iter().map(|kept| contract::account(&kept.account, &by_account, now, texts)).collect();
    let skipped = from_file.skipped.iter().map(|skipped| SkippedView::of(skipped, texts)).collect();
    session.voice.answer(&Answer { found, accounts, skipped, places: rows });
    Ok(if from_file.skipped.is_empty() { exit } else { exit.max(Exit::Person) })
}
