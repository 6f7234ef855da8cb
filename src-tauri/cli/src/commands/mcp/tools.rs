//! The tools that an agent may call: which command each of them is, and how it is run.

use std::process::Stdio;

use serde_json::{Value, json};
use sixty_core::hide;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use crate::exit::Exit;
use crate::session::Session;

/// A tool: its name, what it does, and what it takes.
struct Tool {
    name: &'static str,
    does: &'static str,
    /// Whether nothing is changed by it.
    only_reads: bool,
    takes: fn() -> Value,
}

const TOOLS: [Tool; 6] = [
    Tool {
        name: "list",
        does: "The accounts with their ids, names, states and ends, and the places that use their tokens.",
        only_reads: true,
        takes: || json!({}),
    },
    Tool {
        name: "status",
        does: "Everything that is known of every account: dates, permissions, places, and what it needs.",
        only_reads: true,
        takes: || json!({}),
    },
    Tool {
        name: "extend",
        does: "Extends tokens at Meta now and sends each new one to its places.",
        only_reads: false,
        takes: || {
            json!({
                "accounts": { "type": "array", "items": { "type": "string" }, "description": "Names or ids; all where none is given." },
                "within_days": { "type": "integer", "minimum": 0, "description": "Only those with fewer days left." },
                "dry_run": { "type": "boolean", "description": "Tell and change nothing." },
            })
        },
    },
    Tool {
        name: "deliver",
        does: "Sends the newest tokens to the places that use them.",
        only_reads: false,
        takes: || json!({ "place": { "type": "string", "description": "The id of one place; all where none is given." } }),
    },
    Tool {
        name: "diagnose",
        does: "Explains an error of Meta's, or of a program that talks to Meta, and says what to do.",
        only_reads: true,
        takes: || json!({ "text": { "type": "string", "description": "The error text, body or address." } }),
    },
    Tool {
        name: "forecast",
        does: "What expires if this computer stays off until a day.",
        only_reads: true,
        takes: || json!({ "until": { "type": "string", "description": "A day, as 2027-03-01; 90 days from now where none is given." } }),
    },
];

/// The tools, as an agent reads them.
pub fn list() -> Vec<Value> {
    let described = |tool: &Tool| {
        let required: &[&str] = if tool.name == "diagnose" { &["text"] } else { &[] };
        json!({
            "name": tool.name,
            "description": tool.does,
            "inputSchema": {
                "type": "object",
                "properties": (tool.takes)(),
                "required": required,
                "additionalProperties": false,
            },
            "annotations": { "readOnlyHint": tool.only_reads, "openWorldHint": !tool.only_reads },
        })
    };
    TOOLS.iter().map(described).collect()
}

/// One call: the words of a command, and what it reads.
#[derive(Debug)]
pub struct Call {
    words: Vec<String>,
    input: String,
    /// What of its answer is shown.
    shown: fn(Value) -> Value,
}

/// The call of this tool with these arguments.
///
/// # Errors
///
/// There is no such tool, or it takes something else; in words.
pub fn call(name: &str, arguments: &Value) -> Result<Call, String> {
    let known =
        TOOLS.iter().find(|tool| tool.name == name).ok_or_else(|| "there is no such tool".to_owned())?;
    let takes = (known.takes)();
    let given = arguments.as_object().map(|given| given.keys().collect::<Vec<_>>()).unwrap_or_default();
    if let Some(stray) = given.into_iter().find(|given| takes.get(given.as_str()).is_none()) {
        return Err(format!("{name} takes no {stray}"));
    }
    let mut call = Call { words: Vec::new(), input: String::new(), shown: |answer| answer };
    let mut say = |word: &str| call.words.push(word.to_owned());
    match name {
        "list" => {
            say("status");
            call.shown = short;
        }
        "extend" => {
            say("extend");
            if arguments["dry_run"] == true {
                say("--dry-run");
            }
            if let Some(days) = arguments.get("within_days") {
                say(&format!("--within={days}"));
            }
            // Behind these two dashes no name is taken for an option.
            say("--");
            for account in arguments["accounts"].as_array().into_iter().flatten() {
                say(account.as_str().ok_or("accounts are names or ids")?);
            }
        }
        "deliver" => {
            for word in ["places", "send", "--"] {
                say(word);
            }
            if let Some(place) = arguments.get("place") {
                say(place.as_str().ok_or("a place is an id")?);
            }
        }
        "diagnose" => {
            say("diagnose");
            call.input = arguments["text"].as_str().ok_or("text is missing")?.to_owned();
        }
        "forecast" => {
            say("forecast");
            if let Some(until) = arguments.get("until") {
                say(&format!("--until={}", until.as_str().ok_or("until is a day")?));
            }
        }
        _ => say("status"),
    }
    Ok(call)
}

