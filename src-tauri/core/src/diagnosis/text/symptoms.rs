//! What a person sees who has no error text and says it in a sentence: "my photos are gone from the site". English and
//! Russian.
//!
//! A sentence says what is meant and that it fails; a word for what is meant alone is no complaint, and a complaint
//! about something else is none of ours. Held by `a_sentence_about_what_is_seen_leads_to_its_steps` and
//! `a_sentence_about_something_else_leads_nowhere` (`text/tests/symptoms.rs`).

mod asked;
mod words;

use serde::Serialize;

use crate::diagnosis::phrases;
use asked::{
    ACCESS_ELSEWHERE, BROWSERS, CHECKED, CODES, ENDS, FORGOTTEN, IDENTITY, IN_ENGLISH, INVITES, LETTERS,
    PASSWORDS, SCARES, SOUGHT, STRANGE, TERMS, TOKENS, UNSAFE,
};
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
    /// The browser warns that a page is not safe: ours, at the end of a log-in.
    Warning,
    /// A token's time ends soon, or is over.
    Ending,
    /// What a token is, and where one comes from.
    Token,
    /// The invite to test the app is not to be seen.
    Invite,
    /// The network does not let the person in: the password, a code, who they are.
    Login,
    /// Meta's pages speak another language.
    Language,
}

/// Nobody describes in more letters what they see; a longer text is a log or a letter.
const LONGEST: usize = 240;

/// What the person sees; None for a text that tells of nothing that we know.
pub fn symptom(text: &str) -> Option<Symptom> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let said = Said::of(text);
    if let Some(asked) = asked(&said) {
        return Some(asked);
    }
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

/// What is asked on the way to a token. A question with "how do I" is one of ours here.
fn asked(said: &Said) -> Option<Symptom> {
    let is_elsewhere = (said.has(OTHERS) || said.has(ACCESS_ELSEWHERE)) && !said.has(NETWORKS);
    if said.has(TERMS)
        && said.has(ENDS)
        && (!is_elsewhere || said.has(LETTERS) && !said.has(ACCESS_ELSEWHERE))
    {
        return Some(Symptom::Ending);
    }
    if is_elsewhere {
        return None;
    }
    if said.has(INVITES) && said.stays_away() {
        return Some(Symptom::Invite);
    }
    if said.has(UNSAFE) || said.has(BROWSERS) && said.has(SCARES) {
        return Some(Symptom::Warning);
    }
    let is_barred = said.has(PASSWORDS) && said.has(FORGOTTEN)
        || said.has(CODES) && said.is_denied() && said.has(COMES)
        || said.has(IDENTITY) && said.has(CHECKED);
    if is_barred && (said.has(NETWORKS) || said.has(META) || !said.has(SITES)) {
        return Some(Symptom::Login);
    }
    if said.has(IN_ENGLISH) && (said.has(STRANGE) || said.has(META) || said.has(PAGES)) {
        return Some(Symptom::Language);
    }
    (said.has(TOKENS) && said.has(SOUGHT)).then_some(Symptom::Token)
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
