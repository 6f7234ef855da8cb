use proptest::prelude::*;

use super::*;

const NEW: &str = "THAAnewnewnewnewnewnew";

#[test]
fn only_the_value_changes_in_every_form_a_line_can_have() {
    let table = [
        ("K=old", "K=NEW"),
        ("K=old\n", "K=NEW\n"),
        ("K=old\r\nL=1\r\n", "K=NEW\r\nL=1\r\n"),
        ("\u{feff}K=old\n", "\u{feff}K=NEW\n"),
        ("export K=old\n", "export K=NEW\n"),
        ("  export\tK = old\n", "  export\tK = NEW\n"),
        ("K=\"old\"\n", "K=\"NEW\"\n"),
        ("K='old' # why\n", "K='NEW' # why\n"),
        ("K=`old`\n", "K=`NEW`\n"),
        ("K=old   # why\n", "K=NEW   # why\n"),
        ("K=old\t# why\n", "K=NEW\t# why\n"),
        ("K=\n", "K=NEW\n"),
        ("K=   \n", "K=NEW   \n"),
        ("K=  # why\n", "K=NEW  # why\n"),
        ("K=\"\"\n", "K=\"NEW\"\n"),
        ("K=\"two\nlines\"\nL=1", "K=\"NEW\"\nL=1"),
        ("# K=comment\nK=old", "# K=comment\nK=NEW"),
        ("L=\"a\nK=inside\n\"\nK=old\n", "L=\"a\nK=inside\n\"\nK=NEW\n"),
        ("L='it\\'s'\nK=old\n", "L='it\\'s'\nK=NEW\n"),
        ("L=#touching\nK=old\n", "L=#touching\nK=NEW\n"),
        ("L=café ☕\r\nK=old\r\n", "L=café ☕\r\nK=NEW\r\n"),
        ("\u{feff}# a\r\nexport K=\"old\" # b\r\n", "\u{feff}# a\r\nexport K=\"NEW\" # b\r\n"),
        ("K=\"old\"#touching a quote\n", "K=\"NEW\"#touching a quote\n"),
        ("K=\"a\r\nb\"\r\nL=1\r\n", "K=\"NEW\"\r\nL=1\r\n"),
        ("don't = mind\nK=old\n", "don't = mind\nK=NEW\n"),
        ("KK=1\nK=old\nK2=2\n", "KK=1\nK=NEW\nK2=2\n"),
        ("L=\"never closed\nK=old\n", "L=\"never closed\nK=NEW\n"),
        ("no assignment\nK=old", "no assignment\nK=NEW"),
    ];
    for (before, after) in table {
        let edited = read(before).replace("K", &Secret::new(NEW)).unwrap();
        assert_eq!(String::from_utf8(edited).unwrap(), after.replace("NEW", NEW), "{before:?}");
    }
}

#[test]
fn a_file_that_is_not_utf8_is_said_and_not_touched() {
    for content in [b"# caf\xe9\nK=old\n".as_slice(), b"K=old\n# \xff\xfe\n", b"K=old\n\0"] {
        assert_eq!(EnvFile::read(content).err(), Some(KeyTrouble::NotText));
    }
}

#[test]
fn a_line_that_programs_read_in_different_ways_is_said() {
    for line in [
        "K=old#touching",
        "K=#touching",
        "K=\"old\"more",
        "K=\"never closed",
        "K='it\\'s'",
        "K=\t\"a # b\"",
        "K=`a # b`",
        "K=`old`#touching",
        "'K'=old",
    ] {
        let file = read(&format!("A=1\n{line}\nB=2\n"));
        assert_eq!(file.find("K").err(), Some(KeyTrouble::Unclear(2)), "{line}");
        file.find("B").unwrap();
    }
}

#[test]
fn where_programs_differ_about_what_is_inside_a_value_no_line_is_certain() {
    for doubt in
        ["A='it\\'s\nK=in'", "A=`\nK=in`", "A=\t'\nK=in'", "A B='\nK=in'", "'A\nK=in'=1", "A=1\rK=in"]
    {
        let file = read(&format!("A=1\n{doubt}\nB=2\n"));
        assert_eq!(file.find("B").err(), Some(KeyTrouble::Unclear(2)), "{doubt}");
    }
}

#[test]
fn utf16_is_said_and_not_touched() {
    let utf16: Vec<u8> = "K=old\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(EnvFile::read(&utf16), Err(KeyTrouble::NotText)));
}

