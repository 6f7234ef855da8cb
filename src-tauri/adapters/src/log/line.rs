//! One line of the log: JSON with known names, whose values are numbers and single words.

use chrono::SecondsFormat;
use serde_json::{Map, Value};
use sixty_core::hide;
use sixty_core::moment::Moment;
use tracing::Level;

/// The fields that a line may have, in the order they are read. Other fields are left out.
///
/// `at` time by the Clock port, `level`, `area` part of the program, `pid` process, `what` step, `kind` outcome,
/// `mistake` our own mistake, `network`, `account` id in the ledger, `mark` fingerprint of a token, `place` id in the
/// ledger, `code` and `subcode` and `http` numbers of an answer, `number` of a system error, `ms` duration, `times` how often the same was noted by now.
pub const FIELDS: [&str; 17] = [
    "at", "level", "area", "pid", "what", "kind", "mistake", "network", "account", "mark", "place", "code",
    "subcode", "http", "number", "ms", "times",
];

/// Fields that tell whose line it is, which a helper does not need to know.
const WHOSE: [&str; 4] = ["pid", "account", "mark", "place"];

/// The longest word: a time has 24 characters, an id of ours at most 36. A longer value is text or a token.
const LONGEST_WORD: usize = 40;

pub struct Line(Map<String, Value>);

impl Line {
    pub fn new(at: Moment, level: &Level, area: &str) -> Self {
        let mut line = Self(Map::new());
        line.add("at", at.to_rfc3339_opts(SecondsFormat::Millis, true).into());
        line.add("level", level.as_str().to_ascii_lowercase().into());
        line.add("area", area.into());
        line.add("pid", std::process::id().into());
        line
    }

    /// Adds a field, if its name is known and its value is a number or a word.
    pub fn add(&mut self, name: &str, value: Value) {
        let is_kept = match &value {
            Value::Number(_) => true,
            Value::String(word) => is_word(word),
            _ => false,
        };
        if is_kept && FIELDS.contains(&name) {
            self.0.insert(name.to_owned(), value);
        }
    }

    /// All that the line says, without when.
    pub fn said(&self) -> String {
        let said = self.0.iter().filter(|(name, _)| *name != "at");
        said.map(|(name, value)| format!("{name}={value} ")).collect()
    }

    /// The line as it is written, with its line break.
    pub fn written(self) -> String {
        let line = Value::Object(self.0).to_string();
        format!("{}\n", hide::hidden(&line).unwrap_or(line))
    }

    /// Reads a line. Text that another program or a power cut left in the file has to pass the same checks as when it
    /// is written.
    pub fn read(text: &str) -> Option<Self> {
        let Ok(Value::Object(fields)) = serde_json::from_str(text) else { return None };
        let mut line = Self(Map::new());
        for (name, value) in fields {
            line.add(&name, value);
        }
        line.0.contains_key("at").then_some(line)
    }

    /// Whether it names this account, or a token of this fingerprint.
    pub fn is_about(&self, account: &str, fingerprint: &str) -> bool {
        self.is("account", account) || self.is("mark", fingerprint)
    }

    /// The line for a helper: what happened, without the fields that tell to whom.
    pub fn for_helpers(&self) -> String {
        let shown = FIELDS.iter().filter(|name| !WHOSE.contains(name));
        let words = shown.filter_map(|name| {
            let value = match self.0.get(*name)? {
                Value::String(word) => word.clone(),
                value => value.to_string(),
            };
            Some(format!("{name}={value}"))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.0.get(name).and_then(Value::as_str) == Some(value)
    }
}

/// Whether the text has only letters, digits and the signs of ids, codes and times.
fn is_word(text: &str) -> bool {
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/".contains(&byte);
    !text.is_empty()
        && text.len() <= LONGEST_WORD
        && text.bytes().all(is_of_word)
        && hide::hidden(text).is_none()
}
