use super::json::pairs;
use super::*;

#[test]
fn only_the_value_changes_whatever_stands_around_it() {
    only_the_value_changes(
        Format::Yaml,
        "meta.token",
        &[
            "meta:\n  token: old\n",
            "meta:\n  token: old",
            "meta:\n    token:   \"old\"   # why\n    x: 1\n",
            "# token: x\nmeta:\n\n  # why\n  token: 'old' # token\nother:\n  token: x\n",
            "---\nmeta: # why\n  'token' : old # why\n...\n",
            "a: {b: [1, 'x, y', \"z: ]\"], c: {\"d\":\"e\"}}\nmeta:\n  token: old\n",
            "a: [\n  1, # ]\n  2\n]\nmeta:\n  token: old\n",
            "a: |\n  meta:\n    token: x\n\n  'it\nmeta:\n  token: old\n",
            "a: >-  # why\n   token: x\n# end\nmeta:\n  b: |2\n     x\n    y\n  token: old\n",
            "a: it's\nb: \"x\n  meta:\n  token: y\"\nmeta:\n  token: old\n",
            "list:\n- token: 1\n- - 2\n  - 3\n-\n  token: x\nmeta:\n  list:\n  - a: |\n      x: y\n  token: old\n",
            "имя: Пекарня ☕\nmeta:\n  token: old # до марта\n",
            "base: &base\n  token: x\ncopy: *base\nlist: [*base]\nmeta:\n  token: old\n",
            "a: text that\n  goes on\nmeta:\n  token: old\n",
            "a: !Sub \"x: ${y}\"\nb: !!map\n  c: d\nmeta:\n  token: old\n",
            "meta:\n  url: http://x.y:80/?a=b#c\n  time: 12:30\n  token: old\n",
        ],
    );
}

#[test]
fn an_empty_value_is_filled() {
    for (before, after) in [
        ("t:\n", "t: NEW\n"),
        ("t:", "t: NEW"),
        ("t: \nb: 1\n", "t: NEW \nb: 1\n"),
        ("t: # why\n", "t: NEW # why\n"),
        ("t: \"\"\n", "t: \"NEW\"\n"),
        ("t: ''\r\n", "t: 'NEW'\r\n"),
        ("t:\r\nb:\r\n", "t: NEW\r\nb:\r\n"),
    ] {
        assert_eq!(edit(Format::Yaml, before, "t").unwrap(), after.replace("NEW", NEW), "{before:?}");
    }
    assert_eq!(edit(Format::Yaml, "t:\n-\n- a\n", "t.0").unwrap(), format!("t:\n- {NEW}\n- a\n"));
}

#[test]
fn an_item_of_a_list_is_found_by_its_number() {
    only_the_value_changes(
        Format::Yaml,
        "a.1.t",
        &[
            "a:\n  - t: 1\n  - x: 2\n    t: old\n",
            "a:\n- 1\n-   t: old\n    x: 1\nb: 2\n",
            "a:\n-\n  - 1\n-\n  t: old\n",
        ],
    );
    only_the_value_changes(Format::Yaml, "1", &["- a\n- old\n"]);
    only_the_value_changes(Format::Yaml, "0.1", &["- - a\n  - old # why\n  - b\n"]);
}

#[test]
fn a_key_with_a_dot_is_found_in_quotes_or_behind_a_backslash() {
    for at in ["\"a.b\".t", "a\\.b.t", "\"a.b\".\"t\""] {
        only_the_value_changes(Format::Yaml, at, &["a.b:\n  t: old\n", "\"a.b\":\n  t: old\n"]);
    }
    is_refused(Format::Yaml, "\"a", &[("a: old", KeyTrouble::Missing)]);
}

#[test]
fn the_escapes_of_a_value_are_read() {
    let text = "t: \"a\\tb\\x41\\u00e9\\\"\"\nu: 'it''s'\nv: a \\n\n";
    assert_eq!(addresses(Format::Yaml, text), pairs(&[("t", "a\tbAé\""), ("u", "it's"), ("v", "a \\n")]));
}

