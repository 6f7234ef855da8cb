use proptest::prelude::*;

use super::*;

fn words(text: &str) -> Vec<String> {
    split(text).unwrap_or_else(|unsplit| panic!("{text:?}: {unsplit}"))
}

#[test]
fn words_are_split_where_a_shell_splits_them() {
    for (text, expected) in [
        ("gh secret set TOKEN", vec!["gh", "secret", "set", "TOKEN"]),
        ("  notify\t--quiet  ", vec!["notify", "--quiet"]),
        ("notify 'Corner Bakery' \"it's new\"", vec!["notify", "Corner Bakery", "it's new"]),
        (r#"notify a\ b "say \"hi\" \now" 'a\b'"#, vec!["notify", "a b", r#"say "hi" \now"#, r"a\b"]),
        ("notify ''  \"\"", vec!["notify", "", ""]),
        ("notify a'b'\"c\"d", vec!["notify", "abcd"]),
        ("notify --to=a NAME=b a#b a~b {} !", vec!["notify", "--to=a", "NAME=b", "a#b", "a~b", "{}", "!"]),
        (r#"notify '$HOME' \$HOME "\$HOME" 'a|b' \* "*" \~ '#'"#, {
            vec!["notify", "$HOME", "$HOME", "$HOME", "a|b", "*", "*", "~", "#"]
        }),
        ("\n notify a \\\n  b\n \n", vec!["notify", "a", "b"]),
        ("sh -c 'a\nb'", vec!["sh", "-c", "a\nb"]),
        ("'/opt/my tools/notify' é", vec!["/opt/my tools/notify", "é"]),
    ] {
        assert_eq!(words(text), expected, "{text:?}");
    }
}

#[test]
fn what_only_a_shell_would_do_is_refused_with_its_character() {
    for (text, refused) in [
        ("notify | logger", '|'),
        ("notify && echo", '&'),
        ("notify &", '&'),
        ("notify; echo", ';'),
        ("notify > file", '>'),
        ("notify < file", '<'),
        ("notify 2>&1", '>'),
        ("(notify)", '('),
        ("notify $(date)", '$'),
        ("notify $HOME", '$'),
        ("notify \"$HOME\"", '$'),
        ("notify `date`", '`'),
        ("notify \"`date`\"", '`'),
        ("notify *.txt", '*'),
        ("notify file?", '?'),
        ("notify [ab]", '['),
        ("notify ~/file", '~'),
        ("~/notify", '~'),
        ("notify # twice a day", '#'),
        ("notify\nnotify", '\n'),
    ] {
        assert_eq!(split(text), Err(Unsplit::Shell(refused)), "{text:?}");
    }
}

#[test]
fn what_is_no_command_is_refused() {
    for text in ["", " \t\n", "''", "\"\" a", "\\\n"] {
        assert_eq!(split(text), Err(Unsplit::Empty), "{text:?}");
    }
    for (text, open) in [("a 'b", '\''), ("a \"b", '"'), ("a \"b\\", '"'), ("a b\\", '\\')] {
        assert_eq!(split(text), Err(Unsplit::Open(open)), "{text:?}");
    }
    for text in ["NAME=value notify", " A=b", "_a1= notify"] {
        assert_eq!(split(text), Err(Unsplit::Assignment), "{text:?}");
    }
    for text in ["notify\0", "notify\r\n", "notify 'a\u{1b}[31m'"] {
        assert_eq!(split(text), Err(Unsplit::Control), "{text:?}");
    }
}

#[test]
fn a_command_with_a_token_in_it_is_refused() {
    let token = format!("IGAA{}", "x9".repeat(60));
    assert_eq!(split(&format!("notify --token {token}")), Err(Unsplit::Secret));
}

#[test]
fn a_word_that_looks_like_an_assignment_is_shown_in_quotes() {
    let typed = words("'A=b' A=b");
    assert_eq!(shown(&typed), "'A=b' A=b");
    assert_eq!(words(&shown(&typed)), typed);
}

/// What the system's own shell makes of a text, each word ended by a zero byte.
#[cfg(unix)]
fn by_the_shell(text: &str) -> Vec<String> {
    // Without patterns and home folders nothing is left that the shell could look up.
    let script = format!("set -f\nHOME=/nowhere\nprintf '%s\\0' {text}");
    let output = std::process::Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.status.success(), "{text:?}");
    let output = String::from_utf8(output.stdout).unwrap();
    output.split_terminator('\0').map(str::to_owned).collect()
}

#[cfg(unix)]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_taken_is_split_as_the_shell_splits_it(text in "[a-c][ a-c'\"\\\\\n\t#~{}!=$`*]{0,16}") {
        if let Ok(words) = split(&text) {
            prop_assert_eq!(by_the_shell(&text), words);
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}", odd in "[ a'\"\\\\\n$]{0,20}") {
        drop(split(&text));
        drop(split(&odd));
    }

    #[test]
    fn what_is_shown_splits_to_the_same_words(
        program in "[^\\pC]{1,12}",
        rest in proptest::collection::vec("([^\\pC]|\n|\t|[ '\"\\\\$`|=#~]){0,12}", 0..5),
    ) {
        let words: Vec<String> = std::iter::once(program).chain(rest).collect();
        match split(&shown(&words)) {
            Ok(again) => prop_assert_eq!(again, words),
            Err(refused) => prop_assert_eq!(refused, Unsplit::Secret),
        }
    }
}
