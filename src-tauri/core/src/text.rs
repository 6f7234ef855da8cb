//! The words of the command line, tray, notifications and browser pages, from the same files as the window's.

mod held_together;
mod window;

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::moment::Moment;
use crate::plain;
use crate::problem::{Fact, FactName, Problem};

/// A language whose texts a native speaker has checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Language {
    /// The default where no other language is asked for.
    #[serde(rename = "en")]
    English,
    /// Russian, `ru` in data.
    #[serde(rename = "ru")]
    Russian,
}

/// A value that is put into a sentence.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// A name or a path, shown as it is, but for characters that would steer a terminal or turn a line around: those are
    /// written out ([`plain::escaped`]).
    Text(&'a str),
    /// A count, which selects singular or plural.
    Number(i64),
    /// A day without a time, in the person's zone.
    Date(Moment),
    /// A day with its time.
    Time(Moment),
    /// The first moment as it is said at the second one: yesterday, today and tomorrow have no date.
    When(Moment, Moment),
}

/// The texts of a problem's card.
pub struct Card {
    /// What has happened, as a headline.
    pub title: String,
    /// What still works, and what the person can do.
    pub body: String,
    /// The label of the main button.
    pub main: String,
    /// The label of the second button, if there is one.
    pub second: Option<String>,
}

/// The offset from UTC at a moment: it differs between summer and winter.
pub type Zone = Arc<dyn Fn(Moment) -> FixedOffset + Send + Sync>;

/// All texts in one language.
pub struct Texts {
    language: Language,
    zone: Zone,
    /// Whether lines may end anywhere between two words.
    is_plain: bool,
    bundle: FluentBundle<FluentResource>,
}

/// Values that a sentence may have to do without. For each, `$has_…` is "yes" or "no", and the sentence chooses by it.
const FACTS: [&str; 26] = [
    "business",
    "name",
    "from",
    "other",
    "network",
    "date",
    "time",
    "hours",
    "permission",
    "place",
    "line",
    "file",
    "folder",
    "return_address",
    "detail",
    "reason",
    "page",
    "field",
    "minutes",
    "permissions",
    "places",
    "program",
    "said",
    "form",
    "number",
    "value",
];

/// The kind of this computer, which takes the place of the term in `brand.ftl`: sentences name its own programs by it.
const SYSTEM: &str = if cfg!(target_os = "macos") {
    "-system = macOS\n    .kind = macos\n"
} else if cfg!(windows) {
    "-system = Windows\n    .kind = windows\n"
} else {
    "-system = Linux\n    .kind = linux\n"
};

/// The name that is shown while no network is known.
const ANY_NETWORK: &str = "Meta";

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::English, Self::Russian];

    /// The language of the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX 8.2).
    pub fn from_env_values(all: Option<&str>, messages: Option<&str>, lang: Option<&str>) -> Self {
        let locale =
            [all, messages, lang].into_iter().flatten().find(|value| !value.is_empty()).unwrap_or_default();
        if locale.split(['_', '.', '@', '-']).next() == Some("ru") { Self::Russian } else { Self::English }
    }

    /// The language with this [`Language::tag`].
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language tag as in BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    fn files(self) -> [&'static str; 16] {
        macro_rules! of {
            ($tag:literal) => {
                [
                    include_str!(concat!("../../../ui/locales/", $tag, "/brand.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/problems.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/dates.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/cli.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/usage.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/tray.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/desktop.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/doctor.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/web.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/notices.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/setup.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/export.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/handout.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/backup.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/history.ftl")),
                    include_str!(concat!("../../../ui/locales/", $tag, "/old-ways.ftl")),
                ]
            };
        }
        match self {
            Self::English => of!("en"),
            Self::Russian => of!("ru"),
        }
    }

    /// The same files with their lines held together. Made once: the tray reads its words at every change.
    fn files_held_together(self) -> &'static [String] {
        fn made(language: Language) -> Vec<String> {
            language.files().map(held_together::held_together).into()
        }
        static ENGLISH: LazyLock<Vec<String>> = LazyLock::new(|| made(Language::English));
        static RUSSIAN: LazyLock<Vec<String>> = LazyLock::new(|| made(Language::Russian));
        match self {
            Self::English => &ENGLISH,
            Self::Russian => &RUSSIAN,
        }
    }
}

impl Texts {
    /// Reads the texts of a language for a terminal, where a space is a space; takes about a millisecond.
    pub fn new(language: Language, zone: Zone) -> Self {
        Self::read(language, zone, true)
    }

    /// Reads them for a notification or a page, whose lines end where they fit: not inside of a date, and not between a
    /// number and its unit.
    pub fn to_be_laid_out(language: Language, zone: Zone) -> Self {
        Self::read(language, zone, false)
    }

