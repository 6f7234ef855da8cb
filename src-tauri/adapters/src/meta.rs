//! Meta's token addresses over HTTPS.

mod call;
mod code;
mod pages;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde_json::Value;
use sixty_core::account::{Kind, Linked};
use sixty_core::answer;
use sixty_core::network::{Network, PERMISSIONS_ADDRESS};
use sixty_core::ports::{
    AppKeys, Clock, CodeAnswer, Inspection, Meta, Moment, OwnPage, Profile, TokenAnswer, Trouble,
};
use sixty_core::secret::Secret;
use url::Url;

use call::{Answer, Caller};

pub use call::{Stand, advance_time_at, time_at};

/// Asks Meta, or a pretend one on this computer.
pub struct HttpMeta {
    caller: Caller,
}

impl HttpMeta {
    /// `stand`: where a pretend Meta is; None: the real addresses.
    pub fn new(stand: Option<Stand>, clock: Arc<dyn Clock>) -> Self {
        Self { caller: Caller::new(stand, clock) }
    }
}

/// The address that is really called, or opened in the browser.
pub fn placed(address: &Url, stand: Option<&Stand>) -> Url {
    stand.map_or_else(|| address.clone(), |stand| stand.place(address))
}

#[async_trait]
impl Meta for HttpMeta {
    async fn exchange_code(
        &self,
        app: &AppKeys,
        code: &Secret,
        return_address: &str,
    ) -> Result<CodeAnswer, Trouble> {
        code::exchange(&self.caller, app, code, return_address).await
    }

    async fn exchange_token(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let facts = app.network.facts();
        let (secret, token) = (app.secret.expose(), token.expose());
        let grant = ("grant_type", facts.exchange_grant);
        let parameters: &[(&str, &str)] = match app.network {
            Network::Facebook => {
                &[grant, ("client_id", &app.id), ("client_secret", secret), ("fb_exchange_token", token)]
            }
            _ => &[grant, ("client_secret", secret), ("access_token", token)],
        };
        token_in(
            self.caller.get(facts.exchange, parameters, &[&app.secret.clone(), &Secret::new(token)]).await?,
        )
    }

    async fn refresh(&self, network: Network, token: &Secret) -> Result<TokenAnswer, Trouble> {
        let Some((address, grant)) = network.facts().refresh else {
            return Err(Trouble::Unreadable { http_status: 0 });
        };
        let parameters = [("grant_type", grant), ("access_token", token.expose())];
        token_in(self.caller.get(address, &parameters, &[token]).await?)
    }

    async fn me(&self, network: Network, token: &Secret) -> Result<Profile, Trouble> {
        let (address, fields) = network.facts().me;
        let parameters = [("fields", fields), ("access_token", token.expose())];
        let answer = self.caller.get(address, &parameters, &[token]).await?;
        profile_in(network, &answer).ok_or_else(|| answer.unreadable())
    }

    async fn permissions(&self, token: &Secret) -> Result<Vec<String>, Trouble> {
        let answer =
            self.caller.get(PERMISSIONS_ADDRESS, &[("access_token", token.expose())], &[token]).await?;
        let Some(rows) = answer.body.get("data").and_then(Value::as_array) else {
            return Err(answer.unreadable());
        };
        let granted = rows.iter().filter(|row| row.get("status").and_then(Value::as_str) == Some("granted"));
        Ok(granted.filter_map(|row| row.get("permission")?.as_str().map(str::to_owned)).collect())
    }

    async fn pages(&self, token: &Secret, _: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
        pages::all(&self.caller, token).await
    }

    async fn linked_instagram(&self, token: &Secret, _: Option<&AppKeys>) -> Result<Option<Linked>, Trouble> {
        pages::linked_instagram(&self.caller, token).await
    }

    async fn inspect(
        &self,
        network: Network,
        token: &Secret,
        inspector: &Secret,
    ) -> Result<Inspection, Trouble> {
        let Some(address) = network.facts().inspect else {
            return Err(Trouble::Unreadable { http_status: 0 });
        };
        let parameters = [("input_token", token.expose()), ("access_token", inspector.expose())];
        let answer = self.caller.inspect(address, &parameters, &[token, inspector]).await?;
        inspection_in(&answer).ok_or_else(|| answer.unreadable())
    }
}

fn token_in(answer: Answer) -> Result<TokenAnswer, Trouble> {
    let Some(token) =
        answer.body.get("access_token").and_then(Value::as_str).filter(|token| !token.is_empty())
    else {
        return Err(answer.unreadable());
    };
    Ok(TokenAnswer {
        token: Secret::new(token),
        expires_at: end(&answer.body, answer.answered_at),
        answered_at: answer.answered_at,
        permissions: answer::permissions(answer.body.get("permissions")),
    })
}

/// `expires_in` seconds from Meta's own time; missing or zero says nothing.
fn end(body: &Value, answered_at: Moment) -> Option<Moment> {
    let seconds = answer::number(body.get("expires_in")).filter(|seconds| *seconds > 0)?;
    answered_at.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

/// `me`, flat or in `data[0]` (Instagram has both).
fn profile_in(network: Network, answer: &Answer) -> Option<Profile> {
    let person = answer.body.pointer("/data/0").unwrap_or(&answer.body);
    let key = if network == Network::Instagram { "user_id" } else { "id" };
    let named = if network == Network::Facebook { "name" } else { "username" };
    let user_id = answer::id(person.get(key))?;
    let name = person.get(named).or_else(|| person.get("name")).and_then(Value::as_str);
    Some(Profile { name: name.unwrap_or(&user_id).to_owned(), user_id })
}

fn inspection_in(answer: &Answer) -> Option<Inspection> {
    let data = answer.body.get("data")?;
    let valid = data.get("is_valid")?.as_bool()?;
    let seconds = |key: &str| answer::number(data.get(key));
    let moment =
        |key: &str| seconds(key).filter(|seconds| *seconds > 0).and_then(|at| Moment::from_timestamp(at, 0));
    Some(Inspection {
        valid,
        kind: data.get("type").and_then(Value::as_str).and_then(kind_of),
        person: answer::id(data.get("user_id")),
        expires_at: moment("expires_at"),
        // An error body has a 0 there as well, which says nothing.
        endless: valid && seconds("expires_at") == Some(0),
        login_required_by: moment("data_access_expires_at"),
        issued_at: moment("issued_at"),
        permissions: answer::permissions(data.get("scopes")),
        error: answer::error_in(&answer.body, Some(answer.http_status)),
    })
}

/// `type` of `debug_token`, which Threads has as well; its people have profiles.
fn kind_of(told: &str) -> Option<Kind> {
    match told {
        "PAGE" => Some(Kind::Page),
        "SYSTEM_USER" => Some(Kind::System),
        _ => None,
    }
}
