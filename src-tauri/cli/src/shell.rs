//! Words as a person types them into a shell.

/// A word as a POSIX shell reads it back, whatever is in it.
pub fn in_quotes(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// A word as the shell of this system reads it back, in quotes only where it needs them. No path of Windows has a double
/// quote in it.
pub fn typed(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:=@+,\\".contains(letter);
    match word.chars().all(is_plain) && !word.is_empty() && (cfg!(windows) || !word.contains('\\')) {
        true => word.to_owned(),
        false if cfg!(windows) => format!("\"{word}\""),
        false => in_quotes(word),
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_in_quotes_only_where_a_shell_would_read_it_otherwise() {
        for (word, told) in [
            ("--data-dir", "--data-dir"),
            ("/home/mara/sixty", "/home/mara/sixty"),
            ("/home/mara/my sites", "'/home/mara/my sites'"),
            ("it's", r"'it'\''s'"),
            (r"a\b", r"'a\b'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ] {
            assert_eq!(typed(word), told);
        }
    }
}
