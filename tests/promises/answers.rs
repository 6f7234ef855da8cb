//! What a person is told of each answer of Meta's: `check` and `extend` against a Meta that gives one answer to
//! everything (tests/field/answers.json).

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::thread;

use serde_json::{Value, json};
use sixty_practice::Network;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, built, run, text};

#[test]
fn what_meta_answers_is_told_rightly_and_the_token_is_kept() {
    for case in cases() {
        let sandbox = Sandbox::with_vault_file();
        let network = network(text(&case, "network"));
        sandbox.connected(network, person(network));
        sandbox.pass_days(31);
        let http_status = case["http_status"].as_u64().unwrap();

        let answer = OneAnswer::start(http_status, &case["answer"]).sixty(&sandbox, &[text(&case, "how")]);

        let result = &json_of(&answer)["results"][0];
        let said = told(&result["problem"]);
        assert!(list(&case, "action").contains(&text(&result["problem"], "action")), "{case}: {result}");
        assert!(result["works"] != json!(true), "{case}: {result}");
        for words in list(&case, "says") {
            assert!(said.contains(words), "{case} lacks {words:?}: {said}");
        }
        for words in list(&case, "never") {
            assert!(!said.contains(words), "{case} has {words:?}: {said}");
        }
        let status = sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"].clone();
        assert!(status != "missing_permission", "{case}: {status}");
        sandbox.sixty(&["check"]).ended(0);
        sandbox.sixty(&["extend"]).ended(0);
    }
}

#[test]
fn a_refusal_of_one_thing_is_no_lost_permission_and_metas_words_are_shown() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, person(T));
    let error = json!({ "error": { "message": "(#10) The moon is in the wrong house", "code": 10, "type": "THApiException" } });

    let answer = OneAnswer::start(400, &error).sixty(&sandbox, &["check"]);

    let result = json_of(&answer)["results"][0].clone();
    assert_eq!((&result["works"], text(&result["problem"], "action")), (&Value::Null, "report"), "{result}");
    assert!(told(&result["problem"]).contains("The moon is in the wrong house"), "{result}");
    assert_eq!(text(&sandbox.sixty(&["status"]).ended(0)["accounts"][0], "status"), "good");
}

#[test]
fn a_missing_permission_that_threads_tells_with_500_wants_a_new_log_in() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, person(T));
    sandbox.pass_days(31);
    let error = json!({ "error": { "message": "Application does not have permission for this action", "type": "THApiException", "code": 10 } });

    let answer = OneAnswer::start(500, &error).sixty(&sandbox, &["extend"]);

    let result = json_of(&answer)["results"][0].clone();
    assert_eq!((text(&result, "outcome"), answer.code), ("reconnect", 3), "{result}");
}

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../field/answers.json")).unwrap()
}

fn list<'a>(case: &'a Value, name: &str) -> Vec<&'a str> {
    case[name].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

fn network(name: &str) -> Network {
    match name {
        "threads" => T,
        "instagram" => I,
        _ => F,
    }
}

fn person(network: Network) -> &'static str {
    if network == F { "Mara Lind" } else { "corner.bakery" }
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.stdout).unwrap_or_else(|_| panic!("{} {}", answer.stdout, answer.stderr))
}

fn told(problem: &Value) -> String {
    format!("{}. {}", text(problem, "title"), text(problem, "message"))
}

/// A Meta that has one answer.
struct OneAnswer {
    address: String,
}

impl OneAnswer {
    fn start(http_status: u64, body: &Value) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let body = body.to_string();
        let answer = format!(
            "HTTP/1.1 {http_status} Said\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        );
        // Ends with the program of the tests: each connection is served and forgotten.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                say(stream, &answer);
            }
        });
        Self { address }
    }

    fn sixty(&self, sandbox: &Sandbox, arguments: &[&str]) -> Answer {
        let mut command = sandbox.command_against(&built("sixty"), &self.address);
        run(command.arg("--json").args(arguments).stdout(Stdio::piped()), "")
    }
}

fn say(mut stream: TcpStream, answer: &str) {
    let (mut head, mut part) = (Vec::new(), [0; 4096]);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return,
            Ok(length) => head.extend_from_slice(&part[..length]),
        }
    }
    drop(stream.write_all(answer.as_bytes()));
}
