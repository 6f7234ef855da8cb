//! Any trouble with Meta becomes one cause and one action. Decided by code and subcode; by words only where Meta
//! gives no code or one code for several causes.

pub mod text;

use crate::network::Network;
use crate::ports::{MetaError, Trouble};
use crate::problem::{Action, Code, MetaFacts, Problem};

/// What a trouble means for the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// No connection.
    Offline,
    /// Passes by itself.
    Transient,
    /// The token is no longer good; only a new log-in helps.
    Dead,
    /// The token lives, a permission does not.
    Permission,
    /// The Meta app's settings.
    SetUp,
    /// Meta stopped the account or the app; a person must look there.
    Limited,
    /// What was pasted is wrong.
    Paste,
    /// Not known.
    Unknown,
}

/// What was being done when it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On Meta's log-in page, or coming back from it.
    Authorize,
    /// Code to token.
    CodeExchange,
    /// Token to 60-day token.
    TokenExchange,
    /// Extending.
    Refresh,
    /// Anything else with a token.
    Call,
}

/// A cause and its action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// For the token.
    pub class: Class,
    /// For the sentence.
    pub code: Code,
    /// For the person.
    pub action: Action,
}

const fn finding(class: Class, code: Code, action: Action) -> Finding {
    Finding { class, code, action }
}

const EXPIRED: Finding = finding(Class::Dead, Code::Expired, Action::Reconnect);
const TURNED_OFF: Finding = finding(Class::Dead, Code::Password, Action::Reconnect);
const REMOVED: Finding = finding(Class::Dead, Code::Removed, Action::Reconnect);
const CHECKPOINT: Finding = finding(Class::Limited, Code::Checkpoint, Action::OpenMeta);
const PASTE: Finding = finding(Class::Paste, Code::Paste, Action::CheckPaste);
const PERMISSION: Finding = finding(Class::Permission, Code::Permission, Action::ReconnectWithPermission);
const CODE_USED: Finding = finding(Class::SetUp, Code::CodeUsed, Action::RetryLogin);
const CODE_OLD: Finding = finding(Class::SetUp, Code::CodeOld, Action::RetryLogin);
const RETURN_ADDRESS: Finding = finding(Class::SetUp, Code::ReturnAddress, Action::FixSetup);
const SECRET: Finding = finding(Class::SetUp, Code::SecretWrong, Action::FixSetup);
const APP_ID: Finding = finding(Class::SetUp, Code::WrongAppId, Action::FixSetup);
const USE_CASE: Finding = finding(Class::SetUp, Code::UseCase, Action::FixSetup);
const TESTER: Finding = finding(Class::SetUp, Code::Tester, Action::FixSetup);
const NEEDS_SECRET: Finding = finding(Class::SetUp, Code::NeedsSecret, Action::FixSetup);
const APP_BLOCKED: Finding = finding(Class::Limited, Code::BlockedApi, Action::OpenMeta);
const LIMITED: Finding = finding(Class::Limited, Code::Limited, Action::OpenMeta);
const SLOW_DOWN: Finding = finding(Class::Transient, Code::SlowDown, Action::Wait);
const META_DOWN: Finding = finding(Class::Transient, Code::MetaDown, Action::RetryLater);
const OUR_FAULT: Finding = finding(Class::Unknown, Code::OurFault, Action::Report);
const UNKNOWN: Finding = finding(Class::Unknown, Code::Unknown, Action::Report);
const DENIED: Finding = finding(Class::SetUp, Code::Denied, Action::RetryLogin);

/// Says what a trouble is.
pub fn diagnose(trouble: &Trouble, step: Step) -> Finding {
    match trouble {
        Trouble::Offline => finding(Class::Offline, Code::Offline, Action::RetryLater),
        Trouble::TimedOut => META_DOWN,
        Trouble::Refused(error) => diagnose_error(error, step),
        Trouble::Unreadable { http_status: 429 } => SLOW_DOWN,
        Trouble::Unreadable { http_status: 500.. } => META_DOWN,
        Trouble::Unreadable { .. } => finding(Class::Transient, Code::BlockedNet, Action::RetryLater),
    }
}

