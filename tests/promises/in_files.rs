//! What `sixty` promises of values in files of other languages, and of what files held before.

use serde_json::Value;
use sixty_tests::sandbox::{Answer, Sandbox, T, leaks, text};

/// The options, the content with `{}` for the value, and the kind.
const KINDS: [(&[&str], &str, &str); 5] = [
    (
        &["--json-file", "config.json", "--pointer", "/meta/token"],
        "{\r\n  \"a\": 1,\r\n  \"meta\": {\"token\": \"{}\"}\r\n}",
        "json_file",
    ),
    (
        &["--yaml-file", "site.yml", "--path", "meta.token"],
        "# ours\nmeta:\n  token: \"{}\"  # the token\nb: 2\n",
        "yaml_file",
    ),
    (
        &["--toml-file", "wrangler.toml", "--path", "vars.TOKEN"],
        "[vars]\nTOKEN = '{}' # the token\n",
        "toml_file",
    ),
    (&["--ini-file", "site.ini", "--path", "meta.token"], "; ours\n[meta]\ntoken = {}\nb=2\n", "ini_file"),
    (
        &["--php-file", "wp-config.php", "--define", "IG_TOKEN"],
        "<?php\n// ours\ndefine( 'IG_TOKEN', '{}' );\n",
        "php_file",
    ),
];

#[test]
fn in_each_language_the_value_alone_changes_and_again_with_each_new_token() {
    for (options, content, kind) in KINDS {
        let sandbox = Sandbox::with_vault_file();
        sandbox.connected(T, "corner.bakery");
        sandbox.file(options[1], content.replace("{}", "older"));

        let place = add(&sandbox, options).ended(0)["places"][0].clone();
        assert_eq!((text(&place, "kind"), text(&place, "receipt")), (kind, "planned"));
        assert_eq!(sandbox.read(options[1]), content.replace("{}", "older"));

        let sent = send(&sandbox, &place);
        assert_eq!(
            (text(&sent, "state"), text(&sent, "receipt"), &sent["backups"]),
            ("current", "read_back", &1.into())
        );
        assert_eq!(sandbox.read(options[1]), content.replace("{}", &token(&sandbox)), "{kind}");

        sandbox.pass_days(31);
        sandbox.sixty(&["extend"]).ended(0);
        assert_eq!(sandbox.read(options[1]), content.replace("{}", &token(&sandbox)), "{kind}");
    }
}

#[test]
fn a_value_that_is_not_there_or_not_certain_makes_no_place() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("a.json", "{\"number\": 7, \"twice\": \"x\", \"twice\": \"y\"}");
    sandbox.file("b.php", "<?php define('TOKEN', getenv('TOKEN'));");
    for (options, says) in [
        (["--json-file", "a.json", "--pointer", "/none"], "has no /none"),
        (["--json-file", "a.json", "--pointer", "/number"], "different ways"),
        (["--json-file", "a.json", "--pointer", "/twice"], "more than once"),
        (["--php-file", "b.php", "--define", "TOKEN"], "different ways"),
    ] {
        let said = add(&sandbox, &options);

        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{options:?}: {}", said.stderr);
        assert!(said.stderr.contains(says), "{options:?}: {}", said.stderr);
    }
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"], serde_json::json!([]));
}

#[test]
fn what_a_file_held_is_put_back_and_stays_until_a_person_sends_again() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let older = format!("{{\"token\": \"{}\"}}", sandbox.token(T, "corner.bakery"));
    sandbox.file("a.json", &older);
    let place =
        add(&sandbox, &["--json-file", "a.json", "--pointer", "/token"]).ended(0)["places"][0].clone();
    let id = text(&place, "id");
    send(&sandbox, &place);
    let ours = sandbox.read("a.json");

    let undone = sandbox.sixty(&["places", "undo", id]).ended(0)["places"][0].clone();

    assert_eq!(sandbox.read("a.json"), older);
    assert_eq!((text(&undone, "state"), text(&undone, "reason")), ("waiting", "not_yet"));
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    assert_eq!(sandbox.read("a.json"), older, "an undo is not undone by the next extend");
    assert_eq!(text(&send(&sandbox, &place), "state"), "current");
    assert_ne!(sandbox.read("a.json"), ours);
    let secrets = [ours[11..ours.len() - 2].to_owned(), older[11..older.len() - 2].to_owned()];
    assert!(secrets.iter().all(|secret| secret.starts_with("THAA")));
    assert_eq!(
        leaks(&sandbox.data_dir(), &secrets),
        Vec::<std::path::PathBuf>::new(),
        "what was there is kept sealed"
    );
}

