//! Values in JSON, YAML, TOML, ini files and PHP against the languages' own readers.
//!
//! Promised for every file and every value that is found in it: what is edited is that value and no other byte; a program
//! that takes the file takes it afterwards; it finds the new value where it found the old one, and everything else as
//! before.

mod files;

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;
use sixty_core::places::formats::{Format, replace, values};
use sixty_core::secret::Secret;
use sixty_tests::format_readers::{FormatReader, Leaves};

use super::for_all;
use files::{INI, PHP, TOML, YAML, json, lines, wild};

const NEW: &str = "THAAnew0_-.+/:,@new";

#[test]
fn a_value_in_json_is_read_by_node_and_nothing_else_changes() {
    holds(Format::Json, vec![FormatReader::node().unwrap()], &json());
}

#[test]
fn a_value_in_yaml_is_read_by_pyyaml_and_nothing_else_changes() {
    holds(Format::Yaml, vec![FormatReader::python().unwrap()], &lines(YAML));
}

#[test]
fn a_value_in_toml_is_read_by_tomllib_and_nothing_else_changes() {
    holds(Format::Toml, vec![FormatReader::python().unwrap()], &lines(TOML));
}

#[test]
fn a_value_in_an_ini_file_is_read_by_python_and_php_and_nothing_else_changes() {
    holds(Format::Ini, vec![FormatReader::python().unwrap(), FormatReader::php().unwrap()], &lines(INI));
}

#[test]
fn a_constant_is_read_by_php_and_nothing_else_changes() {
    let file = lines(PHP).prop_map(|text| format!("<?php\n{}", text.trim_start_matches('\u{feff}')));
    holds(Format::Php, vec![FormatReader::php().unwrap()], &file);
}

#[test]
fn no_text_whatever_is_damaged() {
    let python = || FormatReader::python().unwrap();
    edit_all(Format::Json, vec![FormatReader::node().unwrap()], &wild("{\"a\": \"old\"", "}"));
    edit_all(Format::Yaml, vec![python()], &wild("a: old\n", "\nb: old\n"));
    edit_all(Format::Toml, vec![python()], &wild("a = 'old'\n", "\nb = 'old'\n"));
    edit_all(
        Format::Ini,
        vec![python(), FormatReader::php().unwrap()],
        &wild("[s]\na = old\n", "\nb = old\n"),
    );
    let php = wild("<?php define('A', 'old');\n", "\ndefine('B', 'old');\n");
    edit_all(Format::Php, vec![FormatReader::php().unwrap()], &php);
}

/// Edits every value of generated files, most of which are to be taken.
fn holds(format: Format, readers: Vec<FormatReader>, files: &impl Strategy<Value = String>) {
    let (edited, taken) = edit_all(format, readers, files);
    assert!(edited * 2 > taken && taken > 20, "{edited} edits in {taken} files");
}

/// Edits every value of generated files, and asks the programs before and afterwards. How many were edited, and how many
/// files a program took.
fn edit_all(
    format: Format,
    readers: Vec<FormatReader>,
    files: &impl Strategy<Value = String>,
) -> (usize, usize) {
    let readers = Readers::over(format, readers);
    let (edited, taken) = (Cell::new(0), Cell::new(0));
    for_all(files, |content| {
        let before = readers.read(&content);
        let is_taken = usize::from(before.iter().any(Option::is_some));
        taken.set(taken.get() + is_taken);
        for (at, found) in values(format, content.as_bytes()) {
            edited.set(edited.get() + is_taken);
            let after = replace(format, content.as_bytes(), &at, &Secret::new(NEW)).unwrap();
            let text = String::from_utf8(after).unwrap();
            let said = format!("{at} of {content:?} became {text:?}");
            prop_assert!(only_bytes_of_a_value_changed(&content, &text), "{}", said);
            for (number, (before, after)) in before.iter().zip(readers.read(&text)).enumerate() {
                let Some(before) = before else { continue };
                // PHP, the second reader of ini files, knows no `name: value`.
                if number > 0 && has_colon(&text) {
                    prop_assert_eq!(Some(before), after.as_ref(), "{}", said);
                } else {
                    one_leaf_changed(format, before, after, found.value.expose(), &said)?;
                }
            }
        }
        Ok(())
    });
    (edited.get(), taken.get())
}

/// Whether what stands before and behind the new value stood there before, but for the blank that comes before a value
/// where there was none.
fn only_bytes_of_a_value_changed(content: &str, edited: &str) -> bool {
    let (head, tail) = edited.split_once(NEW).unwrap();
    let stood = |head: &str| {
        head.len() + tail.len() <= content.len() && content.starts_with(head) && content.ends_with(tail)
    };
    stood(head) || head.strip_suffix(' ').is_some_and(stood)
}

/// Whether the line with the new value has a colon between name and value.
fn has_colon(edited: &str) -> bool {
    let line = edited.split(NEW).next().unwrap().rsplit('\n').next().unwrap();
    line.contains(':') && !line.contains('=')
}

fn one_leaf_changed(
    format: Format,
    before: &[(String, Value)],
    after: Leaves,
    old: &str,
    said: &str,
) -> TestCaseResult {
    let after = after.ok_or_else(|| TestCaseError::fail(format!("it is no such file any more: {said}")))?;
    prop_assert_eq!(before.len(), after.len(), "{}", said);
    let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    prop_assert_eq!(changed.len(), 1, "{:?}: {}", &changed, said);
    let ((way_before, was), (way_after, is)) = changed[0];
    prop_assert_eq!(way_before, way_after, "{}", said);
    // Python leaves the quotes around a value of an ini file.
    let text = |value: &str| if format == Format::Ini { bare(value).to_owned() } else { value.to_owned() };
    prop_assert_eq!(is.as_str().map(text), Some(NEW.to_owned()), "{}", said);
    // An empty value of YAML is nothing to PyYAML.
    let is_old = was.as_str().map_or(old.is_empty(), |was| text(was) == old);
    prop_assert!(is_old, "{:?} was {:?}: {}", old, was, said);
    Ok(())
}

fn bare(value: &str) -> &str {
    let inner = |quote| value.strip_prefix(quote).and_then(|rest: &str| rest.strip_suffix(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// The readers of one language, over one file.
struct Readers {
    readers: Vec<RefCell<FormatReader>>,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Readers {
    fn over(format: Format, readers: Vec<FormatReader>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ending = match format {
            Format::Json => "json",
            Format::Yaml => "yaml",
            Format::Toml => "toml",
            Format::Ini => "ini",
            Format::Php => "php",
        };
        let path = folder.path().join("settings").with_extension(ending);
        Self { readers: readers.into_iter().map(RefCell::new).collect(), path, _folder: folder }
    }

    fn read(&self, content: &str) -> Vec<Leaves> {
        fs::write(&self.path, content).unwrap();
        self.readers.iter().map(|reader| reader.borrow_mut().read(&self.path).unwrap()).collect()
    }
}
