//! Adds accounts from tokens that a person already has.

use std::path::Path;

use serde::Serialize;
use sixty_core::account::TokenKind;
use sixty_core::journeys::arrive::KeptAccount;
use sixty_core::journeys::connect::Connected;
use sixty_core::journeys::import::{self, FromFile, Pasted, Skipped};
use sixty_core::network::Network;
use sixty_core::places::Place;
use sixty_core::plain;
use sixty_core::ports::{FileTrouble, Ports};
use sixty_core::problem::{FactName, Problem};
use sixty_core::text::Value;

use super::extend::pages;
use super::handover::{self, ReplyView};
use super::places;
use crate::args::Import;
use crate::contract::{self, AccountView, SkippedView};
use crate::exit::Exit;
use crate::input;
use crate::session::{Ended, Session};

/// The name of a file that means standard input.
const STANDARD_INPUT: &str = "-";

/// The answer of `connect` and `import`.
#[derive(Serialize)]
struct Arrivals {
    /// The first of `accounts`.
    account: Option<AccountView>,
    accounts: Vec<AccountView>,
    skipped: Vec<SkippedView>,
    /// Tokens that were connected for somebody else; none of their accounts is kept here.
    replies: Vec<ReplyView>,
}

pub async fn run(session: &Session<'_>, command: Import) -> Ended {
    let network = command.network.0;
    if let Some(fault) = command.name.as_deref().and_then(fault_of_label) {
        return Ok(session.voice.misused(fault, &[]));
    }
    if let Some(path) = &command.env_file {
        let ports = session.ports().await?;
        session.profile.may_touch(path, command.really)?;
        let path = places::path_of(path, &ports.ledger.places()?);
        let from_file = import::import_file(&ports, &path, command.key.as_deref(), network).await?;
        return tell_of_file(session, &ports, &from_file).await;
    }
    if let Some(path) = &command.csv {
        return import_list(session, path, command.really, network).await;
    }
    let prompt = session.voice.texts.say("cli-ask-token", &[]);
    let Ok(Some(text)) = session.voice.asks(input::secret(&prompt)).await else {
        return Ok(session.voice.misused("cli-usage-empty-secret", &[]));
    };
    let ports = session.ports().await?;
    let kept = import::import(&ports, Pasted { text, network, label: command.name, way: None }).await?;
    tell(session, &ports, &kept, Arrived::default())?;
    pages::follow(session, &ports, &kept).await;
    Ok(Exit::Done)
}

/// Adds the accounts of a list of clients, from a file or from standard input.
async fn import_list(session: &Session<'_>, path: &Path, really: bool, network: Option<Network>) -> Ended {
    if path == Path::new(STANDARD_INPUT) {
        let content = session.voice.asks(input::bytes()).await.unwrap_or_default();
        if content.is_empty() {
            return Ok(session.voice.misused("cli-usage-empty-secret", &[]));
        }
        // What was too much is dropped, and with it rows that the person meant.
        let content = if input::is_cut(&content) { Err(FileTrouble::TooLarge) } else { Ok(content) };
        return add_list(session, path, content, network).await;
    }
    session.profile.may_touch(path, really)?;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let content = session.ports().await?.files.read(&path);
    add_list(session, &path, content, network).await
}

async fn add_list(
    session: &Session<'_>,
    path: &Path,
    content: Result<Vec<u8>, FileTrouble>,
    network: Option<Network>,
) -> Ended {
    let content = content.map_err(|trouble| trouble.of(path))?;
    let ports = session.ports().await?;
    let from_file = import::import_list(&ports, path, &content, network).await?;
    tell_of_file(session, &ports, &from_file).await
}

/// Why a person could not read or type the name: it stands in lists, on terminals and in notifications.
pub fn fault_of_label(text: &str) -> Option<&'static str> {
    if text.trim().is_empty() || text.contains(plain::is_steering) {
        return Some("cli-usage-label");
    }
    (text.chars().count() > plain::LONGEST_NAME).then_some("cli-usage-label-long")
}

