//! What stands in a file of PHP, without comments and what is outside of its tags.

use std::ops::Range;

use super::super::items::Lost;

/// A piece of PHP.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub at: usize,
    pub kind: Kind<'a>,
}

#[derive(Debug)]
pub(super) enum Kind<'a> {
    Word(&'a str),
    /// A string in quotes, by the bytes between them. It says nothing if it has several lines, or if PHP puts something
    /// in.
    Quoted {
        said: Option<String>,
        span: Range<usize>,
    },
    Mark(&'a str),
}

impl Token<'_> {
    pub fn is(&self, mark: &str) -> bool {
        matches!(self.kind, Kind::Mark(own) if own == mark)
    }
}

/// A text, and how far it was read.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
}

impl<'a> Tokens<'a> {
    /// All of a text.
    pub fn of(text: &'a str, start: usize) -> Result<Vec<Token<'a>>, Lost> {
        let mut reader = Self { text, at: start, tokens: Vec::new() };
        while reader.over_html()? {
            while reader.token()? {}
        }
        Ok(reader.tokens)
    }

    /// Goes behind the next opening tag; false at the end of the text.
    fn over_html(&mut self) -> Result<bool, Lost> {
        let Some(open) = self.rest().find("<?") else { return Ok(false) };
        self.at += open + 2;
        let word = self.rest().get(..3).unwrap_or_default();
        let is_php = word.eq_ignore_ascii_case("php")
            && self.rest()[3..].chars().next().is_none_or(char::is_whitespace);
        // Whether `<?` alone opens PHP is a setting of the server.
        self.at += match () {
            () if self.rest().starts_with('=') => 1,
            () if is_php => 3,
            () => return Err(Lost(self.at)),
        };
        self.push(self.at, Kind::Mark(";"));
        Ok(true)
    }

    /// Takes the next piece; false at a closing tag and at the end of the text.
    fn token(&mut self) -> Result<bool, Lost> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        let start = self.at;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(false) };
        if rest.starts_with("?>") {
            self.at += 2;
            self.push(start, Kind::Mark(";"));
            return Ok(false);
        }
        let is_attribute = rest.starts_with("#[");
        if rest.starts_with("//") || (first == '#' && !is_attribute) {
            let line = rest.split('\n').next().unwrap_or_default();
            self.at += line.find("?>").unwrap_or(line.len());
        } else if let Some(comment) = rest.strip_prefix("/*") {
            self.at += comment.find("*/").ok_or(Lost(start))? + 4;
        } else if rest.starts_with("<<<") {
            self.heredoc()?;
        } else if matches!(first, '\'' | '"' | '`') {
            self.quoted(first)?;
        } else if is_letter(first) {
            return Ok(self.word(start));
        } else {
            self.mark(first);
        }
        Ok(true)
    }

    /// A name; false where it ends all PHP of the file.
    fn word(&mut self, start: usize) -> bool {
        let rest = self.rest();
        let end = rest.find(|letter: char| !is_letter(letter) && !letter.is_ascii_digit());
        let word = &rest[..end.unwrap_or(rest.len())];
        if word.eq_ignore_ascii_case("__halt_compiler") {
            self.at = self.text.len();
            return false;
        }
        self.at += word.len();
        self.push(start, Kind::Word(word));
        true
    }

    fn mark(&mut self, first: char) {
        let start = self.at;
        let rest = self.rest();
        let long = ["?->", "->", "::"].into_iter().find(|mark| rest.starts_with(mark));
        let mark = long.unwrap_or(&rest[..first.len_utf8()]);
        self.at += mark.len();
        // `Shop\define` is another function, `\define` is PHP's own.
        let follows_name =
            self.text[..start].ends_with(|letter: char| is_letter(letter) || letter.is_ascii_digit());
        let kind = if mark == "\\" && follows_name { Kind::Mark("\\name") } else { Kind::Mark(mark) };
        if mark != "\\" || follows_name {
            self.push(start, kind);
        }
    }

    fn quoted(&mut self, quote: char) -> Result<(), Lost> {
        let start = self.at + 1;
        let mut said = Some(String::new());
        let mut at = start;
        loop {
            let rest = &self.text[at..];
            let letter = rest.chars().next().ok_or(Lost(self.at))?;
            if letter == quote {
                break;
            }
            if quote != '\'' && (rest.starts_with("{$") || rest.starts_with("${")) {
                said = None;
                at += over_inserted(rest).ok_or(Lost(at))?;
                continue;
            }
            let (length, letters) = said_by(rest, letter, quote);
            at += length;
            said = said.zip(letters).map(|(said, letters)| said + letters);
        }
        self.at = at + 1;
        let kind = Kind::Quoted { said: said.filter(|_| quote != '`'), span: start..at };
        self.push(start - 1, kind);
        Ok(())
    }

    /// Goes over `<<<NAME` to the line that starts with the name.
    fn heredoc(&mut self) -> Result<(), Lost> {
        let start = self.at;
        let (head, _) = self.rest().split_once('\n').ok_or(Lost(start))?;
        let name = head[3..].trim().trim_matches(['"', '\'']);
        if name.is_empty() || !name.chars().all(|letter| is_letter(letter) || letter.is_ascii_digit()) {
            // It is `<<` before a `<`, which no PHP has.
            return Err(Lost(start));
        }
        let mut at = start + head.len() + 1;
        for line in self.text[at..].split_inclusive('\n') {
            let text = line.trim_start_matches([' ', '\t']);
            let behind = text.strip_prefix(name).and_then(|behind| behind.chars().next().or(Some('\n')));
            if behind.is_some_and(|next| !is_letter(next) && !next.is_ascii_digit()) {
                self.at = at + line.len() - text.len() + name.len();
                self.push(start, Kind::Mark("<<<"));
                return Ok(());
            }
            at += line.len();
        }
        Err(Lost(start))
    }

    fn push(&mut self, at: usize, kind: Kind<'a>) {
        self.tokens.push(Token { at, kind });
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}

/// How many bytes of a string say what; None for what says something else at another time, or on several lines.
fn said_by(rest: &str, letter: char, quote: char) -> (usize, Option<&str>) {
    let next = rest[letter.len_utf8()..].chars().next();
    match (letter, next) {
        ('\n', _) => (1, None),
        ('$', _) if quote != '\'' => (1, None),
        ('\\', Some('\\')) => (2, Some("\\")),
        ('\\', Some(next)) if next == quote => (2, rest.get(1..2)),
        ('\\', Some(next)) if quote != '\'' => (1 + next.len_utf8(), None),
        _ => (letter.len_utf8(), rest.get(..letter.len_utf8())),
    }
}

/// The length of `{$…}` in a string; None where a bracket or a quote in it makes its end uncertain.
fn over_inserted(rest: &str) -> Option<usize> {
    let end = rest.find('}')?;
    let inner = &rest[2..end];
    (!inner.contains(['"', '{', '`', '\\'])).then_some(end + 1)
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_' || !letter.is_ascii()
}
