//! The page of what happened, its table as a file, and its text for whoever helps.

use std::path::PathBuf;

use serde_json::Value;

use crate::export;
use crate::face::{self, build};
use crate::hide;
use crate::history::Wanted;
use crate::journeys::happened;
use crate::moment::time;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::resident::outside::Wish;
use crate::resident::records::Records;

/// The name of the file that is offered.
const FILE: &str = "sixty-activity.csv";

/// Facts of a line that are told to whoever helps, in their order.
const TOLD: [&str; 6] = ["code", "where", "reason", "step", "key", "expires_at"];

/// What is open of it beside the page itself, which is read with the records.
#[derive(Default)]
pub struct OpenActivity {
    /// Whether the person chooses where the table goes.
    is_saving: bool,
    saved: Option<PathBuf>,
}

impl OpenActivity {
    /// Reads the page that is wanted, or closes it.
    pub fn show(&mut self, base: &mut Base, wanted: Option<Wanted>) {
        *self = Self::default();
        base.open.activity = wanted;
        base.refresh();
    }

    /// Makes the table of everything that is wanted, and then asks where it goes.
    pub fn save(&mut self, base: &mut Base, wanted: Wanted) {
        *self = Self { is_saving: true, saved: None };
        let (ports, texts) = (base.believing_ports(), base.texts_of_a_file());
        base.start(async move {
            let (ledger, clock) = (ports.ledger.as_ref(), ports.clock.as_ref());
            let made = ledger.accounts().and_then(|accounts| {
                let slice = happened::all(ledger, clock, &wanted)?;
                Ok(export::happened(&slice, &accounts, &texts))
            });
            ForPerson::TableMade(made.map_err(Problem::from)).into()
        });
    }

    /// Lets the host ask where the table goes.
    pub fn table_made(&self, base: &mut Base, made: Result<String, Problem>) {
        match made {
            Ok(text) => base.wish(Wish::SaveText { name: FILE.to_owned(), text }),
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// Notes the file into which the host wrote it.
    pub fn text_saved(&mut self, file: PathBuf) {
        if std::mem::take(&mut self.is_saving) {
            self.saved = Some(file);
        }
    }

    /// The page as the window shows it.
    pub fn face(&self, records: &Records) -> Option<face::Activity> {
        let slice = records.activity.as_ref()?;
        let saved = self.saved.as_ref().map(|file| file.display().to_string());
        Some(build::activity(slice, &records.accounts, saved))
    }
}

/// The page as a text, a line an event, with the numbers by which Meta finds a call. In English, because Meta's words are.
pub fn for_support(page: &face::Activity) -> String {
    let text = page.lines.iter().map(line).collect::<Vec<_>>().join("\n");
    hide::hidden(&text).unwrap_or(text)
}

fn line(line: &face::ActivityLine) -> String {
    let owner = line.network.zip(line.name.as_ref()).map(|(network, name)| format!("{network} {name}"));
    let count = line.count.map(|count| format!("{count} accounts"));
    let facts = TOLD.iter().filter_map(|name| Some(format!("{name} {}", said(&line.facts[*name])?)));
    let meta = ["code", "subcode", "type", "http_status", "fbtrace_id"];
    let meta =
        meta.iter().filter_map(|name| Some(format!("meta {name} {}", said(&line.facts["meta"][*name])?)));
    let parts = [Some(time(line.at.moment())), Some(line.event.clone()), owner.or(count)];
    parts.into_iter().flatten().chain(facts).chain(meta).collect::<Vec<_>>().join(" · ")
}

fn said(fact: &Value) -> Option<String> {
    match fact {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
