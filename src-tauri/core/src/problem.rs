//! What went wrong, as a code with facts. Words are made from it in [`crate::text`], never here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::journeys::LOCK_WAIT;
use crate::ports::{FileTrouble, LedgerTrouble, LockTrouble, Moment, VaultTrouble};

/// The fact of a problem that another process caused: for how many seconds we waited for it.
pub const WAITED: &str = "waited";

/// The fact of a problem that accounts cause which need a Meta app: how many.
pub const NEEDED_BY: &str = "count";

/// The fact of a problem with a Facebook Page: Meta's id of the Page that a new log-in must bring back.
pub const PAGE: &str = "page_id";

/// A cause, one action, and what its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A key of the texts, e.g. `x.expired`. Never changes once published.
    pub code: Code,
    /// What to do about it.
    pub action: Action,
    /// What the sentence needs.
    #[serde(default)]
    pub facts: BTreeMap<String, Fact>,
    /// What Meta said, for "Show details".
    #[serde(default)]
    pub meta: Option<MetaFacts>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Fact {
    /// A name, a path.
    Text(String),
    /// A count.
    Number(i64),
    /// A day, said in the person's language and time zone.
    Date(#[cfg_attr(test, ts(type = "string"))] Moment),
    /// A time of day with its day.
    Time(#[cfg_attr(test, ts(type = "string"))] Moment),
}

/// What Meta said, without its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MetaFacts {
    /// `code`.
    pub code: Option<i64>,
    /// `error_subcode`.
    pub subcode: Option<i64>,
    /// `type`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// `fbtrace_id`.
    pub fbtrace_id: Option<String>,
    /// The status line's number.
    pub http_status: Option<u16>,
}

/// The one thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Action {
    /// Log in again.
    Reconnect,
    /// Log in again and leave the permission ticked.
    ReconnectWithPermission,
    /// Start the log-in once more.
    RetryLogin,
    /// Mend the Meta app's settings.
    FixSetup,
    /// Look at what was pasted.
    CheckPaste,
    /// Meta wants a pause.
    Wait,
    /// Try again later.
    RetryLater,
    /// Look at the account or app on Meta's own page.
    OpenMeta,
    /// Tell us.
    Report,
    /// Extend the token.
    Extend,
    /// Nothing.
    None,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// Every problem there is. The key is that of its card in the texts, with dots.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $key)] $name,)* }

        impl Code {
            /// All of them; a test holds every one against the texts of every language.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The key, e.g. `x.expired`.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

codes! {
    /// The person pressed Cancel.
    Denied = "e.denied",
    /// Another account came back than was expected.
    WrongAccount = "e.wrongAccount",
    /// The browser shows a warning, or cannot come to us.
    BrowserStopped = "con.wait",
    /// Nobody came back in time.
    TimedOut = "e.timeout",
    /// The code was used before.
    CodeUsed = "e.codeUsed",
    /// The code is too old.
    CodeOld = "e.codeOld",
    /// What was pasted is no address of ours.
    NotAddress = "e.notAddress",
    /// The address belongs to an earlier try.
    OldAttempt = "e.oldAttempt",
    /// The port is taken.
    PortBusy = "e.portBusy",
    /// No browser could be opened.
    NoBrowser = "e.noBrowser",
    /// Some permissions were left out.
    SomePermissions = "e.somePerms",
    /// A personal account.
    Personal = "e.personal",
    /// No Facebook Page came back.
    NoPages = "e.noPages",
    /// The Tester invite waits.
    Tester = "e.tester",
    /// The other app ID.
    WrongAppId = "e.wrongAppId",
    /// The return address differs.
    ReturnAddress = "e.returnAddr",
    /// The app's use case does not allow this.
    UseCase = "e.useCase",
    /// The app is switched off.
    AppOff = "e.appOff",
    /// The app secret does not fit.
    SecretWrong = "e.secretWrong",
    /// Instagram's "page isn't available".
    PageGone = "e.pageGone",
    /// The account is here already.
    Already = "e.already",
    /// Meta wants to see who it is.
    Checkpoint = "e.checkpoint",
    /// A private profile.
    Private = "e.private",
    /// No Meta app is set for this network.
    NoApp = "e.noApp",
    /// Accounts still need the Meta app.
    AppNeeded = "e.appNeeded",
    /// Younger than a day.
    Young = "x.young",
    /// Perhaps younger than a day.
    YoungMaybe = "x.youngMaybe",
    /// The token ran out.
    Expired = "x.expired",
    /// Turned off, often after a new password.
    Password = "x.password",
    /// The person removed the app.
    Removed = "x.removed",
    /// A permission is gone.
    Permission = "x.perm",
    /// No internet.
    Offline = "x.net",
    /// Meta wants a pause.
    SlowDown = "x.slow",
    /// Meta has trouble.
    MetaDown = "x.down",
    /// The app secret is needed.
    NeedsSecret = "x.needsSecret",
    /// The vault is locked.
    VaultLocked = "x.vaultLocked",
    /// There is no vault.
    VaultMissing = "x.vaultMissing",
    /// The vault has no such token any more.
    VaultLost = "x.vaultLost",
    /// A place missed the new token.
    PlaceMissed = "x.place",
    /// The computer's clock is off.
    Clock = "x.clock",
    /// A new token could not be saved.
    SaveFailed = "x.saveFailed",
    /// A token of a kind that ended.
    OldKind = "x.oldKind",
    /// The token is somebody else's.
    NotYours = "x.notYours",
    /// Meta limited the account.
    Limited = "x.blocked",
    /// Not known.
    Unknown = "x.unknown",
    /// A firewall is in the way.
    BlockedNet = "x.blockedNet",
    /// What was pasted is no working token.
    Paste = "x.paste",
    /// The token belongs to another network.
    OtherNetwork = "x.otherNetwork",
    /// A file or folder may not be written.
    ReadOnly = "x.readOnly",
    /// No room left.
    DiskFull = "x.diskFull",
    /// The ledger cannot be used.
    Ledger = "x.ledger",
    /// Meta blocked the app's calls.
    BlockedApi = "x.blockedApi",
    /// The new token would end earlier.
    Earlier = "x.earlier",
    /// Our own mistake.
    OurFault = "x.ourFault",
    /// A token cut short.
    Cut = "imp.cut",
    /// A 1-hour token without an app secret.
    Hour = "imp.hour",
    /// An app secret in place of a token.
    AppSecret = "imp.appsecret",
    /// An app token in place of an account's.
    AppToken = "imp.apptoken",
    /// An old token at import.
    ImportOld = "imp.old",
    /// No token in the file.
    ImportNone = "imp.none",
}

impl Problem {
    /// A problem without facts.
    pub fn new(code: Code, action: Action) -> Self {
        Self { code, action, facts: BTreeMap::new(), meta: None }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: Fact) -> Self {
        self.facts.insert(name.to_owned(), fact);
        self
    }

    /// Adds a piece of text.
    #[must_use]
    pub fn with_text(self, name: &str, text: impl Into<String>) -> Self {
        self.with(name, Fact::Text(text.into()))
    }
}

impl From<VaultTrouble> for Problem {
    fn from(trouble: VaultTrouble) -> Self {
        match trouble {
            VaultTrouble::Locked => Self::new(Code::VaultLocked, Action::RetryLater),
            VaultTrouble::Missing => Self::new(Code::VaultMissing, Action::RetryLater),
            VaultTrouble::Refused(why) => {
                Self::new(Code::VaultMissing, Action::RetryLater).with_text("detail", why)
            }
        }
    }
}

impl From<LedgerTrouble> for Problem {
    fn from(trouble: LedgerTrouble) -> Self {
        match trouble {
            LedgerTrouble::DiskFull => Self::new(Code::DiskFull, Action::RetryLater),
            LedgerTrouble::ReadOnly => Self::new(Code::ReadOnly, Action::RetryLater),
            LedgerTrouble::Newer | LedgerTrouble::Other(_) => {
                Self::new(Code::Ledger, Action::Report).with_text("detail", trouble.to_string())
            }
        }
    }
}

impl From<LockTrouble> for Problem {
    fn from(trouble: LockTrouble) -> Self {
        match trouble {
            LockTrouble::Busy => {
                let waited = i64::try_from(LOCK_WAIT.as_secs()).unwrap_or(i64::MAX);
                Self::new(Code::Unknown, Action::RetryLater).with(WAITED, Fact::Number(waited))
            }
            LockTrouble::Unusable(_) => {
                Self::new(Code::ReadOnly, Action::RetryLater).with_text("detail", trouble.to_string())
            }
        }
    }
}

impl From<FileTrouble> for Problem {
    fn from(trouble: FileTrouble) -> Self {
        let code = match trouble {
            FileTrouble::DiskFull => Code::DiskFull,
            _ => Code::ReadOnly,
        };
        let problem = Self::new(code, Action::RetryLater).with_text("detail", trouble.to_string());
        match why(&trouble) {
            Some(why) => problem.with_text("why", why),
            None => problem,
        }
    }
}

/// What the sentence chooses by.
fn why(trouble: &FileTrouble) -> Option<&'static str> {
    match trouble {
        FileTrouble::Gone => Some("gone"),
        FileTrouble::InUse => Some("in_use"),
        FileTrouble::Changed => Some("changed"),
        FileTrouble::NotAFile => Some("not_settings"),
        FileTrouble::NotWritable | FileTrouble::DiskFull | FileTrouble::Other(_) => None,
    }
}
