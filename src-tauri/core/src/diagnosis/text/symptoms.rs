//! What a person sees who has no error text and says it in a sentence: "my photos are gone from the site". English and
//! Russian.
//!
//! A sentence says what is meant and that it fails; a word for what is meant alone is no complaint, and a complaint
//! about something else is none of ours. Held by `a_sentence_about_what_is_seen_leads_to_its_steps` and
//! `a_sentence_about_something_else_leads_nowhere` (`text/tests/symptoms.rs`).

mod words;

use serde::Serialize;

use crate::diagnosis::phrases;
use words::{
    ACCOUNTS, COMES, CONNECTS, DEVICES, DOES, ERRORS, GONE, LOG_INS, META, NETWORKS, NOT, ONE_POST, OTHERS,
    PAGES, PLANNERS, POSTS, PUBLISHES, REMINDERS, SHOWN, SITES, WISHES,
};

/// What a person sees, each with steps of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Symptom {
    /// A website does not show the newest of a network, or nothing of it.
    Photos,
    /// A planner does not publish.
    Posts,
    /// An account cannot be connected.
    Connect,
    /// A page of Meta's shows an error.
    Page,
    /// Reminders do not come.
    Reminders,
}

/// Nobody describes in more letters what they see; a longer text is a log or a letter.
const LONGEST: usize = 240;

/// What the person sees; None for a text that tells of nothing that we know.
pub fn symptom(text: &str) -> Option<Symptom> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let said = Said::of(text);
    if said.has(WISHES) || said.has(OTHERS) && !said.has(NETWORKS) {
        return None;
    }
    let is_ours = said.has(NETWORKS) || said.has(SITES);
    let is_of_device = said.has(DEVICES) && !is_ours;
    if said.has(REMINDERS) && said.stays_away() && !said.has(DEVICES) && !said.has(NETWORKS) {
        return Some(Symptom::Reminders);
    }
    if said.cannot() && (said.has(CONNECTS) && said.has(ACCOUNTS) || said.has(LOG_INS) && said.has(NETWORKS))
    {
        return Some(Symptom::Connect);
    }
    if said.has(META) && said.has(PAGES) && (said.fails() || said.has(ERRORS)) {
        return Some(Symptom::Page);
    }
    if !said.fails() || is_of_device {
        return None;
    }
    let is_sent = said.has(POSTS) || said.has(SHOWN) || said.has(NETWORKS);
    if said.has(PLANNERS) || said.has(PUBLISHES) && is_sent {
        return Some(Symptom::Posts);
    }
    if said.has(SHOWN) || said.has(SITES) && (said.has(POSTS) || said.has(NETWORKS)) {
        return Some(Symptom::Photos);
    }
    // One post may also be the mail or a guard's.
    let are_posts = said.has(POSTS) && (said.has(NETWORKS) || !said.has(ONE_POST));
    are_posts.then_some(Symptom::Posts)
}

/// A sentence as its words are sought in it: each word between two spaces.
struct Said(String);

impl Said {
    fn of(text: &str) -> Self {
        let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '\'';
        let plain = phrases::plain(text);
        let words: Vec<&str> =
            plain.split(|letter| !is_of_word(letter)).filter(|word| !word.is_empty()).collect();
        Self(format!(" {} ", words.join(" ")))
    }

    /// Whether a word begins so. With a space at its end, it is the whole word.
    fn has(&self, beginnings: &[&str]) -> bool {
        beginnings.iter().any(|word| self.0.contains(&format!(" {word}")))
    }

    fn fails(&self) -> bool {
        self.has(GONE) || self.is_denied() && self.has(DOES)
    }

    fn stays_away(&self) -> bool {
        self.has(GONE) || self.is_denied() && (self.has(DOES) || self.has(COMES))
    }

    fn cannot(&self) -> bool {
        self.is_denied() || self.has(&["unable ", "fail", "stopp", "невозможно", "перестал"])
    }

    fn is_denied(&self) -> bool {
        self.0.contains("n't ") || self.has(NOT)
    }
}
