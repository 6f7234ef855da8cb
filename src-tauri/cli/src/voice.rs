//! How the program speaks: one JSON object on stdout, or short sentences for people.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::future::Future;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use sixty_core::hide;
use sixty_core::plain;
use sixty_core::problem::{Action, Case, Code, FactName, Problem};
use sixty_core::text::{Texts, Value};

use crate::contract::{self, ProblemView};
use crate::exit::Exit;
use crate::shell;

/// How one run speaks: the language, whether a program listens, and what was said so far.
pub struct Voice {
    pub texts: Texts,
    /// How this program is called for the same accounts again: with the options of this run that say whose.
    sixty: String,
    json: bool,
    colour: bool,
    /// A person is being asked: their silence is no sign that work takes long.
    asking: AtomicBool,
    /// A line of the answer could not be written.
    unsaid: AtomicBool,
    /// A program has been given its answer.
    answered: AtomicBool,
}

impl Voice {
    /// Colours are used where stdout is a terminal that shows them (no-color.org, `TERM`).
    pub fn new(texts: Texts, json: bool) -> Self {
        Self::of_run(texts, json, &[])
    }

    /// The same in a run with these options for every command.
    pub fn of_run(texts: Texts, json: bool, options: &[String]) -> Self {
        let words = std::iter::once("sixty".to_owned()).chain(options.iter().map(|word| shell::typed(word)));
        let sixty = words.collect::<Vec<_>>().join(" ");
        let says = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let is_plain = says("NO_COLOR").is_some() || says("TERM").is_none_or(|term| term == "dumb");
        let colour = std::io::stdout().is_terminal() && !is_plain;
        let [asking, unsaid, answered] = [(); 3].map(|()| AtomicBool::default());
        Self { texts, sixty, json, colour, asking, unsaid, answered }
    }

