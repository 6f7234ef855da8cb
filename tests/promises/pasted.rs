//! What people paste where a log-in or an import waits, and what Facebook sends to the open door: each input of
//! `data/pasted.json` stands for its kind. `<…>` are marks for what is made anew in every run.

use serde_json::Value;
use sixty_practice::Network;
use sixty_tests::processes::may_become_another_user;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, SignIn, T, text};
use url::form_urlencoded::byte_serialize;

#[test]
fn each_pasted_address_connects_or_says_what_is_wrong_with_it() {
    for case in cases("paste-address") {
        let sandbox = Sandbox::with_vault_file();
        let network = network_of(&case);
        let mut sign_in = SignIn::start(&sandbox, network, &["--no-listen", "--wait", "3"]);
        let person = if network == F { "Mara Lind" } else { "corner.bakery" };
        let address = sandbox.practice.allow(network, &sign_in.address, person).unwrap();
        let pasted = with_address(text(&case, "text"), &address);

        sign_in.paste(&pasted);

        ends_right(&case, &sign_in.end());
    }
}

#[test]
fn facebooks_own_error_at_the_open_door_gets_a_page_that_names_it_and_ends_the_command() {
    for case in cases("listener") {
        let sandbox = Sandbox::with_vault_file();
        let sign_in = SignIn::start(&sandbox, network_of(&case), &[]);
        let state = sign_in.address.query_pairs().find(|(key, _)| key == "state").unwrap().1.into_owned();
        let target = text(&case, "text").strip_prefix("GET ").unwrap().replace("<STATE>", &state);

        let page = sign_in.page_after(&format!("http://localhost:{}{target}", sandbox.port));
        let answer = sign_in.end();

        ends_right(&case, &answer);
        let shown = page.join().unwrap();
        assert!(shown.contains("App domains"), "{}: {shown}", case["id"]);
    }
}

#[test]
fn each_pasted_token_is_kept_or_says_what_it_is_instead() {
    for case in cases("import") {
        let sandbox = Sandbox::with_vault_file();
        let (one, two) = (sandbox.token(F, "Mara Lind"), sandbox.token(F, "Jonas Weber"));
        let (first, second) = one.split_at(70);
        let pasted = text(&case, "text")
            .replace("<FB>", &one)
            .replace("<FB2>", &two)
            .replace("<FB_FIRST>", first)
            .replace("<FB_REST>", second)
            .replace("<FB_WITH_INVISIBLE_MARK>", &format!("\u{feff}{first}\u{200b}{second}"))
            .replace("<FB_OVER_LINES>", &format!("{first}\n   {second}\n"));
        let before = sandbox.practice.log().requests.len();

        let answer = sandbox.sixty_with(&["import"], &pasted);

        ends_right(&case, &answer);
        assert!(!answer.stderr.contains(&one[20..60]) && !answer.stdout.contains(&one[20..60]));
        if answer.code == 3 {
            assert_eq!(sandbox.practice.log().requests.len(), before, "{}: Meta is not asked", case["id"]);
        }
    }
}

#[test]
fn another_user_of_this_computer_who_knows_the_state_neither_ends_the_log_in_nor_burns_it() {
    use std::os::unix::process::CommandExt;
    if !may_become_another_user() {
        return;
    }
    const STRANGER: u32 = 54_321;
    let sandbox = Sandbox::with_vault_file();
    let mut sign_in = SignIn::start(&sandbox, F, &[]);
    let hers = sandbox.practice.allow(F, &sign_in.address, "Jonas Weber").unwrap();
    let own = sandbox.practice.allow(F, &sign_in.address, "Mara Lind").unwrap();
    let target = hers.split_once(&format!(":{}", sandbox.port)).unwrap().1;
    let target = target.split('#').next().unwrap();
    for target in [target, "/?error_code=1349048", "/?error=access_denied"] {
        let request = format!("GET {target} HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n");
        let line = format!(
            "exec 3<>/dev/tcp/127.0.0.1/{}; printf '{}' >&3; cat <&3",
            sandbox.port,
            request.replace('%', "%%")
        );
        let mut bash = std::process::Command::new("bash");
        let answer = bash.args(["-c", &line]).uid(STRANGER).gid(STRANGER).current_dir("/").output().unwrap();
        assert_eq!(String::from_utf8_lossy(&answer.stdout), "", "a stranger is told nothing");
    }

    sign_in.come_back(&own);

    let account = sign_in.end().ended(0)["account"].clone();
    assert_eq!(text(&account, "name"), "Mara Lind");
}

