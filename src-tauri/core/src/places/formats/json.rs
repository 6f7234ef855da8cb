//! JSON. Comments and a comma behind the last item are taken as well, as wrangler.jsonc and tsconfig.json have them.

use super::Style;
use super::items::{DEEPEST, Holds, Items, Lost, Text, start_of};

/// Notes every value of a text.
pub(super) fn read(text: &str, items: &mut Items) -> Result<(), Lost> {
    let mut reader = Reader { text, at: start_of(text), path: Vec::new(), items };
    reader.skip()?;
    reader.value()?;
    reader.skip()?;
    if reader.at == text.len() { Ok(()) } else { Err(Lost(reader.at)) }
}

struct Reader<'a, 'b> {
    text: &'a str,
    at: usize,
    path: Vec<String>,
    items: &'b mut Items,
}

impl Reader<'_, '_> {
    fn value(&mut self) -> Result<(), Lost> {
        let start = self.at;
        match self.next() {
            Some(open @ (b'{' | b'[')) => {
                self.items.add(&self.path, start, Holds::Group);
                if self.path.len() == DEEPEST { Err(Lost(start)) } else { self.group(open) }
            }
            Some(b'"') => {
                let value = self.string()?;
                let text = Text { value, span: start + 1..self.at - 1, style: Style::Quoted };
                self.items.add_text(&self.path, start, Some(text));
                Ok(())
            }
            _ => {
                let rest = &self.text[start..];
                let is_word = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
                let word = &rest[..rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())];
                self.at += word.len();
                self.items.add(&self.path, start, Holds::Unsure);
                serde_json::from_str::<serde::de::IgnoredAny>(word).map(drop).map_err(|_| Lost(start))
            }
        }
    }

    /// What stands between two brackets.
    fn group(&mut self, open: u8) -> Result<(), Lost> {
        let close = if open == b'{' { b'}' } else { b']' };
        self.at += 1;
        self.skip()?;
        for index in 0_usize.. {
            if self.next() == Some(close) {
                break;
            }
            let step = if open == b'{' { self.key()? } else { index.to_string() };
            self.path.push(step);
            self.value()?;
            self.path.pop();
            self.skip()?;
            match self.next() {
                Some(b',') => self.at += 1,
                Some(letter) if letter == close => break,
                _ => return Err(Lost(self.at)),
            }
            self.skip()?;
        }
        self.at += 1;
        Ok(())
    }

    /// A name with its colon.
    fn key(&mut self) -> Result<String, Lost> {
        if self.next() != Some(b'"') {
            return Err(Lost(self.at));
        }
        let key = self.string()?;
        self.skip()?;
        if self.next() != Some(b':') {
            return Err(Lost(self.at));
        }
        self.at += 1;
        self.skip()?;
        Ok(key)
    }

    fn string(&mut self) -> Result<String, Lost> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        self.at += 1;
        while self.next().is_some_and(|byte| byte != b'"') {
            self.at += if bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        let quoted = self.text.get(start..self.at).ok_or(Lost(start))?;
        serde_json::from_str(quoted).map_err(|_| Lost(start))
    }

    /// Goes over blanks and comments.
    fn skip(&mut self) -> Result<(), Lost> {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.at += trimmed.get(2..).and_then(|rest| rest.find("*/")).ok_or(Lost(self.at))? + 4;
            } else {
                return Ok(());
            }
        }
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
