//! Every cause that is known, each once: what it means, its code and its action.

use super::{Class, Finding, TokenState};
use crate::problem::{Action, Case, Code};

const fn cause(class: Class, code: Code, action: Action) -> Finding {
    let token = match class {
        Class::Dead => TokenState::Dead,
        Class::Transient | Class::Permission => TokenState::Alive,
        Class::Offline | Class::SetUp | Class::Limited | Class::Paste | Class::Unknown => TokenState::Unknown,
    };
    Finding { class, code, action, token, case: None }
}

impl Finding {
    const fn case(self, case: Case) -> Self {
        Self { case: Some(case), ..self }
    }

    /// The same cause for a token that works: the error says nothing against the token.
    const fn alive(self) -> Self {
        Self { token: TokenState::Alive, ..self }
    }

    /// The same cause where the answer leaves open whether the token works.
    pub(super) const fn unsure(self) -> Self {
        Self { token: TokenState::Unknown, ..self }
    }
}

// The token has ended.

pub const EXPIRED: Finding = cause(Class::Dead, Code::Expired, Action::Reconnect);
/// A new password, or Meta ended the session to keep the account safe.
pub const TURNED_OFF: Finding = cause(Class::Dead, Code::Password, Action::Reconnect);
/// Meta says that the token has ended, and not why.
pub const ENDED: Finding = TURNED_OFF.case(Case::NotGood);
/// "Expired, revoked or otherwise invalid" (Graph API, "Error Handling"): Meta says it of dead tokens and, for a moment,
/// of living ones.
pub const NO_CAUSE: Finding = ENDED.unsure();
pub const LOGGED_OUT: Finding = TURNED_OFF.case(Case::LoggedOut);
pub const ENDED_BY_CALL: Finding = TURNED_OFF.case(Case::EndedByCall);
pub const UNUSED: Finding = TURNED_OFF.case(Case::Unused);
pub const PAGE_ROLE: Finding = TURNED_OFF.case(Case::PageRole);
/// The Page is not accessible: gone, not public, or the role on it is gone.
pub const PAGE_CLOSED: Finding = TURNED_OFF.case(Case::PageClosed);
pub const OTHER_APP: Finding = TURNED_OFF.case(Case::OtherApp);
pub const REMOVED: Finding = cause(Class::Dead, Code::Removed, Action::Reconnect);
pub const OLD_KIND: Finding = cause(Class::Dead, Code::OldKind, Action::Reconnect);

// A person has to do something at Meta.

pub const CHECKPOINT: Finding = cause(Class::Limited, Code::Checkpoint, Action::OpenMeta);
pub const LIMITED: Finding = cause(Class::Limited, Code::Limited, Action::OpenMeta).alive();
pub const ACCOUNT_HELD: Finding = LIMITED.case(Case::AccountHeld).unsure();
/// The person switched off apps and websites in the privacy settings.
pub const OPTED_OUT: Finding = LIMITED.case(Case::OptedOut).unsure();
pub const SENDING: Finding = LIMITED.case(Case::Sending);
pub const MESSAGE_SWITCH: Finding = LIMITED.case(Case::MessageSwitch);
pub const NOT_LINKED: Finding = LIMITED.case(Case::NotLinked);
pub const APP_BLOCKED: Finding = cause(Class::Limited, Code::BlockedApi, Action::OpenMeta).alive();
pub const APP_PAUSED: Finding = APP_BLOCKED.case(Case::Paused).unsure();
/// 90 days without a call: the tokens end with it ("App States").
pub const APP_ASLEEP: Finding = APP_BLOCKED.case(Case::Asleep).unsure();
/// Seen with stopped apps, with apps limited to countries or ages, and with people without a role in the app.
pub const NOT_FOR_PERSON: Finding = APP_BLOCKED.case(Case::Behalf).unsure();
pub const APP_OFF: Finding = cause(Class::SetUp, Code::AppOff, Action::OpenMeta);
pub const LOG_IN_PAGE: Finding = APP_OFF.case(Case::LogInPage);

// The token works, and this one thing is refused.

pub const PERMISSION: Finding = cause(Class::Permission, Code::Permission, Action::ReconnectWithPermission);
pub const PAGE_ADMIN: Finding = PERMISSION.case(Case::PageAdmin);
/// A code of the permission family whose words say something else, or cannot be read.
pub const REFUSED: Finding = cause(Class::Unknown, Code::Unknown, Action::Report).case(Case::Refused).alive();
pub const WINDOW: Finding = cause(Class::Unknown, Code::Limited, Action::Wait).case(Case::Window).alive();
pub const RECIPIENT: Finding =
    cause(Class::Unknown, Code::Limited, Action::None).case(Case::Recipient).alive();
pub const DUPLICATE: Finding =
    cause(Class::Unknown, Code::Limited, Action::None).case(Case::Duplicate).alive();
pub const MEDIA: Finding = cause(Class::Unknown, Code::Limited, Action::None).case(Case::Media).alive();
pub const CAPTION: Finding = MEDIA.case(Case::Caption);
pub const LINK: Finding = MEDIA.case(Case::Link);
/// Code 100: the words are about a value that was sent, and the token was good enough to look at it.
pub const ASKED_FOR: Finding =
    cause(Class::Unknown, Code::Unknown, Action::None).case(Case::AskedFor).alive();
