//! Who else can come by the files of places: looked at when the program starts, when there is another place, after
//! something was put right, and once a day. Held by `resident/tests/guarding.rs`.

use chrono::TimeDelta;

use crate::face;
use crate::journeys::guard::{self, Warning};
use crate::moment::Moment;
use crate::places::Place;
use crate::places::guard::Remedy;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::{ForPerson, Message};

/// How often the files are looked at while nothing changes: a repository gets commits without a word to us.
const EVERY: TimeDelta = TimeDelta::hours(24);

/// What was seen of the files of places.
#[derive(Default)]
pub struct Guarding {
    looked: Option<Looked>,
    /// Whether a look is under way.
    looks: bool,
    found: Vec<Warning>,
}

/// The last look.
struct Looked {
    at: Moment,
    /// The value of [`Base::records_read`] of which the places are known to be the same.
    records_read: u64,
    /// The ids of the places that are files.
    places: Vec<String>,
}

impl Guarding {
    /// Begins to look, unless nothing has changed since the last look.
    pub fn look_if_due(&mut self, base: &mut Base) {
        let (now, records_read) = (base.now(), base.records_read);
        // A clock that was set back must not hold it up.
        let is_recent = |looked: &Looked| now - looked.at < EVERY && looked.at <= now;
        if self.looks
            || self.looked.as_ref().is_some_and(|last| last.records_read == records_read && is_recent(last))
        {
            return;
        }
        let of_files = of_files(base);
        let places: Vec<String> = of_files.iter().map(|place| place.id.clone()).collect();
        if let Some(last) = self.looked.as_mut().filter(|last| last.places == places && is_recent(last)) {
            last.records_read = records_read;
            return;
        }
        self.looked = Some(Looked { at: now, records_read, places });
        if of_files.is_empty() {
            return;
        }
        self.looks = true;
        let ports = base.ports.clone();
        let look = async move { guarded(Ok(guard::look(&ports, &of_files).await)) };
        base.start_or(look, |problem| guarded(Err(problem)));
    }

    /// Puts right what a press can, and looks again.
    ///
    /// # Errors
    ///
    /// The file may not be touched.
    pub fn put_right(&mut self, base: &mut Base, place: &Place, remedy: Remedy) -> Result<(), Problem> {
        if let Some(line) = place.target.line() {
            (base.may_touch)(line.path)?;
        }
        let (ports, place, of_files) = (base.ports.clone(), place.clone(), of_files(base));
        self.looks = true;
        let work = async move {
            guarded(match guard::put_right(&ports, &place, remedy) {
                Ok(()) => Ok(guard::look(&ports, &of_files).await),
                Err(problem) => Err(problem),
            })
        };
        base.start_or(work, |problem| guarded(Err(problem)));
        Ok(())
    }

    /// Takes the end of a look.
    pub fn ended(&mut self, base: &mut Base, outcome: Result<Vec<Warning>, Problem>) {
        self.looks = false;
        match outcome {
            Ok(found) => self.found = found,
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// How others can come by the file of this place.
    pub fn of(&self, place: &str) -> Vec<face::Exposed> {
        let of_it = self.found.iter().filter(|warning| warning.place == place);
        of_it.map(|warning| face::Exposed { kind: warning.exposure, remedy: warning.remedy }).collect()
    }
}

fn of_files(base: &Base) -> Vec<Place> {
    let places = base.records.places.iter();
    places.filter(|place| place.target.line().is_some()).cloned().collect()
}

fn guarded(outcome: Result<Vec<Warning>, Problem>) -> Message {
    ForPerson::Guarded(outcome).into()
}
