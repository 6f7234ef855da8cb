//! What `sixty` promises of places that are no file: a program, an address, a secret at GitHub, a variable at Vercel.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::thread::{self, JoinHandle};

use serde_json::Value;
use sixty_tests::dotenv::oracle_python;
use sixty_tests::sandbox::{Sandbox, T, leaks, run, text};

#[test]
fn a_program_gets_the_token_on_its_input_and_nowhere_else() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let program = script(&sandbox, "notify", "cat > got; cat /proc/$$/cmdline /proc/$$/environ > around");

    let place = add(&sandbox, &["--command", &program], "").ended(0)["places"][0].clone();

    assert_eq!(
        (text(&place, "kind"), text(&place, "state"), text(&place, "receipt")),
        ("command", "waiting", "planned")
    );
    assert!(!sandbox.path("got").exists(), "it runs when something is sent");
    let sent = send(&sandbox, &place);
    assert_eq!((text(&sent, "state"), text(&sent, "receipt")), ("current", "written"));
    let token = token(&sandbox);
    assert_eq!(sandbox.read("got"), token);
    assert!(!sandbox.read("around").contains(&token));

    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    assert_ne!(sandbox.read("got"), token);
    assert_eq!(sandbox.read("got"), self::token(&sandbox));
}

#[test]
fn a_program_that_fails_is_told_with_its_words_and_gets_the_token_at_the_next_try() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let program = script(
        &sandbox,
        "notify",
        "if [ -e ready ]; then cat > got; else echo not logged in >&2; exit 4; fi",
    );
    let place = add(&sandbox, &["--command", &program], "").ended(0)["places"][0].clone();

    let failed = sandbox.sixty(&["places", "send", text(&place, "id")]).ended(3)["places"][0].clone();

    assert_eq!((text(&failed, "state"), text(&failed, "reason")), ("failed", "hook_failed"));
    let said = sandbox.sixty_in_words(&["places", "send"]);
    assert!(said.stderr.contains("not logged in"), "{}", said.stderr);
    sandbox.file("ready", "");
    sandbox.sixty(&["extend"]).ended(0);
    assert_eq!(sandbox.read("got"), token(&sandbox));
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"][0]["state"], "current");
}

#[test]
fn a_restart_follows_a_delivery_and_only_a_delivery() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("site.env", "TOKEN=\n");
    let restart = script(&sandbox, "restart", "cat site.env >> seen");
    let file = sandbox.path("site.env").display().to_string();
    let place =
        add(&sandbox, &["--env-file", &file, "--key", "TOKEN", "--restart", &restart], "").ended(0)["places"]
            [0]
        .clone();
    assert_eq!(text(&place, "restart"), "none");

    let sent = send(&sandbox, &place);

    assert_eq!((text(&sent, "restart"), text(&sent, "receipt")), ("done", "in_force"));
    assert_eq!(sandbox.read("seen"), format!("TOKEN={}\n", token(&sandbox)));

    sandbox.file("restart", "#!/bin/sh\nexit 1\n");
    let failed = sandbox.sixty(&["places", "send", text(&place, "id")]).ended(3)["places"][0].clone();
    assert_eq!((text(&failed, "reason"), text(&failed, "restart")), ("hook_failed", "needed"));
    assert_eq!(sandbox.read("site.env"), format!("TOKEN={}\n", token(&sandbox)), "the token stays delivered");
}

#[test]
fn an_address_gets_the_token_as_json_with_the_secret_in_the_header() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let site = Site::answering(&["204 No Content"]);
    let hook = format!("http://127.0.0.1:{}/hooks/token", site.port);
    let kind = ["--http", &hook, "--method", "put", "--header", "X-Cron-Key", "--field", "access_token"];

    let place = add(&sandbox, &kind, "made-up-cron-key\n").ended(0)["places"][0].clone();
    assert_eq!(text(&place["credential"], "state"), "unknown");
    let sent = send(&sandbox, &place);

    assert_eq!((text(&sent, "state"), text(&sent, "receipt")), ("current", "written"));
    let asked = site.heard().remove(0);
    assert!(asked.head.starts_with("PUT /hooks/token HTTP/1.1"), "{}", asked.head);
    assert!(asked.head.to_lowercase().contains("x-cron-key: made-up-cron-key"), "{}", asked.head);
    let body: Value = serde_json::from_str(&asked.body).unwrap();
    assert_eq!(body, serde_json::json!({ "access_token": token(&sandbox) }));
    let secrets = ["made-up-cron-key".to_owned()];
    assert_eq!(leaks(&sandbox.data_dir(), &secrets), Vec::<std::path::PathBuf>::new());
}

