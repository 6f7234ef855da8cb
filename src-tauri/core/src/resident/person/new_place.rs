//! A settings file that may become a place of an account: it is read, and a person picks one of its lines.
//!
//! The host chooses the file and the resident holds it: the window gets names and masks and says only which line,
//! because a value of the file may be a secret. Before the file is read the host's `may_touch` judges it, because
//! practice keeps to its folder here as well. Held by `the_lines_of_a_chosen_file_are_shown_without_their_values` and
//! `a_file_that_may_not_be_touched_is_not_even_read` (`resident/tests/places.rs`).

use std::path::{Path, PathBuf};

use crate::face::{self, build};
use crate::journeys::add_place;
use crate::places::Place;
use crate::places::lines::Line;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::ForPerson;

/// The file that is open, until a line of it is picked or it is closed.
#[derive(Default)]
pub struct NewPlace {
    chosen: Option<ChosenFile>,
    /// The place that has moved and whose file a person looks for.
    sought: Option<Place>,
}

/// What a person picked: the line itself comes with the intent.
pub struct PickedFile {
    pub account: String,
    pub path: PathBuf,
    /// The place that has moved here.
    pub replaces: Option<Place>,
}

struct ChosenFile {
    number: u64,
    account: String,
    path: PathBuf,
    replaces: Option<Place>,
    /// The lines of the file; None until it was read.
    lines: Option<Result<Vec<Line>, Problem>>,
}

impl NewPlace {
    /// Notes the place whose file the person is about to choose; None for a new place.
    pub fn look_for(&mut self, place: Option<Place>) {
        self.sought = place;
    }

    /// Starts to read a file for this account, in place of the file that was open.
    pub fn open(&mut self, base: &mut Base, account: String, path: PathBuf) {
        let number = base.next_number();
        // A file that comes from elsewhere, e.g. by a drop, does not belong to the place that is looked for.
        let replaces = self.sought.clone().filter(|place| place.account.as_ref() == Some(&account));
        self.chosen = Some(ChosenFile { number, account, path: path.clone(), replaces, lines: None });
        let ports = base.ports.clone();
        base.start(async move { ForPerson::FileRead(number, add_place::look(&ports, &path)).into() });
    }

    /// Takes the lines of the file with this number.
    pub fn file_read(&mut self, number: u64, lines: Result<Vec<Line>, Problem>) {
        if let Some(chosen) = self.chosen.as_mut().filter(|chosen| chosen.number == number) {
            chosen.lines = Some(lines);
        }
    }

    /// Closes the file, because a line was picked.
    pub fn take(&mut self) -> Option<PickedFile> {
        self.sought = None;
        let ChosenFile { account, path, replaces, .. } = self.chosen.take()?;
        Some(PickedFile { account, path, replaces })
    }

    /// Closes the file; nothing was written to it.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// The file as the window shows it, once it was read. A line that is already a place names its account.
    pub fn face(&self, places: &[Place]) -> Option<face::NewPlace> {
        let chosen = self.chosen.as_ref()?;
        let (lines, problem) = match chosen.lines.as_ref()? {
            Ok(lines) => (lines.as_slice(), None),
            Err(problem) => (&[][..], Some(build::problem(problem))),
        };
        let line = |line: &Line| build::place_line(line, owner(places, &chosen.path, line));
        Some(face::NewPlace {
            account: chosen.account.clone(),
            file: chosen.path.display().to_string(),
            key: chosen.replaces.as_ref().and_then(|place| Some(place.target.line()?.key.to_owned())),
            lines: lines.iter().map(line).collect(),
            problem,
        })
    }
}

/// The id of the account whose place this line is.
fn owner(places: &[Place], path: &Path, line: &Line) -> Option<String> {
    places.iter().find(|place| place.target.is_line(path, &line.key))?.account.clone()
}
