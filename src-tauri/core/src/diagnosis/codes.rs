//! Meta's code table: Graph API error handling, the debugging page of its access tokens, and the numbers that Threads
//! and Instagram were seen with. A code decides in any language.

use super::causes::{
    APP_BLOCKED, APP_ID, APP_ID_EMPTY, APP_ID_STRANGE, CHECKPOINT, CODE_OLD, CODE_USED, EXPIRED, HELD,
    LIMITED, META_DOWN, NO_PRODUCT, NOT_GOOD, OUR_FAULT, PAGE_ROLE, PERMISSION, REMOVED, RETURN_ADDRESS,
    RETURN_CHIP, RETURN_DOMAIN, RETURN_HTTP, SECRET, SLOW_DOWN, TESTER, TURNED_OFF, UNUSED,
};
use super::{Class, Finding, Step, phrases};

/// The subcodes that say how a token ended; only code 190 has them.
pub const SUBCODES: [i64; 9] = [458, 459, 460, 463, 464, 467, 490, 492, 493];

/// The cause of a code; None where the code has none, or where only the message could tell and does not.
pub fn cause(code: i64, subcode: Option<i64>, message: &str, step: Step) -> Option<Finding> {
    Some(match (code, subcode) {
        (_, Some(1_609_005 | 2_207_051 | 4_279_013)) => LIMITED,
        // Meta words a refusal of the app's token like one of a person's token: it is the secret that is wrong.
        (190, _) if step == Step::Inspection => SECRET,
        (190, subcode) => end_of_token(subcode, message),
        (102 | 452, _) => NOT_GOOD,
        (2500, _) => OUR_FAULT,
        (100, Some(36009)) => CODE_USED,
        (100, Some(36007)) => CODE_OLD,
        (100, Some(36008)) | (191, _) => RETURN_ADDRESS,
        (100, Some(10)) => PERMISSION,
        (100, _) => phrases::of_meta(message)?,
        (1, _) => phrases::of_meta(message).unwrap_or(META_DOWN),
        (101, _) => APP_ID_STRANGE,
        (104, _) => SECRET,
        (3, _) => NO_PRODUCT,
        (200, _) if phrases::of_meta(message) == Some(APP_BLOCKED) => APP_BLOCKED,
        (10 | 200..=299, _) => PERMISSION,
        (4 | 17 | 32 | 613 | 80_000..=80_014, _) => SLOW_DOWN,
        (2, _) => META_DOWN,
        (341 | 368 | 506 | 1_609_005 | 2_207_051 | 4_279_013, _) => LIMITED,
        (1_349_048, _) => RETURN_DOMAIN,
        (1_349_245, _) => TESTER,
        (1_349_168, _) => RETURN_CHIP,
        (1_349_187, _) => RETURN_HTTP,
        (1_349_026, _) => APP_ID,
        (4_476_002, _) => APP_ID_EMPTY,
        (400, _) if step == Step::CodeExchange => phrases::of_meta(message)?,
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
        Some(458) => REMOVED,
        Some(459 | 464) => CHECKPOINT,
        Some(467) => NOT_GOOD,
        Some(490) => HELD,
        Some(492) => PAGE_ROLE,
        Some(493) => UNUSED,
        _ => phrases::of_meta(message).filter(is_about_a_token).unwrap_or(TURNED_OFF),
    }
}

fn is_about_a_token(found: &Finding) -> bool {
    matches!(found.class, Class::Dead | Class::Paste | Class::Limited)
}
