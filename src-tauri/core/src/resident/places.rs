//! Where tokens are used: a file is chosen, a line of it picked; a place is adopted or removed.

use std::path::{Path, PathBuf};

use super::errand::What;
use super::message::Message;
use super::{Resident, intents};
use crate::face::{self, build};
use crate::journeys::add_place;
use crate::places::Target;
use crate::places::lines::Line;
use crate::problem::{Action, Code, Problem};

/// A file that may become a place.
pub(super) struct Chosen {
    number: u64,
    account: String,
    path: PathBuf,
    /// None while it is read.
    lines: Option<Result<Vec<Line>, Problem>>,
}

impl Resident {
    /// A file whose path was typed.
    pub(super) fn name_file(&mut self, path: &str, account: Option<String>) -> Result<(), Problem> {
        let path = PathBuf::from(path.trim().trim_matches(['"', '\'']));
        if path.is_absolute() {
            self.file(path, account);
            return Ok(());
        }
        Err(Problem::new(Code::ReadOnly, Action::CheckPaste)
            .with_text("why", "part")
            .with_text("file", path.display().to_string()))
    }

    /// A file was chosen or dropped: its tokens are added, or it may become a place of an account.
    pub(super) fn file(&mut self, path: PathBuf, account: Option<String>) {
        if let Err(problem) = (self.may_touch)(&path) {
            self.problem = Some(problem);
            return;
        }
        let Some(account) = account else { return self.import_file(path) };
        let number = self.next_number();
        self.chosen = Some(Chosen { number, account, path: path.clone(), lines: None });
        let ports = self.ports.clone();
        self.start(async move { Message::Looked(number, add_place::look(&ports, &path)) });
    }

    /// The chosen file was read.
    pub(super) fn looked(&mut self, number: u64, lines: Result<Vec<Line>, Problem>) {
        if let Some(chosen) = self.chosen.as_mut().filter(|chosen| chosen.number == number) {
            chosen.lines = Some(lines);
        }
    }

    /// The line that takes the token was picked, or named.
    pub(super) fn add_place(&mut self, key: &str) -> Result<(), Problem> {
        let chosen = self.chosen.take().ok_or_else(intents::not_understood)?;
        self.forget_outcome(Some(&chosen.account));
        let what = What::AddPlace { path: chosen.path, key: key.trim().to_owned() };
        self.ask_for(chosen.account, what);
        Ok(())
    }

    pub(super) fn close_new_place(&mut self) {
        self.chosen = None;
    }

    /// A place that waits gets its account.
    pub(super) fn adopt_place(&mut self, place: String, account: String) {
        self.forget_outcome(Some(&account));
        self.ask_for(account, What::Adopt { place });
    }

    /// A place is not written any more. One without an account has nobody to wait for.
    pub(super) fn remove_place(&mut self, id: &str) -> Result<(), Problem> {
        let place = self.known.places.iter().find(|place| place.id == id);
        let place = place.cloned().ok_or_else(intents::not_understood)?;
        match place.account.clone() {
            Some(account) => {
                self.forget_outcome(Some(&account));
                self.ask_for(account, What::RemovePlace(Box::new(place)));
            }
            None => {
                self.ports.ledger.remove_place(id)?;
                self.refresh();
            }
        }
        Ok(())
    }

    /// What the window shows of the chosen file.
    pub(super) fn new_place(&self) -> Option<face::NewPlace> {
        let chosen = self.chosen.as_ref()?;
        let (lines, problem) = match chosen.lines.as_ref()? {
            Ok(lines) => (lines.as_slice(), None),
            Err(problem) => (&[][..], Some(build::problem(problem))),
        };
        Some(face::NewPlace {
            account: chosen.account.clone(),
            file: chosen.path.display().to_string(),
            lines: lines.iter().map(|line| build::place_line(line, self.owner(&chosen.path, line))).collect(),
            problem,
        })
    }

    /// Lines that wait for an account.
    pub(super) fn waiting_places(&self) -> Vec<face::WaitingPlace> {
        self.known.places.iter().filter_map(build::waiting_place).collect()
    }

    /// Whose place a line is.
    fn owner(&self, path: &Path, line: &Line) -> Option<String> {
        let is_it = |target: &Target| {
            let Target::EnvFile { path: known, key, .. } = target;
            known == path && *key == line.key
        };
        self.known.places.iter().find(|place| is_it(&place.target))?.account.clone()
    }
}
