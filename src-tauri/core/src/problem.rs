//! What went wrong, as a code with facts. Words are made from it in [`crate::text`], never here.

mod case;
mod fact_name;
mod meta_facts;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;
use crate::network::Network;

pub use case::Case;
pub use fact_name::FactName;
pub use meta_facts::MetaFacts;

/// A cause, one action, and the values that its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The cause: a key of the texts, e.g. `x.expired`. It never changes once it is published.
    pub code: Code,
    /// The one thing that a person can do about it.
    pub action: Action,
    /// The network that the problem is about, for buttons and commands. The sentence has its brand as a fact, see
    /// [`Problem::of_network`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    /// The name of the account that was found in place of the expected one, as Meta writes it, see
    /// [`Problem::of_other_account`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_account: Option<Box<str>>,
    /// Names, dates and numbers for the sentence, by [`FactName`]. A newer version may have stored more of them.
    #[serde(default)]
    pub facts: BTreeMap<String, Fact>,
    /// Meta's numbers and ids of the error, for "Show details".
    #[serde(default)]
    pub meta: Option<Box<MetaFacts>>,
    /// Whether only extending failed, so that nothing is said against the token in use: a check of the token does not
    /// end such a problem, an extend does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub extending: bool,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Fact {
    /// A name or a path, shown as it is.
    Text(String),
    /// A count, which selects singular or plural.
    Number(i64),
    /// A day, shown in the person's language and time zone.
    Date(#[cfg_attr(test, ts(type = "string"))] Moment),
    /// A time of day with its day, shown like a date.
    Time(#[cfg_attr(test, ts(type = "string"))] Moment),
}

/// The one thing that the person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Action {
    /// Log in again: the token is no longer good.
    Reconnect,
    /// Log in again and leave the permission ticked.
    ReconnectWithPermission,
    /// Start the log-in once more.
    RetryLogin,
    /// Correct the Meta app's settings.
    FixSetup,
    /// Check the pasted text.
    CheckPaste,
    /// Do nothing for a while: Meta wants a pause.
    Wait,
    /// Try again later: the cause passes by itself or is on this computer.
    RetryLater,
    /// Look at the account or app on Meta's own page.
    OpenMeta,
    /// Tell us: the program cannot explain it.
    Report,
    /// Extend the token now.
    Extend,
    /// There is nothing to do.
    None,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// Every problem that the program can name. The key is that of its card in the texts, with dots.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $key)] $name,)* }

        impl Code {
            /// Every code; a test holds each against the texts of every language.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The published word, e.g. `x.expired`.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

codes! {
    /// The person pressed Cancel.
    Denied = "e.denied",
    /// Another account logged in than the one expected.
    WrongAccount = "e.wrongAccount",
    /// The browser shows a warning, or cannot reach our listener.
    BrowserStopped = "con.wait",
    /// The browser did not come back in time.
    TimedOut = "e.timeout",
    /// The code from the log-in was used before.
    CodeUsed = "e.codeUsed",
    /// The code from the log-in is too old to be exchanged.
    CodeOld = "e.codeOld",
    /// The pasted text is no address of this log-in.
    NotAddress = "e.notAddress",
    /// The address belongs to an earlier try.
    OldAttempt = "e.oldAttempt",
    /// Another program listens on the port of the return address.
    PortBusy = "e.portBusy",
    /// No browser could be opened.
    NoBrowser = "e.noBrowser",
    /// Some permissions were left out.
    /// A word of the contract; not made yet.
    SomePermissions = "e.somePerms",
    /// Instagram wants a professional account, and this is a personal one.
    /// A word of the contract; not made yet.
    Personal = "e.personal",
    /// The log-in gave access to no Facebook Page.
    NoPages = "e.noPages",
    /// The account has not accepted the invite as a Tester.
    Tester = "e.tester",
    /// Meta wants the network's own app ID where the Meta app's was entered, or the other way round.
    WrongAppId = "e.wrongAppId",
    /// The return address differs from the one in the Meta app's settings.
    ReturnAddress = "e.returnAddr",
    /// The app's use case does not allow this.
    UseCase = "e.useCase",
    /// The Meta app is switched off.
    AppOff = "e.appOff",
    /// The app secret does not belong to the app ID.
    SecretWrong = "e.secretWrong",
    /// Instagram shows "page isn't available".
    PageGone = "e.pageGone",
    /// The account is here already.
    /// A word of the contract; not made yet.
    Already = "e.already",
    /// Meta wants the person to identify themselves.
    Checkpoint = "e.checkpoint",
    /// Threads does not answer for a private profile.
    /// A word of the contract; not made yet.
    Private = "e.private",
    /// No Meta app is set for this network.
    NoApp = "e.noApp",
    /// Accounts still need the Meta app.
    AppNeeded = "e.appNeeded",
    /// The token is younger than a day, and Meta does not extend it yet.
    Young = "x.young",
    /// The token may be younger than a day; nothing tells when it was made.
    YoungMaybe = "x.youngMaybe",
    /// The token has expired.
    Expired = "x.expired",
    /// Meta turned the token off, often after a password change.
    Password = "x.password",
    /// The person removed the app.
    Removed = "x.removed",
    /// The person took a permission back.
    Permission = "x.perm",
    /// Meta could not be reached: no internet, a proxy, a refused or broken connection.
    Offline = "x.net",
    /// Meta refuses further calls for a while.
    SlowDown = "x.slow",
    /// Meta has trouble of its own, or did not answer in time.
    MetaDown = "x.down",
    /// The step needs the app secret, and it is not set.
    NeedsSecret = "x.needsSecret",
    /// The password vault is locked.
    VaultLocked = "x.vaultLocked",
    /// This computer has no password vault that answers.
    VaultMissing = "x.vaultMissing",
    /// The vault no longer has the token.
    VaultLost = "x.vaultLost",
    /// A place missed the new token.
    PlaceMissed = "x.place",
    /// The computer's clock is off.
    /// A word of the contract; not made yet.
    Clock = "x.clock",
    /// A new token could not be stored.
    SaveFailed = "x.saveFailed",
    /// The token is of a kind that no longer exists.
    OldKind = "x.oldKind",
    /// The token belongs to another account.
    NotYours = "x.notYours",
    /// Meta limited what the account may do.
    Limited = "x.blocked",
    /// The cause is not known.
    Unknown = "x.unknown",
    /// The answer is not Meta's: a firewall or a log-in page of the network is in the way.
    BlockedNet = "x.blockedNet",
    /// The pasted text is no working token.
    Paste = "x.paste",
    /// The token belongs to another network.
    OtherNetwork = "x.otherNetwork",
    /// A file or folder may not be written.
    ReadOnly = "x.readOnly",
    /// The disk has no room left.
    DiskFull = "x.diskFull",
    /// The ledger cannot be used.
    Ledger = "x.ledger",
    /// Meta blocked the app's calls.
    BlockedApi = "x.blockedApi",
    /// The new token would end earlier.
    Earlier = "x.earlier",
    /// Our own mistake: the program made an impossible request.
    OurFault = "x.ourFault",
    /// The certificate of our listener could not be given to a browser, or taken back.
    Trust = "x.trust",
    /// The pasted token was cut short.
    Cut = "imp.cut",
    /// The token lives for one hour only, and there is no app secret to exchange it with.
    Hour = "imp.hour",
    /// An app secret was pasted in place of a token.
    AppSecret = "imp.appsecret",
    /// An app's token was pasted in place of an account's.
    AppToken = "imp.apptoken",
    /// A pasted token is of a kind that no longer exists.
    ImportOld = "imp.old",
    /// The file has no token in it.
    ImportNone = "imp.none",
}

impl Code {
    /// Whether it is trouble with the network or with Meta that ends by itself.
    pub fn passes(self) -> bool {
        matches!(self, Self::Offline | Self::MetaDown | Self::SlowDown | Self::BlockedNet)
    }
}

impl Problem {
    /// A problem without facts and without Meta's error.
    pub fn new(code: Code, action: Action) -> Self {
        Self {
            code,
            action,
            network: None,
            other_account: None,
            facts: BTreeMap::new(),
            meta: None,
            extending: false,
        }
    }

    /// Adds a fact; one of the same name is replaced.
    #[must_use]
    pub fn with(mut self, name: FactName, fact: Fact) -> Self {
        self.facts.insert(name.as_str().to_owned(), fact);
        self
    }

    /// Adds a fact unless there is one of the same name.
    #[must_use]
    pub fn or_with(self, name: FactName, fact: Fact) -> Self {
        if self.has(name) { self } else { self.with(name, fact) }
    }

    /// Adds a fact that is text.
    #[must_use]
    pub fn with_text(self, name: FactName, text: impl Into<String>) -> Self {
        self.with(name, Fact::Text(text.into()))
    }

    /// Says which network the problem is about: typed, and as the brand for the sentence.
    #[must_use]
    pub fn of_network(self, network: Network) -> Self {
        let named = self.with_text(FactName::Network, network.brand());
        Self { network: Some(network), ..named }
    }

    /// Says which account of the network was found in place of the expected one: its name typed, and as people write
    /// it for the sentence.
    #[must_use]
    pub fn of_other_account(self, network: Network, name: &str) -> Self {
        let named = self.with_text(FactName::Other, network.handle(name));
        Self { other_account: Some(name.into()), ..named }
    }

    /// Says which case of its card the problem is.
    #[must_use]
    pub fn because(self, case: Case) -> Self {
        self.with_text(FactName::Why, case.as_str())
    }

    /// Says how many places the account has, where it has some.
    #[must_use]
    pub fn with_places(self, count: usize) -> Self {
        match i64::try_from(count) {
            Ok(count) if count > 0 => self.with(FactName::Places, Fact::Number(count)),
            _ => self,
        }
    }

    /// The problem of an account that nobody can log in to: where a log-in would help, a person makes a new token in
    /// Meta's Business settings. Its text says so.
    #[must_use]
    pub fn without_log_in(self) -> Self {
        match self.action {
            Action::Reconnect | Action::ReconnectWithPermission | Action::RetryLogin => {
                let problem = Self { action: Action::OpenMeta, ..self };
                problem.with_text(FactName::Business, "system_users")
            }
            _ => self,
        }
    }

    /// Says that only extending failed; the token in use is not in question.
    #[must_use]
    pub fn of_extending(self) -> Self {
        Self { extending: true, ..self }
    }

    /// Whether there is a fact of this name.
    pub fn has(&self, name: FactName) -> bool {
        self.facts.contains_key(name.as_str())
    }

    /// A fact that is text; None where it is absent or of another kind.
    pub fn text(&self, name: FactName) -> Option<&str> {
        match self.facts.get(name.as_str())? {
            Fact::Text(text) => Some(text),
            Fact::Number(_) | Fact::Date(_) | Fact::Time(_) => None,
        }
    }

    /// Which case of its card the problem is; None where its card has one case, or a newer version wrote another.
    pub fn case(&self) -> Option<Case> {
        self.text(FactName::Why).and_then(Case::named)
    }

    /// Whether another process held something that we needed for as long as we waited. The contract has no code for it:
    /// it is published as `x.unknown`, and recognised by the fact that says how long we waited.
    pub fn is_busy(&self) -> bool {
        self.has(FactName::Waited)
    }

    /// Whether a Meta app was to be removed that accounts still need, and their number is known: its card says how many.
    pub fn is_app_needed(&self) -> bool {
        self.has(FactName::Count)
    }
}

#[cfg(test)]
mod tests;
