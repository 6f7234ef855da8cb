//! What an interrupted run left in the new file: the answer that Meta had given, for one line.
//!
//! Only the token is taken from it, and only if it proves: others may write into the folder. It names its line, because
//! the next run may be about another line of the same file.

use super::EnvPorts;
use super::job::Job;
use crate::exchange::{self, Identity, Proof, Verdict};
use crate::places::env_file::EnvFile;
use crate::secret::Secret;
use crate::token_shape::{self, Shape};
use crate::tokens::Stored;

/// The head of an answer that no settings file can hold.
const NOT_PLAIN: &str = "# Meta's new token. It cannot stand in a settings file:\n";

/// The state of the new file that an interrupted run left behind.
pub(super) enum Leftover {
    /// The file has no token that is worth keeping.
    None,
    /// A token that may be used, with everything that Meta says about it.
    Good(Stored, Box<Identity>),
    /// A token that is kept for the next run.
    Undecided(Verdict),
    /// A token that only a person can put in place.
    NotPlain,
}

/// Meta's answer for a line, as it is kept beside the file.
pub(super) fn kept(key: &str, token: &Secret) -> Vec<u8> {
    let line = format!("{key}={}\n", token.expose());
    let is_read_back = EnvFile::read(line.as_bytes())
        .is_ok_and(|file| file.find(key).is_ok_and(|entry| entry.value.same_as(token)));
    if is_read_back { line.into_bytes() } else { format!("{NOT_PLAIN}{}\n", token.expose()).into_bytes() }
}

/// The name of the line that an answer is for; None where it is not about one line alone. A run of an older version left
/// the whole file.
pub(super) fn line_of(left: &[u8]) -> Option<String> {
    match EnvFile::read(left).ok()?.entries() {
        [only] => Some(only.key.clone()),
        _ => None,
    }
}

impl Job {
    /// Proves the token that an interrupted run left in the new file.
    pub(super) async fn leftover(&self, ports: &EnvPorts, left: &[u8]) -> Leftover {
        if left.starts_with(NOT_PLAIN.as_bytes()) {
            return Leftover::NotPlain;
        }
        let Some(token) = self.token_in(left) else { return Leftover::None };
        let mut new = Stored { token, obtained_at: None, expires_at: None };
        let now = ports.clock.now();
        match exchange::prove(ports.meta.as_ref(), &self.undated(), &new, None, self.keys.as_ref(), now).await
        {
            Proof::Good(identity) => {
                let inspection = identity.inspection.as_ref();
                new.expires_at = inspection.and_then(|told| told.expires_at);
                new.obtained_at = inspection.and_then(|told| told.issued_at).or(Some(now));
                Leftover::Good(new, identity)
            }
            Proof::Refused(_) => Leftover::None,
            Proof::Undecided(problem, class) => Leftover::Undecided(Verdict::by_class(problem, class)),
        }
    }

    /// The token in a new file, unless it is the one in use. None where the write was interrupted, or where the file
    /// belongs to another program.
    fn token_in(&self, content: &[u8]) -> Option<Secret> {
        let value = EnvFile::read(content).ok()?.find(&self.key).ok()?.value.clone();
        let is_token = matches!(token_shape::shape_of(value.expose()), Shape::Token(_));
        (is_token && !value.same_as(&self.token)).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_its_line_and_is_read_back_whatever_meta_hands_out() {
        let plain = Secret::new("THAAnew");
        assert_eq!(line_of(&kept("TOKEN", &plain)).as_deref(), Some("TOKEN"));
        for strange in ["a b", "a#b", " a", "a\"b", "\"a\"", "a\nb=c"] {
            let left = kept("TOKEN", &Secret::new(strange));
            let is_whole = String::from_utf8(left.clone()).unwrap().contains(strange);
            assert!(is_whole && !left.is_empty(), "{strange:?}");
        }
        assert!(kept("TOKEN", &Secret::new("\"a\"")).starts_with(NOT_PLAIN.as_bytes()));
        assert_eq!(line_of(b"A=1\nB=2\n"), None);
    }
}
