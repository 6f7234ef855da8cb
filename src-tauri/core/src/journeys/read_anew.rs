//! Reads the tokens of Pages anew, when the account that they were read with has another token: one list of Meta for all
//! of them, then each Page by itself as an extend does it (pending, `next` in the vault, proof, vault, ledger, places).
//!
//! Which Pages are meant follows from the ledger alone ([`policy::is_outdated`]), so a run that was cut off after any line
//! is done again by the next one. A Page that the list does not name keeps its token and says so; whatever goes wrong with
//! one Page delays no other. Held by `tests/promises/derived_pages.rs`.
//!
//! Ends in, for a Page: `e.noPages`, `e.useCase`, `x.notYours`, `x.earlier`, `x.perm`, `x.vaultLost`, whatever Meta's
//! refusals are diagnosed as, and whatever vault, ledger and lock say of themselves.

use chrono::TimeDelta;
use serde_json::json;

use super::about::about;
use super::deliver::{self, PlacesMeant};
use super::recover::{self, Recovered};
use super::{LOCK_WAIT, keys, line, remember};
use crate::account::{Account, Pending, PendingKind, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::exchange::{self, Candidate, Proof};
use crate::moment;
use crate::network::Network;
use crate::places::Place;
use crate::policy;
use crate::ports::{AppKeys, OwnPage, Ports};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::schedule;
use crate::tokens::{Stored, Tokens};

/// After so many Pages in a row for which Meta was not reached, the others are left for the next run.
const UNREACHED: u32 = 3;

/// How long a Page is left alone for which something of this computer was in the way.
const TRY_AGAIN_AFTER: TimeDelta = TimeDelta::hours(1);

/// What became of one Page.
#[derive(Clone)]
pub struct Read {
    /// The Page after it.
    pub account: Account,
    /// Whether it has another token now.
    pub token_changed: bool,
    /// Its places after it.
    pub places: Vec<Place>,
    /// Why its token stayed, or which place missed the new one.
    pub problem: Option<Problem>,
}

/// Reads the tokens of the parent's Pages anew, where the parent has another token than they were read with. Empty where
/// there is nothing to do.
///
/// # Errors
///
/// Meta does not give the list, or vault or ledger fail; then every Page keeps its token, and a later run tries again.
pub async fn read_anew(ports: &Ports, parent: &str) -> Result<Vec<Read>, Problem> {
    let now = ports.clock.now();
    let accounts = ports.ledger.accounts()?;
    let is_it = |account: &&Account| account.id == parent && policy::works_on_facebook(account, now);
    let Some(parent) = accounts.iter().find(is_it) else { return Ok(Vec::new()) };
    let pages: Vec<&Account> = accounts.iter().filter(|page| policy::is_outdated(page, parent)).collect();
    if pages.is_empty() {
        return Ok(Vec::new());
    }
    let tokens = deliver::read_own(ports, parent).await?;
    let keys = keys::of_account(ports, parent).await?;
    let listed = ports.meta.pages(&tokens.current.token, keys.as_ref()).await.map_err(|trouble| {
        about(diagnosis::problem(&trouble, Step::Call, Network::Facebook), parent, ports.clock.now())
    })?;
    let reading = Reading { ports, parent, keys: keys.as_ref(), mark: tokens.current.token.fingerprint() };
    let (mut read, mut unreached) = (Vec::new(), 0);
    for page in pages {
        if unreached >= UNREACHED {
            break;
        }
        let own = listed.iter().find(|own| own.id == page.user_id);
        let done = match reading.page(page, own).await {
            Ok(done) => done,
            Err(problem) => reading.put_off(page, problem)?,
        };
        let is_unreached = done.problem.as_ref().is_some_and(|problem| problem.code == Code::Offline);
        unreached = if is_unreached { unreached + 1 } else { 0 };
        read.push(done);
    }
    Ok(read)
}

/// The parents whose Pages are to be read anew: those of these accounts, and of these accounts' own parents.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn parents_of_outdated(ports: &Ports, among: &[String]) -> Result<Vec<String>, Problem> {
    let accounts = ports.ledger.accounts()?;
    let now = ports.clock.now();
    let is_meant = |account: &Account| among.contains(&account.id);
    let has_one = |parent: &&Account| {
        let is_one =
            |page: &Account| policy::is_outdated(page, parent) && (is_meant(parent) || is_meant(page));
        policy::works_on_facebook(parent, now) && accounts.iter().any(is_one)
    };
    Ok(accounts.iter().filter(has_one).map(|parent| parent.id.clone()).collect())
}

/// One run over the Pages of one parent.
struct Reading<'a> {
    ports: &'a Ports,
    parent: &'a Account,
    /// The keys of the parent's app, with which the list was read.
    keys: Option<&'a AppKeys>,
    /// Fingerprint of the token with which the list was read.
    mark: String,
}

