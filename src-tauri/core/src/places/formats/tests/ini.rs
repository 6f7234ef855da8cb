use super::json::pairs;
use super::*;

#[test]
fn only_the_value_changes_whatever_stands_around_it() {
    only_the_value_changes(
        Format::Ini,
        "meta.token",
        &[
            "[meta]\ntoken = old\n",
            "[meta]\ntoken=old",
            "[meta]\ntoken: old\n",
            "; token = x\n[meta] ; why\n# token = x\n\ntoken =  old  \nother = x\n[b]\ntoken = x\n",
            "token = x\n[meta]\ntoken = \"old\"\n",
            "[meta]\ntoken = 'old'\n",
            "[meta]\nимя = Пекарня\ntoken = old\n",
            "[a]\nlist =\n  one\n  two\n[meta]\ntoken = old\n",
            "[meta]\na = odd 'and' # odd ; it's\nb = 100%\nflag\ntoken = old\n",
        ],
    );
    only_the_value_changes(Format::Ini, "token", &["token = old\n[a]\ntoken = x\n"]);
    only_the_value_changes(Format::Ini, "a.b.c.token", &["[a.b.c]\ntoken = old\n[a.b]\nc = x"]);
}

#[test]
fn an_empty_value_is_filled() {
    for (before, after) in [
        ("t =\n", "t =NEW\n"),
        ("t = \r\nb = 1\r\n", "t = NEW\r\nb = 1\r\n"),
        ("t=", "t=NEW"),
        ("t = \"\"\n", "t = \"NEW\"\n"),
    ] {
        assert_eq!(edit(Format::Ini, before, "t").unwrap(), after.replace("NEW", NEW), "{before:?}");
    }
}

#[test]
fn what_programs_read_differently_is_refused() {
    for line in [
        "t = old ; why",
        "t = old # why",
        "t = old;why",
        "t = old#why",
        "t = ; why",
        "t = \"old\" ; why",
        "t = \"old",
        "t = old\"",
        "t = \"old\" more",
        "t = 'it's'",
        "t = a|b",
        "t = ${x}",
        "t = %(x)s",
        "t = old\\",
        "t = \"a\\tb\"",
        "t = old\n  more",
        "t = old\n\n\tmore = x",
        "t: old=x",
        "t",
        "t = old\u{a0}",
        "t = (old)",
        "t = !old",
    ] {
        is_refused(Format::Ini, "s.t", &[(&format!("[s]\n{line}\n"), KeyTrouble::Unclear(2))]);
    }
    is_refused(Format::Ini, "s.t", &[("[s]\na = 1\n  t = old\n", KeyTrouble::Unclear(3))]);
}

#[test]
fn a_value_below_an_open_quote_is_refused() {
    for line in ["a = it's", "a = \"x", "# a = it's", "a = \"x\\\"y\"", "  a = it's"] {
        let text = format!("b = old\n{line}\nt = old\n");
        is_refused(Format::Ini, "t", &[(&text, KeyTrouble::Unclear(3))]);
    }
    only_the_value_changes(Format::Ini, "t", &["t = old\na = it's\n", "; a = it's\n# it's\nt = old\n"]);
}

#[test]
fn a_section_that_is_not_certain_makes_the_file_uncertain() {
    for header in ["[b", "[]", "[ b ]", "[b] c", "[b] ; ]", "[[b]]", "  [b]", "= x"] {
        is_refused(Format::Ini, "t", &[(&format!("t = old\n{header}\n"), KeyTrouble::Unclear(2))]);
    }
}

#[test]
fn a_key_that_is_there_twice_is_said_in_whatever_letters() {
    is_refused(
        Format::Ini,
        "s.t",
        &[
            ("[s]\nt = old\nt = x\n", KeyTrouble::Twice(vec![2, 3])),
            ("[s]\nt = old\n[b]\nt = x\n[s]\nu = x\n", KeyTrouble::Twice(vec![1, 5])),
        ],
    );
    for at in ["s.t", "s.T"] {
        is_refused(Format::Ini, at, &[("[s]\nT = old\nt = x\n", KeyTrouble::Twice(vec![2, 3]))]);
    }
    is_refused(Format::Ini, "s.T", &[("[s]\nt = old\n", KeyTrouble::Missing)]);
    is_refused(Format::Ini, "t", &[("[s]\nt = old\n", KeyTrouble::Missing)]);
}

#[test]
fn a_value_that_a_program_would_compute_is_refused() {
    for value in ["a|b", "a=b", "a%b", "true", "None"] {
        let edited = |text: &str| replace(Format::Ini, text.as_bytes(), "t", &Secret::new(value));
        assert_eq!(edited("t = old\n"), Err(KeyTrouble::NotPlain), "{value}");
        assert_eq!(edited("t = 'old'\n").is_err(), value.contains('%'), "{value}");
    }
}

#[test]
fn each_certain_value_has_its_address() {
    let text = "a = 1\n[s.t]\nb: 'x'\nc = y ; z\nd.e = 2\n";
    assert_eq!(addresses(Format::Ini, text), pairs(&[("a", "1"), ("s.t.b", "x")]));
}
