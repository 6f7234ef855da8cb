//! Everything that the pretend Meta remembers, and which of its tokens work.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::apps::Developer;
use crate::faults::Fault;
use crate::given::Given;
use crate::moment::Moment;
use crate::network::Network;
use crate::people::{Person, everybody};
use crate::random;
use crate::refusal::{self, Refusal};
use crate::switches::{PageTokens, Switches};
use crate::token::Token;

/// Letters of a token's string: Instagram's real ones (`IGAA…`) were seen with 181.
const TOKEN_LENGTH: usize = 181;

/// The whole memory, stored as one JSON file.
#[derive(Debug, Serialize, Deserialize)]
pub struct State {
    /// How many seconds pretend time is ahead of the clock.
    pub ahead: i64,
    /// The people who can log in.
    pub people: Vec<Person>,
    /// Every code that was ever handed out, by its string.
    pub codes: BTreeMap<String, Code>,
    /// Every token that was ever handed out, by its string.
    pub tokens: BTreeMap<String, Token>,
    /// The faults that wait for a call; the first that fits strikes.
    pub faults: Vec<Fault>,
    /// Choices where Meta's behaviour is not documented.
    pub switches: Switches,
    /// The app made too many calls and is refused until then.
    pub limited_until: Option<Moment>,
    /// The Meta apps of the developer pages.
    #[serde(default)]
    pub developer: Developer,
    /// Who the browser is logged in as, by network, as `Person::id`; without an entry it is the first person.
    #[serde(default)]
    pub logged_in: BTreeMap<Network, String>,
    /// What GitHub and Vercel were given.
    #[serde(default)]
    pub given: Given,
}

/// The code with which the browser came back from an allowed log-in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Code {
    /// The network whose app it was issued to.
    pub network: Network,
    /// The number of the app; None for the one that is built in.
    #[serde(default)]
    pub app: Option<String>,
    /// The person who allowed the app, as `Person::id`.
    pub person: String,
    /// The return address that it was sent to; the exchange has to repeat it exactly.
    pub redirect_uri: String,
    /// The permissions that the app asked for.
    pub asked: Vec<String>,
    /// The permissions that the person allowed.
    pub granted: Vec<String>,
    /// When the person allowed the app.
    pub issued_at: Moment,
    /// Whether it was exchanged; a code is good once.
    pub used: bool,
}

impl State {
    /// The memory of a pretend Meta that was never used.
    pub fn fresh() -> Self {
        Self {
            ahead: 0,
            people: everybody(),
            codes: BTreeMap::new(),
            tokens: BTreeMap::new(),
            faults: Vec::new(),
            switches: Switches::default(),
            limited_until: None,
            developer: Developer::default(),
            logged_in: BTreeMap::new(),
            given: Given::default(),
        }
    }

    /// The owner of a token or code, found by `Person::id`.
    pub fn person(&self, network: Network, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.network == network && person.id == id)
    }

    /// The person of this name or id.
    pub fn named(&self, network: Network, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.network == network && person.is_called(name))
    }

    /// The person of this name or id, to be changed.
    pub fn named_mut(&mut self, network: Network, name: &str) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.network == network && person.is_called(name))
    }

    /// The people of a network who can log in, in their own order.
    pub fn people_of(&self, network: Network) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| person.network == network && !person.system)
    }

    /// The system users of the business, in their own order.
    pub fn system_users(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.system)
    }

    /// The person whom the browser is logged in as on this network.
    pub fn visitor(&self, network: Network) -> Option<&Person> {
        let chosen = self.logged_in.get(&network).and_then(|id| self.person(network, id));
        chosen.or_else(|| self.people_of(network).next())
    }

    /// The token's permissions that were granted and not taken back since.
    pub fn scopes(&self, token: &Token) -> Vec<String> {
        let declined = self.person(token.network, &token.person).map(|person| &person.declined);
        let is_left = |scope: &&String| declined.is_none_or(|declined| !declined.contains(*scope));
        token.granted.iter().filter(is_left).cloned().collect()
    }

    /// Stores a token under a new random string and returns that string.
    pub fn mint(&mut self, token: Token) -> String {
        let text = random::text(token.network.token_prefix(), TOKEN_LENGTH);
        self.tokens.insert(text.clone(), token);
        text
    }

    /// The token of this string, when it works at this moment on this network.
    ///
    /// # Errors
    ///
    /// Meta's answer to a token that is unknown, has ended or may not be used at present.
    pub fn working(&self, network: Network, text: &str, now: Moment) -> Result<&Token, Refusal> {
        let token = self.tokens.get(text).filter(|token| token.network == network);
        let token = token.ok_or_else(|| refusal::unknown_token(network))?;
        match self.why_dead(token, now) {
            Some(refusal) => Err(refusal),
            None => Ok(token),
        }
    }

    /// The person's token with which a Page's token has ended, where the switch says that it ends with it.
    fn ended_with(&self, token: &Token) -> Option<&Token> {
        let follows = self.switches.page_tokens == PageTokens::EndWithParent;
        let parent = self.tokens.get(token.taken_with.as_ref().filter(|_| follows)?)?;
        parent.ended.is_some().then_some(parent)
    }

    /// Meta's answer to a token that does not work; None for one that does.
    pub fn why_dead(&self, token: &Token, now: Moment) -> Option<Refusal> {
        if let Some(ending) = token.ended {
            let app = token.app.as_deref().unwrap_or_else(|| token.network.app_id());
            return Some(refusal::ended(ending, &token.person, app));
        }
        let person = self.person(token.network, &token.person);
        if person.is_some_and(|person| person.checkpoint) {
            return Some(refusal::checkpoint());
        }
        if let (Some(person), Some(page)) = (person, &token.page)
            && person.lost_pages.contains(page)
        {
            return Some(refusal::no_role());
        }
        if let Some(parent) = self.ended_with(token) {
            return self.why_dead(parent, now);
        }
        if let Some(end) = token.expires_at.filter(|end| *end <= now) {
            return Some(refusal::expired(end, now));
        }
        (token.needs_login() && token.login_by <= now).then(refusal::unused)
    }
}