#[test]
fn what_an_address_says_decides_whether_it_has_the_token() {
    for (status, reason) in [
        ("302 Found\r\nLocation: http://127.0.0.1:9/", "refused"),
        ("404 Not Found", "refused"),
        ("403 Forbidden", "credential"),
        ("503 Service Unavailable", "unreachable"),
    ] {
        let sandbox = Sandbox::with_vault_file();
        sandbox.connected(T, "corner.bakery");
        let site = Site::answering(&[status]);
        let hook = format!("http://127.0.0.1:{}/", site.port);
        let place = add(&sandbox, &["--http", &hook, "--header", "X-Key"], "made-up-key").ended(0)["places"]
            [0]
        .clone();

        let failed = sandbox.sixty(&["places", "send", text(&place, "id")]).ended(3)["places"][0].clone();

        assert_eq!((text(&failed, "state"), text(&failed, "reason")), ("failed", reason), "{status}");
        assert_eq!(site.heard().len(), 1, "{status}: it is asked once");
    }
}

#[test]
fn an_address_where_nobody_listens_is_unreachable_and_keeps_no_other_place_from_its_token() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("site.env", "TOKEN=\n");
    let file = sandbox.path("site.env").display().to_string();
    add(&sandbox, &["--http", "http://127.0.0.1:9/"], "").ended(0);
    add(&sandbox, &["--env-file", &file, "--key", "TOKEN"], "").ended(0);

    let places = sandbox.sixty(&["places", "send"]).ended(3)["places"].clone();

    assert_eq!((text(&places[0], "reason"), text(&places[1], "state")), ("unreachable", "current"));
    assert_eq!(sandbox.read("site.env"), format!("TOKEN={}\n", token(&sandbox)));
}

#[test]
fn a_secret_of_github_is_sealed_for_github_alone_and_its_key_has_an_end() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let kind = ["--github", "corner/site", "--secret", "threads_token", "--environment", "production"];
    let place = add(&sandbox, &kind, "github_pat_made_up").ended(0)["places"][0].clone();

    let sent = send(&sandbox, &place);

    assert_eq!((text(&sent, "state"), text(&sent, "receipt")), ("current", "write_only"));
    assert_eq!(text(&sent["credential"], "state"), "good");
    assert!(text(&sent["credential"], "expires_at") > sandbox.now().to_rfc3339().as_str());
    let secrets = sandbox.practice.given().github;
    let (path, secret) = secrets.iter().next().unwrap();
    assert_eq!(path, "repos/corner/site/environments/production/secrets/THREADS_TOKEN");
    assert_eq!(opened_by_libsodium(text(secret, "encrypted_value")), token(&sandbox));

    let confirmed = sandbox.sixty(&["places", "confirm", text(&place, "id")]).ended(0)["places"][0].clone();
    assert_eq!(text(&confirmed, "receipt"), "in_force");
    sandbox.pass_days(80);
    let places = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();
    assert_eq!(text(&places[0]["credential"], "state"), "soon");
}

#[test]
fn a_site_that_takes_a_moment_to_begin_is_in_force_once_it_is_well() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let site = Site::answering(&["503 Service Unavailable", "503 Service Unavailable", "200 OK"]);
    let (program, health) = (script(&sandbox, "notify", "cat > got"), site.address());
    let kind = ["--command", &program, "--restart", "true", "--health", &health];
    let place = add(&sandbox, &kind, "").ended(0)["places"][0].clone();

    assert_eq!(text(&send(&sandbox, &place), "receipt"), "in_force");
    assert_eq!(site.heard().len(), 3);
}

#[test]
fn a_site_that_was_not_well_is_asked_again_with_the_list() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let site = Site::answering(&["503 Service Unavailable", "200 OK"]);
    let (program, health) = (script(&sandbox, "notify", "cat > got"), site.address());
    let place =
        add(&sandbox, &["--command", &program, "--health", &health], "").ended(0)["places"][0].clone();

    assert_eq!(text(&send(&sandbox, &place), "receipt"), "written");
    let listed = sandbox.sixty(&["places", "list"]).ended(0)["places"][0].clone();
    assert_eq!((text(&listed, "receipt"), text(&listed, "restart")), ("in_force", "none"));
    assert_eq!(site.heard().len(), 2);
}