    fn read(language: Language, zone: Zone, is_plain: bool) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Invisible direction marks around values would end up in scripts and terminals.
        bundle.set_use_isolating(false);
        let files = match is_plain {
            true => language.files().map(str::to_owned).to_vec(),
            false => language.files_held_together().to_vec(),
        };
        for file in files.into_iter().chain([SYSTEM.to_owned()]) {
            let resource = FluentResource::try_new(file).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, zone, is_plain, bundle }
    }

    /// The same texts once more, for a task of its own.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self::read(self.language, Arc::clone(&self.zone), self.is_plain)
    }

    /// The language of these texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Formats a message. A missing message is a mistake of ours that a test finds; its key is shown.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.format(key, None, &self.arguments(values)).unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is a message of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// Formats a part of a message, e.g. its `title`.
    pub fn attribute(&self, key: &str, part: &str, values: &[(&str, Value<'_>)]) -> String {
        self.attribute_where_it_is(key, part, values).unwrap_or_else(|| format!("{key}.{part}"))
    }

    /// The same; None where the message has no such part.
    pub fn attribute_where_it_is(
        &self,
        key: &str,
        part: &str,
        values: &[(&str, Value<'_>)],
    ) -> Option<String> {
        self.format(key, Some(part), &self.arguments(values))
    }

    /// The card of a problem, for places without a window.
    pub fn card(&self, problem: &Problem) -> Card {
        self.card_with(problem, &["terminal", "body"])
    }

    /// The card of a problem for a sentence that stands in the window: its body names no command.
    pub fn card_in_window(&self, problem: &Problem) -> Card {
        self.card_with(problem, &["body"])
    }

    /// The card whose body is the first of these parts that it has.
    fn card_with(&self, problem: &Problem, bodies: &[&str]) -> Card {
        let key = card_key(problem);
        let values: Vec<(&str, Value<'_>)> =
            problem.facts.iter().map(|(name, fact)| (name.as_str(), Value::from(fact))).collect();
        let arguments = self.arguments(&values);
        let part = |part: &str| self.format(&key, Some(part), &arguments);
        let body = bodies.iter().find_map(|body| part(body)).unwrap_or_default();
        let said = problem.text(FactName::Said).and_then(|_| self.format("meta-says", None, &arguments));
        Card {
            title: part("title").unwrap_or_else(|| key.clone()),
            body: [Some(body), said].into_iter().flatten().collect::<Vec<_>>().join(" "),
            main: part("main").unwrap_or_default(),
            second: part("second"),
        }
    }

    /// Formats a day, e.g. `Nov 29, 2026`.
    pub fn date(&self, moment: Moment) -> String {
        let local = self.local(moment);
        let mut arguments = FluentArgs::new();
        arguments.set("month", local.month());
        // Passed as text, because a number would get separators between its thousands.
        arguments.set("day", local.day().to_string());
        arguments.set("year", local.year().to_string());
        self.format("date-pattern", None, &arguments).unwrap_or_default()
    }

    /// Formats a day with its time, e.g. `Nov 29, 2026 at 4:10 PM`.
    pub fn time(&self, moment: Moment) -> String {
        self.near(moment, "far")
    }

    /// Formats a moment as it is said at `now`, e.g. `tomorrow at 4:10 PM`.
    fn when(&self, moment: Moment, now: Moment) -> String {
        let (day, today) = (self.local(moment).date_naive(), self.local(now).date_naive());
        let near = match day.signed_duration_since(today).num_days() {
            -1 => "yesterday",
            0 => "today",
            1 => "tomorrow",
            _ => "far",
        };
        self.near(moment, near)
    }

    fn local(&self, moment: Moment) -> DateTime<FixedOffset> {
        moment.with_timezone(&(self.zone)(moment))
    }

    fn near(&self, moment: Moment, near: &str) -> String {
        let local = self.local(moment);
        let (is_pm, hour12) = local.hour12();
        let mut arguments = FluentArgs::new();
        arguments.set("hour", local.hour().to_string());
        arguments.set("hour12", hour12.to_string());
        arguments.set("minute", format!("{:02}", local.minute()));
        arguments.set("half", if is_pm { "pm" } else { "am" });
        let time = self.format("time-pattern", None, &arguments).unwrap_or_default();
        let mut arguments = FluentArgs::new();
        arguments.set("date", self.date(moment));
        arguments.set("time", time);
        arguments.set("near", near);
        self.format("date-time-pattern", None, &arguments).unwrap_or_default()
    }

    fn arguments<'a>(&self, values: &[(&'a str, Value<'a>)]) -> FluentArgs<'a> {
        let mut arguments = FluentArgs::new();
        for fact in FACTS {
            arguments.set(format!("has_{fact}"), "no");
        }
        arguments.set(FactName::Network.as_str(), ANY_NETWORK);
        arguments.set(FactName::Why.as_str(), "");
        for (name, value) in values {
            arguments.set(format!("has_{name}"), "yes");
            match value {
                Value::Text(text) => arguments.set(*name, plain::escaped(text)),
                Value::Number(number) => arguments.set(*name, *number),
                Value::Date(moment) => arguments.set(*name, self.date(*moment)),
                Value::Time(moment) => arguments.set(*name, self.time(*moment)),
                Value::When(moment, now) => arguments.set(*name, self.when(*moment, *now)),
            }
        }
        arguments
    }

    fn format(&self, key: &str, part: Option<&str>, arguments: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match part {
            Some(part) => message.get_attribute(part)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
        // In the program a hole is better than no sentence; every test that says the sentence finds the hole.
        debug_assert!(errors.is_empty(), "{key} was not given what it names: {errors:?}");
        Some(said)
    }
}

impl<'a> From<&'a Fact> for Value<'a> {
    fn from(fact: &'a Fact) -> Self {
        match fact {
            Fact::Text(text) => Self::Text(text),
            Fact::Number(number) => Self::Number(*number),
            Fact::Date(moment) => Self::Date(*moment),
            Fact::Time(moment) => Self::Time(*moment),
        }
    }
}

/// The card of a problem. Two problems have a card of the command line's: another process at work, for which the contract
/// has no code, and an app that so many accounts still need.
fn card_key(problem: &Problem) -> String {
    if problem.is_busy() {
        "cli-busy".to_owned()
    } else if problem.is_app_needed() {
        "cli-app-needed".to_owned()
    } else {
        problem.code.key().replace('.', "-")
    }
}

#[cfg(test)]
mod tests;
