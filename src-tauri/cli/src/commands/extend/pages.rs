//! Pages whose tokens come with that of another account, after that account got another token.

use std::collections::BTreeMap;

use sixty_core::journeys::arrive::KeptAccount;
use sixty_core::journeys::extend::{Extended, Outcome};
use sixty_core::journeys::read_anew::{self, Read};
use sixty_core::ports::Ports;
use sixty_core::text::Value;

use crate::session::Session;

/// Reads the Pages of these accounts anew, and these accounts where they are such Pages. The answer has each Page by its
/// id, as an extend that has ended.
pub async fn read_anew(ports: &Ports, ids: &[String]) -> BTreeMap<String, Extended> {
    let mut all = BTreeMap::new();
    // What hinders the whole list is told by the accounts themselves: each keeps its token and is tried again.
    for parent in read_anew::parents_of_outdated(ports, ids).unwrap_or_default() {
        for read in read_anew::read_anew(ports, &parent).await.unwrap_or_default() {
            all.insert(read.account.id.clone(), ended(read));
        }
    }
    all
}

/// Reads the Pages of accounts anew that a person has just given a token, and says what became of them. Whatever hinders
/// it is said too: the accounts themselves are kept.
pub async fn follow(session: &Session<'_>, ports: &Ports, kept: &[KeptAccount]) {
    for kept in kept.iter().filter(|kept| kept.taken) {
        match read_anew::read_anew(ports, &kept.account.id).await {
            Ok(all) => all.iter().for_each(|read| tell(session, read)),
            Err(problem) => session.voice.explain(&problem),
        }
    }
}

fn tell(session: &Session<'_>, read: &Read) {
    let name = read.account.network.handle(&read.account.name);
    let name = [("name", Value::Text(&name))];
    if read.token_changed {
        session.voice.hint("cli-page-read", &name);
    }
    if let Some(problem) = &read.problem {
        if !read.token_changed {
            session.voice.hint("cli-page-not-read", &name);
        }
        session.voice.explain(problem);
    }
}

/// A Page keeps having no end, so it is not extended: it was not due and has another token.
fn ended(read: Read) -> Extended {
    let Read { account, token_changed, places, problem } = read;
    let outcome = match &problem {
        Some(problem) if !token_changed => match Outcome::of(problem) {
            Outcome::RetryLater => Outcome::RetryLater,
            _ => Outcome::Failed,
        },
        _ if token_changed && account.token.expires_at.is_some() => Outcome::Extended,
        _ => Outcome::NotDue,
    };
    let token_changed = token_changed.then_some(true);
    Extended { account, outcome, token_changed, places, problem }
}
