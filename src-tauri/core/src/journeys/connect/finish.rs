//! From the code that the browser brought back to an account that is kept.
//!
//! Ends in: `e.wrongAccount`, whatever Meta's refusals are diagnosed as, and whatever vault, ledger and lock say of
//! themselves.

use futures_util::future::BoxFuture;

use super::page_choice::{self, Listed, PageWish};
use super::waiting::{self, CameBack, CodeFrom, Person};
use super::{Ask, Connected, Expect, named};
use crate::account::{Account, Way};
use crate::diagnosis::{self, Step};
use crate::exchange::{self, Before, EndTold, Identity};
use crate::handover::Reply;
use crate::journeys::arrive::{self, Arrival, KeptAccount, Origin};
use crate::journeys::purge;
use crate::journeys::replies::{self, Outgoing, ReplyTo};
use crate::ports::{AppKeys, OwnPage, Ports, Profile, TokenAnswer, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::tokens::Stored;

/// A log-in after the browser returned.
pub(super) struct LogIn<'a> {
    pub ports: &'a Ports,
    pub ask: &'a Ask,
    pub keys: AppKeys,
    /// The permissions that this log-in asks for.
    pub wanted: Vec<String>,
    /// For whom the token is, where it is not this person's own.
    pub reply_to: Option<ReplyTo>,
}

