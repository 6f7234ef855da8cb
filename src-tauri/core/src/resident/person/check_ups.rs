//! The check-up while the window shows it, and what of it whoever helps is given.
//!
//! It runs in a task of its own, because a network that does not answer takes its time. After what a person mends here
//! it is run again. Held by `resident/tests/check_ups.rs`.

use std::path::{Path, PathBuf};

use crate::doctor::{self, Check, Facts, Said};
use crate::face;
use crate::journeys::doctor::{CheckUpPorts, Found, look_with};
use crate::moment::Moment;
use crate::problem::Problem;
use crate::resident::base::{Base, not_understood};
use crate::resident::message::ForPerson;
use crate::resident::outside::Wish;
use crate::text::Texts;

/// The check-up that is shown.
#[derive(Default)]
pub struct CheckUps {
    is_open: bool,
    /// The number of the look under way; None while nothing is looked at.
    looks: Option<u64>,
    /// Whether something changed during the look, so that another one follows.
    again: bool,
    found: Option<Checked>,
    /// The text that is shown, and the file into which it was saved.
    bundle: Option<String>,
    saved: Option<PathBuf>,
}

/// What was found, and when.
struct Checked {
    found: Box<Found>,
    checks: Vec<Check>,
    at: Moment,
}

impl CheckUps {
    /// Begins to look at everything.
    pub fn look(&mut self, base: &mut Base) {
        self.is_open = true;
        if self.looks.is_some() {
            self.again = true;
            return;
        }
        let number = base.next_number();
        self.looks = Some(number);
        let (ports_for, vault) = (base.check_up.clone(), base.ports.vault.clone());
        let work = async move {
            // The vault of this program: it asks once, and the window knows that it asks.
            let ports = move || CheckUpPorts { vault, ..ports_for() };
            ForPerson::CheckedUp(number, Box::pin(look_with(ports)).await.map(Box::new)).into()
        };
        base.start_or(work, move |problem| ForPerson::CheckedUp(number, Err(problem)).into());
    }

    /// Looks again, where the check-up is shown: something of it was mended.
    pub fn look_again(&mut self, base: &mut Base) {
        if self.is_open {
            self.look(base);
        }
    }

    /// Takes what was found.
    pub fn ended(&mut self, base: &mut Base, number: u64, outcome: Result<Box<Found>, Problem>) {
        if self.looks != Some(number) {
            return;
        }
        self.looks = None;
        match outcome {
            Ok(found) => {
                let checks = doctor::checks(&found.facts);
                self.found = Some(Checked { found, checks, at: base.now() });
            }
            Err(problem) => base.could_not(problem),
        }
        if std::mem::take(&mut self.again) {
            self.look(base);
        }
    }

    /// Shows what whoever helps is given, or closes it.
    ///
    /// # Errors
    ///
    /// Nothing was found yet.
    pub fn show_bundle(&mut self, on: bool, texts: impl FnOnce() -> Texts) -> Result<(), Problem> {
        (self.bundle, self.saved) = (None, None);
        if on {
            let Checked { found, checks, at } = self.found.as_ref().ok_or_else(not_understood)?;
            self.bundle = Some(found.bundle(checks, *at, &texts()));
        }
        Ok(())
    }

    /// The text that is shown.
    pub fn bundle(&self) -> Option<String> {
        self.bundle.clone()
    }

    /// Asks where the text shall be saved.
    ///
    /// # Errors
    ///
    /// None is shown.
    pub fn save_bundle(&self, base: &Base) -> Result<(), Problem> {
        self.bundle.as_ref().ok_or_else(not_understood)?;
        base.wish(Wish::SaveFile { name: "sixty-report.txt".to_owned() });
        Ok(())
    }

    /// Writes the text to the file that the person chose.
    ///
    /// # Errors
    ///
    /// The file may not be touched.
    pub fn save_to(&mut self, base: &mut Base, file: PathBuf) -> Result<(), Problem> {
        let Some(text) = self.bundle.clone() else { return Ok(()) };
        base.save(file, text, |file| ForPerson::BundleSaved(file).into())
    }

    /// Takes the file that was written.
    pub fn bundle_saved(&mut self, file: PathBuf) {
        self.saved = Some(file).filter(|_| self.bundle.is_some());
    }

    /// The file into which the text was saved, while it is shown.
    pub fn file(&self) -> Option<&Path> {
        self.saved.as_deref()
    }

    /// Closes the check-up; what is still to come is not shown.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// The check-up as the window shows it.
    pub fn face(&self, texts: impl FnOnce() -> Texts) -> Option<face::CheckUp> {
        self.is_open.then(|| {
            let texts = texts();
            let all = |checked: &Checked| {
                let faces = checked.checks.iter().map(|check| face_of(check, &checked.found.facts, &texts));
                faces.collect()
            };
            face::CheckUp {
                busy: self.looks.is_some(),
                at: self.found.as_ref().map(|checked| checked.at.into()),
                checks: self.found.as_ref().map(all).unwrap_or_default(),
                bundle: self.bundle.clone(),
                saved: self.saved.as_ref().map(|file| file.display().to_string()),
            }
        })
    }
}

fn face_of(check: &Check, facts: &Facts, texts: &Texts) -> face::Check {
    let said = |say: fn(&Said, &Texts) -> String| face::CheckSaid {
        line: say(&check.line, texts),
        remedy: check.remedy().map(|remedy| say(remedy, texts)),
    };
    face::Check {
        id: check.subject.key().to_owned(),
        ok: check.ok(),
        said: said(Said::in_window),
        without_names: said(|said, texts| said.without_the_persons_own().in_window(texts)),
        fix: doctor::fix(check, facts),
    }
}