    /// Whether the answer is for a program (`--json`) and not for a person.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// The answer for a program: one object on one line, with `schema` first. Without `--json` nothing is written.
    pub fn answer(&self, answer: &impl Serialize) {
        #[derive(Serialize)]
        struct Line<'a, T> {
            schema: u32,
            #[serde(flatten)]
            answer: &'a T,
        }
        if self.json
            && let Ok(line) = serde_json::to_string(&Line { schema: contract::SCHEMA, answer })
        {
            self.answered.store(true, Ordering::Relaxed);
            self.print(&json_escaped(&line));
        }
    }

    /// Tells a program that it was stopped by a signal, unless it has its answer already. A person knows.
    pub fn stopped(&self) {
        if !self.answered.load(Ordering::Relaxed) {
            self.answer_problem(&Problem::new(Code::Unknown, Action::None).because(Case::Stopped));
        }
    }

    /// A line on stdout as it is, without `schema`: a token, an address, a script.
    pub fn raw(&self, line: &str) {
        self.print(line);
    }

    /// A text on stdout as it is, to its last byte: the content of a file.
    pub fn whole(&self, text: &str) {
        let mut stdout = std::io::stdout().lock();
        if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            self.note_unsaid(&error);
        }
    }

    /// A line for people: on stdout, or on stderr where stdout is for a program.
    pub fn line(&self, line: &str) {
        if self.json { self.aside(line) } else { self.print(&shown(line)) }
    }

    /// The same with its last word in a colour, where a terminal shows it.
    pub fn line_with_word(&self, line: &str, word: &str, colour: Colour) {
        if self.colour && !self.json {
            self.print(&format!("{}\x1b[{}m{}\x1b[0m", shown(line), colour as u8, shown(word)));
        } else {
            self.line(&format!("{line}{word}"));
        }
    }

    /// A line that begins with a mark in a colour, where a terminal shows it.
    pub fn marked_line(&self, mark: &str, colour: Colour, line: &str) {
        if self.colour && !self.json {
            self.print(&format!("\x1b[{}m{mark}\x1b[0m {}", colour as u8, shown(line)));
        } else {
            self.line(&format!("{mark} {line}"));
        }
    }

    /// A sentence of the texts as a line for people.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) {
        self.line(&self.sentence(key, values));
    }

    /// A line on stderr that is not part of the answer: progress, a hint, a question.
    pub fn aside(&self, line: &str) {
        // With stderr closed there is no reader left to tell.
        drop(writeln!(std::io::stderr().lock(), "{}", shown(line)));
    }

    /// A sentence of the texts on stderr that is not part of the answer.
    pub fn hint(&self, key: &str, values: &[(&str, Value<'_>)]) {
        self.aside(&self.sentence(key, values));
    }

    /// Tells the problem that ends a command, to people and to programs.
    pub fn fail(&self, problem: &Problem) -> Exit {
        self.answer_problem(problem);
        self.explain(problem);
        Exit::of(problem)
    }

    /// The same where people were told already.
    pub fn fail_told(&self, problem: &Problem) -> Exit {
        self.answer_problem(problem);
        Exit::of(problem)
    }

    /// The same for a command that works on one settings file alone.
    pub fn fail_in_file(&self, problem: &Problem, file: &Path) -> Exit {
        self.answer_problem(problem);
        self.explain_in_file(problem, file);
        Exit::of(problem)
    }

    /// A problem in words on stderr: what happened, what is still fine, what to type.
    pub fn explain(&self, problem: &Problem) {
        self.describe(problem);
        self.next(problem);
    }

    /// The same for a command that works on one settings file alone: it reads the app's secret from that file or the
    /// environment, never from the vault, so `app set` would not help.
    pub fn explain_in_file(&self, problem: &Problem, file: &Path) {
        self.describe(problem);
        if matches!(problem.code, Code::NeedsSecret | Code::SecretWrong) {
            let file = file.display().to_string();
            self.hint("cli-env-secret", &[("file", Value::Text(&file))]);
        } else {
            self.next(problem);
        }
    }

    /// The command that helps against a problem, where there is one. A window has a button there.
    pub fn next(&self, problem: &Problem) {
        if let Some(command) = next_command(problem) {
            self.suggest(&command);
        }
    }

    /// Tells on stderr which command comes next, as it is typed for the same accounts.
    pub fn suggest(&self, command: &str) {
        let command = format!("{} {command}", self.sixty);
        self.hint("cli-next", &[("command", Value::Text(&command))]);
    }

    /// Says on stderr what is wrong with the command line. Stdout stays empty, also for a program.
    /// What was typed is repeated without anything in it that looks like a secret, because jobs keep this in logs.
    pub fn misused(&self, key: &str, values: &[(&str, Value<'_>)]) -> Exit {
        let masked: Vec<Option<String>> = values
            .iter()
            .map(|(_, value)| match value {
                Value::Text(text) => hide::hidden(text),
                _ => None,
            })
            .collect();
        let shown = values
            .iter()
            .zip(&masked)
            .map(|((name, value), masked)| (*name, masked.as_deref().map_or(*value, Value::Text)));
        self.hint(key, &shown.collect::<Vec<_>>());
        Exit::Usage
    }

    /// Waits for an answer of a person; meanwhile no progress is told.
    pub async fn asks<T>(&self, question: impl Future<Output = T>) -> T {
        self.is_asking_now(true);
        let answer = question.await;
        self.is_asking_now(false);
        answer
    }

    /// Notes that a question to a person begins or ends, where one future does not span both.
    pub fn is_asking_now(&self, asking: bool) {
        self.asking.store(asking, Ordering::Relaxed);
    }

    /// Whether an answer of a person is awaited.
    pub fn is_asking(&self) -> bool {
        self.asking.load(Ordering::Relaxed)
    }

    /// How the program ends: a success whose answer could not be written (to a full disk) is none.
    pub fn ended(&self, exit: Exit) -> Exit {
        if let Err(error) = std::io::stdout().flush() {
            self.note_unsaid(&error);
        }
        if exit == Exit::Done && self.unsaid.load(Ordering::Relaxed) {
            self.hint("cli-not-written", &[]);
            return Exit::Broken;
        }
        exit
    }

    fn answer_problem(&self, problem: &Problem) {
        #[derive(Serialize)]
        struct Failed {
            problem: ProblemView,
        }
        self.answer(&Failed { problem: contract::problem(problem, &self.texts) });
    }

    fn describe(&self, problem: &Problem) {
        let card = self.texts.card(problem);
        self.aside(&format!("{}. {}", card.title, card.body));
        if let Some(detail) = problem.text(FactName::Detail) {
            self.hint("cli-details", &[("detail", Value::Text(detail))]);
        }
    }

    /// A sentence of the texts; its `$sixty` is what to type before a command.
    pub fn sentence(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.say(key, &[values, &[("sixty", Value::Text(&self.sixty))]].concat())
    }

    fn print(&self, line: &str) {
        if let Err(error) = writeln!(std::io::stdout().lock(), "{line}") {
            self.note_unsaid(&error);
        }
    }

    /// A reader that stopped reading (`| head`) has what it wanted; every other failure leaves the answer unsaid.
    fn note_unsaid(&self, error: &std::io::Error) {
        if !is_reader_gone(error) {
            self.unsaid.store(true, Ordering::Relaxed);
        }
    }
}

/// Windows says ERROR_PIPE_NOT_CONNECTED of a pipe with a name, as the shells of Git and Cygwin make them.
fn is_reader_gone(error: &std::io::Error) -> bool {
    const NOT_CONNECTED: i32 = 233;
    error.kind() == std::io::ErrorKind::BrokenPipe
        || cfg!(windows) && error.raw_os_error() == Some(NOT_CONNECTED)
}

/// A word of the command line as it may be repeated: it may be a secret in the wrong place.
pub fn without_secret(word: &str) -> String {
    hide::hidden(word).unwrap_or_else(|| word.to_owned())
}

/// Lines for a terminal: whatever is in them, their characters neither steer it nor turn a line around. Names, labels
/// and paths come from other people.
fn shown(lines: &str) -> String {
    lines.split('\n').map(plain::escaped).collect::<Vec<_>>().join("\n")
}

/// JSON whose characters steer no terminal either. What serde leaves as it is can only stand in a text, where a
/// character may also be written as its number (RFC 8259, section 7).
fn json_escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(plain::is_steering) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        if plain::is_steering(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                write!(escaped, "\\u{unit:04x}").ok();
            }
        } else {
            escaped.push(letter);
        }
    }
    Cow::Owned(escaped)
}

/// ANSI colours (ECMA-48, Select Graphic Rendition).
#[derive(Clone, Copy)]
pub enum Colour {
    Red = 31,
    Green = 32,
    Yellow = 33,
    Grey = 90,
}

/// The command that helps against a problem; it does what the button of the window's card does.
fn next_command(problem: &Problem) -> Option<String> {
    let network = problem.network?;
    match (problem.code, problem.action) {
        (Code::NoApp | Code::NeedsSecret | Code::Hour | Code::WrongAppId | Code::SecretWrong, _) => {
            Some(format!("app set --network {network} --id ID"))
        }
        (_, Action::Reconnect | Action::ReconnectWithPermission) => {
            Some(match problem.text(FactName::PageId) {
                Some(page) => format!("connect --network {network} --page {page}"),
                _ => format!("connect --network {network}"),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