#[test]
fn a_line_that_is_there_twice_is_said_with_both_places() {
    let file = read("K=1\n\nK=2\n");
    assert_eq!(file.find("K").err(), Some(KeyTrouble::Twice(vec![1, 3])));
    assert_eq!(file.find("k").err(), Some(KeyTrouble::Missing));
}

#[test]
fn a_value_that_would_need_quotes_is_refused() {
    for value in ["", "a b", "a\nb", "a\"b", "a'b", "a#b", "a$b", "a\\b", "é"] {
        assert_eq!(read("K=old").replace("K", &Secret::new(value)), Err(KeyTrouble::NotPlain), "{value:?}");
    }
}

#[test]
fn a_new_line_goes_to_the_end_with_the_line_ends_of_the_file() {
    for (before, after) in [
        ("", "K=\n"),
        ("A=1\n", "A=1\nK=\n"),
        ("A=1", "A=1\nK=\n"),
        ("A=1\r\nB=2", "A=1\r\nB=2\r\nK=\r\n"),
        ("K=1\n", "K=1\n"),
    ] {
        assert_eq!(read(before).with_line("K").unwrap(), after.as_bytes(), "{before:?}");
    }
}

#[test]
fn a_new_line_needs_a_name_that_every_program_takes() {
    for name in ["", "1K", "A B", "A-B", "K=", "É", "A\nB"] {
        assert_eq!(read("A=1\n").with_line(name), Err(KeyTrouble::NotPlain), "{name:?}");
    }
}

#[test]
fn no_line_is_added_to_a_file_that_programs_read_differently() {
    for content in ["A=1\rB=2\n", "K=1\nK=2\n"] {
        assert!(read(content).with_line("K").is_err(), "{content:?}");
    }
}

#[test]
fn line_numbers_count_lines_inside_of_values() {
    let file = read("A=\"1\n2\n3\"\nB=x\n");
    assert_eq!(file.find("B").unwrap().line, 4);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(content in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,200}") {
        drop(EnvFile::read(&content));
        drop(EnvFile::read(text.as_bytes()));
    }

    #[test]
    fn what_is_put_in_is_read_back_and_nothing_else_changes(
        content in "(([A-D]|export [A-D]) ?= ?(\"[a-zA-D=#' \n]{0,6}\"|'[a-zA-D=#\" \n]{0,6}'|[a-z#= ]{0,8})( #[a-z]{0,3})?(\n|\r\n)|#[a-zA-D=\"']{0,8}\n|\n){0,8}",
        key in "[A-D]",
    ) {
        let file = read(&content);
        let Ok(edited) = file.replace(&key, &Secret::new(NEW)) else { return Ok(()) };
        let again = EnvFile::read(&edited).unwrap();

        prop_assert_eq!(again.find(&key).unwrap().value.expose(), NEW);
        let others = |file: &EnvFile| -> Vec<(String, String)> {
            let rest = file.entries().iter().filter(|entry| entry.key != key);
            rest.map(|entry| (entry.key.clone(), entry.value.expose().to_owned())).collect()
        };
        prop_assert_eq!(others(&again), others(&file));
        let old = file.find(&key).unwrap().value.clone();
        if !old.expose().is_empty() && old.expose().chars().all(|letter| letter.is_ascii_alphanumeric()) {
            let back = again.replace(&key, &old).unwrap();
            prop_assert_eq!(back, content.as_bytes());
        }
    }

    #[test]
    fn an_added_line_takes_a_value_and_leaves_all_others_as_they_are(
        content in "(([A-D]|export [A-D]) ?= ?(\"[a-zA-D=#' \n]{0,6}\"|'[a-zA-D=#\" \n]{0,6}'|[a-z#= ]{0,8})( #[a-z]{0,3})?(\n|\r\n)|#[a-zA-D=\"']{0,8}\n|\n){0,8}",
    ) {
        let file = read(&content);
        let Ok(longer) = file.with_line("E") else { return Ok(()) };
        let written = EnvFile::read(&longer).unwrap().replace("E", &Secret::new(NEW)).unwrap();

        prop_assert!(written.starts_with(content.as_bytes()));
        let again = EnvFile::read(&written).unwrap();
        prop_assert_eq!(again.find("E").unwrap().value.expose(), NEW);
        prop_assert_eq!(again.entries().len(), file.entries().len() + 1);
    }
}

fn read(content: &str) -> EnvFile {
    EnvFile::read(content.as_bytes()).unwrap()
}