pub const NOT_READY: Finding =
    cause(Class::Transient, Code::MetaDown, Action::RetryLater).case(Case::NotReady).alive();
pub const DAY_LIMIT: Finding =
    cause(Class::Transient, Code::SlowDown, Action::Wait).case(Case::DayLimit).alive();

// Something was pasted or sent that is not the right thing.

/// Meta cannot read what was sent as the token.
pub const PASTE: Finding = cause(Class::Paste, Code::Paste, Action::CheckPaste);
/// Meta does not know the user ID that the settings of a program have beside the token.
pub const USER_ID: Finding = PASTE.case(Case::UserId);
const OF_ID: Finding = cause(Class::Unknown, Code::Paste, Action::CheckPaste);
pub const WRONG_ID: Finding = OF_ID.case(Case::WrongId).alive();
pub const PERSON_ID: Finding = OF_ID.case(Case::PersonId).alive();
pub const PAGE_NUMBER: Finding = OF_ID.case(Case::PageNumber).alive();
/// Instagram's 24/2207006: a wrong ID, a missing permission or the wrong token.
pub const WRONG_MEDIA_ID: Finding = OF_ID.case(Case::WrongId);
const OTHER_TOKEN: Finding = cause(Class::Unknown, Code::NotYours, Action::FixSetup).alive();
pub const PAGE_TOKEN: Finding = OTHER_TOKEN.case(Case::PageToken);
pub const PERSON_TOKEN: Finding = OTHER_TOKEN.case(Case::PersonToken);
/// Another program asked with an account's token where Meta wants the app's own.
pub const TOKEN_OF_APP: Finding = OTHER_TOKEN.case(Case::TokenOfApp);
pub const OTHER_PAGE: Finding = OTHER_TOKEN.case(Case::OtherPage);
/// One network was asked with the token of another.
pub const ASKED_ELSEWHERE: Finding =
    cause(Class::Unknown, Code::OtherNetwork, Action::CheckPaste).case(Case::AskedElsewhere);
/// The text has no token in it at all.
pub const OTHER_TEXT: Finding = PASTE.case(Case::OtherText);
/// The text is an app ID or a user ID.
pub const NUMBER: Finding = PASTE.case(Case::Number);
pub const ID_TOKEN: Finding = PASTE.case(Case::IdToken);
pub const CUT: Finding = cause(Class::Paste, Code::Cut, Action::CheckPaste);
pub const APP_SECRET: Finding = cause(Class::Paste, Code::AppSecret, Action::CheckPaste);
pub const APP_TOKEN: Finding = cause(Class::Paste, Code::AppToken, Action::CheckPaste);
pub const NO_LINE: Finding = cause(Class::Paste, Code::ImportNone, Action::CheckPaste);
pub const BROWSER_STOPPED: Finding = cause(Class::Paste, Code::BrowserStopped, Action::CheckPaste);
pub const PORT_BUSY: Finding = cause(Class::Paste, Code::PortBusy, Action::CheckPaste);

// The log-in.

pub const DENIED: Finding = cause(Class::SetUp, Code::Denied, Action::RetryLogin);
pub const CODE_USED: Finding = cause(Class::SetUp, Code::CodeUsed, Action::RetryLogin);
pub const CODE_OLD: Finding = cause(Class::SetUp, Code::CodeOld, Action::RetryLogin);
pub const PERSONAL: Finding = cause(Class::SetUp, Code::Personal, Action::FixSetup);

// The set-up of the Meta app.

