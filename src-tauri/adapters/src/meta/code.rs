//! Exchanges the code of a log-in for a token, by the oauth2 crate with Meta's own shapes of token and error.

use std::fmt;
use std::pin::Pin;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use oauth2::basic::BasicTokenType;
use oauth2::{
    AccessToken, AsyncHttpClient, AuthType, AuthorizationCode, Client, ClientId, ClientSecret,
    EmptyExtraTokenFields, ErrorResponse, HttpRequest, HttpResponse, RedirectUrl, RefreshToken,
    RequestTokenError, RevocationErrorResponseType, Scope, StandardErrorResponse, StandardRevocableToken,
    StandardTokenIntrospectionResponse, TokenResponse, TokenUrl,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sixty_core::diagnosis::answer;
use sixty_core::moment::Moment;
use sixty_core::network::{GraphVersion, Network};
use sixty_core::ports::{AppKeys, CodeAnswer, MetaError, Mistake, TokenAnswer, Trouble};
use sixty_core::secret::Secret;

use super::bodies;
use super::call::{Caller, Raw, clean};
use super::record::{self, Subject};

/// Exchanges the code. The call is made once, because a code works once (RFC 6749 section 4.1.2).
///
/// # Errors
///
/// [`Trouble`]; the code may have been used nevertheless.
pub async fn exchange(
    caller: &Caller,
    app: &AppKeys,
    code: &Secret,
    return_address: &str,
) -> Result<CodeAnswer, Trouble> {
    let set_up = |_| Trouble::Ours(Mistake::Address);
    let client = CodeClient::new(ClientId::new(app.id.clone()))
        .set_client_secret(ClientSecret::new(app.secret.expose().to_owned()))
        .set_auth_type(AuthType::RequestBody)
        .set_redirect_uri(RedirectUrl::new(return_address.to_owned()).map_err(set_up)?)
        .set_token_uri(TokenUrl::new(app.network.facts().code.at(GraphVersion::default())).map_err(set_up)?);
    let begun = Instant::now();
    let post = Post { caller, network: app.network, envelope: Mutex::new(None) };
    let answer =
        client.exchange_code(AuthorizationCode::new(code.expose().to_owned())).request_async(&post).await;
    let envelope = post.envelope.into_inner().unwrap_or_default();
    let subject = Subject { name: "code", network: app.network, fingerprint: None };
    let exchanged = match (answer, envelope) {
        (Ok(token), Some(envelope)) => Ok(token.into_answer(envelope.answered_at)),
        (Ok(_), None) => Err(Trouble::Ours(Mistake::NoAnswer)),
        (Err(error), envelope) => Err(trouble(error, envelope.unwrap_or_default(), &[code, &app.secret])),
    };
    let http_status = envelope.map_or(0, |envelope| envelope.http_status);
    record::call(&caller.log, &subject, exchanged.as_ref().map(|_| http_status), begun.elapsed());
    exchanged
}

type CodeClient = Client<
    MetaRefusal,
    MetaToken,
    StandardTokenIntrospectionResponse<EmptyExtraTokenFields, BasicTokenType>,
    StandardRevocableToken,
    StandardErrorResponse<RevocationErrorResponseType>,
>;

#[derive(Clone, Copy, Default)]
struct Envelope {
    http_status: u16,
    answered_at: Option<Moment>,
    wait: Option<Duration>,
}

/// Connects the crate to Meta through our own caller, with its limits.
struct Post<'a> {
    caller: &'a Caller,
    /// The network whose address for codes is called, in the version that the caller knows.
    network: Network,
    /// The facts of the answer that do not fit into the crate's response.
    envelope: Mutex<Option<Envelope>>,
}

impl<'c> AsyncHttpClient<'c> for Post<'_> {
    type Error = CallFailed;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CallFailed>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl Post<'_> {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, CallFailed> {
        let address = &self.network.facts().code;
        let answer = self.caller.post(self.network, address, request.into_body()).await;
        let Raw { http_status, answered_at, wait, body } = answer.map_err(CallFailed)?;
        if let Ok(mut envelope) = self.envelope.lock() {
            *envelope = Some(Envelope { http_status, answered_at, wait });
        }
        let mut response = HttpResponse::new(body);
        *response.status_mut() =
            http_status.try_into().map_err(|_| CallFailed(Trouble::Unreadable { http_status }))?;
        Ok(response)
    }
}

/// The trouble of a failed exchange. The crate's `Parse` error holds the body, which may contain a token, so only the
/// parts that we understand are kept.
fn trouble(
    error: RequestTokenError<CallFailed, MetaRefusal>,
    envelope: Envelope,
    hidden: &[&Secret],
) -> Trouble {
    let http_status = envelope.http_status;
    let refused = |error: MetaError| {
        let error = MetaError { http_status: Some(http_status), ..error };
        Trouble::Refused(Box::new(clean(error, envelope.wait, hidden)))
    };
    match error {
        RequestTokenError::Request(CallFailed(trouble)) => trouble,
        RequestTokenError::ServerResponse(MetaRefusal(error)) => refused(error),
        RequestTokenError::Parse(_, body) => {
            answer::read_error(&body, Some(http_status)).map_or(Trouble::Unreadable { http_status }, refused)
        }
        RequestTokenError::Other(_) => Trouble::Unreadable { http_status },
    }
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct CallFailed(Trouble);

/// Meta's error in any of its shapes.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Value")]
struct MetaRefusal(MetaError);

impl ErrorResponse for MetaRefusal {}

impl TryFrom<Value> for MetaRefusal {
    type Error = &'static str;

    fn try_from(body: Value) -> Result<Self, Self::Error> {
        answer::error_in(&body, None).map(Self).ok_or("not an error of Meta's")
    }
}

impl fmt::Display for MetaRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The crate requires that its errors can be serialized; ours never are.
impl Serialize for MetaRefusal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// The first token: flat, or in `data[0]` (Instagram's documented shape); `token_type` may be missing.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Value")]
struct MetaToken {
    token: AccessToken,
    token_type: BasicTokenType,
    expires_in: Option<Duration>,
    permissions: Option<Vec<String>>,
}

impl MetaToken {
    fn into_answer(self, answered_at: Option<Moment>) -> CodeAnswer {
        let seconds = self.expires_in.and_then(|length| TimeDelta::from_std(length).ok());
        CodeAnswer {
            token: Secret::new(self.token.into_secret()),
            permissions: self.permissions,
            answered_at,
            expires_at: seconds.and_then(|seconds| answered_at?.checked_add_signed(seconds)),
        }
    }
}

impl TryFrom<Value> for MetaToken {
    type Error = &'static str;

    /// The time of the answer is in its headers, which the crate does not pass on here, so durations are counted from
    /// zero.
    fn try_from(body: Value) -> Result<Self, Self::Error> {
        const ZERO: Moment = Moment::UNIX_EPOCH;
        let TokenAnswer { token, expires_at, permissions, .. } =
            bodies::token(&body, Some(ZERO)).ok_or("no token in the answer")?;
        Ok(Self {
            token: AccessToken::new(token.expose().to_owned()),
            token_type: BasicTokenType::Bearer,
            expires_in: expires_at.and_then(|end| (end - ZERO).to_std().ok()),
            permissions,
        })
    }
}

/// Required by the crate and never used: tokens are passed from here to the vault only.
impl Serialize for MetaToken {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl TokenResponse for MetaToken {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        None
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}
