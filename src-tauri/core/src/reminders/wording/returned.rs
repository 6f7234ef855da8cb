//! The text of the first reminder after an absence, where an account of it expired meanwhile. It takes the place of what
//! would be said of the same accounts, so that nothing is said twice.

use super::{Counted, NAMED, NoticeText, Wording, number};
use crate::absence::Return;
use crate::reminders::{Digest, Due};
use crate::text::Value;

impl Wording<'_> {
    /// Says how long we were away, what was made up for, and which accounts of the digest expired meanwhile.
    pub(super) fn returned(&self, digest: &Digest, back: &Return) -> NoticeText {
        let days = ("days", Value::Number(back.absence.days()));
        let title = self.titled(self.texts.attribute("n-back", "title", &[days]));
        let mut sentences = Vec::new();
        if back.extended > 0 {
            let count = ("count", Value::Number(back.extended.into()));
            sentences.push(self.texts.attribute("n-back", "extended", &[count]));
        }
        if self.hide_names {
            let Counted { now, .. } = self.counted(&digest.0);
            sentences.push(self.texts.attribute("n-back", "hidden", &[("count", number(now))]));
            return NoticeText { title, body: sentences.join(" ") };
        }
        let is_named = |due: &&Due| due.expired_in(&back.absence);
        let named: Vec<&Due> = digest.0.iter().filter(is_named).take(NAMED).collect();
        for due in &named {
            let name = self.name(&due.account);
            sentences.push(self.texts.attribute("n-back", "expired", &[("name", Value::Text(&name))]));
        }
        sentences.extend(self.others(&digest.0, &Counted::of(named.into_iter())));
        NoticeText { title, body: sentences.join(" ") }
    }
}
