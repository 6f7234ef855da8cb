//! A Meta that gives scripted answers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::TimeDelta;
use tokio::sync::Semaphore;

use super::{MARKER, MovedClock};
use crate::account::{Kind, Linked};
use crate::network::Network;
use crate::ports::{
    AppKeys, Cause, Clock, CodeAnswer, Inspection, Meta, MetaError, OwnPage, Profile, TokenAnswer, Trouble,
};
use crate::secret::Secret;

pub struct ScriptedMeta {
    clock: Arc<MovedClock>,
    inner: Mutex<Inner>,
    gate: Semaphore,
}

#[derive(Default)]
struct Inner {
    owners: HashMap<String, Profile>,
    /// The person who allows the app in the next log-in.
    person: Option<Profile>,
    /// The Pages that every person runs.
    pages: Vec<OwnPage>,
    /// Whether Meta inspects the token of a Page, and names the Page's own id in the place of its person's.
    inspects_pages: bool,
    offline: bool,
    clock_ahead: Option<TimeDelta>,
    handed_out: usize,
    asked: Vec<String>,
    now: usize,
    most: usize,
}

impl ScriptedMeta {
    pub fn new(clock: Arc<MovedClock>) -> Self {
        Self { clock, inner: Mutex::default(), gate: Semaphore::new(Semaphore::MAX_PERMITS) }
    }

    pub fn belongs(&self, token: &Secret, user_id: &str, name: &str) {
        let profile = Profile { user_id: user_id.to_owned(), name: name.to_owned() };
        self.inner.lock().unwrap().owners.insert(token.expose().to_owned(), profile);
    }

    /// Ends the life of a token.
    pub fn forget(&self, token: &Secret) {
        self.inner.lock().unwrap().owners.remove(token.expose());
    }

    pub fn log_in_as(&self, user_id: &str, name: &str) {
        let profile = Profile { user_id: user_id.to_owned(), name: name.to_owned() };
        self.inner.lock().unwrap().person = Some(profile);
    }

    /// Lets everyone who logs in run these Pages.
    pub fn lists(&self, pages: &[(&str, &str)]) {
        for (id, name) in pages {
            let token = Secret::new(format!("EAA{MARKER}{id}{}", "z".repeat(140)));
            self.belongs(&token, id, name);
            let page = OwnPage { id: (*id).to_owned(), name: (*name).to_owned(), token, instagram: None };
            self.inner.lock().unwrap().pages.push(page);
        }
    }

    /// Lets Meta inspect the tokens of Pages, and name the Page alone.
    pub fn names_pages_alone(&self) {
        self.inner.lock().unwrap().inspects_pages = true;
    }

    /// The token of a Page that was listed.
    pub fn token_of_page(&self, id: &str) -> Secret {
        let inner = self.inner.lock().unwrap();
        inner.pages.iter().find(|page| page.id == id).unwrap().token.clone()
    }

    /// Lets every answer tell that the clock here is ahead by this much.
    pub fn tells_ahead(&self, ahead: TimeDelta) {
        self.inner.lock().unwrap().clock_ahead = Some(ahead);
    }

    pub fn offline(&self, offline: bool) {
        self.inner.lock().unwrap().offline = offline;
    }

    /// Holds every extend unanswered until [`ScriptedMeta::answer`].
    pub fn hold(&self) {
        self.gate.forget_permits(Semaphore::MAX_PERMITS);
    }

    /// Answers this many of the extends that are held.
    pub fn answer(&self, count: usize) {
        self.gate.add_permits(count);
    }

    /// The names of the accounts that an extend was asked for, in that order.
    pub fn extended(&self) -> Vec<String> {
        let inner = self.inner.lock().unwrap();
        inner.asked.iter().filter_map(|asked| asked.strip_prefix("refresh ")).map(str::to_owned).collect()
    }

    pub fn asked_about(&self) -> usize {
        self.inner.lock().unwrap().asked.iter().filter(|asked| asked.starts_with("me ")).count()
    }

