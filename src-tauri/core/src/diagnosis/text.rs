//! Finds the cause in a text that a person pasted: an error body, an address, a line of a log, two numbers.

mod phrases;

use serde_json::Value;
use url::Url;

use super::{Class, Finding, Step, diagnose_error};
use crate::answer::error_in;
use crate::network::Network;
use crate::ports::MetaError;
use crate::token_shape::{self, Shape};

/// What a text tells.
pub struct Reading {
    /// The cause; None when nothing in it is known.
    pub found: Option<Finding>,
    /// The network it is about, where it says so.
    pub network: Option<Network>,
    /// Whether it had something like a token or a secret in it.
    pub had_secret: bool,
}

/// What a finding says about the token itself.
pub fn token_state(found: Option<Finding>) -> &'static str {
    match found.map(|found| found.class) {
        Some(Class::Dead) => "dead",
        Some(Class::Transient | Class::Permission) => "alive",
        _ => "unknown",
    }
}

/// Reads any text. Order: a JSON body, an address, numbers next to words such as `code`, a pair `190/463`, a number
/// alone, words.
pub fn read(text: &str) -> Reading {
    let error = json_error(text)
        .or_else(|| address_error(text))
        .or_else(|| spoken_error(text))
        .or_else(|| number_alone(text));
    let found =
        error.map(|error| diagnose_error(&error, Step::Call)).filter(|found| *found != super::UNKNOWN);
    let found = found.or_else(|| super::by_words(text)).or_else(|| phrases::cause(text));
    let network = network_of_token(text).or_else(|| phrases::network(text));
    Reading { found, network, had_secret: has_secret(text) }
}

/// A code, or one of the subcodes that only 190 has.
fn number_alone(text: &str) -> Option<MetaError> {
    let trimmed = text.trim().trim_start_matches('#');
    let number = leading_number(trimmed).filter(|_| trimmed.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (code, subcode) = match number {
        458..=467 | 490..=493 => (190, Some(number)),
        _ => (number, None),
    };
    Some(MetaError { code: Some(code), subcode, ..MetaError::default() })
}

/// The network of the first token in the text.
fn network_of_token(text: &str) -> Option<Network> {
    words(text).find_map(|word| match token_shape::shape_of(word) {
        Shape::Token(network) => Some(network),
        Shape::LegacyInstagram => Some(Network::Instagram),
        _ => None,
    })
}

/// Runs of what tokens are made of.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '-')
}

/// The first JSON object in the text that is an error of Meta's.
fn json_error(text: &str) -> Option<MetaError> {
    text.match_indices('{').take(MOST_STARTS).find_map(|(start, _)| {
        let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
        let body = values.next()?.ok()?;
        error_in(&body, None).or_else(|| bare_error(&body))
    })
}

/// A text full of braces is not searched from each of them.
const MOST_STARTS: usize = 64;

/// The inner object alone, without `{"error": …}` around it.
fn bare_error(body: &Value) -> Option<MetaError> {
    body.get("code")?;
    error_in(&serde_json::json!({ "error": body }), None)
}

/// `?error=access_denied&error_reason=…&error_description=…` (RFC 6749 section 4.1.2.1), with or without its address.
fn address_error(text: &str) -> Option<MetaError> {
    let trimmed = text.trim();
    let query = match Url::parse(trimmed) {
        Ok(url) => url.query()?.to_owned(),
        Err(_) => trimmed.trim_start_matches('?').to_owned(),
    };
    if !query.contains("error") || query.contains(char::is_whitespace) {
        return None;
    }
    Some(query_error(&query)).filter(|error| error.code.is_some() || !error.message.is_empty())
}

/// The error of a return address.
pub fn query_error(query: &str) -> MetaError {
    let mut error = MetaError::default();
    let mut words = Vec::new();
    for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            "error_code" => error.code = value.parse().ok(),
            "error" | "error_reason" | "error_description" | "error_message" => {
                words.push(value.replace('_', " "))
            }
            _ => {}
        }
    }
    error.message = words.join(" ");
    error
}

