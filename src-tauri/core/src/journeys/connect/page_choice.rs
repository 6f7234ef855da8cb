//! A person's Facebook Pages in place of the person: chosen, proved, kept. Until a Page is kept its token is only in
//! memory; after an interruption the person logs in again.
//!
//! A Page is an account of its own, because its token outlives the person's; its `parent` is the person's account while
//! that is kept. Held by `extending_the_person_exchanges_no_pages_token_and_they_go_on_working_with_the_persons_new_one`
//! (`tests/promises/pages.rs`) and by `a_page_stays_when_the_person_it_came_from_is_forgotten`
//! (`adapters/src/ledger/tests.rs`).
//!
//! Ends in: `e.noPages`, `e.denied`, `e.timeout`, whatever Meta's refusals are diagnosed as, and whatever vault, ledger
//! and lock say of themselves.

use super::finish::LogIn;
use super::waiting::{Person, span};
use super::{Ask, Connected, Expect, LeftOut, Word, named};
use crate::account::{Kind, PageFacts};
use crate::diagnosis::{self, Class, Step};
use crate::exchange::{self, Before};
use crate::journeys::Progress;
use crate::journeys::arrive::{Arrival, KeptAccount};
use crate::journeys::replies::Outgoing;
use crate::network::Network;
use crate::ports::{OwnPage, Profile};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::tokens::Stored;

/// The choice among the Pages of the person who logs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageWish {
    /// Every Page that the person manages.
    All,
    /// The Pages with these ids or names.
    Named(Vec<String>),
    /// The person chooses from a list: [`Progress::PagesToChoose`], answered by [`Word::Pages`].
    Asked,
}

/// A Page that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOffer {
    /// Meta's id of the Page.
    pub id: String,
    /// The Page's name, as Facebook shows it.
    pub name: String,
    /// The username of the Instagram account that is linked to the Page.
    pub instagram: Option<String>,
}

/// The person and the Pages that a log-in gave access to.
pub(super) struct Listed {
    /// The person who logged in.
    pub person: Profile,
    /// The Pages that the person manages.
    pub pages: Vec<OwnPage>,
}

/// The Pages to connect. A reconnected Page is always asked for itself, whichever person logs in.
pub(super) fn wish(ask: &Ask) -> Option<PageWish> {
    match &ask.expect {
        _ if ask.pages.is_some() => ask.pages.clone(),
        Some(Expect::Account(account)) if account.kind == Kind::Page => {
            Some(PageWish::Named(vec![account.user_id.clone()]))
        }
        _ => None,
    }
}

/// Keeps the chosen Pages. A Page that cannot be proved is left out and reported; the others are kept.
pub(super) async fn take(
    log_in: &LogIn<'_>,
    wish: PageWish,
    listed: Listed,
    person: &mut Person<'_>,
) -> Result<Connected, Problem> {
    let Listed { person: owner, pages } = listed;
    log_in.expected(&owner, &pages)?;
    if pages.is_empty() {
        return Err(named(no_pages(), log_in.ask));
    }
    let chosen = match wish {
        PageWish::All => pages,
        PageWish::Named(names) => chosen(pages, &names).map_err(|problem| named(problem, log_in.ask))?,
        PageWish::Asked => {
            let ids = asked(log_in, &pages, person).await?;
            pages.into_iter().filter(|page| ids.contains(&page.id)).collect()
        }
    };
    log_in.expected(&owner, &chosen)?;
    keep_all(log_in, &owner, chosen).await
}

/// The Pages with these ids or names; names are compared without case.
fn chosen(pages: Vec<OwnPage>, wanted: &[String]) -> Result<Vec<OwnPage>, Problem> {
    let mut ids = Vec::new();
    for name in wanted {
        let called = |page: &&OwnPage| page.name.to_lowercase() == name.trim().to_lowercase();
        let found: Vec<&OwnPage> = match pages.iter().find(|page| page.id == name.trim()) {
            Some(page) => vec![page],
            None => pages.iter().filter(called).collect(),
        };
        match found.as_slice() {
            [page] => ids.push(page.id.clone()),
            [] => return Err(unclear(Case::UnknownPage, name, &mut pages.iter())),
            several => return Err(unclear(Case::SeveralPages, name, &mut several.iter().copied())),
        }
    }
    Ok(pages.into_iter().filter(|page| ids.contains(&page.id)).collect())
}

/// A choice that leads to none or to several of what came back.
fn unclear(why: Case, name: &str, pages: &mut dyn Iterator<Item = &OwnPage>) -> Problem {
    let listed: Vec<String> = pages.map(|page| format!("{} ({})", page.name, page.id)).collect();
    no_pages().because(why).with_text(FactName::Page, name).with_text(FactName::Pages, listed.join(", "))
}

