//! No token, code or app secret is anywhere but in the keychain and in the files that need it.

use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Command;

use sixty_practice::APP_SECRET;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, SignIn, T, leaks, run, spawn, text};

/// All secrets of a run, and every word that the program said.
struct Overheard {
    secrets: Vec<String>,
    said: Vec<String>,
}

#[test]
fn seeded_secrets_are_found_nowhere() {
    let sandbox = Sandbox::set();
    let mut seen = Overheard { secrets: vec![APP_SECRET.to_owned()], said: Vec::new() };
    everyday_life(&sandbox, &mut seen);
    trouble(&sandbox, &mut seen);

    for secret in &seen.secrets {
        assert!(secret.len() >= 20);
        for said in &seen.said {
            assert!(!said.contains(secret), "said: {said}");
            assert!(!said.contains(&secret[secret.len() - 20..]), "a part was said: {said}");
        }
    }
    assert_eq!(leaks(&sandbox.data_dir(), &seen.secrets), Vec::<PathBuf>::new());
    // The search itself works: it finds a secret that was put there.
    let planted = sandbox.data_dir().join("practice/planted");
    std::fs::write(&planted, [b"\xFF..", seen.secrets[1].as_bytes(), b".."].concat()).unwrap();
    assert_eq!(leaks(&sandbox.data_dir(), &seen.secrets), std::slice::from_ref(&planted));
    std::fs::remove_file(planted).unwrap();
}

#[test]
fn a_running_program_shows_no_secret_in_its_arguments_and_environment() {
    let sandbox = Sandbox::with_own_keyring();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.practice.fault("*", "me", Some("hold"), Some(1)).unwrap();
    let mut program = spawn(sandbox.command().args(["--json", "import"]));
    std::io::Write::write_all(&mut program.stdin.take().unwrap(), token.as_bytes()).unwrap();
    sandbox.wait_for_call("/me");

    for file in ["cmdline", "environ"] {
        let content = std::fs::read(format!("/proc/{}/{file}", program.id())).unwrap();
        assert!(!String::from_utf8_lossy(&content).contains(&token));
    }
    program.kill().unwrap();
    program.wait().unwrap();
}

#[test]
fn a_program_that_crashes_leaves_no_picture_of_its_memory() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(T, "corner.bakery");
    sandbox.practice.fault("*", "me", Some("hold"), Some(1)).unwrap();
    let mut program = spawn(&mut where_cores_are_written(sandbox.command().args(["--json", "import"])));
    std::io::Write::write_all(&mut program.stdin.take().unwrap(), token.as_bytes()).unwrap();
    sandbox.wait_for_call("/me");

    let limits = std::fs::read_to_string(format!("/proc/{}/limits", program.id())).unwrap();
    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
    let limit: u64 = core.split_whitespace().next().unwrap().parse().expect("a number, not \"unlimited\"");
    Command::new("kill").args(["-ABRT", &program.id().to_string()]).status().unwrap();

    assert!(limit <= 1, "{core}");
    assert!(!program.wait().unwrap().core_dumped());
}

/// The command, in a shell where a crash is written whole, as far as this computer allows it.
fn where_cores_are_written(command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"ulimit -S -c "$(ulimit -H -c)"; exec "$0" "$@""#]).arg(command.get_program());
    shell.args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell
}

fn everyday_life(sandbox: &Sandbox, seen: &mut Overheard) {
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        let mut sign_in = SignIn::start(sandbox, network, &[]);
        let address = sandbox.practice.allow(network, &sign_in.address, person).unwrap();
        seen.secrets.push(code_in(&address));
        sign_in.come_back(&address);
        let answer = sign_in.end();
        let account = answer.ended(0)["account"].clone();
        seen.hear(&answer);
        seen.know(sandbox, &account);
    }
    let imported = sandbox.token(T, "harbor.spa");
    seen.secrets.push(imported.clone());
    seen.hear(&sandbox.sixty_with(&["import"], &imported));
    sandbox.file(".env", "TOKEN=\n");
    let file = sandbox.path(".env");
    let place = ["places", "add", "--account", "threads:corner.bakery", "--key", "TOKEN", "--env-file"];
    seen.hear(&sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()));
    sandbox.pass_days(31);
    for words in
        [&["extend"][..], &["status"], &["check"], &["places", "send"], &["places", "list"], &["app", "list"]]
    {
        seen.hear(&sandbox.sixty(words));
        seen.hear(&sandbox.sixty_in_words(words));
    }
    for account in sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap() {
        seen.know(sandbox, account);
    }
}

fn trouble(sandbox: &Sandbox, seen: &mut Overheard) {
    let token = sandbox.token(T, "jam.and.toast");
    seen.secrets.push(token.clone());
    let body = format!(r#"{{"error":{{"message":"bad token {token}","code":190,"error_subcode":463}}}}"#);
    for pasted in [&token[..60], &format!("{token}cut"), &format!("{} {}", &token, &token), APP_SECRET] {
        seen.hear(&sandbox.sixty_with(&["import"], pasted));
    }
    seen.hear(&sandbox.sixty_with(&["diagnose"], &body));
    seen.hear(&run(sandbox.command().arg("diagnose"), &body));
    seen.hear(&sandbox.sixty_with(&["app", "set", "--network", "threads", "--id", &token], APP_SECRET));
    for fault in
        ["any-190-signature", "html", "reset", "truncated", "f-1-client-secret", "t-190-cannot-parse"]
    {
        sandbox.pass_days(2);
        sandbox.practice.fault("*", "*", Some(fault), None).unwrap();
        for words in [&["extend"][..], &["check"]] {
            seen.hear(&sandbox.sixty(words));
            seen.hear(&run(
                sandbox.command().args(words).env("RUST_LOG", "trace").env("RUST_BACKTRACE", "1"),
                "",
            ));
        }
        sandbox.practice.fault("*", "*", None, None).unwrap();
    }
    let mut sign_in = SignIn::start(sandbox, T, &["--no-listen"]);
    let address = sandbox.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();
    seen.secrets.push(code_in(&address));
    sign_in.paste(&address.replace("state=", "state=x"));
    sign_in.paste(&code_in(&address));
    sign_in.interrupt();
    seen.hear(&sign_in.end());
}

impl Overheard {
    fn hear(&mut self, answer: &Answer) {
        self.said.extend([answer.stdout.clone(), answer.stderr.clone()]);
    }

    /// What the keychain holds for the account must be nowhere else.
    fn know(&mut self, sandbox: &Sandbox, account: &serde_json::Value) {
        let entry = sandbox.entry(account);
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
