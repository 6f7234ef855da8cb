//! A line beside a token that holds its end, or the day it was made, as a person or another program wrote it. Nobody
//! promised its form, so it is told and not written. Pure.

use super::env_file::EnvFile;
use crate::token_shape::{self, Shape};

/// The name of the line that grows old with the token of `key`.
pub fn date_line(file: &EnvFile, key: &str) -> Option<String> {
    let is_one_token = || {
        let is_token = |value: &str| matches!(token_shape::shape_of(value), Shape::Token(_));
        file.entries().iter().filter(|entry| is_token(entry.value.expose())).count() <= 1
    };
    let is_beside =
        |name: &str| head(name) == head(key) || name.to_ascii_uppercase().contains("TOKEN") && is_one_token();
    let found = file.entries().iter().find(|entry| {
        entry.key != key && says_date(&entry.key) && is_dated(entry.value.expose()) && is_beside(&entry.key)
    });
    found.map(|entry| entry.key.clone())
}

/// The first word of a name: what the line is about.
fn head(name: &str) -> String {
    words(name).into_iter().next().unwrap_or_default()
}

/// Whether a name says that its value is a day. `…_EXPIRES_IN` is a length of time, which stays true.
fn says_date(name: &str) -> bool {
    const DATES: [&str; 20] = [
        "EXP",
        "EXPIRE",
        "EXPIRES",
        "EXPIRED",
        "EXPIRY",
        "EXPIRATION",
        "EXPIREDATE",
        "EXPIRYDATE",
        "EXPIRESAT",
        "UNTIL",
        "DATE",
        "ENDS",
        "DUE",
        "REFRESHED",
        "RENEWED",
        "RENEW",
        "ISSUED",
        "OBTAINED",
        "UPDATED",
        "VALIDTO",
    ];
    let words = words(name);
    let says = words.iter().any(|word| DATES.contains(&word.as_str()))
        || words
            .windows(2)
            .any(|pair| pair[0] == "VALID" && ["TO", "TILL", "THRU"].contains(&pair[1].as_str()));
    says && words.last().is_none_or(|last| !["IN", "SECONDS", "DAYS"].contains(&last.as_str()))
}

/// Whether a value may be a day: `2026-12-24`, `24.12.2026`, seconds since 1970.
fn is_dated(value: &str) -> bool {
    const OF_A_YEAR: usize = 4;
    value.bytes().filter(u8::is_ascii_digit).count() >= OF_A_YEAR
}

/// The words of a name in capitals: `IG_TOKEN_EXPIRES_AT`, `igTokenExpiresAt`, `ig.token-expires`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        let is_new = !letter.is_ascii_alphanumeric() || was_small && letter.is_ascii_uppercase();
        if is_new && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if letter.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(letter.to_ascii_uppercase());
        }
        was_small = letter.is_ascii_lowercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_grows_old_with_the_token_is_found_by_its_name() {
        let token = format!("IGAA{}", "xY7b".repeat(44));
        for (line, found) in [
            ("IG_TOKEN_EXPIRES_AT=2026-12-24", true),
            ("IG_TOKEN_EXPIRY=1798070400", true),
            ("IG_EXP=2026-12-24", true),
            ("IG_VALID_UNTIL=24.12.2026", true),
            ("IG_TOKEN_DATE=2026-12-24", true),
            ("IG_REFRESHED_AT=2026-12-24T10:00:00Z", true),
            ("igTokenExpiresAt=2026-12-24", true),
            ("TOKEN_EXPIRES=2026-12-24", true),
            ("FB_EXPIRY=2026-12-24", false),
            ("IG_TOKEN_EXPIRES_IN=5184000", false),
            ("IG_EXPIRES_AT=", false),
            ("IG_EXPIRY_MAIL=on", false),
            ("IG_USER_ID=17841405793187219", false),
            ("IG_EXPORTS=2026", false),
        ] {
            let file = EnvFile::read(format!("IG_TOKEN={token}\n{line}\n").as_bytes()).unwrap();
            let name = line.split('=').next().unwrap();
            assert_eq!(date_line(&file, "IG_TOKEN").as_deref(), found.then_some(name), "{line}");
        }
    }

    #[test]
    fn among_several_tokens_a_date_belongs_to_the_one_it_is_named_for() {
        let token = format!("IGAA{}", "xY7b".repeat(44));
        let text = format!("IG_TOKEN={token}\nTH_TOKEN={token}\nTH_TOKEN_EXPIRES=2026-12-24\n");
        let file = EnvFile::read(text.as_bytes()).unwrap();
        assert_eq!(date_line(&file, "IG_TOKEN"), None);
        assert_eq!(date_line(&file, "TH_TOKEN").as_deref(), Some("TH_TOKEN_EXPIRES"));
    }
}
