//! No token, code or app secret is anywhere but in the keychain and in the files that need it.

use std::path::PathBuf;

use sixty_practice::APP_SECRET;
use sixty_tests::stage::{Answer, F, I, SignIn, Stage, T, leaks, run, spawn, text};

/// Everything that was said, and everything that lies on disk afterwards.
struct Seen {
    secrets: Vec<String>,
    said: Vec<String>,
}

#[test]
fn seeded_secrets_are_found_nowhere() {
    let stage = Stage::set();
    let mut seen = Seen { secrets: vec![APP_SECRET.to_owned()], said: Vec::new() };
    everyday_life(&stage, &mut seen);
    trouble(&stage, &mut seen);

    for secret in &seen.secrets {
        assert!(secret.len() >= 20);
        for said in &seen.said {
            assert!(!said.contains(secret), "said: {said}");
            assert!(!said.contains(&secret[secret.len() - 20..]), "a part was said: {said}");
        }
    }
    assert_eq!(leaks(&stage.data_dir(), &seen.secrets), Vec::<PathBuf>::new());
    // The search finds what is there.
    let planted = stage.data_dir().join("practice/planted");
    std::fs::write(&planted, [b"\xFF..", seen.secrets[1].as_bytes(), b".."].concat()).unwrap();
    assert_eq!(leaks(&stage.data_dir(), &seen.secrets), std::slice::from_ref(&planted));
    std::fs::remove_file(planted).unwrap();
}

#[test]
fn a_running_program_shows_no_secret_in_its_arguments_and_environment() {
    let stage = Stage::set();
    let token = stage.token(T, "corner.bakery");
    stage.practice.fault("*", "me", Some("hold"), Some(1)).unwrap();
    let mut program = spawn(stage.command().args(["--json", "import"]));
    std::io::Write::write_all(&mut program.stdin.take().unwrap(), token.as_bytes()).unwrap();
    while stage.calls("/me") == 0 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }

    for file in ["cmdline", "environ"] {
        let content = std::fs::read(format!("/proc/{}/{file}", program.id())).unwrap();
        assert!(!String::from_utf8_lossy(&content).contains(&token));
    }
    program.kill().unwrap();
    program.wait().unwrap();
}

fn everyday_life(stage: &Stage, seen: &mut Seen) {
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        let mut sign_in = SignIn::start(stage, network, &[]);
        let address = stage.practice.allow(network, &sign_in.address, person).unwrap();
        seen.secrets.push(code_in(&address));
        sign_in.come_back(&address);
        let answer = sign_in.end();
        let account = answer.ended(0)["account"].clone();
        seen.hear(&answer);
        seen.know(stage, &account);
    }
    let imported = stage.token(T, "harbor.spa");
    seen.secrets.push(imported.clone());
    seen.hear(&stage.sixty_with(&["import"], &imported));
    stage.file(".env", "TOKEN=\n");
    let file = stage.path(".env");
    let place = ["places", "add", "--account", "threads:corner.bakery", "--key", "TOKEN", "--env-file"];
    seen.hear(&stage.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()));
    stage.pass_days(31);
    for words in
        [&["extend"][..], &["status"], &["check"], &["places", "send"], &["places", "list"], &["app", "list"]]
    {
        seen.hear(&stage.sixty(words));
        seen.hear(&stage.sixty_in_words(words));
    }
    for account in stage.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap() {
        seen.know(stage, account);
    }
}

fn trouble(stage: &Stage, seen: &mut Seen) {
    let token = stage.token(T, "jam.and.toast");
    seen.secrets.push(token.clone());
    let body = format!(r#"{{"error":{{"message":"bad token {token}","code":190,"error_subcode":463}}}}"#);
    for pasted in [&token[..60], &format!("{token}cut"), &format!("{} {}", &token, &token), APP_SECRET] {
        seen.hear(&stage.sixty_with(&["import"], pasted));
    }
    seen.hear(&stage.sixty_with(&["diagnose"], &body));
    seen.hear(&run(stage.command().arg("diagnose"), &body));
    seen.hear(&stage.sixty_with(&["app", "set", "--network", "threads", "--id", &token], APP_SECRET));
    for fault in
        ["any-190-signature", "html", "reset", "truncated", "f-1-client-secret", "t-190-cannot-parse"]
    {
        stage.pass_days(2);
        stage.practice.fault("*", "*", Some(fault), None).unwrap();
        for words in [&["extend"][..], &["check"]] {
            seen.hear(&stage.sixty(words));
            seen.hear(&run(
                stage.command().args(words).env("RUST_LOG", "trace").env("RUST_BACKTRACE", "1"),
                "",
            ));
        }
        stage.practice.fault("*", "*", None, None).unwrap();
    }
    let mut sign_in = SignIn::start(stage, T, &["--no-listen"]);
    let address = stage.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();
    seen.secrets.push(code_in(&address));
    sign_in.paste(&address.replace("state=", "state=x"));
    sign_in.paste(&code_in(&address));
    sign_in.interrupt();
    seen.hear(&sign_in.end());
}

impl Seen {
    fn hear(&mut self, answer: &Answer) {
        self.said.extend([answer.stdout.clone(), answer.stderr.clone()]);
    }

    /// What the keychain holds for the account must be nowhere else.
    fn know(&mut self, stage: &Stage, account: &serde_json::Value) {
        let entry = stage.entry(account);
        for part in ["current", "previous"] {
            if entry[part].is_object() {
                self.secrets.push(text(&entry[part], "token").to_owned());
            }
        }
    }
}

fn code_in(address: &str) -> String {
    let address = url::Url::parse(address).unwrap();
    address.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned()
}
