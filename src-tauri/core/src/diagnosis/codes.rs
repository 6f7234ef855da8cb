//! Meta's code table: Graph API error handling, the debugging page of its access tokens, and the numbers that Threads
//! and Instagram were seen with. The subcode comes first, then the words, then what the code alone means. Where Meta
//! uses a code for several causes, no words mean that the cause is not known.

use super::causes::{
    APP_ID_STRANGE, ASKED_FOR, CHECKPOINT, CODE_OLD, CODE_USED, DUPLICATE, ENDED, ENDED_BY_CALL, EXPIRED,
    LIMITED, LOGGED_OUT, MEDIA, META_DOWN, NO_CAUSE, NO_PRODUCT, NO_TOKEN, NOT_LIVE, NOT_READY, OUR_FAULT,
    PAGE_ROLE, PAGE_TOKEN, PASTE, PERMISSION, RECIPIENT, REFUSED, REMOVED, RETURN_ADDRESS, SECRET, SENDING,
    SLOW_DOWN, TURNED_OFF, UNUSED, WRONG_ID,
};
use super::{Finding, Step, TokenState, permissions, phrases, subcodes};

/// The subcodes that say how a token ended; only code 190 has them. 456 to 468: the C# SDK's list of Meta's page
/// "Access Token Expiration" (facebook-csharp-sdk issue 186).
pub const SUBCODES: [i64; 16] =
    [456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 490, 492, 493];

/// The cause of a code; None where the code has none, or where only the message could tell and does not.
pub fn cause(code: i64, subcode: Option<i64>, message: &str, step: Step) -> Option<Finding> {
    if let Some(found) = subcode.and_then(subcodes::cause).or_else(|| subcodes::cause(code)) {
        return Some(found);
    }
    let words = || phrases::of_meta(message);
    Some(match (code, subcode) {
        // Meta words a refusal of the app's token like one of a person's token: it is the secret that is wrong.
        (190, _) if step == Step::Inspection => SECRET,
        (190, subcode) => end_of_token(subcode, message),
        (102 | 452, _) => words().filter(is_about_a_token).unwrap_or(NO_CAUSE),
        (2500, _) => words().filter(|found| *found == NO_TOKEN).unwrap_or(OUR_FAULT),
        (_, Some(2022)) => SENDING,
        (10 | 200..=299, _) => of_permissions(code, message),
        (100, _) => return of_parameter(subcode, message, step),
        (1, _) => words().unwrap_or(META_DOWN),
        (2, _) => META_DOWN,
        (101, _) => words().unwrap_or(APP_ID_STRANGE),
        (191, _) => RETURN_ADDRESS,
        (3, _) => NO_PRODUCT,
        (4 | 17 | 32 | 341 | 613 | 80_000..=80_014, _) => SLOW_DOWN,
        (368, _) => LIMITED,
        (506, _) => DUPLICATE,
        (551, _) => RECIPIENT,
        (2022, _) => SENDING,
        (9004 | 324 | 352 | 6000 | 6001 | 36_000..=36_004, _) => MEDIA,
        (9007 | -1 | -2, _) => NOT_READY,
        (400, _) if step == Step::CodeExchange => words()?,
        (1_349_000..=1_349_999, _) => words().or_else(|| subcodes::of_a_page(code))?,
        _ => return None,
    })
}

/// Whether the number alone shows that it is a code of Meta's: no other program counts that high.
pub fn is_telling(number: i64) -> bool {
    number >= 80_000 && cause(number, None, "", Step::Call).is_some()
}

fn end_of_token(subcode: Option<i64>, message: &str) -> Finding {
    match subcode {
        Some(463) => EXPIRED,
        Some(460) => TURNED_OFF,
        Some(458 | 461) => REMOVED,
        Some(459 | 464 | 490) => CHECKPOINT,
        Some(466) => ENDED_BY_CALL,
        Some(467) => LOGGED_OUT,
        Some(468 | 493) => UNUSED,
        Some(492) => PAGE_ROLE,
        Some(456) => PASTE,
        Some(457 | 462 | 465) => ENDED,
        _ => phrases::of_meta(message).filter(is_about_a_token).unwrap_or(NO_CAUSE),
    }
}

/// Whether the words of a session error belong to it: anything that does not pass by itself.
fn is_about_a_token(found: &Finding) -> bool {
    !found.class.passes() && *found != OUR_FAULT
}

/// The family of codes that stands for "not allowed": the words say whether it is a permission.
fn of_permissions(code: i64, message: &str) -> Finding {
    match code {
        210 => {
            return phrases::of_meta(message)
                .filter(|found| found.code == PAGE_TOKEN.code)
                .unwrap_or(PAGE_TOKEN);
        }
        270 => return NOT_LIVE,
        _ => {}
    }
    let told = phrases::of_meta(message).filter(|found| found.token != TokenState::Dead);
    let asks = || permissions::asks_for_one(message) || matches!(code, 278 | 283 | 294);
    match told {
        // Where both would do, the permission is the nearer way: a feature takes a review of weeks.
        Some(found) if found == NOT_LIVE && !permissions::named_in(message).is_empty() => PERMISSION,
        Some(found) => found,
        None if asks() || permissions::is_bare(message) => PERMISSION,
        None => REFUSED,
    }
}

/// Code 100 means a parameter; its subcodes and words say which.
fn of_parameter(subcode: Option<i64>, message: &str, step: Step) -> Option<Finding> {
    Some(match subcode {
        Some(36_009) => CODE_USED,
        Some(36_007) => CODE_OLD,
        Some(36_008) => RETURN_ADDRESS,
        Some(10) => PERMISSION,
        Some(33) => {
            phrases::of_meta(message).or_else(|| phrases::from_elsewhere(message)).unwrap_or(WRONG_ID)
        }
        _ => {
            let named = || permissions::asked_for_in(message).then_some(PERMISSION);
            let is_of_post = || subcode.is_some_and(|subcode| subcode >= 1_000_000);
            let is_about_it = || is_of_post() && !message.is_empty() || is_about_a_value(message);
            let asked = || (step == Step::Elsewhere && is_about_it()).then_some(ASKED_FOR);
            phrases::of_meta(message).or_else(named).or_else(asked)?
        }
    })
}

/// Whether words are about a value that was sent, and not about the keys or the log-in.
fn is_about_a_value(message: &str) -> bool {
    const VALUES: [&str; 14] = [
        "param ",
        "parameter ",
        "must be one of",
        "must be less than",
        "must be at most",
        "must be at least",
        "must be a valid",
        "must not be ",
        "can be requested",
        "characters long",
        "is not a valid ur",
        "is too long",
        "is too short",
        "are not valid for",
    ];
    const KEYS: [&str; 9] = [
        "client_id",
        "app_id",
        "client_secret",
        "redirect_uri",
        "access_token",
        "access token",
        "input_token",
        "grant_type",
        "permission",
    ];
    let plain = phrases::plain(message);
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    has(&VALUES) && !has(&KEYS)
}