/// Says what an error of Meta's is.
pub fn diagnose_error(error: &MetaError, step: Step) -> Finding {
    if let Some(found) = error.code.and_then(|code| by_code(code, error.subcode, &error.message, step)) {
        return found;
    }
    if let Some(found) = by_words(&error.message) {
        return found;
    }
    match error.http_status {
        Some(429) => SLOW_DOWN,
        _ if error.transient => META_DOWN,
        Some(500..) => META_DOWN,
        _ => UNKNOWN,
    }
}

/// The problem that a trouble with an account becomes.
pub fn problem(trouble: &Trouble, step: Step, network: Network) -> Problem {
    let found = diagnose(trouble, step);
    let mut problem = Problem::new(found.code, found.action).with_text("network", network.brand());
    if let Trouble::Refused(error) = trouble {
        problem.meta = Some(meta_facts(error));
    }
    problem
}

/// What Meta said, for "Show details".
pub fn meta_facts(error: &MetaError) -> MetaFacts {
    MetaFacts {
        code: error.code,
        subcode: error.subcode,
        kind: error.kind.clone(),
        fbtrace_id: error.trace.clone(),
        http_status: error.http_status,
    }
}

/// Whether asking again at once may help: a hiccup, not a limit and not a known refusal.
pub fn is_hiccup(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Offline | Trouble::TimedOut => true,
        Trouble::Unreadable { http_status } => *http_status >= 500,
        Trouble::Refused(error) => {
            diagnose_error(error, Step::Call) == META_DOWN
                && (error.transient
                    || error.code == Some(2)
                    || error.http_status.is_some_and(|status| status >= 500))
        }
    }
}

/// Meta's code table (Graph API error handling; Threads' and Instagram's own numbers as observed).
fn by_code(code: i64, subcode: Option<i64>, message: &str, step: Step) -> Option<Finding> {
    Some(match (code, subcode) {
        (190, Some(463)) => EXPIRED,
        (190, Some(458)) => REMOVED,
        (190, Some(459 | 464)) => CHECKPOINT,
        (190, None) => by_words(message).unwrap_or(TURNED_OFF),
        (190 | 102 | 452, _) => TURNED_OFF,
        (2500, _) => OUR_FAULT,
        (100, Some(36009)) => CODE_USED,
        (100, Some(36007)) => CODE_OLD,
        (100, Some(36008)) | (191, _) => RETURN_ADDRESS,
        (100, _) => by_words(message)?,
        (1, _) => by_words(message).unwrap_or(META_DOWN),
        (101, _) => APP_ID,
        (104, _) => SECRET,
        (3, _) => USE_CASE,
        (200, _) if has(message, "api access blocked") => APP_BLOCKED,
        (10 | 200..=299, _) => PERMISSION,
        (4 | 17 | 32 | 341 | 613 | 80_000..=80_014, _) => SLOW_DOWN,
        (2, _) => META_DOWN,
        (368 | 506 | 1_609_005 | 2_207_051 | 4_279_013, _) => LIMITED,
        (1_349_245, _) => TESTER,
        (1_349_168 | 1_349_187, _) => RETURN_ADDRESS,
        (1_349_026 | 4_476_002, _) => APP_ID,
        (400, _) if step == Step::CodeExchange => by_words(message)?,
        _ => return None,
    })
}

/// Words of Meta's that decide where no code does. Lower case.
const WORDS: [(&str, Finding); 17] = [
    ("cannot parse access token", PASTE),
    ("invalid oauth access token signature", TURNED_OFF),
    ("invalid oauth access token", PASTE),
    ("session has expired", EXPIRED),
    ("matching code was not found", CODE_USED),
    ("authorization code has been used", CODE_USED),
    ("invalid authorization code", CODE_USED),
    ("authorization code has expired", CODE_OLD),
    ("error validating client secret", SECRET),
    ("error validating verification code", RETURN_ADDRESS),
    ("invalid redirect_uri", RETURN_ADDRESS),
    ("invalid platform app", APP_ID),
    ("insufficient developer role", TESTER),
    ("appsecret_proof", SECRET),
    ("must provide an app access token", NEEDS_SECRET),
    ("user denied", DENIED),
    ("parameter not specified", OUR_FAULT),
];

fn by_words(message: &str) -> Option<Finding> {
    WORDS.iter().find(|(words, _)| has(message, words)).map(|(_, found)| *found)
}

fn has(message: &str, words: &str) -> bool {
    message.to_ascii_lowercase().contains(words)
}

#[cfg(test)]
mod tests;
