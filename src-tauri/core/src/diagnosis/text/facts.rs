//! What a text tells for the sentence beside its cause.

use super::events::Event;
use super::{address, shape};
use crate::diagnosis::{Finding, causes, meta_facts, phrases, said};
use crate::hide;
use crate::network::Network;
use crate::plain;
use crate::ports::MetaError;
use crate::problem::{Code, Fact, FactName, MetaFacts, Problem};

/// The facts for the sentence of a cause.
pub fn of(
    found: Finding,
    event: Option<&Event>,
    program: Option<String>,
    text: &str,
) -> Vec<(FactName, Fact)> {
    let mut facts = Vec::new();
    let mut tell = |name: FactName, told: Option<String>| {
        facts.extend(told.map(|told| (name, Fact::Text(hide::hidden(&told).unwrap_or(told)))));
    };
    let words = event.map_or(text, |event| &event.words);
    tell(FactName::Permission, said::permission(words, found));
    tell(FactName::Permissions, said::permissions(words, found));
    tell(FactName::Said, event.and_then(|event| said_by(event, found)));
    tell(FactName::Program, program.map(|program| plain::name(&program)));
    if found.code == Code::ReturnAddress {
        tell(FactName::ReturnAddress, address::redirect_uri(text));
    }
    if let Some(network) = shape::network(text).filter(|_| found == causes::ASKED_ELSEWHERE) {
        tell(FactName::Other, Some(network.brand().to_owned()));
        tell(FactName::Program, Some(host_of(network).to_owned()));
    }
    if let Some(event) = event.filter(|_| matches!(found, causes::WORKS | causes::WORKS_ENDLESS)) {
        tell(FactName::Permissions, Some(event.scopes.join(", ")).filter(|scopes| !scopes.is_empty()));
        facts.extend(event.ends.map(|end| (FactName::Date, Fact::Date(end))));
    }
    if matches!(found, causes::SLOW_DOWN | causes::SLOW_DOWN_ELSEWHERE) {
        facts.extend(minutes(text).map(|minutes| (FactName::Minutes, Fact::Number(minutes))));
    }
    facts
}

/// The host that takes a network's tokens.
fn host_of(network: Network) -> &'static str {
    match network {
        Network::Threads => "graph.threads.net",
        Network::Instagram => "graph.instagram.com",
        Network::Facebook => "graph.facebook.com",
    }
}

/// The numbers and names of an error; None where it has none.
pub fn of_meta(error: &MetaError) -> Option<MetaFacts> {
    Some(meta_facts(error)).filter(|facts| *facts != MetaFacts::default())
}

fn said_by(event: &Event, found: Finding) -> Option<String> {
    let problem = said::with_words(Problem::new(found.code, found.action), &event.error, found);
    problem.text(FactName::Said).map(str::to_owned)
}

/// The minutes to wait that a text tells: Meta's header of business use cases has minutes, `Retry-After` seconds (RFC
/// 9110 section 10.2.3).
fn minutes(text: &str) -> Option<i64> {
    const DAY: i64 = 24 * 60;
    let plain = phrases::plain(text);
    let number_after = |name: &str| -> Option<i64> {
        let rest = &plain[plain.find(name)? + name.len()..];
        let rest = rest.trim_start_matches(['"', '\'', '\\', ':', '=', '>', ' ', ']']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest[..digits].parse().ok()
    };
    let told = number_after("estimated_time_to_regain_access");
    let told = told.or_else(|| number_after("retry-after").map(|seconds| seconds.saturating_add(59) / 60));
    told.filter(|minutes| (1..=DAY).contains(minutes))
}
