//! What a reminder says.

use super::{Digest, Due, Step, can_extend};
use crate::account::Account;
use crate::moment::Moment;
use crate::places::{Reason, Receipt};
use crate::ports::Notification;
use crate::problem::{Action, Problem};
use crate::text::{Texts, Value};

/// Longer names are cut, so that a headline is read at a glance.
const NAME_LENGTH: usize = 40;

/// A name each for so many accounts; the others are counted.
const NAMED: usize = 2;

/// Up to here a digest may speak of "this week".
const WEEK: i64 = 7;

/// What a button of a reminder does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// Extends these accounts now.
    Extend,
    /// Says nothing more of them today.
    Tomorrow,
}

/// Title and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    pub body: String,
}

/// Says reminders in one language.
pub struct Wording<'a> {
    pub texts: &'a Texts,
    pub now: Moment,
    /// Titles begin with that word.
    pub practice: bool,
    /// Notifications, which others may see, name no account.
    pub hide_names: bool,
}

impl Wording<'_> {
    /// Of one account its own words, of several a digest.
    pub fn of(&self, digest: &Digest) -> Said {
        match digest.0.as_slice() {
            [due] => self.one(due),
            several => self.several(several),
        }
    }

    /// The notification of a digest, and what its buttons do.
    pub fn notification(&self, digest: &Digest) -> (Notification, Vec<Button>) {
        let Said { title, body } = if self.hide_names { self.nameless(digest) } else { self.of(digest) };
        let buttons = self.buttons(digest);
        let label = |button: &Button| match button {
            Button::Extend if digest.0.len() > 1 => "n-extendAll",
            Button::Extend => "n-extend",
            Button::Tomorrow => "n-tomorrow",
        };
        let labels = buttons.iter().map(|button| self.texts.say(label(button), &[])).collect();
        let sound = digest.0.iter().any(|due| matches!(due.step, Step::TurnedOff | Step::Expired));
        (Notification { title, body, buttons: labels, sound, stays: true }, buttons)
    }

    /// After a button's extend has worked: until when, and to how many places it went.
    pub fn extended(&self, account: &Account, places: usize) -> Said {
        let name = self.shown_name(account);
        let mut values = vec![("name", Value::Text(&name)), ("count", number(places))];
        values.extend(account.token.expires_at.map(|end| ("date", Value::Date(end))));
        self.card("n-extendedByClick", &values)
    }

    /// After Meta has taken a button's extend and left the date where it was.
    pub fn unchanged(&self, account: &Account) -> Said {
        let name = self.shown_name(account);
        let mut values =
            vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
        values.extend(account.token.expires_at.map(|end| ("date", Value::Date(end))));
        self.card("n-unchanged", &values)
    }

    /// After a button's extends have worked for several.
    pub fn extended_all(&self, count: usize) -> Said {
        self.card("n-extendedAll", &[("count", number(count))])
    }

    /// After an extend has not worked.
    pub fn not_extended(&self, problem: &Problem) -> Said {
        let problem = if self.hide_names { &self.without_name(problem) } else { problem };
        let card = self.texts.card(problem);
        Said { title: self.titled(card.title), body: card.body }
    }

    fn nameless(&self, digest: &Digest) -> Said {
        self.card("n-hidden", &[("count", number(digest.0.len()))])
    }

    fn without_name(&self, problem: &Problem) -> Problem {
        ["name", "other"].into_iter().fold(problem.clone(), |problem, fact| {
            if problem.facts.contains_key(fact) {
                problem.with_text(fact, self.texts.say("n-account", &[]))
            } else {
                problem
            }
        })
    }

    fn shown_name(&self, account: &Account) -> String {
        if self.hide_names { self.texts.say("n-account", &[]) } else { self.name(account) }
    }

    fn one(&self, due: &Due) -> Said {
        let account = &due.account;
        let name = self.name(account);
        let place = due.place.as_ref().map(|place| place.target.place());
        let reason = due.reason.map(|code| {
            let problem = Problem::new(code, Action::None).with_text("network", account.network.brand());
            self.texts.card(&problem).title
        });
        let date =
            if due.step == Step::Login { account.token.login_required_by } else { account.token.expires_at };
        let mut values =
            vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
        values.extend(date.map(|date| ("date", Value::Date(date))));
        values.extend(date.map(|date| ("time", Value::Time(date))));
        values.extend(due.days_left.map(|days| ("days", Value::Number(days))));
        values.extend(place.as_deref().map(|place| ("place", Value::Text(place))));
        values.extend(reason.as_deref().map(|reason| ("reason", Value::Text(reason))));
        self.card(self.key(due), &values)
    }

    fn key(&self, due: &Due) -> &'static str {
        let account = &due.account;
        let has_days = |more: i64| due.days_left.is_some_and(|days| days > more);
        let is_over = |end: Option<Moment>| end.is_some_and(|end| end <= self.now);
        let receipt = || due.place.as_ref().and_then(|place| place.last.as_ref());
        match due.step {
            Step::TurnedOff => "n-turnedOff",
            Step::Expired => "n-expired",
            Step::Days(_) if !has_days(0) => "n-today",
            Step::Days(_) if !can_extend(account, self.now) => "n-soonReconnect",
            Step::Days(_) if !account.auto_extend && has_days(WEEK) => "n-soon14",
            Step::Days(_) => "n-soon",
            Step::Stuck => "n-autoStuck",
            Step::Login if is_over(account.token.login_required_by) => "n-login90Over",
            Step::Login => "n-login90",
            Step::Place if receipt().is_some_and(by_hand) => "n-manualPlace",
            Step::Place => "n-placeMissed",
        }
    }

    fn several(&self, several: &[Due]) -> Said {
        let count = ("count", number(several.len()));
        let this_week = |due: &Due| {
            matches!(due.step, Step::Days(_)) && due.days_left.is_some_and(|days| (1..=WEEK).contains(&days))
        };
        if several.iter().all(this_week)
            && let Some(first) = several.first()
        {
            let name = self.name(&first.account);
            let date = first.account.token.expires_at.map(|end| ("date", Value::Date(end)));
            let values: Vec<(&str, Value<'_>)> =
                [count, ("name", Value::Text(&name))].into_iter().chain(date).collect();
            return self.card("n-digestSoon", &values);
        }
        let mut sentences: Vec<String> = several.iter().take(NAMED).map(|due| self.state(due)).collect();
        let more = several.len().saturating_sub(NAMED);
        if more > 0 {
            sentences.push(self.texts.say("n-digest-more", &[("count", number(more))]));
        }
        let title = self.titled(self.texts.attribute("n-digest", "title", &[count]));
        Said { title, body: sentences.join(" ") }
    }

    /// One account in a sentence of a digest.
    fn state(&self, due: &Due) -> String {
        let key = match due.step {
            Step::TurnedOff => "n-state-turned_off",
            Step::Expired => "n-state-expired",
            Step::Days(_) if due.days_left.is_some_and(|days| days < 1) => "n-state-today",
            Step::Days(_) => "n-state-days",
            Step::Stuck => "n-state-stuck",
            Step::Login => "n-state-login",
            Step::Place => "n-state-place",
        };
        let name = self.name(&due.account);
        let days = ("days", Value::Number(due.days_left.unwrap_or_default()));
        self.texts.say(key, &[("name", Value::Text(&name)), days])
    }

    /// Two at most, and only what does something without a window.
    fn buttons(&self, digest: &Digest) -> Vec<Button> {
        let extends = |due: &Due| matches!(due.step, Step::Days(_)) && can_extend(&due.account, self.now);
        let last_day =
            |due: &Due| matches!(due.step, Step::Days(_)) && due.days_left.is_some_and(|days| days < 1);
        let place = |due: &Due| due.step == Step::Place;
        let mut buttons = Vec::new();
        if digest.0.iter().all(extends) {
            buttons.push(Button::Extend);
        }
        // Tomorrow would be too late, and a place is mended in the window.
        if !digest.0.iter().all(last_day) && !digest.0.iter().all(place) {
            buttons.push(Button::Tomorrow);
        }
        buttons
    }

    fn card(&self, key: &str, values: &[(&str, Value<'_>)]) -> Said {
        let part = |part: &str| self.texts.attribute(key, part, values);
        Said { title: self.titled(part("title")), body: part("body") }
    }

    fn titled(&self, title: String) -> String {
        if self.practice { self.texts.say("n-practice", &[("title", Value::Text(&title))]) } else { title }
    }

    fn name(&self, account: &Account) -> String {
        let name = account.network.handle(&account.name);
        if name.chars().count() <= NAME_LENGTH {
            return name;
        }
        name.chars().take(NAME_LENGTH - 1).chain(['…']).collect()
    }
}

fn by_hand(receipt: &Receipt) -> bool {
    receipt.reason == Some(Reason::ByHand)
}

fn number(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
