//! Subcodes and codes so long that each has one meaning, whatever stands before it. Sources: [M] Messenger Platform
//! "Error Codes" (June 2026), [P] Pages API "Error Codes" (May 2026), [I] Instagram "Error Codes" (June 2026), and the
//! numbers that log-in pages were seen with.

use super::Finding;
use super::causes::{
    ACCOUNT_HELD, APP_ID, APP_ID_EMPTY, APP_OFF, CAPTION, DAY_LIMIT, LIMITED, LINK, LOG_IN_PAGE, MEDIA,
    MESSAGE_SWITCH, NEW_PAGES, NO_ROLE, NOT_LINKED, NOT_LIVE, NOT_READY, PAGE_ADMIN, PAGE_TOKEN, RECIPIENT,
    RETURN_CHIP, RETURN_DOMAIN, RETURN_HTTP, SENDING, SYSTEM_USER, TESTER, WINDOW, WRONG_MEDIA_ID,
};

/// The cause of a number; None where it has none of its own.
pub fn cause(number: i64) -> Option<Finding> {
    Some(match number {
        // [M] Messages.
        2_534_022 | 2_018_278 | 2_018_065 => WINDOW,
        2_018_108 | 2_018_336 | 1_893_015 | 1_545_041 => RECIPIENT,
        1_893_063 | 1_404_170 | 2_534_029 => SENDING,
        2_534_041 => MESSAGE_SWITCH,
        2_534_077 => NOT_LINKED,
        2_018_021 | 2_018_027 | 2_018_028 => NOT_LIVE,
        1_341_012 => SYSTEM_USER,
        // [P] Pages.
        2_069_030 | 2_069_031 | 2_069_033 => NEW_PAGES,
        2_069_032 => PAGE_TOKEN,
        2_853_006 => PAGE_ADMIN,
        // [I] Posts and media; the range holds what is wrong with one picture or film.
        2_207_051 | 4_279_013 => LIMITED,
        2_207_050 => ACCOUNT_HELD,
        2_207_042 => DAY_LIMIT,
        2_207_006 => WRONG_MEDIA_ID,
        2_207_001 | 2_207_003 | 2_207_008 | 2_207_020 | 2_207_027 | 2_207_032 | 2_207_053 => NOT_READY,
        2_207_010 => CAPTION,
        2_207_000..=2_207_999 | 1_363_000..=1_363_999 | 2_069_019 => MEDIA,
        1_609_005 => LINK,
        // Log-in pages.
        1_349_245 => TESTER,
        1_349_168 => RETURN_CHIP,
        1_349_187 => RETURN_HTTP,
        1_349_048 => RETURN_DOMAIN,
        1_349_126 => NO_ROLE,
        1_349_186 | 1_349_220 => APP_OFF,
        1_349_026 => APP_ID,
        4_476_002 => APP_ID_EMPTY,
        _ => return None,
    })
}

/// What is left for a number of a log-in page whose words say nothing either.
pub fn of_a_page(number: i64) -> Option<Finding> {
    (1_349_000..=1_349_999).contains(&number).then_some(LOG_IN_PAGE)
}
