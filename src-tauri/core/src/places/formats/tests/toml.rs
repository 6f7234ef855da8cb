use super::json::pairs;
use super::*;

#[test]
fn only_the_value_changes_whatever_stands_around_it() {
    only_the_value_changes(
        Format::Toml,
        "meta.token",
        &[
            "[meta]\ntoken = \"old\"\n",
            "[meta]\ntoken='old'",
            "meta.token = \"old\" # why",
            "meta = { a = [1, { token = 'x' }], token = \"old\" }\n",
            "[ meta ] # why\n\t\"token\"\t=\t'old' # token\n[b]\ntoken = 'x'\n",
            "a = \"\"\"\n[meta]\ntoken = 'x' \\\"\"\" \"\"\"\"\"\n[meta]\ntoken = 'old'\n",
            "a = '''\n[meta]\ntoken = \"x\" '''\nb = [\n  'x', # ]\n  \"]\",\n]\n[meta]\ntoken = 'old'\n",
            "d = 1979-05-27 07:32:00Z\ne = 1979-05-27T07:32:00.5-07:00\nf = -inf\ng = 0xff\nh = 1e3\n[meta]\ntoken = 'old'\n",
            "[meta.x]\ntoken = 'x'\n[meta]\ntoken = 'old'\n[meta.y]\n",
            "[[list]]\ntoken = 'x'\n[[list]]\n[list.meta]\ntoken = 'y'\n[meta]\n\"имя\" = 'Пекарня'\ntoken = 'old'\n",
            "meta . \"token\" = 'old'\nmeta.other = 1\n",
        ],
    );
}

#[test]
fn an_empty_value_is_filled() {
    assert_eq!(edit(Format::Toml, "t = \"\"\n", "t").unwrap(), format!("t = \"{NEW}\"\n"));
    assert_eq!(edit(Format::Toml, "t = '' # a", "t").unwrap(), format!("t = '{NEW}' # a"));
}

#[test]
fn a_table_of_an_array_is_found_by_its_number() {
    let text = "[[a]]\nt = 'x'\n[[a]]\nt = 'old'\n[[a.b]]\nt = 'y'\n[a.b.c]\nt = 'z'\n";
    only_the_value_changes(Format::Toml, "a.1.t", &[text]);
    assert_eq!(addresses(Format::Toml, text)[2..], pairs(&[("a.1.b.0.t", "y"), ("a.1.b.0.c.t", "z")]));
    only_the_value_changes(Format::Toml, "a.1.t", &["a = ['x', {t = 'old'}]\n"]);
}

#[test]
fn a_key_with_a_dot_is_found_in_quotes() {
    for at in ["\"a.b\".t", "'a.b'.t", " \"a.b\" . t "] {
        only_the_value_changes(Format::Toml, at, &["[\"a.b\"]\nt = 'old'\n", "'a.b'.t = 'old'\n"]);
    }
    is_refused(Format::Toml, "a b", &[("t = 'old'", KeyTrouble::Missing)]);
}

#[test]
fn only_a_string_on_one_line_is_a_place() {
    for value in ["1", "true", "1979-05-27", "[]", "{}", "\"\"\"old\"\"\"", "'''\nold'''"] {
        is_refused(Format::Toml, "t", &[(&format!("a = 1\nt = {value}\n"), KeyTrouble::Unclear(2))]);
    }
    is_refused(Format::Toml, "a", &[("\n[a]\nt = 'x'\n", KeyTrouble::Unclear(2))]);
}

#[test]
fn a_key_that_is_there_twice_is_said_also_on_the_way() {
    is_refused(Format::Toml, "t", &[("t = '1'\n\n\"t\" = 'old'\n", KeyTrouble::Twice(vec![1, 3]))]);
    is_refused(
        Format::Toml,
        "a.t",
        &[
            ("[a]\nt = 'old'\n[a]\n", KeyTrouble::Twice(vec![1, 3])),
            ("a = 1\n[a]\nt = 'old'\n", KeyTrouble::Twice(vec![1, 2])),
        ],
    );
    is_refused(Format::Toml, "t.u", &[("t = 'old'\n", KeyTrouble::Missing)]);
}

#[test]
fn what_is_no_toml_is_refused() {
    for line in [
        "b",
        "b =",
        "b = \"x",
        "b = x y",
        "b = 'x' 'y'",
        "b = [1",
        "b = {a = 1",
        "b = {a = 1,}",
        "[b",
        "[[b]",
        "b = \"\\q\"",
        "b = \"\"\"x",
        "= 1",
        "b = 1 c = 2",
        "b = 'x\u{1}'",
        "# \u{1}",
    ] {
        is_refused(Format::Toml, "t", &[(&format!("t = 'old'\n{line}"), KeyTrouble::Unclear(2))]);
    }
    let deep = format!("t = {}", "[".repeat(100_000));
    is_refused(Format::Toml, "t", &[(&deep, KeyTrouble::Unclear(1))]);
}

#[test]
fn the_escapes_of_a_value_are_read() {
    let text = "t = \"a\\tb\\u00e9\\\"\"\nu = 'a\\t'\n";
    assert_eq!(addresses(Format::Toml, text), pairs(&[("t", "a\tbé\""), ("u", "a\\t")]));
}
