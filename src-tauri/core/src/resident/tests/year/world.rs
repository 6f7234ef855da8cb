//! Meta as it is, with the true time, whatever the computer's clock shows.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use chrono::TimeDelta;

use super::super::bench::{MARKER, MovedClock, now};
use crate::account::Linked;
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::ports::{
    AppKeys, Cause, Clock, CodeAnswer, Inspection, Meta, MetaError, OwnPage, Profile, TokenAnswer, Trouble,
};
use crate::secret::Secret;

/// How long Meta takes for an answer.
const LATENCY: Duration = Duration::from_millis(50);

/// How old a token of Threads or Instagram has to be before it is refreshed.
const MINIMUM_AGE: TimeDelta = TimeDelta::hours(24);

pub struct World {
    clock: Arc<MovedClock>,
    inner: Mutex<Inner>,
}

pub struct Inner {
    /// The true time.
    pub now: Moment,
    pub is_online: bool,
    /// The code with which Meta refuses everything.
    pub refused: Option<i64>,
    tokens: HashMap<String, Token>,
    asked: usize,
    /// By how much the computer's clock was ahead at the last answer.
    told_ahead: Option<TimeDelta>,
    /// Each extend that Meta's answer brought here: the person's id and when.
    pub extended: Vec<(String, Moment)>,
}

#[derive(Clone)]
struct Token {
    person: Profile,
    made_at: Moment,
    ends_at: Moment,
    is_off: bool,
}

impl World {
    pub fn new(clock: Arc<MovedClock>) -> Self {
        let inner = Inner {
            now: now(),
            is_online: true,
            refused: None,
            tokens: HashMap::new(),
            asked: 0,
            told_ahead: None,
            extended: Vec::new(),
        };
        Self { clock, inner: Mutex::new(inner) }
    }

    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// Makes a token known that has this much of its 60 days left.
    pub fn belongs(&self, token: &Secret, person: Profile, left: TimeDelta) {
        let mut inner = self.inner();
        let ends_at = inner.now + left;
        let known = Token { person, made_at: ends_at - TimeDelta::days(60), ends_at, is_off: false };
        inner.tokens.insert(token.expose().to_owned(), known);
    }

    /// Turns off every token of a person, as a new password does.
    pub fn turn_off(&self, user_id: &str) {
        let mut inner = self.inner();
        inner
            .tokens
            .values_mut()
            .filter(|token| token.person.user_id == user_id)
            .for_each(|token| token.is_off = true);
    }

    /// The true end of a token, and whether it works.
    pub fn end_of(&self, token: &Secret) -> (Moment, bool) {
        let inner = self.inner();
        let known = &inner.tokens[token.expose()];
        (known.ends_at, !known.is_off && known.ends_at > inner.now)
    }

    /// A new token for a person, which lives for 60 days.
    pub fn hand_out(&self, person: &Profile) -> Secret {
        let number = self.inner().tokens.len();
        let token = Secret::new(format!("THAA{MARKER}{number}n{}", "y".repeat(140)));
        self.belongs(&token, person.clone(), TimeDelta::days(60));
        token
    }

    async fn look(&self, token: &Secret) -> Result<Token, Trouble> {
        tokio::time::sleep(LATENCY).await;
        let mut inner = self.inner();
        if !inner.is_online {
            return Err(Trouble::NoConnection(Cause::Dns));
        }
        inner.told_ahead = Some(self.clock.now() - inner.now);
        if let Some(code) = inner.refused {
            return Err(refusal(code, None));
        }
        let known = inner.tokens.get(token.expose()).cloned().ok_or_else(|| refusal(190, None))?;
        match known {
            Token { is_off: true, .. } => Err(refusal(190, Some(460))),
            Token { ends_at, .. } if ends_at <= inner.now => Err(refusal(190, Some(463))),
            known => Ok(known),
        }
    }

    async fn extend(&self, token: &Secret, minimum_age: TimeDelta) -> Result<TokenAnswer, Trouble> {
        let known = self.look(token).await?;
        let asked = {
            let mut inner = self.inner();
            if inner.now - known.made_at < minimum_age {
                return Err(refusal(10, None));
            }
            inner.asked += 1;
            inner.asked
        };
        // Now and then Meta gives the same token back, with the date that it had.
        let is_same = asked.is_multiple_of(31);
        let token = if is_same { token.clone() } else { self.hand_out(&known.person) };
        tokio::time::sleep(LATENCY).await;
        let mut inner = self.inner();
        let now = inner.now;
        inner.extended.push((known.person.user_id, now));
        let end = if is_same { known.ends_at } else { now + TimeDelta::days(60) };
        let is_believed = moment::is_near(now, self.clock.now(), moment::CLOCKS_AGREE_WITHIN);
        Ok(TokenAnswer {
            token,
            expires_at: Some(end).filter(|_| is_believed),
            answered_at: Some(now).filter(|_| is_believed),
            permissions: None,
        })
    }
}

fn refusal(code: i64, subcode: Option<i64>) -> Trouble {
    let http_status = Some(400);
    Trouble::Refused(Box::new(MetaError { code: Some(code), subcode, http_status, ..MetaError::default() }))
}

#[async_trait]
impl Meta for World {
    async fn me(&self, _: Network, token: &Secret, _: Option<&AppKeys>) -> Result<Profile, Trouble> {
        Ok(self.look(token).await?.person)
    }

    async fn refresh(&self, _: Network, token: &Secret) -> Result<TokenAnswer, Trouble> {
        self.extend(token, MINIMUM_AGE).await
    }

    async fn exchange_token(&self, _: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        self.extend(token, TimeDelta::zero()).await
    }

    async fn extend_system_user(&self, _: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        self.extend(token, TimeDelta::zero()).await
    }

    async fn revoke(&self, _: &AppKeys, _: &Secret, _: &Secret) -> Result<(), Trouble> {
        unreachable!("no old token is switched off")
    }

    async fn inspect(&self, _: Network, token: &Secret, _: &Secret) -> Result<Inspection, Trouble> {
        let known = self.look(token).await;
        if let Err(Trouble::Refused(error)) = &known
            && error.code != Some(190)
        {
            return Err(Trouble::Refused(error.clone()));
        }
        let error = match &known {
            Err(Trouble::Refused(error)) => Some((**error).clone()),
            Err(trouble) => return Err(trouble.clone()),
            Ok(_) => None,
        };
        let known = known.ok();
        Ok(Inspection {
            valid: known.is_some(),
            kind: None,
            person: None,
            expires_at: known.as_ref().map(|known| known.ends_at),
            endless: false,
            login_required_by: None,
            login_never: false,
            issued_at: known.as_ref().map(|known| known.made_at),
            permissions: None,
            error,
        })
    }

    fn clock_ahead(&self) -> Option<TimeDelta> {
        self.inner().told_ahead.take()
    }

    async fn permissions(&self, token: &Secret, _: Option<&AppKeys>) -> Result<Vec<String>, Trouble> {
        self.look(token).await.map(|_| Vec::new())
    }

    async fn exchange_code(&self, _: &AppKeys, _: &Secret, _: &str) -> Result<CodeAnswer, Trouble> {
        unreachable!("nobody logs in")
    }

    async fn pages(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
        Ok(Vec::new())
    }

    async fn linked_instagram(&self, _: &Secret, _: Option<&AppKeys>) -> Result<Option<Linked>, Trouble> {
        Ok(None)
    }
}
