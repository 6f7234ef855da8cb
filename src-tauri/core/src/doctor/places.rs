//! The places that take a token.

use super::{Check, Facts, PlaceFacts, Said, Subject, Wrong};
use crate::places::Reason;
use crate::problem::{Fact, FactName};

/// The places: the first one that could not take a token, and how many more there are.
pub(super) fn places(facts: &Facts) -> Check {
    let subject = Subject::Places;
    let Some(places) = &facts.places else {
        return Check::unknown(subject, Said::plain("doctor-places-unknown"));
    };
    let mut failing = places.iter().filter_map(|place| Some((place, place.obstacle?)));
    let Some((place, reason)) = failing.next() else {
        let count = i64::try_from(places.len()).unwrap_or(i64::MAX);
        let line = match count {
            0 => Said::plain("doctor-places-none"),
            count => Said::plain("doctor-places-good").with(FactName::Count, Fact::Number(count)),
        };
        return Check::well(subject, line);
    };
    let (line, remedy) = if place.line.is_some() { in_file(reason) } else { elsewhere(reason) };
    let said = |key| of_place(key, place);
    let line = said(line).and_more("doctor-places-more", failing.count());
    Check::wrong(subject, Wrong::Person, line, said(remedy))
}

fn of_place(key: &'static str, place: &PlaceFacts) -> Said {
    let named = Said::plain(key).with_text(FactName::File, place.place.as_str());
    match &place.line {
        Some(line) => named.with_text(FactName::Line, line.as_str()),
        None => named,
    }
}

/// What is said of a place that is no file, and what a person does about it. The reasons of the last arm are of files.
fn elsewhere(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::HookFailed => ("doctor-place-hook", "doctor-place-hook-fix"),
        Reason::Refused => ("doctor-place-refused", "doctor-place-refused-fix"),
        Reason::Unreachable => ("doctor-place-unreached", "doctor-place-unreached-fix"),
        Reason::Credential => ("doctor-place-key", "doctor-place-key-fix"),
        Reason::ByHand | Reason::Replaced => ("doctor-place-by-hand", "doctor-place-by-hand-fix"),
        Reason::NotYet
        | Reason::Moved
        | Reason::Changed
        | Reason::NotWritable
        | Reason::InUse
        | Reason::KeyMissing
        | Reason::KeyTwice => ("doctor-place-lacks", "doctor-place-waits-fix"),
    }
}

/// The same of a line in a file. The reasons of the last arm are of other places.
fn in_file(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::Moved => ("doctor-place-moved", "doctor-place-moved-fix"),
        Reason::Changed => ("doctor-place-changed", "doctor-place-changed-fix"),
        Reason::NotWritable => ("doctor-place-closed", "doctor-place-closed-fix"),
        Reason::InUse => ("doctor-place-in-use", "doctor-place-in-use-fix"),
        Reason::KeyMissing => ("doctor-place-no-line", "doctor-place-no-line-fix"),
        Reason::KeyTwice => ("doctor-place-twice", "doctor-place-twice-fix"),
        Reason::HookFailed
        | Reason::Refused
        | Reason::Unreachable
        | Reason::Credential
        | Reason::ByHand
        | Reason::Replaced
        | Reason::NotYet => ("doctor-place-waits", "doctor-place-waits-fix"),
    }
}
