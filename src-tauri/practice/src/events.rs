//! What happens to the people of the pretend Meta: switches about one of them, and what a person lets happen in practice.

use crate::dashboard::{self, Lifetime, TokenOrder};
use crate::error::PracticeError;
use crate::happening::{Happening, STRANGERS};
use crate::moment::Moment;
use crate::network::Network;
use crate::people::Page;
use crate::state::State;
use crate::switches::SwitchOrder;
use crate::token::Ending;

/// Turns the switches that an order gives about a person.
///
/// # Errors
///
/// `Order` when nobody has this name.
pub fn switch_person(state: &mut State, user: &str, order: &SwitchOrder) -> Result<(), PracticeError> {
    let mut found = Vec::new();
    for person in state.people.iter_mut().filter(|person| person.is_called(user)) {
        person.tester = order.tester.unwrap_or(person.tester);
        person.checkpoint = order.checkpoint.unwrap_or(person.checkpoint);
        if let Some(declined) = &order.declined {
            person.declined = declined.iter().cloned().collect();
        }
        if let Some(lost) = &order.lost_pages {
            let is_lost = |page: &&Page| lost.iter().any(|name| page.is_called(name));
            person.lost_pages = person.pages.iter().filter(is_lost).map(|page| page.id.clone()).collect();
        }
        found.push((person.network, person.id.clone()));
    }
    if found.is_empty() {
        return Err(PracticeError::Order("nobody of that name"));
    }
    let flags = [(order.password_changed, Ending::PasswordChanged), (order.app_removed, Ending::AppRemoved)];
    for (ending, is_over) in flags.into_iter().filter_map(|(flag, ending)| Some((ending, flag?))) {
        for token in state.tokens.values_mut() {
            let is_theirs =
                found.iter().any(|(network, id)| *network == token.network && *id == token.person);
            match (is_theirs, is_over, token.ended) {
                (true, true, None) => token.ended = Some(ending),
                (true, false, Some(ended)) if ended == ending => token.ended = None,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Lets the browser be logged in as somebody else on every network, or as nobody in particular again.
pub fn change_browser(state: &mut State, is_wrong: bool) {
    state.logged_in.clear();
    if !is_wrong {
        return;
    }
    for (network, name) in STRANGERS {
        if let Some(id) = state.named(network, name).map(|person| person.id.clone()) {
            state.logged_in.insert(network, id);
        }
    }
}

/// What happens at present and can be ended.
pub fn going_on(state: &State) -> Vec<Happening> {
    let everywhere = |error: &str| {
        state.faults.iter().any(|fault| fault.user == "*" && fault.endpoint == "*" && fault.error == error)
    };
    let is_stranger = |(network, name): &(Network, &str)| {
        let id = state.logged_in.get(network);
        id.is_some() && id == state.named(*network, name).map(|person| &person.id)
    };
    [
        (Happening::NoInternet, everywhere("reset")),
        (Happening::SlowMeta, everywhere("slow")),
        (Happening::WrongAccount, STRANGERS.iter().any(is_stranger)),
    ]
    .into_iter()
    .filter_map(|(what, is_so)| is_so.then_some(what))
    .collect()
}

/// Makes a 60-day token for the first account that may use the built-in app and has no token, and for the very first
/// account where each has one.
///
/// # Errors
///
/// None that can happen: the account is one of this pretend Meta.
pub fn spare_token(state: &mut State, now: Moment) -> Result<String, PracticeError> {
    let may_have = |network: Network| {
        state.people_of(network).filter(|person| person.tester && person.professional).collect::<Vec<_>>()
    };
    let mut people = [may_have(Network::Threads), may_have(Network::Instagram)].concat();
    people.sort_by_key(|person| {
        state.tokens.values().any(|token| (token.network, &token.person) == (person.network, &person.id))
    });
    let first = people.first().ok_or(PracticeError::Order("nobody may use the app"))?;
    let order = TokenOrder {
        network: first.network,
        user: first.id.clone(),
        life: Lifetime::Long,
        permissions: None,
    };
    dashboard::make(state, &order, now)
}
