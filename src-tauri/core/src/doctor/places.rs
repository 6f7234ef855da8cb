//! The lines of files that take a token.

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
    let (line, remedy) = sentences(reason);
    let said = |key| of_place(key, place);
    let line = said(line).and_more("doctor-places-more", failing.count());
    Check::wrong(subject, Wrong::Person, line, said(remedy))
}

fn of_place(key: &'static str, place: &PlaceFacts) -> Said {
    let file = Said::plain(key).with_text(FactName::File, place.file.as_str());
    file.with_text(FactName::Line, place.line.as_str())
}

/// What is said of a place, and what a person does about it. The reasons of the last arm are of places that no file is
/// written for.
fn sentences(reason: Reason) -> (&'static str, &'static str) {
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
