//! What has the focus, as it is shown and as it is heard.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use sixty_tests::page::Page;
use sixty_tests::screen_reader::Heard;
use sixty_tests::words::{evened, is_ours};

/// The element with the focus: its kind, the name that only a screen reader is given, and the words that are shown on it
/// or label it. What a person wrote or copies is marked as code.
const FOCUSED: &str = r"(() => {
  const one = document.activeElement;
  const words = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (data.trim() !== '' && !parentElement.closest('[aria-hidden=true], select, textarea'))
        found.push([data, parentElement.closest('.code') !== null]);
    }
    return found;
  };
  const labels = [...(one.labels ?? [])];
  return {
    kind: one.localName,
    type: one.getAttribute('type') ?? '',
    role: one.getAttribute('role') ?? '',
    label: one.getAttribute('aria-label') ?? '',
    words: (labels.length > 0 ? labels : [one]).flatMap(words),
  };
})()";

/// The element with the focus, as the page has it.
#[derive(Debug)]
pub struct Control {
    kind: String,
    label: String,
    /// Each with whether it is a person's.
    words: Vec<(String, bool)>,
}

impl Control {
    /// The element that has the focus now.
    pub fn focused(page: &Page) -> Result<Self> {
        let found = page.value(FOCUSED)?;
        let text = |field: &str| found[field].as_str().unwrap_or_default().to_owned();
        let kind = [text("kind"), text("type"), text("role")].join(" ");
        let word = |word: &Value| Some((evened(word[0].as_str()?), word[1].as_bool()?));
        let words = found["words"].as_array().context("words")?.iter().filter_map(word).collect();
        Ok(Self { kind: kind.trim().to_owned(), label: evened(&text("label")), words })
    }

    /// Whether this is what a screen reader is told of it: the same words, in words of ours, and what can be done with it.
    pub fn is_heard_as(&self, heard: &Heard) -> Result<()> {
        let name = evened(&heard.name);
        ensure!(!name.is_empty(), "it has no name");
        if self.label.is_empty() {
            let shown: String = self.words.iter().map(|(word, _)| word.as_str()).collect();
            ensure!(packed(&name) == packed(&shown), "another name is shown");
        } else {
            ensure!(name == self.label, "another name is given to it");
            // Who speaks to the computer says the word that they see (WCAG 2.5.3).
            let unsaid = self.words.iter().find(|(word, _)| !name.contains(word));
            ensure!(unsaid.is_none(), "{unsaid:?} is shown and not said");
        }
        let own = [(self.label.clone(), false)];
        let pieces = if self.label.is_empty() { &self.words[..] } else { &own[..] };
        let foreign = pieces.iter().find(|(word, is_code)| !is_code && !is_known(word));
        ensure!(foreign.is_none(), "{foreign:?} is no word of ours");
        ensure!(self.roles().contains(&&*heard.role), "its role is {:?}", heard.role);
        Ok(())
    }

    fn roles(&self) -> &'static [&'static str] {
        match &*self.kind {
            "h1" | "h2" => &["heading"],
            kind if kind.starts_with("button") && kind.ends_with("menuitem") => &["menu item"],
            kind if kind.starts_with("button") => &["push button", "toggle button", "combo box"],
            "input checkbox" => &["check box"],
            "input radio" => &["radio button"],
            "input password" => &["password text"],
            "select" => &["combo box"],
            // WebKitGTK has no role for it yet (ROLE_UNKNOWN).
            "summary" => &["role 67", "toggle button", "push button"],
            _ => &["entry"],
        }
    }
}

/// A text of ours, a number, the name of an account, or such with commas between them: the name of a row's button is no
/// more than what it does and for whom.
fn is_known(word: &str) -> bool {
    let is_plain = |part: &str| part.starts_with('@') || part.chars().all(|letter| letter.is_ascii_digit());
    is_ours(word) || word.split(", ").all(|part| is_plain(part) || is_ours(part))
}

/// Lines and spaces between the parts of a name are not the same for the eye and the ear.
fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}
