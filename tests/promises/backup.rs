//! Everything in one sealed file, and what comes back from it on another computer, or on the same one later.

mod beside_ours;
mod new_computer;
mod refused;
mod the_file;

use std::path::PathBuf;

use serde_json::{Value, json};
use sixty_core::sealed;
use sixty_core::secret::Secret;
use sixty_practice::{APP_SECRET, Network};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, leaks, run, text};

use super::disk::Disk;

pub(super) const PHRASE: &str = "blue river seven";

pub(super) fn backup(sandbox: &Sandbox, more: &[&str]) -> Answer {
    let file = file(sandbox);
    sandbox.sixty_with(&[&["backup", &file][..], more].concat(), PHRASE)
}

pub(super) fn restore(sandbox: &Sandbox, more: &[&str]) -> Answer {
    let file = file(sandbox);
    sandbox.sixty_with(&[&["restore", &file][..], more].concat(), PHRASE)
}

fn file(sandbox: &Sandbox) -> String {
    sandbox.path("all.sixty").display().to_string()
}

/// Goes on as on a new computer. Returns the data folder of the old one.
fn at_a_new_computer(sandbox: &mut Sandbox) -> PathBuf {
    let new = sandbox.path("new");
    sandbox.move_to(new)
}

/// What `get` prints of an account.
pub(super) fn token(sandbox: &Sandbox, account: &Value) -> String {
    text(&sandbox.sixty(&["get", text(account, "id")]).ended(0), "token").to_owned()
}

fn outcomes(answer: &Value) -> Vec<(&str, &str)> {
    let results = answer["results"].as_array().unwrap();
    results.iter().map(|result| (text(result, "name"), text(result, "outcome"))).collect()
}

fn why(answer: &Answer, code: i32) -> (String, String) {
    let problem = answer.ended(code)["problem"].clone();
    (text(&problem, "code").to_owned(), text(&problem, "title").to_owned())
}

/// The sentence of a file that was not taken.
fn title(answer: &Answer) -> String {
    let (code, title) = why(answer, 3);
    assert_eq!(code, "x.paste");
    title
}