impl LogIn<'_> {
    /// Exchanges the code and keeps the account. The code works once, so it is exchanged once.
    ///
    /// # Errors
    ///
    /// Meta refuses the code or the token, another account logged in, or vault or ledger fail.
    ///
    /// Boxed, so that it is compiled here once and not in each part that waits for it.
    pub fn finish<'b>(
        self,
        CameBack { code, from }: CameBack,
        person: &'b mut Person<'_>,
    ) -> BoxFuture<'b, Result<Connected, Problem>>
    where
        Self: 'b,
    {
        Box::pin(async move {
            let Self { ports, ask, keys, .. } = &self;
            let mut critical = ports.steady.critical_section().await;
            let network = ask.app.network;
            let first = ports.meta.exchange_code(keys, &code, &ask.app.return_address).await;
            let first = first.map_err(|trouble| self.problem(&trouble, Step::CodeExchange))?;
            let long = ports.meta.exchange_token(keys, &first.token).await;
            let long: TokenAnswer = long.map_err(|trouble| self.problem(&trouble, Step::TokenExchange))?;
            let permissions = long.permissions.or(first.permissions);
            let before = Before { owner: None, named: permissions };
            let meta = ports.meta.as_ref();
            let identity =
                exchange::identify(meta, network, &long.token, before, Some(keys), ports.clock.now()).await;
            let identity = identity.map_err(|trouble| self.problem(&trouble, Step::TokenExchange))?;
            let wish = page_choice::wish(ask);
            if wish.is_none() {
                self.expected(&identity.profile, &[])?;
            }
            if self.is_in_doubt(from, wish.as_ref(), &identity.profile)? {
                // The person may take long to answer, and meanwhile the program may be told to end.
                drop(critical);
                waiting::is_right(ports, ask, network.handle(&identity.profile.name), person)
                    .await
                    .map_err(|found| named(found, ask))?;
                critical = ports.steady.critical_section().await;
            }
            if let Some(wish) = wish {
                drop(critical);
                let pages = ports.meta.pages(&long.token, Some(keys)).await;
                let pages = pages.map_err(|trouble| self.problem(&trouble, Step::Call))?;
                return page_choice::take(&self, wish, Listed { person: identity.profile, pages }, person)
                    .await;
            }
            let told = EndTold {
                network,
                by_answer: long.expires_at,
                inspection: identity.inspection.as_ref(),
                known: None,
            };
            let expires_at = exchange::believed(told, ports.clock.now());
            let token = Stored { token: long.token, obtained_at: long.answered_at, expires_at };
            let (first, to_send) = self.keep(self.arrival(token, identity)).await?;
            purge::forget_used(ports, network, Some(keys)).await?;
            drop(critical);
            Ok(Connected {
                first,
                others: Vec::new(),
                left_out: Vec::new(),
                to_send: to_send.into_iter().collect(),
            })
        })
    }

    /// Keeps the token of this log-in, or seals it for the person that it is for.
    ///
    /// # Errors
    ///
    /// The vault, the ledger or the lock fails.
    pub async fn keep(&self, arrival: Arrival) -> Result<(KeptAccount, Option<Outgoing>), Problem> {
        let Some(to) = &self.reply_to else { return Ok((arrive::keep(self.ports, arrival).await?, None)) };
        let reply = Reply {
            network: arrival.network,
            app_id: self.ask.app.id.clone(),
            token: arrival.token.token.clone(),
            obtained_at: arrival.token.obtained_at,
            expires_at: arrival.token.expires_at,
        };
        let outgoing = replies::hold_back(self.ports, to, &reply, &arrival.identity.profile).await?;
        Ok((arrive::not_kept(self.ports, &arrival), Some(outgoing)))
    }

    /// Whether the person has to say that this is the account.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    fn is_in_doubt(
        &self,
        from: CodeFrom,
        wish: Option<&PageWish>,
        profile: &Profile,
    ) -> Result<bool, Problem> {
        let Ask { asks_whose, expect, .. } = self.ask;
        match from {
            CodeFrom::Browser => Ok(false),
            CodeFrom::Bare => Ok(true),
            // A list of Pages is a question itself, and a named account is compared with its name.
            CodeFrom::Pasted if !asks_whose || expect.is_some() || wish == Some(&PageWish::Asked) => {
                Ok(false)
            }
            CodeFrom::Pasted => Ok(!self.is_known(profile)?),
        }
    }

    /// Whether an account that is kept is this person's, or a Page that came from this person.
    fn is_known(&self, profile: &Profile) -> Result<bool, Problem> {
        let (network, id) = (self.ask.app.network, &profile.user_id);
        let is_theirs = |account: &Account| {
            let person = account.page.as_ref().and_then(|page| page.person.as_ref());
            account.network == network && (account.user_id == *id || person == Some(id))
        };
        Ok(self.ports.ledger.accounts()?.iter().any(is_theirs))
    }

    /// The token of this log-in, with everything that is known about it.
    pub fn arrival(&self, token: Stored, identity: Identity) -> Arrival {
        Arrival {
            network: self.ask.app.network,
            token,
            identity,
            page: None,
            app_id: Some(self.ask.app.id.clone()),
            wanted: self.wanted.clone(),
            label: None,
            client: None,
            found_in: None,
            origin: Origin::Connected,
            way: Some(Way::Full),
        }
    }

    /// The problem that a trouble with this log-in is shown as.
    pub fn problem(&self, trouble: &Trouble, step: Step) -> Problem {
        named(diagnosis::problem(trouble, step, self.ask.app.network), self.ask)
    }

    /// Checks that the expected account logged in: the person, or one of these Pages. Otherwise nothing is stored.
    ///
    /// # Errors
    ///
    /// `e.wrongAccount` if another account logged in.
    pub fn expected(&self, person: &Profile, pages: &[OwnPage]) -> Result<(), Problem> {
        let Some(expect) = &self.ask.expect else { return Ok(()) };
        let network = self.ask.app.network;
        let (is_expected, name) = match expect {
            Expect::Account(account) => {
                let mut ids = pages.iter().map(|page| &page.id).chain([&person.user_id]);
                (account.network == network && ids.any(|id| *id == account.user_id), &account.name)
            }
            Expect::Name(name) => {
                let mut names = pages.iter().map(|page| &page.name).chain([&person.name]);
                (names.any(|other| other.to_lowercase() == name.to_lowercase()), name)
            }
        };
        if is_expected {
            return Ok(());
        }
        Err(Problem::new(Code::WrongAccount, Action::RetryLogin)
            .with_text(FactName::Name, network.handle(name))
            .of_other_account(network, &person.name)
            .of_network(network))
    }
}
