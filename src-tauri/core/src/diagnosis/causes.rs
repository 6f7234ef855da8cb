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
}

pub const EXPIRED: Finding = cause(Class::Dead, Code::Expired, Action::Reconnect);
pub const TURNED_OFF: Finding = cause(Class::Dead, Code::Password, Action::Reconnect);
/// The person logged out, or Meta refused without a reason.
pub const NOT_GOOD: Finding = TURNED_OFF.case(Case::NotGood);
pub const UNUSED: Finding = TURNED_OFF.case(Case::Unused);
pub const PAGE_ROLE: Finding = TURNED_OFF.case(Case::PageRole);
pub const OTHER_APP: Finding = TURNED_OFF.case(Case::OtherApp);
/// Meta wants something from the person first, and the token is dead.
pub const HELD: Finding = TURNED_OFF.case(Case::Held);
pub const REMOVED: Finding = cause(Class::Dead, Code::Removed, Action::Reconnect);
pub const OLD_KIND: Finding = cause(Class::Dead, Code::OldKind, Action::Reconnect);
pub const CHECKPOINT: Finding = cause(Class::Limited, Code::Checkpoint, Action::OpenMeta);
pub const PERMISSION: Finding = cause(Class::Permission, Code::Permission, Action::ReconnectWithPermission);

pub const PASTE: Finding = cause(Class::Paste, Code::Paste, Action::CheckPaste);
/// Meta does not know the user ID that the settings of a program have beside the token.
pub const USER_ID: Finding = PASTE.case(Case::UserId);
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

pub const DENIED: Finding = cause(Class::SetUp, Code::Denied, Action::RetryLogin);
pub const CODE_USED: Finding = cause(Class::SetUp, Code::CodeUsed, Action::RetryLogin);
pub const CODE_OLD: Finding = cause(Class::SetUp, Code::CodeOld, Action::RetryLogin);

pub const RETURN_ADDRESS: Finding = cause(Class::SetUp, Code::ReturnAddress, Action::FixSetup);
pub const RETURN_HTTP: Finding = RETURN_ADDRESS.case(Case::Http);
/// The return address was typed on Meta's page and never picked from the suggestions below the box.
pub const RETURN_CHIP: Finding = RETURN_ADDRESS.case(Case::Chip);
pub const RETURN_DOMAIN: Finding = RETURN_ADDRESS.case(Case::Domain);
/// Instagram says the same of a wrong secret and of a wrong address.
pub const RETURN_OR_SECRET: Finding = RETURN_ADDRESS.case(Case::OrSecret);
pub const APP_ID: Finding = cause(Class::SetUp, Code::WrongAppId, Action::FixSetup);
pub const APP_ID_EMPTY: Finding = APP_ID.case(Case::Empty);
pub const APP_ID_STRANGE: Finding = APP_ID.case(Case::Strange);
pub const PAGE_GONE: Finding = cause(Class::SetUp, Code::PageGone, Action::FixSetup);
pub const SECRET: Finding = cause(Class::SetUp, Code::SecretWrong, Action::FixSetup);
/// The app secret belongs to another app than the token.
pub const SECRET_OF_OTHER: Finding = SECRET.case(Case::OfOther).alive();
pub const NEEDS_SECRET: Finding = cause(Class::SetUp, Code::NeedsSecret, Action::FixSetup).alive();
/// "Require App Secret" is switched on in the Meta app.
pub const NEEDS_PROOF: Finding = NEEDS_SECRET.case(Case::Proof);
pub const TESTER: Finding = cause(Class::SetUp, Code::Tester, Action::FixSetup);
pub const USE_CASE: Finding = cause(Class::SetUp, Code::UseCase, Action::FixSetup);
pub const NO_PRODUCT: Finding = USE_CASE.case(Case::NoProduct).alive();
pub const APP_OFF: Finding = cause(Class::SetUp, Code::AppOff, Action::OpenMeta);
pub const APP_BLOCKED: Finding = cause(Class::Limited, Code::BlockedApi, Action::OpenMeta).alive();
pub const LIMITED: Finding = cause(Class::Limited, Code::Limited, Action::OpenMeta).alive();

pub const SLOW_DOWN: Finding = cause(Class::Transient, Code::SlowDown, Action::Wait);
pub const META_DOWN: Finding = cause(Class::Transient, Code::MetaDown, Action::RetryLater);
pub const OFFLINE: Finding = cause(Class::Offline, Code::Offline, Action::RetryLater);
pub const BLOCKED_NET: Finding = cause(Class::Transient, Code::BlockedNet, Action::RetryLater);
pub const NO_VAULT: Finding = cause(Class::Unknown, Code::VaultMissing, Action::RetryLater);
/// The new token is in its place; the program that uses it has not read it yet.
pub const RESTART: Finding =
    cause(Class::Unknown, Code::PlaceMissed, Action::None).case(Case::Restart).alive();
pub const OUR_FAULT: Finding = cause(Class::Unknown, Code::OurFault, Action::Report);
pub const SCOPE: Finding = OUR_FAULT.case(Case::Permissions);
/// Meta lets a person do this on its site, and no program.
pub const BY_HAND: Finding = cause(Class::Unknown, Code::OurFault, Action::OpenMeta).case(Case::ByHand);
pub const UNKNOWN: Finding = cause(Class::Unknown, Code::Unknown, Action::Report);