#[test]
fn a_key_that_is_over_is_named_and_a_new_one_takes_its_place() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let kind = ["--github", "corner/site", "--secret", "T"];
    let place = add(&sandbox, &kind, "github_pat_ended").ended(0)["places"][0].clone();
    let id = text(&place, "id");

    let failed = sandbox.sixty(&["places", "send", id]).ended(3)["places"][0].clone();
    assert_eq!((text(&failed, "state"), text(&failed, "reason")), ("failed", "credential"));

    sandbox.sixty_with(&["places", "credential", id], "github_pat_new").ended(0);
    assert_eq!(text(&send(&sandbox, &place), "state"), "current");
    let secrets = ["github_pat_ended".to_owned(), "github_pat_new".to_owned()];
    assert_eq!(leaks(&sandbox.data_dir(), &secrets), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_variable_at_vercel_is_replaced_and_the_project_built_anew() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let hook = "https://api.vercel.com/v1/integrations/deploy/prj_1/made-up-hook";
    let kind = ["--vercel", "shop-site", "--name", "THREADS_TOKEN", "--deploy-hook", hook];
    let place = add(&sandbox, &kind, "made-up-vercel-key").ended(0)["places"][0].clone();

    for _ in 0..2 {
        let sent = send(&sandbox, &place);
        assert_eq!((text(&sent, "receipt"), text(&sent, "restart")), ("write_only", "done"));
    }

    let given = sandbox.practice.given();
    assert_eq!(given.vercel["shop-site/THREADS_TOKEN"]["value"], token(&sandbox));
    assert_eq!(given.deploys["prj_1/made-up-hook"], 2);
}

#[test]
fn a_project_at_vercel_that_nobody_builds_anew_waits_until_a_person_says_that_they_did() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let kind = ["--vercel", "shop-site", "--name", "THREADS_TOKEN"];
    let place = add(&sandbox, &kind, "made-up-vercel-key").ended(0)["places"][0].clone();

    let sent = send(&sandbox, &place);
    assert_eq!((text(&sent, "receipt"), text(&sent, "restart")), ("write_only", "needed"));
    let listed = sandbox.sixty(&["places", "list"]).ended(0);
    assert_eq!(
        text(&listed["places"][0], "restart"),
        "needed",
        "the list looks at programs of this computer alone"
    );

    let confirmed = sandbox.sixty(&["places", "confirm", text(&place, "id")]).ended(0)["places"][0].clone();
    assert_eq!((text(&confirmed, "receipt"), text(&confirmed, "restart")), ("in_force", "done"));
}

#[test]
fn what_cannot_be_a_place_is_named_and_nothing_is_kept() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    for (kind, says) in [
        (&["--command", "notify | logger"][..], "without a shell"),
        (&["--command", "TOKEN=x notify"], "NAME=value"),
        (&["--command", "notify 'x"], "not closed"),
        (&["--http", "http://shop.example/"], "https://"),
        (&["--http", "https://shop.example/", "--method", "GET"], "POST, PUT or PATCH"),
        (&["--http", "https://shop.example/", "--header", "Host"], "header that is free"),
        (&["--github", "corner", "--secret", "T"], "OWNER/REPO"),
        (&["--github", "corner/site", "--secret", "GITHUB_TOKEN"], "GITHUB_"),
        (&["--vercel", "a/b", "--name", "T"], "project"),
        (&["--preset", "no-such"], "--list-presets"),
        (&["--by-hand", "Wix", "--http", "https://shop.example/"], "--http"),
        (&["--github", "corner/site"], "--secret"),
    ] {
        let said = add(&sandbox, kind, "made-up-key");

        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{kind:?}: {}", said.stderr);
        assert!(said.stderr.contains(says), "{kind:?}: {}", said.stderr);
    }
    let unlocked = add(&sandbox, &["--github", "corner/site", "--secret", "T"], "");
    assert_eq!(unlocked.code, 2, "a place without its key is none: {}", unlocked.stderr);
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"], serde_json::json!([]));
}

#[test]
fn the_key_of_a_place_goes_with_it() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let kind = ["--vercel", "shop-site", "--name", "T"];
    let place = add(&sandbox, &kind, "made-up-vercel-key").ended(0)["places"][0].clone();
    let before = vault_files(&sandbox);

    sandbox.sixty(&["places", "remove", text(&place, "id")]).ended(0);

    assert_eq!(vault_files(&sandbox) + 1, before);
}

