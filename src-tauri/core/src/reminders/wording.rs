//! The texts of reminders: title, body and buttons, in one language.

mod returned;

use std::path::{Component, Path};

use super::{Digest, Due, can_extend};
use crate::absence::Return;
use crate::account::{Account, Names, Step};
use crate::moment::Moment;
use crate::places::{FileLine, Place};
use crate::policy::{self, Standing, standing};
use crate::ports::Notification;
use crate::problem::{Action, FactName, Problem};
use crate::text::{Texts, Value};

/// The longest name in a title, in characters. Longer ones are cut, so that a title fits on one line.
const NAME_LENGTH: usize = 40;

/// How many accounts a digest names; the others are counted, because a notification has room for two sentences.
const NAMED: usize = 2;

/// The most days left for which a digest says "this week".
const WEEK: i64 = 7;

/// Says that a new token is made in Meta's Business settings, where a log-in would help with another account.
const BUSINESS: (&str, Value<'_>) = ("business", Value::Text("system_users"));

/// What a button of a reminder does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// Extends the accounts of the reminder now.
    Extend,
    /// Reminds of them again tomorrow.
    Tomorrow,
}

/// The title and the body of a reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeText {
    pub title: String,
    pub body: String,
}

/// Words reminders in one language, by the settings of a profile.
pub struct Wording<'a> {
    pub texts: &'a Texts,
    pub now: Moment,
    /// Whether titles begin with the word for practice.
    pub practice: bool,
    /// Whether notifications name no account, because others may see them.
    pub hide_names: bool,
    /// How many accounts need the person now, also those that the digest does not name: a person sees the same number in
    /// the window. Where it is less than the digest's own, that one is said.
    pub needing: usize,
    /// The absence that is told with the digest, where an account of it expired meanwhile.
    pub back: Option<Return>,
    /// The names that several accounts have, on different networks.
    pub names: Names,
}

