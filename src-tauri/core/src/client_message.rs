//! The messages to a client: which of their accounts need them, with the steps of a log-in that they do from afar; and
//! what to do with a file that hands a Meta app over. Pure.

use crate::PROJECT_PAGE;
use crate::account::Account;
use crate::moment::Moment;
use crate::network::{GraphVersion, Network};
use crate::places::Place;
use crate::plain;
use crate::policy::{self, Status};
use crate::text::{Texts, Value};

/// The message about these accounts, as text to send. Places are left out: they are no business of the client's.
/// `from` is the name under it.
pub fn message(accounts: &[&Account], now: Moment, from: Option<&str>, texts: &Texts) -> String {
    let needing = accounts.iter().filter_map(|account| Some((account, need(account, now, texts)?)));
    let (who, needs): (Vec<&&Account>, Vec<String>) = needing.unzip();
    let end = signature(from);
    let hello = texts.say("msg-hello", &[]);
    if needs.is_empty() {
        let lines: Vec<String> =
            accounts.iter().map(|account| line("msg-until", account, None, texts)).collect();
        return format!("{hello}\n\n{}\n\n{}\n{end}", texts.say("msg-good", &[]), lines.join("\n"));
    }
    let count = i64::try_from(needs.len()).unwrap_or(i64::MAX);
    let first = who.first().map(|account| (account.network.handle(&account.name), account.network.brand()));
    let (name, network) = first.unwrap_or_default();
    let values =
        [("count", Value::Number(count)), ("name", Value::Text(&name)), ("network", Value::Text(network))];
    let asks = texts.say("msg-need", &values);
    let what = texts.say("msg-steps", &[]);
    format!("{hello}\n\n{asks}\n\n{}\n\n{what}\n{}\n{end}", needs.join("\n"), numbered(&STEPS, &[], texts))
}

/// The message that goes with a file that hands a Meta app over. `secret`: the app secret is in the file. `reply`: the
/// token that is connected with it comes back sealed. `from` is the name under it.
pub fn with_handover(
    network: Network,
    secret: bool,
    reply: bool,
    from: Option<&str>,
    texts: &Texts,
) -> String {
    let invites = network.facts().invites.at(GraphVersion::default());
    let values = [
        ("network", Value::Text(network.brand())),
        ("address", Value::Text(PROJECT_PAGE)),
        ("invites", Value::Text(&invites)),
    ];
    let mut steps = vec!["msg-file-invite", "msg-file-install", "msg-file-open", "msg-file-passphrase"];
    if !secret {
        steps.push("msg-file-secret");
    }
    steps.push("msg-file-connect");
    // Only there the log-in ends on a page that browsers warn about.
    if network != Network::Facebook {
        steps.push("msg-file-warning");
    }
    if reply {
        steps.push("msg-file-reply");
    }
    let hello = texts.say("msg-hello", &[]);
    let end = signature(from);
    format!("{hello}\n\n{}\n\n{}\n{end}", texts.say("msg-file", &values), numbered(&steps, &values, texts))
}

/// The name at the end of a message; nothing where none was given.
fn signature(from: Option<&str>) -> String {
    let name = from.map(plain::name).filter(|name| !name.is_empty());
    name.map(|name| format!("\n{name}\n")).unwrap_or_default()
}

fn numbered(steps: &[&str], values: &[(&str, Value<'_>)], texts: &Texts) -> String {
    let numbered = |(key, number): (&&str, u8)| format!("{number}. {}", texts.say(key, values));
    steps.iter().zip(1..).map(numbered).collect::<Vec<_>>().join("\n")
}

/// The steps of a log-in in the client's own browser, whose address comes back to us.
const STEPS: [&str; 4] = ["msg-step-time", "msg-step-open", "msg-step-allow", "msg-step-back"];

/// Why the account needs its owner to log in; None where it does not.
fn need(account: &Account, now: Moment, texts: &Texts) -> Option<String> {
    const NONE: [&Place; 0] = [];
    let token = &account.token;
    let (key, date) = match policy::status(account, &NONE, now) {
        Status::TurnedOff => ("msg-turned_off", None),
        Status::Expired => ("msg-expired", token.expires_at),
        Status::MissingPermission => ("msg-permission", None),
        _ if policy::login_is_due(account, now) => ("msg-login", token.login_required_by),
        _ => return None,
    };
    Some(line(key, account, date, texts))
}

/// A sentence about one account. Without a date of its own it is told until when the token works.
fn line(key: &str, account: &Account, date: Option<Moment>, texts: &Texts) -> String {
    let name = account.network.handle(&account.name);
    let mut values = vec![("name", Value::Text(&name)), ("network", Value::Text(account.network.brand()))];
    values.extend(date.or(account.token.expires_at).map(|date| ("date", Value::Date(date))));
    texts.say(key, &values)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::{FixedOffset, Offset, TimeDelta, Utc};

    use super::*;
    use crate::account::sample::{self, now};
    use crate::problem::{Action, Code, Problem};
    use crate::text::Language;

    #[test]
    fn a_client_reads_which_accounts_need_them_why_and_what_to_do() {
        let expired = sample::ends_in(TimeDelta::days(-2));
        let password = Problem::new(Code::Password, Action::Reconnect);
        let off =
            Account { name: "jam".into(), problem: Some(password), ..sample::ends_in(TimeDelta::days(9)) };
        let good = Account { name: "harbor".into(), ..sample::ends_in(TimeDelta::days(40)) };
        for language in Language::ALL {
            let said = message(&[&expired, &off, &good], now(), None, &texts(language));
            for part in ["@corner.bakery", "@jam", "\n1. ", "\n4. "] {
                assert!(said.contains(part), "{part}: {said}");
            }
            assert!(!said.contains("@harbor") && !said.contains("msg-"), "{said}");
        }
    }

    #[test]
    fn the_one_account_that_needs_its_owner_is_named_and_the_writer_signs() {
        let expired = sample::ends_in(TimeDelta::days(-2));
        for language in Language::ALL {
            let said = message(&[&expired], now(), Some("Harbor Agency"), &texts(language));
            assert!(said.lines().nth(2).is_some_and(|asks| asks.contains("@corner.bakery")), "{said}");
            assert!(said.ends_with("\nHarbor Agency\n"), "{said}");
        }
    }

    #[test]
    fn where_nothing_is_to_be_done_the_client_reads_until_when_it_holds() {
        let good = sample::ends_in(TimeDelta::days(40));
        for language in Language::ALL {
            let said = message(&[&good], now(), None, &texts(language));
            assert!(said.contains("@corner.bakery") && !said.contains("1. "), "{said}");
            assert!(!said.contains("msg-"), "{said}");
        }
    }

    #[test]
    fn a_handed_over_file_comes_with_its_steps() {
        for language in Language::ALL {
            let all = with_handover(Network::Threads, false, true, Some("Harbor Agency"), &texts(language));
            let few = with_handover(Network::Threads, true, false, None, &texts(language));
            assert!(all.contains("\n8. ") && !few.contains("\n7. "), "{all}{few}");
            assert!(all.contains(PROJECT_PAGE) && all.ends_with("\nHarbor Agency\n"), "{all}");
            assert!(!all.contains("msg-") && !all.contains('{'), "{all}");
        }
    }

    fn texts(language: Language) -> Texts {
        Texts::new(language, Arc::new(|_| -> FixedOffset { Utc.fix() }))
    }
}