#[test]
fn a_file_that_somebody_changed_since_is_not_put_back() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("a.json", "{\"token\": \"older\"}");
    let place =
        add(&sandbox, &["--json-file", "a.json", "--pointer", "/token"]).ended(0)["places"][0].clone();
    let id = text(&place, "id");
    assert_eq!(sandbox.sixty(&["places", "undo", id]).code, 2, "nothing was written yet");
    send(&sandbox, &place);
    let theirs = sandbox.read("a.json").replace('}', ", \"b\": 2}");
    sandbox.file("a.json", &theirs);

    let problem = sandbox.sixty(&["places", "undo", id]).ended(3)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.place");
    assert_eq!(sandbox.read("a.json"), theirs);
}

#[test]
fn the_last_three_contents_are_kept() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("a.json", "{\"token\": \"older\"}");
    let place =
        add(&sandbox, &["--json-file", "a.json", "--pointer", "/token"]).ended(0)["places"][0].clone();
    send(&sandbox, &place);
    for _ in 0..4 {
        sandbox.pass_days(31);
        sandbox.sixty(&["extend"]).ended(0);
    }

    let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();

    assert_eq!(places[0]["backups"], 3);
}

#[test]
fn copies_of_todays_and_of_older_tokens_are_found_and_become_places() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let older = token(&sandbox);
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    std::fs::create_dir_all(sandbox.path("sites/a/node_modules")).unwrap();
    sandbox.file("sites/a/.env", format!("A=1\nTHREADS_TOKEN={older}\n"));
    sandbox.file("sites/a/node_modules/.env", format!("T={older}\n"));
    sandbox.file("sites/b.json", format!("{{\"token\": \"{}\"}}", token(&sandbox)));
    sandbox.file("sites/c.txt", format!("{older}x {} THAAnobody", &older[..90]));
    sandbox.file("sites/d.yml", format!("meta:\n  token: {older} # ours\n"));
    let sites = sandbox.path("sites").display().to_string();

    let answer = sandbox.sixty(&["places", "find", &sites]).ended(0);

    assert_eq!(answer["files"], 4);
    let found = answer["found"].as_array().unwrap();
    let row = |row: &Value| {
        (
            row["line"].as_u64().unwrap(),
            text(row, "key").to_owned(),
            text(row, "state").to_owned(),
            row["place"].is_null(),
        )
    };
    let rows: Vec<_> = found.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            (2, "THREADS_TOKEN".into(), "old".into(), true),
            (1, "token".into(), "current".into(), true),
            (2, "token".into(), "old".into(), true)
        ]
    );
    assert!(!answer.to_string().contains(&older) && !answer.to_string().contains(&token(&sandbox)));

    let added = sandbox.sixty(&["places", "find", &sites, "--add"]).ended(0);
    for row in added["found"].as_array().unwrap() {
        assert!(row["place"].is_string(), "{added}");
    }
    sandbox.sixty(&["places", "send"]).ended(0);
    assert_eq!(sandbox.read("sites/d.yml"), format!("meta:\n  token: {} # ours\n", token(&sandbox)));
    assert_eq!(sandbox.read("sites/a/.env"), format!("A=1\nTHREADS_TOKEN={}\n", token(&sandbox)));
}

#[test]
fn how_others_may_come_by_a_file_is_said_before_the_first_write_and_whenever_it_is_asked() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    std::fs::create_dir_all(sandbox.path("public_html")).unwrap();
    let file = sandbox.file("public_html/.env", "TOKEN=\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let git = |words: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.arg("-C").arg(sandbox.path("public_html")).args([
            "-c",
            "user.name=M",
            "-c",
            "user.email=m@shop.example",
        ]);
        assert!(git.args(words).output().unwrap().status.success(), "{words:?}");
    };
    git(&["init", "-q"]);
    git(&["add", ".env"]);
    git(&["commit", "-qm", "all"]);

    let added = add(&sandbox, &["--env-file", "public_html/.env", "--key", "TOKEN"]);

    assert_eq!(added.code, 0);
    assert!(added.stderr.contains("git rm --cached"), "{}", added.stderr);
    let warnings = sandbox.sixty(&["places", "guard"]).ended(0)["warnings"].clone();
    let kinds: Vec<&str> = warnings.as_array().unwrap().iter().map(|warning| text(warning, "kind")).collect();
    assert_eq!(kinds, ["git_tracked", "web_root"]);
    assert_eq!(warnings[0]["place"], added.json()["places"][0]["id"]);
    assert_eq!(sandbox.read("public_html/.env"), "TOKEN=\n");
}

fn add(sandbox: &Sandbox, options: &[&str]) -> Answer {
    let mut words = vec!["places", "add", "--account", "corner.bakery"];
    let file = sandbox.path(options[1]).display().to_string();
    words.extend([options[0], &file]);
    words.extend(&options[2..]);
    sandbox.sixty(&words)
}

fn send(sandbox: &Sandbox, place: &Value) -> Value {
    sandbox.sixty(&["places", "send", text(place, "id")]).ended(0)["places"][0].clone()
}

fn token(sandbox: &Sandbox) -> String {
    text(&sandbox.sixty(&["get", "corner.bakery"]).ended(0), "token").to_owned()
}