impl Wording<'_> {
    /// The text of a digest: about one account, or a summary of several.
    pub fn of(&self, digest: &Digest) -> NoticeText {
        match digest.0.as_slice() {
            [due] => self.one(due),
            several => self.several(several),
        }
    }

    /// The notification for a digest, and what each of its buttons does.
    pub fn notification(&self, digest: &Digest) -> (Notification, Vec<Button>) {
        let NoticeText { title, body } = match &self.back {
            Some(back) => self.returned(digest, back),
            None if self.hide_names => self.nameless(digest),
            None => self.of(digest),
        };
        // What expired meanwhile is mended in the window, and is not put off.
        let buttons = if self.back.is_some() { Vec::new() } else { self.buttons(digest) };
        let label = |button: &Button| match button {
            Button::Extend if digest.0.len() > 1 => "n-extendAll",
            Button::Extend => "n-extend",
            Button::Tomorrow => "n-tomorrow",
        };
        let labels = buttons.iter().map(|button| self.texts.say(label(button), &[])).collect();
        let sound = digest.0.iter().any(|due| matches!(due.step, Step::TurnedOff | Step::Expired));
        (Notification { title, body, buttons: labels, sound, stays: true }, buttons)
    }

    /// Says that an extend worked: until when, and how many places have the token.
    pub fn extended(&self, account: &Account, places: usize) -> NoticeText {
        let name = self.shown_name(account);
        let mut values = vec![("name", Value::Text(&name)), ("count", number(places))];
        values.extend(account.token.expires_at.map(|end| ("date", Value::Date(end))));
        self.card("n-extendedByClick", &values)
    }

    /// What a reminder looks like.
    pub fn test(&self) -> Notification {
        let NoticeText { title, body } = self.card("n-test", &[]);
        Notification { title, body, buttons: Vec::new(), sound: false, stays: false }
    }

    /// Says that Meta accepted an extend and left the date as it was.
    pub fn unchanged(&self, account: &Account) -> NoticeText {
        let name = self.shown_name(account);
        let mut values =
            vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
        values.extend(account.token.expires_at.map(|end| ("date", Value::Date(end))));
        self.card("n-unchanged", &values)
    }

    /// Says that the extends of several accounts worked.
    pub fn extended_all(&self, count: usize) -> NoticeText {
        self.card("n-extendedAll", &[("count", number(count))])
    }

    /// Says why an extend did not work.
    pub fn not_extended(&self, problem: &Problem) -> NoticeText {
        let problem = if self.hide_names { self.without_name(problem) } else { self.with_network(problem) };
        let card = self.texts.card(&problem);
        NoticeText { title: self.titled(card.title), body: card.body }
    }

    fn nameless(&self, digest: &Digest) -> NoticeText {
        let count = self.counted(&digest.0);
        NoticeText { title: self.title(&count), body: self.texts.attribute("n-hidden", "body", &[]) }
    }

    fn without_name(&self, problem: &Problem) -> Problem {
        [FactName::Name, FactName::Other].into_iter().fold(problem.clone(), |problem, fact| {
            if problem.has(fact) {
                problem.with_text(fact, self.texts.say("n-account", &[]))
            } else {
                problem
            }
        })
    }

    fn with_network(&self, problem: &Problem) -> Problem {
        match (problem.text(FactName::Name), problem.network) {
            (Some(name), Some(network)) => {
                problem.clone().with_text(FactName::Name, self.names.beside(name, network))
            }
            _ => problem.clone(),
        }
    }

    fn shown_name(&self, account: &Account) -> String {
        if self.hide_names { self.texts.say("n-account", &[]) } else { self.name(account) }
    }

    fn one(&self, due: &Due) -> NoticeText {
        let account = &due.account;
        let name = self.name(account);
        let reason = due.reason.map(|code| {
            let problem = Problem::new(code, Action::None).of_network(account.network);
            self.texts.card(&problem).title
        });
        let date = match due.step {
            Step::Login => account.token.login_required_by,
            Step::Place => self.key_end(due).or(account.token.expires_at),
            _ => account.token.expires_at,
        };
        let mut values =
            vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
        values.extend((!account.logs_in()).then_some(BUSINESS));
        values.extend(date.map(|date| ("date", Value::Date(date))));
        values.extend(date.map(|date| ("time", Value::When(date, self.now))));
        values.extend(due.days_left.map(|days| ("days", Value::Number(days))));
        let place = due.place.as_ref().map(short_name);
        values.extend(place.as_deref().map(|short| ("place", Value::Text(short))));
        let line = due.place.as_ref().and_then(|place| place.target.line());
        let file = line.map(|FileLine { path, key, .. }| (path.to_string_lossy(), key));
        if let Some((path, key)) = &file {
            values.extend([("file", Value::Text(path)), ("line", Value::Text(key))]);
        }
        values.extend(why(due).map(|why| ("why", Value::Text(why))));
        values.extend(reason.as_deref().map(|reason| ("reason", Value::Text(reason))));
        self.card(self.key(due), &values)
    }

    fn key(&self, due: &Due) -> &'static str {
        let account = &due.account;
        let has_days = |more: i64| due.days_left.is_some_and(|days| days > more);
        let is_over = |end: Option<Moment>| end.is_some_and(|end| end <= self.now);
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
            Step::Place if is_by_hand(due) => "n-manualPlace",
            Step::Place if is_over(self.key_end(due)) => "n-keyEnded",
            Step::Place if self.key_end(due).is_some() => "n-keyEnds",
            Step::Place => "n-placeMissed",
        }
    }

    /// When the key ends that opens the place of a reminder; None where the place lacks its token by now.
    fn key_end(&self, due: &Due) -> Option<Moment> {
        let place = due.place.as_ref().filter(|place| !policy::missed(place, &due.account))?;
        policy::key_end_near(place, self.now)
    }

    fn several(&self, several: &[Due]) -> NoticeText {
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
        sentences.extend(self.others(several, &Counted::of(several.iter().take(NAMED))));
        NoticeText { title: self.title(&self.counted(several)), body: sentences.join(" ") }
    }

    /// The sentences about those of a digest that are not named.
    fn others(&self, digest: &[Due], named: &Counted) -> Vec<String> {
        let all = self.counted(digest);
        let counts = [("n-digest-more", all.now, named.now), ("n-digest-later", all.later, named.later)];
        let more = counts.map(|(key, all, named)| (key, all.saturating_sub(named)));
        let more = more.into_iter().filter(|(_, more)| *more > 0);
        more.map(|(key, more)| self.texts.say(key, &[("count", number(more))])).collect()
    }

    /// The title for several accounts: how many need the person now or, where none does, how many will.
    fn title(&self, count: &Counted) -> String {
        let (key, count) =
            if count.now > 0 { ("n-digest", count.now) } else { ("n-digestLater", count.later) };
        self.titled(self.texts.attribute(key, "title", &[("count", number(count))]))
    }

    /// How many accounts a reminder speaks of: those that need the person also where they were told before.
    fn counted(&self, digest: &[Due]) -> Counted {
        let Counted { now, later } = Counted::of(digest.iter());
        Counted { now: if now > 0 { now.max(self.needing) } else { 0 }, later }
    }

    /// The sentence about one account in a digest.
    fn state(&self, due: &Due) -> String {
        let key = match due.step {
            Step::TurnedOff => "n-state-turned_off",
            Step::Expired => "n-state-expired",
            Step::Days(_) if due.days_left.is_some_and(|days| days < 1) => "n-state-today",
            Step::Days(_) => "n-state-days",
            Step::Stuck => "n-state-stuck",
            Step::Login => "n-state-login",
            Step::Place if is_by_hand(due) => "n-state-manual",
            Step::Place if self.key_end(due).is_some() => "n-state-key",
            Step::Place => "n-state-place",
        };
        let name = self.name(&due.account);
        let place = due.place.as_ref().map(short_name).unwrap_or_default();
        let days = ("days", Value::Number(due.days_left.unwrap_or_default()));
        let mut values = vec![("name", Value::Text(&name)), ("place", Value::Text(&place)), days];
        values.extend((!due.account.logs_in()).then_some(BUSINESS));
        values.extend(why(due).map(|why| ("why", Value::Text(why))));
        self.texts.say(key, &values)
    }

    /// The buttons, two at most, and only those that work without a window.
    fn buttons(&self, digest: &Digest) -> Vec<Button> {
        let extends = |due: &Due| matches!(due.step, Step::Days(_)) && can_extend(&due.account, self.now);
        let last_day =
            |due: &Due| matches!(due.step, Step::Days(_)) && due.days_left.is_some_and(|days| days < 1);
        let place = |due: &Due| due.step == Step::Place;
        let mut buttons = Vec::new();
        if digest.0.iter().all(extends) {
            buttons.push(Button::Extend);
        }
        // On the last day tomorrow is too late, and a place can only be fixed in the window.
        if !digest.0.iter().all(last_day) && !digest.0.iter().all(place) {
            buttons.push(Button::Tomorrow);
        }
        buttons
    }

    fn card(&self, key: &str, values: &[(&str, Value<'_>)]) -> NoticeText {
        let part = |part: &str| self.texts.attribute(key, part, values);
        NoticeText { title: self.titled(part("title")), body: part("body") }
    }

    fn titled(&self, title: String) -> String {
        if self.practice { self.texts.say("n-practice", &[("title", Value::Text(&title))]) } else { title }
    }

    fn name(&self, account: &Account) -> String {
        self.names.beside(&cut(&account.network.handle(&account.name)), account.network)
    }
}

/// How many accounts need the person now, and how many will.
struct Counted {
    now: usize,
    later: usize,
}

impl Counted {
    fn of<'d>(digest: impl Iterator<Item = &'d Due>) -> Self {
        let (now, later): (Vec<&Due>, Vec<&Due>) = digest.partition(|due| due.needs_you);
        Self { now: now.len(), later: later.len() }
    }
}

