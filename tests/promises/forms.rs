//! Files that people have their tokens in, of every form: `field/files.json`. Each is told what it is and what to do, by
//! every command alike, or is written right to the byte.

use std::collections::BTreeMap;

use serde_json::Value;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, text};

#[test]
fn a_date_beside_the_token_is_told_before_anything_is_written() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(40);
    for date in ["TH_TOKEN_EXPIRES_AT=2026-12-24", "TH_EXPIRY=1798070400", "TOKEN_VALID_UNTIL=24.12.2026"] {
        sandbox.file(".env", format!("TH_TOKEN={token}\n{date}\n"));
        let file = sandbox.path(".env");
        let place = ["places", "add", "--account", "corner.bakery", "--key", "TH_TOKEN", "--env-file"];

        let dry = sandbox.sixty(&["env", ".env", "--dry-run"]);
        let added = sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat());

        for answer in [&dry, &added] {
            let name = date.split('=').next().unwrap();
            assert!(answer.stderr.contains(name) && answer.stderr.contains("stay old"), "{}", answer.stderr);
            assert_eq!(answer.code, 0, "{}", answer.stderr);
        }
    }
}

#[test]
fn a_misspelt_name_is_answered_with_the_lines_that_hold_a_token() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let (token, other) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "corner.bakery"));
    sandbox.file("one.env", format!("A=1\nTHREADS_TOKEN={token}\n"));
    sandbox.file("two.env", format!("THREADS_TOKEN={token}\nIG_TOKEN={other}\n"));
    for (file, says) in
        [("one.env", &["2", "THREADS_TOKEN"][..]), ("two.env", &["THREADS_TOKEN (1)", "IG_TOKEN (2)"])]
    {
        let path = sandbox.path(file);
        let path = path.to_str().unwrap();
        let add =
            ["places", "add", "--account", text(&account, "id"), "--env-file", path, "--key", "THREAD_TOKEN"];
        let env = sandbox.sixty(&["env", path, "--key", "THREAD_TOKEN"]);
        let place = sandbox.sixty(&add);
        let import = sandbox.sixty(&["import", "--env-file", path, "--key", "THREAD_TOKEN"]);
        assert_eq!((env.code, place.code, import.code), (2, 2, 3));
        for answer in [env, place, import] {
            assert!(says.iter().all(|word| answer.stderr.contains(word)), "{}", answer.stderr);
            assert!(answer.stderr.contains("There is no line THREAD_TOKEN"), "{}", answer.stderr);
        }
    }
}

#[test]
fn a_name_that_stands_there_in_another_form_is_told_alike_by_every_command() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let token = sandbox.token(T, "corner.bakery");
    for (content, told) in [
        (format!("A=1\n# TH_TOKEN={token}\n"), "TH_TOKEN is on line 2"),
        (format!("A=1\nth_token={token}\n"), "ask for it with --key th_token"),
        (format!("A=1\nTH_TOKEN: {token}\n"), "Look at line 2"),
    ] {
        sandbox.file(".env", content);
        let path = sandbox.path(".env");
        let path = path.to_str().unwrap();
        let add =
            ["places", "add", "--account", text(&account, "id"), "--env-file", path, "--key", "TH_TOKEN"];

        let env = sandbox.sixty(&["env", path, "--key", "TH_TOKEN"]);
        let place = sandbox.sixty(&add);
        let import = sandbox.sixty(&["import", "--env-file", path, "--key", "TH_TOKEN"]);

        assert_eq!(import.code, 3, "{}", import.stderr);
        if import.json()["skipped"].is_array() {
            assert_eq!(import.json()["skipped"][0]["line"], 2);
        }
        for answer in [env, place, import] {
            assert!(answer.stderr.contains(told), "{told}: {}", answer.stderr);
        }
    }
}

#[test]
fn a_token_on_two_lines_is_one_account() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.file(".env", format!("TH_TOKEN={token}\nNEXT_PUBLIC_TH_TOKEN={token}\n"));
    let path = sandbox.path(".env");

    let answer = sandbox.sixty(&["import", "--env-file", path.to_str().unwrap()]).ended(0);

    let accounts = answer["accounts"].as_array().unwrap();
    assert_eq!((accounts.len(), accounts[0]["places"].as_array().unwrap().len()), (1, 2), "{answer}");
}

#[test]
fn a_file_that_cannot_be_read_has_the_same_reason_and_exit_code_in_every_command() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("large.env", vec![b'#'; 2 << 20]);
    sandbox.file("latin.env", b"NAME=caf\xe9\nTOKEN=x\n");
    std::fs::create_dir(sandbox.path("folder")).unwrap();
    for file in ["missing.env", "folder", "large.env", "latin.env"] {
        let path = sandbox.path(file);
        let path = path.to_str().unwrap();
        let place = ["places", "add", "--account", "corner.bakery", "--env-file", path, "--key", "TOKEN"];
        let told: Vec<Value> = [&["env", path][..], &["import", "--env-file", path], &place]
            .iter()
            .map(|command| sandbox.sixty(command).ended(1)["problem"].clone())
            .collect();
        assert_eq!(text(&told[0], "code"), "x.readOnly", "{file}");
        assert!(told.iter().all(|problem| *problem == told[0]), "{file}: {told:?}");
    }
}

