//! What `sixty mcp` promises to coding agents: the tools are our own commands, and no answer holds a secret.

use std::io::{BufRead, BufReader, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout};

use serde_json::{Value, json};
use sixty_tests::sandbox::{Sandbox, T, spawn, text};

#[test]
fn an_agent_is_greeted_told_the_tools_and_answered_by_each() {
    let sandbox = Sandbox::with_vault_file();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "TOKEN=\n");
    let file = sandbox.path(".env").display().to_string();
    let place = ["places", "add", "--account", "corner.bakery", "--env-file", &file, "--key", "TOKEN"];
    let place = sandbox.sixty(&place).ended(0)["places"][0].clone();
    let token = text(&sandbox.sixty(&["get", "corner.bakery"]).ended(0), "token").to_owned();
    let mut agent = Agent::start(&sandbox);

    let greeting = agent.asks("initialize", json!({ "protocolVersion": "2025-03-26", "capabilities": {} }));
    assert_eq!(text(&greeting["result"], "protocolVersion"), "2025-03-26");
    agent.tells("notifications/initialized");
    let tools = agent.asks("tools/list", json!({}))["result"]["tools"].clone();
    let names: Vec<&str> = tools.as_array().unwrap().iter().map(|tool| text(tool, "name")).collect();
    assert_eq!(names, ["list", "status", "extend", "deliver", "diagnose", "forecast"]);

    let listed = agent.calls("list", json!({}));
    assert_eq!(listed["accounts"][0]["id"], account["id"]);
    assert_eq!(agent.calls("status", json!({}))["accounts"][0]["token_kind"], "long");
    let extended = agent.calls("extend", json!({ "accounts": ["corner.bakery"], "dry_run": true }));
    assert_eq!(extended["results"][0]["outcome"], "too_new");
    let delivered = agent.calls("deliver", json!({ "place": place["id"] }));
    assert_eq!(delivered["places"][0]["state"], "current");
    assert_eq!(sandbox.read(".env"), format!("TOKEN={token}\n"));
    let explained = agent.calls("diagnose", json!({ "text": format!("190/463 {token}") }));
    assert_eq!(explained["hid_secret"], true);
    assert_eq!(agent.calls("forecast", json!({ "until": "2099-01-01" }))["expiring"][0]["id"], account["id"]);

    let heard = agent.ends();
    assert!(!heard.contains(&token), "no answer holds a token");
}

#[test]
fn what_is_no_request_or_no_tool_is_refused_and_the_next_one_is_answered() {
    let sandbox = Sandbox::with_vault_file();
    let mut agent = Agent::start(&sandbox);
    for (message, code) in [
        ("no JSON".to_owned(), -32_700),
        ("{}".to_owned(), -32_600),
        (request(7, "tools/burn", json!({})), -32_601),
        (request(7, "tools/call", json!({ "name": "get", "arguments": { "account": "x" } })), -32_602),
        (request(7, "tools/call", json!({ "name": "status", "arguments": { "json": true } })), -32_602),
    ] {
        agent.writes(&message);
        assert_eq!(agent.hears()["error"]["code"], code, "{message}");
    }

    assert_eq!(agent.asks("ping", json!({}))["result"], json!({}));
    let failed =
        agent.asks("tools/call", json!({ "name": "extend", "arguments": { "accounts": ["nobody"] } }));
    assert_eq!(failed["result"]["isError"], true, "{failed}");
    agent.ends();
}

/// An agent that talks to the program.
struct Agent {
    program: Child,
    stdin: ChildStdin,
    stdout: Lines<BufReader<ChildStdout>>,
    heard: String,
    last: u64,
}

impl Agent {
    fn start(sandbox: &Sandbox) -> Self {
        let mut program = spawn(sandbox.command().arg("mcp"));
        let (stdin, stdout) = (program.stdin.take().unwrap(), program.stdout.take().unwrap());
        Self { program, stdin, stdout: BufReader::new(stdout).lines(), heard: String::new(), last: 0 }
    }

    fn tells(&mut self, method: &str) {
        self.writes(&json!({ "jsonrpc": "2.0", "method": method }).to_string());
    }

    fn asks(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        self.writes(&request(self.last, method, parameters));
        let answer = self.hears();
        assert_eq!(answer["id"], self.last, "{answer}");
        answer
    }

    /// Calls a tool that must do its work.
    fn calls(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.asks("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert_eq!(answer["result"]["isError"], false, "{answer}");
        let told: Value = serde_json::from_str(text(&answer["result"]["content"][0], "text")).unwrap();
        assert_eq!(answer["result"]["structuredContent"], told);
        told
    }

    fn writes(&mut self, message: &str) {
        writeln!(self.stdin, "{message}").unwrap();
    }

    fn hears(&mut self) -> Value {
        let line = self.stdout.next().unwrap().unwrap();
        self.heard.push_str(&line);
        serde_json::from_str(&line).unwrap()
    }

    /// Closes its end, upon which the program ends well; all that was heard.
    fn ends(mut self) -> String {
        drop(self.stdin);
        assert_eq!(self.program.wait().unwrap().code(), Some(0));
        self.heard
    }
}

fn request(id: u64, method: &str, parameters: Value) -> String {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }).to_string()
}
