//! The .env editor against Node's own reader and python-dotenv.
//!
//! Promised for every file: what is edited is one value and no other byte; both programs find every other name as
//! before; a program that found the old value finds the new one, with the blanks or backticks that it left around the
//! old one. Where the two disagree about the line the editor may refuse instead. Where they agree it may not, unless the
//! name is there twice.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

mod calendar;
mod formats;

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};
use sixty_core::places::env_file::EnvFile;
use sixty_core::places::key_trouble::KeyTrouble;
use sixty_core::ports::Files;
use sixty_core::secret::Secret;
use sixty_tests::dotenv::{DotenvReader, Found};

/// The name that is edited. No other generated name has this letter.
const KEY: &str = "K";
const NEW: &str = "THAAnew0_-.|+/=:,@%new";

#[test]
fn an_edited_line_is_read_by_both_and_nothing_else_changes() {
    let readers = Readers::start();
    let edited = Cell::new(0);
    let cases = Cell::new(0);
    for_all(&file(), |content| {
        cases.set(cases.get() + 1);
        let before = readers.read(&content);
        match edit(&content) {
            Ok(after) => {
                edited.set(edited.get() + 1);
                keeps_the_promise(&readers, &content, &before, &after)
            }
            Err(trouble) => may_be_refused(&content, &before, &trouble),
        }
    });
    assert!(edited.get() * 4 > cases.get(), "{} of {} were edited", edited.get(), cases.get());
}

#[test]
fn no_text_whatever_is_damaged() {
    let readers = Readers::start();
    for_all(&wild(), |content| {
        let Ok(after) = edit(&content) else { return Ok(()) };
        keeps_the_promise(&readers, &content, &readers.read(&content), &after)
    });
}

#[test]
fn where_the_two_readers_would_part_the_line_is_refused() {
    let table = [
        ("K=old#touching\n", KeyTrouble::Unclear(1)),
        ("A=1\nK=#touching\n", KeyTrouble::Unclear(2)),
        ("K=\"old\"behind\n", KeyTrouble::Unclear(1)),
        ("K=\"never closed\n", KeyTrouble::Unclear(1)),
        ("K='it\\'s'\n", KeyTrouble::Unclear(1)),
        ("K=`old # no comment`\n", KeyTrouble::Unclear(1)),
        ("'K'=old\n", KeyTrouble::Unclear(1)),
        ("K=old\nA='it\\'s\nK=inside'\n", KeyTrouble::Unclear(2)),
        ("K=old\nA=`\nK=inside`\n", KeyTrouble::Unclear(2)),
        ("K=old\nA=\t'\nK=inside'\n", KeyTrouble::Unclear(2)),
        ("K=old\nA B='\nK=inside'\n", KeyTrouble::Unclear(2)),
        ("K=old\n # A='\nK=inside'\n", KeyTrouble::Unclear(2)),
        ("A=1\rK=old\n", KeyTrouble::Unclear(1)),
        ("K=1\nK=2\n", KeyTrouble::Twice(vec![1, 2])),
        ("K=1\n'K'=2\n", KeyTrouble::Twice(vec![1, 2])),
        ("K=1\n\u{a0}K=2\n", KeyTrouble::Twice(vec![1, 2])),
    ];
    let readers = Readers::start();
    for (content, trouble) in table {
        assert_eq!(edit(content), Err(trouble), "{content:?}");
        let [node, python] = readers.read(content);
        assert!(node != python || content.matches("K=").count() > 1, "{content:?}: they agree");
    }
}

#[test]
fn a_file_that_was_replaced_on_disk_is_read_by_both() {
    let readers = Readers::start();
    let old = "# Bäckerei\r\nexport K=\"old\" # until März\r\nA='x\r\ny'";
    fs::write(&readers.path, old).unwrap();

    let content = sixty_adapters::files::LocalFiles.read(&readers.path).unwrap();
    let after = EnvFile::read(&content).unwrap().replace(KEY, &Secret::new(NEW)).unwrap();
    sixty_adapters::files::LocalFiles.edit(&readers.path, &mut |_| Some(after.clone())).unwrap();

    for found in
        [readers.node.borrow_mut().read(&readers.path), readers.python.borrow_mut().read(&readers.path)]
    {
        let found = found.unwrap();
        assert_eq!(found["K"].as_deref(), Some(NEW));
        assert_eq!(found["A"].as_deref(), Some("x\ny"));
        assert_eq!(found.len(), 2);
    }
}

