//! Meta's token addresses, as verbs with outcomes.

use std::time::Duration;

use async_trait::async_trait;
use chrono::TimeDelta;

use crate::account::{Kind, Linked};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::secret::Secret;

/// Asks Meta. Transient trouble has already been tried again where that is allowed; the result is final for this run.
///
/// # Errors
///
/// Every call fails with [`Trouble`]: it could not be made, Meta refused, or the answer could not be read.
#[async_trait]
pub trait Meta: Send + Sync {
    /// Exchanges a code for the first token. Never tried twice, because a code works once.
    async fn exchange_code(
        &self,
        app: &AppKeys,
        code: &Secret,
        return_address: &str,
    ) -> Result<CodeAnswer, Trouble>;
    /// Exchanges a token for a 60-day one with the app's secret. Facebook also extends tokens this way.
    async fn exchange_token(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble>;
    /// Extends a system user's token by an exchange that asks for 60 days from now (Facebook). The old one lives to its own
    /// end.
    async fn extend_system_user(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble>;
    /// Ends the life of one token, asked with another one of the same owner (Facebook).
    async fn revoke(&self, app: &AppKeys, old: &Secret, with: &Secret) -> Result<(), Trouble>;
    /// Extends a 60-day token (Threads and Instagram). No app secret is sent.
    async fn refresh(&self, network: Network, token: &Secret) -> Result<TokenAnswer, Trouble>;
    /// The owner of the token. `keys` are those of its app, where they are kept: some apps require every call to be
    /// signed.
    async fn me(&self, network: Network, token: &Secret, keys: Option<&AppKeys>) -> Result<Profile, Trouble>;
    /// The permissions that a person granted (Facebook). `keys` as above.
    async fn permissions(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<String>, Trouble>;
    /// All Pages that a person manages, each with its own token (Facebook), over as many answers as it takes. `keys` as
    /// above.
    async fn pages(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble>;
    /// The Instagram account that is linked to a Page, asked with the Page's own token (Facebook). `keys` as above.
    async fn linked_instagram(
        &self,
        token: &Secret,
        keys: Option<&AppKeys>,
    ) -> Result<Option<Linked>, Trouble>;
    /// Meta's description of a token (Threads, Facebook), asked with `inspector`: a tester's token or
    /// `APP_ID|APP_SECRET`.
    async fn inspect(
        &self,
        network: Network,
        token: &Secret,
        inspector: &Secret,
    ) -> Result<Inspection, Trouble>;
    /// By how much this computer's clock was ahead of Meta's at the last answer that told Meta's time (RFC 9110 section
    /// 6.6.1, `Date`). None where there was no such answer since the last question.
    fn clock_ahead(&self) -> Option<TimeDelta> {
        None
    }
    /// Whether the network answers at all, asked once and without anybody's token.
    async fn greet(&self, _network: Network) -> Result<Greeting, Trouble> {
        Err(Trouble::NoConnection(Cause::Other))
    }
}

/// Proof that Meta answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Greeting {
    /// The time by Meta's clock, whether it can be believed or not; None where the answer has none.
    pub date: Option<Moment>,
    /// The time by our clock when the answer came.
    pub came_at: Moment,
}

/// The ID and secret that a Meta app identifies itself with.
#[derive(Clone)]
pub struct AppKeys {
    /// The network that the app belongs to.
    pub network: Network,
    /// The app ID, as Meta numbers it.
    pub id: String,
    /// The app secret; a program that knows it can act as the app.
    pub secret: Secret,
}

/// The first token after a log-in.
pub struct CodeAnswer {
    /// The token; it works for an hour or two.
    pub token: Secret,
    /// The permissions, where the answer names them (Instagram).
    pub permissions: Option<Vec<String>>,
    /// The time of the answer by Meta's clock; None where Meta's clock and ours differ by more than a day.
    pub answered_at: Option<Moment>,
    /// When the token ends, where the answer names it (Facebook).
    pub expires_at: Option<Moment>,
}

/// A 60-day token that Meta issued.
pub struct TokenAnswer {
    /// The token itself, a new string or the old one.
    pub token: Secret,
    /// When the token ends, by Meta's clock; None when the answer has no `expires_in`, or no time that is believed.
    pub expires_at: Option<Moment>,
    /// The time of the answer by Meta's clock; None where Meta's clock and ours differ by more than a day, so that it is
    /// not known which of them is wrong.
    pub answered_at: Option<Moment>,
    /// The permissions, where the answer names them (Instagram).
    pub permissions: Option<Vec<String>>,
}

/// The owner of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Meta's id: Threads `id`, Instagram `user_id`, Facebook `id`.
    pub user_id: String,
    /// The username without `@`; on Facebook, the name.
    pub name: String,
}

/// A Facebook Page that the person manages.
#[derive(Clone)]
pub struct OwnPage {
    /// Meta's id of the Page.
    pub id: String,
    /// The Page's name, as Facebook shows it.
    pub name: String,
    /// The Page's own token. Read with a 60-day token it has no end date (Meta, "Long-Lived Access Tokens").
    pub token: Secret,
    /// The Instagram account that is linked to the Page.
    pub instagram: Option<Linked>,
}

/// Meta's answer to `debug_token`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// Whether Meta still accepts the token.
    pub valid: bool,
    /// The kind of account that the token is for, where Meta says so (Facebook).
    pub kind: Option<Kind>,
    /// Meta's id of the person behind it; for a Page's token, the person whose log-in gave it.
    pub person: Option<String>,
    /// When the token ends; None when it has no end, or when Meta does not say.
    pub expires_at: Option<Moment>,
    /// Whether Meta says that it never ends (`expires_at: 0` of a valid token).
    pub endless: bool,
    /// When a new log-in is needed (`data_access_expires_at`); None when Meta does not say, or when never.
    pub login_required_by: Option<Moment>,
    /// Whether Meta says that no log-in is ever needed (`data_access_expires_at: 0` of a valid token).
    pub login_never: bool,
    /// When Meta made the token.
    pub issued_at: Option<Moment>,
    /// The token's permissions, where Meta lists them.
    pub permissions: Option<Vec<String>>,
    /// Meta's error about a dead token.
    pub error: Option<MetaError>,
}

impl Inspection {
    /// The same without dates that cannot be true.
    #[must_use]
    pub fn with_credible_dates(self, now: Moment) -> Self {
        let credible = |told: Option<Moment>| told.and_then(|told| moment::credible(told, now));
        let ahead = moment::after(now, moment::CLOCKS_AGREE_WITHIN);
        Self {
            expires_at: credible(self.expires_at),
            login_required_by: credible(self.login_required_by),
            issued_at: credible(self.issued_at).filter(|issued| *issued <= ahead),
            ..self
        }
    }
}

/// The reasons why a call to Meta gave no usable answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No connection to Meta. It passes by itself or is fixed on this computer; it says nothing about the token.
    #[error("no connection ({0:?})")]
    NoConnection(Cause),
    /// Meta did not answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// Meta refused, with a body that could be read.
    #[error("Meta refused: {0}")]
    Refused(Box<MetaError>),
    /// The answer is not Meta's: HTML, incomplete JSON, a proxy's page.
    #[error("an answer that could not be read (HTTP {http_status})")]
    Unreadable {
        /// The HTTP status of the answer.
        http_status: u16,
    },
    /// Our own mistake: the program made an impossible request, so nothing was sent, or it lost Meta's answer. It says
    /// nothing about the token, nor about the connection to Meta.
    #[error("a mistake of this program ({0:?})")]
    Ours(Mistake),
}