#[test]
fn a_preview_shows_the_masked_change_and_makes_none() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file("site.env", "A=1\nTOKEN=THAAolder-made-up-token-of-some-length\n");
    let file = sandbox.path("site.env").display().to_string();
    let place = add(&sandbox, &["--env-file", &file, "--key", "TOKEN"], "").ended(0)["places"][0].clone();

    let answer = sandbox.sixty(&["places", "preview", text(&place, "id")]).ended(0);

    let token = token(&sandbox);
    assert_eq!(answer["preview"]["line"], 2);
    assert_eq!(text(&answer["preview"], "before"), "THAA••••ngth");
    assert_eq!(
        text(&answer["preview"], "after"),
        format!("{}••••{}", &token[..4], &token[token.len() - 4..])
    );
    assert_eq!(sandbox.read("site.env"), "A=1\nTOKEN=THAAolder-made-up-token-of-some-length\n");
}

#[test]
fn the_known_commands_are_listed_with_what_they_take() {
    let sandbox = Sandbox::with_vault_file();

    let presets = sandbox.sixty(&["places", "add", "--list-presets"]).ended(0)["presets"].clone();

    let named =
        |name: &str| presets.as_array().unwrap().iter().find(|preset| preset["name"] == name).cloned();
    for name in [
        "github",
        "vercel",
        "cloudflare",
        "fly",
        "supabase",
        "railway",
        "kubernetes",
        "google-cloud",
        "aws",
        "openbao",
    ] {
        assert!(named(name).is_some(), "{name} is missing in {presets}");
    }
    let words = sandbox.sixty_in_words(&["places", "add", "--list-presets"]);
    assert!(words.stdout.lines().count() >= 10, "{}", words.stdout);
}

fn add(sandbox: &Sandbox, kind: &[&str], stdin: &str) -> sixty_tests::sandbox::Answer {
    sandbox.sixty_with(&[&["places", "add", "--account", "corner.bakery"], kind].concat(), stdin)
}

fn send(sandbox: &Sandbox, place: &Value) -> Value {
    sandbox.sixty(&["places", "send", text(place, "id")]).ended(0)["places"][0].clone()
}

fn token(sandbox: &Sandbox) -> String {
    text(&sandbox.sixty(&["get", "corner.bakery"]).ended(0), "token").to_owned()
}

/// What stands in a sealed box, opened with the key of the pretend GitHub, whose bytes are 1 to 32.
fn opened_by_libsodium(sealed: &str) -> String {
    let script = "import base64, sys\nfrom nacl.public import PrivateKey, SealedBox\n\
        own = PrivateKey(bytes(range(1, 33)))\n\
        print(SealedBox(own).decrypt(base64.b64decode(sys.stdin.read())).decode(), end='')";
    run(std::process::Command::new(oracle_python()).args(["-c", script]), sealed).stdout
}

/// A program in the sandbox's folder, in which it also runs.
fn script(sandbox: &Sandbox, name: &str, lines: &str) -> String {
    let path = sandbox.file(name, format!("#!/bin/sh\n{lines}\n"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

fn vault_files(sandbox: &Sandbox) -> usize {
    std::fs::read_dir(sandbox.data_dir().join("practice/vault")).unwrap().count()
}

/// A site on this computer that answers one request after another.
struct Site {
    port: u16,
    serving: JoinHandle<Vec<Asked>>,
}

struct Asked {
    head: String,
    body: String,
}

impl Site {
    fn answering(statuses: &[&str]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let statuses: Vec<String> = statuses.iter().map(|status| (*status).to_owned()).collect();
        let serving =
            thread::spawn(move || statuses.iter().map(|status| answered(&listener, status)).collect());
        Self { port, serving }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// What it was asked, once it has given every answer.
    fn heard(self) -> Vec<Asked> {
        self.serving.join().unwrap()
    }
}

fn answered(listener: &TcpListener, status: &str) -> Asked {
    let (stream, _) = listener.accept().unwrap();
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        reader.read_line(&mut head).unwrap();
    }
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    reader.into_inner().write_all(answer.as_bytes()).unwrap();
    Asked { head, body: String::from_utf8(body).unwrap() }
}
