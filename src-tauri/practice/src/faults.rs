//! What goes wrong on request: Meta's real error bodies, and what happens on a bad line.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::addresses::Endpoint;
use crate::people::{Page, Person};
use crate::refusal::{Body, Refusal};

/// A fault that waits for its call.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fault {
    /// A name or id of a person (with all their Pages) or of a Page, or `*`.
    pub user: String,
    /// An endpoint's name, or `*`.
    pub endpoint: String,
    /// An id of `errors.json`, or a mischief's name.
    pub error: String,
    /// How often it strikes yet; None: always.
    pub times: Option<u32>,
}

/// What strikes.
#[derive(Debug, Clone, Copy)]
pub enum Strike {
    /// One of Meta's errors.
    Error(&'static KnownError),
    /// Something else.
    Mischief(Mischief),
}

/// What happens on a bad line. "Done" is whether Meta's state changes all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mischief {
    /// Not done, never answered.
    Timeout,
    /// Done and answered, three seconds late.
    Slow,
    /// Not done; a proxy's page with status 200.
    Html,
    /// Not done; a proxy's page with status 502.
    Html502,
    /// Done; the answer stops in its middle.
    Truncated,
    /// Not done; the connection is reset.
    Reset,
    /// Not done; status 200 and nothing else.
    Empty,
    /// Not done; status 302 to another address, as a hotel's log-in page does it.
    Redirect,
    /// Done, never answered.
    Hold,
}

impl Mischief {
    /// Whether Meta's state changes all the same.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Slow | Self::Truncated | Self::Hold)
    }
}

/// One row of `errors.json`.
#[derive(Debug, Deserialize)]
pub struct KnownError {
    /// The name to call it by.
    pub id: String,
    /// None: shown in a browser only.
    pub http_status: Option<u16>,
    /// `json`, `page_text` or `redirect_query`.
    pub body_kind: String,
    /// As Meta sends it.
    pub body: Value,
    /// `wait` is a rate limit.
    pub action: String,
}

impl KnownError {
    /// The query of a browser that comes back with the error.
    pub fn redirect_query(&self) -> Option<&str> {
        (self.body_kind == "redirect_query").then(|| self.body.as_str()).flatten()
    }

    /// The answer.
    pub fn refusal(&self) -> Refusal {
        let body = match &self.body {
            Value::String(text) => Body::Page(text.clone()),
            body => Body::Json(body.clone()),
        };
        let regain_minutes = (self.action == "wait").then_some(19);
        Refusal { regain_minutes, ..Refusal::new(self.http_status.unwrap_or(400), body) }
    }
}

/// Finds what an `error` means.
pub fn strike(error: &str) -> Option<Strike> {
    if let Some(known) = ERRORS.iter().find(|known| known.id == error) {
        return Some(Strike::Error(known));
    }
    serde_json::from_value(Value::String(error.to_owned())).ok().map(Strike::Mischief)
}

/// Takes the first fault that is meant for this call, and counts it.
pub fn take(faults: &mut Vec<Fault>, subject: Option<&Subject>, endpoint: Endpoint) -> Option<Strike> {
    let place = faults.iter().position(|fault| fault.is_for(subject, endpoint))?;
    let found = strike(&faults[place].error);
    if let Some(times) = &mut faults[place].times {
        *times = times.saturating_sub(1);
        if *times == 0 {
            faults.remove(place);
        }
    }
    found
}

/// Who a call is about.
pub struct Subject {
    /// Whose token or code it is.
    pub person: Person,
    /// The Page that the token is for.
    pub page: Option<Page>,
}

impl Subject {
    fn is_called(&self, user: &str) -> bool {
        self.person.is_called(user) || self.page.as_ref().is_some_and(|page| page.is_called(user))
    }
}

impl Fault {
    fn is_for(&self, subject: Option<&Subject>, endpoint: Endpoint) -> bool {
        let user = self.user == "*" || subject.is_some_and(|subject| subject.is_called(&self.user));
        let place = self.endpoint == "*" || endpoint_named(&self.endpoint) == Some(endpoint);
        user && place && (endpoint == Endpoint::Authorize || !self.needs_a_browser())
    }

    /// Only a page can send the browser back.
    fn needs_a_browser(&self) -> bool {
        matches!(strike(&self.error), Some(Strike::Error(known)) if known.redirect_query().is_some())
    }
}

/// An endpoint by its name.
pub fn endpoint_named(name: &str) -> Option<Endpoint> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}

static ERRORS: LazyLock<Vec<KnownError>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../data/errors.json")).unwrap_or_default());
