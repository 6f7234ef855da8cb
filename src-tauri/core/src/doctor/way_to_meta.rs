//! The clock, the internet, Meta, and the way back from the browser.

use super::{Check, Facts, MetaMeant, Said, Subject, Wrong};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::ports::{Cause, Greeting, PortState, Trouble};
use crate::problem::{Action, Code, Fact, FactName, Problem};

/// The clock, beside Meta's.
pub(super) fn clock(facts: &Facts) -> Check {
    let Some((ours, metas)) = times(facts) else {
        return Check::unknown(Subject::Clock, Said::plain("doctor-clock-unknown"));
    };
    if moment::is_near(ours, metas, moment::CLOCK_IS_RIGHT_WITHIN) {
        return Check::well(Subject::Clock, Said::plain("doctor-clock-good"));
    }
    let is_believed = moment::is_near(ours, metas, moment::CLOCKS_AGREE_WITHIN);
    let key = if is_believed { "doctor-clock-off" } else { "doctor-clock-far-off" };
    let line =
        Said::plain(key).with(FactName::Time, Fact::Time(ours)).with(FactName::Other, Fact::Time(metas));
    Check::wrong(Subject::Clock, Wrong::Person, line, Said::plain("doctor-clock-fix"))
}

/// Our time and Meta's at one moment; None where no answer told Meta's.
fn times(facts: &Facts) -> Option<(Moment, Moment)> {
    facts.greetings.iter().find_map(|(_, greeting)| {
        let Greeting { date, came_at } = greeting.as_ref().ok()?;
        Some((*came_at, (*date)?))
    })
}

/// The internet, as far as the ways to Meta tell: no other address is asked.
pub(super) fn internet(facts: &Facts) -> Check {
    let subject = Subject::Internet;
    if facts.meta != MetaMeant::Real {
        return Check::well(subject, Said::plain("doctor-internet-practice"));
    }
    let was_reached = facts.greetings.iter().any(|(_, greeting)| {
        matches!(greeting, Ok(_) | Err(Trouble::Refused(_) | Trouble::Unreadable { .. }))
    });
    if was_reached {
        return Check::well(subject, Said::plain("doctor-internet-good"));
    }
    let (line, remedy) = match facts.greetings.first() {
        Some((_, Err(Trouble::NoConnection(Cause::Dns | Cause::Other)))) => {
            ("doctor-internet-none", "doctor-internet-none-fix")
        }
        Some((_, Err(Trouble::NoConnection(Cause::Proxy)))) => {
            ("doctor-internet-proxy", "doctor-internet-proxy-fix")
        }
        Some((_, Err(Trouble::TimedOut))) => ("doctor-internet-late", "doctor-internet-late-fix"),
        // Somebody ended the connection, here or far away.
        _ => return Check::unknown(subject, Said::plain("doctor-internet-unknown")),
    };
    Check::wrong(subject, Wrong::Network, Said::plain(line), Said::plain(remedy))
}

/// Meta: each network that was greeted.
pub(super) fn meta(facts: &Facts) -> Check {
    let subject = Subject::Meta;
    if let MetaMeant::NotStarted(problem) = &facts.meta {
        return Check::by_card(subject, Wrong::Broken, problem.clone());
    }
    if internet(facts).wrong_with().is_some() {
        return Check::unknown(subject, Said::plain("doctor-meta-unasked"));
    }
    let is_real = facts.meta == MetaMeant::Real;
    let first = facts.greetings.iter().find_map(|(_, greeting)| greeting.as_ref().err());
    let Some(trouble) = first else {
        let all = facts.greetings.iter().map(|(network, _)| *network);
        let key = if is_real { "doctor-meta-good" } else { "doctor-meta-practice" };
        return Check::well(subject, Said::plain(key).with_text(FactName::Network, brands(all)));
    };
    let (line, remedy) = match trouble {
        Trouble::Ours(_) => {
            return Check::by_card(subject, Wrong::Broken, Problem::new(Code::OurFault, Action::Report));
        }
        _ if !is_real => ("doctor-meta-pretend-gone", "doctor-meta-pretend-gone-fix"),
        Trouble::NoConnection(Cause::NoRoots) => ("doctor-meta-no-roots", "doctor-meta-no-roots-fix"),
        Trouble::NoConnection(Cause::Tls) => ("doctor-meta-unsafe", "doctor-meta-unsafe-fix"),
        Trouble::NoConnection(_) | Trouble::TimedOut => ("doctor-meta-blocked", "doctor-meta-blocked-fix"),
        Trouble::Unreadable { .. } => ("doctor-meta-strange", "doctor-meta-blocked-fix"),
        Trouble::Refused(_) => ("doctor-meta-down", "doctor-meta-down-fix"),
    };
    let failing = facts.greetings.iter().filter(|(_, greeting)| greeting.is_err());
    let failing = brands(failing.map(|(network, _)| *network));
    let said = |key| Said::plain(key).with_text(FactName::Network, failing.as_str());
    Check::wrong(subject, Wrong::Network, said(line), said(remedy))
}

fn brands(networks: impl Iterator<Item = Network>) -> String {
    networks.map(Network::brand).collect::<Vec<_>>().join(", ")
}

/// The ports at which log-ins listen. Where no return address leads here, none is needed.
pub(super) fn port(facts: &Facts) -> Check {
    let subject = Subject::Port;
    let said = |key, port: u16| Said::plain(key).with_text(FactName::Port, port.to_string());
    for (port, state) in &facts.ports {
        let line = match state {
            PortState::Free | PortState::Ours => continue,
            PortState::Taken(None) => said("doctor-port-taken", *port),
            PortState::Taken(Some(program)) => {
                said("doctor-port-taken", *port).with_text(FactName::Program, program.as_str())
            }
            PortState::Refused(detail) => {
                let line = said("doctor-port-refused", *port).with_text(FactName::Detail, detail.as_str());
                return Check::wrong(subject, Wrong::Person, line, Said::plain("doctor-port-refused-fix"));
            }
        };
        return Check::wrong(subject, Wrong::Person, line, Said::plain("doctor-port-taken-fix"));
    }
    let line = match facts.ports.iter().find(|(_, state)| *state == PortState::Ours).or(facts.ports.first()) {
        None if facts.accounts.is_none() => {
            return Check::unknown(subject, Said::plain("doctor-port-unknown"));
        }
        None => Said::plain("doctor-port-elsewhere"),
        Some((port, PortState::Ours)) => said("doctor-port-ours", *port),
        Some((port, _)) => said("doctor-port-free", *port),
    };
    Check::well(subject, line)
}
