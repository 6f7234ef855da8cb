//! How the program speaks: one JSON object on stdout, or short sentences for people.

use std::io::{IsTerminal, Write};

use serde::Serialize;
use sixty_core::api;
use sixty_core::network::Network;
use sixty_core::problem::{Action, Code, Fact, Problem};
use sixty_core::text::{Texts, Value};

use crate::exit::Exit;

/// What a command says, and to whom.
pub struct Voice {
    pub texts: Texts,
    json: bool,
    colour: bool,
}

impl Voice {
    pub fn new(texts: Texts, json: bool) -> Self {
        let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self { texts, json, colour }
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
            print(&line);
        }
    }

    /// A line without `schema` (`connect --no-browser`'s first).
    pub fn raw(&self, line: &str) {
        print(line);
    }

    /// A line for people: on stdout, or on stderr when a program listens on stdout.
    pub fn line(&self, line: &str) {
        if self.json { self.aside(line) } else { print(line) }
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
        if let Some(command) = next_command(problem) {
            self.hint("cli-next", &[("command", Value::Text(&command))]);
        }
    }

    /// Wrong usage: a sentence on stderr, stdout stays empty.
    pub fn misused(&self, key: &str, values: &[(&str, Value<'_>)]) -> Exit {
        self.hint(key, values);
        Exit::Usage
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

/// The command that stands where a window has its button.
fn next_command(problem: &Problem) -> Option<String> {
    let Some(Fact::Text(network)) = problem.facts.get("network") else { return None };
    let network = network.parse::<Network>().ok()?;
    match (problem.code, problem.action) {
        (Code::NoApp | Code::NeedsSecret | Code::Hour | Code::WrongAppId | Code::SecretWrong, _) => {
            Some(format!("sixty app set --network {network} --id ID"))
        }
        (_, Action::Reconnect | Action::ReconnectWithPermission) => {
            Some(format!("sixty connect --network {network}"))
        }
        _ => None,
    }
}

/// A reader that went away (`| head`) ends nothing.
fn print(line: &str) {
    drop(writeln!(std::io::stdout().lock(), "{line}"));
}

#[cfg(test)]
mod tests;