/// A name that is not too long for a title.
fn cut(name: &str) -> String {
    if name.chars().count() <= NAME_LENGTH {
        return name.to_owned();
    }
    name.chars().take(NAME_LENGTH - 1).chain(['…']).collect()
}

/// A place as a title names it.
fn short_name(place: &Place) -> String {
    place.target.line().map_or_else(|| cut(&place.target.place()), |line| short(line.path))
}

/// Why the place of a reminder missed the token, where that is known.
fn why(due: &Due) -> Option<&'static str> {
    match standing(due.place.as_ref()?, &due.account) {
        Standing::Failed(reason) => Some(reason.key()),
        Standing::Current | Standing::Waiting(_) | Standing::Stale => None,
    }
}

fn is_by_hand(due: &Due) -> bool {
    due.place.as_ref().is_some_and(|place| place.target.is_by_hand())
}

/// A file as a title names it: with its folder, because many are called `.env`.
fn short(path: &Path) -> String {
    let name = |part: Component<'_>| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    let names: Vec<String> = path.components().filter_map(name).collect();
    let short = names[names.len().saturating_sub(2)..].join("/");
    let length = short.chars().count();
    if length <= NAME_LENGTH {
        return short;
    }
    // The end is the file's name.
    ['…'].into_iter().chain(short.chars().skip(length - NAME_LENGTH + 1)).collect()
}

fn number(count: usize) -> Value<'static> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
