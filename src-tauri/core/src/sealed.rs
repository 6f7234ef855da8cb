//! Texts that are sealed for one reader, as armored age files (age-encryption.org/v1): they pass through mail and chats
//! as plain text, and `age -d` opens them without us.
//!
//! What is opened may come from anyone. So its length is bounded before it is read, and a passphrase that would cost more
//! memory than [`COSTLIEST`] is refused before it is tried. Held by `nothing_that_is_opened_makes_it_panic` below.

pub mod inside;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, scrypt, x25519};

use crate::plain;
use crate::secret::Secret;

/// log2 of scrypt's N with which a passphrase is sealed: 128 MiB and half a second, OWASP's minimum for a passphrase that
/// a person chose.
const COST: u8 = 17;

/// The highest cost that is opened: 256 MiB.
const COSTLIEST: u8 = 18;

/// The most bytes of a sealed text with one app or one token in it, which takes a kilobyte.
pub const LONGEST: usize = 64 * 1024;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";

/// Why a sealed text could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// The passphrase is another one.
    #[error("the passphrase is another one")]
    Passphrase,
    /// It is sealed for a key that is not ours.
    #[error("it is sealed for another key")]
    OtherKey,
    /// A part of it is missing or was changed.
    #[error("a part of it is missing or was changed")]
    Broken,
    /// It is no sealed text, or none that a program like ours makes.
    #[error("it is no sealed text of this program")]
    Strange,
}

/// A text could not be sealed, because the system gives no random numbers or the key is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text could not be sealed")]
pub struct NotSealed;

/// A key to which others can seal a text.
pub struct Key(x25519::Identity);

impl Key {
    /// A key that nobody has.
    pub fn fresh() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The key as [`Key::secret`] wrote it; None for any other text.
    pub fn of(secret: &Secret) -> Option<Self> {
        secret.expose().parse().ok().map(Self)
    }

    /// The secret half, which opens what is sealed to the key.
    pub fn secret(&self) -> Secret {
        Secret::new(self.0.to_string().expose_secret())
    }

    /// The public half, which others seal to.
    pub fn public(&self) -> String {
        self.0.to_public().to_string()
    }

    /// Opens a text that was sealed to this key.
    ///
    /// # Errors
    ///
    /// [`NotOpened`], with every reason but the passphrase.
    pub fn open(&self, sealed: &str) -> Result<Secret, NotOpened> {
        self.open_long(sealed, LONGEST)
    }

    /// The same of a text of at most `most` bytes.
    ///
    /// # Errors
    ///
    /// As [`Key::open`].
    pub fn open_long(&self, sealed: &str, most: usize) -> Result<Secret, NotOpened> {
        open(&self.0, sealed, most, NotOpened::OtherKey)
    }
}

/// Whether a text is the public half of a key.
pub fn is_public_key(text: &str) -> bool {
    text.parse::<x25519::Recipient>().is_ok()
}

/// Seals a text with a passphrase. Takes half a second of the processor.
///
/// # Errors
///
/// [`NotSealed`] when the system gives no random numbers.
pub fn with_passphrase(text: &Secret, passphrase: &Secret) -> Result<String, NotSealed> {
    let mut lock = scrypt::Recipient::new(SecretString::from(passphrase.expose().trim()));
    lock.set_work_factor(COST);
    age::encrypt_and_armor(&lock, text.expose().as_bytes()).map_err(|_| NotSealed)
}

/// Seals a text to the public half of a key.
///
/// # Errors
///
/// [`NotSealed`] when `public` is no key, or the system gives no random numbers.
pub fn to_key(text: &Secret, public: &str) -> Result<String, NotSealed> {
    let lock: x25519::Recipient = public.parse().map_err(|_| NotSealed)?;
    age::encrypt_and_armor(&lock, text.expose().as_bytes()).map_err(|_| NotSealed)
}

/// Opens a text of at most `most` bytes that was sealed with a passphrase. Takes up to a second of the processor.
///
/// # Errors
///
/// [`NotOpened`], with every reason but the key.
pub fn open_with_passphrase(sealed: &str, passphrase: &Secret, most: usize) -> Result<Secret, NotOpened> {
    let mut lock = scrypt::Identity::new(SecretString::from(passphrase.expose().trim()));
    lock.set_max_work_factor(COSTLIEST);
    open(&lock, sealed, most, NotOpened::Passphrase)
}

/// The sealed texts in a pasted one, each armored as it was made: mail programs put marks of quotation and spaces around
/// its lines. A text whose end is missing is given up to the end of the paste, so that opening it tells that.
pub fn sealed_in(pasted: &str) -> Vec<String> {
    let pasted = plain::visible(pasted);
    let mut found: Vec<String> = Vec::new();
    let mut is_inside = false;
    for line in pasted.lines() {
        let line = line.trim_start_matches(['>', ' ', '\t', '|']).trim_end();
        if line == BEGIN {
            found.push(String::new());
            is_inside = true;
        }
        if is_inside && let Some(text) = found.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
        is_inside &= line != END;
    }
    found
}

/// Whether a pasted text has a sealed one in it.
pub fn is_sealed(pasted: &str) -> bool {
    pasted.contains(BEGIN)
}

