//! Meta's token addresses, as verbs with outcomes.

use std::time::Duration;

use async_trait::async_trait;

use crate::account::{Kind, Linked};
use crate::moment::Moment;
use crate::network::Network;
use crate::secret::Secret;

/// Asks Meta. Transient trouble was already tried again where that is allowed; what comes back is final for this run.
///
/// # Errors
/// Every call fails with [`Trouble`]: it could not be made, Meta refused, or the answer could not be read.
#[async_trait]
pub trait Meta: Send + Sync {
    /// Trades a code for the first token. Never tried twice: a code is good for one use.
    async fn exchange_code(
        &self,
        app: &AppKeys,
        code: &Secret,
        return_address: &str,
    ) -> Result<CodeAnswer, Trouble>;
    /// Trades a token for a 60-day one with the app's secret. On Facebook this is also how one is extended.
    async fn exchange_token(&self, app: &AppKeys, token: &Secret) -> Result<TokenAnswer, Trouble>;
    /// Extends a 60-day token (Threads and Instagram). No app secret is sent.
    async fn refresh(&self, network: Network, token: &Secret) -> Result<TokenAnswer, Trouble>;
    /// Whose token this is. `keys`: of its app, where they are here: some apps have every call signed with them.
    async fn me(&self, network: Network, token: &Secret, keys: Option<&AppKeys>) -> Result<Profile, Trouble>;
    /// The permissions a person granted (Facebook). `keys` as above.
    async fn permissions(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<String>, Trouble>;
    /// The Pages that a person runs, each with a token of its own (Facebook): all of them, however many answers that
    /// takes. `keys` as above.
    async fn pages(&self, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble>;
    /// The Instagram account behind a Page, asked with the Page's own token (Facebook). `keys` as above.
    async fn linked_instagram(
        &self,
        token: &Secret,
        keys: Option<&AppKeys>,
    ) -> Result<Option<Linked>, Trouble>;
    /// What Meta tells about a token (Threads, Facebook), asked with `inspector`: a tester's token or `APP_ID|APP_SECRET`.
    async fn inspect(
        &self,
        network: Network,
        token: &Secret,
        inspector: &Secret,
    ) -> Result<Inspection, Trouble>;
}

/// What a Meta app proves itself with.
#[derive(Clone)]
pub struct AppKeys {
    /// The network whose app it is.
    pub network: Network,
    /// The app ID, as Meta numbers it.
    pub id: String,
    /// The app secret: whoever has it may act as the app.
    pub secret: Secret,
}

/// The first token after a log-in.
pub struct CodeAnswer {
    /// Good for an hour or two.
    pub token: Secret,
    /// Permissions, where the answer names them (Instagram).
    pub permissions: Option<Vec<String>>,
    /// Meta's time when it answered.
    pub answered_at: Moment,
    /// Its end, where the answer names it (Facebook).
    pub expires_at: Option<Moment>,
}

/// A token that Meta handed out.
pub struct TokenAnswer {
    /// The token that Meta handed out.
    pub token: Secret,
    /// Its end by Meta's clock; None when the answer has no `expires_in`.
    pub expires_at: Option<Moment>,
    /// Meta's time when it answered.
    pub answered_at: Moment,
    /// Permissions, where the answer names them (Instagram).
    pub permissions: Option<Vec<String>>,
}

/// Who a token belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Threads `id`, Instagram `user_id`, Facebook `id`.
    pub user_id: String,
    /// The username without `@`; Facebook: the name.
    pub name: String,
}

/// A Facebook Page that somebody runs.
#[derive(Clone)]
pub struct OwnPage {
    /// Meta's id of the Page.
    pub id: String,
    /// The Page's name, as Facebook shows it.
    pub name: String,
    /// The Page's own token. Taken with a 60-day token it has no end date (Meta, "Long-Lived Access Tokens").
    pub token: Secret,
    /// The Instagram account behind it.
    pub instagram: Option<Linked>,
}

/// What Meta's `debug_token` tells about a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// Whether Meta still takes the token.
    pub valid: bool,
    /// Whose kind of token it is, where told (Facebook).
    pub kind: Option<Kind>,
    /// Meta's id of the person behind it; for a Page's token the person whose log-in it came from.
    pub person: Option<String>,
    /// The end; None when the token has none or Meta is silent.
    pub expires_at: Option<Moment>,
    /// Meta says that it never ends (`expires_at: 0` of a valid token).
    pub endless: bool,
    /// When a new log-in is wanted (`data_access_expires_at`); None when Meta is silent, or when never.
    pub login_required_by: Option<Moment>,
    /// Meta says that none is ever wanted (`data_access_expires_at: 0` of a valid token).
    pub login_never: bool,
    /// When Meta made the token.
    pub issued_at: Option<Moment>,
    /// Its permissions, where told.
    pub permissions: Option<Vec<String>>,
    /// What Meta says about why the token is dead.
    pub error: Option<MetaError>,
}

/// Why Meta gave nothing useful.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No connection to Meta. Passes by itself or is mended on this computer; says nothing about the token.
    #[error("no connection ({0:?})")]
    NoConnection(Cause),
    /// No answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// Meta refused, with a body that could be read.
    #[error("Meta refused: {0}")]
    Refused(Box<MetaError>),
    /// An answer that is not Meta's: HTML, cut JSON, a proxy's page.
    #[error("an answer that could not be read (HTTP {http_status})")]
    Unreadable {
        /// The HTTP status that it came with.
        http_status: u16,
    },
    /// Our own mistake: the program asked for something that cannot be. Nothing was sent, or what Meta answered was
    /// lost here. It says nothing about the token, nor about the way to Meta.
    #[error("a mistake of this program ({0:?})")]
    Ours(Mistake),
}

/// Why there was no connection. A person reads one sentence for all of them; the log keeps them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// No address was found for Meta's name, which is what most computers without internet say.
    Dns,
    /// The computer at the address refused the connection.
    Refused,
    /// The certificate or the handshake was not accepted: a proxy that reads along, a clock that is wrong.
    Tls,
    /// The proxy could not be reached, or did not let us through.
    Proxy,
    /// The connection was cut off before the answer was complete.
    Reset,
    /// None of the others: no route to the network, no socket left.
    Other,
}

impl Cause {
    /// The word for the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Refused => "refused",
            Self::Tls => "tls",
            Self::Proxy => "proxy",
            Self::Reset => "reset",
            Self::Other => "other",
        }
    }
}

/// What this program did wrong. None of these happens while the program is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// The HTTP client could not be built from our own settings.
    Client,
    /// An address could not be made or was not accepted.
    Address,
    /// A network was asked for something that its data has no address for.
    NoSuchCall,
    /// The library that exchanges codes gave an answer that was never received.
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

/// An error as Meta words it. `message` had every secret taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("code {code:?}, subcode {subcode:?}: {message}")]
pub struct MetaError {
    /// HTTP status; decides nothing alone.
    pub http_status: Option<u16>,
    /// Meta's `code`, a Graph error code; None in the flat shape, whose `code` is only an HTTP number.
    pub code: Option<i64>,
    /// Meta's `error_subcode`, which narrows the code down.
    pub subcode: Option<i64>,
    /// Meta's `type`, e.g. `OAuthException`.
    pub kind: Option<String>,
    /// Meta's `message`, in whatever language Meta chose.
    pub message: String,
    /// Meta's `fbtrace_id`, for Meta's support.
    pub trace: Option<String>,
    /// Meta's `is_transient`: it says itself that the trouble passes.
    pub transient: bool,
    /// How long Meta wants us to wait, where a header tells.
    pub wait: Option<Duration>,
}
