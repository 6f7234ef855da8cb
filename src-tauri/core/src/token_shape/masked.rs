//! Texts in which a token, or a part of it, is hidden or was never put in. Pure.

use super::{BEGINNINGS, USUAL_LENGTH};

/// Whether a token goes on in dots or stars, or all of the value is dots and stars.
pub fn is_masked(text: &str, value: &str) -> bool {
    const MASKS: [char; 8] = ['•', '*', '…', '●', '∙', '·', '⋯', '█'];
    let is_mask = |text: &str| text.starts_with(MASKS) || text.starts_with("...") || text.starts_with("[…]");
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    if !value.is_empty() && value.chars().all(|letter| MASKS.contains(&letter) || letter == '.') {
        return true;
    }
    let mut rest = text;
    while let Some(start) = rest.find(is_of_token) {
        let run = &rest[start..];
        let length = run.find(|letter: char| !is_of_token(letter)).unwrap_or(run.len());
        // A whole token at the end of a sentence, or between the stars that make it bold.
        let is_whole = length >= USUAL_LENGTH || rest[..start].ends_with('*');
        if !is_whole
            && is_mask(&run[length..])
            && BEGINNINGS.iter().any(|beginning| run[..length].starts_with(beginning))
        {
            return true;
        }
        rest = &run[length..];
    }
    false
}

/// Whether a value only stands in for a token, as templates and instructions have it: `<token>`, `xxx`, `your_token`.
pub fn is_placeholder(value: &str) -> bool {
    const LONGEST: usize = 80;
    const WORDS: [&str; 22] = [
        "your_",
        "your-",
        "yourtoken",
        "youraccess",
        "my_token",
        "my-token",
        "change_me",
        "change-me",
        "changeme",
        "replace_",
        "replace-",
        "replaceme",
        "placeholder",
        "insert_",
        "insert-",
        "paste_",
        "paste-",
        "token_here",
        "token-here",
        "tokenhere",
        "dummy",
        "fixme",
    ];
    const ALONE: [&str; 9] = [
        "token",
        "access_token",
        "access-token",
        "accesstoken",
        "todo",
        "tbd",
        "example",
        "long_lived_token",
        "long-lived-access-token",
    ];
    let lower = value.to_lowercase();
    let inner = lower.trim_matches(['<', '>', '[', ']', '{', '}', '(', ')', '_', ' ']);
    let is_in_brackets = [('<', '>'), ('[', ']'), ('{', '}')].iter().any(|(open, close)| {
        value.starts_with(*open) && value.ends_with(*close) && !inner.contains(['"', ':', '='])
    });
    let is_drawn = inner.len() >= 3 && inner.chars().all(|letter| matches!(letter, 'x' | '-' | '_' | '.'));
    value.len() <= LONGEST
        && !value.contains('\n')
        && (is_in_brackets && !inner.is_empty()
            || is_drawn && inner.contains('x')
            || ALONE.contains(&inner)
            || is_name_of_token(value)
            || inner.contains("xxxxx")
            || ["ваш", "вставь", "сюда"].iter().any(|word| inner.contains(word))
            || !value.contains(char::is_whitespace) && WORDS.iter().any(|word| inner.contains(word)))
}

/// Whether a value is the name of a variable, which stands where its token should.
fn is_name_of_token(value: &str) -> bool {
    let is_name = value.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    is_name && value.ends_with("_TOKEN")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_templates_have_in_place_of_a_token_is_no_token() {
        for value in [
            "<token>",
            "<YOUR TOKEN>",
            "{access-token}",
            "[ваш токен]",
            "xxx",
            "XXXXXXXX-XXXX",
            "THAAxxxxxxxxxxxx",
            "your_token_here",
            "YOUR-ACCESS-TOKEN",
            "changeme",
            "access_token",
            "TODO",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
        for value in ["", "x", "hello", "Corner Bakery", "{\"a\": 1}", "0123456789abcdef0123456789abcdef"] {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
