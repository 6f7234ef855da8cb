//! The layers that mail programs, scanners and other programs put around an address, taken off one after another.

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
    let is_of_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    let encoded: Vec<u8> = text.as_bytes()[start..].iter().copied().take_while(is_of_base64).collect();
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    let mut decoded = Vec::with_capacity(encoded.len());
    let (mut bits, mut count) = (0_u32, 0);
    for byte in &encoded {
        bits = ((bits << 6) | u32::from(value(byte))) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push(u8::try_from((bits >> count) & 0xff).unwrap_or_default());
        }
    }
    String::from_utf8(decoded).ok()
}