struct Case {
    id: String,
    file: String,
    content: String,
    /// Options of `env`.
    args: Vec<String>,
    /// Whether the value is replaced; otherwise the file is refused and stays.
    written: bool,
    /// Words of the sentence.
    says: Vec<String>,
}

impl Case {
    fn of(case: &Value) -> Self {
        Self {
            id: text(case, "id").to_owned(),
            file: text(case, "file").to_owned(),
            content: text(case, "content").to_owned(),
            args: texts(&case["args"]),
            written: case["written"].as_bool().unwrap(),
            says: texts(&case["says"]),
        }
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_file_is_told_what_it_is_or_is_written_right_to_the_byte_by_every_command_alike() {
    let field: Value = serde_json::from_str(include_str!("field/files.json")).unwrap();
    // Words that are untrue or useless about any of these files.
    let never_says = texts(&field["never_says"]);
    let cases: Vec<Case> = field["cases"].as_array().unwrap().iter().map(Case::of).collect();
    let sandbox = Sandbox::with_vault_file();
    let tokens: Vec<_> = cases.iter().map(|case| tokens_of(&sandbox, &case.content)).collect();
    sandbox.pass_days(40);
    let mut wrong = Vec::new();
    for (case, tokens) in cases.iter().zip(&tokens) {
        if let Err(why) = keeps_the_promise(&sandbox, case, tokens, &never_says) {
            wrong.push(format!("{}: {why}", case.id));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn keeps_the_promise(
    sandbox: &Sandbox,
    case: &Case,
    tokens: &BTreeMap<&str, String>,
    never: &[String],
) -> Result<(), String> {
    let content = tokens.iter().fold(case.content.clone(), |text, (mark, token)| text.replace(mark, token));
    std::fs::create_dir_all(sandbox.path(&case.id)).unwrap();
    let name = format!("{}/{}", case.id, case.file);
    sandbox.file(&name, &content);
    let args: Vec<&str> = case.args.iter().map(String::as_str).collect();
    let asked = sandbox.calls("/refresh_access_token");
    let import = sandbox.sixty(&["import", "--env-file", &name]);
    let dry = sandbox.sixty(&[&["env", &name, "--dry-run"], &args[..]].concat());
    if sandbox.read(&name) != content {
        return Err("a dry run or an import changed the file".into());
    }
    let real = sandbox.sixty(&[&["env", &name], &args[..]].concat());
    for (answer, what) in [(&import, "import"), (&dry, "dry run"), (&real, "env")] {
        let said = said(answer);
        if let Some(word) = never.iter().find(|word| said.contains(word.as_str())) {
            return Err(format!("{what} says {word:?}: {said}"));
        }
    }
    if dry.code != real.code {
        return Err(format!(
            "the dry run ends with {}, the run with {}: {}",
            dry.code,
            real.code,
            said(&real)
        ));
    }
    if case.written {
        is_written(sandbox, &name, &content, &real, &import)
    } else {
        for answer in [&dry, &real] {
            let said = said(answer);
            if let Some(word) = case.says.iter().find(|word| !said.contains(word.as_str())) {
                return Err(format!("{word:?} is not in: {said}"));
            }
            if said.matches('\n').count() > 3 {
                return Err(format!("more than one reason: {said}"));
            }
        }
        let codes = [import.code, dry.code, real.code];
        if codes.iter().any(|code| ![2, 3].contains(code)) {
            return Err(format!("ends with {codes:?}: {} {}", said(&import), said(&real)));
        }
        if sandbox.read(&name) != content || sandbox.calls("/refresh_access_token") != asked {
            return Err("a refused file was written, or Meta was asked".into());
        }
        Ok(())
    }
}

fn is_written(
    sandbox: &Sandbox,
    name: &str,
    old: &str,
    real: &Answer,
    import: &Answer,
) -> Result<(), String> {
    if (real.code, import.code) != (0, 0) {
        return Err(format!("env {}, import {}: {} {}", real.code, import.code, said(real), said(import)));
    }
    let new = sandbox.read(name);
    let start = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    let end = old.bytes().rev().zip(new.bytes().rev()).take_while(|(old, new)| old == new).count();
    let is_of_token =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let changed = new.get(start..new.len().saturating_sub(end).max(start)).unwrap_or_default();
    if old == new || !is_of_token(changed) {
        return Err(format!("more than the token changed: {changed:?}"));
    }
    Ok(())
}

/// Everything that a command told, to people and to programs.
fn said(answer: &Answer) -> String {
    format!("{}{}", answer.stdout, answer.stderr)
}

/// A token for each mark in the text.
fn tokens_of(sandbox: &Sandbox, content: &str) -> BTreeMap<&'static str, String> {
    let mut tokens = BTreeMap::new();
    for (mark, network, person) in
        [("<IG>", I, "corner.bakery"), ("<TH>", T, "corner.bakery"), ("<FB>", F, "Mara Lind")]
    {
        if content.contains(mark) {
            tokens.insert(mark, sandbox.token(network, person));
        }
    }
    if content.contains("<IG_FIRST_HALF>") {
        let token = sandbox.token(I, "corner.bakery");
        let (first, second) = token.split_at(token.len() / 2);
        tokens.insert("<IG_FIRST_HALF>", first.to_owned());
        tokens.insert("<IG_SECOND_HALF>", second.to_owned());
    }
    tokens
}
