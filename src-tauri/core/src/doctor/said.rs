//! A sentence of the check-up: its key in the texts, with the values that it names.

use crate::problem::{Fact, FactName, Problem};
use crate::text::{Texts, Value};

/// What is shown in place of a value that is the person's own.
const LEFT_OUT: &str = "…";

/// Values that are a person's own: names, files, what they wrote into them.
const PERSONAL: [&str; 5] = [
    FactName::File.as_str(),
    FactName::Folder.as_str(),
    FactName::Line.as_str(),
    FactName::Name.as_str(),
    FactName::Place.as_str(),
];

/// Something that is said to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A message of the texts with its values.
    Sentence(&'static str, Vec<(FactName, Fact)>),
    /// The title of a problem's card.
    Title(Problem),
    /// What a problem's card says below its title.
    Body(Problem),
    /// One thing and then another.
    Both(Box<(Self, Self)>),
}

impl Said {
    /// A message without values.
    pub(super) fn plain(key: &'static str) -> Self {
        Self::Sentence(key, Vec::new())
    }

    /// The message with one more value.
    #[must_use]
    pub(super) fn with(self, name: FactName, fact: Fact) -> Self {
        match self {
            Self::Sentence(key, mut facts) => {
                facts.push((name, fact));
                Self::Sentence(key, facts)
            }
            Self::Title(problem) => Self::Title(problem.with(name, fact)),
            Self::Body(problem) => Self::Body(problem.with(name, fact)),
            Self::Both(both) => Self::Both(Box::new((both.0.with(name, fact), both.1))),
        }
    }

    /// The same, and behind it a sentence about how many more there are; none where there are no more.
    #[must_use]
    pub(super) fn and_more(self, key: &'static str, more: usize) -> Self {
        if more == 0 {
            return self;
        }
        let count = Fact::Number(i64::try_from(more).unwrap_or(i64::MAX));
        Self::Both(Box::new((self, Self::plain(key).with(FactName::Count, count))))
    }

    /// The same with a text.
    #[must_use]
    pub(super) fn with_text(self, name: FactName, text: impl Into<String>) -> Self {
        self.with(name, Fact::Text(text.into()))
    }

    /// The sentence for the person at a terminal.
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::Sentence(key, facts) => texts.say(key, &values(facts)),
            Self::Title(problem) => format!("{}.", texts.card(problem).title),
            Self::Body(problem) => texts.card(problem).body,
            Self::Both(both) => format!("{} {}", both.0.text(texts), both.1.text(texts)),
        }
    }

    /// The sentence for the person at the window, which has another one where that of the terminal names a command.
    pub fn in_window(&self, texts: &Texts) -> String {
        match self {
            Self::Sentence(key, facts) => {
                let of_window = texts.attribute_where_it_is(key, "window", &values(facts));
                of_window.unwrap_or_else(|| texts.say(key, &values(facts)))
            }
            Self::Title(problem) => format!("{}.", texts.card_in_window(problem).title),
            Self::Body(problem) => texts.card_in_window(problem).body,
            Self::Both(both) => format!("{} {}", both.0.in_window(texts), both.1.in_window(texts)),
        }
    }

    /// The sentence for whoever helps: what is the person's own is left out.
    pub fn for_helpers(&self, texts: &Texts) -> String {
        self.without_the_persons_own().text(texts)
    }

    /// The same, with what is the person's own left out.
    #[must_use]
    pub fn without_the_persons_own(&self) -> Self {
        let left_out = || Fact::Text(LEFT_OUT.to_owned());
        let of_card = |problem: &Problem| {
            let mut problem = problem.clone();
            for (_, fact) in problem.facts.iter_mut().filter(|(name, _)| PERSONAL.contains(&name.as_str())) {
                *fact = left_out();
            }
            problem
        };
        match self {
            Self::Sentence(key, facts) => {
                let fact = |(name, fact): &(FactName, Fact)| {
                    (*name, if PERSONAL.contains(&name.as_str()) { left_out() } else { fact.clone() })
                };
                Self::Sentence(key, facts.iter().map(fact).collect())
            }
            Self::Title(problem) => Self::Title(of_card(problem)),
            Self::Body(problem) => Self::Body(of_card(problem)),
            Self::Both(both) => {
                let (one, other) = both.as_ref();
                Self::Both(Box::new((one.without_the_persons_own(), other.without_the_persons_own())))
            }
        }
    }
}

fn values(facts: &[(FactName, Fact)]) -> Vec<(&str, Value<'_>)> {
    facts.iter().map(|(name, fact)| (name.as_str(), Value::from(fact))).collect()
}
