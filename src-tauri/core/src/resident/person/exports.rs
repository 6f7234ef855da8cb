//! The dates of all accounts as a file: a calendar with the ends, or a table for a spreadsheet. Held by
//! `resident/tests/exports.rs`.

use std::path::{Path, PathBuf};

use crate::account::Account;
use crate::export::{self, Reminding};
use crate::face::{self, Export};
use crate::places::Place;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::resident::outside::Wish;

/// The file that is asked for, and the one that was saved last.
#[derive(Default)]
pub struct Exports {
    asked: Option<Export>,
    saved: Option<(Export, PathBuf)>,
}

impl Exports {
    /// Asks where the file shall be.
    pub fn ask(&mut self, base: &Base, what: Export) {
        (self.asked, self.saved) = (Some(what), None);
        let name = match what {
            Export::Calendar => "sixty.ics",
            Export::Report => "sixty.csv",
        };
        base.wish(Wish::SaveFile { name: name.to_owned() });
    }

    /// Writes the file that the person chose.
    ///
    /// # Errors
    ///
    /// The file may not be touched.
    pub fn save_to(&mut self, base: &mut Base, file: PathBuf) -> Result<(), Problem> {
        let Some(what) = self.asked.take() else { return Ok(()) };
        base.save(file, content(base, what), move |file| ForPerson::Exported(what, file).into())
    }

    /// Takes the file that was written.
    pub fn saved(&mut self, what: Export, file: PathBuf) {
        self.saved = Some((what, file));
    }

    /// The file that was saved last.
    pub fn file(&self) -> Option<&Path> {
        self.saved.as_ref().map(|(_, file)| file.as_path())
    }

    /// The same, as the window shows it.
    pub fn face(&self) -> Option<face::Exported> {
        let (what, file) = self.saved.as_ref()?;
        Some(face::Exported { what: *what, file: file.display().to_string() })
    }
}

fn content(base: &Base, what: Export) -> String {
    let records = &base.records;
    let accounts: Vec<Account> = records.live().cloned().collect();
    let texts = base.texts_of_a_file();
    match what {
        Export::Calendar => {
            let settings = &records.settings;
            let reminding = Reminding { days: &settings.remind_at, hide_names: settings.hide_names };
            export::calendar(&accounts, reminding, &texts, base.now())
        }
        Export::Report => {
            export::report_file(&accounts, &Place::by_account(&records.places), &texts, base.now())
        }
    }
}
