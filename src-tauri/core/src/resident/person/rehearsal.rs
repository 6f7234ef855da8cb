//! Practice as a rehearsal: what a person lets happen, and which exercises they have done.
//!
//! The exercises that are done are kept in the ledger of practice, so that they stay done until practice is left.

use crate::account::Account;
use crate::face::Exercise;
use crate::network::Network;
use crate::policy::{self, Status};
use crate::ports::{Happening, PracticeEvent};
use crate::problem::Problem;
use crate::resident::base::{Base, not_understood};
use crate::resident::message::ForPerson;

/// The value of an exercise's setting in the ledger once it is done.
const DONE: &str = "done";

/// What goes on in practice, and what was tried there.
#[derive(Default)]
pub struct Rehearsal {
    going_on: Vec<PracticeEvent>,
    done: Vec<Exercise>,
}

/// The account that an event shows itself at, once Meta is asked about it; None for an event that shows itself later.
pub struct Happened(pub Option<String>);

impl Rehearsal {
    /// Reads what was done before, and asks what goes on since an earlier run.
    pub fn begin(&mut self, base: &mut Base) {
        let Some(practice) = base.practice.clone() else { return };
        let is_done = |exercise: &Exercise| {
            base.ports.ledger.setting(&key(*exercise)).is_ok_and(|value| value.as_deref() == Some(DONE))
        };
        self.done = Exercise::ALL.into_iter().filter(is_done).collect();
        base.start(async move { ForPerson::Happened(practice.going_on().await, Happened(None)).into() });
    }

    /// Lets something happen. An event that goes on already is ended.
    ///
    /// # Errors
    ///
    /// `OurFault` where there is no account or file that it could happen to: then the window does not offer it.
    pub fn let_happen(&self, base: &mut Base, what: PracticeEvent) -> Result<(), Problem> {
        let Some(practice) = base.practice.clone() else { return Ok(()) };
        let begins = !self.going_on.contains(&what);
        let account = affected(base, what).ok_or_else(not_understood)?;
        let happening = match what {
            PracticeEvent::PasswordChanged => Happening::PasswordChanged(account.user_id.clone()),
            PracticeEvent::NoInternet => Happening::NoInternet(begins),
            PracticeEvent::SlowMeta => Happening::SlowMeta(begins),
            PracticeEvent::WrongAccount => Happening::WrongAccount(begins),
            PracticeEvent::FileMoved => {
                let places = base.records.places.iter();
                let mut own = places.filter(|place| place.account.as_ref() == Some(&account.id));
                let line = own.find_map(|place| place.target.line()).ok_or_else(not_understood)?;
                Happening::FileMoved(line.path.to_owned())
            }
        };
        // Another account in the browser shows itself at the next log-in alone.
        let shows_at = (what != PracticeEvent::WrongAccount).then(|| account.id.clone());
        base.start(async move {
            let happened = practice.happen(happening).await;
            let going_on = match happened {
                Ok(()) => practice.going_on().await,
                Err(problem) => Err(problem),
            };
            ForPerson::Happened(going_on, Happened(shows_at)).into()
        });
        Ok(())
    }

    /// Takes over what goes on now.
    pub fn happened(&mut self, base: &mut Base, going_on: Result<Vec<PracticeEvent>, Problem>) {
        match going_on {
            Ok(going_on) => self.going_on = going_on,
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// What goes on now and can be ended.
    pub fn going_on(&self) -> Vec<PracticeEvent> {
        self.going_on.clone()
    }

    /// The exercises that are done.
    pub fn done(&self) -> Vec<Exercise> {
        self.done.clone()
    }

    /// Marks the walk to a Meta app as done, once the network has no stage left.
    pub fn has_walked(&mut self, base: &Base, network: Network) {
        if base.records.setup.walk(network).next().is_none() {
            self.has_done(base, Exercise::SetUp);
        }
    }

    /// Marks an exercise as done; in the real profile there is none.
    pub fn has_done(&mut self, base: &Base, exercise: Exercise) {
        if base.practice.is_none() || self.done.contains(&exercise) {
            return;
        }
        self.done.push(exercise);
        // A mark that cannot be stored is only forgotten at the end of the program.
        base.ports.ledger.set_setting(&key(exercise), DONE).unwrap_or_default();
    }
}

/// The account that something happens to: the open one, else the one that is best off, so that the change is seen. One
/// whose token works goes before one whose token is dead. A moved file needs an account with a file, a changed password one
/// of a person, with a token that it can end.
fn affected(base: &Base, what: PracticeEvent) -> Option<&Account> {
    let has_file = |account: &&Account| {
        let mut places = base.records.places.iter();
        places.any(|place| place.account.as_ref() == Some(&account.id) && place.target.line().is_some())
    };
    let is_dead = |account: &Account| {
        matches!(policy::status(account, &[], base.now()), Status::TurnedOff | Status::Expired)
    };
    let fits = |account: &&Account| match what {
        PracticeEvent::FileMoved => has_file(account),
        // A Page has no password.
        PracticeEvent::PasswordChanged => account.page.is_none() && !is_dead(account),
        _ => true,
    };
    let mut live: Vec<&Account> = base.records.live().filter(fits).collect();
    live.sort_by_key(|account| {
        let is_open = base.open.details.as_ref() == Some(&account.id);
        (is_dead(account), !is_open, account.problem.is_some(), std::cmp::Reverse(account.token.expires_at))
    });
    live.first().copied()
}

fn key(exercise: Exercise) -> String {
    format!("tried-{exercise:?}").to_lowercase()
}