pub const RETURN_ADDRESS: Finding = cause(Class::SetUp, Code::ReturnAddress, Action::FixSetup);
pub const RETURN_HTTP: Finding = RETURN_ADDRESS.case(Case::Http);
/// The return address was typed on Meta's page and never picked from the suggestions below the box.
pub const RETURN_CHIP: Finding = RETURN_ADDRESS.case(Case::Chip);
pub const RETURN_DOMAIN: Finding = RETURN_ADDRESS.case(Case::Domain);
/// Instagram says the same of a wrong secret and of a wrong address.
pub const RETURN_OR_SECRET: Finding = RETURN_ADDRESS.case(Case::OrSecret);
/// "400 Session Invalid" after "Allow": a stale session, or empty boxes beside that of the return address.
pub const SESSION: Finding = cause(Class::SetUp, Code::ReturnAddress, Action::RetryLogin).case(Case::Session);
pub const APP_ID: Finding = cause(Class::SetUp, Code::WrongAppId, Action::FixSetup);
pub const APP_ID_EMPTY: Finding = APP_ID.case(Case::Empty);
pub const APP_ID_STRANGE: Finding = APP_ID.case(Case::Strange);
/// The tokens of an app end with it. While we ask ourselves, only the words tell, so they are not called dead.
pub const APP_DELETED: Finding = APP_ID.case(Case::Deleted);
pub const PAGE_GONE: Finding = cause(Class::SetUp, Code::PageGone, Action::FixSetup);
pub const SECRET: Finding = cause(Class::SetUp, Code::SecretWrong, Action::FixSetup);
/// The app secret belongs to another app than the token.
pub const SECRET_OF_OTHER: Finding = SECRET.case(Case::OfOther).alive();
/// The proof does not fit: the secret may be another app's, cut off or changed.
pub const PROOF_WRONG: Finding = SECRET.case(Case::ProofWrong);
pub const NEEDS_SECRET: Finding = cause(Class::SetUp, Code::NeedsSecret, Action::FixSetup).alive();
/// "Require App Secret" is switched on in the Meta app.
pub const NEEDS_PROOF: Finding = NEEDS_SECRET.case(Case::Proof);
pub const TESTER: Finding = cause(Class::SetUp, Code::Tester, Action::FixSetup);
pub const NO_ROLE: Finding = TESTER.case(Case::NoRole);
/// Instagram did not take a log-in: no accepted invite, a personal account, or a token from before 2025.
pub const NOT_TAKEN: Finding = cause(Class::SetUp, Code::Tester, Action::Reconnect).case(Case::OrPersonal);
pub const USE_CASE: Finding = cause(Class::SetUp, Code::UseCase, Action::FixSetup);
pub const NO_PRODUCT: Finding = USE_CASE.case(Case::NoProduct).alive();
/// OAuth's `unauthorized_client` on the log-in page.
pub const APP_MAY_NOT: Finding = NO_PRODUCT.unsure();
pub const NOT_LIVE: Finding = USE_CASE.case(Case::NotLive).alive();
pub const SYSTEM_USER: Finding = USE_CASE.case(Case::SystemUser).alive();
pub const BUSINESS_LOGIN: Finding = USE_CASE.case(Case::BusinessLogin);
pub const NEW_PAGES: Finding =
    cause(Class::Unknown, Code::UseCase, Action::None).case(Case::NewPages).alive();
pub const RETIRED_PERMISSION: Finding = USE_CASE.case(Case::RetiredPermission);
pub const STRANGE_PERMISSION: Finding =
    cause(Class::SetUp, Code::UseCase, Action::Report).case(Case::StrangePermission);

// What passes, and what lies outside of Meta.

pub const SLOW_DOWN: Finding = cause(Class::Transient, Code::SlowDown, Action::Wait);
/// A limit in the answer to another program.
pub const SLOW_DOWN_ELSEWHERE: Finding = SLOW_DOWN.case(Case::Elsewhere);
pub const META_DOWN: Finding = cause(Class::Transient, Code::MetaDown, Action::RetryLater);
pub const OFFLINE: Finding = cause(Class::Offline, Code::Offline, Action::RetryLater);
/// This computer can reach Meta and cannot tell that it is Meta.
pub const NO_ROOTS: Finding = OFFLINE.case(Case::NoRoots);
/// Another program could not reach Meta.
pub const NOT_REACHED: Finding = OFFLINE.case(Case::Elsewhere);
pub const BLOCKED_NET: Finding = cause(Class::Transient, Code::BlockedNet, Action::RetryLater);
pub const NO_VAULT: Finding = cause(Class::Unknown, Code::VaultMissing, Action::RetryLater);
/// The new token is in its place; the program that uses it has not read it yet.
pub const RESTART: Finding =
    cause(Class::Unknown, Code::PlaceMissed, Action::None).case(Case::Restart).alive();
pub const OUR_FAULT: Finding = cause(Class::Unknown, Code::OurFault, Action::Report);
pub const SCOPE: Finding = OUR_FAULT.case(Case::Permissions);
/// Meta lets a person do this on its site, and no program.
pub const BY_HAND: Finding = cause(Class::Unknown, Code::OurFault, Action::OpenMeta).case(Case::ByHand);
/// Nothing is known of the token, because none was sent.
pub const NO_TOKEN: Finding = UNKNOWN.case(Case::NoToken);
/// Another program's question that Meta does not know.
pub const ASKED_WRONGLY: Finding = UNKNOWN.case(Case::AskedWrongly);
/// An address of Meta's that has ended.
pub const DEPRECATED: Finding = ASKED_WRONGLY.alive();
/// The answer of another program.
pub const OTHER_PROGRAM: Finding =
    cause(Class::Unknown, Code::Unknown, Action::None).case(Case::OtherProgram);
/// A tool that reads the website as a visitor.
pub const WEBSITE: Finding = cause(Class::Unknown, Code::Unknown, Action::None).case(Case::Website);
/// An HTTP status, which any site on the web answers.
pub const STATUS: Finding = UNKNOWN.case(Case::Status);
pub const WORKS: Finding = cause(Class::Unknown, Code::Unknown, Action::None).case(Case::Works).alive();
/// An answer about a token that worked, from a time before its end.
pub const WORKED_THEN: Finding = WORKS.case(Case::WorkedThen);
pub const WORKS_ENDLESS: Finding = WORKS.case(Case::WorksEndless);
pub const UNKNOWN: Finding = cause(Class::Unknown, Code::Unknown, Action::Report);