fn for_all(strategy: &impl Strategy<Value = String>, promise: impl Fn(String) -> TestCaseResult) {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(strategy, promise);
    assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
}

fn edit(content: &str) -> Result<String, KeyTrouble> {
    let edited = EnvFile::read(content.as_bytes())?.replace(KEY, &Secret::new(NEW))?;
    Ok(String::from_utf8(edited).unwrap())
}

fn keeps_the_promise(readers: &Readers, content: &str, before: &[Found; 2], edited: &str) -> TestCaseResult {
    let old = EnvFile::read(content.as_bytes()).unwrap().find(KEY).unwrap().value.expose().replace('\r', "");
    let replaced = bytes_replaced(content, edited)?;
    let bare_bytes = replaced.replace("\\n", "\n").replace('\r', "");
    prop_assert_eq!(bare_bytes, old.replace("\\n", "\n"), "of {:?}", content);

    let after = readers.read(edited);
    for (before, after) in before.iter().zip(&after) {
        prop_assert_eq!(others(before), others(after), "{:?} became {:?}", content, edited);
        for (name, value) in after.iter().filter(|(name, _)| is_key(name)) {
            let value = value.as_deref();
            let known = before.get(name).cloned().flatten();
            let said = format!("{name:?} was {known:?} and is {value:?}; {content:?} became {edited:?}");
            match known {
                // The pair of lines `K=…` and `export K`, as shells have it, is nothing to python-dotenv.
                None => prop_assert!(value.is_none() || value == Some(NEW), "{}", said),
                Some(known) => {
                    let is_same = bare(&known) == bare(&old) || known.contains('\\') || old.contains('\\');
                    prop_assert!(is_same, "the old value is another: {}", &said);
                    prop_assert_eq!(value.map(bare), Some(NEW), "{}", said);
                }
            }
        }
    }
    if before[0].contains_key(KEY) && before[0].get(KEY) == before[1].get(KEY) {
        for found in &after {
            prop_assert_eq!(found.get(KEY), Some(&Some(NEW.to_owned())), "{:?} became {:?}", content, edited);
        }
    }
    Ok(())
}

fn may_be_refused(content: &str, before: &[Found; 2], trouble: &KeyTrouble) -> TestCaseResult {
    let [node, python] = before;
    let right = match trouble {
        KeyTrouble::Missing => !node.contains_key(KEY) || !python.contains_key(KEY),
        KeyTrouble::Twice(lines) => lines.len() > 1 && content.matches(KEY).count() >= lines.len(),
        // Of a name that is there more than once, the last alone is told, so that they may have parted before it.
        KeyTrouble::Unclear(_) => {
            let is_repeated = |name: &String| content.matches(name.as_str()).count() > 1;
            node != python || !node.contains_key(KEY) || has_open_quote(node) || node.keys().any(is_repeated)
        }
        KeyTrouble::NotText | KeyTrouble::NotPlain => false,
    };
    prop_assert!(right, "{:?}: {}, though both read {:?}", content, trouble, node);
    Ok(())
}

/// A quote at the start of the value that nothing closes.
fn has_open_quote(found: &Found) -> bool {
    found[KEY].as_ref().is_some_and(|value| value.starts_with(['"', '\'', '`']))
}

/// The text that the new value replaced; an error when another byte changed as well.
fn bytes_replaced<'a>(content: &'a str, edited: &str) -> Result<&'a str, TestCaseError> {
    let (head, tail) = edited.split_once(NEW).unwrap();
    let replaced = content.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail));
    replaced.ok_or_else(|| TestCaseError::fail(format!("{content:?} became {edited:?}")))
}

fn others(found: &Found) -> Vec<(&String, &Option<String>)> {
    found.iter().filter(|(name, _)| !is_key(name)).collect()
}

/// Node takes blanks, an `export` that it does not know as one, and lines without `=` above for a part of the name.
fn is_key(name: &str) -> bool {
    let last = name.rsplit('\n').next().unwrap_or(name).trim_matches(is_blank);
    let knows_export = !name.contains('\n') && last.starts_with("export ");
    let rest = last.strip_prefix("export").filter(|rest| rest.starts_with(is_blank) && !knows_export);
    rest.unwrap_or(last).trim_start_matches(is_blank) == KEY
}

