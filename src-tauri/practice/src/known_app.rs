//! The Meta app that a call names: the one that is built in, or one that a person has made.

use url::Url;

use crate::apps::{MetaApp, Use};
use crate::network::{APP_SECRET, Network};
use crate::people::Person;
use crate::state::State;
use crate::token::Token;

/// An app as one network knows it.
#[derive(Clone, Copy)]
pub enum KnownApp<'a> {
    /// The app that every pretend Meta has, with everything set up.
    BuiltIn(Network),
    /// An app of the developer pages; without a use case for this network none of its log-ins works.
    Made(&'a MetaApp, Option<&'a Use>),
}

impl<'a> KnownApp<'a> {
    /// The app that this network knows by this number. Facebook knows the number of the Meta app itself; Instagram and
    /// Threads know only their own.
    pub fn find(state: &'a State, network: Network, id: &str) -> Option<Self> {
        if id == network.app_id() {
            return Some(Self::BuiltIn(network));
        }
        let apps = state.developer.apps.iter().map(|app| (app, app.use_of(network)));
        let mut known = apps.filter(|(app, one)| match network {
            Network::Facebook => app.id == id,
            _ => one.is_some_and(|one| one.id == id),
        });
        known.next().map(|(app, one)| Self::Made(app, one))
    }

    /// The app that a token was issued to.
    pub fn of(state: &'a State, token: &Token) -> Option<Self> {
        match &token.app {
            Some(id) => Self::find(state, token.network, id),
            None => Some(Self::BuiltIn(token.network)),
        }
    }

    /// Its number in codes and tokens; None for the one that is built in.
    pub fn made_id(self) -> Option<String> {
        match self {
            Self::BuiltIn(_) => None,
            Self::Made(app, one) => Some(one.map_or(&app.id, |one| &one.id).clone()),
        }
    }

    /// Its number at the network.
    pub fn id(self) -> &'a str {
        match self {
            Self::BuiltIn(network) => network.app_id(),
            Self::Made(app, one) => one.map_or(&app.id, |one| &one.id),
        }
    }

    /// Its secret at the network.
    pub fn secret(self) -> &'a str {
        match self {
            Self::BuiltIn(_) => APP_SECRET,
            Self::Made(app, one) => one.map_or(&app.secret, |one| &one.secret),
        }
    }

    /// Its name.
    pub fn name(self) -> &'a str {
        match self {
            Self::BuiltIn(_) => "Practice",
            Self::Made(app, _) => &app.name,
        }
    }

    /// Whether calls with its own token are taken as calls without one.
    pub fn is_distrusted(self) -> bool {
        matches!(self, Self::Made(app, _) if app.desktop)
    }

    /// Whether the person may log in with it before it is published.
    pub fn lets_in(self, person: &Person) -> bool {
        match self {
            Self::BuiltIn(_) => person.tester,
            Self::Made(app, _) => app.lets_in(person),
        }
    }

    /// Whether the permission was added to it.
    pub fn may_ask_for(self, permission: &str) -> bool {
        match self {
            Self::BuiltIn(_) => true,
            Self::Made(_, one) => one.is_some_and(|one| one.permissions.contains(permission)),
        }
    }

    /// Whether the address is in its list. The one that is built in lists every https address of this computer.
    pub fn lists(self, address: &str, url: &Url) -> bool {
        match self {
            Self::BuiltIn(_) => is_here(url),
            Self::Made(_, one) => {
                one.is_some_and(|one| one.return_addresses.iter().any(|listed| listed == address))
            }
        }
    }
}

/// Whether an address is one of this computer's.
fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}
