use proptest::prelude::*;

use super::*;

mod ini;
mod json;
mod php;
mod toml;
mod yaml;

const NEW: &str = "THAAnewnewnewnewnewnew";
const ALL: [Format; 5] = [Format::Json, Format::Yaml, Format::Toml, Format::Ini, Format::Php];

/// The text with another value at the address.
fn edit(format: Format, text: &str, at: &str) -> Result<String, KeyTrouble> {
    let edited = replace(format, text.as_bytes(), at, &Secret::new(NEW))?;
    Ok(String::from_utf8(edited).unwrap())
}

/// Holds that `old` becomes the new value in each text, and no other byte changes.
fn only_the_value_changes(format: Format, at: &str, texts: &[&str]) {
    for text in texts {
        for text in [(*text).to_owned(), format!("\u{feff}{text}"), text.replace('\n', "\r\n")] {
            let edited = edit(format, &text, at).unwrap_or_else(|trouble| panic!("{text:?}: {trouble}"));
            assert_eq!(edited, text.replacen("old", NEW, 1), "{text:?}");
            let found = find(format, edited.as_bytes(), at).unwrap();
            assert_eq!(found.value.expose(), NEW);
            let line = 1 + text[..text.find("old").unwrap()].matches('\n').count();
            assert!(found.line <= line, "line {} of {text:?}", found.line);
        }
    }
}

/// Holds that each text is refused.
fn is_refused(format: Format, at: &str, texts: &[(&str, KeyTrouble)]) {
    for (text, trouble) in texts {
        assert_eq!(edit(format, text, at).as_ref(), Err(trouble), "{text:?}");
    }
}

fn addresses(format: Format, text: &str) -> Vec<(String, String)> {
    let values = values(format, text.as_bytes());
    values.into_iter().map(|(at, found)| (at, found.value.expose().to_owned())).collect()
}

#[test]
fn a_file_that_is_no_text_in_utf8_is_said() {
    for format in ALL {
        for content in [b"token: caf\xe9\n".as_slice(), b"token: \0", b"t\0o\0"] {
            assert_eq!(find(format, content, "token").err(), Some(KeyTrouble::NotText));
            assert!(values(format, content).is_empty());
        }
    }
}

#[test]
fn a_line_end_that_programs_see_differently_is_refused() {
    for (format, text, at) in [
        (Format::Yaml, "a: 1\n# b\rtoken: old\n", "token"),
        (Format::Toml, "a = 1\n# b\rtoken = \"old\"\n", "token"),
        (Format::Ini, "a = 1\n# b\rtoken = old\n", "token"),
        (Format::Php, "<?php\n// a\rdefine('token', 'old');", "token"),
        (Format::Json, "{\n// a\r\"token\": \"old\"}", "/token"),
    ] {
        assert_eq!(edit(format, text, at), Err(KeyTrouble::Unclear(2)), "{text:?}");
    }
}

#[test]
fn a_value_that_would_need_quotes_is_refused_everywhere() {
    for (format, text, at) in [
        (Format::Json, "{\"t\": \"old\"}", "/t"),
        (Format::Yaml, "t: \"old\"", "t"),
        (Format::Toml, "t = 'old'", "t"),
        (Format::Ini, "t = 'old'", "t"),
        (Format::Php, "<?php define('t', 'old');", "t"),
    ] {
        for value in ["", "a b", "a\nb", "a\"b", "a'b", "a#b", "a$b", "a\\b", "é", "a{b"] {
            let edited = replace(format, text.as_bytes(), at, &Secret::new(value));
            assert_eq!(edited, Err(KeyTrouble::NotPlain), "{format:?} {value:?}");
        }
    }
}

#[test]
fn a_format_has_its_word_in_data() {
    let words: Vec<String> = ALL.iter().map(|format| serde_json::to_string(format).unwrap()).collect();
    assert_eq!(words, ["\"json\"", "\"yaml\"", "\"toml\"", "\"ini\"", "\"php\""]);
}

/// Pieces that have a meaning in one of the languages.
fn wild() -> impl Strategy<Value = String> {
    let pieces = [
        "token",
        "old",
        "a",
        "é",
        "0",
        "-",
        "- ",
        "  ",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\n  ",
        "\n- ",
        ":",
        ": ",
        "=",
        " = ",
        "\"",
        "'",
        "`",
        "\\",
        "\"\"\"",
        "'''",
        "#",
        " # ",
        "//",
        "/*",
        "*/",
        ";",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        "(",
        ")",
        "&x",
        "*x",
        "!t ",
        "|",
        ">",
        "|\n",
        "---\n",
        "...",
        "<<",
        "?",
        "%",
        "$",
        "{$",
        "<?php ",
        "<?=",
        "?>",
        "<<<X\n",
        "define",
        "const ",
        "define('token', ",
        "\u{feff}",
        "\u{a0}",
        "\u{2028}",
        "true",
        "12",
        "\\u00e9",
        "\ntoken: old\n",
        "\ntoken = \"old\"\n",
        "[token]\n",
        "{\"token\": \"old\"}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(content in proptest::collection::vec(any::<u8>(), 0..120), at in "\\PC{0,9}") {
        for format in ALL {
            drop(find(format, &content, &at));
            drop(values(format, &content));
        }
    }

    #[test]
    fn whatever_is_found_in_any_text_is_replaced_and_nothing_else_changes(text in wild()) {
        for format in ALL {
            for (at, found) in values(format, text.as_bytes()) {
                let new = Secret::new(NEW);
                let Ok(edited) = replace(format, text.as_bytes(), &at, &new) else { continue };
                let again = find(format, &edited, &at).map(|found| found.value.expose().to_owned());
                prop_assert_eq!(again.as_deref(), Ok(NEW), "{:?} {:?} in {:?}", format, at, &text);
                prop_assert_eq!(&replace(format, &edited, &at, &new).unwrap(), &edited);
                let behind = &text[found.span.end..];
                prop_assert!(edited.starts_with(&text.as_bytes()[..found.span.start]));
                prop_assert!(edited.ends_with(behind.as_bytes()));
                let others = |content: &[u8]| -> Vec<(String, String)> {
                    let others = values(format, content).into_iter().filter(|(other, _)| *other != at);
                    others.map(|(at, found)| (at, found.value.expose().to_owned())).collect()
                };
                prop_assert_eq!(others(text.as_bytes()), others(&edited), "{:?} {:?}", format, &text);
            }
        }
    }
}