/// The reasons why there was no connection. A person reads one sentence for all of them, but for one that they can mend;
/// the log distinguishes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// No address was found for Meta's name, as on most computers without internet.
    Dns,
    /// The computer at the address refused the connection.
    Refused,
    /// The certificate or the handshake was not accepted: a proxy that reads along, or a wrong clock.
    Tls,
    /// This computer has no list of certificates that it trusts, so that no other computer can prove itself to it.
    NoRoots,
    /// The proxy could not be reached, or did not let us through.
    Proxy,
    /// The connection was cut off before the answer was complete.
    Reset,
    /// Any other reason: no route to the network, no socket left.
    Other,
}

impl Cause {
    /// The word for the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Refused => "refused",
            Self::Tls => "tls",
            Self::NoRoots => "no_roots",
            Self::Proxy => "proxy",
            Self::Reset => "reset",
            Self::Other => "other",
        }
    }
}

/// The mistakes of this program. A correct program makes none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// The HTTP client could not be built from our own settings.
    Client,
    /// An address could not be made or was not accepted.
    Address,
    /// A network was asked for something that it has no address for.
    NoSuchCall,
    /// The library that exchanges codes returned an answer although no call was seen.
    NoAnswer,
}

impl Mistake {
    /// The word for the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Address => "address",
            Self::NoSuchCall => "no_such_call",
            Self::NoAnswer => "no_answer",
        }
    }
}

impl Trouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NoConnection(cause) => cause.word(),
            Self::TimedOut => "timed_out",
            Self::Refused(_) => "meta_refused",
            Self::Unreadable { .. } => "unreadable",
            Self::Ours(_) => "our_mistake",
        }
    }
}

/// An error in Meta's words. `message` has every secret masked.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("code {code:?}, subcode {subcode:?}: {message}")]
pub struct MetaError {
    /// The HTTP status; it decides nothing alone.
    pub http_status: Option<u16>,
    /// Meta's `code`, a Graph error code; None in the flat shape, whose `code` is only an HTTP number.
    pub code: Option<i64>,
    /// Meta's `error_subcode`, which narrows the code down.
    pub subcode: Option<i64>,
    /// Meta's `type`, e.g. `OAuthException`.
    pub kind: Option<String>,
    /// Meta's `message`, in whatever language Meta chose.
    pub message: String,
    /// Meta's `error_user_title`: a headline that is meant to be shown to people.
    pub user_title: Option<String>,
    /// Meta's `error_user_msg`: sentences that are meant to be shown to people.
    pub user_message: Option<String>,
    /// Meta's `fbtrace_id`, for Meta's support.
    pub trace: Option<String>,
    /// Meta's `is_transient`: Meta itself says that the trouble passes.
    pub transient: bool,
    /// How long Meta wants us to wait, where a header says so.
    pub wait: Option<Duration>,
}