impl Call {
    /// Runs the command, and returns its answer as a tool's. A person who is needed is part of an answer; a command that
    /// could not do its work is an error.
    pub async fn run(self, session: &Session<'_>) -> Value {
        let (code, said, words) = match self.answered(session).await {
            Ok(answered) => answered,
            Err(error) => (i32::from(Exit::Broken.number()), String::new(), error.to_string()),
        };
        let answer = serde_json::from_str::<Value>(&said).ok().map(self.shown);
        let done = [Exit::Done, Exit::Person, Exit::Later].map(|exit| i32::from(exit.number()));
        let has_failed =
            !done.contains(&code) || answer.as_ref().is_none_or(|answer| answer.get("problem").is_some());
        let text = answer.as_ref().map_or(words, Value::to_string);
        let text = hide::hidden(&text).unwrap_or(text);
        let structured = serde_json::from_str::<Value>(&text).ok().filter(Value::is_object);
        let mut result = json!({ "content": [{ "type": "text", "text": text }], "isError": has_failed });
        if let Some(structured) = structured {
            result["structuredContent"] = structured;
        }
        result
    }

    /// The exit code of the command, its answer, and what it says to people.
    async fn answered(&self, session: &Session<'_>) -> std::io::Result<(i32, String, String)> {
        let mut command = Command::new(std::env::current_exe()?);
        let options = session.profile.options();
        command.args(options.arguments()?).args(options.now.iter().flat_map(|now| ["--now", now]));
        command.arg("--json").args(&self.words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // A command that reads nothing has closed its end.
            drop(stdin.write_all(self.input.as_bytes()).await);
        }
        let ended = child.wait_with_output().await?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        Ok((ended.status.code().unwrap_or(-1), text(&ended.stdout), text(&ended.stderr)))
    }
}

/// Of `status` what an agent needs to choose an account or a place.
fn short(status: Value) -> Value {
    let Some(accounts) = status["accounts"].as_array() else { return status };
    let keys = ["id", "network", "name", "label", "status", "expires_at", "places"];
    let of = |account: &Value| -> Value {
        keys.iter()
            .map(|key| ((*key).to_owned(), account[*key].clone()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    json!({ "schema": status["schema"], "needs_you": status["needs_you"], "accounts": accounts.iter().map(of).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, arguments: Value) -> Result<String, String> {
        call(name, &arguments).map(|call| call.words.join(" "))
    }

    #[test]
    fn each_tool_is_a_command_and_no_argument_becomes_an_option() {
        assert_eq!(words("status", Value::Null).unwrap(), "status");
        assert_eq!(
            words(
                "extend",
                json!({ "accounts": ["--all", "corner.bakery"], "within_days": 9, "dry_run": true })
            )
            .unwrap(),
            "extend --dry-run --within=9 -- --all corner.bakery"
        );
        assert_eq!(words("deliver", json!({ "place": "--json" })).unwrap(), "places send -- --json");
        assert_eq!(
            words("forecast", json!({ "until": "2027-03-01" })).unwrap(),
            "forecast --until=2027-03-01"
        );
        assert_eq!(call("diagnose", &json!({ "text": "190/463" })).unwrap().input, "190/463");
    }

    #[test]
    fn what_a_tool_does_not_take_is_said() {
        for (name, arguments) in [
            ("get", json!({})),
            ("status", json!({ "account": "x" })),
            ("diagnose", json!({})),
            ("extend", json!({ "accounts": [7] })),
        ] {
            assert!(words(name, arguments).is_err(), "{name}");
        }
    }

    #[test]
    fn every_tool_that_is_listed_can_be_called() {
        for tool in list() {
            let arguments = if tool["name"] == "diagnose" { json!({ "text": "x" }) } else { json!({}) };
            assert!(call(tool["name"].as_str().unwrap(), &arguments).is_ok(), "{tool}");
        }
    }
}
