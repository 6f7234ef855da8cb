//! The Facebook Pages of a person.

use serde_json::Value;
use sixty_core::account::Linked;
use sixty_core::answer;
use sixty_core::network::{LINKED_INSTAGRAM, Network, PAGES};
use sixty_core::ports::{OwnPage, Trouble};
use sixty_core::secret::Secret;

use super::call::Caller;

/// More answers than this are a loop and no list: at 25 Pages each that is ten thousand.
const MOST_ANSWERS: usize = 400;

/// Every Page, part for part. Meta's `next` is not followed: it holds the token and could lead anywhere.
pub async fn all(caller: &Caller, token: &Secret) -> Result<Vec<OwnPage>, Trouble> {
    let (address, fields) = PAGES;
    let mut pages = Vec::new();
    let mut after: Option<String> = None;
    for _ in 0..MOST_ANSWERS {
        let mut parameters = vec![("fields", fields), ("access_token", token.expose())];
        parameters.extend(after.as_deref().map(|after| ("after", after)));
        let answer = caller.get(address, &parameters, &[token]).await?;
        let rows = answer.body.get("data").and_then(Value::as_array).ok_or_else(|| answer.unreadable())?;
        pages.extend(rows.iter().filter_map(page));
        let cursor = answer.body.pointer("/paging/cursors/after").and_then(Value::as_str);
        match cursor.filter(|_| answer.body.pointer("/paging/next").is_some()) {
            Some(cursor) if after.as_deref() != Some(cursor) => after = Some(cursor.to_owned()),
            _ => break,
        }
    }
    Ok(pages)
}

/// Asked with the Page's own token.
pub async fn linked_instagram(caller: &Caller, token: &Secret) -> Result<Option<Linked>, Trouble> {
    let parameters = [("fields", LINKED_INSTAGRAM), ("access_token", token.expose())];
    let answer = caller.get(Network::Facebook.facts().me.0, &parameters, &[token]).await?;
    Ok(instagram(&answer.body))
}

/// A Page without a token is one that the person may see and not run.
fn page(row: &Value) -> Option<OwnPage> {
    let id = answer::id(row.get("id"))?;
    let token = row.get("access_token").and_then(Value::as_str).filter(|token| !token.is_empty())?;
    let name = row.get("name").and_then(Value::as_str).unwrap_or(&id).to_owned();
    Some(OwnPage { name, token: Secret::new(token), instagram: instagram(row), id })
}

fn instagram(page: &Value) -> Option<Linked> {
    let linked = page.get("instagram_business_account")?;
    let user_id = answer::id(linked.get("id"))?;
    let name = linked.get("username").and_then(Value::as_str).unwrap_or(&user_id).to_owned();
    Some(Linked { user_id, name })
}
