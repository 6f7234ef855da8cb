//! How the program speaks: one JSON object on stdout, or short sentences for people.

use std::future::Future;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use sixty_core::api;
use sixty_core::network::Network;
use sixty_core::problem::{Action, Code, Fact, FactName, Problem};
use sixty_core::text::{Texts, Value};

use crate::exit::Exit;

/// What a command says, and to whom.
pub struct Voice {
    pub texts: Texts,
    json: bool,
    colour: bool,
    asking: AtomicBool,
    unsaid: AtomicBool,
}

impl Voice {
    pub fn new(texts: Texts, json: bool) -> Self {
        let says = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let is_plain = says("NO_COLOR").is_some() || says("TERM").is_none_or(|term| term == "dumb");
        let colour = std::io::stdout().is_terminal() && !is_plain;
        Self { texts, json, colour, asking: AtomicBool::default(), unsaid: AtomicBool::default() }
    }

    /// Whether a program listens.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// The answer for a program: one object on one line, with `schema` first.
    pub fn answer(&self, answer: &impl Serialize) {
        #[derive(Serialize)]
        struct Line<'a, T> {
            schema: u32,
            #[serde(flatten)]
            answer: &'a T,
        }
        if self.json
            && let Ok(line) = serde_json::to_string(&Line { schema: api::SCHEMA, answer })
        {
            self.print(&line);
        }
    }

    /// A line without `schema` (`connect --no-browser`'s first).
    pub fn raw(&self, line: &str) {
        self.print(line);
    }

    /// A line for people: on stdout, or on stderr when a program listens on stdout.
    pub fn line(&self, line: &str) {
        if self.json { self.aside(line) } else { self.print(line) }
    }

    /// A sentence of the texts, as a line.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) {
        self.line(&self.texts.say(key, values));
    }

    /// Word that is not the answer: progress, hints, questions.
    pub fn aside(&self, line: &str) {
        // Nobody to tell when stderr is closed.
        drop(writeln!(std::io::stderr().lock(), "{line}"));
    }

    /// A sentence of the texts that is not the answer.
    pub fn hint(&self, key: &str, values: &[(&str, Value<'_>)]) {
        self.aside(&self.texts.say(key, values));
    }

    /// A problem that ends the command.
    pub fn fail(&self, problem: &Problem) -> Exit {
        #[derive(Serialize)]
        struct Failed {
            problem: api::ProblemView,
        }
        self.answer(&Failed { problem: api::problem(problem, &self.texts) });
        self.explain(problem);
        Exit::of(problem)
    }

    /// A problem in words, on stderr: what happened, what is still fine, what to type.
    pub fn explain(&self, problem: &Problem) {
        let card = self.texts.card(problem);
        self.aside(&format!("{}. {}", card.title, card.body));
        if let Some(Fact::Text(detail)) = problem.facts.get("detail") {
            self.hint("cli-details", &[("detail", Value::Text(detail))]);
        }
        self.next(problem);
    }

    /// What to type, where a window has its button.
    pub fn next(&self, problem: &Problem) {
        if let (Some(Fact::Text(file)), Code::NeedsSecret | Code::SecretWrong) =
            (problem.facts.get(ENV_FILE), problem.code)
        {
            return self.hint("cli-env-secret", &[("file", Value::Text(file))]);
        }
        if let Some(command) = next_command(problem) {
            self.hint("cli-next", &[("command", Value::Text(&command))]);
        }
    }

    /// Wrong usage: a sentence on stderr, stdout stays empty.
    pub fn misused(&self, key: &str, values: &[(&str, Value<'_>)]) -> Exit {
        self.hint(key, values);
        Exit::Usage
    }

    /// Waits for a person: what comes is theirs to give, and silence no sign of work.
    pub async fn asks<T>(&self, question: impl Future<Output = T>) -> T {
        self.is_asking_now(true);
        let answer = question.await;
        self.is_asking_now(false);
        answer
    }

    /// The same where the question and its end are told apart.
    pub fn is_asking_now(&self, asking: bool) {
        self.asking.store(asking, Ordering::Relaxed);
    }

    /// Whether a person is waited for.
    pub fn is_asking(&self) -> bool {
        self.asking.load(Ordering::Relaxed)
    }

    /// How the program ends: an answer that could not be written (a full disk) was not given.
    pub fn ended(&self, exit: Exit) -> Exit {
        if let Err(error) = std::io::stdout().flush() {
            self.not_said(&error);
        }
        if exit == Exit::Done && self.unsaid.load(Ordering::Relaxed) {
            self.hint("cli-not-written", &[]);
            return Exit::Broken;
        }
        exit
    }

    fn print(&self, line: &str) {
        if let Err(error) = writeln!(std::io::stdout().lock(), "{line}") {
            self.not_said(&error);
        }
    }

    /// A reader that went away (`| head`) ends nothing.
    fn not_said(&self, error: &std::io::Error) {
        if error.kind() != std::io::ErrorKind::BrokenPipe {
            self.unsaid.store(true, Ordering::Relaxed);
        }
    }

    /// Text in a colour where a terminal shows it.
    pub fn coloured(&self, text: &str, colour: Colour) -> String {
        if self.colour { format!("\x1b[{}m{text}\x1b[0m", colour as u8) } else { text.to_owned() }
    }
}

/// ANSI colours (ECMA-48 SGR).
#[derive(Clone, Copy)]
pub enum Colour {
    Red = 31,
    Green = 32,
    Yellow = 33,
    Grey = 90,
}

/// The fact of a problem that names the file of an env run.
pub const ENV_FILE: &str = "env_file";

/// The command that stands where a window has its button.
fn next_command(problem: &Problem) -> Option<String> {
    let Some(Fact::Text(network)) = problem.facts.get("network") else { return None };
    let network = network.parse::<Network>().ok()?;
    match (problem.code, problem.action) {
        (Code::NoApp | Code::NeedsSecret | Code::Hour | Code::WrongAppId | Code::SecretWrong, _) => {
            Some(format!("sixty app set --network {network} --id ID"))
        }
        (_, Action::Reconnect | Action::ReconnectWithPermission) => {
            Some(match problem.text(FactName::PageId) {
                Some(page) => format!("sixty connect --network {network} --page {page}"),
                _ => format!("sixty connect --network {network}"),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