/// Node leaves tabs around a value, and quotes behind a tab; python-dotenv leaves backticks.
fn bare(value: &str) -> &str {
    value.trim_matches(|letter: char| is_blank(letter) || "\"'`".contains(letter))
}

/// White space as python takes it.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{1c}'
}

/// Lines as people write them, most of them understood by everybody.
fn file() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        8 => assignment("[A-F]"),
        2 => "(# ?[a-z='\"é ]{0,8})?",
        1 => prop_oneof![Just(" "), Just("\t"), Just("just a word"), Just("  # a = b")].prop_map(str::to_owned),
    ];
    let lines = (prop::collection::vec(line, 0..6), assignment("K"), any::<prop::sample::Index>());
    let lines = (lines, prop::option::weighted(0.1, assignment("K")));
    let ends = (prop_oneof![Just("\n"), Just("\r\n")], any::<bool>(), prop::bool::weighted(0.2));
    (lines, ends).prop_map(|(((mut lines, key, at), again), (end, is_ended, has_bom))| {
        lines.insert(at.index(lines.len() + 1), key);
        lines.extend(again);
        let bom = if has_bom { "\u{feff}" } else { "" };
        let text = lines.join("\n").replace('\n', end);
        format!("{bom}{text}{}", if is_ended { end } else { "" })
    })
}

fn assignment(name: &'static str) -> impl Strategy<Value = String> {
    let export = prop_oneof![6 => Just(""), 2 => Just("export "), 1 => Just("  "), 1 => Just("export\t")];
    let equals = prop_oneof![6 => Just("="), 1 => Just(" = "), 1 => Just("= "), 1 => Just(" =")];
    let value = prop_oneof![
        4 => "[a-zA-J0-9:/=$éß']{0,8}",
        2 => "[a-z]{1,4} [a-z'\"=]{1,4}",
        4 => "\"[a-zA-J #=':é\n]{0,8}\"",
        1 => "\"[a-z]{0,2}(\\\\n|\\\\\"|\\\\\\\\)[a-z]{0,2}\"",
        4 => "'[a-zA-J #=\":é\n]{0,8}'",
        2 => "`[a-z '\"=]{0,8}`",
        1 => "(\"|'|`)?[a-z]{0,3}#[a-z]{0,3}",
        1 => "[a-z]{2}(\"|'|`)\nK=[a-z]{2}(\"|'|`)",
        1 => "\"[a-z]{2}\nK=[a-z]{2}\"",
    ];
    let behind = prop_oneof![
        8 => Just(""), 2 => Just(" "), 2 => Just(" # why"), 1 => Just("\t# it's"), 1 => Just(" #é=\""), 1 => Just("#x"),
    ];
    (export, name, equals, value, behind)
        .prop_map(|(export, name, equals, value, behind)| format!("{export}{name}{equals}{value}{behind}"))
}

/// Anything made of what has a meaning in such a file.
fn wild() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "K",
        "K=",
        "\nK=",
        "\nK=old",
        "A",
        "A=",
        "\nA=",
        "=",
        "export ",
        "\nexport\tK=",
        "\"",
        "'",
        "`",
        "\\",
        "#",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\u{a0}",
        "\u{b}",
        "\u{1c}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "old",
        "é",
        "x",
        "$",
        ":",
        "\\n",
    ]);
    let line = prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat());
    (line.clone(), line).prop_map(|(above, below)| format!("{above}\nK=old{below}"))
}

/// Both readers, over one file.
struct Readers {
    node: RefCell<DotenvReader>,
    python: RefCell<DotenvReader>,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Readers {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            node: RefCell::new(DotenvReader::node().unwrap()),
            python: RefCell::new(DotenvReader::python().unwrap()),
            path: folder.path().join(".env"),
            _folder: folder,
        }
    }

    fn read(&self, content: &str) -> [Found; 2] {
        fs::write(&self.path, content).unwrap();
        let python = self.python.borrow_mut().read(&self.path).unwrap();
        // Node takes a BOM for a part of the first name, so there is nothing that it could find behind one.
        if let Some(content) = content.strip_prefix('\u{feff}') {
            fs::write(&self.path, content).unwrap();
        }
        [self.node.borrow_mut().read(&self.path).unwrap(), python]
    }
}
