//! The Facebook Pages of a person.

use sixty_core::account::Linked;
use sixty_core::network::Network;
use sixty_core::ports::{AppKeys, Mistake, OwnPage, Trouble};
use sixty_core::secret::Secret;

use super::bodies;
use super::call::{Call, Caller};

/// The most answers that are read: more are a loop and not a list, because at 25 Pages each this is ten thousand Pages.
const MOST_ANSWERS: usize = 400;

/// Every Page that a person manages, part by part. Meta's `next` is not followed: it contains the token and could lead
/// anywhere.
///
/// # Errors
///
/// [`Trouble`] of the first call that failed; the Pages before it are not returned.
pub async fn all(caller: &Caller, token: &Secret, keys: Option<&AppKeys>) -> Result<Vec<OwnPage>, Trouble> {
    let list = Network::Facebook.facts().pages.as_ref().ok_or(Trouble::Ours(Mistake::NoSuchCall))?;
    let mut pages = Vec::new();
    let mut after: Option<String> = None;
    for _ in 0..MOST_ANSWERS {
        let mut parameters = vec![("fields", list.fields.as_str())];
        parameters.extend(after.as_deref().map(|after| ("after", after)));
        let call = Call::new("pages", Network::Facebook, &list.address);
        let call = Call { token: Some(token), parameters: &parameters, keys, ..call };
        let answer = caller.get(&call).await?;
        pages.extend(bodies::pages(&answer.body).ok_or_else(|| answer.unreadable())?);
        match bodies::next_part(&answer.body) {
            Some(next) if after.as_ref() != Some(&next) => after = Some(next),
            _ => break,
        }
    }
    Ok(pages)
}

/// The Instagram account that is linked to a Page, asked with the Page's own token.
///
/// # Errors
///
/// [`Trouble`] of the call.
pub async fn linked_instagram(
    caller: &Caller,
    token: &Secret,
    keys: Option<&AppKeys>,
) -> Result<Option<Linked>, Trouble> {
    let me = Network::Facebook.facts().page_me.as_ref().ok_or(Trouble::Ours(Mistake::NoSuchCall))?;
    let parameters = [("fields", me.fields.as_str())];
    let call = Call::new("page", Network::Facebook, &me.address);
    let answer = caller.get(&Call { token: Some(token), parameters: &parameters, keys, ..call }).await?;
    Ok(bodies::linked_instagram(&answer.body))
}
