//! What the browsers make of our certificate, from the moment a page asks.

use crate::face;
use crate::journeys::trust;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::ForPerson;
use crate::trust::Trusted;

/// What is known of the browsers' stores, and the work on them that is under way.
#[derive(Default)]
pub struct BrowserTrust {
    known: Option<face::Trust>,
    work: Work,
}

/// The work on the stores. One at a time: a store is changed by a program that takes a while.
#[derive(Default)]
enum Work {
    #[default]
    None,
    Looks(u64),
    Changes(u64),
}

impl BrowserTrust {
    /// What is known, as the window shows it.
    pub fn face(&self) -> Option<face::Trust> {
        let busy = matches!(self.work, Work::Changes(_));
        self.known.as_ref().map(|known| face::Trust { busy, ..known.clone() })
    }

    /// Starts to look at the stores, unless something is under way.
    pub fn look(&mut self, base: &mut Base) {
        if matches!(self.work, Work::None) {
            let number = base.next_number();
            self.work = Work::Looks(number);
            let ports = base.ports.clone();
            start(base, number, async move { trust::status(&ports).await });
        }
    }

    /// Starts to change the stores. What a look finds meanwhile is old.
    pub fn set(&mut self, base: &mut Base, on: bool) {
        if !matches!(self.work, Work::Changes(_)) {
            let number = base.next_number();
            self.work = Work::Changes(number);
            let ports = base.ports.clone();
            let change = async move { if on { trust::on(&ports).await } else { trust::off(&ports).await } };
            start(base, number, change);
        }
    }

    /// Takes the end of the work. What was in the way of a change is shown, what is in the way of a look is not: the
    /// person asked for nothing.
    pub fn ended(&mut self, base: &mut Base, number: u64, outcome: Result<Trusted, Problem>) {
        let is_change = match self.work {
            Work::Looks(mine) if mine == number => false,
            Work::Changes(mine) if mine == number => true,
            _ => return,
        };
        self.work = Work::None;
        let problem = match outcome {
            Ok(trusted) => {
                self.known = Some(face::Trust::of(&trusted));
                trusted.hindrance()
            }
            Err(problem) => Some(problem),
        };
        if is_change {
            base.problem = problem;
            base.refresh();
        }
    }
}

fn start(
    base: &mut Base,
    number: u64,
    work: impl Future<Output = Result<Trusted, Problem>> + Send + 'static,
) {
    let done = async move { ForPerson::Trusted(number, Box::new(work.await)).into() };
    base.start_or(done, move |problem| ForPerson::Trusted(number, Box::new(Err(problem))).into());
}