/// `code 190`, `"code": 190, "error_subcode": 463`, `(#200)`, `190/463`.
fn spoken_error(text: &str) -> Option<MetaError> {
    let lower = text.to_ascii_lowercase();
    let subcode = number_after(&lower, &["error_subcode", "subcode"]);
    let code = number_after(&lower, &["error_code", "error code", "code", "(#", "error #"]);
    let (code, subcode) = match code {
        Some(code) => (code, subcode),
        None => pair(&lower)?,
    };
    Some(MetaError { code: Some(code), subcode, message: text.to_owned(), ..MetaError::default() })
}

fn number_after(text: &str, words: &[&str]) -> Option<i64> {
    words.iter().find_map(|word| {
        text.match_indices(word).find_map(|(start, _)| {
            let is_inside_word = text[..start].ends_with(|letter: char| letter.is_ascii_alphabetic());
            let rest =
                text[start + word.len()..].trim_start_matches([' ', ':', '=', '"', '\'', '#', '(', '\t']);
            (!is_inside_word).then(|| leading_number(rest)).flatten()
        })
    })
}

/// Two numbers with a slash, the first a code that Meta has.
fn pair(text: &str) -> Option<(i64, Option<i64>)> {
    text.match_indices('/').find_map(|(slash, _)| {
        let before = text[..slash].trim_end();
        let digits = before.len() - before.trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
        let code: i64 = before[before.len() - digits..].parse().ok()?;
        let subcode = leading_number(text[slash + 1..].trim_start())?;
        matches!(code, 100 | 190).then_some((code, Some(subcode)))
    })
}

fn leading_number(text: &str) -> Option<i64> {
    let end = text.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 || end > 9 { None } else { text[..end].parse().ok() }
}

/// Whether a word of the text has the look of a token, or a parameter carries a secret.
fn has_secret(text: &str) -> bool {
    let carries = ["access_token=", "client_secret=", "code=AQ", "input_token=", "fb_exchange_token="];
    let long_run =
        |word: &str| word.len() >= 40 && ["EAA", "IG", "TH"].iter().any(|prefix| word.starts_with(prefix));
    carries.iter().any(|parameter| text.contains(parameter)) || words(text).any(long_run)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;
    use proptest::prelude::*;

    #[test]
    fn a_body_in_the_middle_of_a_log_line_is_found() {
        let line = r#"2026-11-20 ERROR {x} fetch: {"error":{"message":"m","code":190,"error_subcode":463}} at feed.js"#;
        assert_eq!(code(line), Some(Code::Expired));
    }

    #[test]
    fn numbers_are_understood_in_the_forms_people_write_them() {
        for text in
            ["190/463", "code 190, subcode 463", "(#190) subcode: 463", "Fehler-Code: 190 error_subcode=463"]
        {
            assert_eq!(code(text), Some(Code::Expired), "{text}");
        }
        assert_eq!(code("(#200) no"), Some(Code::Permission));
        assert_eq!(code("Error code: 1349245"), Some(Code::Tester));
    }

    #[test]
    fn a_cancelled_log_in_is_understood_from_its_address() {
        let address = "https://localhost:16060/?error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request#_";
        assert_eq!(code(address), Some(Code::Denied));
    }

    #[test]
    fn a_date_with_slashes_is_no_code() {
        assert_eq!(code("on 11/20/2026 at 10:00 the feed was empty"), None);
        assert_eq!(code("my zip code is large and the barcode 12 too"), None);
    }

    #[test]
    fn a_token_in_the_text_is_noticed() {
        let token = format!("IGAA{}", "x".repeat(60));
        assert!(read(&format!("why does {token} not work")).had_secret);
        assert!(!read("why does my token not work").had_secret);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            read(&text);
        }
    }

    fn code(text: &str) -> Option<Code> {
        read(text).found.map(|found| found.code)
    }
}
