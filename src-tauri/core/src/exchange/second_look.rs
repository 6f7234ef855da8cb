//! Deaths that Meta was seen to announce of tokens that live.
//!
//! We believe such a death only if `me` confirms it in words that are known, because `me` is the address that a token
//! is made for. If the inspection calls a token dead and `me` takes it, the inspection counts as silent. Held by
//! `a_death_that_me_does_not_confirm_is_none` and `an_odd_word_of_me_is_believed_when_it_is_said_twice`
//! (`tests/promises/wire.rs`).

use crate::diagnosis::{self, Class, Step};
use crate::network::Network;
use crate::ports::{AppKeys, Meta, Profile, Trouble};
use crate::secret::Secret;

/// What `me` says about a token that another address of Meta refused.
#[derive(Debug, Clone)]
pub enum MeSays {
    /// `me` takes the token, so it works.
    Works,
    /// The token does not work, and Meta's reason is known.
    Dead(Trouble),
    /// Meta could not be asked, or refused for a reason that says nothing about the token.
    Unclear(Trouble),
}

/// Whether a refusal says something about the token that is not to be believed at once: "Unsupported request" where a
/// GET is right, a path without a token, session errors that appear and disappear, a death with HTTP 200. The app's
/// own token, which is sent at [`Step::Inspection`], has no session.
pub fn is_odd(trouble: &Trouble, step: Step) -> bool {
    let Trouble::Refused(error) = trouble else { return false };
    let is_method = error.code == Some(100) && diagnosis::is_unsupported_get(&error.message);
    let is_session = match (error.code, error.subcode) {
        (Some(2500), _) => true,
        (Some(190), Some(490 | 493)) => step != Step::Inspection,
        _ => false,
    };
    let is_inside = error.http_status.is_some_and(|status| (200..300).contains(&status));
    is_method || is_session || is_inside
}

/// The class of a trouble that alone decides nothing about a token: an odd refusal passes like a hiccup.
pub fn class_of(trouble: &Trouble, step: Step) -> Class {
    match diagnosis::diagnose(trouble, step).class {
        class if class.passes() => class,
        _ if is_odd(trouble, step) => Class::Transient,
        class => class,
    }
}

/// Asks `me` about a token that another address called dead.
pub async fn confirm(meta: &dyn Meta, network: Network, token: &Secret, keys: Option<&AppKeys>) -> MeSays {
    match meta.me(network, token, keys).await {
        Ok(_) => MeSays::Works,
        Err(trouble) => match diagnosis::diagnose(&trouble, Step::Call).class {
            Class::Dead | Class::Paste => MeSays::Dead(trouble),
            _ => MeSays::Unclear(trouble),
        },
    }
}

/// Asks `me` for the owner of a token. What would end the token, or make it another account's than `owner`, is asked
/// again and counts when Meta says it twice: no single answer ends a token that works.
///
/// # Errors
///
/// Meta's last answer.
pub async fn me(
    meta: &dyn Meta,
    network: Network,
    token: &Secret,
    owner: Option<&str>,
    keys: Option<&AppKeys>,
) -> Result<Profile, Trouble> {
    let first = meta.me(network, token, keys).await;
    let is_certain = match &first {
        Ok(profile) => owner.is_none_or(|owner| owner == profile.user_id),
        Err(trouble) => !is_odd(trouble, Step::Call) && !ends_the_token(trouble),
    };
    if is_certain { first } else { meta.me(network, token, keys).await }
}

/// Whether a token that gets this answer of `me` is not used any more.
fn ends_the_token(trouble: &Trouble) -> bool {
    matches!(diagnosis::diagnose(trouble, Step::Call).class, Class::Dead | Class::Paste | Class::Limited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::{Cause, MetaError};

    #[test]
    fn the_apps_own_token_has_no_session_that_may_come_back() {
        let error = MetaError { code: Some(190), subcode: Some(490), ..MetaError::default() };
        let refused = Trouble::Refused(Box::new(error));
        assert_eq!(class_of(&refused, Step::Call), Class::Transient);
        assert_eq!(class_of(&refused, Step::Inspection), Class::SetUp);
    }

    #[test]
    fn only_what_was_seen_on_living_tokens_is_odd() {
        let refused = |code, subcode, message: &str, http_status| {
            let message = message.to_owned();
            let error = MetaError { code: Some(code), subcode, message, http_status, ..MetaError::default() };
            Trouble::Refused(Box::new(error))
        };
        for odd in [
            refused(100, None, "Unsupported request - method type: get", Some(400)),
            refused(2500, None, "Unknown path components: /messages", Some(500)),
            refused(190, Some(490), "", Some(400)),
            refused(190, Some(493), "", Some(400)),
            refused(190, Some(463), "Session has expired", Some(200)),
        ] {
            assert!(is_odd(&odd, Step::Call), "{odd:?}");
        }
        for plain in [
            refused(190, Some(463), "Session has expired", Some(400)),
            refused(190, Some(460), "", Some(401)),
            refused(100, None, "Unsupported request - method type: post", Some(400)),
            Trouble::NoConnection(Cause::Other),
            Trouble::Unreadable { http_status: 200 },
        ] {
            assert!(!is_odd(&plain, Step::Call), "{plain:?}");
        }
    }
}