    /// The most extends that were under way at the same time.
    pub fn most_at_a_time(&self) -> usize {
        self.inner.lock().unwrap().most
    }

    fn owner(&self, verb: &str, token: &Secret) -> Result<Profile, Trouble> {
        let mut inner = self.inner.lock().unwrap();
        let owner = inner.owners.get(token.expose()).cloned();
        let name = owner.as_ref().map_or("nobody", |owner| owner.name.as_str());
        inner.asked.push(format!("{verb} {name}"));
        if inner.offline {
            return Err(Trouble::NoConnection(Cause::Other));
        }
        owner.ok_or_else(|| Trouble::Refused(Box::new(MetaError { code: Some(190), ..MetaError::default() })))
    }

    fn hand_out(&self, owner: &Profile) -> TokenAnswer {
        let number = {
            let mut inner = self.inner.lock().unwrap();
            inner.handed_out += 1;
            inner.handed_out
        };
        let token = Secret::new(format!("THAA{MARKER}next{number}{}", "y".repeat(140)));
        self.belongs(&token, &owner.user_id, &owner.name);
        let now = self.clock.now();
        TokenAnswer {
            token,
            expires_at: Some(now + TimeDelta::days(60)),
            answered_at: Some(now),
            permissions: None,
        }
    }
}

#[async_trait]
impl Meta for ScriptedMeta {
    async fn exchange_code(&self, _: &AppKeys, _: &Secret, _: &str) -> Result<CodeAnswer, Trouble> {
        let person = self.inner.lock().unwrap().person.clone().unwrap();
        let answer = self.hand_out(&person);
        Ok(CodeAnswer {
            token: answer.token,
            permissions: None,
            answered_at: answer.answered_at,
            expires_at: None,
        })
    }

    async fn exchange_token(&self, _: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        Ok(self.hand_out(&self.owner("exchange", token)?))
    }

    async fn extend_system_user(&self, _: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        Ok(self.hand_out(&self.owner("refresh", token)?))
    }

    async fn revoke(&self, _: &AppKeys, old: &Secret, with: &Secret) -> Result<(), Trouble> {
        self.owner("revoke", with)?;
        self.owner("revoke", old)?;
        self.forget(old);
        Ok(())
    }

    async fn refresh(&self, _: Network, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let owner = self.owner("refresh", token)?;
        {
            let mut inner = self.inner.lock().unwrap();
            inner.now += 1;
            inner.most = inner.most.max(inner.now);
        }
        self.gate.acquire().await.unwrap().forget();
        self.inner.lock().unwrap().now -= 1;
        Ok(self.hand_out(&owner))
    }

    async fn me(&self, _: Network, token: &Secret, _: Option<&AppKeys>) -> Result<Profile, Trouble> {
        self.owner("me", token)
    }

    fn clock_ahead(&self) -> Option<TimeDelta> {
        let inner = self.inner.lock().unwrap();
        inner.clock_ahead.filter(|_| !inner.offline)
    }

    async fn permissions(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Vec<String>, Trouble> {
        Ok(Vec::new())
    }

    async fn pages(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
        Ok(self.inner.lock().unwrap().pages.clone())
    }

    async fn linked_instagram(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Option<Linked>, Trouble> {
        Ok(None)
    }

    async fn inspect(&self, _: Network, token: &Secret, _: &Secret) -> Result<Inspection, Trouble> {
        let inner = self.inner.lock().unwrap();
        let page = inner.pages.iter().find(|page| page.token.same_as(token) && inner.inspects_pages);
        let page = page.ok_or_else(|| Trouble::Refused(Box::default()))?;
        Ok(Inspection {
            valid: true,
            kind: Some(Kind::Page),
            person: Some(page.id.clone()),
            expires_at: None,
            endless: true,
            login_required_by: None,
            login_never: true,
            issued_at: None,
            permissions: None,
            error: None,
        })
    }
}
