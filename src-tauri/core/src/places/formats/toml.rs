//! TOML. Strings on one line are places; those of several lines are read over.

use super::Style;
use super::items::{DEEPEST, Holds, Items, Lost, Text, start_of};
use super::path::quoted;

mod string;

use string::{is_bare, read_key, read_string};

/// Notes every value of a text.
pub(super) fn read(text: &str, items: &mut Items) -> Result<(), Lost> {
    let mut reader = Reader { text, at: start_of(text), table: Vec::new(), path: Vec::new(), items };
    loop {
        reader.skip_lines()?;
        match reader.next() {
            None => return Ok(()),
            Some(b'[') => reader.header()?,
            Some(_) => reader.line()?,
        }
        reader.end_line()?;
    }
}

/// The steps of a dotted key as TOML writes it.
pub(super) fn path_of(at: &str) -> Option<Vec<String>> {
    let mut end = 0;
    let path = keys(at, &mut end)?;
    (end == at.len()).then_some(path)
}

/// The dotted key with these steps.
pub(super) fn address(path: &[String]) -> String {
    let is_plain = |step: &String| !step.is_empty() && step.bytes().all(is_bare);
    let steps: Vec<String> =
        path.iter().map(|step| if is_plain(step) { step.clone() } else { quoted(step) }).collect();
    steps.join(".")
}

struct Reader<'a, 'b> {
    text: &'a str,
    at: usize,
    /// The table of the last header.
    table: Vec<String>,
    path: Vec<String>,
    items: &'b mut Items,
}

impl Reader<'_, '_> {
    /// `[table]` or `[[array of tables]]`.
    fn header(&mut self) -> Result<(), Lost> {
        let start = self.at;
        let is_array = self.text[start..].starts_with("[[");
        self.at += if is_array { 2 } else { 1 };
        let steps = keys(self.text, &mut self.at).ok_or(Lost(self.at))?;
        let close = if is_array { "]]" } else { "]" };
        if !self.text[self.at..].starts_with(close) || steps.len() > DEEPEST {
            return Err(Lost(self.at));
        }
        self.at += close.len();
        self.table = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            self.table.push(step.clone());
            match index + 1 == steps.len() {
                true if is_array => self.items.table(&self.table, start),
                true => self.items.header(&self.table, start),
                false => self.items.group(&self.table, start),
            }
            if let Some(count) = self.items.tables(&self.table) {
                self.table.push((count - 1).to_string());
                self.items.group(&self.table, start);
            }
        }
        Ok(())
    }

    /// `key = value` of the last header.
    fn line(&mut self) -> Result<(), Lost> {
        self.path = self.table.clone();
        self.pair()
    }

    /// `key = value` below `path`, which is as it was afterwards.
    fn pair(&mut self) -> Result<(), Lost> {
        let start = self.at;
        let depth = self.path.len();
        let steps = keys(self.text, &mut self.at).ok_or(Lost(start))?;
        if self.next() != Some(b'=') || depth + steps.len() > DEEPEST {
            return Err(Lost(self.at));
        }
        self.at += 1;
        self.skip_blanks();
        for (index, step) in steps.into_iter().enumerate() {
            if index > 0 {
                self.items.group(&self.path, start);
            }
            self.path.push(step);
        }
        self.value(start)?;
        self.path.truncate(depth);
        Ok(())
    }

    fn value(&mut self, noted: usize) -> Result<(), Lost> {
        let start = self.at;
        match self.next() {
            Some(b'"' | b'\'') => {
                let read = read_string(self.text, &mut self.at)?;
                let text =
                    read.map(|value| Text { value, span: start + 1..self.at - 1, style: Style::Quoted });
                self.items.add_text(&self.path, noted, text);
            }
            Some(b'[') => {
                self.items.add(&self.path, noted, Holds::Group);
                self.array()?;
            }
            Some(b'{') => {
                self.items.add(&self.path, noted, Holds::Group);
                self.inline_table()?;
            }
            _ => {
                let is_word = |letter: char| letter.is_ascii_alphanumeric() || "+-_.:".contains(letter);
                let rest = &self.text[start..];
                let word = rest.len() - rest.trim_start_matches(is_word).len();
                self.at += word;
                // A date and its time may have a blank between them.
                let time = self.text[self.at..].strip_prefix(' ').unwrap_or_default();
                if word == 10
                    && rest.as_bytes()[4] == b'-'
                    && time.starts_with(|digit: char| digit.is_ascii_digit())
                {
                    self.at += 1 + time.len() - time.trim_start_matches(is_word).len();
                }
                if word == 0 {
                    return Err(Lost(start));
                }
                self.items.add(&self.path, noted, Holds::Unsure);
            }
        }
        Ok(())
    }

    fn array(&mut self) -> Result<(), Lost> {
        self.at += 1;
        for index in 0_usize.. {
            self.skip_lines()?;
            if self.next() == Some(b']') {
                break;
            }
            if self.path.len() == DEEPEST {
                return Err(Lost(self.at));
            }
            self.path.push(index.to_string());
            self.value(self.at)?;
            self.path.pop();
            self.skip_lines()?;
            match self.next() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(Lost(self.at)),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn inline_table(&mut self) -> Result<(), Lost> {
        self.at += 1;
        self.skip_blanks();
        while self.next() != Some(b'}') {
            self.pair()?;
            self.skip_blanks();
            match self.next() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(Lost(self.at)),
            }
            self.skip_blanks();
            // TOML 1.0 takes no comma behind the last pair.
            if self.next() == Some(b'}') {
                return Err(Lost(self.at));
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Goes over blanks, comments and line ends.
    fn skip_lines(&mut self) -> Result<(), Lost> {
        loop {
            self.skip_blanks();
            match self.next() {
                Some(b'#') => self.comment()?,
                Some(b'\r' | b'\n') => self.at += 1,
                _ => return Ok(()),
            }
        }
    }

    /// Goes to the end of the line, in which there is nothing more than a comment.
    fn end_line(&mut self) -> Result<(), Lost> {
        self.skip_blanks();
        match self.next() {
            Some(b'#') => self.comment(),
            None | Some(b'\r' | b'\n') => Ok(()),
            Some(_) => Err(Lost(self.at)),
        }
    }

    fn comment(&mut self) -> Result<(), Lost> {
        let rest = &self.text[self.at..];
        let comment = rest.split(['\r', '\n']).next().unwrap_or_default();
        let control = comment.find(|letter: char| letter.is_ascii_control() && letter != '\t');
        self.at += control.unwrap_or(comment.len());
        if control.is_some() { Err(Lost(self.at)) } else { Ok(()) }
    }

    fn skip_blanks(&mut self) {
        self.at += blanks(&self.text[self.at..]);
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// Keys joined by dots, with the blanks around them.
fn keys(text: &str, at: &mut usize) -> Option<Vec<String>> {
    let mut path = Vec::new();
    loop {
        *at += blanks(&text[*at..]);
        path.push(read_key(text, at)?);
        *at += blanks(&text[*at..]);
        if !text[*at..].starts_with('.') {
            return Some(path);
        }
        *at += 1;
    }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}