async fn tell_of_file(session: &Session<'_>, ports: &Ports, from_file: &FromFile) -> Ended {
    let texts = &session.voice.texts;
    let skipped = from_file.skipped.iter().map(|skipped| SkippedView::of(skipped, texts));
    let arrived = Arrived { skipped: skipped.collect(), ..Arrived::default() };
    tell(session, ports, &from_file.kept, arrived)?;
    tell_skipped(session, &from_file.skipped);
    pages::follow(session, ports, &from_file.kept).await;
    Ok(if from_file.skipped.is_empty() { Exit::Done } else { Exit::Person })
}

/// Says which lines gave no account, and why.
pub fn tell_skipped(session: &Session<'_>, skipped: &[Skipped]) {
    for skipped in skipped {
        // A problem that names the line itself needs no heading.
        if skipped.problem.text(FactName::Number).is_none() {
            let line = skipped.line.to_string();
            let values = [("key", Value::Text(&skipped.key)), ("line", Value::Text(&line))];
            let heading =
                if skipped.key.is_empty() { "cli-import-skipped-row" } else { "cli-import-skipped" };
            session.voice.hint(heading, &values);
        }
        session.voice.explain(&skipped.problem);
    }
}

/// Says which Pages, or which person, a log-in brought, which Pages were left out and why, and what has to be sent to
/// somebody else.
///
/// # Errors
/// The ledger or the vault cannot be read.
pub async fn tell_of_log_in(session: &Session<'_>, ports: &Ports, connected: Connected) -> Ended {
    let Connected { first, others, left_out, to_send } = connected;
    // What goes to somebody else is not kept here.
    let kept: Vec<KeptAccount> =
        if to_send.is_empty() { [first].into_iter().chain(others).collect() } else { Vec::new() };
    let skipped = left_out.iter().map(|page| SkippedView {
        line: None,
        key: page.name.clone(),
        problem: contract::problem(&page.problem, &session.voice.texts),
    });
    let replies = handover::views(ports, &to_send).await?;
    handover::tell(session, &replies);
    tell(session, ports, &kept, Arrived { skipped: skipped.collect(), replies })?;
    pages::follow(session, ports, &kept).await;
    for page in &left_out {
        session.voice.hint("cli-connect-page-left", &[("page", Value::Text(&page.name))]);
        session.voice.explain(&page.problem);
    }
    Ok(left_out.iter().map(|page| Exit::of(&page.problem)).max().unwrap_or(Exit::Done))
}

/// What came beside the accounts that are kept.
#[derive(Default)]
struct Arrived {
    skipped: Vec<SkippedView>,
    replies: Vec<ReplyView>,
}

/// Says which accounts are kept, to people and to programs.
fn tell(
    session: &Session<'_>,
    ports: &Ports,
    kept: &[KeptAccount],
    Arrived { skipped, replies }: Arrived,
) -> Result<(), Problem> {
    let (now, places, texts) = (ports.clock.now(), ports.ledger.places()?, &session.voice.texts);
    let places = Place::by_account(&places);
    if !session.voice.is_json() {
        tell_people(session, kept);
    }
    let view = |kept: &KeptAccount| contract::account(&kept.account, &places, now, texts);
    session.voice.answer(&Arrivals {
        account: kept.first().map(view),
        accounts: kept.iter().map(view).collect(),
        skipped,
        replies,
    });
    Ok(())
}

/// Says which accounts are kept, to people.
pub fn tell_people(session: &Session<'_>, kept: &[KeptAccount]) {
    for kept in kept {
        let name = kept.account.network.handle(&kept.account.name);
        let mut values = vec![("name", Value::Text(&name))];
        values.extend(kept.account.token.expires_at.map(|end| ("date", Value::Date(end))));
        let key = match (kept.account.token.kind, kept.account.token.expires_at) {
            _ if !kept.taken => "cli-import-already",
            (_, Some(_)) => "cli-import-added",
            (TokenKind::Endless, None) => "cli-import-added-endless",
            (_, None) => "cli-import-added-unknown",
        };
        session.voice.say(key, &values);
        if let Some(client) = &kept.account.client {
            let values = [("name", Value::Text(&name)), ("client", Value::Text(client))];
            session.voice.say("cli-import-client", &values);
        }
        if let Some(linked) = kept.account.page.as_ref().and_then(|page| page.instagram.as_ref()) {
            let values = [("page", Value::Text(&name)), ("name", Value::Text(&linked.name))];
            session.voice.say("cli-import-linked", &values);
        }
    }
}