#[test]
fn what_is_no_string_on_one_line_is_refused() {
    let unclear = KeyTrouble::Unclear;
    for value in [
        "1",
        "1.5",
        "1e3",
        "0x1f",
        "1_000",
        "2026-01-02",
        "12:30:45",
        "true",
        "No",
        "on",
        "null",
        "~",
        ".inf",
        "|\n  old",
        ">-\n  old",
        "old\n  more",
        "\"old\n  more\"",
        "'old\n\n  more'",
        "\n  old",
        "&a old",
        "*a",
        "!t old",
        "!!str old",
        "{a: old}",
        "[old]",
        "\told",
        "old\t# why",
        "\"old\"\t",
        "a\tb",
        "\t",
    ] {
        is_refused(Format::Yaml, "t", &[(&format!("a: 1\nt: {value}\nb: 2\n"), unclear(2))]);
        find(Format::Yaml, format!("t: {value}\nb: x\n").as_bytes(), "b").unwrap();
    }
}

#[test]
fn what_an_anchor_or_a_merge_makes_uncertain_is_refused() {
    is_refused(
        Format::Yaml,
        "a.t",
        &[
            ("x: 1\na: &a\n  t: old\n", KeyTrouble::Unclear(2)),
            ("a:\n  <<: *b\n  t: old\n", KeyTrouble::Unclear(1)),
            ("a: *b\n", KeyTrouble::Unclear(1)),
            ("a: {t: old}\n", KeyTrouble::Unclear(1)),
            ("a: !x\n  t: old\n", KeyTrouble::Unclear(1)),
        ],
    );
}

#[test]
fn a_key_in_several_documents_is_refused() {
    let text = "kind: a\nt: x\n---\nkind: b\nu: old\n";
    assert_eq!(edit(Format::Yaml, text, "u").unwrap(), text.replace("old", NEW));
    is_refused(Format::Yaml, "kind", &[(text, KeyTrouble::Unclear(4))]);
    assert_eq!(addresses(Format::Yaml, text), pairs(&[("t", "x"), ("u", "old")]));
}

#[test]
fn a_key_that_is_there_twice_is_said_also_on_the_way() {
    is_refused(Format::Yaml, "t", &[("t: 1\n\n't': old\n", KeyTrouble::Twice(vec![1, 3]))]);
    is_refused(Format::Yaml, "a.t", &[("a:\n  t: old\na:\n  b: 1\n", KeyTrouble::Twice(vec![1, 3]))]);
    is_refused(Format::Yaml, "u", &[("t: old\n", KeyTrouble::Missing)]);
    is_refused(Format::Yaml, "t.u", &[("t: old\n", KeyTrouble::Missing)]);
}

#[test]
fn a_text_that_is_no_yaml_or_of_a_rare_kind_is_refused() {
    for line in [
        "\tb: 1",
        "  c: 1",
        "b",
        "- b",
        "? b",
        "b: c: d",
        "b: \"c\" d",
        "b: \"c",
        "b: [1",
        "b: ]",
        "b: @c",
        "b: - c",
        "*b : c",
        "&b c: d",
        "b: \"\\q\"",
        "b: [it's]",
        "%TAG ! x",
        "--- b",
        "[b]: c",
        "b: 'c'd",
        "b: \u{1}",
        "b: \u{85}",
    ] {
        is_refused(Format::Yaml, "t", &[(&format!("t: old\n{line}\n"), KeyTrouble::Unclear(2))]);
    }
}

#[test]
fn a_value_that_would_be_no_string_without_quotes_is_refused() {
    for value in [
        "true", "NULL", "123", "1e5", "-x", "+x", "@x", "%x", ",x", "=x", ":x", "/x", "|x", "x:", "1234:10",
        "yes", "0x1F",
    ] {
        let new = Secret::new(value);
        for text in ["t: old\n", "t:\n"] {
            assert_eq!(
                replace(Format::Yaml, text.as_bytes(), "t", &new),
                Err(KeyTrouble::NotPlain),
                "{value}"
            );
        }
        replace(Format::Yaml, b"t: 'old'\n", "t", &new).unwrap();
    }
    replace(Format::Yaml, b"t: old\n", "t", &Secret::new("1234567|a-b_c.d")).unwrap();
}

#[test]
fn very_deep_lists_are_refused() {
    let text = "- ".repeat(50_000);
    is_refused(Format::Yaml, "0", &[(&text, KeyTrouble::Unclear(1))]);
}