fn no_pages() -> Problem {
    Problem::new(Code::NoPages, Action::RetryLogin)
}

/// Lets the person choose from the list; a choice that was not offered is ignored.
async fn asked(
    log_in: &LogIn<'_>,
    pages: &[OwnPage],
    person: &mut Person<'_>,
) -> Result<Vec<String>, Problem> {
    let clock = &log_in.ports.clock;
    let offer = |page: &OwnPage| PageOffer {
        id: page.id.clone(),
        name: page.name.clone(),
        instagram: page.instagram.as_ref().map(|linked| linked.name.clone()),
    };
    person.is_asked();
    (person.tell)(Progress::PagesToChoose(pages.iter().map(offer).collect()));
    person.end = person.end.max(clock.now() + span(log_in.ask.wait));
    let problem = loop {
        let word = tokio::select! {
            word = person.words.recv() => word,
            () = clock.until(person.end) => None,
        };
        match word {
            Some(Word::Pages(ids)) if pages.iter().any(|page| ids.contains(&page.id)) => return Ok(ids),
            Some(Word::Pages(_) | Word::Text(_)) => {}
            Some(Word::WaitMore(wait)) => person.end += span(wait),
            Some(Word::GiveUp) => break Problem::new(Code::Denied, Action::RetryLogin),
            None => break Problem::new(Code::TimedOut, Action::RetryLogin).because(Case::NoAnswer),
        }
    };
    Err(named(problem, log_in.ask))
}

/// Proves and keeps the Pages one after the other. Once Meta cannot be reached, the remaining Pages are left out.
async fn keep_all(log_in: &LogIn<'_>, owner: &Profile, pages: Vec<OwnPage>) -> Result<Connected, Problem> {
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    let mut in_the_way: Option<Problem> = None;
    for page in pages {
        let name = page.name.clone();
        let outcome = match &in_the_way {
            Some(problem) => Err((problem.clone(), Class::Offline)),
            None => keep(log_in, owner, page).await?,
        };
        match outcome {
            Ok(page) => kept.push(page),
            Err((problem, class)) => {
                if class.passes() {
                    in_the_way = Some(problem.clone());
                }
                let problem = problem.with_text(FactName::Name, &name);
                left_out.push(LeftOut { name, problem });
            }
        }
    }
    let (kept, to_send): (Vec<KeptAccount>, Vec<Option<Outgoing>>) = kept.into_iter().unzip();
    let (mut kept, to_send) = (kept.into_iter(), to_send.into_iter().flatten().collect());
    match (kept.next(), left_out.first()) {
        (Some(first), _) => Ok(Connected { first, others: kept.collect(), left_out, to_send }),
        (None, Some(left_out)) => Err(named(left_out.problem.clone(), log_in.ask)),
        (None, None) => Err(named(no_pages(), log_in.ask)),
    }
}

/// Keeps one Page. Inner error: only this Page failed. Outer error: nothing more can be kept.
async fn keep(
    log_in: &LogIn<'_>,
    owner: &Profile,
    page: OwnPage,
) -> Result<Result<(KeptAccount, Option<Outgoing>), (Problem, Class)>, Problem> {
    let ports = log_in.ports;
    let meta = ports.meta.as_ref();
    let (now, before) = (ports.clock.now(), Before { owner: Some(&page.id), named: None });
    let asked = exchange::identify(meta, Network::Facebook, &page.token, before, Some(&log_in.keys), now);
    let told = match asked.await {
        Ok(told) if told.profile.user_id == page.id => told,
        Ok(told) => {
            let not_yours = Problem::new(Code::NotYours, Action::Report);
            let other = not_yours.of_other_account(Network::Facebook, &told.profile.name);
            return Ok(Err((other, Class::Unknown)));
        }
        Err(trouble) => {
            let class = diagnosis::diagnose(&trouble, Step::Call).class;
            return Ok(Err((log_in.problem(&trouble, Step::Call), class)));
        }
    };
    let inspection = told.inspection.as_ref();
    let token = Stored {
        token: page.token,
        obtained_at: inspection.and_then(|inspection| inspection.issued_at).or(Some(ports.clock.now())),
        expires_at: exchange::within_bounds(inspection.and_then(|inspection| inspection.expires_at), now),
    };
    let facts =
        PageFacts { person: Some(owner.user_id.clone()), instagram: page.instagram, ..PageFacts::default() };
    let _critical = ports.steady.critical_section().await;
    let arrival = Arrival { page: Some(facts), ..log_in.arrival(token, told) };
    log_in.keep(arrival).await.map(Ok)
}

#[cfg(test)]
mod tests;
