//! What the browser is shown when it comes back.

use super::Connected;
use crate::ports::{Mood, Page};
use crate::problem::{Code, Problem};
use crate::text::{Texts, Value};

/// The pages that the browser shows after the log-in, in the person's language.
pub struct Pages {
    /// Shown while Meta is asked.
    pub waiting: Page,
    /// Shown for a link of an earlier log-in.
    pub stale: Page,
    /// Shown to a browser that returned although another one was sent to Meta.
    pub strange: Page,
    /// Shown after the account was kept.
    pub done: Page,
    /// Shown after the person pressed Cancel on Meta's page.
    pub cancelled: Page,
    /// Shown while the program asks the person a question.
    pub question: Page,
    /// The words of the page that says in which problem the log-in ended.
    texts: Texts,
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
            strange: page("web-strange", Mood::Stopped),
            texts: texts.anew(),
        }
    }

    /// The page that names a problem, because a person who looks at the browser may not see the program.
    fn trouble(&self, problem: &Problem) -> Page {
        let card = self.texts.card(problem);
        let said = format!("{}. {}", card.title.trim_end_matches(['.', '!', '?']), card.body);
        Page {
            language: self.texts.language().tag().to_owned(),
            mood: Mood::Stopped,
            title: self.texts.attribute("web-trouble", "title", &[]),
            body: self.texts.attribute("web-trouble", "body", &[("said", Value::Text(&said))]),
        }
    }

    /// The page that says how the log-in ended.
    pub(super) fn for_outcome(&self, outcome: &Result<Connected, Problem>) -> Page {
        match outcome {
            Ok(_) => self.done.clone(),
            Err(problem) if problem.code == Code::Denied => self.cancelled.clone(),
            Err(problem) if problem.code == Code::WrongAccount => self.question.clone(),
            Err(problem) => self.trouble(problem),
        }
    }
}
