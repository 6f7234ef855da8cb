//! What a box shows of a text that was taken for it: its beginning, with every secret in it hidden.
//!
//! The window never gets the text itself, because people paste tokens with everything.

use crate::face::{Box, Taken};
use crate::hide;
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

/// Letters of an error that are shown: more than a person reads again.
const SHOWN: usize = 2_000;

/// Letters in which secrets are looked for: a token that begins within the shown ones ends within these.
const SEARCHED: usize = 8_000;

/// The text as its box shows it; None for an empty text, and for a box that shows nothing.
pub fn shown(into: Box, text: &Secret) -> Option<Taken> {
    let whole = text.expose().trim();
    if whole.is_empty() {
        return None;
    }
    let text = match into {
        Box::Error => hidden(whole).unwrap_or_else(|| beginning(whole, SHOWN)),
        // Whatever was pasted here was meant to be a token, so nothing of it is shown that is not known to be harmless.
        Box::Token | Box::MadeToken(_) => match hidden(whole) {
            Some(hidden) if whole.contains(char::is_whitespace) || whole.contains('=') => hidden,
            _ => Secret::new(whole).masked(),
        },
        Box::AppId(_) => match token_shape::shape_of(whole) {
            Shape::AppId => whole.to_owned(),
            _ => Secret::new(whole).masked(),
        },
        Box::Address | Box::Secret | Box::AppPage(_) => return None,
    };
    Some(Taken { into, text })
}

/// The beginning without its secrets; None where it has none.
fn hidden(whole: &str) -> Option<String> {
    hide::hidden(&beginning(whole, SEARCHED)).map(|text| beginning(&text, SHOWN))
}

fn beginning(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Network;

    #[test]
    fn an_error_is_shown_with_its_secrets_hidden_wherever_they_stand() {
        let token = format!("THAA{}", "x".repeat(180));
        for before in [0, 100, SHOWN - 10] {
            let text = format!("{} {token} code 190", "a ".repeat(before / 2));
            let shown = of(Box::Error, &text).unwrap();
            assert!(!shown.contains("THAA") && shown.chars().count() <= SHOWN, "{before}");
        }
        assert_eq!(of(Box::Error, " code 190 ").as_deref(), Some("code 190"));
    }

    #[test]
    fn of_a_token_its_ends_alone_are_shown_and_of_a_line_its_name() {
        let token = format!("THAA{}zzzz", "x".repeat(180));
        assert_eq!(of(Box::Token, &token).as_deref(), Some("THAA••••zzzz"));
        let line = of(Box::Token, &format!("TOKEN=\"{token}\"")).unwrap();
        assert!(line.starts_with("TOKEN=") && !line.contains("xxxx"), "{line}");
        assert_eq!(of(Box::Token, "a secret of nobody").as_deref(), Some("••••"));
    }

    #[test]
    fn an_app_id_is_shown_and_nothing_else_that_was_pasted_for_one() {
        assert_eq!(of(Box::AppId(Network::Threads), " 1029384756 ").as_deref(), Some("1029384756"));
        assert_eq!(of(Box::AppId(Network::Threads), "my own words").as_deref(), Some("••••"));
    }

    #[test]
    fn an_empty_text_and_the_box_of_an_address_show_nothing() {
        assert_eq!(of(Box::Error, "  "), None);
        assert_eq!(of(Box::Address, "https://localhost:16060/?code=x"), None);
        assert_eq!(of(Box::Secret, "0123456789abcdef0123456789abcdef"), None);
    }

    fn of(into: Box, text: &str) -> Option<String> {
        shown(into, &Secret::new(text)).map(|taken| taken.text)
    }
}