impl Reading<'_> {
    /// Brings one Page to the token of the list, while its lock is held.
    async fn page(&self, page: &Account, own: Option<&OwnPage>) -> Result<Read, Problem> {
        let ports = self.ports;
        let _held = ports.locks.hold(&page.id, LOCK_WAIT).await?;
        let recovered = recover::recover(ports, &page.id, self.keys).await?;
        let Recovered { mut account, tokens, undecided, .. } = recovered;
        // What an interrupted run left is asked for anew, unless Meta cannot be asked now.
        if let Some((problem, _)) = undecided.filter(|(_, class)| class.passes()) {
            return Err(problem);
        }
        if !policy::is_outdated(&account, self.parent) {
            // Another program was here meanwhile.
            return self.ended(account, false, None);
        }
        let Some(own) = own else { return self.not_named(account) };
        account.page.get_or_insert_default().instagram.clone_from(&own.instagram);
        if own.token.same_as(&tokens.current.token) {
            self.note(&mut account);
            ports.ledger.keep(&account, None, &[], None)?;
            let places = deliver::deliver(ports, &account, &tokens, PlacesMeant::Outdated).await?;
            return self.delivered(account, false, places);
        }
        let now = ports.clock.now();
        let attempt = Pending {
            id: 0,
            kind: PendingKind::Extend,
            started_at: now,
            account: account.clone(),
            place: None,
        };
        let attempt = ports.ledger.begin(&attempt)?;
        let next = Stored { token: own.token.clone(), obtained_at: Some(now), expires_at: None };
        let mut tokens = Tokens { next: Some(next.clone()), ..tokens };
        tokens.write(ports.vault.as_ref(), &account).await?;
        let candidate = self.candidate(&account, &tokens.current);
        let meta = ports.meta.as_ref();
        match exchange::prove(meta, &candidate, &next, None, self.keys, ports.clock.now()).await {
            Proof::Good(identity) => {
                self.note(&mut account);
                let tokens = recover::promote(ports, &mut account, tokens, next, &identity).await?;
                let places = deliver::deliver(ports, &account, &tokens, PlacesMeant::Every).await?;
                self.delivered(account, true, places)
            }
            Proof::Refused(problem) => {
                tokens.next = None;
                tokens.write(ports.vault.as_ref(), &account).await?;
                self.stays(account, problem, Some(attempt))
            }
            Proof::Undecided(problem, class) if class.passes() => Err(problem),
            Proof::Undecided(problem, _) => self.stays(account, problem, Some(attempt)),
        }
    }

    /// What the new token is compared with. A token that is dead demands nothing of the one that takes its place.
    fn candidate(&self, page: &Account, current: &Stored) -> Candidate {
        let mut candidate = Candidate::of(page, current);
        let is_dead = policy::is_turned_off(page) || policy::is_expired(page, self.ports.clock.now());
        if is_dead {
            candidate.granted = None;
            candidate.lifetime.kind = TokenKind::Unknown;
            candidate.lifetime.expires_at = None;
        }
        candidate
    }

    /// Notes that the Page's token was looked for with the parent's present one.
    fn note(&self, page: &mut Account) {
        page.page.get_or_insert_default().read_with = Some(self.mark.clone());
    }

    /// For a Page that the parent's token does not reach any more: it keeps its token.
    fn not_named(&self, page: Account) -> Result<Read, Problem> {
        let problem = if self.parent.logs_in() {
            Problem::new(Code::NoPages, Action::RetryLogin).because(Case::NotNamed)
        } else {
            Problem::new(Code::UseCase, Action::FixSetup).because(Case::SystemUser)
        };
        let problem = problem
            .with_text(FactName::Page, &page.name)
            .with_text(FactName::Other, self.parent.network.handle(&self.parent.name));
        self.stays(page, problem, None)
    }

    /// Keeps the Page's token and says why. With the same token of the parent it would end the same again, so the next try
    /// waits for another one.
    fn stays(&self, mut page: Account, problem: Problem, attempt: Option<i64>) -> Result<Read, Problem> {
        let now = self.ports.clock.now();
        self.note(&mut page);
        let problem = about(problem, &page, now);
        // A token that is gone is worse than one that was not read anew.
        if page.problem.as_ref().is_none_or(|known| known.extending) {
            page.problem = Some(problem.clone().of_extending());
        }
        let facts = json!({ "code": problem.code.key(), "meta": problem.meta });
        let history = [line(&page, now, "not_read", facts)];
        self.ports.ledger.keep(&page, None, &history, attempt)?;
        self.ended(page, false, Some(problem))
    }

    /// For what passes, or is in the way on this computer: the Page is tried again later.
    fn put_off(&self, page: &Account, problem: Problem) -> Result<Read, Problem> {
        let now = self.ports.clock.now();
        let problem = about(problem, page, now);
        remember::remember(self.ports, &page.id, &problem)?;
        let Some(mut page) = self.ports.ledger.account(&page.id)? else {
            return self.ended(page.clone(), false, Some(problem));
        };
        let class = if problem.code == Code::Offline { Class::Offline } else { Class::Transient };
        page.retry_at = schedule::retry_at(class, page.failures.saturating_add(1), None, now)
            .or(Some(moment::after(now, TRY_AGAIN_AFTER)));
        page.failing_since = page.failing_since.or(Some(now));
        page.failures = page.failures.saturating_add(1);
        let history =
            [line(&page, now, "put_off", json!({ "code": problem.code.key(), "meta": problem.meta }))];
        self.ports.ledger.keep(&page, None, &history, None)?;
        self.ended(page, false, Some(problem))
    }

    fn delivered(&self, account: Account, token_changed: bool, places: Vec<Place>) -> Result<Read, Problem> {
        let problem = deliver::missed(&places, &account, self.ports.clock.now());
        Ok(Read { account, token_changed, places, problem })
    }

    fn ended(
        &self,
        account: Account,
        token_changed: bool,
        problem: Option<Problem>,
    ) -> Result<Read, Problem> {
        let places = deliver::of_account(self.ports, &account)?;
        Ok(Read { account, token_changed, places, problem })
    }
}
