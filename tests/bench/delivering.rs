//! What it costs to bring a token to where it is used: beside the script that people had, to many places, and to find
//! copies of it.

use std::fs;
use std::process::Command;

use sixty_adapters::ledger::SqliteLedger;
use sixty_core::ports::Ledger as _;
use sixty_tests::sandbox::{Sandbox, T, built, run, text};

use crate::crowd;
use crate::figure::Figure;
use crate::runs::{beside_meta, milliseconds, peak, samples, timed};
use crate::under_gnu_time;
use crate::wire::Wire;

const PERSON: &str = "corner.bakery";

const PLACES: usize = 100;

const FOLDERS: usize = 200;
const FILES_EACH: usize = 100;
/// Of each so many files one has a copy.
const ONE_IN: usize = 2_000;

/// What the guides have people run: it reads the file, asks Meta, and writes the line. It needs nothing that Node lacks.
const SCRIPT: &str = r"
import { readFileSync, writeFileSync } from 'node:fs';
const text = readFileSync('.env', 'utf8');
const token = /^TOKEN=(.*)$/m.exec(text)[1];
const path = 'graph.threads.net/refresh_access_token?grant_type=th_refresh_token&access_token=';
const answer = await fetch(process.env.META + path + token);
const { access_token, error } = await answer.json();
if (error) throw new Error(error.message);
writeFileSync('.env', text.replace(token, access_token));
";

pub fn figures() -> Vec<Figure> {
    let mut figures = beside_the_script();
    figures.push(many_places());
    figures.push(copies());
    figures
}

/// The same job by `sixty env` and by the script, in turns: its share of the script's time and memory.
fn beside_the_script() -> Vec<Figure> {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, PERSON)));
    sandbox.file("refresh.mjs", SCRIPT);
    let ours = || {
        let mut command = sandbox.command();
        command.args(["--json", "env", ".env"]);
        command
    };
    let script = || {
        let mut node = Command::new("node");
        node.arg("refresh.mjs").current_dir(sandbox.path(""));
        node.env("META", sandbox.practice.base.as_str());
        node.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        node
    };
    // A command says what time it is when it is made.
    let time = |command: &dyn Fn() -> Command| {
        sandbox.pass_days(40);
        let (answer, took) = timed(&mut command());
        assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
        milliseconds(took)
    };
    let memory = |command: &dyn Fn() -> Command| {
        sandbox.pass_days(40);
        let answer = run(&mut under_gnu_time(&command(), "%M"), "");
        assert_eq!(answer.code, 0, "{}{}", answer.stdout, answer.stderr);
        peak(&answer)
    };
    let times = samples(|| 100.0 * time(&ours) / time(&script));
    let memories = samples(|| 100.0 * memory(&ours) / memory(&script));
    let what = |what: &str| format!("`env`, its share of the {what} of the Node script that it replaces");
    vec![
        Figure::new(what("time"), "%", Some(10.0), times),
        Figure::new(what("memory"), "%", Some(10.0), memories),
    ]
}

/// An extend whose token goes to a line in each of many files.
fn many_places() -> Figure {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, PERSON);
    let account = text(&sandbox.sixty(&["status"]).ended(0)["accounts"][0], "id").to_owned();
    {
        let ledger = SqliteLedger::open(&sandbox.data_dir().join("practice")).expect("a ledger");
        for number in 0..PLACES {
            let name = format!("{number}.env");
            let path = sandbox.file(&name, "# ours\nTOKEN=\nPORT=80\n");
            let place = crowd::place(&account, &path, "TOKEN".into(), number, sandbox.now());
            ledger.keep_place(&place).expect("room");
        }
    }
    let wire = Wire::to(&sandbox.practice.base);
    let samples = samples(|| {
        sandbox.pass_days(2);
        let command = sandbox.command_against(&built("sixty"), wire.base.as_str());
        beside_meta(&wire, command, &["extend", PERSON])
    });
    let last = sandbox.read(&format!("{}.env", PLACES - 1));
    assert!(last.contains("TOKEN=THAA"), "the last place has it");
    Figure::new(format!("`extend ACCOUNT`, {PLACES} places, beside Meta"), "ms", Some(1_000.0), samples)
}

/// A search through a folder like those of a person with many projects.
fn copies() -> Figure {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, PERSON);
    let token = text(&sandbox.sixty(&["get", PERSON]).ended(0), "token").to_owned();
    let filling =
        "const answer = await fetch(address); // as before, with nothing of ours in it\n".repeat(25);
    for folder in 0..FOLDERS {
        let folder_name = sandbox.path("projects").join(folder.to_string());
        fs::create_dir_all(&folder_name).expect("a folder");
        for file in 0..FILES_EACH {
            let has_copy = (folder * FILES_EACH + file).is_multiple_of(ONE_IN);
            let like_it = format!("hash = {}\n", "a0b1c2".repeat(30));
            let content = if has_copy {
                format!("{filling}token = \"{token}\"\n")
            } else {
                format!("{filling}{like_it}")
            };
            fs::write(folder_name.join(format!("{file}.js")), content).expect("a file");
        }
    }
    let samples = samples(|| {
        let (answer, took) = timed(sandbox.command().args(["--json", "places", "find", "projects"]));
        let found = answer.ended(0)["found"].as_array().expect("copies").len();
        assert_eq!(found, FOLDERS * FILES_EACH / ONE_IN, "each copy, and no false hit");
        milliseconds(took)
    });
    let files = FOLDERS * FILES_EACH;
    Figure::new(format!("`places find`, {files} files of 2 kB"), "ms", Some(2_000.0), samples)
}
