//! How long it takes to understand a text that was pasted.

use std::hint::black_box;
use std::time::Instant;

use serde_json::Value;
use sixty_core::diagnosis::text;
use sixty_core::hide;
use sixty_tests::sandbox::{Sandbox, run};

use crate::crowd;
use crate::figure::Figure;

const ROUNDS: usize = 50;
const MANY: usize = 10_000;
const ACCOUNTS: usize = 200;

pub fn one_text() -> Figure {
    let (texts, accounts) = (texts(), crowd::accounts(ACCOUNTS));
    let read = |text: &String| {
        let begin = Instant::now();
        black_box(text::read(black_box(text), &accounts));
        begin.elapsed().as_secs_f64() * 1_000_000.0
    };
    // The first round builds what all others use.
    for text in &texts {
        read(text);
    }
    let samples = (0..ROUNDS).flat_map(|_| texts.iter().map(read)).collect();
    let what = format!("a pasted text explained in process, up to 10 kB, {ACCOUNTS} accounts");
    Figure::new(what, "µs", Some(500.0), samples)
}

pub fn as_a_command() -> Figure {
    let sandbox = Sandbox::set();
    crowd::in_ledger(&sandbox, ACCOUNTS);
    let texts = texts();
    let samples = texts.iter().map(|text| {
        let begin = Instant::now();
        let answer = run(sandbox.command().args(["--json", "diagnose"]), text);
        let took = begin.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        took
    });
    Figure::new(format!("`diagnose --json`, {ACCOUNTS} accounts"), "ms", Some(20.0), samples.collect())
}

/// How many times as long a hostile text takes that is twice as long, for the worst of several: two where every letter
/// costs the same.
pub fn twice_as_long() -> Figure {
    const LENGTH: usize = 16 * 1024;
    let took = |text: &str| {
        let rounds = (0..ROUNDS).map(|_| {
            let begin = Instant::now();
            black_box(hide::hidden(black_box(text)));
            black_box(text::read(black_box(text), &[]));
            begin.elapsed().as_secs_f64()
        });
        rounds.fold(f64::INFINITY, f64::min)
    };
    let hostile = ["=", "token=", "\"", "{", "%25", "THAA ", "THAAxY7xY7xY7xY7xY7xY7xY7xY7xY7xY7xY7xY7xY7\n"];
    let samples = hostile.iter().map(|piece| {
        let [once, twice] = [LENGTH, 2 * LENGTH].map(|length| took(&piece.repeat(length / piece.len())));
        twice / once
    });
    Figure::new("a hostile text that is twice as long".to_owned(), "times", Some(3.0), samples.collect())
}

/// What the memory grows by while texts come and go.
pub fn memory_of_many() -> Figure {
    let (texts, accounts) = (texts(), crowd::accounts(ACCOUNTS));
    let read_all = || texts.iter().for_each(|text| drop(black_box(text::read(text, &accounts))));
    read_all();
    let before = resident();
    (0..MANY.div_ceil(texts.len())).for_each(|_| read_all());
    let grown = (resident() - before).max(0.0);
    Figure::new(format!("{MANY} texts, growth of memory"), "MB", Some(1.0), vec![grown])
}

/// Every body of Meta's that was seen, and long texts around some.
fn texts() -> Vec<String> {
    let bodies: Vec<Value> =
        serde_json::from_str(include_str!("../../src-tauri/practice/data/errors.json")).expect("JSON");
    let mut texts: Vec<String> = bodies
        .iter()
        .map(|body| body["body"].as_str().map_or_else(|| body["body"].to_string(), str::to_owned))
        .collect();
    let log: String = (0..90)
        .map(|line| {
            format!(
                "2026-11-20T10:00:{:02}Z GET /v1.0/me?fields=id,username 200 {{}} made.up.{line}\n",
                line % 60
            )
        })
        .collect();
    let token = format!("THAA{}", "q7X".repeat(60));
    texts.push(format!("{log}{}\n{log}", texts[0]));
    texts.push(format!("{log}{log}access_token={token}"));
    texts.push(format!(
        "<!DOCTYPE html><html>{}</html>",
        "<p class=\"x\">Blocked by the proxy</p>".repeat(250)
    ));
    texts.push(serde_json::json!({ "log": vec![texts[1].as_str(); 40] }).to_string());
    texts.push("nothing that anybody knows, in many words; ".repeat(230));
    texts
}

/// The resident set now, in megabytes.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
    let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    kibibytes * 1024.0 / 1_000_000.0
}
