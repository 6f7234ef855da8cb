//! What a desktop entry says (Desktop Entry Specification). Pure.

/// Whether a desktop's own settings switched the entry off.
pub fn is_switched_off(entry: &str) -> bool {
    values(entry).any(|pair| matches!(pair, ("Hidden", "true") | ("X-GNOME-Autostart-enabled", "false")))
}

/// The program that has to be there for a desktop to start the entry: that of `TryExec`, or else the first word of `Exec`.
pub fn program(entry: &str) -> Option<String> {
    let value = |key: &str| values(entry).find(|(found, _)| *found == key).map(|(_, value)| unescaped(value));
    value("TryExec").or_else(|| first_word(&value("Exec")?))
}

fn values(entry: &str) -> impl Iterator<Item = (&str, &str)> {
    entry.lines().filter_map(|line| line.split_once('=')).map(|(key, value)| (key.trim(), value.trim()))
}

/// A text of an entry, as every one is escaped.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        text.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('s') => ' ',
                other => other.unwrap_or('\\'),
            },
            other => other,
        });
    }
    text
}

/// The first word of a command line, with its quotes and marks taken off.
fn first_word(command: &str) -> Option<String> {
    let (mut word, mut in_quotes) = (String::new(), false);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => in_quotes = !in_quotes,
            '\\' if in_quotes => word.extend(letters.next()),
            ' ' if !in_quotes => break,
            other => word.push(other),
        }
    }
    Some(word.replace("%%", "%")).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_that_of_the_key_that_a_desktop_tries_first() {
        for (entry, found) in [
            ("[Desktop Entry]\nTryExec=/opt/a b/x\\\\y\nExec=other\n", Some("/opt/a b/x\\y")),
            ("Exec=\"/opt/a b/\\\\$x/100%%\" --hidden", Some("/opt/a b/$x/100%")),
            ("Exec=sixty-app --hidden", Some("sixty-app")),
            ("Exec=", None),
            ("Name=Sixty", None),
        ] {
            assert_eq!(program(entry).as_deref(), found, "{entry}");
        }
    }

    #[test]
    fn an_entry_that_a_desktop_switched_off_is_off() {
        assert!(!is_switched_off("Exec=sixty-app\nHidden=false\n"));
        assert!(is_switched_off("Exec=sixty-app\nHidden=true\n"));
        assert!(is_switched_off("X-GNOME-Autostart-enabled = false"));
    }
}
