//! Secrets come in by standard input, never by argv.

use std::io::{IsTerminal, Read};

use sixty_core::secret::Secret;

/// Nothing that is meant as a secret or an error text is longer.
const LARGEST: u64 = 1 << 20;

/// All of stdin, one trailing line break dropped. A terminal asks without echo; `prompt` is what it asks.
/// None when nothing came.
pub fn secret(prompt: &str) -> std::io::Result<Option<Secret>> {
    let text = if std::io::stdin().is_terminal() {
        rpassword::prompt_password(format!("{prompt} "))?
    } else {
        all()?
    };
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Ok((!text.trim().is_empty()).then(|| Secret::new(text)))
}

/// All of stdin as text; bytes that are not UTF-8 are replaced.
pub fn all() -> std::io::Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
