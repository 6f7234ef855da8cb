use super::*;

#[test]
fn only_the_value_changes_whatever_stands_around_it() {
    only_the_value_changes(
        Format::Json,
        "/a/token",
        &[
            "{\"a\":{\"token\":\"old\"}}",
            "{\n  \"b\": [1, -2.5e3, true, null, {}],\n  \"a\" : { \"token\" : \"old\" , \"c\": \"d\" }\n}\n",
            "{\"a\": {\"x\": \"caf\\u00e9 ☕ токен\", \"token\": \"old\"}}",
            "{\"token\": \"other\", \"a\": {\"token\": \"old\"}}",
            "{\"x\": \"\\\"token\\\": \\\\\", \"a\": {\"token\": \"old\"}}",
            "{\"a\": {\"to\\u006ben\": \"old\"}}",
        ],
    );
}

#[test]
fn comments_and_a_last_comma_stay() {
    only_the_value_changes(
        Format::Json,
        "/token",
        &[
            "// \"token\": 1\n{\n  /* \"token\": \"x\" */ \"token\": \"old\", // why\n}\n/* end */",
            "{\"list\": [1, 2,], \"token\": \"old\",}",
            "{\"url\": \"https://x/*y*/\", \"token\": \"old\"}",
        ],
    );
}

#[test]
fn an_empty_value_is_filled() {
    assert_eq!(edit(Format::Json, "{\"t\": \"\"}", "/t").unwrap(), format!("{{\"t\": \"{NEW}\"}}"));
}

#[test]
fn an_item_of_a_list_is_found_by_its_number() {
    only_the_value_changes(Format::Json, "/a/1/t", &["{\"a\": [\"x\", {\"t\": \"old\"}]}"]);
    only_the_value_changes(Format::Json, "", &["\"old\"\n"]);
    is_refused(Format::Json, "/a/01", &[("{\"a\": [\"x\", \"y\"]}", KeyTrouble::Missing)]);
}

#[test]
fn a_name_with_a_slash_or_a_tilde_is_found_by_its_escapes() {
    only_the_value_changes(Format::Json, "/a~1b/m~0n", &["{\"a/b\": {\"m~n\": \"old\"}}"]);
    is_refused(Format::Json, "/m~n", &[("{\"m~n\": \"old\"}", KeyTrouble::Missing)]);
    is_refused(Format::Json, "t", &[("{\"t\": \"old\"}", KeyTrouble::Missing)]);
}

#[test]
fn only_a_string_is_a_place() {
    for value in ["1", "true", "null", "{}", "[]"] {
        let text = format!("{{\n\"t\": {value}}}");
        is_refused(Format::Json, "/t", &[(&text, KeyTrouble::Unclear(2))]);
    }
    is_refused(Format::Json, "/t/x", &[("{\"t\": \"old\"}", KeyTrouble::Missing)]);
}

#[test]
fn a_name_that_is_there_twice_is_said_also_on_the_way() {
    is_refused(Format::Json, "/t", &[("{\"t\": \"1\",\n\n\"t\": \"2\"}", KeyTrouble::Twice(vec![1, 3]))]);
    is_refused(
        Format::Json,
        "/a/t",
        &[("{\"a\": {\"t\": \"1\"},\n\"a\": {}}", KeyTrouble::Twice(vec![1, 2]))],
    );
}

#[test]
fn what_is_no_json_is_refused() {
    for text in [
        "{\n\"t\": \"old\"",
        "{\n't': 'old'}",
        "{\nt: \"old\"}",
        "{\"t\": \"old\"}\n{}",
        "{\"t\": \"old\",\n,}",
        "{\"t\": \"old\",\n\"u\": 01}",
        "{\"t\": \"old\"\n\"u\": 1}",
        "{\"t\": \"old\",\n\"u\": \"a\tb\"}",
        "{\"t\": \"old\",\n\"u\": \"\\q\"}",
        "{\"t\": \"old\"}\n/* open",
    ] {
        is_refused(Format::Json, "/t", &[(text, KeyTrouble::Unclear(2))]);
    }
}

#[test]
fn very_deep_brackets_are_refused() {
    let text = "[".repeat(100_000);
    is_refused(Format::Json, "/0", &[(&text, KeyTrouble::Unclear(1))]);
}

#[test]
fn each_string_has_its_address() {
    let text = "{\"b\": [\"1\", 2, {\"c/d\": \"3\"}], \"a\": \"4\", \"x\": \"5\", \"x\": \"6\"}";
    assert_eq!(addresses(Format::Json, text), pairs(&[("/b/0", "1"), ("/b/2/c~1d", "3"), ("/a", "4")]));
}

pub(super) fn pairs(known: &[(&str, &str)]) -> Vec<(String, String)> {
    known.iter().map(|(at, value)| ((*at).to_owned(), (*value).to_owned())).collect()
}
