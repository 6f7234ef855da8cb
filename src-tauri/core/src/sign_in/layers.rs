//! The layers that mail programs, scanners and other programs put around an address, taken off one after another.

use crate::base64_text;
use crate::disguise::Undone;

/// How many layers are taken off: an address within an address within the answer of a program, and one to spare.
const DEEPEST: usize = 5;

/// The text, then the text with one layer less, and so on.
pub fn of(text: &str) -> Vec<String> {
    let mut layers = vec![text.to_owned()];
    layers.extend([without_breaks(text), quoted_printable(text), in_base64(text)].into_iter().flatten());
    let proofpoint = proofpoint(text);
    let mut layer = text.to_owned();
    for _ in 0..DEEPEST {
        let Some(less) = Undone::once(&layer) else { break };
        layers.push(less.clone());
        layers.extend(without_breaks(&less));
        layer = less;
    }
    // Last, because its signs mean something else in every other address.
    layers.extend(proofpoint.and_then(|address| Undone::of(&address)).map(|undone| undone.text().to_owned()));
    layers
}

/// A line that was broken anywhere, also within a name or the host.
fn without_breaks(text: &str) -> Option<String> {
    text.trim().contains(char::is_whitespace).then(|| text.split_whitespace().collect())
}

/// The source of a mail breaks a line after 76 letters and writes `=3D` for `=` (RFC 2045, section 6.7).
fn quoted_printable(text: &str) -> Option<String> {
    if !text.contains("=3D") {
        return None;
    }
    let whole = text.replace("=\r\n", "").replace("=\n", "");
    Some(whole.replace("=3D", "=").replace("=26", "&").replace("=3F", "?").replace("=5F", "_"))
}

/// Proofpoint's second form: `%` became `-`, `/` became `_`, and the address is `u`.
fn proofpoint(text: &str) -> Option<String> {
    let start = text.find("urldefense")?;
    let address = text[start..].split_once("u=")?.1;
    let end = address.find(|letter: char| letter == '&' || letter.is_whitespace()).unwrap_or(address.len());
    Some(address[..end].replace('-', "%").replace('_', "/"))
}

/// An address in base64 as a parameter, as Sophos' and other scanners have it. All addresses begin with `http`.
fn in_base64(text: &str) -> Option<String> {
    let start = text.find("aHR0c")?;
    let encoded = &text[start..];
    let end = encoded.find(|letter| !base64_text::is_letter(letter)).unwrap_or(encoded.len());
    base64_text::decoded(&encoded[..end])
}