fn open(key: &impl age::Identity, sealed: &str, most: usize, closed: NotOpened) -> Result<Secret, NotOpened> {
    if sealed.len() > most || !is_sealed(sealed) {
        return Err(NotOpened::Strange);
    }
    let opened = age::decrypt(key, sealed.as_bytes()).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => closed,
        // A file for a key was opened with a passphrase, or the other way round.
        DecryptError::NoMatchingKeys if closed == NotOpened::OtherKey => NotOpened::OtherKey,
        DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::Io(_) => NotOpened::Broken,
        _ => NotOpened::Strange,
    })?;
    String::from_utf8(opened).map(Secret::new).map_err(|_| NotOpened::Strange)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words() -> Secret {
        Secret::new("blue river seven")
    }

    #[test]
    fn a_passphrase_opens_what_it_sealed_and_no_other_does() {
        let sealed = with_passphrase(&Secret::new("a Meta app"), &words()).unwrap();

        let opened = open_with_passphrase(&sealed, &Secret::new(" blue river seven\n"), LONGEST).unwrap();

        assert_eq!(opened.expose(), "a Meta app");
        let other = open_with_passphrase(&sealed, &Secret::new("blue river eight"), LONGEST);
        assert_eq!(other.err(), Some(NotOpened::Passphrase));
        assert!(!sealed.contains("Meta"));
    }

    #[test]
    fn a_key_opens_what_was_sealed_to_it_and_no_other_does() {
        let (key, other) = (Key::fresh(), Key::fresh());
        let sealed = to_key(&Secret::new("a token"), &key.public()).unwrap();

        let again = Key::of(&key.secret()).unwrap();

        assert_eq!(again.open(&sealed).unwrap().expose(), "a token");
        assert_eq!(other.open(&sealed).err(), Some(NotOpened::OtherKey));
        assert_eq!(open_with_passphrase(&sealed, &words(), LONGEST).err(), Some(NotOpened::Strange));
    }

    #[test]
    fn what_a_mail_program_did_to_the_lines_is_undone() {
        let (key, second) = (Key::fresh(), Key::fresh());
        let sealed = to_key(&Secret::new("a token"), &key.public()).unwrap();
        let other = to_key(&Secret::new("another"), &second.public()).unwrap();
        let quoted: String = sealed.lines().map(|line| format!("> > {line}  \r\n")).collect();

        let found = sealed_in(&format!("Here it is:\n{quoted}\nBye\n\n{other}"));

        assert_eq!(found.len(), 2);
        assert_eq!(key.open(&found[0]).unwrap().expose(), "a token");
        assert_eq!(second.open(&found[1]).unwrap().expose(), "another");
    }

    #[test]
    fn a_text_that_was_cut_or_changed_is_told_from_a_wrong_key() {
        let key = Key::fresh();
        let sealed = to_key(&Secret::new("a token that is long enough for lines"), &key.public()).unwrap();
        let lines: Vec<&str> = sealed.lines().collect();
        let half = sealed_in(&lines[..lines.len() - 2].join("\n"));

        assert_eq!(key.open(&half[0]).err(), Some(NotOpened::Broken));
        assert_eq!(key.open("no sealed text").err(), Some(NotOpened::Strange));
        assert_eq!(key.open(&sealed.repeat(200)).err(), Some(NotOpened::Strange));
    }

    #[test]
    fn a_passphrase_that_would_take_a_gigabyte_is_not_tried() {
        let mut lock = scrypt::Recipient::new(SecretString::from("blue river seven"));
        lock.set_work_factor(2);
        let cheap = age::encrypt_and_armor(&lock, b"x").unwrap();
        let header = cheap.lines().skip(1).collect::<Vec<_>>().join("\n");
        assert!(open_with_passphrase(&cheap, &words(), LONGEST).is_ok(), "{header}");
        // The cost stands in the header's first line: `-> scrypt <salt> <log2 N>`.
        let dear = with_cost(&cheap, 22);
        assert_eq!(open_with_passphrase(&dear, &words(), LONGEST).err(), Some(NotOpened::Strange));
    }

    /// The same file, with another cost in its header.
    fn with_cost(sealed: &str, cost: u8) -> String {
        use std::io::{Read as _, Write as _};
        let mut bytes = Vec::new();
        age::armor::ArmoredReader::new(sealed.as_bytes()).read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(3).position(|window| window == b" 2\n").unwrap();
        let cost = format!(" {cost}\n").into_bytes();
        let changed = [&bytes[..end], &cost, &bytes[end + 3..]].concat();
        let mut armored = Vec::new();
        let format = age::armor::Format::AsciiArmor;
        let mut writer = age::armor::ArmoredWriter::wrap_output(&mut armored, format).unwrap();
        writer.write_all(&changed).unwrap();
        writer.finish().unwrap();
        String::from_utf8(armored).unwrap()
    }

    proptest! {
        #[test]
        fn nothing_that_is_opened_makes_it_panic(inside in "\\PC{0,200}", at in 0_usize..400, byte in 0_u8..128) {
            let key = Key::fresh();
            for pasted in [
                format!("{BEGIN}\n{inside}\n{END}\n"),
                changed(&to_key(&Secret::new(inside.as_str()), &key.public()).unwrap(), at, byte),
            ] {
                for sealed in sealed_in(&pasted) {
                    drop(key.open(&sealed));
                    drop(open_with_passphrase(&sealed, &words(), LONGEST));
                }
            }
        }
    }

    fn changed(sealed: &str, at: usize, byte: u8) -> String {
        let mut bytes = sealed.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        String::from_utf8(bytes).unwrap()
    }
}