#[test]
fn ctrl_c_leaves_a_program_one_answer() {
    let sandbox = Sandbox::with_vault_file();
    let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen"]);
    sign_in.interrupt();
    let answer = sign_in.end();
    assert_eq!(answer.code, 130);
    let problem = answer.json()["problem"].clone();
    assert_eq!((text(&problem, "code"), text(&problem, "action")), ("x.unknown", "none"));
    assert_eq!(answer.stdout.lines().count(), 1);
}

#[test]
fn wrong_usage_repeats_no_secret_whatever_stands_around_it() {
    let sandbox = Sandbox::with_vault_file();
    let token = sandbox.token(T, "corner.bakery");
    let secret = sixty_practice::APP_SECRET;
    for wrong in [
        format!("“{token}”"),
        format!("token={token};"),
        format!("--secret={secret},"),
        format!("app secret {secret}"),
        format!("https://graph.threads.net/me?access_token={token}"),
        format!("--token=Bearer {token}"),
        token[..30].to_owned(),
    ] {
        for arguments in
            [vec![wrong.as_str()], vec!["get", &wrong], vec!["status", &wrong], vec!["set", &wrong, "x"]]
        {
            let answer = sandbox.sixty(&arguments);

            assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}");
            for part in [&token[8..28], &secret[4..28]] {
                assert!(!answer.stderr.contains(part), "{arguments:?}: {}", answer.stderr);
            }
        }
    }
}

#[test]
fn a_megabyte_of_anything_is_taken_by_diagnose_import_and_connect() {
    let sandbox = Sandbox::with_vault_file();
    let token = sandbox.token(T, "corner.bakery");
    for piece in ["=", "?code=", "\"", &format!("{token}\n"), "THAA ", "{\"a\":", "state=x&"] {
        let long = piece.repeat((1 << 20) / piece.len());
        sandbox.sixty_with(&["diagnose"], &long).ended(0);
        assert!([0, 3].contains(&sandbox.sixty_with(&["import"], &long).code), "{piece}");
    }
    let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen"]);
    let address = sandbox.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();
    sign_in.paste(&"?code=".repeat(170_000));
    sign_in.paste(&address);
    sign_in.end().ended(0);
}

/// Asserts that the command ended as the case wants it, in words and for a program.
fn ends_right(case: &Value, answer: &Answer) {
    let wanted: Vec<&str> =
        case["right"]["action"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let got = match answer.json() {
        json if json["account"].is_object() => vec!["connected".to_owned()],
        json => {
            let said = answer.stderr.to_lowercase();
            let mut got: Vec<String> = ["code", "action"]
                .iter()
                .filter_map(|key| json["problem"][*key].as_str().map(str::to_owned))
                .collect();
            // A pasted text that is no address ends nothing: the sentence is said, and the wait goes on to its end.
            got.extend(said.contains("a part of the address").then(|| "e.notAddress".to_owned()));
            got.extend(said.contains("earlier try").then(|| "e.oldAttempt".to_owned()));
            got
        }
    };
    assert!(got.iter().any(|got| wanted.contains(&got.as_str())), "{case}: {got:?} {}", answer.stderr);
    for words in case["right"]["must_not_say"].as_array().unwrap().iter().filter_map(Value::as_str) {
        assert!(
            !answer.stderr.contains(words) && !answer.stdout.contains(words),
            "{case}: {}",
            answer.stderr
        );
    }
}

/// The text with every mark for the address replaced.
fn with_address(text: &str, address: &str) -> String {
    let encoded: String = byte_serialize(address.as_bytes()).collect();
    let proofpoint = encoded.replace('-', "-2D").replace('_', "-5F").replace('%', "-");
    let (before, query) = address.split_once('?').unwrap();
    let state = address.rsplit_once("state=").unwrap().1;
    let half = address.len() - state.len() / 2;
    text.replace("<ADDRESS_WITHOUT_FRAGMENT>", address)
        .replace("<ADDRESS_ENCODED>", &encoded)
        .replace("<ADDRESS_PROOFPOINT>", &proofpoint)
        .replace("<ADDRESS_HTML>", &address.replace('&', "&amp;"))
        .replace("<ADDRESS>", &format!("{address}#_"))
        .replace("<RETURN>", before)
        .replace("<RETURN_WITHOUT_SCHEME>", before.split_once("://").unwrap().1)
        .replace("<QUERY>", query)
        .replace("<FIRST_HALF>", &address[..half])
        .replace("<SECOND_HALF>", &address[half..])
        .replace("<STATE_HALF>", &state[..state.len() / 2])
        .replace("<STATE>", state)
}

fn network_of(case: &Value) -> Network {
    match text(case, "network") {
        "instagram" => I,
        "facebook" => F,
        _ => T,
    }
}

fn cases(how: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(include_str!("data/pasted.json")).unwrap();
    cases.into_iter().filter(|case| case["how"] == how).collect()
}
