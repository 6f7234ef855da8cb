//! `me/accounts`: a person's Facebook Pages, each with a token of its own.

use serde_json::{Value, json};

use super::fields::chosen;
use super::proof::check_proof;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::people::Page;
use crate::refusal::Refusal;
use crate::state::State;
use crate::switches::PageTokens;
use crate::token::Token;

/// Pages in one answer, unless `limit` asks for fewer: the page size that `me/accounts` was seen with.
const LARGEST_ANSWER: usize = 25;

/// The Pages of one answer, none without the permission `pages_show_list`. A Page's token is told only where `fields`
/// names it.
///
/// # Errors
///
/// Meta's refusal of the token, the proof, a field or a number.
pub fn answer(state: &mut State, parameters: &Parameters, now: Moment) -> Result<Value, Refusal> {
    let sent = parameters.text("access_token");
    let token = state.working(Network::Facebook, sent, now)?.clone();
    check_proof(state, Network::Facebook, parameters)?;
    let may_see = state.scopes(&token).iter().any(|scope| scope == "pages_show_list") && token.page.is_none();
    let person = state.person(Network::Facebook, &token.person);
    // A system user's token reaches the Pages of the day on which it was made.
    let reaches = |page: &&Page| token.assets.as_ref().is_none_or(|assets| assets.contains(&page.id));
    let pages = person.filter(|_| may_see);
    let pages: Vec<Page> =
        pages.map_or_else(Vec::new, |person| person.own_pages().filter(reaches).cloned().collect());
    let limit = whole_number(parameters, "limit", LARGEST_ANSWER)?.clamp(1, LARGEST_ANSWER);
    let start = whole_number(parameters, "after", 0)?;
    let fields = parameters.get("fields").unwrap_or("id,name");
    let mut rows = Vec::new();
    for page in pages.iter().skip(start).take(limit) {
        let mut everything = about(page);
        everything["access_token"] = page_token(state, page, sent, &token, now).into();
        rows.push(chosen(&everything, fields)?);
    }
    let after = start + rows.len();
    let mut body = json!({"data": rows});
    if after > start {
        body["paging"] = json!({"cursors": {"before": start.to_string(), "after": after.to_string()}});
    }
    if after < pages.len() && after > start {
        body["paging"]["next"] = next(parameters, limit, after).into();
    }
    Ok(body)
}

/// Every field of a Page.
pub fn about(page: &Page) -> Value {
    let instagram = page.instagram.as_ref().map(|(id, username)| json!({"id": id, "username": username}));
    json!({"id": page.id, "name": page.name, "instagram_business_account": instagram})
}

/// The Page's token: endless when it was fetched with a long token, unless a switch lets it end with that token; and the
/// same each time that token asks.
fn page_token(state: &mut State, page: &Page, sent: &str, token: &Token, now: Moment) -> String {
    let is_it =
        |kept: &Token| kept.taken_with.as_deref() == Some(sent) && kept.page.as_ref() == Some(&page.id);
    if let Some((text, _)) = state.tokens.iter().find(|(_, kept)| is_it(kept)) {
        return text.clone();
    }
    let ends_with_it = token.short || state.switches.page_tokens == PageTokens::EndWithParent;
    state.mint(Token {
        page: Some(page.id.clone()),
        short: false,
        issued_at: now,
        expires_at: token.expires_at.filter(|_| ends_with_it),
        taken_with: Some(sent.to_owned()),
        system: false,
        assets: None,
        ..token.clone()
    })
}

fn whole_number(parameters: &Parameters, name: &str, otherwise: usize) -> Result<usize, Refusal> {
    let Some(text) = parameters.get(name) else { return Ok(otherwise) };
    text.parse().map_err(|_| {
        Refusal::graph("OAuthException", 100, "(#100) Param is invalid")
            .breaking(format!("{name} is no number"))
    })
}

fn next(parameters: &Parameters, limit: usize, after: usize) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for name in ["access_token", "fields"] {
        if let Some(value) = parameters.get(name) {
            query.append_pair(name, value);
        }
    }
    query.append_pair("limit", &limit.to_string()).append_pair("after", &after.to_string());
    format!("https://graph.facebook.com/v25.0/me/accounts?{}", query.finish())
}
