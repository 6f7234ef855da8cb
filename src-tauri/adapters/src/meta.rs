//! Meta's token addresses over HTTPS.

mod bodies;
mod call;
mod cause;
pub(crate) mod client;
mod code;
mod headers;
mod memory;
mod pages;
mod practice_clock;
mod pretend;
mod proof;
mod record;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use sixty_core::account::Linked;
use sixty_core::network::Network;
use sixty_core::ports::{
    AppKeys, Clock, CodeAnswer, Greeting, Inspection, Ledger, Meta, Mistake, OwnPage, Profile, TokenAnswer,
    Trouble,
};
use sixty_core::secret::Secret;

use call::{Answer, Call, Caller, Reading};

pub use practice_clock::{advance_time_at, pull_lever_at, state_at, time_at};
pub use pretend::{PretendAddress, placed};

use crate::log::LocalLog;

/// Asks Meta, or a pretend one on this computer.
pub struct HttpMeta {
    caller: Caller,
}

impl HttpMeta {
    /// `pretend` is the address of a pretend Meta; None for the real one. `ledger` is where Meta's terms are
    /// remembered.
    pub fn new(
        pretend: Option<PretendAddress>,
        clock: Arc<dyn Clock>,
        ledger: Option<Arc<dyn Ledger>>,
    ) -> Self {
        Self { caller: Caller::new(pretend, clock, ledger) }
    }

    /// The same with a log of every call.
    #[must_use]
    pub fn noting_in(self, log: &LocalLog) -> Self {
        Self { caller: self.caller.noting_in(log) }
    }
}

#[async_trait]
impl Meta for HttpMeta {
    fn clock_ahead(&self) -> Option<TimeDelta> {
        self.caller.clock_ahead()
    }

    async fn exchange_code(
        &self,
        app: &AppKeys,
        code: &Secret,
        return_address: &str,
    ) -> Result<CodeAnswer, Trouble> {
        code::exchange(&self.caller, app, code, return_address).await
    }

    async fn exchange_token(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let exchange = &app.network.facts().exchange;
        let (token_parameter, parameters) = match app.network {
            Network::Facebook => (None, of_facebook(app, token)),
            Network::Threads | Network::Instagram => {
                let grant = ("grant_type", exchange.grant.as_str());
                (Some(token), vec![grant, ("client_secret", app.secret.expose())])
            }
        };
        let call = Call {
            token: token_parameter,
            parameters: &parameters,
            hidden: &[&app.secret, token],
            ..Call::new("exchange", app.network, &exchange.address)
        };
        token_in(&self.caller.get(&call).await?)
    }

    async fn extend_system_user(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let mut parameters = of_facebook(app, token);
        parameters.push(("set_token_expires_in_60_days", "true"));
        let call = Call {
            parameters: &parameters,
            hidden: &[&app.secret, token],
            ..Call::new("extend", app.network, &app.network.facts().exchange.address)
        };
        token_in(&self.caller.get(&call).await?)
    }

    async fn revoke(&self, app: &AppKeys, old: &Secret, with: &Secret) -> Result<(), Trouble> {
        let revoke = app.network.facts().revoke.as_ref().ok_or(Trouble::Ours(Mistake::NoSuchCall))?;
        let parameters = [
            ("client_id", app.id.as_str()),
            ("client_secret", app.secret.expose()),
            ("revoke_token", old.expose()),
        ];
        let call = Call {
            token: Some(with),
            parameters: &parameters,
            hidden: &[&app.secret, old],
            keys: Some(app),
            ..Call::new("revoke", app.network, revoke)
        };
        let answer = self.caller.get(&call).await?;
        // An answer that does not say that it is done may be a proxy's.
        if bodies::is_done(&answer.body) { Ok(()) } else { Err(answer.unreadable()) }
    }

    async fn refresh(&self, network: Network, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let refresh = network.facts().refresh.as_ref().ok_or(Trouble::Ours(Mistake::NoSuchCall))?;
        let parameters = [("grant_type", refresh.grant.as_str())];
        let call = Call {
            token: Some(token),
            parameters: &parameters,
            ..Call::new("refresh", network, &refresh.address)
        };
        token_in(&self.caller.get(&call).await?)
    }

    async fn me(&self, network: Network, token: &Secret, keys: Option<&AppKeys>) -> Result<Profile, Trouble> {
        let me = &network.facts().me;
        let parameters = [("fields", me.fields.as_str())];
        let call = Call {
            token: Some(token),
            parameters: &parameters,
            keys,
            ..Call::new("me", network, &me.address)
        };
        let answer = self.caller.get(&call).await?;
        bodies::profile(network, &answer.body).ok_or_else(|| answer.unreadable())
    }

    async fn permissions(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<String>, Trouble> {
        let network = Network::Facebook;
        let granted = network.facts().granted.as_ref().ok_or(Trouble::Ours(Mistake::NoSuchCall))?;
        let answer = self
            .caller
            .get(&Call { token: Some(token), keys, ..Call::new("permissions", network, granted) })
            .await?;
        bodies::granted(&answer.body).ok_or_else(|| answer.unreadable())
    }

    async fn pages(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
        pages::all(&self.caller, token, keys).await
    }

    async fn linked_instagram(
        &self,
        token: &Secret,
        keys: Option<&AppKeys>,
    ) -> Result<Option<Linked>, Trouble> {
        pages::linked_instagram(&self.caller, token, keys).await
    }

    async fn greet(&self, network: Network) -> Result<Greeting, Trouble> {
        self.caller.greet(network).await
    }

    async fn inspect(
        &self,
        network: Network,
        token: &Secret,
        inspector: &Secret,
    ) -> Result<Inspection, Trouble> {
        let inspect = network.facts().inspect.as_ref().ok_or(Trouble::Ours(Mistake::NoSuchCall))?;
        let parameters = [("input_token", token.expose())];
        let keys = keys_in(network, inspector);
        let call = Call {
            token: Some(inspector),
            parameters: &parameters,
            hidden: &[token],
            keys: keys.as_ref(),
            reading: Reading::Inspection,
            ..Call::new("inspect", network, &inspect.address)
        };
        let answer = self.caller.get(&call).await?;
        let told = bodies::inspection(&answer.body, answer.http_status);
        told.map(|told| told.with_credible_dates(self.caller.now())).ok_or_else(|| answer.unreadable())
    }
}

/// The parameters of an exchange at Facebook, where the token has a name of its own and the app says who it is.
fn of_facebook<'a>(app: &'a AppKeys, token: &'a Secret) -> Vec<(&'static str, &'a str)> {
    vec![
        ("grant_type", &app.network.facts().exchange.grant),
        ("client_id", &app.id),
        ("client_secret", app.secret.expose()),
        ("fb_exchange_token", token.expose()),
    ]
}

/// The keys in an app's own token, `APP_ID|APP_SECRET`, because calls with it are signed too.
fn keys_in(network: Network, inspector: &Secret) -> Option<AppKeys> {
    let (id, secret) = inspector.expose().split_once('|')?;
    Some(AppKeys { network, id: id.to_owned(), secret: Secret::new(secret) })
}

fn token_in(answer: &Answer) -> Result<TokenAnswer, Trouble> {
    bodies::token(&answer.body, answer.answered_at).ok_or_else(|| answer.unreadable())
}

#[cfg(test)]
mod tests;
