//! What the browser is shown when it comes back.

use super::Connected;
use crate::ports::{Mood, Page};
use crate::problem::{Code, Problem};
use crate::text::Texts;

/// The pages that the browser shows after the log-in, in the person's language.
pub struct Pages {
    /// Shown while Meta is asked.
    pub waiting: Page,
    /// Shown for a link of an earlier log-in.
    pub stale: Page,
    /// Shown after the account was kept.
    pub done: Page,
    /// Shown after the person pressed Cancel on Meta's page.
    pub cancelled: Page,
    /// Shown while the program asks the person a question.
    pub question: Page,
    /// Shown where the log-in ended in a problem.
    pub trouble: Page,
}

impl Pages {
    /// Words the pages in the language of these texts.
    pub fn new(texts: &Texts) -> Self {
        let page = |key: &str, mood| Page {
            language: texts.language().tag().to_owned(),
            mood,
            title: texts.attribute(key, "title", &[]),
            body: texts.attribute(key, "body", &[]),
        };
        Self {
            waiting: page("web-waiting", Mood::Waiting),
            stale: page("web-old", Mood::Stopped),
            done: page("web-done", Mood::Done),
            cancelled: page("web-cancelled", Mood::Stopped),
            question: page("web-question", Mood::Stopped),
            trouble: page("web-trouble", Mood::Stopped),
        }
    }

    /// The page that says how the log-in ended.
    pub(super) fn for_outcome(&self, outcome: &Result<Connected, Problem>) -> Page {
        let page = match outcome {
            Ok(_) => &self.done,
            Err(problem) if problem.code == Code::Denied => &self.cancelled,
            Err(problem) if problem.code == Code::WrongAccount => &self.question,
            Err(_) => &self.trouble,
        };
        page.clone()
    }
}
