//! The check-up, and what of it whoever helps is given, as the window shows it. The sentences are those of the command
//! line, so they are made here, in the language of the window.

use serde::Serialize;

use super::time::Time;
use crate::doctor::Fix;

/// Everything that the program depends on, from the moment a person asks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CheckUp {
    /// Whether it is being looked; what is shown meanwhile is what was found before.
    pub busy: bool,
    /// When the checks were found; null before.
    pub at: Option<Time>,
    pub checks: Vec<Check>,
    /// The text for whoever helps, once the person asked for it: it is read before it is saved.
    pub bundle: Option<String>,
    /// The file into which that text was saved.
    pub saved: Option<String>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Check {
    /// What was checked: a word of the contract.
    pub id: String,
    /// Null where it cannot be judged here.
    pub ok: Option<bool>,
    pub said: CheckSaid,
    /// The same without names of accounts and files, for a person who shares the screen.
    pub without_names: CheckSaid,
    /// What one press puts right; null where only the person can.
    pub fix: Option<Fix>,
}

/// What is said of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CheckSaid {
    pub line: String,
    /// What a person does about it; null where nothing is wrong.
    pub remedy: Option<String>,
}
