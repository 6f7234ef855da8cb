//! The import of a pasted token or of a settings file, one at a time.

use std::path::PathBuf;

use crate::account::Way;
use crate::face::{Import, Offered, build};
use crate::journeys::arrive::KeptAccount;
use crate::journeys::import::{self, Chosen, FromFile, Pasted, Seen};
use crate::network::Network;
use crate::problem::{FactName, Problem};
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::secret::Secret;

/// The import that runs, or the result of the last one until the person closes it.
#[derive(Default)]
pub struct Imports {
    /// The import with its number, which its outcome has to have too.
    current: Option<(u64, Import)>,
    /// The file whose lines the person is asked about.
    file: Option<PathBuf>,
    /// The lines that the person was asked about last, and whether each was chosen.
    answered: Vec<(Offered, bool)>,
}

impl Imports {
    /// Starts to add the account of a pasted token, or the accounts of sealed replies. `made` is the network for which
    /// Meta's page has made it just now; None for a token that came from elsewhere.
    pub fn start_token(&mut self, base: &mut Base, text: Secret, made: Option<Network>) {
        let (ports, Some(number)) = (base.ports.clone(), self.begin(base)) else { return };
        let import = async move {
            let pasted = Pasted { text, network: made, label: None, way: made.map(|_| Way::Quick) };
            let kept = import::import(&ports, pasted).await;
            let alone = |kept| FromFile { kept, skipped: Vec::new() };
            ForPerson::Imported(number, kept.map(alone)).into()
        };
        base.start_or(import, move |problem| ForPerson::Imported(number, Err(problem)).into());
    }

    /// Starts to add the accounts of a file with sealed replies.
    pub fn start_reply(&mut self, base: &mut Base, path: PathBuf) {
        let content = base.ports.files.read(&path).map_err(Problem::from);
        let content = content.map(|content| String::from_utf8_lossy(&content).into_owned());
        match content {
            Ok(text) => self.start_token(base, Secret::new(text), None),
            Err(problem) => {
                base.problem = Some(problem.with_text(FactName::File, path.display().to_string()));
            }
        }
    }

    /// Looks at a settings file, to ask the person which of its tokens are added.
    pub fn start_file(&mut self, base: &mut Base, path: PathBuf) {
        let (ports, Some(number)) = (base.ports.clone(), self.begin(base)) else { return };
        let look = async move {
            let seen = import::look(&ports, &path).await;
            ForPerson::FileLooked(number, path, seen).into()
        };
        base.start_or(look, move |problem| ForPerson::Imported(number, Err(problem)).into());
    }

    /// Asks the person about the lines that the look with this number has seen.
    pub fn looked(&mut self, number: u64, path: PathBuf, outcome: &Result<Vec<Seen>, Problem>) {
        let Some((_, shown)) = self.current.as_mut().filter(|(own, _)| *own == number) else { return };
        *shown = match outcome {
            Ok(seen) => Import::Asks {
                file: path.display().to_string(),
                lines: seen.iter().map(build::offered).collect(),
            },
            Err(problem) => Import::Refused { problem: build::problem(problem) },
        };
        self.file = Some(path);
    }

    /// Starts to add the accounts of these lines, of those that the person is asked about.
    pub fn add_lines(&mut self, base: &mut Base, numbers: &[u32]) {
        let Some((_, Import::Asks { lines, .. })) = &self.current else { return };
        let is_chosen = |line: &Offered| {
            numbers.contains(&line.line) && line.expected.is_none() && (line.name.is_some() || line.waits)
        };
        let to_chosen = |line: &Offered| Chosen { line: line.line as usize, key: line.key.clone() };
        let answered: Vec<_> = lines.iter().map(|line| (line.clone(), is_chosen(line))).collect();
        let chosen: Vec<Chosen> =
            answered.iter().filter(|(_, chosen)| *chosen).map(|(line, _)| to_chosen(line)).collect();
        let Some(path) = self.file.take().filter(|_| !chosen.is_empty()) else { return };
        let (ports, Some(number)) = (base.ports.clone(), self.begin(base)) else { return };
        self.answered = answered;
        let import = async move {
            ForPerson::Imported(number, import::import_lines(&ports, &path, &chosen).await).into()
        };
        base.start_or(import, move |problem| ForPerson::Imported(number, Err(problem)).into());
    }

    /// Shows how the import of this number ended, unless the person has closed it.
    pub fn ended(&mut self, number: u64, outcome: &Result<FromFile, Problem>) {
        if let Some((own, shown)) = &mut self.current
            && *own == number
        {
            *shown = import_face(outcome, &std::mem::take(&mut self.answered));
        }
    }

    /// Closes the result, or stops showing a running import.
    pub fn close(&mut self) {
        self.current = None;
    }

    /// The import as the window shows it.
    pub fn face(&self) -> Option<Import> {
        self.current.as_ref().map(|(_, import)| import.clone())
    }

    /// The number of a new import; None while another one runs.
    fn begin(&mut self, base: &mut Base) -> Option<u64> {
        if matches!(self.current, Some((_, Import::Asking))) {
            return None;
        }
        let number = base.next_number();
        self.current = Some((number, Import::Asking));
        self.answered.clear();
        Some(number)
    }
}

fn import_face(outcome: &Result<FromFile, Problem>, answered: &[(Offered, bool)]) -> Import {
    match outcome {
        Ok(from_file) => {
            let ids = |which: fn(&KeptAccount) -> bool| {
                let kept = from_file.kept.iter().filter(|kept| which(kept));
                kept.map(|kept| kept.account.id.clone()).collect()
            };
            let of = |was: bool| answered.iter().filter(move |(_, chosen)| *chosen == was);
            let chosen: Vec<Offered> = of(true).map(|(line, _)| line.clone()).collect();
            Import::Done {
                accounts: ids(|_| true),
                known: ids(|kept| kept.was_here),
                already: ids(|kept| !kept.taken),
                skipped: from_file.skipped.iter().filter_map(|line| build::skipped(line, &chosen)).collect(),
                left_out: of(false).map(|(line, _)| line.clone()).collect(),
            }
        }
        Err(problem) => Import::Refused { problem: build::problem(problem) },
    }
}
